/** What an accepted report says goes to where everybody reads it, and is taken back when the report is opened again. */
import type { CommandContext } from '../../kernel/command.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { storeReportLines } from '../delivery/index.ts'
import { contentHashOf, identityOf, keyOf, keyOfRecordId } from '../delivery/pure/keys.ts'
import type { ReportLine } from '../delivery/schema.ts'
import { recordValues } from '../indicators/index.ts'
import { linesOfOtherMonths, linesOfOthers, rowsWrong } from './problems.ts'
import { periodNamed } from './rules.ts'
import { foreignIn } from './sendable.ts'
import { withStandingOwner } from './standing-owner.ts'
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

/** Stores the lines and figures of a report that is accepted. @throws rowsWrong @throws linesOfOthers @throws linesOfOtherMonths */
export async function deliverReport(
  tx: Tx,
  operationId: string,
  stored: StoredReport,
  { commandId }: CommandContext,
): Promise<{ lines: number; figures: number }> {
  const report = await withStandingOwner(tx, operationId, stored)
  const rows = await rowsOf(tx, operationId, report.id)
  const wrong = rows.filter(({ line }) => line === null || foreignIn(line, report).length > 0)
  if (wrong.length > 0) throw rowsWrong({ rows: wrong.length })
  const lines = linesOf(rows)
  const { illustrative } = report
  const months = periodNamed(report.period)?.months
  const clusters = new Set([report.clusterId, ...lines.map(({ clusterId }) => clusterId)])
  const { held } = await storeReportLines(tx, {
    ...{ operationId, lines, commandId, illustrative },
    assertMayChange(holders, periods) {
      if (holders.some(({ organisation, cluster }) => organisation !== report.organisationId || !clusters.has(cluster)))
        throw linesOfOthers()
      const period = periods.find(each => !months?.includes(each))
      if (period) throw linesOfOtherMonths({ period })
    },
  })
  await tx.run(sql`delete from report_line where operation_id = ${operationId} and report_id = ${report.id}`)
  const changedBy = held.map(({ changed }) => (changed ? commandId : null))
  await tx.run(sql`insert into report_line (operation_id, report_id, line_key, brought, changed_by)
    select ${operationId}, ${report.id}, key, brought, changed_by
    from unnest(${held.map(({ key }) => key)}::uuid[], ${held.map(({ brought }) => brought)}::boolean[], ${changedBy}::uuid[]) as l (key, brought, changed_by)`)
  const values = asSaid(await valuesOf(tx, operationId, report.id), report.organisationId)
  await recordValues(tx, { operationId, values, source: { kind: 'report', id: report.id }, commandId, illustrative })
  return { lines: lines.length, figures: values.length }
}

/**
 * Takes back what a report brought. A line that another accepted report holds stays, and is that one's from here on; what was stored
 * before the report came stays, and says again what it said then.
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
  // Who was accepted later and changed nothing says the same.
  await tx.run(sql`update report_line other set changed_by = mine.changed_by from report_line mine, report m, report o
    where mine.operation_id = ${operationId} and mine.report_id = ${report.id} and mine.changed_by is not null
      and other.operation_id = mine.operation_id and other.line_key = mine.line_key and other.report_id <> mine.report_id
      and other.changed_by is null and not other.brought
      and m.operation_id = mine.operation_id and m.id = mine.report_id and o.operation_id = mine.operation_id and o.id = other.report_id
      and o.accepted_at > m.accepted_at`)
  const unsay = await tx.rows<{
    key: string
    commandId: string
  }>(sql`select line_key as key, changed_by as "commandId" from report_line mine
    where operation_id = ${operationId} and report_id = ${report.id} and not brought and changed_by is not null
      and not exists (select 1 from report_line other where other.operation_id = mine.operation_id and other.line_key = mine.line_key
        and other.report_id <> mine.report_id and other.changed_by = mine.changed_by)`)
  const brought = await tx.rows<{ key: string }>(sql`select line_key as key from report_line mine
    where operation_id = ${operationId} and report_id = ${report.id} and brought and not exists (select 1 from report_line other
      where other.operation_id = mine.operation_id and other.line_key = mine.line_key and other.report_id <> mine.report_id)`)
  const { saidAgain } = await storeReportLines(tx, {
    ...{ operationId, lines: [], commandId, illustrative: report.illustrative },
    ...{ withdraw: brought.map(({ key }) => key), unsay },
  })
  // What another report made a line say, it says with this command from here on.
  await tx.run(sql`update report_line held set changed_by = ${commandId}
    from unnest(${saidAgain.map(({ key }) => key)}::uuid[], ${saidAgain.map(each => each.commandId)}::uuid[]) as s (key, command_id)
    where held.operation_id = ${operationId} and held.line_key = s.key and held.changed_by = s.command_id`)
  await tx.run(sql`delete from report_line where operation_id = ${operationId} and report_id = ${report.id}`)
  await recordValues(tx, {
    ...{ operationId, values: [], source: { kind: 'report', id: report.id }, commandId, illustrative: report.illustrative },
  })
}
