import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { entriesOf, type ShownEntry } from '../../ledger/index.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { sightOf } from '../access.ts'
import { pictureOf, seeingOf } from '../picture.ts'
import { type Agreement, type BudgetLine, budgetLinesOf, type Fund } from '../store.ts'

/** An entry that counts, as a sheet is compared with it. Amounts as text. */
export interface KnownMoney extends Omit<ShownEntry, 'no' | 'amountMinor' | 'baseMinor' | 'legs'> {
  amountMinor: string
  baseMinor: string | null
  /** What a file knows it by; null: it was recorded here. */
  externalId: string | null
}
export interface KnownFunding {
  funds: Fund[]
  agreements: Agreement[]
  budgetLines: BudgetLine[]
  entries: KnownMoney[]
}

/** Everything of money that stands and that the reader sees with its terms: what a sheet is compared with, and written from. */
export const listKnownFunding = view({
  name: 'funding.known',
  summary: 'Funds, agreements and entries that stand, as a file states them: what a sheet is compared with and written from.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }, { actor }): Promise<KnownFunding> {
    const picture = await pictureOf(db, operationId, [])
    const seeing = seeingOf(picture, sightOf(actor, operationId))
    const { all, organisations } = seeing.sight
    const agreements = picture.agreements.filter(agreement => seeing.as(agreement) === 'terms')
    const funds = picture.funds.filter(
      ({ organisationId }) => all || (organisationId !== null && organisations.has(organisationId)),
    )
    const ids = [...agreements, ...funds].map(({ id }) => id)
    const said = await db.rows<{
      entryId: string
      externalId: string
    }>(sql`select entry_id as "entryId", external_id as "externalId"
      from flow_posted where operation_id = ${operationId} and holder_id = any(${ids}::uuid[])`)
    const externalIds = new Map(said.map(({ entryId, externalId }) => [entryId, externalId]))
    const entries: KnownMoney[] = []
    const page = 10_000
    for (let offset = 0; ids.length > 0; offset += page) {
      const { rows } = await entriesOf(db, operationId, { agreementIds: ids }, { limit: page, offset })
      for (const { no: _no, amountMinor, baseMinor, legs: _legs, ...entry } of rows) {
        if (entry.reverses !== null || entry.reversedBy !== null) continue
        const texts = { amountMinor: String(amountMinor), baseMinor: baseMinor === null ? null : String(baseMinor) }
        entries.push({ ...entry, ...texts, externalId: externalIds.get(entry.id) ?? null })
      }
      if (rows.length < page) break
    }
    const budgetLines = await budgetLinesOf(
      db,
      operationId,
      agreements.map(({ id }) => id),
    )
    return { funds, agreements, budgetLines, entries }
  },
})
