import { command } from '../../../kernel/command.ts'
import { keepers } from '../../operations/index.ts'
import { announceNamed } from '../naming.ts'
import { StorePlan } from '../schema.ts'
import { storeActivityTypes, storeClusters, storeGroups, storeProjects } from '../store.ts'

/** Adds clusters, population groups, activities and projects, or brings them up to date, as one batch. */
export const storePlan = command({
  name: 'plan.store-plan',
  summary: 'Add clusters, population groups, activities and projects, or bring them up to date.',
  input: StorePlan,
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, _loaded, context) {
    const clusterIds = await storeClusters(tx, input.operationId, input.clusters)
    const groupIds = await storeGroups(tx, input.operationId, input.groups)
    const activityIds = await storeActivityTypes(tx, input.operationId, input.activities)
    await storeProjects(tx, input.operationId, input.projects)
    const codes = input.projects.map(({ code }) => code)
    if (codes.length > 0) await context.announce('plan.projects-stored', { operationId: input.operationId, codes })
    for (const id of clusterIds) context.touch('cluster', id, 'changed')
    await announceNamed(input.operationId, activityIds, context)
    return { clusterIds, groupIds, activityIds }
  },
})
