import * as v from 'valibot'
import { view } from '../../../kernel/view.ts'
import { IdSchema } from '../../operations/index.ts'
import { entryReaders } from '../access.ts'
import { verifyLedger } from '../verify.ts'

/** Proves the ledger from its legs alone, and says what does not follow from them: nothing, or there is a defect. */
export const verifyLedgerView = view({
  name: 'ledger.verify',
  summary: 'Prove from the legs alone that every entry balances and that balances, totals and first days follow from them.',
  input: v.object({ operationId: IdSchema }),
  policy: entryReaders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }) => verifyLedger(db, operationId),
})
