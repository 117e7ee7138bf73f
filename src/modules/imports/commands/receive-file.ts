import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { fieldText } from '../../../kernel/pure/field-texts.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema, senders } from '../../operations/index.ts'
import { FeedSchema } from '../feeds.ts'

/** Largest file that is taken in, in bytes. */
export const fileBytesMax = 60_000_000

const sliceLength = 65_536

/** Base64 (RFC 4648, section 4), looked at slice by slice: one pattern over megabytes overflows the matcher's stack. */
function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false
  for (let at = 0; at < text.length; at += sliceLength) {
    const slice = text.slice(at, at + sliceLength)
    const pattern = at + sliceLength >= text.length ? /^[A-Za-z0-9+/]*={0,2}$/ : /^[A-Za-z0-9+/]*$/
    if (!pattern.test(slice)) return false
  }
  return true
}

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
    content: v.union([
      v.pipe(
        v.instance(Uint8Array),
        v.check(
          bytes => bytes.length <= fileBytesMax,
          fieldText('The file is too large.', 'الملف كبير جدًا.', 'فایلەکە زۆر گەورەیە.'),
        ),
      ),
      v.pipe(
        v.string(),
        v.maxLength(Math.ceil((fileBytesMax * 4) / 3) + 4),
        v.check(
          isBase64,
          fieldText('The file is not written in base64.', 'الملف غير مكتوب بصيغة base64.', 'فایلەکە بە base64 نەنووسراوە.'),
        ),
      ),
    ]),
    options: v.optional(v.record(v.string(), v.unknown()), {}),
  }),
  policy: senders,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  journalled: ({ content: _, ...rest }) => rest,
  async apply(tx, input, _loaded, context) {
    const { content } = input
    const bytes =
      typeof content === 'string'
        ? Buffer.from(content, 'base64')
        : Buffer.from(content.buffer, content.byteOffset, content.length)
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
