import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { withdrawIllustrative } from '../store.ts'

/** Withdraws the illustrative reports of an operation; its totals then rest on real lines alone. */
export const removeIllustrativeReports = command({
  name: 'delivery.remove-illustrative-reports',
  summary: 'Withdraw the illustrative reports of an operation.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  apply: async (tx, input, _loaded, context) => ({
    withdrawn: await withdrawIllustrative(tx, input.operationId, context.commandId),
  }),
})
