import type { Room } from '../../kernel/registry.ts'
import { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
import { storeNeedsCommand } from './commands/store-needs.ts'
import { storePlan } from './commands/store-plan.ts'
import { listMemberships, showCluster } from './views/cluster.ts'
import { showNeeds, showPlan } from './views/plan.ts'

export { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
export { storeNeedsCommand } from './commands/store-needs.ts'
export { storePlan } from './commands/store-plan.ts'
export { storeClusters, storeGroups } from './store.ts'
export { type ClusterDetail, type ClusterKin, listMemberships, type Membership, showCluster } from './views/cluster.ts'
export { labelsOfPlan } from './views/labels.ts'
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

export const planRoom: Room = {
  name: 'plan',
  commands: [storePlan, storeNeedsCommand, removeIllustrativeNeeds],
  views: [showPlan, showNeeds, showCluster, listMemberships],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
