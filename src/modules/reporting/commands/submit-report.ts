import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { stepPolicy } from '../access.ts'
import { ofReport } from '../schema.ts'
import { assertSendable } from '../sendable.ts'
import { senderScopes } from '../sender-scopes.ts'
import { assertOpenFor, assertSeen, keepSubmission, loadReport, rowsOf, submittedNow, takeStep, valuesOf } from '../store.ts'

/** Sends a report with everything in it to its reviewer; what was typed is kept as it was sent. All that is wrong is told at once. */
export const submitReport = command({
  name: 'reporting.submit-report',
  summary: 'Send a report to its reviewer, with the rows, figures and words in it.',
  input: v.object(ofReport),
  policy: stepPolicy('submit'),
  async load(tx, input, { actor }) {
    const report = await loadReport(tx, input)
    if (!report) return null
    const rows = await rowsOf(tx, input.operationId, input.reportId)
    const places = rows.map(({ line }) => line?.placeId ?? null)
    return {
      report,
      rows,
      scopes: await senderScopes(tx, input.operationId, actor, report, { places, whole: rows.length === 0 }),
    }
  },
  version: ({ report }) => report.version,
  scope: ({ scopes }) => scopes,
  async apply(tx, { operationId, version }, { report, rows }, context) {
    assertSeen(version, report)
    assertOpenFor('submit', report)
    const values = await valuesOf(tx, operationId, report.id)
    await assertSendable(tx, operationId, report, { rows, values })
    await keepSubmission(tx, operationId, report, false, context)
    const changes = sql`${await submittedNow(tx, report, context)}, no_activity = false, line_count = ${rows.length}`
    return takeStep(tx, { operationId, report, step: 'submit', changes }, context)
  },
})
