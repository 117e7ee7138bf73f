/** Who may write the plan: those who keep the operation's lists, and a task manager what belongs to the own cluster. */
import { type Policy, within } from '../../kernel/access.ts'
import { keepers } from '../operations/index.ts'

export const planWriters: Policy = [...keepers, ...within(['operation', 'cluster'], 'task-manager')]
