/** Posting money under an agreement: one form for each kind, with only the fields that it needs. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { ShownAgreement } from '../../../modules/funding/index.ts'
import type { MoneyKind } from '../../../modules/funding/schema.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { named } from '../../numbers.ts'
import { type Errors, Field, Hidden, Select, type Values } from '../accounts/parts.tsx'
import { addressOfAgreement, type LoadedMoney } from './load.ts'
import { Refused, Section } from './parts.tsx'
import { fieldsOf, type MoneyField } from './posting-values.ts'

interface PostingProps {
  loaded: LoadedMoney
  shown: ShownAgreement
  /** Kinds that the person may post. */
  kinds: readonly MoneyKind[]
  kind: MoneyKind
  values: Values
  errors: Errors
}

const fieldNames: Record<string, MoneyMessage> = {
  ...{ amount: 'amount', happened: 'happened', currency: 'currency', intoCurrency: 'intoCurrency' },
  ...{ intoAmount: 'intoAmount', cluster: 'cluster', project: 'project', place: 'placeCode', group: 'group' },
  ...{ activity: 'activity', budgetLine: 'budgetLine', words: 'words', source: 'source', knownApart: 'knownApart' },
  ...{ unitsPerBase: 'rate', rateDay: 'rateDay', rateSource: 'rateSource', day: 'rateDay' },
}

export function PostingPage(props: PostingProps) {
  const { loaded, shown, kinds, kind, errors } = props
  const { language, base } = loaded
  const { code } = shown.agreement
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const at = addressOfAgreement(base, code, '/money')
  const names = Object.fromEntries(Object.entries(fieldNames).map(([name, message]) => [name, t(message)]))
  return (
    <div class="money">
      <div class="page-head">
        <h1>{sayMoney(language, 'postMoneyOf', { code })}</h1>
        <p>
          <bdi>{named(shown.agreement, language)}</bdi>
        </p>
        <p class="muted">{t('postHint')}</p>
        <p class="links">
          <a href={addressOfAgreement(base, code)}>{t('agreement')}</a>
        </p>
      </div>
      <nav aria-label={t('whatHappened')}>
        <ul class="money-kinds">
          {kinds.map(each => (
            <li key={each}>
              <a href={`${at}?kind=${each}`} aria-current={each === kind ? 'page' : undefined}>
                {wordOf('entry', each, language)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Refused errors={errors} names={names} />
      <Section id="posting" title={wordOf('entry', kind, language)}>
        <form method="post" action={at}>
          <Hidden fields={{ commandId: newId(), kind }} />
          <Money {...props} />
          {fieldsOf(kind).map(field => (
            <FieldOf key={field} field={field} {...props} />
          ))}
          <Said {...props} />
          <button type="submit">{t('post')}</button>
        </form>
      </Section>
    </div>
  )
}

function Money({ loaded: { language }, shown: { agreement, balances }, kind, values, errors }: PostingProps) {
  const t = (message: MoneyMessage) => sayMoney(language, message)
  // What was exchanged lies there in another currency than the agreement's.
  const held = balances.filter(balance => balance.kind === 'held').map(({ currency }) => currency)
  const isOwn = ['pledge', 'commitment', 'payment', 'allocation', 'disbursement', 'reduction'].includes(kind)
  const currencies = [...new Set([agreement.currency, ...(isOwn ? [] : held)])]
  const chosen = values.currency || agreement.currency
  return (
    <>
      <Field name="happened" type="date" label={t('happened')} value={values.happened} error={errors.happened} required />
      {currencies.length === 1 ? (
        <>
          <Hidden fields={{ currency: agreement.currency }} />
          <Field
            name="amount"
            label={`${t('amount')} (${agreement.currency})`}
            value={values.amount}
            error={errors.amount ?? errors.currency}
            required
          />
        </>
      ) : (
        <div class="money-pair">
          <Field name="amount" label={t('amount')} value={values.amount} error={errors.amount} required />
          <Select
            {...{ name: 'currency', label: t('currency'), value: chosen, error: errors.currency }}
            options={currencies.map(id => ({ id, name: id }))}
          />
        </div>
      )}
    </>
  )
}

function FieldOf({ field, loaded, shown, values, errors }: PostingProps & { field: MoneyField }) {
  const { language, clusterChoices, projectChoices, groupChoices, activities } = loaded
  const { agreement, terms } = shown
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const given = (name: string) => ({ name, value: values[name], error: errors[name] })
  switch (field) {
    case 'of':
      if (agreement.kind !== 'contribution') return null
      return (
        <Select
          {...given('of')}
          label={t('of')}
          options={[
            { id: 'committed', name: wordOf('account', 'committed', language) },
            { id: 'pledged', name: wordOf('account', 'pledged', language) },
          ]}
        />
      )
    case 'back':
      return (
        <Select
          {...given('back')}
          label={t('back')}
          options={[
            ...(agreement.kind === 'contribution' ? [] : [{ id: 'up', name: t('backUp') }]),
            { id: 'out', name: t('backOut') },
          ]}
        />
      )
    case 'into':
      return (
        <div class="money-pair">
          <Field {...given('intoAmount')} label={t('intoAmount')} required />
          <Field {...given('intoCurrency')} label={t('intoCurrency')} maxLength={3} required />
        </div>
      )
    case 'cluster':
      return <Select {...given('cluster')} label={t('cluster')} options={clusterChoices} empty={t('asAgreement')} />
    case 'project':
      return <Select {...given('project')} label={t('project')} options={projectChoices} empty={t('asAgreement')} />
    case 'place':
      return <Field {...given('place')} label={t('placeCode')} maxLength={80} />
    case 'group':
      return groupChoices.length === 0 ? null : (
        <Select {...given('group')} label={t('group')} options={groupChoices} empty={t('notStated')} />
      )
    case 'activity': {
      const offered = [...activities.values()].filter(
        ({ retired, clusterId }) => !retired && (agreement.clusterId === null || clusterId === agreement.clusterId),
      )
      return offered.length === 0 ? null : (
        <Select
          {...given('activity')}
          label={t('activity')}
          options={offered.map(each => ({ id: each.id, name: named({ names: each.names, code: each.code ?? '' }, language) }))}
          empty={t('notStated')}
        />
      )
    }
    case 'budgetLine':
      return terms === null || terms.budgetLines.length === 0 ? null : (
        <Select
          {...given('budgetLine')}
          label={t('budgetLine')}
          options={terms.budgetLines.map(line => ({ id: line.code, name: `${line.code} · ${named(line, language)}` }))}
          empty={t('notStated')}
        />
      )
  }
}

function Said({ loaded: { language }, shown, values, errors }: PostingProps) {
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const { baseCurrency, agreement } = shown
  const hasRate = ['unitsPerBase', 'rateDay', 'rateSource'].some(name => values[name] || errors[name])
  return (
    <>
      <Field name="words" label={t('words')} value={values.words} error={errors.words} maxLength={1000} />
      <Field name="source" label={t('source')} value={values.source} error={errors.source} maxLength={500} />
      {(errors.knownApart || values.knownApart) && (
        <Field
          {...{ name: 'knownApart', label: t('knownApart'), hint: t('knownApartHint'), maxLength: 1000 }}
          value={values.knownApart}
          error={errors.knownApart}
        />
      )}
      {agreement.currency !== baseCurrency && (
        <details open={hasRate}>
          <summary>{t('rateOwn')}</summary>
          <Field
            name="unitsPerBase"
            label={sayMoney(language, 'unitsPerBase', { currency: values.currency || agreement.currency, base: baseCurrency })}
            value={values.unitsPerBase}
            error={errors.unitsPerBase}
          />
          <Field name="rateDay" type="date" label={t('rateDay')} value={values.rateDay} error={errors.rateDay ?? errors.day} />
          <Field name="rateSource" label={t('rateSource')} value={values.rateSource} error={errors.rateSource} maxLength={300} />
        </details>
      )}
    </>
  )
}
