/** The order in which entries are posted: money comes before it goes. */
import type { FlowAgreement, FlowEntry, MoneyKind } from '../../../modules/funding/schema.ts'

const ranks: Partial<Record<MoneyKind, number>> = {
  pledge: 0,
  commitment: 1,
  allocation: 1,
  payment: 2,
  disbursement: 2,
  interest: 3,
}

/** What is received first, from the source down, and what is spent last. @param funds external ids: what pays into them stands above what they pay out */
export function inOrder(
  entries: readonly FlowEntry[],
  agreements: readonly FlowAgreement[],
  funds: readonly string[],
): FlowEntry[] {
  const parents = new Map(agreements.map(each => [each.externalId, each.parent ?? each.fromFund]))
  const depths = new Map<string, number>(funds.map(fund => [fund, 0]))
  const depthOf = (id: string, seen = 0): number => {
    const known = depths.get(id)
    if (known !== undefined || seen > agreements.length) return known ?? 0
    const above = parents.get(id) ?? null
    const depth = above === null ? 0 : depthOf(above, seen + 1) + 1
    depths.set(id, depth)
    return depth
  }
  const rank = ({ kind, agreement }: FlowEntry) =>
    kind === 'expenditure' ? Number.MAX_SAFE_INTEGER : depthOf(agreement) * 10 + (ranks[kind] ?? 5)
  return entries
    .map((entry, at) => ({ entry, at, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ entry }) => entry)
}
