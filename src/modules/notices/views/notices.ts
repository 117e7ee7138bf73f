import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { oneself, PersonIdSchema } from '../../accounts/index.ts'
import { IdSchema } from '../../operations/index.ts'
import type { NoticeKind } from '../kinds.ts'
import type { NoticeTexts } from '../schema.ts'

export interface Notice {
  id: string
  operationId: string
  kind: NoticeKind
  texts: NoticeTexts
  /** Path on this site. */
  link: string
  due: string | null
  madeAt: string
  readAt: string | null
}

export const noticesMax = 200

/** Notices stay with whoever may look into their operation: who lost the role sees them no more. */
function inOwnOperations(actor: Actor) {
  if (actor.grants.some(({ role }) => role === 'administrator' || role === 'system')) return sql`true`
  const operations = actor.grants.flatMap(({ scope }) => (scope.operation ? [scope.operation] : []))
  return sql`operation_id = any(${[...new Set(operations)]}::uuid[])`
}

/** A person's notices, the latest first. */
export const listNotices = view({
  name: 'notices.notices',
  summary: 'Your notices, the latest first.',
  input: v.object({
    personId: PersonIdSchema,
    unreadOnly: v.optional(v.boolean(), false),
    /** Only those after this one in the list, for leafing on: many can be of one instant. */
    after: v.optional(v.object({ madeAt: v.pipe(v.string(), v.isoTimestamp()), id: IdSchema })),
  }),
  policy: oneself,
  scope: async (_db, { personId }) => ({ person: personId }),
  async read(db, { personId, unreadOnly, after }, { actor }): Promise<Notice[]> {
    const unread = unreadOnly ? sql`and read_at is null` : sql``
    const earlier = after ? sql`and (made_at, id) < (${after.madeAt}::timestamptz, ${after.id}::uuid)` : sql``
    const rows = await db.rows<Omit<Notice, 'madeAt' | 'readAt'> & { madeAt: Date; readAt: Date | null }>(
      sql`select id, operation_id as "operationId", kind, texts, link, due::text, made_at as "madeAt", read_at as "readAt"
        from notice where person_id = ${personId} and ${inOwnOperations(actor)} ${unread} ${earlier}
        order by made_at desc, id desc limit ${noticesMax}`,
    )
    return rows.map(row => ({ ...row, madeAt: row.madeAt.toISOString(), readAt: row.readAt?.toISOString() ?? null }))
  },
})

/** How many notices a person has not read. */
export const countUnread = view({
  name: 'notices.unread',
  summary: 'How many notices you have not read.',
  input: v.object({ personId: PersonIdSchema }),
  policy: oneself,
  scope: async (_db, { personId }) => ({ person: personId }),
  async read(db, { personId }, { actor }): Promise<{ unread: number }> {
    const row = await db.find<{ unread: number }>(sql`select count(*)::int as unread from notice
      where person_id = ${personId} and read_at is null and ${inOwnOperations(actor)}`)
    return { unread: row?.unread ?? 0 }
  },
})
