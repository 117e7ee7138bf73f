import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { askAgainForJobs } from '../../../kernel/jobs.ts'
import { administrators, IdSchema } from '../../operations/index.ts'
import { sendMailJob } from '../store.ts'

/** Has mails sent again that failed or were given up: those named, or all. */
export const retryMails = command({
  name: 'notices.retry-mails',
  summary: 'Have mails sent again that failed or were given up: those named, or all of them.',
  input: v.object({ ids: v.optional(v.nullable(v.pipe(v.array(IdSchema), v.maxLength(500))), null) }),
  policy: administrators,
  scope: () => ({}),
  async apply(tx, { ids }, _loaded, { now, touch }) {
    const named = ids === null ? sql`` : sql`and id = any(${ids}::uuid[])`
    const mails = await tx.rows<{ id: string }>(sql`update outbox set state = 'queued', attempts = 0, again_at = null
      where state in ('failed', 'given-up') ${named} returning id`)
    const jobs = mails.map(({ id }) => ({ key: id, payload: { mailId: id }, runAt: now }))
    await askAgainForJobs(tx, sendMailJob, jobs, now)
    for (const { id } of mails.slice(0, 100)) touch('mail', id, 'changed')
    return { retried: mails.length }
  },
})
