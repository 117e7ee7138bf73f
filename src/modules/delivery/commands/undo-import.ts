import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { findImport, importNotOpen, markUndone } from '../../imports/index.ts'
import { IdSchema, keepers, lockNames } from '../../operations/index.ts'
import { refreshLines } from '../refresh.ts'
import { undoLines } from '../store.ts'
import { lockLines } from '../totals.ts'

/** Takes a whole import back. Lines that a later import changed keep that later content. */
export const undoImport = command({
  name: 'delivery.undo-import',
  summary: 'Take a whole import of activity reports back.',
  input: v.object({ operationId: IdSchema, importId: IdSchema }),
  policy: keepers,
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'shared')
    // Two who undo one import at the same moment: the second sees that it is undone.
    await lockLines(tx, input.operationId)
    const found = await findImport(tx, input.operationId, input.importId)
    return found?.feed === 'activities' ? found : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, loaded, context) {
    if (loaded.status !== 'committed') throw importNotOpen()
    const undone = await undoLines(tx, input.operationId, input.importId, context.commandId, refreshLines)
    await markUndone(tx, input.operationId, input.importId)
    context.touch('import', input.importId, 'ended')
    return undone
  },
})
