import type { Room } from '../../kernel/registry.ts'
import { receiveFile } from './commands/receive-file.ts'
import { listImports, showImport } from './views/imports.ts'

export { fileBytesMax, receiveFile } from './commands/receive-file.ts'
export { markCommitted, markUndone } from './store.ts'
export {
  fileOfImport,
  findImport,
  type ImportOrigin,
  type ImportSummary,
  listImports,
  originsOf,
  showImport,
} from './views/imports.ts'

export const importsRoom: Room = {
  name: 'imports',
  commands: [receiveFile],
  views: [listImports, showImport],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
