import type { Room } from '../../kernel/registry.ts'
import { addActivityAliases, addClusterAliases, addGroupAliases } from './commands/add-entry-aliases.ts'
import { editActivity, editCluster, editGroup } from './commands/edit-entries.ts'
import { mergeActivity, mergeCluster, mergeGroup } from './commands/merge-entries.ts'
import { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
import { reviewActivities, reviewClusters, reviewGroups } from './commands/review-entries.ts'
import { separateActivity, separateCluster, separateGroup } from './commands/separate-entries.ts'
import { storeNeedsCommand } from './commands/store-needs.ts'
import { storePlan } from './commands/store-plan.ts'
import { reactions } from './reactions.ts'
import { listPlanNames } from './views/names.ts'
import { showNeeds, showPlan } from './views/plan.ts'

export { asText, type Catalogue, createCatalogue } from './catalogue.ts'
export { addActivityAliases, addClusterAliases, addGroupAliases } from './commands/add-entry-aliases.ts'
export { editActivity, editCluster, editGroup } from './commands/edit-entries.ts'
export { mergeActivity, mergeCluster, mergeGroup } from './commands/merge-entries.ts'
export { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
export { reviewActivities, reviewClusters, reviewGroups } from './commands/review-entries.ts'
export { separateActivity, separateCluster, separateGroup } from './commands/separate-entries.ts'
export { storeNeedsCommand } from './commands/store-needs.ts'
export { storePlan } from './commands/store-plan.ts'
export { mergedEntries } from './entries.ts'
export { ActivitiesNamed, announceNamed } from './naming.ts'
export { storeActivityTypes, storeClusters, storeGroups } from './store.ts'
export { type KeptActivity, type KeptCluster, type KeptGroup, listPlanNames } from './views/names.ts'
export {
  type ActivityType,
  allActivityTypes,
  allClusters,
  allGroups,
  type Cluster,
  type Group,
  type NeedFigure,
  showNeeds,
  showPlan,
} from './views/plan.ts'

export const planRoom: Room = {
  name: 'plan',
  commands: [
    storePlan,
    storeNeedsCommand,
    removeIllustrativeNeeds,
    reviewClusters,
    reviewGroups,
    reviewActivities,
    editCluster,
    editGroup,
    editActivity,
    addClusterAliases,
    addGroupAliases,
    addActivityAliases,
    mergeCluster,
    mergeGroup,
    mergeActivity,
    separateCluster,
    separateGroup,
    separateActivity,
  ],
  views: [showPlan, showNeeds, listPlanNames],
  reactions,
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
