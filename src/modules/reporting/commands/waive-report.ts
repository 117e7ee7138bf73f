import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { scopeOf, stepPolicy } from '../access.ts'
import { ofReport, ReasonSchema } from '../schema.ts'
import { assertSeen, loadReport, takeStep } from '../store.ts'

/** Says that a report is not expected after all, with the reason; for good. */
export const waiveReport = command({
  name: 'reporting.waive-report',
  summary: 'Say that a report is not expected after all.',
  input: v.object({ ...ofReport, reason: ReasonSchema }),
  policy: stepPolicy('waive'),
  load: (tx, input) => loadReport(tx, input),
  version: report => report.version,
  scope: (report, { operationId }) => scopeOf(operationId, report),
  async apply(tx, { operationId, version, reason }, report, context) {
    assertSeen(version, report)
    return takeStep(tx, { operationId, report, step: 'waive', reason }, context)
  },
})
