import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'
import { keepVersion, lockDocument, versionEntries } from '../documents.ts'
import { stepNotOpen } from '../problems.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

/** Adds a new version of a document; the earlier ones stay. */
export const addDocumentVersion = command({
  name: 'coordination.add-document-version',
  summary: 'Add a new version of a document; the earlier ones stay.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, ...versionEntries }),
  policy: conveners,
  load: async (tx, input) => (await lockDocument(tx, input.operationId, input.id)) ?? null,
  version: document => document.version,
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  journalled: ({ content: _content, ...input }) => input,
  async apply(tx, { operationId, id, version, fileName, content, note }, document, context) {
    assertSeen(version, document)
    if (document.ended !== null) throw stepNotOpen({ state: 'ended' })
    const no = document.versions + 1
    await keepVersion(tx, { operationId, documentId: id, no, fileName, content, note }, context)
    await tx.run(sql`update document set version = version + 1 where operation_id = ${operationId} and id = ${id}`)
    context.touch('document', id, 'changed')
    return { id, version: document.version + 1, no }
  },
})
