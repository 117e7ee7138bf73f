/** Month by month: a table that is its own chart. A month without a line is no data, and is shown as such. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { TrendMonth } from '../../../modules/delivery/index.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import { monthsBetween } from './time.ts'

interface TrendProps {
  trend: readonly TrendMonth[]
  months: { from: string; to: string }
  language: Language
  /** Of one organisation their number says nothing. */
  withOrganisations?: boolean
}

export function TrendTable({ trend, months, language, withOrganisations = true }: TrendProps) {
  const known = new Map(trend.map(month => [month.period, month]))
  const most = Math.max(1, ...trend.map(month => month.reached ?? 0))
  return (
    <section class="card" aria-labelledby="months-title">
      <h2 id="months-title">{tell(language, 'monthByMonth')}</h2>
      <table class="trend months">
        <thead>
          <tr>
            <th scope="col">{say(language, 'month')}</th>
            <th scope="col" class="number" colSpan={2}>
              {say(language, 'reached')}
            </th>
            {withOrganisations && (
              <th scope="col" class="number">
                {say(language, 'organisationsAll')}
              </th>
            )}
            <th scope="col" class="number">
              {say(language, 'lines')}
            </th>
          </tr>
        </thead>
        <tbody>
          {monthsBetween(months.from, months.to).map(period => {
            const month = known.get(period)
            return (
              <tr key={period}>
                <th scope="row">{formatMonth(period, language)}</th>
                {month ? (
                  <>
                    <td class="wide">
                      <span class="bar">
                        <i style={`inline-size:${(((month.reached ?? 0) / most) * 100).toFixed(1)}%`} />
                      </span>
                    </td>
                    <td class="number">
                      {month.reached === null ? (
                        <span class="unknown">{say(language, 'unknown')}</span>
                      ) : (
                        formatWhole(month.reached)
                      )}
                    </td>
                    {withOrganisations && (
                      <td class="number">{month.organisations === null ? '–' : formatWhole(month.organisations)}</td>
                    )}
                    <td class="number">{formatWhole(month.lines)}</td>
                  </>
                ) : (
                  <td colSpan={withOrganisations ? 4 : 3} class="no-data">
                    {say(language, 'noData')}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      <p class="muted">{tell(language, 'trendNote')}</p>
    </section>
  )
}
