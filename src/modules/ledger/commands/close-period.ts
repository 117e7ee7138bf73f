import { command } from '../../../kernel/command.ts'
import { ledgerKeepers } from '../access.ts'
import { monthNotOver } from '../problems.ts'
import { ClosePeriod } from '../schema.ts'
import { closeMonth } from '../store.ts'

/** Closes a month of the ledger for good: what happened in it is corrected by reversals, in the first open month. */
export const closeLedgerPeriod = command({
  name: 'ledger.close-period',
  summary: 'Close a month of the ledger: it takes no more entries.',
  input: ClosePeriod,
  policy: ledgerKeepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, month }, _loaded, context) {
    if (month >= context.now.toISOString().slice(0, 7)) throw monthNotOver({ month })
    const isNew = await closeMonth(tx, operationId, month, context.actor.id, context.now)
    if (isNew) context.touch('operation', operationId, 'changed')
    return { month, isNew }
  },
})
