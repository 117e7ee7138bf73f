/** What the trend shows: people by month, or organisations where nothing is known about people. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Drawing } from '../../figures/drawing.tsx'
import { trendDrawing } from '../../figures/trend-drawing.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatCompact, formatMonth } from '../../numbers.ts'
import type { Overview } from './load.ts'
import { saysPeople, type TrendPoint } from './trend.ts'

export interface TrendModel {
  title: string
  note: string
  people: boolean
  draw(width: number): Drawing
}

export function trendModel(trend: readonly TrendPoint[], overview: Overview, language: Language): TrendModel {
  const people = saysPeople(trend)
  const { targeted } = overview.picture.at(overview.cluster?.id ?? '', '')
  const first = trend[0]?.period ?? overview.months.from
  return {
    people,
    title: sayFigure(language, people ? 'trend' : 'trendOfOrganisations'),
    note: sayFigure(language, people ? 'trendNote' : 'trendOfOrganisationsNote'),
    draw: width =>
      trendDrawing(
        trend.map(({ period, reached, soFar, organisations, lines }) => {
          const value = people ? reached : lines > 0 ? organisations : null
          const title = formatMonth(period, language)
          const [year = '', month = ''] = period.split('-')
          return {
            title,
            name: title.replace(` ${year}`, ''),
            number: String(Number(month)),
            year,
            value,
            soFar: people ? soFar : null,
            reported: lines > 0,
            short: value === null ? '' : formatCompact(value, language),
          }
        }),
        people ? targeted : null,
        {
          value: people ? sayFigure(language, 'inTheMonth') : say(language, 'organisations'),
          soFar: sayFigure(language, 'soFar', { month: formatMonth(first, language) }),
          target: sayFigure(language, 'targetLine'),
          unknown: say(language, 'unknown'),
          noReports: sayFigure(language, 'noReports'),
        },
        language,
        width,
      ),
  }
}
