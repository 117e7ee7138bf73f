/** One report as its pages show it: what each cell says, what the check and people say about it, and what the plan asks for. */
import type { Context } from 'hono'
import { problemText } from '../../../exchange/feeds/activities/messages.ts'
import { offeredObjectives } from '../../../exchange/feeds/activities/offered-objectives.ts'
import { cellProblemText } from '../../../exchange/feeds/reports/messages.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { listPlanned, type PlannedIndicator } from '../../../modules/indicators/index.ts'
import { showReport } from '../../../modules/reporting/index.ts'
import { sayReport } from '../../messages/reporting.ts'
import type { House } from '../house.ts'
import type { Known } from './columns.ts'
import { type Loaded, loadReporting } from './load.ts'
import type { Note, ShownRow } from './rows.ts'

export type ShownReport = Awaited<ReturnType<typeof showReport.read>>

/** The report that an address names, with the operation. @throws notFound */
export async function loadReport(house: House, c: Context): Promise<{ loaded: Loaded; report: ShownReport }> {
  const loaded = await loadReporting(house, c)
  const reportId = c.req.param('report') ?? ''
  if (!isId(reportId)) throw notFound()
  const report = await house.reader.read(showReport, { operationId: loaded.operationId, reportId }, loaded.asking)
  return { loaded, report }
}

/** Its rows with everything there is to say about them, in the reader's words. */
export function rowsOf({ language }: Pick<Loaded, 'language'>, report: ShownReport): ShownRow[] {
  const open = report.comments.filter(({ resolvedAt, rowId }) => resolvedAt === null && rowId !== null)
  return report.rows.map(({ id, cells, problems, repairs }) => ({
    ...{ id, cells },
    notes: [
      ...problems.map((problem): Note => {
        const { message, remedy } = cellProblemText(problem, language)
        return { field: problem.field, weight: problem.severity, text: `${message} ${remedy}` }
      }),
      ...repairs.map((repair): Note => ({ field: repair.field, weight: 'repair', text: repairText(repair, language) })),
      ...open.filter(({ rowId }) => rowId === id).map(({ field, text }): Note => ({ field, weight: 'comment', text })),
    ],
  }))
}

/** What a repair made of what, in words. */
function repairText({ by, field, from, to, code }: ShownReport['rows'][number]['repairs'][number], language: Language): string {
  const empty = sayReport(language, 'emptyCell')
  const values = { from: from || empty, to: to || empty }
  if (by !== null) return sayReport(language, 'repairedByReviewer', values)
  const details: Record<string, string> = to === null ? {} : { now: to }
  return problemText({ code, column: field, value: from, details }, language).message
}

/** What a line of this report may name. */
export async function knownFor(house: House, loaded: Loaded, report: ShownReport): Promise<Known> {
  const { asking, operationId, plan, organisations, places, clusters } = loaded
  const { clusterId } = report
  const inside = new Set([
    clusterId,
    ...[...clusters.values()].filter(({ parentId }) => parentId === clusterId).map(({ id }) => id),
  ])
  return {
    organisations: [...organisations.values()],
    places,
    subclusters: [...clusters.values()].filter(({ parentId }) => parentId === clusterId),
    groups: plan.groups,
    activities: plan.activities.filter(activity => inside.has(activity.clusterId) && !activity.retired),
    objectives: await offeredObjectives(house, asking, operationId),
    projects: plan.projects.filter(project => project.clusterId === null || inside.has(project.clusterId)),
    indicators: (await indicatorsFor(house, loaded, report)).map(({ code }) => ({ code })),
  }
}

/** Indicators that the plan of the cluster measures, those that take figures of the period. */
export async function indicatorsFor(
  house: House,
  { asking, operationId }: Loaded,
  report: ShownReport,
): Promise<PlannedIndicator[]> {
  const planned = await house.reader.read(listPlanned, { operationId, clusterIds: [report.clusterId] }, asking)
  const last = report.periodEnd.slice(0, 7)
  return planned.filter(({ ended, starts }) => (ended === null || ended >= last) && (starts === null || starts <= last))
}
