/** One indicator: its figures, months, areas and parts, and how the figure is made. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { AreaRow, Explained, IndicatorFigure, PartRow, PlannedIndicator } from '../../../modules/indicators/index.ts'
import type { Organisation } from '../../../modules/organisations/index.ts'
import { say as sayHouse } from '../../messages/house.ts'
import { type IndicatorMessage, sayIndicator as say } from '../../messages/indicators.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Areas, Disaggregated } from './areas.tsx'
import { allMonths, MonthColumns, ProgressBar } from './charts.tsx'
import { Explanation } from './explanation.tsx'
import { formatFigure, percent, ruleText, unitOf } from './format.ts'
import { Said } from './list.tsx'
import { addressOf, type LoadedOne } from './load.ts'

export interface OneProps {
  loaded: LoadedOne
  /** Of the asked area; undefined when it has neither figure nor target. */
  figure: IndicatorFigure | undefined
  areas: readonly AreaRow[]
  parts: readonly PartRow[]
  explained: Explained
  /** What it stands under in the strategic plan. */
  objective: string | null
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
      <p class="links">
        {props.mayReport && <a href={addressOf(`${own}/value`, { area: asked.area })}>{say(language, 'reportFigure')}</a>}
        {props.mayReport && <a href={addressOf(`${own}/month`, { area: asked.area })}>{say(language, 'reportMonth')}</a>}
        {loaded.mayEdit && <a href={`${own}/edit`}>{say(language, 'edit')}</a>}
        {loaded.mayEdit && <a href={addressOf(`${own}/targets`, { area: asked.area })}>{say(language, 'editTargets')}</a>}
        <a href="#explanation">{say(language, 'explanation')}</a>
      </p>
      {figure && <Panel planned={planned} figure={figure} language={language} />}
      <Counting
        planned={planned}
        objective={props.objective}
        whole={whole}
        path={path}
        language={language}
        parts={props.explained.parts.length > 0}
      />
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
      {figure.progress !== null && (
        <div class="panel-way">
          <ProgressBar
            planned={planned}
            value={figure.figure.value}
            target={levels.target.value}
            progress={figure.progress}
            language={language}
          />
        </div>
      )}
      <div class="aim-said">
        <Said figure={figure} language={language} />
      </div>
    </section>
  )
}

interface CountingProps {
  planned: PlannedIndicator
  objective: string | null
  whole: PlannedIndicator | undefined
  path: string
  language: Language
  parts: boolean
}

/** How it adds up, in words. */
function Counting({ planned, objective, whole, path, language, parts }: CountingProps) {
  const rule = (name: IndicatorMessage, value: PlannedIndicator['overTime']) => (
    <div>
      <dt>{say(language, name)}</dt>
      <dd>{ruleText(value, planned, language)}</dd>
    </div>
  )
  return (
    <section class="card counting" aria-labelledby="counting">
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
        {objective && (
          <div>
            <dt>{say(language, 'objective')}</dt>
            <dd>
              <bdi>{objective}</bdi>
            </dd>
          </div>
        )}
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
        <Scroll label={say(language, 'trend')} card={false}>
          <MonthColumns planned={planned} months={months} span={span} language={language} />
        </Scroll>
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
              <th scope="col">{say(language, 'notAllKnown')}</th>
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
                    {month && month.unknown > 0 ? say(language, 'unknownOf', { unknown: month.unknown, said: month.said }) : ''}
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
