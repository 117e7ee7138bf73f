/** Who may run meetings and action points: what the machines say, within the cluster or organisation that each role is limited to. */
import { type Policy, within } from '../../kernel/access.ts'
import { type Role, roleDimensions } from '../operations/index.ts'
import { type ActionStep, actionMachine, type MeetingStep, meetingMachine } from './rules.ts'

const policyOf = (roles: readonly Role[]): Policy => roles.flatMap(role => within(roleDimensions[role], role))

function rolesOf(steps: readonly { name: string; by: readonly Role[] }[], name: string): readonly Role[] {
  return steps.find(step => step.name === name)?.by ?? []
}

/** Who may take a step of a meeting. */
export const meetingPolicy = (step: MeetingStep): Policy => policyOf(rolesOf(meetingMachine.steps, step))

/** Who may take a step of an action point. */
export const actionPolicy = (step: ActionStep): Policy => policyOf(rolesOf(actionMachine.steps, step))

/** Who may call meetings, write down what happened there, and give action points to organisations: who may hold a meeting. */
export const conveners: Policy = meetingPolicy('hold')
