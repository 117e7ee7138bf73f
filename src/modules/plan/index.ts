import type { Room } from '../../kernel/registry.ts'
import { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
import { storeNeedsCommand } from './commands/store-needs.ts'
import { storePlan } from './commands/store-plan.ts'
import { undoNeedsImport } from './commands/undo-needs-import.ts'
import { reactions } from './reactions.ts'
import { compareNeeds } from './views/compare-needs.ts'
import { showNeeds, showPlan } from './views/plan.ts'

export { removeIllustrativeNeeds } from './commands/remove-illustrative-needs.ts'
export { storeNeedsCommand } from './commands/store-needs.ts'
export { storePlan } from './commands/store-plan.ts'
export { undoNeedsImport } from './commands/undo-needs-import.ts'
export type { NeedInput, StatedFigure } from './schema.ts'
export { storeClusters, storeGroups } from './store.ts'
export { compareNeeds } from './views/compare-needs.ts'
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
  commands: [storePlan, storeNeedsCommand, undoNeedsImport, removeIllustrativeNeeds],
  views: [showPlan, showNeeds, compareNeeds],
  reactions,
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
