/** Budget lines, duties and planned payments of an agreement, each a form of numbered rows. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { ShownAgreement } from '../../../modules/funding/index.ts'
import { dutyKinds } from '../../../modules/funding/schema.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { type Errors, Hidden, type Values } from '../accounts/parts.tsx'
import { addressOfAgreement, type Choice, type LoadedMoney } from './load.ts'
import { Refused, Section } from './parts.tsx'
import { countOf, exampleOf, type PlanPart, planParts, valuesOfPlan } from './plan-values.ts'

interface PlanProps {
  loaded: LoadedMoney
  shown: ShownAgreement
  /** What was given and refused, of one of the parts. */
  refused?: { part: PlanPart; values: Values; errors: Errors } | undefined
}

interface RowField {
  name: string
  label: MoneyMessage
  type?: 'date'
  options?: readonly Choice[]
  empty?: string
}

const titles: Record<PlanPart, MoneyMessage> = { line: 'budgetLines', duty: 'duties', payment: 'planned' }
const one: Record<PlanPart, MoneyMessage> = { line: 'budgetLine', duty: 'duty', payment: 'payment' }
const names: RowField[] = [
  { name: 'nameEn', label: 'nameEn' },
  { name: 'nameAr', label: 'nameAr' },
  { name: 'nameCkb', label: 'nameCkb' },
]

function fieldsOf(part: PlanPart, { language, clusterChoices }: LoadedMoney): RowField[] {
  if (part === 'line')
    return [
      { name: 'code', label: 'code' },
      ...names,
      { name: 'cluster', label: 'cluster', options: clusterChoices, empty: sayMoney(language, 'notStated') },
      { name: 'amount', label: 'amount' },
    ]
  if (part === 'duty')
    return [
      { name: 'kind', label: 'kind', options: dutyKinds.map(id => ({ id, name: wordOf('duty', id, language) })) },
      ...names,
      { name: 'dueOn', label: 'dueOn', type: 'date' },
    ]
  const directions = (['in', 'out'] as const).map(id => ({ id, name: sayMoney(language, id) }))
  return [
    { name: 'on', label: 'day', type: 'date' },
    { name: 'amount', label: 'amount' },
    { name: 'direction', label: 'direction', options: directions },
  ]
}

export function PlanPage({ loaded, shown, refused }: PlanProps) {
  const { language, base } = loaded
  const { code, version, currency } = shown.agreement
  return (
    <div class="money">
      <div class="page-head">
        <h1>{sayMoney(language, 'plan', { code })}</h1>
        <p class="links">
          <a href={addressOfAgreement(base, code)}>{sayMoney(language, 'agreement')}</a>
        </p>
      </div>
      {planParts.map(part => {
        const own = refused?.part === part ? refused : null
        const values = own?.values ?? valuesOfPlan(shown, part)
        const errors = own?.errors ?? {}
        const fields = fieldsOf(part, loaded)
        const labels = Object.fromEntries(
          Array.from({ length: countOf(values, part) }, (_, nth) => nth).flatMap(nth =>
            fields.map(({ name, label }) => [`${part}.${name}.${nth}`, `${sayMoney(language, label)} ${nth + 1}`]),
          ),
        )
        return (
          <Section key={part} id={part} title={sayMoney(language, titles[part])}>
            {part !== 'duty' && (
              <p class="muted">{sayMoney(language, 'exampleAmount', { currency, example: exampleOf(currency) })}</p>
            )}
            <Refused errors={errors} names={labels} />
            <form method="post" action={addressOfAgreement(base, code, '/plan')}>
              <Hidden
                fields={{
                  ...{ commandId: newId(), version: String(version), part },
                  [`${part}s`]: String(countOf(values, part)),
                }}
              />
              <Rows {...{ part, fields, values, errors, loaded }} />
              <button type="submit">{sayMoney(language, 'save')}</button>
            </form>
          </Section>
        )
      })}
    </div>
  )
}

interface RowsProps {
  part: PlanPart
  fields: readonly RowField[]
  values: Values
  errors: Errors
  loaded: LoadedMoney
}

function Rows({ part, fields, values, errors, loaded: { language } }: RowsProps) {
  return (
    <>
      {Array.from({ length: countOf(values, part) }, (_, nth) => (
        <fieldset key={nth} class="money-row">
          <legend>{sayMoney(language, 'rowNo', { what: sayMoney(language, one[part]), no: nth + 1 })}</legend>
          {part !== 'payment' && <Hidden fields={{ [`${part}.id.${nth}`]: values[`${part}.id.${nth}`] ?? '' }} />}
          {fields.map(({ name, label, type, options, empty }) => {
            const id = `${part}.${name}.${nth}`
            const error = errors[id]
            const wrong = error ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-error` } : {}
            return (
              <div key={name} class={error ? 'field-wrong' : undefined}>
                <label for={id}>{sayMoney(language, label)}</label>
                {options ? (
                  <select id={id} name={id} {...wrong}>
                    {empty !== undefined && <option value="">{empty}</option>}
                    {options.map(option => (
                      <option key={option.id} value={option.id} selected={option.id === values[id]}>
                        {option.name}
                      </option>
                    ))}
                  </select>
                ) : type === 'date' ? (
                  <input id={id} name={id} type="date" value={values[id] ?? ''} {...wrong} />
                ) : (
                  <input id={id} name={id} value={values[id] ?? ''} dir="auto" maxLength={300} {...wrong} />
                )}
                {error && (
                  <p class="error" id={`${id}-error`}>
                    {error}
                  </p>
                )}
              </div>
            )
          })}
        </fieldset>
      ))}
    </>
  )
}
