import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'
import { keepVersion, versionEntries } from '../documents.ts'
import { hasCluster } from '../store.ts'

/** Puts a document into the library of a cluster or of the whole operation, as its first version. */
export const addDocument = command({
  name: 'coordination.add-document',
  summary: 'Put a document into the library of a cluster or of the whole operation.',
  input: v.object({
    operationId: IdSchema,
    id: v.optional(IdSchema),
    /** Null: of the operation as a whole. */
    clusterId: v.optional(v.nullable(IdSchema), null),
    title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    ...versionEntries,
  }),
  policy: conveners,
  load: async (tx, input) => ((await hasCluster(tx, input.operationId, input.clusterId)) ? {} : null),
  scope: (_loaded, input) => ({ operation: input.operationId, cluster: input.clusterId }),
  journalled: ({ content: _content, ...input }) => input,
  async apply(tx, input, _loaded, context) {
    const { operationId, clusterId, title, fileName, content, note } = input
    const id = input.id ?? newId()
    await tx.run(
      sql`insert into document (operation_id, id, cluster_id, title) values (${operationId}, ${id}, ${clusterId}, ${title})`,
    )
    await keepVersion(tx, { operationId, documentId: id, no: 1, fileName, content, note }, context)
    context.touch('document', id, 'made')
    return { id, version: 1 }
  },
})
