import type { Room } from '../../kernel/registry.ts'
import { chooseNames } from './commands/choose-names.ts'
import { receiveFile } from './commands/receive-file.ts'
import { listImportNames, listImports, showImport } from './views/imports.ts'

export { chooseNames } from './commands/choose-names.ts'
export { fileBytesMax, receiveFile } from './commands/receive-file.ts'
export { markCommitted, markUndone } from './store.ts'
export { fileOfImport, findImport, type ImportSummary, listImportNames, listImports, showImport } from './views/imports.ts'

export const importsRoom: Room = {
  name: 'imports',
  commands: [receiveFile, chooseNames],
  views: [listImports, showImport, listImportNames],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
