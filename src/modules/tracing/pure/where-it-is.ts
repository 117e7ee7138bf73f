/** Where the money of one contribution is now, from what lies on accounts and from totals of what moved. Pure; whole minor units. */
import type { AccountKind } from '../../ledger/schema.ts'

/** What lies on one account of the contribution's money. */
export interface Lying {
  /** Fund or agreement; null is the world. */
  holderId: string | null
  kind: AccountKind
  currency: string
  amountMinor: bigint
}

/** Everything that a contribution's money can be; in one currency the parts sum to what was given, and to what it earned. */
export interface Standing {
  currency: string
  /** Given by the donor in any stage: promised, signed or paid; less what was reduced. */
  given: bigint
  earned: bigint
  /** Came from, or went into, another currency: above zero for what came. */
  exchanged: bigint
  promised: bigint
  /** Signed or allocated, not received. */
  committed: bigint
  /** Received, and neither passed on nor spent. */
  held: bigint
  /** Below zero: passed on or spent before it was received. */
  advanced: bigint
  spent: bigint
  overheads: bigint
  returned: bigint
}

const partOf: Partial<Record<AccountKind, keyof Omit<Standing, 'currency'>>> = {
  pledged: 'promised',
  committed: 'committed',
  held: 'held',
  advanced: 'advanced',
  spent: 'spent',
  overheads: 'overheads',
  returned: 'returned',
}

/**
 * One row for each currency, in the order of their codes. `given + earned + exchanged` equals the sum of the other parts, to the last
 * unit, since every entry balances for each contribution (ledger).
 */
export function standingOf(lying: readonly Lying[]): Standing[] {
  const byCurrency = new Map<string, Standing>()
  for (const { kind, currency, amountMinor } of lying) {
    const nothing = { given: 0n, earned: 0n, exchanged: 0n, promised: 0n, committed: 0n, held: 0n, advanced: 0n }
    const standing = byCurrency.get(currency) ?? { currency, ...nothing, spent: 0n, overheads: 0n, returned: 0n }
    byCurrency.set(currency, standing)
    const part = partOf[kind]
    if (part) standing[part] += amountMinor
    // What came from the world lies there below zero.
    else if (kind === 'interest') standing.earned -= amountMinor
    else if (kind === 'exchange') standing.exchanged -= amountMinor
    else standing.given -= amountMinor
  }
  return [...byCurrency.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** What one fund or agreement has of the contribution's money, in one currency. */
export interface HolderStanding {
  holderId: string
  currency: string
  promised: bigint
  committed: bigint
  held: bigint
  advanced: bigint
  spent: bigint
  overheads: bigint
}

/** The same by who holds it; the world left out. Accounts with nothing on them keep their holder in the list. */
export function standingByHolder(lying: readonly Lying[]): HolderStanding[] {
  const rows = new Map<string, HolderStanding>()
  for (const { holderId, kind, currency, amountMinor } of lying) {
    if (holderId === null) continue
    const key = `${holderId} ${currency}`
    const nothing = { promised: 0n, committed: 0n, held: 0n, advanced: 0n, spent: 0n, overheads: 0n }
    const row = rows.get(key) ?? { holderId, currency, ...nothing }
    rows.set(key, row)
    const part = partOf[kind]
    if (part && part !== 'returned' && part in row) row[part as keyof typeof nothing] += amountMinor
  }
  return [...rows.values()]
}
