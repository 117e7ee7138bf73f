/** What differs between two versions of a plan. */
import { type Language, languages } from '../../../kernel/pure/languages.ts'
import type { CaseloadFigure, compareVersions, StrategicPlan } from '../../../modules/plan/index.ts'
import type { FigureChange, ObjectiveAspect, ObjectiveChange } from '../../../modules/plan/rules.ts'
import { type PlanMessage, sayPlan } from '../../messages/plan.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import type { LoadedPlans } from './load.ts'
import { versionText } from './parts.tsx'

type Changes = Awaited<ReturnType<typeof compareVersions.read>>
interface ChangesProps {
  loaded: LoadedPlans
  plan: StrategicPlan
  found: Changes
  /** Codes of objectives of both versions by their ids. */
  codes: ReadonlyMap<string, string>
}

const figuresShown = 40
const nameText = { en: 'nameEn', ar: 'nameAr', ckb: 'nameCkb' } as const

interface AspectRow {
  aspect: ObjectiveAspect
  text: PlanMessage
  /** Of a name: the language it is in. */
  language?: Language
}

/** What differs of an objective itself; of its names, each language that differs. */
const aspectRows = ({ aspects, before, after }: ObjectiveChange): AspectRow[] =>
  aspects.flatMap((aspect): AspectRow[] =>
    aspect === 'names'
      ? languages
          .filter(language => before?.names[language] !== after?.names[language])
          .map(language => ({ aspect, language, text: nameText[language] }))
      : [{ aspect, text: aspect }],
  )

export function ChangesPage(props: ChangesProps) {
  const { loaded, plan, found } = props
  const { language, path } = loaded
  return (
    <div class="plan">
      <div class="page-head">
        <h1>{sayPlan(language, 'whatChanged')}</h1>
        <p class="muted">
          <bdi>{named(plan, language)}</bdi> · {sayPlan(language, 'betweenVersions', { from: found.from.no, to: found.to.no })} (
          {versionText(found.to, language)})
        </p>
        <p>
          <a href={`${path}?plan=${encodeURIComponent(plan.code)}&version=${found.to.no}`}>{sayPlan(language, 'backToPlan')}</a>
        </p>
      </div>
      {plan.versions.length > 2 && <Compared {...props} />}
      {found.changes.length === 0 && <p class="notice">{sayPlan(language, 'nothingChanged')}</p>}
      {found.changes.map(change => (
        <Change key={change.lineageId} {...props} change={change} />
      ))}
    </div>
  )
}

/** Any two versions are compared, not only those next to each other. */
function Compared({ loaded: { language, path }, plan, found }: ChangesProps) {
  return (
    <form class="filters" action={`${path}/changes`} aria-label={sayPlan(language, 'compare')}>
      <input type="hidden" name="plan" value={plan.code} />
      {(['from', 'to'] as const).map(side => (
        <div key={side}>
          <label for={side}>{sayPlan(language, side === 'from' ? 'before' : 'after')}</label>
          <select id={side} name={side}>
            {plan.versions.map(each => (
              <option key={each.no} value={each.no} selected={each.no === found[side].no}>
                {`${each.no} · ${versionText(each, language)}`}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit">{sayPlan(language, 'compare')}</button>
    </form>
  )
}

function Change({ change, ...props }: ChangesProps & { change: ObjectiveChange }) {
  const { language } = props.loaded
  const objective = change.after ?? change.before
  const label = `${objective?.code ?? ''} ${sayPlan(language, change.kind)}`
  const rows = change.kind === 'changed' ? aspectRows(change) : []
  return (
    <Scroll label={label}>
      <h2>
        <span class={`plan-change plan-${change.kind}`}>{sayPlan(language, change.kind)}</span>{' '}
        <bdi class="plan-code">{objective?.code}</bdi> <bdi>{objective && named(objective, language)}</bdi>
      </h2>
      {change.kind === 'ended' && change.after?.ended && (
        <p>
          {sayPlan(language, 'reason')}: <bdi>{change.after.ended}</bdi>
        </p>
      )}
      {(rows.length > 0 || change.figures.length > 0) && (
        <table>
          <thead>
            <tr>
              <th scope="col">{sayPlan(language, 'what')}</th>
              <th scope="col">{sayPlan(language, 'before')}</th>
              <th scope="col">{sayPlan(language, 'after')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ aspect, text, language: spoken }) => (
              <tr key={text}>
                <th scope="row">{sayPlan(language, text)}</th>
                {([change.before, change.after] as const).map((side, at) => (
                  <td key={String(at)}>
                    <bdi lang={spoken}>{aspectOf(props, aspect, side, spoken)}</bdi>
                  </td>
                ))}
              </tr>
            ))}
            {change.figures.slice(0, figuresShown).map(figure => (
              <FigureRow key={`${figure.placeId}|${figure.groupId}`} {...props} figure={figure} />
            ))}
          </tbody>
        </table>
      )}
      {change.figures.length > figuresShown && (
        <details>
          <summary>{sayPlan(language, 'moreFigures', { count: formatWhole(change.figures.length - figuresShown) })}</summary>
          <table>
            <tbody>
              {change.figures.slice(figuresShown).map(figure => (
                <FigureRow key={`${figure.placeId}|${figure.groupId}`} {...props} figure={figure} />
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Scroll>
  )
}

function FigureRow({ figure, ...props }: ChangesProps & { figure: FigureChange }) {
  return (
    <tr>
      <th scope="row">
        <bdi>{whereOf(props.loaded, figure)}</bdi>
      </th>
      <td>{peopleOf(props, figure.before)}</td>
      <td>{peopleOf(props, figure.after)}</td>
    </tr>
  )
}

function aspectOf(
  { loaded, plan, codes }: ChangesProps,
  aspect: ObjectiveAspect,
  side: ObjectiveChange['before'],
  spoken: Language | undefined,
): string {
  const { language, clusters } = loaded
  if (!side) return '–'
  if (aspect === 'code') return side.code
  if (aspect === 'names') return (spoken && side.names[spoken]) || '–'
  if (aspect === 'level') return named({ names: plan.levels[side.level - 1] ?? {}, code: String(side.level) }, language)
  if (aspect === 'parent') return side.parentId === null ? sayPlan(language, 'noParent') : (codes.get(side.parentId) ?? '–')
  const cluster = clusters.get(side.clusterId ?? '')
  return cluster ? named(cluster, language) : sayPlan(language, 'noCluster')
}

/** The names of an area and a group; none of them is all of them. */
export function partsOfWhere(
  { language, places, groups }: LoadedPlans,
  { placeId, groupId }: Pick<CaseloadFigure, 'placeId' | 'groupId'>,
): [area: string, group: string] {
  const place = places.find(({ id }) => id === placeId)
  const group = groups.find(({ id }) => id === groupId)
  return [
    place ? named(place, language) : sayPlan(language, 'allAreas'),
    group ? named(group, language) : sayPlan(language, 'allGroups'),
  ]
}

export const whereOf = (loaded: LoadedPlans, where: Pick<CaseloadFigure, 'placeId' | 'groupId'>): string =>
  partsOfWhere(loaded, where).join(' · ')

function peopleOf({ loaded: { language } }: ChangesProps, figure: FigureChange['before']) {
  if (!figure) return <span class="muted">{sayPlan(language, 'notStated')}</span>
  const said = (value: number | null) => (value === null ? sayPlan(language, 'unknown') : formatWhole(value))
  return (
    <>
      {sayPlan(language, 'inNeed')}: {said(figure.inNeed)} · {sayPlan(language, 'targeted')}: {said(figure.targeted)}
    </>
  )
}
