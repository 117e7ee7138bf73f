import * as v from 'valibot'
import { within } from '../../../kernel/access.ts'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { baseCurrencyOf, entriesOf, type ShownEntry } from '../../ledger/index.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { sightOf } from '../access.ts'
import { saidOfHolders } from '../flows/said.ts'
import type { MoneyKind } from '../schema.ts'
import {
  type Agreement,
  allAgreements,
  allFunds,
  budgetLinesOf,
  type Following,
  type Fund,
  followingOf,
  orNull,
} from '../store.ts'

/** A movement of money that counts, as a sheet says it. Amounts are whole minor units as text. */
export interface SheetEntry {
  id: string
  /** What a file knows it by; null where it was recorded here. */
  externalId: string | null
  /** Of what a file said of it; null where it was recorded here. */
  contentHash: string | null
  /** Code of the agreement or fund whose money moves. */
  agreement: string
  kind: MoneyKind
  happened: string
  amountMinor: string
  currency: string
  of: 'pledged' | 'committed'
  back: 'up' | 'out'
  into: { currency: string; amountMinor: string } | null
  clusterId: string | null
  placeId: string | null
  groupId: string | null
  projectCode: string | null
  /** Code of a budget line of the agreement. */
  budgetLine: string | null
  words: string | null
  rate: string | null
  rateSource: string | null
  baseMinor: string | null
  /** In the reporting currency as it was posted, whatever was stated; null where no rate is known. */
  postedBaseMinor: string | null
  illustrative: boolean
}

/** Everything that a sheet of money is compared with, and written from. */
export interface FlowSheet {
  baseCurrency: string
  /** Whether this is all money of the operation; else it is that of agreements which the reader's organisation gives or receives. */
  seesAll: boolean
  funds: Fund[]
  /** Codes of parent, source and destination beside the agreement. */
  agreements: (Agreement & { parent: string | null; fromFund: string | null; intoFund: string | null })[]
  entries: SheetEntry[]
}

const entriesRead = 10_000

/** Entries of holders that stand: neither reversed nor reversals, nor what only a published file implies. */
async function standingEntries(db: Db, operationId: string, holderIds: readonly string[]): Promise<ShownEntry[]> {
  const standing: ShownEntry[] = []
  for (let offset = 0; holderIds.length > 0; offset += entriesRead) {
    const { rows } = await entriesOf(
      db,
      operationId,
      { agreementIds: [...holderIds] },
      { limit: entriesRead, offset, legs: true },
    )
    standing.push(...rows.filter(each => each.reverses === null && each.reversedBy === null && each.kind !== 'not-stated'))
    if (rows.length < entriesRead) break
  }
  return standing
}

/** What a sheet says of an entry that was recorded here, or by a file whose amounts were netted. */
function entryOf(
  entry: ShownEntry,
  agreement: string,
  lines: ReadonlyMap<string, string>,
  following: Following,
): Omit<SheetEntry, 'externalId' | 'contentHash'> {
  const { legs = [], amountMinor, baseMinor, currency, rate, budgetLineId } = entry
  const from = (kind: string) => legs.some(leg => leg.kind === kind && leg.amountMinor < 0n)
  const brought = entry.kind === 'exchange' ? legs.filter(leg => leg.kind === 'held' && leg.amountMinor > 0n) : []
  const [first] = brought
  return {
    ...{
      id: entry.id,
      agreement,
      kind: entry.kind as MoneyKind,
      happened: entry.happened,
      currency,
      amountMinor: String(amountMinor),
    },
    of: entry.kind === 'reduction' && from('pledged') ? 'pledged' : 'committed',
    back: entry.kind === 'refund' && legs.some(leg => leg.kind === 'returned') ? 'out' : 'up',
    into: first
      ? { currency: first.currency, amountMinor: String(brought.reduce((sum, leg) => sum + leg.amountMinor, 0n)) }
      : null,
    clusterId: orNull(following.cluster, entry.clusterId),
    placeId: orNull(following.place, entry.placeId),
    groupId: orNull(following.group, entry.groupId),
    projectCode: entry.projectCode,
    budgetLine: budgetLineId === null ? null : (lines.get(budgetLineId) ?? null),
    ...{ words: entry.words, rate, rateSource: rate === null ? null : entry.rateSource },
    baseMinor: baseMinor === null ? null : String(baseMinor),
    postedBaseMinor: baseMinor === null ? null : String(baseMinor),
    illustrative: entry.illustrative,
  }
}

/** Money as sheets of agencies and finance officers say it: what such a sheet is compared with, and written from. */
export const showFlowSheet = view({
  name: 'funding.flow-sheet',
  summary: 'Funds, agreements and movements of money as a sheet says them: what a sheet is compared with and written from.',
  input: v.object({ operationId: IdSchema }),
  policy: [...keepers, ...within(['operation'], 'finance-officer')],
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }, { actor }): Promise<FlowSheet> {
    const { all, organisations } = sightOf(actor, operationId)
    const isOwn = (...ids: (string | null)[]) => all || ids.some(id => id !== null && organisations.has(id))
    const following = await followingOf(db, operationId)
    const everything = await allAgreements(db, operationId)
    const funds = await allFunds(db, operationId)
    const codes = new Map([...everything, ...funds].map(({ id, code }) => [id, code]))
    const codeOf = (id: string | null) => (id === null ? null : (codes.get(id) ?? null))
    const agreements = everything.filter(({ giverId, receiverId }) => isOwn(giverId, receiverId))
    const holderIds = [...agreements, ...funds.filter(({ organisationId }) => isOwn(organisationId))].map(({ id }) => id)
    const lines = new Map((await budgetLinesOf(db, operationId, holderIds)).map(({ id, code }) => [id, code]))
    // What a sheet said is written as it said it; what came in another way as it stands in the ledger.
    const said = (await saidOfHolders(db, operationId, holderIds)).filter(({ externalId }) => externalId.startsWith('sheet:'))
    const posted = new Map(
      (
        await db.rows<{ entryId: string; externalId: string; contentHash: string | null }>(sql`select p.entry_id as "entryId",
            p.external_id as "externalId", (select f.content_hash from flow_said f where f.operation_id = p.operation_id
              and f.external_id = p.external_id and f.withdrawn_at is null order by f.no desc limit 1) as "contentHash"
          from flow_posted p where p.operation_id = ${operationId}`)
      ).map(each => [each.entryId, each]),
    )
    const standing = await standingEntries(db, operationId, holderIds)
    const bases = new Map(standing.map(({ id, baseMinor }) => [posted.get(id)?.externalId, baseMinor]))
    const ofSheets = said.map(({ externalId, contentHash, holderId, illustrative, said: { rate, baseMinor, ...flow } }) => ({
      ...{ id: externalId, externalId, contentHash, agreement: codeOf(holderId) ?? '', kind: flow.kind, happened: flow.happened },
      ...{ amountMinor: flow.amountMinor, currency: flow.currency, of: flow.of, back: flow.back, into: flow.into },
      ...{ clusterId: orNull(following.cluster, flow.clusterId), placeId: orNull(following.place, flow.placeId) },
      ...{ groupId: orNull(following.group, flow.groupId), projectCode: flow.projectCode, budgetLine: flow.budgetLine ?? null },
      ...{ words: flow.words, baseMinor, rate: rate?.unitsPerBase ?? null, rateSource: rate?.source ?? null, illustrative },
      postedBaseMinor: bases.get(externalId)?.toString() ?? null,
    }))
    const others = standing.flatMap(entry => {
      const { externalId = null, contentHash = null } = posted.get(entry.id) ?? {}
      const agreement = codeOf(entry.agreementId)
      if (agreement === null || externalId?.startsWith('sheet:')) return []
      return [{ ...entryOf(entry, agreement, lines, following), externalId, contentHash }]
    })
    return {
      ...{ baseCurrency: await baseCurrencyOf(db, operationId), seesAll: all, funds },
      agreements: agreements.map(agreement => ({
        ...agreement,
        ...{ parent: codeOf(agreement.parentId), fromFund: codeOf(agreement.fromFundId), intoFund: codeOf(agreement.intoFundId) },
      })),
      entries: [...ofSheets, ...others],
    }
  },
})
