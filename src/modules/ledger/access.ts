/**
 * Who may do what with the ledger itself. Single entries name donors and agreements, whose terms the rooms above know: they show others
 * what is theirs to see.
 */
import type { Policy } from '../../kernel/access.ts'
import { keepers, members } from '../operations/index.ts'

/** Who may keep rates and close months. */
export const ledgerKeepers: Policy = keepers
/** Who may read every entry with its legs, and have the ledger proven. */
export const entryReaders: Policy = keepers
/** Who may see which rates count and which months are closed. */
export const rateReaders: Policy = members
