import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { DisaggregationInput } from '../schema.ts'
import { storeDisaggregation } from '../store.ts'

/** Adds a dimension that figures can be broken down by, or its categories. Categories that figures were said for are ended, not dropped. */
export const storeDisaggregationCommand = command({
  name: 'indicators.store-disaggregation',
  summary: 'Add a dimension that figures can be broken down by (sex, age …), or change its categories.',
  input: v.object({ operationId: IdSchema, ...DisaggregationInput.entries }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, ...input }, _loaded, context) {
    const id = await storeDisaggregation(tx, operationId, input)
    context.touch('disaggregation', id, input.id ? 'changed' : 'made')
    return { id }
  },
})
