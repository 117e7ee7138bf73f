import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { withdrawIllustrative } from '../framework-store.ts'

/** Withdraws the illustrative objectives from every version of every plan, with their people; the plans themselves stay. */
export const removeIllustrativePlan = command({
  name: 'plan.remove-illustrative-plan',
  summary: 'Withdraw the illustrative objectives of an operation, in every version of its plans.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  apply: async (tx, input) => ({ removed: await withdrawIllustrative(tx, input.operationId) }),
})
