/** What is planned to come in and go out, month by month, from what is held today. */
import type { Forecast } from '../../../modules/funding/index.ts'
import { sayFunding } from '../../messages/funding.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import { fullAmount, shortAmount } from './amounts.ts'
import type { LoadedFunding } from './load.ts'
import { Amount } from './parts.tsx'

interface Props {
  loaded: LoadedFunding
  forecast: Forecast
  /** Agencies that hold anything; the one that is asked for. */
  agencies: readonly string[]
  agencyId: string | null
  from: string
}

export function ForecastPage({ loaded, forecast, agencies, agencyId, from }: Props) {
  const { language, base } = loaded
  const { baseCurrency, opening, overdue, before, months } = forecast
  const hasBefore = [before.in, before.out].some(({ currencies }) => currencies.length > 0)
  const amount = (figure: Forecast['opening']) => <Amount figure={figure} base={baseCurrency} language={language} />
  return (
    <div class="funding">
      <div class="page-head">
        <h1>{sayFunding(language, 'forecast')}</h1>
        <p class="muted">{sayFunding(language, 'inCurrency', { currency: baseCurrency })}</p>
        <p class="links">
          <a href={base}>{sayFunding(language, 'funding')}</a>
        </p>
      </div>
      <form class="filters card" action={`${base}/forecast`}>
        <div class="grow">
          <label for="agency">{sayFunding(language, 'agency')}</label>
          <select id="agency" name="agency">
            <option value="">{sayFunding(language, 'everyAgency')}</option>
            {agencies.map(id => (
              <option key={id} value={id} selected={id === agencyId}>
                {loaded.organisationName(id, 'agencyNotStated')}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="from">{sayFunding(language, 'firstMonth')}</label>
          <input id="from" name="from" type="month" value={from} />
        </div>
        <button type="submit">{sayFunding(language, 'show')}</button>
      </form>
      <section class="card">
        <p class="muted fine">
          {sayFunding(language, 'forecastNote')} {sayFunding(language, 'forecastOf', { count: formatWhole(forecast.agreements) })}
        </p>
        <dl class="facts">
          <dt>{sayFunding(language, 'openingHeld')}</dt>
          <dd>{amount(opening)}</dd>
          <dt>{sayFunding(language, 'overdueIn')}</dt>
          <dd>{amount(overdue.in)}</dd>
          <dt>{sayFunding(language, 'overdueOut')}</dt>
          <dd>{amount(overdue.out)}</dd>
          {hasBefore && (
            <>
              <dt>{sayFunding(language, 'beforeIn')}</dt>
              <dd>{amount(before.in)}</dd>
              <dt>{sayFunding(language, 'beforeOut')}</dt>
              <dd>{amount(before.out)}</dd>
            </>
          )}
        </dl>
        <Records
          head={sayFunding(language, 'month')}
          columns={(['plannedIn', 'plannedOut', 'balance'] as const).map(name => ({
            head: sayFunding(language, name),
            number: true,
          }))}
          rows={months.map(({ month, in: comes, out, balanceMinor }) => ({
            key: month,
            head: <time dateTime={month}>{formatMonth(month, language)}</time>,
            cells: [
              amount(comes),
              amount(out),
              <span
                key="balance"
                class={balanceMinor.startsWith('-') ? 'amount below-zero' : 'amount'}
                title={fullAmount(balanceMinor, baseCurrency)}
              >
                <bdi>{shortAmount(balanceMinor, baseCurrency, language)}</bdi>
                {balanceMinor.startsWith('-') && <small>{` ${sayFunding(language, 'belowZero')}`}</small>}
              </span>,
            ],
          }))}
        />
      </section>
    </div>
  )
}
