import type { Room } from '../../kernel/registry.ts'
import { closePeriod } from './commands/close-period.ts'
import { createOperation } from './commands/create-operation.ts'
import { listJournal, verifyOperationJournal } from './views/journal.ts'
import { listMoneyFacts } from './views/money-facts.ts'
import { listOperations, showOperation } from './views/operation.ts'

export { closePeriod } from './commands/close-period.ts'
export { createOperation } from './commands/create-operation.ts'
export { type Fact, type FactTopic, factTopics } from './facts.ts'
export * from './naming.ts'
export * from './roles.ts'
export * from './schema.ts'
export { listJournal, verifyOperationJournal } from './views/journal.ts'
export { listMoneyFacts } from './views/money-facts.ts'
export {
  findOperation,
  listOperations,
  type OperationDetail,
  type OperationSummary,
  operationCodes,
  showOperation,
} from './views/operation.ts'

export const operationsRoom: Room = {
  name: 'operations',
  commands: [createOperation, closePeriod],
  views: [listOperations, showOperation, listMoneyFacts, listJournal, verifyOperationJournal],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
