import type { Room } from '../../kernel/registry.ts'

export { entriesOf, type ShownEntry } from './entries.ts'
export { removeIllustrativeEntries } from './illustrative.ts'
export { lockLedger } from './opening.ts'
export { post, reverse } from './post.ts'
export {
  type Balance,
  balancesOf,
  baseCurrencyOf,
  type CellDimension,
  type FirstDate,
  firstDates,
  type LedgerCell,
  ledgerIsIllustrative,
  rateOn,
  readCells,
} from './read.ts'
export * from './schema.ts'

export const ledgerRoom: Room = {
  name: 'ledger',
  commands: [],
  views: [],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
