import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { lockNames } from '../../operations/index.ts'
import { scopeOf, stepPolicy } from '../access.ts'
import { takeBackReport } from '../deliver.ts'
import { assertMonthsOpen } from '../months.ts'
import { ofReport, ReasonSchema } from '../schema.ts'
import { assertOpenFor, assertSeen, loadReport, takeStep } from '../store.ts'

/**
 * Opens an accepted report again. What it brought counts no more until it is accepted again: only what is accepted counts. Lines that
 * were stored before it came stay.
 */
export const reopenReport = command({
  name: 'reporting.reopen-report',
  summary: 'Open an accepted report again to be corrected; what it brought counts no more until it is accepted again.',
  input: v.object({ ...ofReport, reason: ReasonSchema }),
  policy: stepPolicy('reopen'),
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'shared')
    return loadReport(tx, input)
  },
  version: report => report.version,
  scope: (report, { operationId }) => scopeOf(operationId, report),
  async apply(tx, { operationId, version, reason }, report, context) {
    assertSeen(version, report)
    assertOpenFor('reopen', report)
    await assertMonthsOpen(tx, operationId, report)
    await takeBackReport(tx, operationId, report, context)
    const changes = sql`accepted_at = null, accepted_by = null`
    return takeStep(tx, { operationId, report, step: 'reopen', reason, changes }, context)
  },
})
