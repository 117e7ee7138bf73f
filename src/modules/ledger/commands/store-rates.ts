import { command } from '../../../kernel/command.ts'
import { findImport, importNotOpen, markCommitted } from '../../imports/index.ts'
import { ledgerKeepers } from '../access.ts'
import { StoreRates } from '../schema.ts'
import { storeRates } from '../store.ts'

/** Keeps exchange rates as a source publishes them (the UN operational rates, say), with their days and the source. */
export const storeRatesCommand = command({
  name: 'ledger.store-rates',
  summary: 'Keep exchange rates as a source publishes them: units of a currency for one of the base currency.',
  input: StoreRates,
  policy: ledgerKeepers,
  async load(tx, { operationId, importId = null }) {
    const received = importId === null ? null : await findImport(tx, operationId, importId, { lock: true })
    return importId === null || received?.feed === 'rates' ? { status: received?.status ?? null } : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, { status }, context) {
    if (status !== null && status !== 'received') throw importNotOpen()
    const counts = await storeRates(tx, input, context.now)
    if (input.importId && input.outcome) {
      await markCommitted(tx, input.operationId, input.importId, input.outcome)
      context.touch('import', input.importId, 'changed')
    }
    context.touch('operation', input.operationId, 'changed')
    return counts
  },
  // Rates are never changed where they are kept.
  journalled: ({ rates, outcome: _, ...rest }) => ({ ...rest, rates: rates.length }),
})
