/** One indicator: its figures, months, areas and parts, and how the figure is made. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { AreaRow, Explained, IndicatorFigure, PartRow, PlannedIndicator } from '../../../modules/indicators/index.ts'
import type { Organisation } from '../../../modules/organisations/index.ts'
import type { Place } from '../../../modules/places/index.ts'
import { say as sayHouse } from '../../messages/house.ts'
import { type IndicatorMessage, sayIndicator as say } from '../../messages/indicators.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { allMonths, MonthColumns, ProgressBar } from './charts.tsx'
import { Explanation } from './explanation.tsx'
import { formatFigure, percent, ruleText, unitOf } from './format.ts'
import { Said } from './list.tsx'
import { addressOf, areaCode, areasBelow, type LoadedOne, placeName } from './load.ts'

export interface OneProps {
  loaded: LoadedOne
  /** Of the asked area; undefined when it has neither figure nor target. */
  figure: IndicatorFigure | undefined
  areas: readonly AreaRow[]
  parts: readonly PartRow[]
  explained: Explained
  /** What it rolls up into. */
  whole: PlannedIndicator | undefined
  partFigures: ReadonlyMap<string, IndicatorFigure>
  organisations: ReadonlyMap<string, Organisation>
  /** Whether to offer reporting a figure. */
  mayReport: boolean
}

export function OnePage(props: OneProps) {
  const { loaded, figure, whole } = props
  const { language, planned, path, area, asked, clusters } = loaded
  const cluster = clusters.get(planned.clusterId)
  const own = `${path}/${planned.id}`
  const definition = planned.definitions[language] ?? planned.definitions.en
  return (
    <>
      <h1>
        <bdi>{named(planned, language)}</bdi>
      </h1>
      <p class="muted">
        <bdi>{planned.code}</bdi>
        {cluster && (
          <>
            {' · '}
            <a href={addressOf(path, { cluster: cluster.code })}>
              <bdi>{named(cluster, language)}</bdi>
            </a>
          </>
        )}
        {' · '}
        {area ? <bdi>{named(area, language)}</bdi> : say(language, 'wholeOperation')}
        {planned.ended && <> · {say(language, 'endedWith', { month: formatMonth(planned.ended, language) })}</>}
        {figure?.illustrative && <span class="badge badge-after">{sayHouse(language, 'illustrative')}</span>}
      </p>
      {asked.said === 'recorded' && (
        <p class="notice" role="status">
          {say(language, 'recorded')}
        </p>
      )}
      {asked.said === 'saved' && (
        <p class="notice" role="status">
          {say(language, 'saved')}
        </p>
      )}
      {definition && <p>{definition}</p>}
      {area && (
        <p>
          <a href={addressOf(own, { from: asked.from, to: asked.to })}>{say(language, 'wholeOperation')}</a>
        </p>
      )}
      <p class="actions">
        {props.mayReport && <a href={addressOf(`${own}/value`, { area: asked.area })}>{say(language, 'reportFigure')}</a>}
        {loaded.mayEdit && <a href={`${own}/edit`}>{say(language, 'edit')}</a>}
        {loaded.mayEdit && <a href={addressOf(`${own}/targets`, { area: asked.area })}>{say(language, 'editTargets')}</a>}
        <a href="#explanation">{say(language, 'explanation')}</a>
      </p>
      {figure && <Panel planned={planned} figure={figure} language={language} />}
      <Counting planned={planned} whole={whole} path={path} language={language} parts={props.explained.parts.length > 0} />
      <Trend {...props} />
      <Parts {...props} />
      <Areas {...props} />
      <Disaggregated planned={planned} parts={props.parts} language={language} />
      <Explanation explained={props.explained} loaded={loaded} organisations={props.organisations} />
    </>
  )
}

/** Key figures with their bar, and who spoke. */
function Panel({ planned, figure, language }: { planned: PlannedIndicator; figure: IndicatorFigure; language: Language }) {
  const { levels } = figure
  const level = (name: 'baseline' | 'target' | 'inNeed') => (
    <div>
      <dt>{say(language, name)}</dt>
      <dd class={levels[name].value === null ? 'unknown' : ''}>{formatFigure(levels[name].value, planned, language)}</dd>
      {levels[name].from === 'inside' && <dd class="small">{say(language, 'fromInside')}</dd>}
    </div>
  )
  const reached = percent(figure.progress)
  return (
    <section class="card" aria-label={say(language, 'keyFigures')}>
      <dl class="figures figures-bare">
        <div>
          <dt>
            {say(language, 'reached')} ({unitOf(planned, language)})
          </dt>
          <dd class={figure.figure.value === null ? 'unknown' : ''}>{formatFigure(figure.figure.value, planned, language)}</dd>
        </div>
        {level('baseline')}
        {level('target')}
        {planned.unit !== 'ratio' && planned.unit !== 'percentage' && level('inNeed')}
        <div>
          <dt>{say(language, 'progress')}</dt>
          <dd class={reached === null ? 'unknown' : ''}>
            {reached === null ? say(language, 'unknown') : `${formatWhole(reached)} %`}
          </dd>
        </div>
      </dl>
      <ProgressBar
        planned={planned}
        value={figure.figure.value}
        target={levels.target.value}
        progress={figure.progress}
        language={language}
      />
      <div class="aim-said">
        <Said figure={figure} language={language} />
      </div>
    </section>
  )
}

interface CountingProps {
  planned: PlannedIndicator
  whole: PlannedIndicator | undefined
  path: string
  language: Language
  parts: boolean
}

/** How it adds up, in words. */
function Counting({ planned, whole, path, language, parts }: CountingProps) {
  const rule = (name: IndicatorMessage, value: PlannedIndicator['overTime']) => (
    <div>
      <dt>{say(language, name)}</dt>
      <dd>{ruleText(value, planned, language)}</dd>
    </div>
  )
  return (
    <section class="card" aria-labelledby="counting">
      <h2 id="counting">{say(language, 'howItCounts')}</h2>
      <dl class="facts">
        <div>
          <dt>{say(language, 'unit')}</dt>
          <dd>
            {unitOf(planned, language)}
            {planned.lowerIsBetter && <>, {say(language, 'lessIsBetter')}</>}
          </dd>
        </div>
        {rule('overTime', planned.overTime)}
        {rule('overPlaces', planned.overPlaces)}
        {parts && rule('overParts', planned.overParts)}
        <div>
          <dt>{say(language, 'brokenDownBy')}</dt>
          <dd>
            {planned.disaggregations.length === 0
              ? say(language, 'nothingBrokenDown')
              : planned.disaggregations.map(({ code, names, ended }, index) => (
                  <span key={code}>
                    {index > 0 && ', '}
                    <bdi>{named({ names, code }, language)}</bdi>
                    {ended && ` (${say(language, 'endedWith', { month: formatMonth(ended, language) })})`}
                  </span>
                ))}
          </dd>
        </div>
        {whole && (
          <div>
            <dt>{say(language, 'rollsUpInto')}</dt>
            <dd>
              <a href={`${path}/${whole.id}`}>
                <bdi>{named(whole, language)}</bdi>
              </a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Trend({ loaded, figure }: OneProps) {
  const { language, planned } = loaded
  const months = figure?.months ?? []
  const span = allMonths(months.map(({ period }) => period))
  if (span.length === 0) return null
  const byPeriod = new Map(months.map(month => [month.period, month]))
  return (
    <section class="card" aria-labelledby="trend">
      <h2 id="trend">{say(language, 'trend')}</h2>
      <div dir="ltr">
        <MonthColumns planned={planned} months={months} span={span} language={language} />
      </div>
      <details>
        <summary>{say(language, 'asTable')}</summary>
        <table class="narrow-table">
          <thead>
            <tr>
              <th scope="col">{say(language, 'month')}</th>
              <th scope="col" class="number">
                {say(language, 'figure')}
              </th>
              <th scope="col">{say(language, 'unknown')}</th>
            </tr>
          </thead>
          <tbody>
            {span.map(period => {
              const month = byPeriod.get(period)
              return (
                <tr key={period}>
                  <th scope="row">{formatMonth(period, language)}</th>
                  <td class="number">{month ? formatFigure(month.value, planned, language) : '–'}</td>
                  <td>
                    {month && month.unknown > 0 ? say(language, 'atLeast', { unknown: month.unknown, said: month.said }) : ''}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** The indicators that roll up into this one. */
function Parts({ loaded, explained, partFigures }: OneProps) {
  const { language, path, asked } = loaded
  if (explained.parts.length === 0) return null
  return (
    <section class="card" aria-labelledby="parts">
      <h2 id="parts">{say(language, 'rolledUp')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(language, 'indicator')}</th>
            <th scope="col" class="number">
              {say(language, 'reached')}
            </th>
            <th scope="col" class="number">
              {say(language, 'target')}
            </th>
          </tr>
        </thead>
        <tbody>
          {explained.parts.map(part => {
            const figure = partFigures.get(part.id)
            return (
              <tr key={part.id}>
                <th scope="row">
                  <a href={addressOf(`${path}/${part.id}`, { area: asked.area })}>
                    <bdi>{named(part, language)}</bdi>
                  </a>
                </th>
                <td class="number">{formatFigure(figure?.figure.value ?? null, part, language)}</td>
                <td class="number">{formatFigure(figure?.levels.target.value ?? null, part, language)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** The areas inside the shown one, with targets and months. */
function Areas({ loaded, areas }: OneProps) {
  const { language, planned, path, asked, area, places } = loaded
  const rows = new Map(areas.map(row => [row.placeId ?? '', row]))
  const below = areasBelow(loaded, area).filter(place => rows.has(place.id))
  if (below.length === 0) return null
  const own = rows.get(area?.id ?? '')
  const span = allMonths(own?.months.map(({ period }) => period) ?? [])
  const holdsMore = new Set([...rows.keys()].flatMap(id => places.get(id)?.parentId ?? []))
  const line = (row: AreaRow | undefined, head: preact.ComponentChildren, key: string) => {
    const months = new Map(row?.months.map(month => [month.period, month.value]))
    return (
      <tr key={key}>
        <th scope="row">{head}</th>
        <td class="number">{formatFigure(row?.levels.target.value ?? null, planned, language)}</td>
        <td class="number">{formatFigure(row?.figure.value ?? null, planned, language)}</td>
        <td class="way-cell">
          <ProgressBar
            planned={planned}
            value={row?.figure.value ?? null}
            target={row?.levels.target.value ?? null}
            progress={row?.progress ?? null}
            language={language}
          />
        </td>
        <td class="number">{row?.progress == null ? '–' : `${formatWhole(percent(row.progress) ?? 0)} %`}</td>
        {span.map(period => (
          <td key={period} class="number">
            {months.has(period) ? formatFigure(months.get(period) ?? null, planned, language) : '–'}
          </td>
        ))}
      </tr>
    )
  }
  return (
    <Scroll label={say(language, 'byArea')}>
      <h2>{say(language, 'byArea')}</h2>
      <table class="by-area">
        <thead>
          <tr>
            <th scope="col">{say(language, 'area')}</th>
            <th scope="col" class="number">
              {say(language, 'target')}
            </th>
            <th scope="col" class="number">
              {say(language, 'reached')}
            </th>
            <th scope="col" class="number" colSpan={2}>
              {say(language, 'progress')}
            </th>
            {span.map(period => (
              <th key={period} scope="col" class="number">
                {formatMonth(period, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {below.map(place =>
            line(
              rows.get(place.id),
              holdsMore.has(place.id) ? (
                <a href={addressOf(`${path}/${planned.id}`, { ...asked, said: undefined, area: areaCode(place) })}>
                  <bdi>{named(place, language)}</bdi>
                </a>
              ) : (
                <bdi>{named(place, language)}</bdi>
              ),
              place.id,
            ),
          )}
          {line(
            own,
            area ? <bdi>{placeName(places as Map<string, Place>, area.id, language)}</bdi> : say(language, 'total'),
            'own',
          )}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Figures by each dimension; parts of two dimensions at once stand last. */
function Disaggregated({
  planned,
  parts,
  language,
}: {
  planned: PlannedIndicator
  parts: readonly PartRow[]
  language: Language
}) {
  if (parts.length === 0) return null
  const dimensions = new Map(planned.disaggregations.map(each => [each.code, each]))
  const nameOf = (dimension: string, category: string) => {
    const found = dimensions.get(dimension)?.categories.find(({ code }) => code === category)
    return found ? named(found, language) : category
  }
  const order = (row: PartRow) => Object.keys(row.categories).length
  return (
    <section class="card" aria-labelledby="by-part">
      <h2 id="by-part">{say(language, 'byPart')}</h2>
      <table class="narrow-table">
        <thead>
          <tr>
            <th scope="col">{say(language, 'part')}</th>
            <th scope="col" class="number">
              {say(language, 'figure')}
            </th>
            <th scope="col">{say(language, 'unknown')}</th>
          </tr>
        </thead>
        <tbody>
          {[...parts]
            .sort((a, b) => order(a) - order(b) || (JSON.stringify(a.categories) < JSON.stringify(b.categories) ? -1 : 1))
            .map(row => (
              <tr key={JSON.stringify(row.categories)}>
                <th scope="row">
                  {Object.entries(row.categories).map(([dimension, category], index) => (
                    <span key={dimension}>
                      {index > 0 && ', '}
                      <bdi>{nameOf(dimension, category)}</bdi>
                    </span>
                  ))}
                </th>
                <td class="number">{formatFigure(row.figure.value, planned, language)}</td>
                <td>
                  {row.figure.unknown > 0 ? say(language, 'atLeast', { unknown: row.figure.unknown, said: row.figure.said }) : ''}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}
