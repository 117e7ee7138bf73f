import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'
import { lockDocument } from '../documents.ts'
import { stepNotOpen } from '../problems.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

/** Says that a document is not valid any more, with the reason. It stays in the library with all its versions. */
export const endDocument = command({
  name: 'coordination.end-document',
  summary: 'Say that a document is not valid any more, with the reason; it stays in the library.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, reason: ReasonSchema }),
  policy: conveners,
  load: async (tx, input) => (await lockDocument(tx, input.operationId, input.id)) ?? null,
  version: document => document.version,
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  async apply(tx, { operationId, id, version, reason }, document, context) {
    assertSeen(version, document)
    if (document.ended !== null) throw stepNotOpen({ state: 'ended' })
    await tx.run(
      sql`update document set ended = ${reason}, version = version + 1 where operation_id = ${operationId} and id = ${id}`,
    )
    context.touch('document', id, 'ended')
    return { id, version: document.version + 1 }
  },
})
