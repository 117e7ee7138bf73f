/** Writes into a report: rows are checked by the same engine as sheets, and kept as they were typed, right or wrong. */
import { checkReportRows } from '../../../exchange/feeds/reports/check-rows.ts'
import { saveDraft } from '../../../modules/reporting/index.ts'
import type { House } from '../house.ts'
import type { Loaded } from './load.ts'
import type { ShownReport } from './load-report.ts'
import type { Cells } from './rows.ts'

interface Written {
  rows?: readonly { id: string; cells: Cells }[]
  values?: readonly object[]
  narrative?: string | null
  constraints?: string | null
}

/**
 * Saves what was written and leaves the rest as it is.
 * @param version that was seen when it was written.
 * @throws Problem 409 when somebody changed the report meanwhile.
 */
export async function saveReport(
  house: House,
  { asking, operation, operationId }: Loaded,
  report: ShownReport,
  written: Written,
  { version, commandId }: { version: number; commandId?: string },
): Promise<{ version: number }> {
  const { organisationId, clusterId, period, narrative, constraints } = report
  const given = { code: operation.code, organisationId, clusterId, period }
  const rows = written.rows ? await checkReportRows(house, asking, given, written.rows) : report.rows
  const input = {
    ...{ operationId, reportId: report.id, version, rows, narrative, constraints },
    ...{ values: report.values, ...written },
  }
  return house.runner.run(saveDraft, { ...input, rows }, { ...asking, ...(commandId && { commandId }) })
}
