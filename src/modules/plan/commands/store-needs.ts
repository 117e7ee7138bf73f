import { command } from '../../../kernel/command.ts'
import { keepers } from '../../operations/index.ts'
import { StoreNeeds } from '../schema.ts'
import { storeNeeds } from '../store.ts'

/** Stores people in need and targeted by place, cluster, group and month, as one batch. */
export const storeNeedsCommand = command({
  name: 'plan.store-needs',
  summary: 'Store people in need and targeted by place, cluster, group and month.',
  input: StoreNeeds,
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  journalled: input => ({ operationId: input.operationId, figures: input.needs.length }),
  apply: async (tx, input) => ({ stored: await storeNeeds(tx, input.operationId, input.needs) }),
})
