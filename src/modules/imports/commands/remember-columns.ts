import * as v from 'valibot'
import { isAllowed } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema, keepers, senders } from '../../operations/index.ts'
import { FeedSchema } from '../feeds.ts'

const RememberedColumn = v.object({
  /** What spellings of the heading have in common; made by the feed. */
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
  /** The heading as it stood in the sheet. */
  heading: v.pipe(v.string(), v.maxLength(300)),
  /** What the column holds, in the words of the feed; null is "do not use". */
  target: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(80))),
})

/**
 * Remembers what columns hold. What those who keep the operation's data choose holds for everybody, what others choose for their own
 * sheets.
 */
export const rememberColumns = command({
  name: 'imports.remember-columns',
  summary: 'Remember what columns of sheets hold, by their headings.',
  input: v.object({
    operationId: IdSchema,
    feed: FeedSchema,
    columns: v.pipe(v.array(RememberedColumn), v.minLength(1), v.maxLength(500)),
  }),
  policy: senders,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, feed, columns }, _loaded, { actor }) {
    const owner = isAllowed(actor, keepers, [{ operation: operationId }]) ? '' : actor.id
    // One statement writes a key once: of a heading that is given twice the last word counts.
    const rows = [...new Map(columns.map(column => [column.key, { ...column, id: newId() }])).values()]
    await tx.run(sql`insert into remembered_column (operation_id, id, feed, heading_key, heading, target, owner_id)
      select ${operationId}, id, ${feed}, key, heading, target, ${owner}
      from ${recordset(rows, 'id uuid, key text, heading text, target text')}
      on conflict (operation_id, feed, owner_id, heading_key) do update
        set heading = excluded.heading, target = excluded.target, remembered_at = now()`)
    return { remembered: rows.length, forEveryone: owner === '' }
  },
})
