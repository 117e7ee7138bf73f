/** What a published file takes back is taken off what it said before. Pure. */
import type { AgreementKind, FlowEntry, MoneyKind } from '../schema.ts'

/** A movement as a file says it, with the agreement or fund that it names. */
export interface SaidFlow {
  externalId: string
  contentHash: string
  holderId: string
  said: FlowEntry
  source: string
  importId: string | null
  lenient: boolean
  illustrative: boolean
}

/** The kind as the agreement calls it: what a file calls the commitment of an allocation is its allocation. */
export function kindFor(kind: MoneyKind, of: AgreementKind | 'fund'): MoneyKind {
  const contribution: Partial<Record<MoneyKind, MoneyKind>> = { allocation: 'commitment', disbursement: 'payment' }
  const passedOn: Partial<Record<MoneyKind, MoneyKind>> = { commitment: 'allocation', payment: 'disbursement' }
  if (of === 'fund') return kind
  return (of === 'contribution' ? contribution : passedOn)[kind] ?? kind
}

/** Kinds that come before others on one day. */
const order: readonly MoneyKind[] = [
  'pledge',
  'commitment',
  'payment',
  'interest',
  'exchange',
  'carry-over',
  'allocation',
  'disbursement',
  'refund',
  'overheads',
  'expenditure',
  'reduction',
]
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** In the order in which money moves. @param depthOf how many agreements lie above the one whose money moves. */
export function inOrder<Flow extends SaidFlow>(flows: readonly Flow[], depthOf: (holderId: string) => number): Flow[] {
  return [...flows].sort(
    (a, b) =>
      byText(a.said.happened, b.said.happened) ||
      // What passes on comes before what passes that on.
      depthOf(a.holderId) - depthOf(b.holderId) ||
      order.indexOf(a.said.kind) - order.indexOf(b.said.kind) ||
      byText(a.externalId, b.externalId),
  )
}

export interface Netted {
  /** Amounts to post, by external id; what was taken back whole is not among them. */
  amounts: Map<string, bigint>
  /** What was to be taken back and was never said, by external id. */
  left: Map<string, bigint>
}

/**
 * Takes amounts below zero off earlier ones of the same agreement, kind and currency, the latest first.
 * @param flows all that stand of the holders they name, in the order in which money moves.
 */
export function netAmounts(flows: readonly SaidFlow[]): Netted {
  const amounts = new Map<string, bigint>()
  const left = new Map<string, bigint>()
  const before = new Map<string, string[]>()
  for (const { externalId, holderId, said } of flows) {
    const key = `${holderId} ${said.kind} ${said.currency} ${said.of}`
    const earlier = before.get(key) ?? []
    before.set(key, earlier)
    const amount = BigInt(said.amountMinor)
    if (amount > 0n) {
      amounts.set(externalId, amount)
      earlier.push(externalId)
      continue
    }
    let missing = -amount
    for (let last = earlier.at(-1); last !== undefined && missing > 0n; last = earlier.at(-1)) {
      const there = amounts.get(last) ?? 0n
      const taken = there < missing ? there : missing
      missing -= taken
      if (there > taken) amounts.set(last, there - taken)
      else {
        amounts.delete(last)
        earlier.pop()
      }
    }
    if (missing > 0n) left.set(externalId, missing)
  }
  return { amounts, left }
}
