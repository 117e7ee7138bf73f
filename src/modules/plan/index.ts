import type { Room } from '../../kernel/registry.ts'
import { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
import { storeNeedsCommand } from './commands/store-needs.ts'
import { storePlan } from './commands/store-plan.ts'
import { showNeeds, showPlan } from './views/plan.ts'
import { showStructure } from './views/structure.ts'

export { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
export { storeNeedsCommand } from './commands/store-needs.ts'
export { storePlan } from './commands/store-plan.ts'
export { storeClusters, storeGroups } from './store.ts'
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
export { type ClusterOfPlan, type PlanOfOperation, type ProjectOfPlan, showStructure } from './views/structure.ts'

export const planRoom: Room = {
  name: 'plan',
  commands: [storePlan, storeNeedsCommand, removeIllustrativeNeeds],
  views: [showPlan, showNeeds, showStructure],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
