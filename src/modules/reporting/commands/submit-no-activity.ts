import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { stepPolicy } from '../access.ts'
import { reportHasRows } from '../problems.ts'
import { ofReport, WordsSchema } from '../schema.ts'
import { senderScopes } from '../sender-scopes.ts'
import { assertOpenFor, assertSeen, keepSubmission, loadReport, submittedNow, takeStep } from '../store.ts'

/** Says that there was no activity in the period: a submission like every other, and not the same as silence. */
export const submitNoActivity = command({
  name: 'reporting.submit-no-activity',
  summary: 'Say that an organisation had no activity in the period of a report.',
  input: v.object({ ...ofReport, narrative: WordsSchema, constraints: WordsSchema }),
  policy: stepPolicy('submit'),
  async load(tx, input, { actor }) {
    const report = await loadReport(tx, input)
    if (!report) return null
    return { report, scopes: await senderScopes(tx, input.operationId, actor, report, { places: [], whole: true }) }
  },
  version: ({ report }) => report.version,
  scope: ({ scopes }) => scopes,
  async apply(tx, { operationId, version, narrative, constraints }, { report }, context) {
    assertSeen(version, report)
    assertOpenFor('submit', report)
    // What was typed is not thrown away by one click.
    const held = await tx.find(sql`select 1 from report_row where operation_id = ${operationId} and report_id = ${report.id}
      union all select 1 from report_value where operation_id = ${operationId} and report_id = ${report.id} limit 1`)
    if (held) throw reportHasRows()
    await tx.run(sql`update report set narrative = coalesce(${narrative}, narrative), constraints = coalesce(${constraints}, constraints)
      where operation_id = ${operationId} and id = ${report.id}`)
    await keepSubmission(tx, operationId, report, true, context)
    const changes = sql`${await submittedNow(tx, report, context)}, no_activity = true, line_count = 0`
    return takeStep(tx, { operationId, report, step: 'submit', changes }, context)
  },
})
