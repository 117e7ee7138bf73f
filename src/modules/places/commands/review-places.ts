import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { keepers, ReviewInput } from '../../operations/index.ts'

/** Confirms that unreviewed places are right as they are. */
export const reviewPlaces = command({
  name: 'places.review-places',
  summary: 'Confirm unreviewed places as they are.',
  input: ReviewInput,
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, _loaded, context) {
    const reviewed = await tx.rows<{ id: string }>(sql`update place set status = 'reviewed', version = version + 1
      where operation_id = ${input.operationId} and id = any(${input.ids}::uuid[]) and status = 'unreviewed' returning id`)
    for (const { id } of reviewed) context.touch('place', id, 'changed')
    return { reviewed: reviewed.length }
  },
})
