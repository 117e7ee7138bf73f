import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, keepers } from '../../operations/index.ts'

/** Confirms that unreviewed organisations are right as they are. */
export const reviewOrganisations = command({
  name: 'organisations.review-organisations',
  summary: 'Confirm unreviewed organisations as they are.',
  input: v.object({ operationId: IdSchema, ids: v.pipe(v.array(IdSchema), v.minLength(1)) }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, _loaded, context) {
    const reviewed = await tx.run(
      sql`update organisation set status = 'reviewed', version = version + 1 where operation_id = ${input.operationId} and id = any(${input.ids}::uuid[]) and status = 'unreviewed'`,
    )
    for (const id of input.ids) context.touch('organisation', id, 'changed')
    return { reviewed }
  },
})
