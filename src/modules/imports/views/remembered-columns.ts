import * as v from 'valibot'
import { isAllowed } from '../../../kernel/access.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, keepers, members } from '../../operations/index.ts'
import { type FeedName, FeedSchema } from '../feeds.ts'

export interface RememberedColumn {
  id: string
  feed: FeedName
  key: string
  heading: string
  /** What the column holds, in the words of the feed; null is "do not use". */
  target: string | null
  /** Chosen by those who keep the operation's data: holds for every sheet. */
  forEveryone: boolean
  /** Chosen by the person who asks: holds for their sheets, before what holds for everybody. */
  own: boolean
}

export const listRememberedColumns = view({
  name: 'imports.remembered-columns',
  summary: 'What columns of sheets are remembered to hold: for everybody, and the own choices; all of them for keepers.',
  input: v.object({ operationId: IdSchema, feed: v.optional(FeedSchema) }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read(db, { operationId, feed }, { actor }) {
    const all = isAllowed(actor, keepers, [{ operation: operationId }])
    return db.rows<RememberedColumn>(sql`select id, feed, heading_key as key, heading, target, owner_id = '' as "forEveryone", owner_id = ${actor.id} as own
      from remembered_column where operation_id = ${operationId} and (${feed ?? null}::text is null or feed = ${feed ?? null})
        and (${all} or owner_id in ('', ${actor.id}))
      order by feed, heading, owner_id`)
  },
})
