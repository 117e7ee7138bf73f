import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema, senders } from '../../operations/index.ts'
import { bytesOf, fileContent } from '../content.ts'
import { FeedSchema } from '../feeds.ts'

/** Largest file that is taken in, in bytes. */
export const fileBytesMax = 60_000_000

/** Keeps a file as it came; what it holds is checked and stored by its feed afterwards. */
export const receiveFile = command({
  name: 'imports.receive-file',
  summary: 'Keep a file as it came, for an import.',
  input: v.object({
    operationId: IdSchema,
    id: v.optional(IdSchema),
    feed: FeedSchema,
    fileName: v.pipe(v.string(), v.maxLength(300)),
    /** The file: in base64 where it is written as JSON. */
    content: fileContent(fileBytesMax),
    options: v.optional(v.record(v.string(), v.unknown()), {}),
  }),
  policy: senders,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  journalled: ({ content: _, ...rest }) => rest,
  async apply(tx, input, _loaded, context) {
    const bytes = bytesOf(input.content)
    const fileId = newId()
    const id = input.id ?? newId()
    await tx.run(sql`insert into stored_file (id, name, media_type, bytes, sha256)
      values (${fileId}, ${input.fileName}, 'application/octet-stream', ${bytes}, ${createHash('sha256').update(bytes).digest('hex')})`)
    await tx.run(sql`insert into import (operation_id, id, feed, file_id, file_name, options, actor_id)
      values (${input.operationId}, ${id}, ${input.feed}, ${fileId}, ${input.fileName}, ${JSON.stringify(input.options)}::jsonb, ${context.actor.id})`)
    context.touch('import', id, 'made')
    return { id }
  },
})
