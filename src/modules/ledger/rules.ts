/**
 * How money moves, as pure rules over what lies on the accounts. What leaves an account that holds money of several roots takes from each
 * in proportion to what is there at that moment, to the last minor unit (largest remainder, ties by root); nothing is restated later.
 */
import { minorDigitsOf, splitInProportion } from '../../kernel/pure/money.ts'
import type { AccountKind, AccountRef, Leg, Posting, Rate } from './schema.ts'

/** An account in full: the currency is said. */
export interface Account {
  holderId: string | null
  kind: AccountKind
  currency: string
}

/** Money of one root that goes from one account to another. */
interface Move {
  from: Account
  to: Account
  rootId: string | null
  amountMinor: bigint
}

/** What an entry does: its legs, and how much of its amount belongs to each root. */
export interface Movement {
  legs: Omit<Leg, 'no'>[]
  /** In the entry's own currency. */
  byRoot: { rootId: string | null; amountMinor: bigint; baseMinor: bigint | null }[]
  baseMinor: bigint | null
  rate: Rate | null
}

/** Thrown when an account has not what is asked of it. */
export class NotEnough extends Error {
  readonly account: Account
  readonly there: bigint
  constructor(account: Account, there: bigint) {
    super(`${account.kind} has ${there}`)
    this.account = account
    this.there = there
  }
}

const keyOf = ({ holderId, kind, currency }: Account) => `${holderId ?? ''} ${kind} ${currency}`
// The engine's Math.min takes no big integers.
const lesser = (a: bigint, b: bigint) => (b < a ? b : a)
const isWorld = ({ holderId }: { holderId: string | null }) => holderId === null
const inFull = (ref: AccountRef, currency: string): Account => ({ ...ref, currency: ref.currency ?? currency })
export const sourcesOf = ({ from }: Posting): readonly AccountRef[] => ('kind' in from ? [from] : from)

/** Accounts that a posting names, each in full. */
export function accountsOf(posting: Posting): Account[] {
  const through = posting.through ?? []
  return [
    ...[...sourcesOf(posting), posting.to].map(ref => inFull(ref, posting.currency)),
    ...through.flatMap(({ from, to }) => [from, to].map(ref => inFull(ref, ref.currency ?? posting.currency))),
  ]
}

/** Accounts whose balances matter together: what is advanced is bounded by what is committed, and what is held settles it. */
export function besides(account: Account): Account[] {
  const together: AccountKind[] = ['held', 'committed', 'advanced']
  return together.includes(account.kind) ? together.map(kind => ({ ...account, kind })) : [account]
}

/** Balances of accounts by root, in memory: read under lock, and brought along posting by posting. */
export class Balances {
  readonly #roots = new Map<string, Map<string, bigint>>()

  add(account: Account, rootId: string | null, amountMinor: bigint): void {
    const key = keyOf(account)
    const roots = this.#roots.get(key) ?? new Map<string, bigint>()
    this.#roots.set(key, roots)
    roots.set(rootId ?? '', (roots.get(rootId ?? '') ?? 0n) + amountMinor)
  }

  of(account: Account, rootId: string | null): bigint {
    return this.#roots.get(keyOf(account))?.get(rootId ?? '') ?? 0n
  }

  /** Roots that the account has or had anything of, in order; unknown first. */
  rootsOf(account: Account): (string | null)[] {
    return [...(this.#roots.get(keyOf(account))?.keys() ?? [])].sort().map(root => root || null)
  }
}

/** What an account of a holder can give towards another, by root. */
function available(balances: Balances, from: Account, to: Account): { rootId: string | null; amountMinor: bigint }[] {
  const committed: Account = { ...from, kind: 'committed' }
  const advanced: Account = { ...from, kind: 'advanced' }
  const received = from.kind === 'committed' && to.kind === 'held' && to.holderId === from.holderId
  const unreceived = from.kind === 'advanced' || (from.kind === 'committed' && !received)
  return balances
    .rootsOf(from.kind === 'advanced' ? committed : from)
    .map(rootId => ({
      rootId,
      amountMinor: unreceived ? balances.of(committed, rootId) + balances.of(advanced, rootId) : balances.of(from, rootId),
    }))
    .filter(({ amountMinor }) => amountMinor > 0n)
}

function inProportion(amount: bigint, parts: readonly { rootId: string | null; amountMinor: bigint }[]) {
  const shares = splitInProportion(
    amount,
    parts.map(part => part.amountMinor),
  )
  return parts.map(({ rootId }, at) => ({ rootId, amountMinor: shares[at] ?? 0n })).filter(part => part.amountMinor !== 0n)
}

/** Roots of money that comes from the world. */
function fromWorld(posting: Posting, balances: Balances, to: Account, amount: bigint) {
  if (posting.rootId !== undefined) return [{ rootId: posting.rootId, amountMinor: amount }]
  const there = balances
    .rootsOf(to)
    .map(rootId => ({ rootId, amountMinor: balances.of(to, rootId) }))
    .filter(({ amountMinor }) => amountMinor > 0n)
  return there.length > 0 ? inProportion(amount, there) : [{ rootId: null, amountMinor: amount }]
}

/** Moves money of one root; where the receiver has advanced money of that root, this is settled first. */
function move(balances: Balances, moves: Move[], from: Account, to: Account, rootId: string | null, amountMinor: bigint): void {
  const advanced: Account = { ...to, kind: 'advanced' }
  const owed = to.kind === 'held' ? -balances.of(advanced, rootId) : 0n
  const settled = lesser(owed, amountMinor)
  for (const part of [
    { to: advanced, amountMinor: settled },
    { to, amountMinor: amountMinor - settled },
  ]) {
    if (part.amountMinor === 0n) continue
    balances.add(from, rootId, -part.amountMinor)
    balances.add(part.to, rootId, part.amountMinor)
    moves.push({ from, to: part.to, rootId, amountMinor: part.amountMinor })
  }
}

/** Takes an amount from accounts in turn. @throws NotEnough */
function take(posting: Posting, balances: Balances, sources: readonly Account[], to: Account, amount: bigint): Move[] {
  const moves: Move[] = []
  let missing = amount
  for (const from of sources) {
    if (missing === 0n) break
    const parts = isWorld(from) ? fromWorld(posting, balances, to, missing) : available(balances, from, to)
    const there = parts.reduce((sum, part) => sum + part.amountMinor, 0n)
    const given = lesser(there, missing)
    for (const part of inProportion(given, parts)) move(balances, moves, from, to, part.rootId, part.amountMinor)
    missing -= given
  }
  const [first] = sources
  if (missing > 0n && first) throw new NotEnough(first, amount - missing)
  return moves
}

/** Whole units of the base currency that an amount is at a rate, halves away from zero. */
export function baseOf(amountMinor: bigint, currency: string, unitsPerBase: string, baseCurrency: string): bigint {
  const [whole = '0', fraction = ''] = unitsPerBase.split('.')
  const dividend = amountMinor * 10n ** BigInt(minorDigitsOf(baseCurrency) + fraction.length)
  const divisor = BigInt(whole + fraction) * 10n ** BigInt(minorDigitsOf(currency))
  return (2n * dividend + divisor) / (2n * divisor)
}

/** The rate that counts for a currency on a day; null: none is known. */
export type RateOn = (currency: string, day: string) => Rate | null

function baseShares(moves: readonly Move[], base: bigint | null): (bigint | null)[] {
  if (base === null) return moves.map(() => null)
  return splitInProportion(
    base,
    moves.map(each => each.amountMinor),
  )
}

/** Legs of moves: one for each account and root, in the order in which they are met. */
function legsOf(moves: readonly Move[], bases: readonly (bigint | null)[]): Omit<Leg, 'no'>[] {
  const legs = new Map<string, Omit<Leg, 'no'>>()
  const leave = (account: Account, rootId: string | null, amountMinor: bigint, baseMinor: bigint | null) => {
    const key = `${keyOf(account)} ${rootId ?? ''}`
    const leg = legs.get(key)
    if (!leg) legs.set(key, { ...account, rootId, amountMinor, baseMinor })
    else {
      leg.amountMinor += amountMinor
      leg.baseMinor = leg.baseMinor === null || baseMinor === null ? null : leg.baseMinor + baseMinor
    }
  }
  for (const [at, each] of moves.entries()) {
    const base = bases[at] ?? null
    leave(each.from, each.rootId, -each.amountMinor, base === null ? null : -base)
    leave(each.to, each.rootId, each.amountMinor, base)
  }
  return [...legs.values()]
}

/** What of an amount belongs to each root. */
function sumsByRoot(moves: readonly Move[], bases: readonly (bigint | null)[]): Movement['byRoot'] {
  const sums = new Map<string | null, Movement['byRoot'][number]>()
  for (const [at, { rootId, amountMinor }] of moves.entries()) {
    const base = bases[at] ?? null
    const sum = sums.get(rootId)
    if (!sum) sums.set(rootId, { rootId, amountMinor, baseMinor: base })
    else {
      sum.amountMinor += amountMinor
      sum.baseMinor = sum.baseMinor === null || base === null ? null : sum.baseMinor + base
    }
  }
  return [...sums.values()]
}

function assertSense(posting: Posting, sources: readonly Account[], to: Account): void {
  const { amountMinor, currency, through = [] } = posting
  if (amountMinor <= 0n) throw new RangeError('An entry moves an amount above zero.')
  const keys = [...sources, to].map(keyOf)
  if (sources.length === 0 || new Set(keys).size !== keys.length) throw new RangeError('An entry moves money between accounts.')
  if ([...sources, to].every(isWorld)) throw new RangeError('Money of the world alone is not kept.')
  if (to.kind === 'advanced') throw new RangeError('An advance is settled by what arrives at the account held.')
  if (posting.rootId === undefined && sources.some(({ kind }) => kind === 'donors'))
    throw new RangeError('Money of donors says which contribution it belongs to.')
  if (through.some(({ from }) => from.holderId !== null || (from.currency ?? currency) === currency))
    throw new RangeError('A further movement comes from the world, in another currency.')
}

/**
 * What a posting does to balances, which are brought along. A further movement belongs to the roots of the entry itself, in proportion.
 * @param baseCurrency the currency that amounts are compared in.
 * @throws NotEnough when an account has less than is asked; the balances are then of no use any more.
 */
export function moveMoney(posting: Posting, balances: Balances, rateOn: RateOn, baseCurrency: string): Movement {
  const { currency, happened, amountMinor, through = [] } = posting
  const sources = sourcesOf(posting).map(ref => inFull(ref, currency))
  const to = inFull(posting.to, currency)
  assertSense(posting, sources, to)
  // The base currency is worth itself, whatever somebody states.
  const rate = (currency === baseCurrency ? null : posting.rate) ?? rateOn(currency, happened)
  const moves = take(posting, balances, sources, to, amountMinor)
  const baseMinor = rate && baseOf(amountMinor, currency, rate.unitsPerBase, baseCurrency)
  const bases = baseShares(moves, baseMinor)
  const byRoot = sumsByRoot(moves, bases)
  const legs = legsOf(moves, bases)
  for (const further of through) {
    const [from, into] = [inFull(further.from, currency), inFull(further.to, further.from.currency ?? currency)]
    const others: Move[] = []
    for (const part of inProportion(further.amountMinor, byRoot))
      move(balances, others, from, into, part.rootId, part.amountMinor)
    const known = rateOn(from.currency, happened)
    const base = known && baseOf(further.amountMinor, from.currency, known.unitsPerBase, baseCurrency)
    legs.push(...legsOf(others, baseShares(others, base)))
  }
  return { legs, byRoot, baseMinor, rate }
}
