import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { lockNames } from '../../operations/index.ts'
import { scopeOf, stepPolicy } from '../access.ts'
import { deliverReport } from '../deliver.ts'
import { assertMonthsOpen } from '../months.ts'
import { ownReport } from '../problems.ts'
import { ofReport } from '../schema.ts'
import { assertOpenFor, assertSeen, isSentBy, loadReport, takeStep } from '../store.ts'

/**
 * Accepts a report: its lines and figures count from here on, in the same transaction. Nobody accepts what they sent themselves, with
 * or without a token.
 */
export const acceptReport = command({
  name: 'reporting.accept-report',
  summary: 'Accept a report; its lines and figures count from then on.',
  input: v.object(ofReport),
  policy: stepPolicy('accept'),
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'shared')
    return loadReport(tx, input)
  },
  version: report => report.version,
  scope: (report, { operationId }) => scopeOf(operationId, report),
  async apply(tx, { operationId, version }, report, context) {
    assertSeen(version, report)
    assertOpenFor('accept', report)
    if (await isSentBy(tx, context.actor, report)) throw ownReport()
    await assertMonthsOpen(tx, operationId, report)
    const delivered = await deliverReport(tx, operationId, report, context)
    const { now, actor } = context
    const changes = sql`reviewed_at = ${now}, reviewed_by = ${actor.id}, accepted_at = ${now}, accepted_by = ${actor.id}, review_due_on = null`
    return { ...(await takeStep(tx, { operationId, report, step: 'accept', changes }, context)), ...delivered }
  },
})
