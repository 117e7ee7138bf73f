/** People of an objective by area and group, as a table to write in. Blank is unknown, 0 is nobody. */
import type { ComponentChildren } from 'preact'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Objective } from '../../../modules/plan/index.ts'
import { sayPlan } from '../../messages/plan.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Hidden } from '../accounts/parts.tsx'
import { partsOfWhere, whereOf } from './changes.tsx'
import { newLines, type PeopleLine } from './forms.ts'
import { inOrder, type LoadedPlans, placeLabel } from './load.ts'
import type { ObjectiveProps } from './objective.tsx'

const written = (value: number | null) => (value === null ? '' : String(value))
const blank: PeopleLine = {
  ...{ stored: false, placeId: '', groupId: '', place: '', inNeed: '', targeted: '', source: '', remove: false },
}

type Props = ObjectiveProps & { objective: Objective }

export function PeopleForm({ loaded, shown, objective, lines, conflict }: Props) {
  const { language, path, places } = loaded
  const own = shown.framework.caseloads.filter(({ objectiveId }) => objectiveId === objective.id)
  const stored = inOrder(own, loaded).map(({ placeId, groupId, inNeed, targeted, source }) => ({
    ...blank,
    ...{ stored: true, placeId: placeId ?? '', groupId: groupId ?? '', inNeed: written(inNeed), targeted: written(targeted) },
    source: source ?? '',
  }))
  const all = lines ?? [...stored, ...Array.from({ length: newLines }, () => blank)]
  const nowOf = ({ placeId, groupId }: PeopleLine) =>
    own.find(figure => (figure.placeId ?? '') === placeId && (figure.groupId ?? '') === groupId)
  return (
    <form method="post" action={`${path}/objective/${objective.id}/people`}>
      <Scroll label={sayPlan(language, 'people')}>
        <h2>{sayPlan(language, 'people')}</h2>
        <p class="muted">{sayPlan(language, 'peopleHint')}</p>
        <Hidden
          fields={{
            ...{ commandId: newId(), version: String(objective.version), lines: String(all.length) },
            ...{ plan: shown.framework.plan.code, no: String(shown.framework.version.no) },
          }}
        />
        <table class="plan-people">
          <thead>
            <tr>
              <th scope="col">{sayPlan(language, 'area')}</th>
              <th scope="col">{sayPlan(language, 'group')}</th>
              <th scope="col">{sayPlan(language, 'inNeed')}</th>
              <th scope="col">{sayPlan(language, 'targeted')}</th>
              {conflict && <th scope="col">{sayPlan(language, 'now')}</th>}
              <th scope="col">{sayPlan(language, 'remove')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((line, nth) => (
              <Line key={String(nth)} line={line} nth={nth} loaded={loaded} first={stored.length}>
                {conflict && <td>{nowText(loaded, nowOf(line))}</td>}
              </Line>
            ))}
          </tbody>
        </table>
        <button type="submit">{sayPlan(language, 'savePeople')}</button>
        <datalist id="places">
          {places.map(place => (
            <option key={place.id} value={placeLabel(place, language)} />
          ))}
        </datalist>
      </Scroll>
    </form>
  )
}

function nowText({ language }: LoadedPlans, figure: { inNeed: number | null; targeted: number | null } | undefined): string {
  if (!figure) return sayPlan(language, 'notStated')
  const said = (value: number | null) => (value === null ? sayPlan(language, 'unknown') : formatWhole(value))
  return `${said(figure.inNeed)} / ${said(figure.targeted)}`
}

interface LineProps {
  line: PeopleLine
  nth: number
  loaded: LoadedPlans
  /** Number of lines before the new ones. */
  first: number
  children?: ComponentChildren
}

function Line({ line, nth, loaded, first, children }: LineProps) {
  const { language, groups } = loaded
  const { placeId, groupId, source } = line
  const label = line.stored
    ? whereOf(loaded, { placeId: placeId || null, groupId: groupId || null })
    : sayPlan(language, 'newFigure', { nth: Math.max(1, nth - first + 1) })
  const [area, group] = partsOfWhere(loaded, { placeId: placeId || null, groupId: groupId || null })
  const name = (field: string) => `${field}.${nth}`
  const number = (field: 'inNeed' | 'targeted') => (
    <td>
      <input
        name={name(field)}
        value={line[field]}
        inputMode="numeric"
        dir="ltr"
        size={9}
        aria-label={`${sayPlan(language, field)}, ${label}`}
      />
    </td>
  )
  return (
    <tr>
      {line.stored ? (
        <>
          <th scope="row">
            <Hidden
              fields={{
                [name('stored')]: 'yes',
                [name('placeId')]: placeId,
                [name('groupId')]: groupId,
                [name('source')]: source,
              }}
            />
            <bdi>{area}</bdi>
          </th>
          <td>
            <bdi>{group}</bdi>
          </td>
        </>
      ) : (
        <>
          <th scope="row">
            <input
              name={name('place')}
              value={line.place}
              list="places"
              placeholder={sayPlan(language, 'allAreas')}
              aria-label={`${sayPlan(language, 'area')}, ${label}`}
            />
          </th>
          <td>
            <select name={name('groupId')} aria-label={`${sayPlan(language, 'group')}, ${label}`}>
              <option value="">{sayPlan(language, 'allGroups')}</option>
              {groups.map(each => (
                <option key={each.id} value={each.id} selected={each.id === groupId}>
                  {named(each, language)}
                </option>
              ))}
            </select>
          </td>
        </>
      )}
      {number('inNeed')}
      {number('targeted')}
      {children}
      <td>
        {line.stored && (
          <input
            type="checkbox"
            name={name('remove')}
            value="yes"
            checked={line.remove}
            aria-label={`${sayPlan(language, 'remove')}: ${label}`}
          />
        )}
      </td>
    </tr>
  )
}
