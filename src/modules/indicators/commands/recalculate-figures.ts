import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { lockFigures, recalculate } from '../recalculate.ts'

/** Makes every kept figure anew from values, whatever is kept. */
export const recalculateFigures = command({
  name: 'indicators.recalculate',
  summary: 'Make every kept figure of the indicators anew from values.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId }) {
    await lockFigures(tx, operationId)
    await recalculate(tx, operationId, 'all')
    return { recalculated: true }
  },
})
