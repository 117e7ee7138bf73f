/** Sums of money over agreements, from totals and balances of the ledger and never from its entries. Pure. */
import type { Balance, LedgerCell } from '../ledger/index.ts'

/** Money of one or several currencies, as pages and files read it: whole minor units as text. */
export interface Figure {
  /** In the operation's reporting currency, of what has a known rate. */
  baseMinor: string
  currencies: { currency: string; amountMinor: string }[]
  /** How many of its parts have no known rate: the figure in the reporting currency is then too small. */
  withoutBase: number
}

/** Adds up money of several currencies. */
export class Sum {
  base = 0n
  withoutBase = 0
  readonly #currencies = new Map<string, bigint>()

  /** @param base null: no rate is known. */
  add(currency: string, amount: bigint, base: bigint | null, times: 1n | -1n = 1n): this {
    if (amount === 0n) return this
    this.#currencies.set(currency, (this.#currencies.get(currency) ?? 0n) + times * amount)
    if (base === null) this.withoutBase += 1
    else this.base += times * base
    return this
  }

  addCell({ currency, amountMinor, baseMinor, withoutBase }: LedgerCell, times: 1n | -1n = 1n): this {
    this.add(currency, amountMinor, baseMinor, times)
    this.withoutBase += withoutBase
    return this
  }

  addSum(other: Sum, times: 1n | -1n = 1n): this {
    for (const [currency, amount] of other.#currencies)
      this.#currencies.set(currency, (this.#currencies.get(currency) ?? 0n) + times * amount)
    this.base += times * other.base
    this.withoutBase += other.withoutBase
    return this
  }

  get isNothing(): boolean {
    return this.withoutBase === 0 && this.base === 0n && [...this.#currencies.values()].every(amount => amount === 0n)
  }

  toFigure(): Figure {
    const currencies = [...this.#currencies].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      baseMinor: String(this.base),
      currencies: currencies.map(([currency, amount]) => ({ currency, amountMinor: String(amount) })),
      withoutBase: this.withoutBase,
    }
  }
}

/** Halves away from zero. */
const divided = (dividend: bigint, divisor: bigint): bigint =>
  dividend < 0n ? -divided(-dividend, divisor) : (2n * dividend + divisor) / (2n * divisor)

export type ValueOf = (balance: Pick<Balance, 'rootId' | 'currency' | 'amountMinor'>) => bigint | null

/**
 * Values what lies on accounts in the reporting currency: at the average rate at which money of its contribution was recorded in that
 * currency, else of all money in it; null where no rate was ever known.
 */
export function valuesOf(cells: readonly LedgerCell[], baseCurrency: string): ValueOf {
  const rates = new Map<string, { amount: bigint; base: bigint }>()
  const note = (key: string, { amountMinor, baseMinor }: LedgerCell) => {
    const known = rates.get(key) ?? { amount: 0n, base: 0n }
    rates.set(key, { amount: known.amount + amountMinor, base: known.base + baseMinor })
  }
  for (const cell of cells) {
    if (cell.withoutBase > 0) continue
    note(`${cell.rootId} ${cell.currency}`, cell)
    note(cell.currency, cell)
  }
  return ({ rootId, currency, amountMinor }) => {
    if (currency === baseCurrency) return amountMinor
    const rate = [rates.get(`${rootId} ${currency}`), rates.get(currency)].find(each => each !== undefined && each.amount > 0n)
    return rate ? divided(amountMinor * rate.base, rate.amount) : null
  }
}

/** What became of the money of an agreement, or of a fund. */
export interface Totals {
  /** Promised and not signed. */
  pledged: Sum
  /** Committed to it, received or not: what was received and not given back, and what is still to come. */
  committed: Sum
  /** Received, less what was given back. */
  paid: Sum
  spent: Sum
  overheads: Sum
  /** Received and neither passed on, spent nor given back; below zero where it was advanced. */
  held: Sum
  /** Committed and not received. */
  open: Sum
}
export const noTotals = (): Totals => ({
  pledged: new Sum(),
  committed: new Sum(),
  paid: new Sum(),
  spent: new Sum(),
  overheads: new Sum(),
  held: new Sum(),
  open: new Sum(),
})

/** Adds up what cells and balances say, by whose money it is. */
export function totalsBy(
  cells: readonly LedgerCell[],
  balances: readonly Balance[],
  worth: ValueOf,
): ReadonlyMap<string, Totals> {
  const found = new Map<string, Totals>()
  const of = (id: string) => {
    const totals = found.get(id) ?? noTotals()
    found.set(id, totals)
    return totals
  }
  for (const cell of cells) {
    if (cell.agreementId === null) continue
    const { paid, committed, spent, overheads } = of(cell.agreementId)
    if (cell.kind === 'payment' || cell.kind === 'disbursement') for (const sum of [paid, committed]) sum.addCell(cell)
    if (cell.kind === 'refund') for (const sum of [paid, committed]) sum.addCell(cell, -1n)
    if (cell.kind === 'expenditure') spent.addCell(cell)
    if (cell.kind === 'overheads') overheads.addCell(cell)
  }
  for (const balance of balances) {
    if (balance.holderId === null) continue
    const { kind, currency, amountMinor } = balance
    const { pledged, committed, held, open } = of(balance.holderId)
    const value = worth(balance)
    if (kind === 'pledged') pledged.add(currency, amountMinor, value)
    if (kind === 'committed') for (const sum of [committed, open]) sum.add(currency, amountMinor, value)
    if (kind === 'held' || kind === 'advanced') held.add(currency, amountMinor, value)
  }
  return found
}

export type TotalFigures = Record<keyof Totals, Figure>
export const figuresOf = (totals: Totals): TotalFigures => ({
  pledged: totals.pledged.toFigure(),
  committed: totals.committed.toFigure(),
  paid: totals.paid.toFigure(),
  spent: totals.spent.toFigure(),
  overheads: totals.overheads.toFigure(),
  held: totals.held.toFigure(),
  open: totals.open.toFigure(),
})
