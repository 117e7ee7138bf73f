/** What is due to givers, which rates count, and which months are closed. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Deadline } from '../../../modules/funding/index.ts'
import type { ShownRate } from '../../../modules/ledger/index.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { type Errors, Field, Hidden, type Values } from '../accounts/parts.tsx'
import { Records } from '../profile/records.tsx'
import { formatDate, formatInstant } from '../profile/time.ts'
import { DoneForm } from './actions.tsx'
import { DeskLinks } from './agreements.tsx'
import { addressOfAgreement, type LoadedMoney } from './load.ts'
import { AgreementLink, FilterChoice, Refused, Section, Tick, Who } from './parts.tsx'

interface DeadlinesProps {
  loaded: LoadedMoney
  deadlines: readonly Deadline[]
  withDone: boolean
  errors: Errors
}

export function DeadlinesPage({ loaded, deadlines, withDone, errors }: DeadlinesProps) {
  const { language, base } = loaded
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const here = `${base}/deadlines`
  return (
    <div class="money">
      <div class="page-head">
        <h1>{t('deadlines')}</h1>
        <p>{t('deadlinesHint')}</p>
        <p class="links">
          <a href={withDone ? here : `${here}?done=yes`}>{t(withDone ? 'withoutDone' : 'withDone')}</a>
          <DeskLinks loaded={loaded} here="deadlines" />
        </p>
      </div>
      <Refused errors={errors} names={{ doneOn: t('doneOn') }} />
      {deadlines.length === 0 ? (
        <p class="notice">
          {t('noDeadlines')} <a href={`${base}/agreements`}>{t('allAgreements')}</a>
        </p>
      ) : (
        <section class="card">
          <Records
            head={t('duty')}
            columns={[
              { head: t('agreement') },
              { head: t('receiver') },
              { head: t('giver') },
              { head: t('dueOn') },
              { head: t('doneOn') },
            ]}
            rows={deadlines.map(duty => ({
              key: duty.id,
              head: (
                <>
                  <bdi>{named(duty, language)}</bdi> <span class="muted">{wordOf('duty', duty.kind, language)}</span>
                </>
              ),
              cells: [
                <AgreementLink code={duty.agreement} base={base} />,
                <Who id={duty.receiverId} loaded={loaded} missing="receiverUnknown" />,
                <Who id={duty.giverId} loaded={loaded} missing="giverUnknown" />,
                <>
                  {formatDate(duty.dueOn, language)}{' '}
                  {duty.doneOn === null && (
                    <span class={duty.days < 0 ? 'money-late' : 'muted'}>
                      {duty.days === 0
                        ? t('today')
                        : sayMoney(language, duty.days < 0 ? 'late' : 'inDays', { days: formatWhole(Math.abs(duty.days)) })}
                    </span>
                  )}
                </>,
                duty.doneOn ? (
                  formatDate(duty.doneOn, language)
                ) : loaded.mayWriteOf(duty) ? (
                  <DoneForm
                    action={addressOfAgreement(base, duty.agreement, '/duty')}
                    {...{ duty, language, next: 'deadlines' }}
                  />
                ) : (
                  <span class="unknown">{t('notDone')}</span>
                ),
              ],
            }))}
          />
        </section>
      )}
    </div>
  )
}

interface RatesProps {
  loaded: LoadedMoney
  rates: readonly ShownRate[]
  /** Currencies that any rate is of. */
  currencies: readonly string[]
  currency: string | undefined
  baseCurrency: string
}

export function RatesPage({ loaded, rates, currencies, currency, baseCurrency }: RatesProps) {
  const { language, base, root, mayKeep } = loaded
  const t = (message: MoneyMessage) => sayMoney(language, message)
  return (
    <div class="money">
      <div class="page-head">
        <h1>{t('rates')}</h1>
        <p>{sayMoney(language, 'ratesHint', { base: baseCurrency })}</p>
        <p class="links">
          {mayKeep && <a href={`${root}/imports`}>{t('ratesNext')}</a>}
          <DeskLinks loaded={loaded} here="rates" />
        </p>
      </div>
      {currencies.length === 0 ? (
        <p class="notice">{sayMoney(language, 'noRates', { base: baseCurrency })}</p>
      ) : (
        <>
          <form class="filters card" action={`${base}/rates`}>
            <FilterChoice
              {...{ name: 'currency', label: t('currency'), value: currency, language }}
              options={currencies.map(id => ({ id, name: id }))}
            />
            <button type="submit">{t('narrow')}</button>
          </form>
          <section class="card">
            <Records
              head={t('currency')}
              columns={[
                { head: t('day') },
                { head: sayMoney(language, 'unitsPerBase', { currency: currency ?? '…', base: baseCurrency }), number: true },
                { head: t('source') },
                { head: t('recordedOn') },
              ]}
              rows={rates.map(rate => ({
                key: `${rate.currency} ${rate.day}`,
                head: <bdi>{rate.currency}</bdi>,
                cells: [
                  formatDate(rate.day, language),
                  <bdi dir="ltr">{rate.unitsPerBase.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}</bdi>,
                  <bdi>{rate.source}</bdi>,
                  formatInstant(rate.recordedAt, language),
                ],
              }))}
            />
          </section>
        </>
      )}
    </div>
  )
}

interface PeriodsProps {
  loaded: LoadedMoney
  periods: readonly { month: string; closedAt: string }[]
  errors: Errors
  values: Values
}

export function PeriodsPage({ loaded, periods, errors, values }: PeriodsProps) {
  const { language, base, mayKeep } = loaded
  const t = (message: MoneyMessage) => sayMoney(language, message)
  return (
    <div class="money">
      <div class="page-head">
        <h1>{t('periods')}</h1>
        <p>{t('periodsHint')}</p>
        <p class="links">
          <DeskLinks loaded={loaded} here="periods" />
        </p>
      </div>
      {periods.length === 0 ? (
        <p class="notice">{t('noPeriods')}</p>
      ) : (
        <section class="card">
          <Records
            head={t('month')}
            columns={[{ head: t('closedAt') }]}
            rows={periods.map(({ month, closedAt }) => ({
              key: month,
              head: formatMonth(month, language),
              cells: [formatInstant(closedAt, language)],
            }))}
          />
        </section>
      )}
      {mayKeep && (
        <Section id="close" title={t('closeMonth')}>
          <p class="notice">{t('closeWarning')}</p>
          <Refused errors={errors} names={{ month: t('month'), confirm: t('closeConfirm') }} />
          <form method="post" action={`${base}/periods`}>
            <Hidden fields={{ commandId: newId() }} />
            <Field
              {...{ name: 'month', label: t('month'), hint: 'YYYY-MM', maxLength: 7, required: true }}
              value={values.month}
              error={errors.month}
            />
            <Tick name="confirm" label={t('closeConfirm')} {...{ values, errors, language }} />
            <button type="submit">{t('closeMonth')}</button>
          </form>
        </Section>
      )}
    </div>
  )
}
