/** The course of illustrative money, day by day: what is promised, signed, paid, passed on and spent, never more than is there. Pure. */
import { splitInProportion } from '../../kernel/pure/money.ts'
import type { MoneyKind } from '../../modules/funding/schema.ts'
import { daysAfter } from '../../modules/reporting/rules.ts'
import {
  allocations,
  contributions,
  type Earmarking,
  type Given,
  type Passed,
  refunds,
  subGrants,
  wronglyEntered,
} from './illustrative-agreements.ts'
import { type MonthlyRates, monthsOfBoth } from './illustrative-rates.ts'

/** A movement in whole units of the currency, with the codes of what it is for; project and cluster are those of its agreement. */
export interface Moved {
  agreement: string
  kind: MoneyKind
  happened: string
  amount: number
  currency: string
  place?: string | null
  group?: string | null
  budgetLine?: string
  back?: 'up' | 'out'
  into?: { currency: string; amount: number }
  words?: string
}

/** Where a project's made-up lines say that people were reached in a month. */
export interface WorkPlace {
  district: string
  group: string
  reached: number
}
/** By project and month: `ILL-F-01 2005-03`. */
export type WorkPlaces = ReadonlyMap<string, readonly WorkPlace[]>

export interface Course {
  moved: Moved[]
  /** Days on which contributions were signed, and on which money was passed on with how much, by code. */
  signed: ReadonlyMap<string, string>
  passed: ReadonlyMap<string, { amount: number; day: string }>
  /** What is committed and not received, and what is held, at the end. */
  owed: ReadonlyMap<string, number>
  held: ReadonlyMap<string, number>
}

export const amendedOn = '2005-01-01'
export const amendedCode = (code: string) => `${code}-A1`
export const budgetLines = ['STAFF', 'GOODS', 'WORKS', 'RUNNING'] as const
const lastPayment = '2005-12-20'

type Chance = (...parts: (string | number)[]) => number

interface Spender {
  code: string
  project: string
  currency: string
  earmark?: Earmarking | undefined
  advance: boolean
  /** Of agreements that have none, no line is named. */
  hasLines: boolean
}

class Money {
  readonly moved: Moved[] = []
  readonly held = new Map<string, number>()
  readonly owed = new Map<string, number>()
  /** Day on which something was last signed or came in. */
  readonly since = new Map<string, string>()

  add(amounts: Map<string, number>, code: string, amount: number): void {
    amounts.set(code, (amounts.get(code) ?? 0) + amount)
  }
  holds = (code: string) => this.held.get(code) ?? 0
  owes = (code: string) => this.owed.get(code) ?? 0
}

type Step = { day: string; run: (money: Money) => void }

/** A contribution from its promise to its payments: quick with some donors, slow with others. */
function stepsOf(given: Given, chance: Chance, rates: MonthlyRates, signedOn: Map<string, string>): Step[] {
  const { code, donor, amount, currency, amended } = given
  const lag = 0.2 + 1.8 * chance(donor, 'lag') ** 2
  const pledged = daysAfter('2004-01-12', Math.floor(110 * chance(code, 'pledged')))
  const signed = daysAfter(pledged, 5 + Math.round(lag * 45))
  const say = (kind: MoneyKind, day: string, part: number, more: Partial<Moved> = {}): Moved => ({
    ...{ agreement: amended && day >= amendedOn ? amendedCode(code) : code, kind, happened: day, amount: part, currency },
    ...more,
  })
  const steps: Step[] = []
  if (!given.inKind) steps.push({ day: pledged, run: money => money.moved.push(say('pledge', pledged, amount)) })
  if (given.pledgedOnly) return steps
  signedOn.set(code, signed)
  steps.push({
    day: signed,
    run(money) {
      money.moved.push(say('commitment', signed, amount))
      money.add(money.owed, code, amount)
      money.since.set(code, signed)
    },
  })
  const reduction = given.reduced ?? 0
  if (reduction > 0)
    steps.push({
      day: '2005-06-15',
      run(money) {
        money.moved.push(say('reduction', '2005-06-15', reduction, { words: 'The donor’s budget was cut.' }))
        money.add(money.owed, code, -reduction)
      },
    })
  const tranches = amount > 9_000_000 ? 3 : amount > 3_000_000 ? 2 : 1
  const whole = amount - reduction
  const part = Math.floor(whole / tranches)
  for (let nth = 0; nth < tranches; nth++) {
    const day =
      code === wronglyEntered ? '2004-12-30' : daysAfter(signed, 8 + Math.round(lag * 40) + nth * (110 + Math.round(lag * 60)))
    if (day > lastPayment) continue
    const paid = nth === tranches - 1 ? whole - part * (tranches - 1) : part
    steps.push({ day, run: money => pay(money, say('payment', day, paid), given, rates) })
  }
  return steps
}

function pay(money: Money, payment: Moved, { window, currency, inKind }: Given, rates: MonthlyRates): void {
  const { agreement, happened, amount } = payment
  money.moved.push(inKind ? { ...payment, words: 'Tents and blankets, handed over' } : payment)
  money.add(money.owed, agreement, -amount)
  const rate =
    currency === 'USD' ? 1 : Number(rates.findLast(each => each.currency === currency && each.day <= happened)?.unitsPerBase)
  const dollars = Math.floor(amount / rate)
  money.since.set(agreement, currency === 'USD' ? happened : daysAfter(happened, 2))
  money.add(money.held, window === undefined ? agreement : `ILL-ITF-${window}`, dollars)
  if (currency !== 'USD')
    money.moved.push({
      ...payment,
      kind: 'exchange',
      happened: daysAfter(happened, 2),
      into: { currency: 'USD', amount: dollars },
    })
}

/** Money that is passed on: allocated, received in two parts, a little of it kept for running costs. */
function stepsOfPassed(passed: Passed, chance: Chance, into: Map<string, { amount: number; day: string }>): Step[] {
  const { code, from, share, day } = passed
  const say = (kind: MoneyKind, happened: string, amount: number): Moved => ({
    ...{ agreement: code, kind, happened, amount, currency: 'USD' },
  })
  const isSubGrant = subGrants.includes(passed)
  const disburse = (happened: string, part: number, overheads: boolean): Step => ({
    day: happened,
    run(money) {
      const amount = Math.floor(money.owes(code) * part)
      if (amount <= 0) return
      money.moved.push(say('disbursement', happened, amount))
      const kept = overheads ? Math.floor(amount * 0.05) : 0
      if (kept > 0) money.moved.push(say('overheads', happened, kept))
      money.add(money.owed, code, -amount)
      money.add(money.held, code, amount - kept)
      money.since.set(code, happened)
    },
  })
  const lag = 0.3 + chance(passed.receiver, 'received')
  return [
    {
      day,
      run(money) {
        const amount = Math.floor((money.holds(from) * share) / 1_000) * 1_000
        if (amount < 20_000) return
        into.set(code, { amount, day })
        money.moved.push(say('allocation', day, amount))
        money.add(money.held, from, -amount)
        money.add(money.owed, code, amount)
      },
    },
    disburse(daysAfter(day, 4 + Math.round(lag * 20)), 0.6, !isSubGrant),
    disburse(daysAfter(day, 90 + Math.round(lag * 40)), chance(code, 'rest') < 0.2 ? 0.5 : 1, false),
  ]
}

const isWithin = (earmark: Earmarking | undefined, { district, group }: WorkPlace) =>
  (earmark?.groups === undefined || earmark.strength === 'soft' || earmark.groups.includes(group)) &&
  (earmark?.places === undefined || earmark.places.some(place => district.startsWith(place)))

/** What is spent in a month: in the places where the project reached most people, and now and then nobody says where. */
function spend(money: Money, spender: Spender, month: string, work: WorkPlaces, chance: Chance): void {
  const { code, project, advance, earmark, currency, hasLines } = spender
  const there = money.holds(code) + (advance ? money.owes(code) : 0)
  const amount = Math.floor(there * (0.1 + 0.16 * chance(code, month, 'spent')))
  if (amount < 2_000) return
  const places = (work.get(`${project} ${month}`) ?? []).filter(place => isWithin(earmark, place))
  const chosen = places.slice(0, 1 + Math.floor(4 * chance(code, month, 'places')))
  if (chosen.length === 0) return
  const parts = splitInProportion(
    BigInt(amount),
    chosen.map(({ reached }) => BigInt(reached)),
  )
  for (const [nth, { district, group }] of chosen.entries()) {
    const part = Number(parts[nth] ?? 0n)
    if (part === 0) continue
    const drawn = `${month}-${15 + Math.floor(12 * chance(code, month, nth))}`
    const since = money.since.get(code) ?? drawn
    const happened = drawn < since ? since : drawn
    const unplaced = chance(code, month, district, 'placed') < 0.06
    money.moved.push({
      ...{ agreement: code, kind: 'expenditure', happened, amount: part, currency: 'USD', group },
      place: unplaced ? null : district,
      ...(hasLines && currency === 'USD'
        ? { budgetLine: budgetLines[Math.floor(4 * chance(code, month, nth, 'line'))] ?? 'STAFF' }
        : {}),
    })
    money.add(money.held, code, -part)
  }
}

const spenders: readonly Spender[] = [
  ...contributions.flatMap(({ code, project, currency, earmark, advance = false, amended }) =>
    project === undefined ? [] : [{ code, project, currency, earmark, advance, hasLines: !amended }],
  ),
  ...[...allocations, ...subGrants].map(({ code, project, earmark }) => ({
    ...{ code, project, currency: 'USD', earmark, advance: false, hasLines: true },
  })),
]

/** @param chance uniform numbers in [0, 1) from a text. */
export function courseOf(work: WorkPlaces, rates: MonthlyRates, chance: Chance): Course {
  const signed = new Map<string, string>()
  const passed = new Map<string, { amount: number; day: string }>()
  const money = new Money()
  const amended = new Set(contributions.flatMap(each => (each.amended ? [each.code] : [])))
  const windows = [...new Set(contributions.flatMap(({ window }) => window ?? []))]
  const steps: Step[] = [
    ...contributions.flatMap(given => stepsOf(given, chance, rates, signed)),
    ...[...allocations, ...subGrants].flatMap(each => stepsOfPassed(each, chance, passed)),
    // Everything of a month is spent after what comes in it.
    ...monthsOfBoth.map(month => ({
      day: `${month}-28`,
      run(all: Money) {
        for (const spender of spenders) {
          const code = amended.has(spender.code) && month >= amendedOn ? amendedCode(spender.code) : spender.code
          spend(all, { ...spender, code }, month, work, chance)
        }
      },
    })),
    ...['2004-09-30', '2004-12-31', '2005-03-31', '2005-06-30', '2005-09-30', '2005-12-31'].flatMap(day =>
      windows.map(window => ({
        day,
        run: (all: Money) => earn(all, `ILL-ITF-${window}`, day),
      })),
    ),
    ...refunds.map(refund => ({ day: '2005-12-29', run: (all: Money) => giveBack(all, refund) })),
    {
      day: amendedOn,
      run(all) {
        for (const code of amended)
          for (const amounts of [all.held, all.owed]) {
            all.add(amounts, amendedCode(code), amounts.get(code) ?? 0)
            amounts.delete(code)
          }
      },
    },
  ]
  for (const step of steps.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) step.run(money)
  return { moved: money.moved, signed, passed, owed: money.owed, held: money.held }
}

function earn(money: Money, fund: string, happened: string): void {
  const amount = Math.floor(money.holds(fund) * 0.003)
  if (amount <= 0) return
  money.moved.push({ agreement: fund, kind: 'interest', happened, amount, currency: 'USD' })
  money.add(money.held, fund, amount)
}

function giveBack(money: Money, { code, share, back }: (typeof refunds)[number]): void {
  const happened = '2005-12-29'
  const amount = Math.floor(money.holds(code) * share)
  if (amount <= 0) return
  const source = [...allocations, ...subGrants].find(each => each.code === code)
  money.moved.push({ agreement: code, kind: 'refund', happened, amount, currency: 'USD', back })
  money.add(money.held, code, -amount)
  if (source && back === 'up') money.add(money.held, source.from, amount)
}
