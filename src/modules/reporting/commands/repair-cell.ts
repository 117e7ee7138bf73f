import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { reviewers, scopeOf } from '../access.ts'
import { checkedIn, readAs } from '../checked-rows.ts'
import { repairNeedsLine } from '../problems.ts'
import { CellsSchema, ofReport } from '../schema.ts'
import { assertOpenFor, assertSeen, loadReport, rowsOf } from '../store.ts'

/**
 * A reviewer mends a cell of a report that waits for review: from what, to what, who and when stand beside it, and what was sent stays
 * as it was sent. What the check makes of the row with the mended cell comes from the door that checked it (`Giving.rows`).
 */
export const repairCell = command({
  name: 'reporting.repair-cell',
  summary: 'Mend a cell of a report under review; what was sent stays visible.',
  input: v.object({
    ...ofReport,
    rowId: v.pipe(v.string(), v.uuid()),
    field: v.pipe(v.string(), v.maxLength(60)),
    row: v.object({ cells: CellsSchema }),
  }),
  policy: reviewers,
  load: (tx, input) => loadReport(tx, input),
  version: report => report.version,
  scope: (report, { operationId }) => scopeOf(operationId, report),
  async apply(tx, { operationId, version, rowId, field, row: given }, report, context) {
    assertSeen(version, report)
    assertOpenFor('accept', report)
    const before = (await rowsOf(tx, operationId, report.id)).find(({ id }) => id === rowId)
    if (!before) throw notFound()
    const cells = { ...before.cells, [field]: given.cells[field] ?? '' }
    const row = readAs(cells, checkedIn(context)[0], before)
    if (row.line === null) throw repairNeedsLine()
    const mended = {
      ...{ field, from: before.cells[field] ?? null, to: cells[field] ?? null, code: 'reviewer' },
      ...{ by: context.actor.id, at: context.now.toISOString() },
    }
    const repairs = [...row.repairs.filter(({ by }) => by === null), ...before.repairs.filter(({ by }) => by !== null), mended]
    await tx.run(sql`update report_row set cells = ${JSON.stringify(cells)}::jsonb, line = ${JSON.stringify(row.line)}::jsonb,
        repairs = ${JSON.stringify(repairs)}::jsonb, problems = ${JSON.stringify(row.problems)}::jsonb
      where operation_id = ${operationId} and report_id = ${report.id} and id = ${rowId}`)
    await tx.run(sql`update report set version = version + 1 where operation_id = ${operationId} and id = ${report.id}`)
    context.touch('report', report.id, 'changed')
    return { id: report.id, version: report.version + 1 }
  },
})
