import { command } from '../../../kernel/command.ts'
import { planWriters } from '../access.ts'
import { clustersOfObjectives, lockDraft, noDraft, storeObjectives } from '../framework-store.ts'
import { StoreObjectives } from '../schema.ts'

/** Adds and changes objectives in the draft of a plan; a task manager those of the own cluster. */
export const storeObjectivesCommand = command({
  name: 'plan.store-objectives',
  summary: 'Add and change objectives in the draft of a strategic plan.',
  input: StoreObjectives,
  policy: planWriters,
  load: async (tx, input) => ({
    no: await lockDraft(tx, input.operationId, input.planId),
    stored: await clustersOfObjectives(
      tx,
      input.operationId,
      input.objectives.flatMap(({ id }) => id ?? []),
    ),
  }),
  // An objective is taken into a cluster, and out of the one it was of, only by those who may write in both.
  scope: ({ stored }, { operationId: operation, objectives }) =>
    [...objectives, ...stored].map(({ clusterId: cluster }) => ({ operation, cluster })),
  async apply(tx, { operationId, planId, objectives }, { no }, context) {
    if (no === undefined) throw noDraft()
    const ids = await storeObjectives(tx, { operationId, planId, no }, objectives)
    for (const id of ids) context.touch('objective', id, 'changed')
    return { ids }
  },
})
