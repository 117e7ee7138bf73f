/** The indicators of an operation by cluster: how far each is, its months, and who spoke. */
import { isAllowed } from '../../../kernel/access.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { IndicatorFigure, PlannedIndicator } from '../../../modules/indicators/index.ts'
import { lineReaders, senders } from '../../../modules/operations/index.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import { say as sayHouse } from '../../messages/house.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { allMonths, ProgressBar, Sparkline } from './charts.tsx'
import { formatFigure, percent, unitOf } from './format.ts'
import { addressOf, areaCode, areasBelow, clustersShown, type Loaded, plannable } from './load.ts'

export interface ListProps {
  loaded: Loaded
  planned: readonly PlannedIndicator[]
  figures: ReadonlyMap<string, IndicatorFigure>
  /** Months that the operation has figures for. */
  months: readonly string[]
}

export function ListPage(props: ListProps) {
  const { loaded, planned, figures, months } = props
  const { language, path, asked, cluster, area } = loaded
  const span = allMonths(months)
  const last = span.at(-1)
  const shown = clustersShown(loaded).flatMap(each => {
    const own = planned.filter(({ clusterId }) => clusterId === each.id)
    return own.length > 0 ? [{ cluster: each, own }] : []
  })
  const narrowed = [cluster && named(cluster, language), area && named(area, language)].filter(Boolean).join(' · ')
  const illustrative = planned.some(({ id }) => figures.get(id)?.illustrative)
  return (
    <>
      <h1>{narrowed ? `${say(language, 'indicators')}: ${narrowed}` : say(language, 'indicators')}</h1>
      <p class="muted">
        {asked.from || asked.to
          ? say(language, 'span', {
              from: asked.from ? formatMonth(asked.from, language) : '…',
              to: asked.to ? formatMonth(asked.to, language) : '…',
            })
          : last
            ? say(language, 'toDate', { month: formatMonth(last, language) })
            : say(language, 'nothingSaid')}
        {illustrative && <span class="badge badge-after">{sayHouse(language, 'illustrative')}</span>}
      </p>
      <Filters {...props} span={span} />
      <Actions loaded={loaded} />
      {planned.length === 0 && <p class="notice">{say(language, plannable(loaded).length > 0 ? 'noneYet' : 'nonePlanned')}</p>}
      {shown.map(({ cluster: each, own }) => (
        <ClusterSection key={each.id} cluster={each} own={own} {...props} span={span} path={path} />
      ))}
    </>
  )
}

function Filters({ loaded, span }: ListProps & { span: readonly string[] }) {
  const { language, path, asked, clusters } = loaded
  const month = (name: 'from' | 'to') => (
    <div>
      <label for={name}>{say(language, name)}</label>
      <select id={name} name={name}>
        <option value="">{say(language, 'anyMonth')}</option>
        {[...new Set([...span, asked[name] ?? ''])].filter(Boolean).map(period => (
          <option key={period} value={period} selected={period === asked[name]}>
            {formatMonth(period, language)}
          </option>
        ))}
      </select>
    </div>
  )
  const areas = areasBelow(loaded, null)
  return (
    <div class="filter-panel">
      <form class="filters" action={path} aria-label={say(language, 'filters')}>
        <div>
          <label for="cluster">{say(language, 'cluster')}</label>
          <select id="cluster" name="cluster">
            <option value="">{say(language, 'allClusters')}</option>
            {[...clusters.values()].map(each => (
              <option key={each.id} value={each.code} selected={each.code === asked.cluster}>
                {named(each, language)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="area">{say(language, 'area')}</label>
          <select id="area" name="area">
            <option value="">{say(language, 'wholeOperation')}</option>
            {[...areas, ...(loaded.area && !areas.includes(loaded.area) ? [loaded.area] : [])].map(place => (
              <option key={place.id} value={areaCode(place)} selected={place.id === loaded.area?.id}>
                {named(place, language)}
              </option>
            ))}
          </select>
        </div>
        {month('from')}
        {month('to')}
        <button type="submit">{say(language, 'show')}</button>
      </form>
    </div>
  )
}

function Actions({ loaded }: { loaded: Loaded }) {
  const { language, path, asked } = loaded
  const may = plannable(loaded).length > 0
  const maySend = isAllowed(loaded.asking.actor, senders, [{ operation: loaded.operationId }])
  const readsFigures = isAllowed(loaded.asking.actor, lineReaders, [{ operation: loaded.operationId }])
  const cluster = { cluster: asked.cluster }
  return (
    <p class="links">
      {may && <a href={addressOf(`${path}/library`, cluster)}>{say(language, 'fromLibrary')}</a>}
      {may && <a href={addressOf(`${path}/new`, cluster)}>{say(language, 'writeOwn')}</a>}
      {maySend && <a href={`${path}/import`}>{say(language, 'importSheet')}</a>}
      <a href={readsFigures ? `${path}.xlsx` : `${path}.xlsx?values=no`}>{say(language, 'download')}</a>
      <a href={`${path}/dimensions`}>{say(language, 'dimensions')}</a>
    </p>
  )
}

interface SectionProps extends ListProps {
  cluster: Cluster
  own: readonly PlannedIndicator[]
  span: readonly string[]
  path: string
}

/** Planned indicators so that those that roll up into another stand under it. */
function inTree(own: readonly PlannedIndicator[]): { planned: PlannedIndicator; depth: number }[] {
  const here = new Set(own.map(({ id }) => id))
  const found: { planned: PlannedIndicator; depth: number }[] = []
  const visit = (parent: string | null, depth: number) => {
    for (const planned of own) {
      const above = planned.parentId !== null && here.has(planned.parentId) ? planned.parentId : null
      if (above !== parent) continue
      found.push({ planned, depth })
      visit(planned.id, depth + 1)
    }
  }
  visit(null, 0)
  return found
}

function ClusterSection({ loaded, cluster, own, figures, span, path }: SectionProps) {
  const { language, asked } = loaded
  const name = named(cluster, language)
  return (
    <section class="card" aria-labelledby={`cluster-${cluster.code}`}>
      <h2 id={`cluster-${cluster.code}`}>
        <a href={addressOf(path, { ...asked, cluster: cluster.code })}>
          <bdi>{name}</bdi>
        </a>
      </h2>
      <ul class="plain aims">
        {inTree(own).map(({ planned, depth }) => (
          <IndicatorRow
            key={planned.id}
            planned={planned}
            depth={depth}
            figure={figures.get(planned.id)}
            span={span}
            loaded={loaded}
          />
        ))}
      </ul>
      <details>
        <summary>{say(language, 'asTable')}</summary>
        <ClusterTable own={own} figures={figures} span={span} language={language} label={name} />
      </details>
    </section>
  )
}

interface RowProps {
  planned: PlannedIndicator
  depth: number
  figure: IndicatorFigure | undefined
  span: readonly string[]
  loaded: Loaded
}

function IndicatorRow({ planned, depth, figure, span, loaded }: RowProps) {
  const { language, path, asked } = loaded
  const value = figure?.figure.value ?? null
  const target = figure?.levels.target.value ?? null
  const baseline = figure?.levels.baseline.value ?? null
  const reached = percent(figure?.progress ?? null)
  return (
    <li class={depth > 0 ? 'aim aim-part' : 'aim'}>
      <div class="aim-name">
        <a href={addressOf(`${path}/${planned.id}`, { area: asked.area, from: asked.from, to: asked.to })}>
          <bdi>{named(planned, language)}</bdi>
        </a>{' '}
        <span class="muted">
          <bdi>{planned.code}</bdi>
          {' · '}
          {unitOf(planned, language)}
          {planned.lowerIsBetter && <> · {say(language, 'lessIsBetter')}</>}
          {planned.ended && <> · {say(language, 'endedWith', { month: formatMonth(planned.ended, language) })}</>}
        </span>
      </div>
      <div class="aim-way">
        <p class="aim-figure">
          <strong class={value === null ? 'unknown' : ''}>{formatFigure(value, planned, language)}</strong>
          {reached !== null && <span>{formatWhole(reached)} %</span>}
        </p>
        {reached !== null && (
          <ProgressBar planned={planned} value={value} target={target} progress={figure?.progress ?? null} language={language} />
        )}
        <p class="aim-ends">
          <span>{baseline === null ? '' : `${say(language, 'baseline')} ${formatFigure(baseline, planned, language)}`}</span>
          <span>
            {target === null
              ? say(language, 'noTarget')
              : `${say(language, 'target')} ${formatFigure(target, planned, language)}`}
          </span>
        </p>
      </div>
      <div class="aim-trend" dir="ltr">
        <Sparkline planned={planned} months={figure?.months ?? []} span={span} language={language} />
      </div>
      <div class="aim-said">{figure && <Said figure={figure} language={language} />}</div>
    </li>
  )
}

/** The last month with a figure, and who spoke in the month that is looked at. */
export function Said({ figure, language }: { figure: IndicatorFigure; language: Language }) {
  const { latest, said, unknown } = figure.figure
  const { period, placesSaid, placesExpected, organisationsSaid, organisationsExpected } = figure.completeness
  const late = latest === null || (period !== null && latest < period)
  return (
    <>
      {late && (
        <p class="late">
          {latest === null ? say(language, 'nothingSaid') : `${say(language, 'lastMonth')}: ${formatMonth(latest, language)}`}
        </p>
      )}
      {period !== null && said > 0 && (
        <p class="muted">
          {say(language, 'completeness', { month: formatMonth(period, language) })}:{' '}
          {placesExpected === null
            ? say(language, 'placesOnly', { said: placesSaid })
            : say(language, 'placesOf', { said: placesSaid, expected: placesExpected })}
          {' · '}
          {say(language, 'organisationsOf', { said: organisationsSaid, expected: organisationsExpected })}
        </p>
      )}
      {unknown > 0 && <p class="muted">{say(language, 'unknownOf', { unknown, said })}</p>}
    </>
  )
}

interface TableProps {
  own: readonly PlannedIndicator[]
  figures: ReadonlyMap<string, IndicatorFigure>
  span: readonly string[]
  language: Language
  label: string
}

/** All that the bars and lines of a cluster show, in numbers. */
function ClusterTable({ own, figures, span, language, label }: TableProps) {
  return (
    <Scroll label={label} card={false}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(language, 'indicator')}</th>
            {(['baseline', 'reached', 'target'] as const).map(head => (
              <th key={head} scope="col" class="number">
                {say(language, head)}
              </th>
            ))}
            {span.map(period => (
              <th key={period} scope="col" class="number">
                {formatMonth(period, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.map(planned => {
            const figure = figures.get(planned.id)
            const months = new Map(figure?.months.map(month => [month.period, month.value]))
            const cell = (value: number | null | undefined) =>
              value === undefined ? '–' : formatFigure(value, planned, language)
            return (
              <tr key={planned.id}>
                <th scope="row">
                  <bdi>{named(planned, language)}</bdi>
                </th>
                <td class="number">{cell(figure?.levels.baseline.value ?? null)}</td>
                <td class="number">{cell(figure?.figure.value ?? null)}</td>
                <td class="number">{cell(figure?.levels.target.value ?? null)}</td>
                {span.map(period => (
                  <td key={period} class="number">
                    {cell(months.get(period))}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
