import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { findImport, importNotOpen, markUndone } from '../../imports/index.ts'
import { IdSchema, keepers, lockNames } from '../../operations/index.ts'
import { recordValues } from '../record-values.ts'
import { putBack } from '../sheet-changes.ts'

/**
 * Takes a whole import back: what was said before its values counts again, and definitions, plan and targets are as they were before it, as far
 * as nobody changed them since and nothing else needs them.
 */
export const undoIndicatorImport = command({
  name: 'indicators.undo-import',
  summary: 'Take a whole import of indicators back: its values, and what it changed of definitions, plan and targets.',
  input: v.object({ operationId: IdSchema, importId: IdSchema }),
  policy: keepers,
  async load(tx, { operationId, importId }) {
    await lockNames(tx, operationId, 'shared')
    const found = await findImport(tx, operationId, importId, { lock: true })
    return found?.feed === 'indicators' ? found : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, importId }, loaded, context) {
    if (loaded.status !== 'committed') throw importNotOpen()
    const source = { kind: 'import', id: importId } as const
    const { withdrawn } = await recordValues(tx, { operationId, values: [], source, commandId: context.commandId })
    const { back, kept } = await putBack(tx, operationId, importId)
    await markUndone(tx, operationId, importId)
    context.touch('import', importId, 'ended')
    return { withdrawn, back, kept }
  },
})
