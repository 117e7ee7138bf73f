import type { Room } from '../../kernel/registry.ts'
import { traceBack } from './views/back.ts'
import { traceForward } from './views/forward.ts'
import { showPromptness } from './views/promptness.ts'

export { dayClasses, type MoneyStep } from './pure/days.ts'
export type { Caveat } from './pure/joint-people.ts'
export { type BackTrace, traceBack } from './views/back.ts'
export { type ForwardTrace, traceForward } from './views/forward.ts'
export { type MoneyPromptness, showPromptness } from './views/promptness.ts'

export const tracingRoom: Room = {
  name: 'tracing',
  commands: [],
  views: [traceForward, traceBack, showPromptness],
  migrations: null,
}
