/** Parts of the pages about money: amounts, who and where, bars whose parts sum to the whole, chips, pages of a list. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Figure } from '../../../modules/funding/index.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { tell } from '../../messages/pages.ts'
import { sayTracing } from '../../messages/tracing.ts'
import { named } from '../../numbers.ts'
import type { Errors, Values } from '../accounts/parts.tsx'
import { colourOf, markOf } from '../overview/matrix-model.ts'
import { amountsOf, money, percentText } from './amounts.ts'
import { addressOfAgreement, type Choice, type LoadedMoney } from './load.ts'

/** Nobody said it: looks different from anything that was said. */
export function NotStated({ language }: { language: Language }) {
  return <span class="unknown">{sayMoney(language, 'notStated')}</span>
}

/** Each currency of a figure on a line of its own, and in the reporting currency where that is another one. */
export function FigureOf({ figure, base, language }: { figure: Figure; base: string; language: Language }) {
  const amounts = amountsOf(figure)
  if (amounts.length === 0)
    return (
      <span class="unknown">
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">{sayMoney(language, 'nothing')}</span>
      </span>
    )
  const isOnlyBase = figure.currencies.every(({ currency }) => currency === base)
  return (
    <>
      {amounts.map(amount => (
        <bdi key={amount} class="money-line">
          {amount}
        </bdi>
      ))}
      {!isOnlyBase && (
        <span class="money-base">
          {figure.withoutBase > 0 ? (
            <span class="unknown">{sayMoney(language, 'noRate')}</span>
          ) : (
            <bdi>≈ {money(figure.baseMinor, base)}</bdi>
          )}
        </span>
      )}
    </>
  )
}

export function Who({ id, loaded, missing }: { id: string | null; loaded: LoadedMoney; missing: MoneyMessage }) {
  const found = loaded.organisations.get(id ?? '')
  if (!found) return <span class="unknown">{sayMoney(loaded.language, missing)}</span>
  return (
    <a href={`${loaded.root}/organisations/${encodeURIComponent(loaded.organisationKey(found))}`}>
      <bdi>{found.acronym ?? named(found, loaded.language)}</bdi>
    </a>
  )
}

/** A donor leads to what its money did, for those who may see it. */
export function Donor({ id, loaded }: { id: string | null; loaded: LoadedMoney }) {
  const found = loaded.organisations.get(id ?? '')
  if (!found || !loaded.mayOpenDonor(found.id)) return <Who id={id} loaded={loaded} missing="giverUnknown" />
  return (
    <a href={`${loaded.base}/donors/${found.id}`}>
      <bdi>{found.acronym ?? named(found, loaded.language)}</bdi>
    </a>
  )
}

export function ClusterOf({ id, loaded }: { id: string | null; loaded: LoadedMoney }) {
  const cluster = loaded.clusters.get(id ?? '')
  if (!cluster) return <NotStated language={loaded.language} />
  return (
    <span class="marked-name">
      <span class={`mark k${colourOf(cluster, loaded.clusters)}`} aria-hidden="true">
        {markOf(cluster)}
      </span>{' '}
      <a href={`${loaded.root}/clusters/${encodeURIComponent(cluster.code)}`}>
        <bdi>{named(cluster, loaded.language)}</bdi>
      </a>
    </span>
  )
}

export function PlaceOf({ id, loaded }: { id: string | null; loaded: LoadedMoney }) {
  const place = loaded.placesById.get(id ?? '')
  if (!place) return <NotStated language={loaded.language} />
  return (
    <a href={`${loaded.root}/areas/${encodeURIComponent(loaded.codeOfPlace(place))}`}>
      <bdi>{named(place, loaded.language)}</bdi>
    </a>
  )
}

export function ProjectOf({ code, loaded }: { code: string | null; loaded: LoadedMoney }) {
  if (code === null) return <NotStated language={loaded.language} />
  return (
    <a href={`${loaded.root}/projects/${encodeURIComponent(code)}/money`}>
      <bdi>{code}</bdi>
    </a>
  )
}

export function AgreementLink({ code, base }: { code: string; base: string }) {
  return (
    <a href={addressOfAgreement(base, code)}>
      <bdi class="code">{code}</bdi>
    </a>
  )
}

/** Made up: said at the thing itself too, wherever it stands beside others. */
export function MadeUp({ is, language }: { is: boolean; language: Language }) {
  return is ? <span class="badge">{sayMoney(language, 'illustrative')}</span> : null
}

export function StateMark({ state, language }: { state: string; language: Language }) {
  return <span class={`money-state money-state-${state}`}>{wordOf('state', state, language)}</span>
}

export interface BarPart {
  key: string
  name: string
  amount: bigint
  /** Of the sequential colours, 1 to 6; hatched: unknown, or not there yet. */
  colour: 1 | 2 | 3 | 4 | 5 | 6 | 'hatched'
}

interface BarProps {
  parts: readonly BarPart[]
  currency: string
  caption: string
  language: Language
  wholeName: string
  /** Said in a line below the sum, which the bar does not show. */
  asides?: readonly { name: string; amount: bigint }[]
}

/** One bar whose parts sum to the whole, with its numbers as a table. Parts of nothing are in neither. */
export function WholeBar({ parts, currency, caption, language, wholeName, asides = [] }: BarProps) {
  const shown = parts.filter(({ amount }) => amount !== 0n)
  const whole = shown.reduce((sum, { amount }) => sum + amount, 0n)
  const drawn = shown.filter(({ amount }) => amount > 0n)
  const length = drawn.reduce((sum, { amount }) => sum + amount, 0n)
  return (
    <div class="whole-bar-and-numbers">
      <div class="whole-bar" aria-hidden="true">
        {drawn.map(({ key, amount, colour }) => (
          <i key={key} class={`whole-${colour}`} style={`flex-grow:${Number((amount * 100_000n) / (length || 1n))}`} />
        ))}
      </div>
      <table class="whole-numbers">
        <caption class="visually-hidden">{caption}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{sayTracing(language, 'part')}</th>
            <th scope="col">{sayTracing(language, 'amount')}</th>
            <th scope="col">{sayTracing(language, 'share')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, name, amount, colour }) => (
            <tr key={key}>
              <th scope="row">
                <i class={`swatch whole-${colour}`} aria-hidden="true" />
                {name}
              </th>
              <td class="number">
                <bdi>{money(amount, currency)}</bdi>
              </td>
              <td class="number">
                <bdi>{percentText(amount, whole)}</bdi>
              </td>
            </tr>
          ))}
          <tr class="sum">
            <th scope="row">{wholeName}</th>
            <td class="number">
              <bdi>{money(whole, currency)}</bdi>
            </td>
            <td />
          </tr>
          {asides.map(({ name, amount }) => (
            <tr key={name} class="muted">
              <th scope="row">{name}</th>
              <td class="number">
                <bdi>{money(amount, currency)}</bdi>
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Which filters narrow a list: each takes its own away. */
export function Chips({
  chips,
  language,
}: {
  chips: readonly { name: string; value: string; without: string }[]
  language: Language
}) {
  if (chips.length === 0) return null
  return (
    <ul class="chips" aria-label={tell(language, 'activeFilters')}>
      {chips.map(({ name, value, without }) => (
        <li key={name}>
          <a href={without}>
            {name}: <bdi>{value}</bdi> <span aria-hidden="true">×</span>
            <span class="visually-hidden">{tell(language, 'removeFilter')}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

interface PagerProps {
  page: number
  pages: number
  address(page: number): string
  language: Language
}

export function Pager({ page, pages, address, language }: PagerProps) {
  if (pages < 2) return null
  return (
    <p class="pager">
      {page > 1 && <a href={address(page - 1)}>{sayMoney(language, 'previous')}</a>}
      <span>{sayMoney(language, 'page', { page, pages })}</span>
      {page < pages && <a href={address(page + 1)}>{sayMoney(language, 'next')}</a>}
    </p>
  )
}

/** A choice of a filter, with the choice of any. */
export function FilterChoice(props: {
  name: string
  label: string
  options: readonly Choice[]
  value: string | undefined
  language: Language
  /** Text of the choice of those where it is not stated. */
  none?: string
}) {
  const { name, label, options, value, language, none } = props
  return (
    <div>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{sayMoney(language, 'any')}</option>
        {options.map(option => (
          <option key={option.id} value={option.id} selected={option.id === value}>
            {option.name}
          </option>
        ))}
        {none && (
          <option value="none" selected={value === 'none'}>
            {none}
          </option>
        )}
      </select>
    </div>
  )
}

export interface FormProps {
  values: Values
  errors: Errors
  language: Language
}

/** A long text with its error beside it. */
export function Area({ name, label, hint, values, errors }: FormProps & { name: string; label: string; hint?: string }) {
  const error = errors[name]
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={name}>{label}</label>
      <textarea
        id={name}
        name={name}
        rows={3}
        maxLength={4000}
        dir="auto"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
      >
        {values[name] ?? ''}
      </textarea>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

/** A tick with its label beside it and its error below. */
export function Tick({ name, label, values, errors }: FormProps & { name: string; label: string }) {
  const error = errors[name]
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <span class="check-inline">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={values[name] === 'yes'}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
        />
        <label for={name}>{label}</label>
      </span>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

/** What is wrong with a form, on top of it, with the way to each field. */
export function Refused({ errors, names }: { errors: Errors; names: Readonly<Record<string, string>> }) {
  const fields = Object.entries(errors).filter(([name]) => name !== '')
  if (fields.length === 0 && !errors['']) return null
  return (
    <div class="notice notice-error" role="alert">
      {errors[''] && <p>{errors['']}</p>}
      {fields.length > 0 && (
        <ul class="plain">
          {fields.map(([name, error]) => (
            <li key={name}>
              <a href={`#${name}`}>{names[name] ?? name}</a>
              {error !== errors[''] && (
                <>
                  {': '}
                  {error}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
