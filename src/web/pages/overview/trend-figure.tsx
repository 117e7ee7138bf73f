/** People reached by month as a picture, and the same with organisations and report lines as a table. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { Inline } from '../../figures/drawing.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { FigureHead, type PartProps } from './parts.tsx'
import type { TrendPoint } from './trend.ts'
import { trendModel } from './trend-model.ts'

/** Pixels that the picture has in half of the page. */
const width = 564
/** And on a phone, where the wide one would be too small to read. */
const narrowWidth = 326

export function TrendFigure(props: PartProps & { trend: readonly TrendPoint[] }) {
  const { overview, language, trend } = props
  if (trend.every(({ lines }) => lines === 0)) return null
  const model = trendModel(trend, overview, language)
  return (
    <section class="card" aria-labelledby="trend-title">
      <FigureHead {...props} figure="trend" id="trend-title" title={model.title} />
      <Inline drawing={model.draw(width)} look="wide-only" />
      <Inline drawing={model.draw(narrowWidth)} look="narrow-only" />
      <p class="muted fine">{model.note}</p>
      <details>
        <summary>{sayFigure(language, 'asTable')}</summary>
        <Scroll label={model.title} card={false}>
          <TrendTable trend={trend} people={model.people} language={language} />
        </Scroll>
      </details>
    </section>
  )
}

function TrendTable({ trend, people, language }: { trend: readonly TrendPoint[]; people: boolean; language: Language }) {
  const number = (value: number | null, lines: number) => (
    <td class={value === null ? 'number muted' : 'number'}>
      {value === null ? (lines === 0 ? sayFigure(language, 'noReports') : say(language, 'unknown')) : formatWhole(value)}
    </td>
  )
  return (
    <table class="trend">
      <thead>
        <tr>
          <th scope="col">{say(language, 'month')}</th>
          {people && (
            <>
              <th scope="col" class="number">
                {say(language, 'reached')}
              </th>
              <th scope="col" class="number">
                {sayFigure(language, 'soFarHead')}
              </th>
            </>
          )}
          <th scope="col" class="number">
            {say(language, 'organisations')}
          </th>
          <th scope="col" class="number">
            {say(language, 'lines')}
          </th>
        </tr>
      </thead>
      <tbody>
        {trend.map(({ period, reached, soFar, organisations, lines }) => (
          <tr key={period}>
            <th scope="row">{formatMonth(period, language)}</th>
            {people && number(reached, lines)}
            {people && number(soFar, lines)}
            <td class="number">{formatWhole(organisations)}</td>
            <td class="number">{formatWhole(lines)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
