import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { differingCells } from '../totals.ts'

/** Recomputes every total from the lines and counts those that differ from what is kept: none, or there is a defect. */
export const verifyTotals = command({
  name: 'delivery.verify-totals',
  summary: 'Recompute every total from the lines and compare it with what is kept.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  apply: (tx, input) => differingCells(tx, input.operationId),
})
