import * as v from 'valibot'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { pathOf } from '../store.ts'

/** The path of an operation, with its version; version 0 is the default. */
export const showPath = view({
  name: 'projects.path',
  summary: 'The approval path of an operation: states, steps, who takes them, and the reviews that no way leads past.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }) => pathOf(db, operationId),
})
