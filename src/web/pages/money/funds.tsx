/** Pooled funds and their windows: what each received, from whom, passed on, and what lies there. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { ListedFund } from '../../../modules/funding/index.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { named } from '../../numbers.ts'
import { type Errors, Field, Hidden, Select, type Values } from '../accounts/parts.tsx'
import { Records } from '../profile/records.tsx'
import { formatDate } from '../profile/time.ts'
import { DeskLinks } from './agreements.tsx'
import { addressWith, type LoadedMoney } from './load.ts'
import { Donor, FigureOf, MadeUp, NotStated, Refused, Who } from './parts.tsx'

interface FundsProps {
  loaded: LoadedMoney
  funds: readonly ListedFund[]
  baseCurrency: string
  errors: Errors
  values: Values
}

export function FundsPage(props: FundsProps) {
  const { loaded, funds, baseCurrency, errors } = props
  const { language, base, writable, mayKeep } = loaded
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const day = (date: string | null) => (date ? formatDate(date, language) : <NotStated language={language} />)
  const mayClose = ({ organisationId, closed }: ListedFund) =>
    closed === null && (mayKeep || writable.some(({ id }) => id === organisationId))
  return (
    <div class="money">
      <div class="page-head">
        <h1>{t('funds')}</h1>
        <p>{t('fundsHint')}</p>
        <p class="links">
          <DeskLinks loaded={loaded} here="funds" />
        </p>
      </div>
      <Refused
        errors={errors}
        names={{ code: t('code'), nameEn: t('nameEn'), organisation: t('holder'), closed: t('closed'), opened: t('opened') }}
      />
      {funds.length === 0 && <p class="notice">{t('noFunds')}</p>}
      {funds.map(fund => (
        <section key={fund.id} class="card" id={`fund-${fund.code}`} aria-labelledby={`fund-title-${fund.id}`}>
          <h2 id={`fund-title-${fund.id}`}>
            <bdi class="code">{fund.code}</bdi> <bdi>{named(fund, language)}</bdi>{' '}
            <MadeUp is={fund.illustrative} language={language} />
          </h2>
          <p>
            {t('holder')}: <Who id={fund.organisationId} loaded={loaded} missing="notStated" /> · {t('opened')}:{' '}
            {day(fund.opened)}
            {fund.closed && (
              <>
                {' · '}
                {t('closed')}: {formatDate(fund.closed, language)}
              </>
            )}{' '}
            · <a href={addressWith(`${base}/agreements`, { fund: fund.code })}>{t('agreementsOfFund')}</a> ·{' '}
            <a href={addressWith(`${base}/entries`, { agreement: fund.code })}>{t('entries')}</a>
          </p>
          <Records
            head={t('donor')}
            columns={[{ head: t('received'), number: true }]}
            rows={[
              ...fund.donors.map(({ donorId, received }) => ({
                key: donorId ?? 'unknown',
                head: <Donor id={donorId} loaded={loaded} />,
                cells: [<FigureOf figure={received} base={baseCurrency} language={language} />],
              })),
              {
                key: 'sum',
                head: t('whole'),
                cells: [<FigureOf figure={fund.received} base={baseCurrency} language={language} />],
                isTotal: true,
              },
            ]}
          />
          <dl class="facts money-facts">
            {(['committed', 'passedOn', 'held'] as const).map(name => (
              <div key={name}>
                <dt>{t(name === 'held' ? 'inFund' : name)}</dt>
                <dd>
                  <FigureOf figure={fund[name]} base={baseCurrency} language={language} />
                </dd>
              </div>
            ))}
          </dl>
          {mayClose(fund) && <CloseForm fund={fund} loaded={loaded} />}
        </section>
      ))}
      {(mayKeep || writable.length > 0) && <OpenForm {...props} />}
    </div>
  )
}

function CloseForm({ fund, loaded: { language, base } }: { fund: ListedFund; loaded: LoadedMoney }) {
  const id = `closed-${fund.id}`
  return (
    <details>
      <summary>{sayMoney(language, 'closeFund')}</summary>
      <form method="post" action={`${base}/funds/close`} class="inline">
        <Hidden fields={{ commandId: newId(), code: fund.code, version: String(fund.version) }} />
        <label for={id}>{sayMoney(language, 'closed')}</label>
        <input id={id} type="date" name="closed" required />
        <button type="submit">{sayMoney(language, 'closeFund')}</button>
      </form>
    </details>
  )
}

function OpenForm({ loaded, errors, values }: FundsProps) {
  const { language, base, writable, mayKeep, organisationChoices } = loaded
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const own = new Set(writable.map(({ id }) => id))
  return (
    <section class="card" aria-label={t('openFund')}>
      <details open={Object.keys(errors).length > 0}>
        <summary>{t('openFund')}</summary>
        <form method="post" action={`${base}/funds`}>
          <Hidden fields={{ commandId: newId() }} />
          <Field name="code" label={t('code')} value={values.code} error={errors.code} maxLength={80} required />
          {(['nameEn', 'nameAr', 'nameCkb'] as const).map(name => (
            <Field key={name} name={name} label={t(name)} value={values[name]} error={errors[name]} maxLength={300} />
          ))}
          <Select
            {...{ name: 'organisation', label: t('holder'), value: values.organisation, error: errors.organisation }}
            options={organisationChoices.filter(({ id }) => mayKeep || own.has(id))}
            {...(mayKeep ? { empty: t('notStated') } : {})}
          />
          <Field name="opened" type="date" label={t('opened')} value={values.opened} error={errors.opened} />
          <Field name="source" label={t('source')} value={values.source} error={errors.source} maxLength={500} />
          <button type="submit">{t('openFund')}</button>
        </form>
      </details>
    </section>
  )
}
