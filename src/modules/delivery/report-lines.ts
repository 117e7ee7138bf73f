/** What periodic reports store here and read from here. */
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { assertReferences } from './commands/store-activity-reports.ts'
import { type Holder, packLines } from './pure/packed-lines.ts'
import { refreshLines } from './refresh.ts'
import type { ReportLine } from './schema.ts'
import { changeLines, loadLines, type SaidOfLine, unsayLines, withdrawLines } from './store.ts'
import { type FullLine, fullLineColumns } from './views/lines.ts'

interface ReportedLines {
  operationId: string
  lines: readonly ReportLine[]
  /** Keys of stored lines that the report brought and holds no more. One that an import has written since stays. */
  withdraw?: readonly string[]
  /** What the report made stored lines say and says no more. */
  unsay?: readonly SaidOfLine[]
  commandId: string
  illustrative: boolean
  /** Refuses, by throwing, to change stored lines of these holders and months. */
  assertMayChange?(holders: readonly Holder[], periods: readonly string[]): void
}

/** A given line as it is stored. */
interface HeldLine {
  key: string
  /** It counted for nothing before. */
  brought: boolean
  /** It counted, and said something else or what an import says. */
  changed: boolean
}

/**
 * Stores the lines of an accepted report, on the way that the lines of a sheet take: compared with what is stored, former content kept,
 * totals brought up to date. Once in a transaction.
 * @returns `saidAgain`: whose content lines have again of which something else was said.
 * @throws unknownReference when a line names something that the operation does not have.
 */
export async function storeReportLines(
  tx: Tx,
  given: ReportedLines,
): Promise<{ made: number; changed: number; held: HeldLine[]; saidAgain: SaidOfLine[] }> {
  const { operationId, lines, withdraw = [], unsay = [], commandId, illustrative } = given
  const { batches, summary } = packLines(lines)
  const origin = { importId: null, commandId }
  const loading = await loadLines(tx, operationId, batches, { ...origin, illustrative, restate: true })
  given.assertMayChange?.(loading.held, loading.heldPeriods)
  await assertReferences(tx, operationId, summary)
  const held = await tx.rows<HeldLine>(sql`select line_key as key, true as brought, false as changed from activity_report
      where operation_id = ${operationId} and command_id = ${commandId}
    union select r.line_key, r.withdrawn, not r.withdrawn and r.id in (select id from changed_line) from line l join activity_report r on r.operation_id = ${operationId} and r.line_key = l."lineKey"
      where r.command_id <> ${commandId}`)
  const gone = sql`select id from activity_report where operation_id = ${operationId} and line_key = any(${[...withdraw]}::uuid[])
    and not withdrawn and import_id is null`
  if (withdraw.length > 0) await withdrawLines(tx, operationId, gone, commandId)
  const saidAgain = unsay.length === 0 ? [] : await unsayLines(tx, operationId, unsay, commandId, refreshLines)
  return { made: loading.made, changed: await changeLines(tx, operationId, origin), held, saidAgain }
}

/** Stored lines of an organisation in a cluster and in months: those it leads, or implements where nobody is named to lead. */
export function linesReportedBy(
  db: Db,
  operationId: string,
  { organisationId, clusterId, months }: { organisationId: string; clusterId: string; months: readonly string[] },
): Promise<FullLine[]> {
  return db.rows<FullLine>(sql`select ${fullLineColumns} from activity_report
    where operation_id = ${operationId} and not withdrawn and period = any(${[...months]}::text[])
      and ${clusterId}::uuid in (cluster_id, subcluster_id) and coalesce(lead_organisation_id, implementing_organisation_id) = ${organisationId}
    order by period, recorded_at, import_row, id`)
}

/** Who reported in which cluster, in how many lines, and for which month last. A line counts for its lead where one is named. */
export function whoReported(
  db: Db,
  operationId: string,
): Promise<{ organisationId: string; leafId: string; lines: number; firstPeriod: string; lastPeriod: string }[]> {
  return db.rows(sql`select coalesce(lead_organisation_id, implementing_organisation_id) as "organisationId", leaf_id as "leafId",
      sum(lines)::int as lines, min(period) as "firstPeriod", max(period) as "lastPeriod"
    from partner_cell where operation_id = ${operationId} and coalesce(lead_organisation_id, implementing_organisation_id) is not null
    group by 1, 2 order by 1, 2`)
}
