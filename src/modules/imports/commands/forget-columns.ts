import * as v from 'valibot'
import { isAllowed } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, keepers, senders } from '../../operations/index.ts'

/** Forgets remembered columns: those who keep the operation's data any, others their own. */
export const forgetColumns = command({
  name: 'imports.forget-columns',
  summary: 'Forget what columns of sheets were remembered to hold.',
  input: v.object({ operationId: IdSchema, ids: v.pipe(v.array(IdSchema), v.minLength(1), v.maxLength(500)) }),
  policy: senders,
  async load(tx, { operationId, ids }, { actor }) {
    const asked = [...new Set(ids)]
    const found = await tx.rows<{ owner_id: string }>(
      sql`select owner_id from remembered_column where operation_id = ${operationId} and id = any(${asked}::uuid[])`,
    )
    const any = isAllowed(actor, keepers, [{ operation: operationId }])
    return found.length === asked.length && found.every(({ owner_id }) => any || owner_id === actor.id) ? {} : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  apply: async (tx, { operationId, ids }) => ({
    forgotten: await tx.run(sql`delete from remembered_column where operation_id = ${operationId} and id = any(${ids}::uuid[])`),
  }),
})
