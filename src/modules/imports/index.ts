import type { Room } from '../../kernel/registry.ts'
import { chooseNames } from './commands/choose-names.ts'
import { chooseReading } from './commands/choose-reading.ts'
import { forgetColumns } from './commands/forget-columns.ts'
import { receiveFile } from './commands/receive-file.ts'
import { rememberColumns } from './commands/remember-columns.ts'
import { listImportNames, listImports, showImport } from './views/imports.ts'
import { listRememberedColumns } from './views/remembered-columns.ts'

export { chooseNames } from './commands/choose-names.ts'
export { chooseReading } from './commands/choose-reading.ts'
export { forgetColumns } from './commands/forget-columns.ts'
export { fileBytesMax, receiveFile } from './commands/receive-file.ts'
export { rememberColumns } from './commands/remember-columns.ts'
export { bytesOf, fileContent } from './content.ts'
export type { FeedName } from './feeds.ts'
export { importNotOpen } from './problems.ts'
export { markCommitted, markUndone } from './store.ts'
export {
  fileOfImport,
  findImport,
  type ImportOrigin,
  type ImportSummary,
  listImportNames,
  listImports,
  originsOf,
  showImport,
} from './views/imports.ts'
export { listRememberedColumns, type RememberedColumn } from './views/remembered-columns.ts'

export const importsRoom: Room = {
  name: 'imports',
  commands: [receiveFile, chooseNames, chooseReading, rememberColumns, forgetColumns],
  views: [listImports, showImport, listImportNames, listRememberedColumns],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
