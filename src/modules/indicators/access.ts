/** Who may do what with indicators. */
import { type Actor, isAllowed, type Policy, within } from '../../kernel/access.ts'
import { keepers } from '../operations/index.ts'

/** Those who keep the indicators of a cluster: the operation's keepers, and its task manager. */
export const planners: Policy = [...keepers, ...within(['operation', 'cluster'], 'task-manager')]

/** Whether somebody may plan indicators of a cluster, or of the operation as a whole (null): for offering a form, never instead of the command's own decision. */
export function mayPlan(actor: Actor, operationId: string, clusterId: string | null): boolean {
  return isAllowed(actor, planners, [{ operation: operationId, cluster: clusterId }])
}
