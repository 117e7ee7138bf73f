import type { Room } from '../../kernel/registry.ts'
import { closeLedgerPeriod } from './commands/close-period.ts'
import { storeRatesCommand } from './commands/store-rates.ts'
import { listEntries } from './views/entries.ts'
import { listPeriods } from './views/periods.ts'
import { listRates } from './views/rates.ts'
import { verifyLedgerView } from './views/verdict.ts'

export { closeLedgerPeriod } from './commands/close-period.ts'
export { storeRatesCommand } from './commands/store-rates.ts'
export { entriesOf, type ShownEntry } from './entries.ts'
export { removeIllustrativeEntries } from './illustrative.ts'
export { lockLedger } from './opening.ts'
export { post, reverse } from './post.ts'
export {
  type Balance,
  balancesOf,
  balancesOfRoot,
  baseCurrencyOf,
  type CellDimension,
  closedMonths,
  firstDates,
  type LedgerCell,
  ledgerIsIllustrative,
  rateOn,
  readCells,
} from './read.ts'
export * from './schema.ts'
export { verifyLedger } from './verify.ts'
export { listEntries } from './views/entries.ts'
export { listPeriods } from './views/periods.ts'
export { listRates, type ShownRate } from './views/rates.ts'
export { verifyLedgerView } from './views/verdict.ts'

export const ledgerRoom: Room = {
  name: 'ledger',
  commands: [storeRatesCommand, closeLedgerPeriod],
  views: [listEntries, verifyLedgerView, listRates, listPeriods],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
