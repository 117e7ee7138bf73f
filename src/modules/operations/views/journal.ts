import * as v from 'valibot'
import { journalOutline, verifyJournal } from '../../../kernel/journal.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { keepers } from '../roles.ts'
import { CodeSchema, IdSchema } from '../schema.ts'

const pageEntries = 50

/** What was done in an operation, newest first, one page at a time. */
export const listJournal = view({
  name: 'operations.journal',
  summary: 'What was done in an operation, when and by whom, newest first.',
  input: v.object({
    operationId: IdSchema,
    /** Entries before this sequence number. */
    before: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** Only entries that touched one thing. */
    touching: v.optional(v.object({ kind: CodeSchema, id: CodeSchema })),
  }),
  policy: keepers,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, before, touching }) {
    const entries = await journalOutline(db, operationId, { before, touching, limit: pageEntries + 1 })
    return { entries: entries.slice(0, pageEntries), more: entries.length > pageEntries }
  },
})

/** Whether the chain of hashes of an operation holds; every hash is computed afresh from the entries. */
export const verifyOperationJournal = view({
  name: 'operations.journal-verdict',
  summary: 'Whether the chain of hashes of the journal of an operation holds.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }) {
    const [verdict] = await verifyJournal(db, operationId)
    // Made by the first command of the operation: without one there is no operation either.
    if (!verdict) throw notFound()
    return verdict
  },
})
