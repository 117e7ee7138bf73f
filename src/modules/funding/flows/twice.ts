/** What a file says of contributions that looks like money which is counted already: a finding, for somebody to look at. */
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { contributionKinds } from '../counted-twice.ts'
import { type Contribution, looksLikeSame } from '../rules.ts'
import type { FlowFinding } from '../schema.ts'
import { allAgreements } from '../store.ts'

interface SaidContribution {
  externalId: string
  holderId: string
  row: number | null
  kind: string
  happened: string
  amountMinor: string
  currency: string
}

/** @param fresh external ids that the file brought. */
export async function twiceInFile(db: Db, operationId: string, fresh: ReadonlySet<string>): Promise<FlowFinding[]> {
  if (fresh.size === 0) return []
  const agreements = await allAgreements(db, operationId)
  const contributions = new Map(agreements.flatMap(each => (each.kind === 'contribution' ? [[each.id, each] as const] : [])))
  const said =
    await db.rows<SaidContribution>(sql`select f.external_id as "externalId", f.holder_id as "holderId", (f.said ->> 'row')::int as row,
      f.said ->> 'kind' as kind, f.said ->> 'happened' as happened, f.said ->> 'amountMinor' as "amountMinor", f.said ->> 'currency' as currency
    from flow_said f where f.operation_id = ${operationId} and f.withdrawn_at is null and f.said ->> 'kind' = any(${[...contributionKinds]}::text[])`)
  const groups = new Map<string, { flow: SaidContribution; asContribution: Contribution }[]>()
  for (const flow of said) {
    const agreement = contributions.get(flow.holderId)
    if (!agreement || agreement.giverId === null) continue
    const { giverId, receiverId } = agreement
    const { currency, happened } = flow
    const key = [giverId, receiverId, flow.kind, currency, flow.amountMinor].join(' ')
    const asContribution = { id: flow.holderId, giverId, receiverId, currency, happened, amountMinor: BigInt(flow.amountMinor) }
    groups.set(key, [...(groups.get(key) ?? []), { flow, asContribution }])
  }
  const receivers = new Set(agreements.flatMap(({ receiverId }) => receiverId ?? []))
  const finding = ({ externalId, row, holderId, amountMinor, currency }: SaidContribution): FlowFinding => ({
    ...{ kind: 'counted-twice', externalId, row, agreement: contributions.get(holderId)?.code ?? '', amountMinor, currency },
  })
  const found = new Map<string, FlowFinding>()
  for (const group of groups.values())
    for (const { flow, asContribution } of group) {
      if (!fresh.has(flow.externalId)) continue
      const alike = looksLikeSame(
        asContribution,
        group.map(each => each.asContribution),
      )
      if (alike.length > 0 || receivers.has(asContribution.giverId ?? '')) found.set(flow.externalId, finding(flow))
    }
  return [...found.values()]
}
