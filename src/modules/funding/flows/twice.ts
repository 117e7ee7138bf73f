/** What a file says of contributions that looks like money which is counted already: a finding, for somebody to look at. */
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { entriesOf, type ShownEntry } from '../../ledger/index.ts'
import { contributionKinds, dayFrom } from '../counted-twice.ts'
import { type Contribution, looksLikeSame, sameMoneyDays } from '../rules.ts'
import type { FlowFinding } from '../schema.ts'
import { type Agreement, allAgreements } from '../store.ts'
import { postedOfHolders } from './said.ts'

interface SaidContribution {
  externalId: string
  holderId: string
  row: number | null
  kind: string
  happened: string
  amountMinor: string
  currency: string
}

const pageMax = 10_000

/** What stands of these contributions that no file said. */
async function postedByHand(db: Db, operationId: string, ids: readonly string[], days: { from: string; to: string }) {
  const ofFiles = new Set((await postedOfHolders(db, operationId, ids)).map(({ entryId }) => entryId))
  const found: ShownEntry[] = []
  for (let from = 0; from < ids.length; from += pageMax) {
    const filter = { ...days, kinds: [...contributionKinds], agreementIds: ids.slice(from, from + pageMax) }
    for (let offset = 0, total = 1; offset < total; offset += pageMax) {
      const page = await entriesOf(db, operationId, filter, { limit: pageMax, offset })
      total = page.total
      found.push(...page.rows)
    }
  }
  return found.filter(({ id, reverses, reversedBy }) => reverses === null && reversedBy === null && !ofFiles.has(id))
}

const keyOf = ({ giverId, receiverId, currency, amountMinor }: Omit<Contribution, 'id' | 'happened'>, kind: string) =>
  [giverId, receiverId, kind, currency, amountMinor].join(' ')

const partiesOf = ({ giverId, receiverId }: Pick<Agreement, 'giverId' | 'receiverId'>) => `${giverId} ${receiverId}`

/** @param fresh external ids that the file brought. */
export async function twiceInFile(db: Db, operationId: string, fresh: ReadonlySet<string>): Promise<FlowFinding[]> {
  if (fresh.size === 0) return []
  const agreements = await allAgreements(db, operationId)
  const contributions = new Map(agreements.flatMap(each => (each.kind === 'contribution' ? [[each.id, each] as const] : [])))
  const said =
    await db.rows<SaidContribution>(sql`select f.external_id as "externalId", f.holder_id as "holderId", (f.said ->> 'row')::int as row,
      f.said ->> 'kind' as kind, f.said ->> 'happened' as happened, f.said ->> 'amountMinor' as "amountMinor", f.said ->> 'currency' as currency
    from flow_said f where f.operation_id = ${operationId} and f.withdrawn_at is null and f.said ->> 'kind' = any(${[...contributionKinds]}::text[])`)
  const groups = new Map<string, { flow: SaidContribution | null; asContribution: Contribution }[]>()
  const put = (kind: string, asContribution: Contribution, flow: SaidContribution | null) => {
    const key = keyOf(asContribution, kind)
    const group = groups.get(key)
    if (group) group.push({ flow, asContribution })
    else groups.set(key, [{ flow, asContribution }])
  }
  const asked: Contribution[] = []
  for (const flow of said) {
    const agreement = contributions.get(flow.holderId)
    if (!agreement || agreement.giverId === null) continue
    const { giverId, receiverId } = agreement
    const { currency, happened } = flow
    const asContribution = { id: flow.holderId, giverId, receiverId, currency, happened, amountMinor: BigInt(flow.amountMinor) }
    put(flow.kind, asContribution, flow)
    if (fresh.has(flow.externalId)) asked.push(asContribution)
  }
  if (asked.length === 0) return []
  const parties = new Set(asked.map(partiesOf))
  const ids = [...contributions.values()].filter(each => parties.has(partiesOf(each))).map(({ id }) => id)
  const days = asked.map(({ happened }) => happened).sort()
  const around = { from: dayFrom(days[0] ?? '', -sameMoneyDays), to: dayFrom(days.at(-1) ?? '', sameMoneyDays) }
  for (const { agreementId, kind, happened, currency, amountMinor } of await postedByHand(db, operationId, ids, around)) {
    const agreement = contributions.get(agreementId ?? '')
    if (!agreement) continue
    const { id, giverId, receiverId } = agreement
    // Of the very agreement too: what somebody posted and the file brings are not known to be one.
    put(kind, { id: `by hand ${id}`, giverId, receiverId, currency, happened, amountMinor }, null)
  }
  const receivers = new Set(agreements.flatMap(({ receiverId }) => receiverId ?? []))
  const finding = ({ externalId, row, holderId, amountMinor, currency }: SaidContribution): FlowFinding => ({
    ...{ kind: 'counted-twice', externalId, row, agreement: contributions.get(holderId)?.code ?? '', amountMinor, currency },
  })
  const found = new Map<string, FlowFinding>()
  for (const group of groups.values())
    for (const { flow, asContribution } of group) {
      if (!flow || !fresh.has(flow.externalId)) continue
      const alike = looksLikeSame(
        asContribution,
        group.map(each => each.asContribution),
      )
      if (alike.length > 0 || receivers.has(asContribution.giverId ?? '')) found.set(flow.externalId, finding(flow))
    }
  return [...found.values()]
}
