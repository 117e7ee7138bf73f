import { command } from '../../../kernel/command.ts'
import { ledgerKeepers } from '../access.ts'
import { StoreRates } from '../schema.ts'
import { storeRates } from '../store.ts'

/** Keeps exchange rates as a source publishes them (the UN operational rates, say), with their days and the source. */
export const storeRatesCommand = command({
  name: 'ledger.store-rates',
  summary: 'Keep exchange rates as a source publishes them: units of a currency for one of the base currency.',
  input: StoreRates,
  policy: ledgerKeepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, _loaded, context) {
    const counts = await storeRates(tx, input, context.now)
    context.touch('operation', input.operationId, 'changed')
    return counts
  },
  // Rates are never changed where they are kept.
  journalled: ({ rates, ...rest }) => ({ ...rest, rates: rates.length }),
})
