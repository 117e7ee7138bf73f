import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { findMatches } from '../match-lines.ts'

/** What storing lines would do, without storing them: for the preview of an import. Says how many, never which. */
export const compareLines = view({
  name: 'delivery.compare-lines',
  summary: 'How many of the given lines are new, changed or unchanged against what is stored.',
  input: v.object({
    operationId: IdSchema,
    keys: v.array(IdSchema),
    hashes: v.array(IdSchema),
    withdrawn: v.array(v.boolean()),
    /** Keys of the first lines of each identity, where lines are found by it. */
    identities: v.optional(v.array(v.nullable(IdSchema)), []),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, keys, hashes, withdrawn, identities }) {
    const given = sql`(select * from unnest(${keys}::uuid[], ${identities}::uuid[], ${hashes}::uuid[]) with ordinality
      as g (key, identity, hash, nth) where identity is not null)`
    const matches = identities.length > 0 ? await findMatches(db, operationId, given) : new Map<string, { key: string }>()
    const meant = matches.size > 0 ? keys.map(key => matches.get(key)?.key ?? key) : keys
    const row = await db.find<{ made: number; changed: number }>(sql`select
        (count(*) filter (where r.id is null and not l.withdraw))::int as made,
        (count(*) filter (where r.content_hash <> l.hash or r.withdrawn <> l.withdraw))::int as changed
      from unnest(${meant}::uuid[], ${hashes}::uuid[], ${withdrawn}::boolean[]) as l(key, hash, withdraw)
      left join activity_report r on r.operation_id = ${operationId} and r.line_key = l.key`)
    const made = row?.made ?? 0
    const changed = row?.changed ?? 0
    return { made, changed, unchanged: keys.length - made - changed }
  },
})
