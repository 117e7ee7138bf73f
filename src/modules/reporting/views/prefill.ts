import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { linesReportedBy } from '../../delivery/index.ts'
import { IdSchema, lineReaders } from '../../operations/index.ts'
import { isSender } from '../access.ts'
import { periodNamed } from '../rules.ts'
import type { Cells } from '../schema.ts'
import { rowsOf } from '../store.ts'
import { findReport } from './report.ts'

/** Fields that are new every time: figures, the month, and what identifies a stored line. */
const notCarriedOver = new Set([
  ...['recordId', 'change', 'period', 'year', 'quantity', 'value', 'start', 'end', 'status'],
  ...['households', 'reached', 'reachedNew', 'comments'],
])

/** A row of last time for this time: who does what where for whom, without its figures. */
export function carriedOver(cells: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells).filter(([field, text]) => text !== '' && !notCarriedOver.has(field) && !field.startsWith('reached+')),
  )
}

/**
 * What a report can be filled from. `last`: cells of the organisation's last report to the cluster that said anything, without figures.
 * `stored`: its lines that are stored for the period already; accepting them unchanged changes nothing. The exchange makes cells of them.
 */
export const prefillReport = view({
  name: 'reporting.prefill',
  summary: 'What a report can be filled from: the last report without its figures, or the lines that are stored for its period.',
  input: v.object({ operationId: IdSchema, reportId: IdSchema, from: v.picklist(['last', 'stored']) }),
  policy: lineReaders,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  async read(db, { operationId, reportId, from }, { actor }) {
    const report = await findReport(db, operationId, reportId, actor)
    if (!report || !isSender(actor, operationId, report)) throw notFound()
    const { organisationId, clusterId, periodStart } = report
    if (from === 'stored') {
      const months = periodNamed(report.period)?.months ?? []
      return {
        period: report.period,
        cells: [],
        lines: await linesReportedBy(db, operationId, { organisationId, clusterId, months }),
      }
    }
    const last = await db.find<{ id: string; period: string }>(sql`select id, period from report
      where operation_id = ${operationId} and organisation_id = ${organisationId} and cluster_id = ${clusterId} and period_end < ${periodStart}::date
        and line_count > 0 and first_submitted_at is not null order by period_end desc, id limit 1`)
    if (!last) return { period: null, cells: [], lines: [] }
    const rows = await rowsOf(db, operationId, last.id)
    return { period: last.period, cells: rows.map(({ cells }) => carriedOver(cells)), lines: [] }
  },
})
