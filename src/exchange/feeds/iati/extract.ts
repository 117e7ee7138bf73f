/** Makes of an activity what this house needs of it; what cannot be used is told with its line. */
import type { Names } from '../../../kernel/pure/languages.ts'
import type { IatiActivity, Narratives, Sector, Transaction, Value } from '../../formats/iati/model.ts'
import { lineOf } from '../../formats/iati/read.ts'
import { dayOf, minorOf } from '../../formats/iati/values.ts'
import type { IatiGround } from './ground.ts'
import type { IatiNotes } from './notes.ts'
import type { SaidActivity, SaidMovement, SaidParty } from './said.ts'

const nameMax = 300
const arabicScript = /\p{Script=Arabic}/u

const kept = new Map<string, string>()
const keptMax = 200_000

/** A copy of its own, and one for all that say the same: a piece of a text keeps the whole of what was read with it in memory. */
function own(text: string): string {
  const known = kept.get(text)
  if (known !== undefined) return known
  const copy = Buffer.from(text).toString()
  if (kept.size >= keptMax) kept.clear()
  kept.set(copy, copy)
  return copy
}

/** Texts by the languages of the house; one in another language stands for English where there is none. */
function namesOf(text: Narratives | undefined, language: string | undefined, max = nameMax): Names {
  const names: Names = {}
  let other: string | null = null
  for (const narrative of text?.narratives ?? []) {
    const words = narrative.text.replace(/\s+/g, ' ').trim().slice(0, max)
    if (words === '') continue
    const said = (narrative.language ?? language ?? '').toLowerCase().split('-')[0]
    if (said === 'en' || said === 'ar' || said === 'ckb') names[said] ??= own(words)
    else other ??= own(words)
  }
  if (other !== null) {
    if (!arabicScript.test(other)) names.en ??= other
    else if (Object.keys(names).length === 0) names.ar = other
  }
  return names
}
export const wordsOf = (names: Names): string | null => names.en ?? names.ar ?? names.ckb ?? null

const trimmed = (text: string | undefined) => {
  const words = text?.trim() ?? ''
  return words === '' ? null : own(words)
}

type Party = Narratives & { ref?: string; type?: string }
function partyOf(given: Party | undefined, language: string | undefined): SaidParty | null {
  if (!given) return null
  const names = namesOf(given, language)
  const ref = trimmed(given.ref)
  const name = wordsOf(names)
  return ref === null && name === null ? null : { ref, name, names, type: trimmed(given.type) }
}

function datesOf({ dates }: IatiActivity): { starts: string | null; ends: string | null } {
  const day = (type: string) => dayOf(dates.find(each => each.type === type)?.date)
  const starts = day('2') ?? day('1')
  const ends = day('4') ?? day('3')
  return { starts, ends: starts !== null && ends !== null && ends < starts ? null : ends }
}

class Extractor {
  readonly #activity: IatiActivity
  readonly #ground: IatiGround
  readonly #notes: IatiNotes
  constructor(activity: IatiActivity, ground: IatiGround, notes: IatiNotes) {
    this.#activity = activity
    this.#ground = ground
    this.#notes = notes
  }

  clusters(sectors: readonly Sector[]): string[] {
    const found = sectors.flatMap(sector => {
      if (sector.vocabulary !== '10' && sector.vocabulary !== '98' && sector.vocabulary !== '99') return []
      const id = this.#ground.cluster(sector)
      if (id !== null) return [id]
      if (sector.vocabulary === '10')
        this.#notes.add(
          { line: lineOf(sector), element: 'sector/@code', value: sector.code ?? null },
          ...(['warning', 'iati-cluster-unknown'] as const),
        )
      return []
    })
    return [...new Set(found)]
  }

  places(): { placeIds: string[]; areas: string[] } {
    const placeIds = new Set<string>()
    const areas: string[] = []
    for (const location of this.#activity.locations) {
      const names = namesOf(location.name, this.#activity.language)
      const found = this.#ground.place(location, Object.values(names))
      if (found.id !== null) placeIds.add(found.id)
      else {
        const name = wordsOf(names) ?? trimmed(location.ref)
        if (name !== null) areas.push(name)
        this.#notes.add(
          { line: lineOf(location), element: 'location', value: name },
          ...(['warning', 'iati-place-unknown', { suggestions: found.suggestions.join(', ') }] as const),
        )
      }
    }
    return { placeIds: [...placeIds], areas }
  }

  /** Currency and minor units of a value; null, and told, where there is none that can be used. */
  amount(value: Value | undefined, line: number, element: string): { currency: string; minor: bigint } | null {
    if (!value) return null
    const currency = trimmed(value.currency) ?? trimmed(this.#activity.defaultCurrency)
    if (currency === null || !/^[A-Z]{3}$/.test(currency)) {
      this.#notes.add({ line, element: `${element}/@currency`, value: currency }, 'error', 'iati-currency-missing')
      return null
    }
    const made = minorOf(value.amount, currency)
    if (!made || made.minor.toString().replace('-', '').length > 18) {
      this.#notes.add({ line, element, value: value.amount }, 'error', 'iati-amount-unreadable')
      return null
    }
    if (made.rounded) this.#notes.add({ line, element, value: value.amount }, 'repair', 'iati-amount-rounded', { currency })
    return { currency, minor: made.minor }
  }

  movement(transaction: Transaction): SaidMovement | null {
    const { language } = this.#activity
    const line = lineOf(transaction)
    const money = this.amount(transaction.value, line, 'transaction/value')
    const day = dayOf(transaction.date)
    if (day === null) {
      const value = transaction.date ?? null
      this.#notes.add({ line, element: 'transaction/transaction-date', value }, 'error', 'iati-day-missing')
    }
    if (!money || day === null) return null
    if (money.minor === 0n) {
      this.#notes.add(
        { line, element: 'transaction/value', value: transaction.value?.amount ?? null },
        'warning',
        'iati-amount-zero',
      )
      return null
    }
    return {
      ...{ line, type: trimmed(transaction.type) ?? '', ref: trimmed(transaction.ref), day, ...money },
      provider: partyOf(transaction.provider, language),
      providerActivity: trimmed(transaction.provider?.activityId),
      receiver: partyOf(transaction.receiver, language),
      receiverActivity: trimmed(transaction.receiver?.activityId),
      clusterIds: this.clusters(transaction.sectors),
      words: wordsOf(namesOf(transaction.description, language, 1_000)),
    }
  }

  budgets(): SaidActivity['budgets'] {
    const sums = new Map<string, bigint>()
    const revised = new Set(this.#activity.budgets.filter(({ type }) => type === '2').map(({ start }) => start))
    for (const budget of this.#activity.budgets) {
      // A revised budget of a period stands for the original one.
      if (budget.type !== '2' && revised.has(budget.start)) continue
      const money = this.amount(budget.value, lineOf(budget), 'budget/value')
      if (money) sums.set(money.currency, (sums.get(money.currency) ?? 0n) + money.minor)
    }
    return [...sums].map(([currency, minor]) => ({ currency, minor }))
  }
}

/** Null, and told, for an activity without an identifier or without anybody who publishes it. */
export function extract(activity: IatiActivity, ground: IatiGround, notes: IatiNotes): SaidActivity | null {
  const line = lineOf(activity)
  const identifier = trimmed(activity.identifier)
  if (identifier === null || identifier.length > 250) {
    notes.add({ line, element: 'iati-identifier', value: identifier }, 'error', 'iati-identifier-missing')
    return null
  }
  const reporting = partyOf(activity.reporting, activity.language)
  if (!reporting) {
    notes.add({ line, element: 'reporting-org' }, 'error', 'iati-reporting-missing')
    return null
  }
  const countries = [...new Set(activity.countries.flatMap(({ code }) => trimmed(code) ?? []))]
  const { country } = ground
  if (countries.length > 0 && !countries.includes(country))
    notes.add({ line, element: 'recipient-country/@code', value: countries.join(', ') }, 'warning', 'iati-other-country', {
      country,
    })
  const from = new Extractor(activity, ground, notes)
  const { language } = activity
  const of = (type: string) => activity.descriptions.find(each => each.type === type)
  const described = of('2') ?? of('1') ?? activity.descriptions[0]
  const conditions = (activity.conditions?.conditions ?? []).flatMap(each => wordsOf(namesOf(each, language, 4_000)) ?? [])
  const title = namesOf(activity.title, language)
  return {
    ...{ line, identifier, updated: own(activity.updated ?? ''), reporting, countries },
    title: Object.keys(title).length > 0 ? title : { en: identifier.slice(0, nameMax) },
    description: wordsOf(namesOf(described, language, 4_000)),
    participating: activity.participating.flatMap(given => {
      const party = partyOf(given, language)
      return party ? [{ ...party, role: trimmed(given.role) }] : []
    }),
    status: trimmed(activity.status),
    ...datesOf(activity),
    clusterIds: from.clusters(activity.sectors),
    ...from.places(),
    aidTypes: activity.defaultAidTypes.flatMap(({ code, vocabulary }) =>
      trimmed(code) === null ? [] : [{ vocabulary: trimmed(vocabulary) ?? '1', code: trimmed(code) ?? '' }],
    ),
    conditions: conditions.length === 0 ? null : conditions.join('\n').slice(0, 4_000),
    budgets: from.budgets(),
    hasResults: activity.results.length > 0,
    movements: activity.transactions.flatMap(transaction => from.movement(transaction) ?? []),
  }
}
