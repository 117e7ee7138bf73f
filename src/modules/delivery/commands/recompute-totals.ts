import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { recomputeAll } from '../totals.ts'

/** Computes every total anew from the lines and keeps it: the remedy when `verifyTotals` finds a difference. */
export const recomputeTotals = command({
  name: 'delivery.recompute-totals',
  summary: 'Compute every total anew from the lines and keep it.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  apply: async (tx, input) => ({ months: await recomputeAll(tx, input.operationId) }),
})
