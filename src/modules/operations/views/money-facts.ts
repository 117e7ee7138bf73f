import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { type Fact, readFacts } from '../facts.ts'
import { members } from '../roles.ts'
import { IdSchema } from '../schema.ts'

/** A sourced amount of money that is said, and may be nobody's in the ledger: a total without a split, a pledge, a cost. */
interface MoneyFact extends Omit<Extract<Fact, { kind: 'money' }>, 'kind' | 'source'> {
  /** What it is from; empty: not sourced, and shown as that. */
  sources: { key: string; title: string; url: string | null }[]
}

/** What sources say of money. Sums are never made of it: the amounts are of different times, and lie in one another. */
export const listMoneyFacts = view({
  name: 'operations.money-facts',
  summary: 'What sources say of money, with their sources: totals without a split, pledges and costs stay what they are.',
  input: v.object({
    operationId: IdSchema,
    /** Beginnings of keys, such as `itf.`; none: all of them. */
    prefixes: v.optional(v.array(v.string()), []),
  }),
  policy: members,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  async read(db, { operationId, prefixes }): Promise<MoneyFact[]> {
    const operation = await db.find<{ facts: unknown[] }>(sql`select facts from operation where id = ${operationId}`)
    const sources = await db.rows<MoneyFact['sources'][number]>(
      sql`select key, title, url from source where operation_id = ${operationId}`,
    )
    return readFacts(operation?.facts ?? []).flatMap(fact => {
      if (fact.kind !== 'money') return []
      if (prefixes.length > 0 && !prefixes.some(prefix => fact.key.startsWith(prefix))) return []
      const { kind: _, source, ...said } = fact
      const keys = source?.split(',').map(key => key.trim()) ?? []
      return [{ ...said, sources: keys.map(key => sources.find(each => each.key === key) ?? { key, title: key, url: null }) }]
    })
  },
})
