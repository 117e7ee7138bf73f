import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { scopeOf, stepPolicy } from '../access.ts'
import { reasonMissing } from '../problems.ts'
import { ofReport, ReasonSchema } from '../schema.ts'
import { assertOpenFor, assertSeen, loadReport, openComments, takeStep } from '../store.ts'

/** Sends a report back to be corrected: with a reason, or with an open comment on what is to be corrected. */
export const sendBackReport = command({
  name: 'reporting.send-back-report',
  summary: 'Send a report back to its organisation to be corrected.',
  input: v.object({ ...ofReport, reason: v.optional(v.nullable(ReasonSchema), null) }),
  policy: stepPolicy('send-back'),
  load: (tx, input) => loadReport(tx, input),
  version: report => report.version,
  scope: (report, { operationId }) => scopeOf(operationId, report),
  async apply(tx, { operationId, version, reason }, report, context) {
    assertSeen(version, report)
    assertOpenFor('send-back', report)
    const open = await tx.find<{ count: number }>(sql`select ${openComments(operationId, report.id)} as count`)
    if (reason === null && (open?.count ?? 0) === 0)
      throw reasonMissing({}, [{ pointer: '/reason', code: 'report-reason-missing' }])
    const changes = sql`reviewed_at = ${context.now}, reviewed_by = ${context.actor.id}, review_due_on = null`
    return takeStep(tx, { operationId, report, step: 'send-back', reason, changes }, context)
  },
})
