/** Report lines one below the other, each opening its own page. */
import type { Language, Names } from '../../../kernel/pure/languages.ts'
import type { Line } from '../../../modules/delivery/index.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import type { Overview } from './load.ts'

interface LinesTableProps {
  overview: Overview
  lines: readonly Line[]
  language: Language
}

const columns = ['organisation', 'cluster', 'activity', 'area', 'group', 'targeted', 'reached', 'source'] as const
const isNumber = (column: (typeof columns)[number]) => column === 'targeted' || column === 'reached'

export function LinesTable({ overview, lines, language }: LinesTableProps) {
  const { operation, clusters, allPlaces, organisations, groups, activities, keeps } = overview
  const path = `/o/${operation.code}`
  const groupsById = new Map(groups.map(group => [group.id, group]))
  const nameOf = (id: string | null, things: ReadonlyMap<string, { names: Names }>) => {
    const thing = id === null ? undefined : things.get(id)
    return thing ? named(thing, language) : say(language, 'notStated')
  }
  const organisationOf = (id: string | null) => {
    const found = id === null ? undefined : organisations.get(id)
    return found ? (found.acronym ?? named(found, language)) : say(language, 'notStated')
  }
  const people = (value: number | null) =>
    value === null ? <span class="muted">{say(language, 'unknown')}</span> : formatWhole(value)
  const originOf = ({ importRow }: Line, importId: string) => {
    const text = importRow === null ? say(language, 'imports') : say(language, 'row', { row: importRow })
    return keeps ? <a href={`${path}/imports/${importId}`}>{text}</a> : text
  }
  return (
    <Records
      head={say(language, 'month')}
      caption={say(language, 'lines')}
      columns={columns.map(column => ({ head: say(language, column), number: isNumber(column) }))}
      rows={lines.map(line => {
        const month = formatMonth(line.period, language)
        const organisation = organisationOf(line.implementingOrganisationId ?? line.leadOrganisationId)
        const area = nameOf(line.placeId, allPlaces)
        return {
          key: line.id,
          head: (
            <a href={`${path}/lines/${line.id}`} aria-label={tell(language, 'openLine', { month, organisation, area })}>
              {month}
            </a>
          ),
          cells: [
            <bdi>{organisation}</bdi>,
            <bdi>{nameOf(line.subclusterId ?? line.clusterId, clusters)}</bdi>,
            <bdi>
              {line.activityId ? nameOf(line.activityId, activities) : (line.activityDetail ?? say(language, 'notStated'))}
            </bdi>,
            <>
              <bdi>{area}</bdi>
              {line.site && (
                <>
                  {', '}
                  <bdi>{line.site}</bdi>
                </>
              )}
            </>,
            <bdi>{nameOf(line.groupId, groupsById)}</bdi>,
            people(line.targeted),
            people(line.reached),
            <>
              {line.illustrative && <span class="badge">{say(language, 'illustrative')}</span>}
              {line.importId && originOf(line, line.importId)}
            </>,
          ],
        }
      })}
    />
  )
}
