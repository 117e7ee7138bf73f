/** What differs between two versions of a plan. */
import type { CaseloadFigure, compareVersions, StrategicPlan } from '../../../modules/plan/index.ts'
import type { FigureChange, ObjectiveAspect, ObjectiveChange } from '../../../modules/plan/rules.ts'
import { sayPlan } from '../../messages/plan.ts'
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
const aspectText = { code: 'code', names: 'name', cluster: 'cluster', level: 'level', parent: 'parent' } as const

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
      {found.changes.length === 0 && <p class="notice">{sayPlan(language, 'nothingChanged')}</p>}
      {found.changes.map(change => (
        <Change key={change.lineageId} {...props} change={change} />
      ))}
    </div>
  )
}

function Change({ change, ...props }: ChangesProps & { change: ObjectiveChange }) {
  const { language } = props.loaded
  const objective = change.after ?? change.before
  const label = `${objective?.code ?? ''} ${sayPlan(language, change.kind)}`
  const rows = change.kind === 'changed' ? change.aspects : []
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
            {rows.map(aspect => (
              <tr key={aspect}>
                <th scope="row">{sayPlan(language, aspectText[aspect])}</th>
                {([change.before, change.after] as const).map((side, at) => (
                  <td key={String(at)}>
                    <bdi>{aspectOf(props, aspect, side)}</bdi>
                  </td>
                ))}
              </tr>
            ))}
            {change.figures.slice(0, figuresShown).map(figure => (
              <tr key={`${figure.placeId}|${figure.groupId}`}>
                <th scope="row">
                  <bdi>{whereOf(props.loaded, figure)}</bdi>
                </th>
                <td>{peopleOf(props, figure.before)}</td>
                <td>{peopleOf(props, figure.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {change.figures.length > figuresShown && (
        <p class="muted">{sayPlan(language, 'moreFigures', { count: formatWhole(change.figures.length - figuresShown) })}</p>
      )}
    </Scroll>
  )
}

function aspectOf({ loaded, plan, codes }: ChangesProps, aspect: ObjectiveAspect, side: ObjectiveChange['before']): string {
  const { language, clusters } = loaded
  if (!side) return '–'
  if (aspect === 'code') return side.code
  if (aspect === 'names') return Object.values(side.names).join(' · ')
  if (aspect === 'level') return named({ names: plan.levels[side.level - 1] ?? {}, code: String(side.level) }, language)
  if (aspect === 'parent') return side.parentId === null ? sayPlan(language, 'noParent') : (codes.get(side.parentId) ?? '–')
  const cluster = clusters.get(side.clusterId ?? '')
  return cluster ? named(cluster, language) : sayPlan(language, 'noCluster')
}

export function whereOf(loaded: LoadedPlans, { placeId, groupId }: Pick<CaseloadFigure, 'placeId' | 'groupId'>): string {
  const { language } = loaded
  const place = loaded.places.find(({ id }) => id === placeId)
  const group = loaded.groups.find(({ id }) => id === groupId)
  return [
    place ? named(place, language) : sayPlan(language, 'allAreas'),
    group ? named(group, language) : sayPlan(language, 'allGroups'),
  ].join(' · ')
}

function peopleOf({ loaded: { language } }: ChangesProps, figure: FigureChange['before']) {
  if (!figure) return <span class="muted">{sayPlan(language, 'notStated')}</span>
  const said = (value: number | null) => (value === null ? sayPlan(language, 'unknown') : formatWhole(value))
  return (
    <>
      {sayPlan(language, 'inNeed')}: {said(figure.inNeed)} · {sayPlan(language, 'targeted')}: {said(figure.targeted)}
    </>
  )
}
