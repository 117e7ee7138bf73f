/** Rows of reports that come by the API are checked at that door, as the pages and the command line check theirs. */
import * as v from 'valibot'
import { Problem } from '../../../kernel/problems.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { listOperations } from '../../../modules/operations/index.ts'
import { type ReportRecord, repairCell, saveDraft, showReport } from '../../../modules/reporting/index.ts'
import type { Cells } from '../../../modules/reporting/schema.ts'
import { type Asking, loadReference } from '../activities/import.ts'
import { type CheckedRow, checkReportRows } from './check-rows.ts'

/** The cells of which a command that came with this input makes rows, in order; null where it is no such command. */
function cellsGiven(command: string, input: unknown): { asked: Asked; cellsOf(report: ReportRecord): Cells[] } | null {
  if (command === saveDraft.name) {
    const given = v.safeParse(saveDraft.input, input)
    return given.success ? { asked: given.output, cellsOf: () => given.output.rows.map(({ cells }) => cells) } : null
  }
  if (command !== repairCell.name) return null
  const given = v.safeParse(repairCell.input, input)
  if (!given.success) return null
  const { rowId, field, row } = given.output
  const mended = ({ id, cells }: ReportRecord['rows'][number]) =>
    id === rowId ? [{ ...cells, [field]: row.cells[field] ?? '' }] : []
  return { asked: given.output, cellsOf: report => report.rows.flatMap(mended) }
}

interface Asked {
  operationId: string
  reportId: string
}

/**
 * What is given beside a command (`Giving.rows`) that came by its name with its input alone.
 * @returns the checked rows; undefined for all other commands, for input that the command refuses, and for reports that are not the
 *   caller's to see.
 */
export async function rowsBeside(
  { reader }: { reader: ViewReader },
  { actor, language }: Asking,
  command: string,
  input: unknown,
): Promise<CheckedRow[] | undefined> {
  const given = cellsGiven(command, input)
  if (given === null) return undefined
  const { operationId, reportId } = given.asked
  // A token that may give this command alone has its rows checked, too; nothing of what is read is told.
  const { narrowedTo: _, ...whole } = actor
  const asking = { actor: whole, language }
  const operations = await reader.read(listOperations, {}, asking).catch(nothingIfRefused)
  const operation = operations?.find(({ id }) => id === operationId)
  const report = operation && (await reader.read(showReport, { operationId, reportId }, asking).catch(nothingIfRefused))
  if (!report) return undefined
  const cells = given.cellsOf(report)
  const reference = await loadReference({ reader }, asking, operation.code)
  const checked = await checkReportRows(cells, { owner: report, reference, today: new Date().toISOString().slice(0, 10) })
  // Blank rows are not checked: each answer stands beside the row that it is of.
  const blank = (row: Cells): boolean => Object.values(row).every(text => text.trim() === '')
  let next = 0
  return cells.map(row => (blank(row) ? unread(row) : (checked[next++] ?? unread(row))))
}

const unread = (cells: Cells): CheckedRow => ({ cells, line: null, repairs: [], problems: [] })

/** The command refuses in its own words. */
function nothingIfRefused(error: unknown): null {
  if (error instanceof Problem) return null
  throw error
}
