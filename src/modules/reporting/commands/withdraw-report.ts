import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { stepPolicy } from '../access.ts'
import { ofReport } from '../schema.ts'
import { senderScopes } from '../sender-scopes.ts'
import { assertSeen, loadReport, rowsOf, takeStep } from '../store.ts'

/**
 * Takes a report back before it is reviewed. One that was never reviewed waits for its organisation as if it had not been sent, and when
 * it was first sent is told by the next time; a correction stays one that is asked for.
 */
export const withdrawReport = command({
  name: 'reporting.withdraw-report',
  summary: 'Take a report back before it is reviewed.',
  input: v.object(ofReport),
  policy: stepPolicy('withdraw'),
  async load(tx, input, { actor }) {
    const report = await loadReport(tx, input)
    if (!report) return null
    const places = (await rowsOf(tx, input.operationId, input.reportId)).map(({ line }) => line?.placeId ?? null)
    const scopes = await senderScopes(tx, input.operationId, actor, report, { places, whole: places.length === 0 })
    return { report, scopes }
  },
  version: ({ report }) => report.version,
  scope: ({ scopes }) => scopes,
  async apply(tx, { operationId, version }, { report }, context) {
    assertSeen(version, report)
    const gone = sql`submitted_at = null, submitted_by = null, review_due_on = null, no_activity = false`
    return report.reviewedAt === null
      ? takeStep(tx, { operationId, report, step: 'withdraw', changes: sql`${gone}, first_submitted_at = null` }, context)
      : takeStep(tx, { operationId, report, step: 'withdraw-correction', changes: gone }, context)
  },
})
