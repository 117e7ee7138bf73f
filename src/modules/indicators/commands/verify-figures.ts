import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { differingFigures } from '../recalculate.ts'

/** Makes every figure afresh from values and counts those that differ from what is kept: none, or there is a defect. */
export const verifyFigures = command({
  name: 'indicators.verify',
  summary: 'Make every figure of the indicators afresh from values and compare it with what is kept.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  apply: (tx, input) => differingFigures(tx, input.operationId),
})
