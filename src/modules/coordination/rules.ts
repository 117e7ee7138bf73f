/** Meetings and action points as state machines: which step leads where, who may take it, and what it needs. Browser-safe. */
import type { Machine } from '../../kernel/pure/machine.ts'
import type { Role } from '../operations/roles.ts'

export const meetingStates = ['called', 'held', 'minutes-agreed', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

export const actionStates = ['open', 'done', 'dropped'] as const
export type ActionState = (typeof actionStates)[number]

/** Those who run a cluster's meetings; of a meeting of the whole operation, those of them who hold their role in all of it. */
const conveners = ['administrator', 'coordinator', 'information-officer', 'task-manager'] as const satisfies readonly Role[]

/** A meeting that was held is on record for good: it is not called off any more, and its minutes are agreed once. */
export const meetingMachine = {
  name: 'meeting',
  initial: 'called',
  final: ['minutes-agreed', 'cancelled'],
  steps: [
    { name: 'hold', from: ['called'], to: 'held', by: conveners },
    { name: 'agree-minutes', from: ['held'], to: 'minutes-agreed', by: conveners, needs: ['minutes'] },
    { name: 'cancel', from: ['called'], to: 'cancelled', by: conveners, needs: ['reason'] },
  ],
} as const satisfies Machine<MeetingState, Role>

/** The organisation that has something to do says that it is done; that it is dropped, or not done after all, is for the meeting to say. */
export const actionMachine = {
  name: 'action-point',
  initial: 'open',
  final: ['done', 'dropped'],
  steps: [
    { name: 'finish', from: ['open'], to: 'done', by: [...conveners, 'focal-point'] },
    { name: 'drop', from: ['open'], to: 'dropped', by: conveners, needs: ['reason'] },
    { name: 'reopen', from: ['done', 'dropped'], to: 'open', by: conveners, needs: ['reason'] },
  ],
} as const satisfies Machine<ActionState, Role>

export type MeetingStep = (typeof meetingMachine.steps)[number]['name']
export type ActionStep = (typeof actionMachine.steps)[number]['name']

/** Whether an action point is late on a day: open, and its deadline has passed. */
export function isLate({ state, due }: { state: ActionState; due: string }, today: string): boolean {
  return state === 'open' && due < today
}
