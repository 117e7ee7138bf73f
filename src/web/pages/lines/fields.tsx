/** The fields of a report line by the questions it answers, and how each is written. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { LineLabels, LineVersion } from '../../../modules/delivery/index.ts'
import type { Labelled } from '../../../modules/operations/index.ts'
import { say } from '../../messages/house.ts'
import { type PagesMessage, tell, tellCode } from '../../messages/pages.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { addressOf } from '../overview/filters.ts'
import { formatMoney } from '../profile/projects.tsx'
import { formatDate } from '../profile/time.ts'

export interface Writing {
  labels: LineLabels
  language: Language
  path: string
}

export interface LineField {
  /** Tells fields apart; also what is compared between two versions. */
  key: string
  term: string
  /** Equal texts say the same; null is not stated. Ids of merged entries are the ids of what they really are. */
  same: string | null
  value: ComponentChildren
}

export interface Question {
  title: PagesMessage
  fields: LineField[]
}

/** The entry that an id stands for now, merged ones followed. */
function truly(id: string, entries: readonly Labelled[]): string {
  const entry = entries.find(each => each.id === id)
  return entry?.mergedInto ?? id
}

/** Every field of a version of a line, stated or not, in the order of the questions. */
export function questionsOf(line: LineVersion, { labels, language, path }: Writing): Question[] {
  const plain = (key: string, term: string, value: string | null, isolated = true): LineField => ({
    key,
    term,
    same: value,
    value: value === null ? null : isolated ? <bdi>{value}</bdi> : value,
  })
  const number = (key: string, term: string, value: number | null): LineField => ({
    key,
    term,
    same: value === null ? null : String(value),
    value: value === null ? null : formatWhole(value),
  })
  const date = (key: string, term: string, value: string | null) =>
    plain(key, term, value === null ? null : formatDate(value, language), false)
  const thing = (key: string, term: string, id: string | null, kind: keyof LineLabels): LineField => ({
    key,
    term,
    same: id === null ? null : truly(id, labels[kind]),
    value: id === null ? null : <Thing id={id} kind={kind} labels={labels} language={language} path={path} />,
  })
  const donors = line.donorIds.map(id => truly(id, labels.organisations))
  const parts = Object.entries(line.breakdown).sort(([a], [b]) => (a < b ? -1 : 1))
  const money = line.valueMinor !== null && line.currency !== null ? formatMoney(line.valueMinor, line.currency) : line.valueMinor
  return [
    {
      title: 'who',
      fields: [
        thing('lead', tell(language, 'leadOrganisation'), line.leadOrganisationId, 'organisations'),
        thing('implementer', tell(language, 'implementingOrganisation'), line.implementingOrganisationId, 'organisations'),
        {
          key: 'donors',
          term: tell(language, 'donors'),
          same: donors.length > 0 ? donors.join() : null,
          value:
            donors.length > 0
              ? line.donorIds.map((id, index) => (
                  <>
                    {index > 0 && ', '}
                    <Thing id={id} kind="organisations" labels={labels} language={language} path={path} />
                  </>
                ))
              : null,
        },
        plain('recordId', tell(language, 'recordId'), line.recordId),
      ],
    },
    {
      title: 'what',
      fields: [
        thing('cluster', say(language, 'cluster'), line.clusterId, 'clusters'),
        thing('subcluster', tell(language, 'subcluster'), line.subclusterId, 'clusters'),
        thing('activity', say(language, 'activity'), line.activityId, 'activities'),
        plain('activityDetail', tell(language, 'activityDetail'), line.activityDetail),
        plain('objective', tell(language, 'objective'), line.objective),
        plain('indicator', tell(language, 'indicator'), line.indicatorCode),
        plain('plan', tell(language, 'plan'), line.plan),
        plain('projectCode', tell(language, 'projectCode'), line.projectCode),
        plain('modality', tell(language, 'modality'), line.modality),
        plain('mechanism', tell(language, 'mechanism'), line.mechanism),
      ],
    },
    {
      title: 'where',
      fields: [
        thing('place', say(language, 'area'), line.placeId, 'places'),
        plain('site', say(language, 'site'), line.site),
        plain('siteType', tell(language, 'siteType'), line.siteType),
        plain(
          'coordinates',
          tell(language, 'coordinates'),
          line.latitude !== null && line.longitude !== null ? `${line.latitude}, ${line.longitude}` : null,
        ),
      ],
    },
    {
      title: 'when',
      fields: [
        plain('period', tell(language, 'reportingMonth'), formatMonth(line.period, language), false),
        plain('status', say(language, 'status'), line.status && tellCode(language, 'status', line.status), false),
        date('start', tell(language, 'starts'), line.start),
        date('end', tell(language, 'ends'), line.end),
      ],
    },
    {
      title: 'forWhom',
      fields: [
        thing('group', say(language, 'group'), line.groupId, 'groups'),
        number('targeted', say(language, 'targeted'), line.targeted),
        number('reached', say(language, 'reached'), line.reached),
        number('reachedNew', tell(language, 'reachedNew'), line.reachedNew),
        number('households', tell(language, 'households'), line.households),
        {
          key: 'breakdown',
          term: tell(language, 'breakdown'),
          same: parts.length > 0 ? JSON.stringify(parts) : null,
          value:
            parts.length > 0 ? (
              <ul class="plain">
                {parts.map(([part, people]) => (
                  <li key={part}>
                    {part
                      .split('+')
                      .map(each => tellCode(language, 'part', each))
                      .join(' · ')}
                    : {formatWhole(people)}
                  </li>
                ))}
              </ul>
            ) : null,
        },
      ],
    },
    {
      title: 'howMuch',
      fields: [
        plain('quantity', tell(language, 'quantity'), line.quantity, false),
        plain('unit', tell(language, 'unit'), line.unit),
        plain('amount', tell(language, 'amount'), money, false),
        plain('comments', tell(language, 'comments'), line.comments),
      ],
    },
  ]
}

interface ThingProps {
  id: string
  kind: keyof LineLabels
  labels: LineLabels
  language: Language
  path: string
}

/** Which pages there are about things that lines name. */
const pages: Partial<Record<keyof LineLabels, string>> = {
  organisations: 'organisations',
  places: 'areas',
  clusters: 'clusters',
}

/** A thing that a line names, with the way to its page; one that was merged since says so. */
function Thing({ id, kind, labels, language, path }: ThingProps) {
  const entry = labels[kind].find(each => each.id === id)
  if (!entry) return <span class="unknown">{say(language, 'unknown')}</span>
  const name = <bdi>{named({ names: entry.names, ...(entry.code ? { code: entry.code } : {}) }, language)}</bdi>
  const page = pages[kind]
  const code = entry.code && kind !== 'groups' && kind !== 'activities' && (
    <bdi class="code" dir="ltr">
      {entry.code}
    </bdi>
  )
  if (entry.mergedInto !== null)
    return (
      <>
        {name} <span class="source">{tell(language, 'mergedSince')}</span>
      </>
    )
  return (
    <>
      {page ? <a href={addressOf(`${path}/${page}/${id}`, {})}>{name}</a> : name} {code}
    </>
  )
}
