import type { Room } from '../../kernel/registry.ts'
import { addActivityAliases, addClusterAliases, addGroupAliases } from './commands/add-entry-aliases.ts'
import { editActivity, editCluster, editGroup } from './commands/edit-entries.ts'
import { endObjective } from './commands/end-objective.ts'
import { mergeActivity, mergeCluster, mergeGroup } from './commands/merge-entries.ts'
import { putPlanInForce } from './commands/put-plan-in-force.ts'
import { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
import { removeIllustrativePlan } from './commands/remove-illustrative-plan.ts'
import { reviewActivities, reviewClusters, reviewGroups } from './commands/review-entries.ts'
import { revisePlan } from './commands/revise-plan.ts'
import { separateActivity, separateCluster, separateGroup } from './commands/separate-entries.ts'
import { setCaseload } from './commands/set-caseload.ts'
import { startStrategicPlan } from './commands/start-strategic-plan.ts'
import { storeFramework } from './commands/store-framework.ts'
import { storeNeedsCommand } from './commands/store-needs.ts'
import { storeObjectivesCommand } from './commands/store-objectives.ts'
import { storePlan } from './commands/store-plan.ts'
import { undoNeedsImport } from './commands/undo-needs-import.ts'
import { withdrawDraft } from './commands/withdraw-draft.ts'
import { reactions } from './reactions.ts'
import { listMemberships, showCluster } from './views/cluster.ts'
import { compareNeeds } from './views/compare-needs.ts'
import { compareVersions, listPlans, showFramework } from './views/framework.ts'
import { listPlanNames } from './views/names.ts'
import { showNeeds, showPlan } from './views/plan.ts'
import { showStructure } from './views/structure.ts'

export { addActivityAliases, addClusterAliases, addGroupAliases } from './commands/add-entry-aliases.ts'
export { editActivity, editCluster, editGroup } from './commands/edit-entries.ts'
export { endObjective } from './commands/end-objective.ts'
export { mergeActivity, mergeCluster, mergeGroup } from './commands/merge-entries.ts'
export { PutInForce, putPlanInForce } from './commands/put-plan-in-force.ts'
export { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
export { removeIllustrativePlan } from './commands/remove-illustrative-plan.ts'
export { reviewActivities, reviewClusters, reviewGroups } from './commands/review-entries.ts'
export { revisePlan } from './commands/revise-plan.ts'
export { separateActivity, separateCluster, separateGroup } from './commands/separate-entries.ts'
export { setCaseload } from './commands/set-caseload.ts'
export { startStrategicPlan } from './commands/start-strategic-plan.ts'
export { storeFramework } from './commands/store-framework.ts'
export { storeNeedsCommand } from './commands/store-needs.ts'
export { storeObjectivesCommand } from './commands/store-objectives.ts'
export { storePlan } from './commands/store-plan.ts'
export { undoNeedsImport } from './commands/undo-needs-import.ts'
export { withdrawDraft } from './commands/withdraw-draft.ts'
export { mergedEntries } from './entries.ts'
export { noDraft } from './framework-store.ts'
export { planIsIllustrative } from './illustrative.ts'
export { removeIllustrativeActivities } from './illustrative-activities.ts'
export { clustersOfOrganisations, organisationsOfCluster } from './members.ts'
export { ActivitiesNamed, announceNamed } from './naming.ts'
export { objectiveFinder, objectiveLabel, planFinder, wordsMax } from './objective-words.ts'
export { treeOf } from './rules.ts'
export { type CaseloadInput, type NeedInput, type ObjectiveInput, ProjectsStored, type StatedFigure } from './schema.ts'
export { endProject, putProject, storeActivityTypes, storeClusters, storeGroups } from './store.ts'
export { type ClusterDetail, type ClusterKin, listMemberships, type Membership, showCluster } from './views/cluster.ts'
export { compareNeeds } from './views/compare-needs.ts'
export {
  allPlans,
  type CaseloadFigure,
  compareVersions,
  type Framework,
  listPlans,
  type Objective,
  type StrategicPlan,
  showFramework,
} from './views/framework.ts'
export { labelsOfPlan } from './views/labels.ts'
export { listPlanNames } from './views/names.ts'
export {
  type ActivityType,
  allActivityTypes,
  allClusters,
  allGroups,
  type Cluster,
  type Group,
  type NeedFigure,
  type Project,
  showNeeds,
  showPlan,
} from './views/plan.ts'
export { type ClusterOfPlan, type ProjectOfPlan, projectsOfPlan, showStructure } from './views/structure.ts'

export const planRoom: Room = {
  name: 'plan',
  commands: [
    storePlan,
    storeNeedsCommand,
    undoNeedsImport,
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
    startStrategicPlan,
    storeObjectivesCommand,
    endObjective,
    setCaseload,
    storeFramework,
    removeIllustrativePlan,
    putPlanInForce,
    revisePlan,
    withdrawDraft,
  ],
  views: [
    showPlan,
    showNeeds,
    listPlanNames,
    compareNeeds,
    listPlans,
    showFramework,
    compareVersions,
    showCluster,
    listMemberships,
    showStructure,
  ],
  reactions,
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
