import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { removeIllustrative } from '../needs-store.ts'

/** Takes the illustrative needs out of an operation; sourced ones stay. They can be generated again at any time. */
export const removeIllustrativeNeeds = command({
  name: 'plan.remove-illustrative-needs',
  summary: 'Take the illustrative needs out of an operation.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  apply: async (tx, input) => ({
    removed: await removeIllustrative(tx, input.operationId),
  }),
})
