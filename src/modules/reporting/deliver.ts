/** What an accepted report says goes to where everybody reads it, and is taken back when the report is opened again. */
import type { CommandContext } from '../../kernel/command.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { storeReportLines } from '../delivery/index.ts'
import { contentHashOf, identityOf, keyOf, keyOfRecordId } from '../delivery/pure/keys.ts'
import type { ReportLine } from '../delivery/schema.ts'
import { recordValues } from '../indicators/index.ts'
import { linesOfOthers, rowsWrong } from './problems.ts'
import { foreignIn } from './sendable.ts'
import { asSaid, rowsOf, type StoredReport, type StoredRow, valuesOf } from './store.ts'

/**
 * The lines of a report's rows. A row of a line that is stored already (by its record id, or because it says the same thing of the same
 * work) is that line: reports and sheets count nothing twice.
 */
export function linesOf(rows: readonly Pick<StoredRow, 'line' | 'cells' | 'position'>[]): ReportLine[] {
  const times = new Map<string, number>()
  return rows.flatMap(({ line, cells, position }) => {
    if (line === null) return []
    const own = keyOfRecordId(cells.recordId ?? '')
    const identity = identityOf(line)
    const first = own ?? keyOf(identity, 1)
    const nth = (times.get(first) ?? 0) + 1
    times.set(first, nth)
    const key = own ?? keyOf(identity, nth)
    return [
      {
        ...line,
        lineKey: key,
        identity: own === null ? first : null,
        contentHash: contentHashOf(line),
        row: position + 1,
        withdraw: false,
      },
    ]
  })
}

/** Stores the lines and figures of a report that is accepted. @throws rowsWrong @throws linesOfOthers */
export async function deliverReport(
  tx: Tx,
  operationId: string,
  report: StoredReport,
  { commandId }: CommandContext,
): Promise<{ lines: number; figures: number }> {
  const rows = await rowsOf(tx, operationId, report.id)
  const wrong = rows.filter(({ line }) => line === null || foreignIn(line, report).length > 0)
  if (wrong.length > 0) throw rowsWrong({ rows: wrong.length })
  const lines = linesOf(rows)
  const { illustrative } = report
  const clusters = new Set([report.clusterId, ...lines.map(({ clusterId }) => clusterId)])
  const { held } = await storeReportLines(tx, {
    ...{ operationId, lines, commandId, illustrative },
    assertMayChange(holders) {
      if (holders.some(({ organisation, cluster }) => organisation !== report.organisationId || !clusters.has(cluster)))
        throw linesOfOthers()
    },
  })
  await tx.run(sql`delete from report_line where operation_id = ${operationId} and report_id = ${report.id}`)
  await tx.run(sql`insert into report_line (operation_id, report_id, line_key, brought)
    select ${operationId}, ${report.id}, key, brought from unnest(${held.map(({ key }) => key)}::uuid[], ${held.map(({ brought }) => brought)}::boolean[]) as l (key, brought)`)
  const values = asSaid(await valuesOf(tx, operationId, report.id), report.organisationId)
  await recordValues(tx, { operationId, values, source: { kind: 'report', id: report.id }, commandId, illustrative })
  return { lines: lines.length, figures: values.length }
}

/**
 * Takes back what a report brought. A line that another accepted report holds stays, and is that one's from here on; what was stored
 * before the report came stays.
 */
export async function takeBackReport(
  tx: Tx,
  operationId: string,
  report: StoredReport,
  { commandId }: CommandContext,
): Promise<void> {
  await tx.run(sql`update report_line other set brought = true from report_line mine
    where mine.operation_id = ${operationId} and mine.report_id = ${report.id} and mine.brought
      and other.operation_id = mine.operation_id and other.line_key = mine.line_key and other.report_id <> mine.report_id`)
  const brought = await tx.rows<{ key: string }>(sql`select line_key as key from report_line mine
    where operation_id = ${operationId} and report_id = ${report.id} and brought and not exists (select 1 from report_line other
      where other.operation_id = mine.operation_id and other.line_key = mine.line_key and other.report_id <> mine.report_id)`)
  await storeReportLines(tx, {
    ...{ operationId, lines: [], commandId, illustrative: report.illustrative },
    withdraw: brought.map(({ key }) => key),
  })
  await tx.run(sql`delete from report_line where operation_id = ${operationId} and report_id = ${report.id}`)
  await recordValues(tx, {
    ...{ operationId, values: [], source: { kind: 'report', id: report.id }, commandId, illustrative: report.illustrative },
  })
}
