import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { findImport, markUndone } from '../../imports/index.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { importNotOpen } from '../problems.ts'
import { recordValues } from '../record-values.ts'

/** Takes the values of a whole import back; what was said before them counts again. Definitions and targets are no values, and stay. */
export const undoIndicatorImport = command({
  name: 'indicators.undo-import',
  summary: 'Take the values of a whole import of indicators back.',
  input: v.object({ operationId: IdSchema, importId: IdSchema }),
  policy: keepers,
  load: async (tx, input) => (await findImport(tx, input.operationId, input.importId)) ?? null,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, importId }, loaded, context) {
    if (loaded.status !== 'committed' || loaded.feed !== 'indicators') throw importNotOpen()
    const source = { kind: 'import', id: importId } as const
    const { withdrawn } = await recordValues(tx, { operationId, values: [], source, commandId: context.commandId })
    await markUndone(tx, operationId, importId)
    context.touch('import', importId, 'ended')
    return { withdrawn }
  },
})
