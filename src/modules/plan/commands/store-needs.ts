import { command } from '../../../kernel/command.ts'
import { referenceMissing } from '../../../kernel/problems.ts'
import { keepers, lockNames } from '../../operations/index.ts'
import { mergedPlaces } from '../../places/index.ts'
import { mergedEntries } from '../entries.ts'
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
  async apply(tx, { operationId, needs }) {
    await lockNames(tx, operationId, 'shared')
    const merged = {
      placeId: await mergedPlaces(tx, operationId),
      clusterId: await mergedEntries(tx, 'cluster', operationId),
      groupId: await mergedEntries(tx, 'group', operationId),
    }
    // What does not exist breaks a foreign key; what was merged does exist, and must not be pointed at any more.
    for (const [field, entries] of Object.entries(merged) as [keyof typeof merged, { id: string }[]][]) {
      const gone = new Set(entries.map(({ id }) => id))
      if (gone.size > 0 && needs.some(need => gone.has(need[field] ?? ''))) throw referenceMissing({ constraint: field })
    }
    return { stored: await storeNeeds(tx, operationId, needs) }
  },
})
