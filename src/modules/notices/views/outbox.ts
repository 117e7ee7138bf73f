import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { administrators } from '../../operations/index.ts'
import { type MailState, mailStates } from '../kinds.ts'

export interface OutboxMail {
  id: string
  personId: string
  /** Null for a digest. */
  operationId: string | null
  /** Kind of the notice, or `digest`. */
  kind: string
  state: MailState
  attempts: number
  /** What the mail server said, without addresses. */
  lastError: string | null
  queuedAt: string
  againAt: string | null
  sentAt: string | null
}

export interface Outbox {
  counts: Record<MailState, number>
  mails: OutboxMail[]
}

const mailsMax = 200

/** Mails that wait, went out, failed or were given up; the latest first. */
export const showOutbox = view({
  name: 'notices.outbox',
  summary: 'Mails that wait, went out, failed or were given up.',
  input: v.object({ states: v.optional(v.array(v.picklist(mailStates))) }),
  policy: administrators,
  scope: async () => ({}),
  async read(db, { states }): Promise<Outbox> {
    const inStates = states === undefined ? sql`` : sql`where state = any(${states}::text[])`
    const [rows, counted] = await Promise.all([
      db.rows<OutboxMail>(sql`select id, person_id as "personId", operation_id as "operationId", kind, state, attempts,
          last_error as "lastError", to_char(queued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "queuedAt",
          to_char(again_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "againAt",
          to_char(sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "sentAt"
        from outbox ${inStates} order by queued_at desc, id desc limit ${mailsMax}`),
      db.rows<{ state: MailState; count: number }>(sql`select state, count(*)::int as count from outbox group by state`),
    ])
    const counts = Object.fromEntries(mailStates.map(state => [state, 0])) as Record<MailState, number>
    for (const { state, count } of counted) counts[state] = count
    return { counts, mails: rows }
  },
})
