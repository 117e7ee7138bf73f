import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { findImport, importNotOpen, markUndone } from '../../imports/index.ts'
import { IdSchema, keepers, lockNames } from '../../operations/index.ts'
import { recordValues } from '../record-values.ts'

/** Takes the values of a whole import back; what was said before them counts again. Definitions and targets are no values, and stay. */
export const undoIndicatorImport = command({
  name: 'indicators.undo-import',
  summary: 'Take the values of a whole import of indicators back.',
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
    await markUndone(tx, operationId, importId)
    context.touch('import', importId, 'ended')
    return { withdrawn }
  },
})
