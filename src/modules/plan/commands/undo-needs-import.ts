import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { findImport, importNotOpen, markUndone } from '../../imports/index.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { undoNeeds } from '../needs-store.ts'

/** Takes a whole import of needs back. Figures that a later import changed keep that later word. */
export const undoNeedsImport = command({
  name: 'plan.undo-needs-import',
  summary: 'Take a whole import of people in need and targeted back.',
  input: v.object({ operationId: IdSchema, importId: IdSchema }),
  policy: keepers,
  async load(tx, input) {
    const found = await findImport(tx, input.operationId, input.importId, { lock: true })
    return found?.feed === 'needs' ? found : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, loaded, context) {
    if (loaded.status !== 'committed') throw importNotOpen()
    const undone = await undoNeeds(tx, input.operationId, input.importId)
    await markUndone(tx, input.operationId, input.importId)
    context.touch('import', input.importId, 'ended')
    return undone
  },
})
