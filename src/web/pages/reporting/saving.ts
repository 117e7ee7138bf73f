/** Writes into a report: rows are checked by the same engine as sheets, and kept as they were typed, right or wrong. */
import { loadReference } from '../../../exchange/feeds/activities/import.ts'
import { checkReportRows } from '../../../exchange/feeds/reports/check-rows.ts'
import { saveDraft } from '../../../modules/reporting/index.ts'
import type { ReportRowInput, ReportValueInput } from '../../../modules/reporting/schema.ts'
import type { House } from '../house.ts'
import type { Loaded } from './load.ts'
import type { ShownReport } from './load-report.ts'
import { type Cells, isBlank } from './rows.ts'

interface TypedRow {
  id: string
  cells: Cells
}

interface Written {
  rows?: readonly TypedRow[]
  values?: readonly ReportValueInput[]
  narrative?: string | null
  constraints?: string | null
}

/** Rows as the check reads them, blank ones left out: each with its line, what was mended in it, and what is wrong with it. */
export async function checkedRows(
  house: House,
  { asking, operation, today }: Loaded,
  { organisationId, clusterId, period }: Pick<ShownReport, 'organisationId' | 'clusterId' | 'period'>,
  rows: readonly TypedRow[],
): Promise<(ReportRowInput & { id: string })[]> {
  const typed = rows.filter(({ cells }) => !isBlank(cells))
  const reference = await loadReference(house, asking, operation.code)
  const owner = { organisationId, clusterId, period }
  const checked = await checkReportRows(
    typed.map(({ cells }) => cells),
    { owner, reference, today },
  )
  return checked.flatMap((row, nth) => {
    const id = typed[nth]?.id
    return id === undefined ? [] : [{ ...row, id }]
  })
}

/**
 * Saves what was written and leaves the rest as it is.
 * @param giving the version that was seen when it was written, and the id of the command where a form carried one.
 * @throws Problem 409 when somebody changed the report meanwhile.
 */
export async function saveReport(
  house: House,
  loaded: Loaded,
  report: ShownReport,
  written: Written,
  { version, commandId }: { version: number; commandId?: string },
): Promise<{ version: number }> {
  const { narrative, constraints, values } = report
  // What came by the API is not checked yet.
  const isChecked = report.rows.every(({ line, problems }) => line !== null || problems.length > 0)
  const typed = written.rows ?? (isChecked ? null : report.rows)
  const rows: readonly ReportRowInput[] = typed ? await checkedRows(house, loaded, report, typed) : report.rows
  const input = {
    operationId: loaded.operationId,
    reportId: report.id,
    version,
    narrative,
    constraints,
    values,
    ...written,
    rows,
  }
  return house.runner.run(saveDraft, input, { ...loaded.asking, rows, ...(commandId && { commandId }) })
}
