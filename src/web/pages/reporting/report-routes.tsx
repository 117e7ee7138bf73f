/** Routes of one report: the report, its review, its words and figures, and the steps it takes. */
import type { Context, Hono } from 'hono'
import { prefilledCells } from '../../../exchange/feeds/reports/cells.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import {
  acceptReport,
  commentOnReport,
  reopenReport,
  repairCell,
  resolveComment,
  sendBackReport,
  submitNoActivity,
  submitReport,
  waiveReport,
  withdrawReport,
} from '../../../modules/reporting/index.ts'
import { sayReport } from '../../messages/reporting.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { gridColumnsOf } from './columns.ts'
import { figuresOfForm } from './figures.ts'
import { knownActors, type Loaded } from './load.ts'
import { indicatorsFor, knownFor, loadReport, rowsOf, type ShownReport } from './load-report.ts'
import { periodOf } from './parts.tsx'
import { nothingFound, wrongFigure, wrongRow } from './problems.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import { ReportPage, type Values } from './report.tsx'
import { ReviewPage } from './review.tsx'
import type { Cells } from './rows.ts'
import { checkedRows, saveReport } from './saving.ts'

interface Shown {
  values?: Values
  refusal?: Refusal
}

/** Everything that the page of a report shows besides the report. */
export async function besides(house: House, loaded: Loaded, report: ShownReport) {
  const { events, comments, photos, rows, submittedBy } = report
  const people = [
    ...[...events, ...comments, ...photos].map(({ by }) => by),
    ...rows.flatMap(({ repairs }) => repairs.map(({ by }) => by ?? null)),
    submittedBy,
  ]
  const [actors, indicators] = await Promise.all([
    knownActors(
      house,
      loaded,
      people.filter(id => id !== 'system'),
    ),
    indicatorsFor(house, loaded, report),
  ])
  return { loaded, report, rows: rowsOf(loaded, report), actors, indicators }
}

export const titleOf = ({ labelOf, language }: Loaded, { organisationId, period }: ShownReport): string =>
  `${labelOf(organisationId)} · ${periodOf(period, language)}`

export function reportRoutes(app: Hono, house: House): void {
  const { runner } = house

  async function showOne(c: Context, { values, refusal }: Shown = {}) {
    const { loaded, report } = await loadReport(house, c)
    const shown = await besides(house, loaded, report)
    const body = (
      <ReportPage
        {...{ ...shown, values, wrong: refusal?.text, said: c.req.query('said') }}
        showErrors={report.mayWrite && (refusal?.code === 'report-rows-wrong' || c.req.query('errors') === 'all')}
      />
    )
    const { operation } = loaded
    return house.render(c, { title: titleOf(loaded, report), operation, body, ...(refusal && { status: refusal.status }) })
  }

  async function showReview(c: Context, { values, refusal }: Shown = {}) {
    const { loaded, report } = await loadReport(house, c)
    const { operation, language } = loaded
    if (!report.mayReview) return c.redirect(`${loaded.base}/${report.id}`)
    const [shown, known] = await Promise.all([besides(house, loaded, report), knownFor(house, loaded, report)])
    const columns = gridColumnsOf(report.rows, known, language)
    const page = Math.max(0, Math.floor(Number(c.req.query('page')) || 0))
    const body = <ReviewPage {...{ ...shown, columns, page, values, wrong: refusal?.text, said: c.req.query('said') }} />
    const title = `${sayReport(language, 'review')}: ${titleOf(loaded, report)}`
    return house.render(c, { title, operation, body, ...(refusal && { status: refusal.status }) })
  }

  app.get('/o/:code/reports/:report', c => showOne(c))
  app.get('/o/:code/reports/:report/review', c => showReview(c))

  interface Given {
    loaded: Loaded
    report: ShownReport
    values: Values
    /** What a command about this report takes, and how it is given. */
    input: { operationId: string; reportId: string; version: number }
    giving: Loaded['asking'] & { commandId?: string }
    c: Context
  }
  /** What is done with a report: the page again with what was wrong, or as it is then. */
  const action = (name: string, give: (given: Given) => Promise<unknown>) =>
    app.post(`/o/:code/reports/:report/${name}`, async c => {
      const { loaded, report } = await loadReport(house, c)
      const values = await valuesOf(c)
      const { operationId, asking } = loaded
      const input = { operationId, reportId: report.id, version: Number(values.version) }
      const isReview = values.back === 'review'
      try {
        await give({ loaded, report, values, input, giving: { ...asking, ...commandIdOf(values) }, c })
        return c.redirect(`${loaded.base}/${report.id}${isReview ? '/review' : ''}?said=done`, 303)
      } catch (error) {
        const refusal = refusalOf(error, loaded.language)
        const shown = { values: { step: name, ...values }, refusal }
        return isReview ? showReview(c, shown) : showOne(c, shown)
      }
    })

  const reason = (values: Values) => values.reason?.trim() || null
  /** Saves the words and figures that a form carries; one that carries none changes nothing. @returns the version that is stored then. */
  async function saveContent(
    { loaded, report, values, input }: Given,
    rows?: readonly { id: string; cells: Cells }[],
  ): Promise<number> {
    const said = (text: string | undefined) => text?.replaceAll('\r\n', '\n').trim() || null
    const isWritten = values.narrative !== undefined
    if (!isWritten && !rows) return input.version
    const planned = isWritten ? await indicatorsFor(house, loaded, report) : []
    const { figures, wrong } = figuresOfForm(values, report.values, planned)
    const [first] = wrong
    if (first !== undefined) throw wrongFigure({ value: first })
    const content = { narrative: said(values.narrative), constraints: said(values.constraints), values: figures }
    const written = { ...(isWritten && content), ...(rows && { rows }) }
    const { version } = await saveReport(house, loaded, report, written, { version: input.version })
    return version
  }
  action('content', given => saveContent(given))
  action('submit', async given => {
    const version = await saveContent(given)
    return runner.run(submitReport, { ...given.input, version }, given.giving)
  })
  action('no-activity', ({ input, values, giving }) =>
    runner.run(
      submitNoActivity,
      { ...input, narrative: values.narrative || null, constraints: values.constraints || null },
      giving,
    ),
  )
  action('withdraw', ({ input, giving }) => runner.run(withdrawReport, input, giving))
  action('accept', ({ input, giving }) => runner.run(acceptReport, input, giving))
  action('send-back', ({ input, values, giving }) => runner.run(sendBackReport, { ...input, reason: reason(values) }, giving))
  action('reopen', ({ input, values, giving }) => runner.run(reopenReport, { ...input, reason: reason(values) ?? '' }, giving))
  action('waive', ({ input, values, giving }) => runner.run(waiveReport, { ...input, reason: reason(values) ?? '' }, giving))

  action('prefill', async given => {
    const { loaded, report, values } = given
    const from = values.from === 'stored' ? 'stored' : 'last'
    const { operationId, asking } = loaded
    const { cells: found } = await prefilledCells(house, asking, { operationId, reportId: report.id, from })
    if (found.length === 0) throw nothingFound()
    await saveContent(given, [...report.rows, ...found.map(cells => ({ id: newId(), cells }))])
  })

  /** The row and field that a form names. @throws Problem when there is no such row. */
  function cellAsked(report: ShownReport, values: Values): { rowId: string | null; field: string | null } {
    const position = Number(values.row || '0')
    if (position === 0) return { rowId: null, field: null }
    const row = report.rows[position - 1]
    if (!row) throw wrongRow({ row: values.row ?? '' })
    return { rowId: row.id, field: values.field || null }
  }
  action('comments', ({ report, values, input, giving }) => {
    const { operationId, reportId } = input
    const text = values.text?.replaceAll('\r\n', '\n') ?? ''
    return runner.run(commentOnReport, { operationId, reportId, ...cellAsked(report, values), text }, giving)
  })
  action('repair', async ({ loaded, report, values, input, giving }) => {
    const { rowId, field } = cellAsked(report, values)
    if (rowId === null || field === null) throw wrongRow({ row: values.row ?? '' })
    const repaired = report.rows.map(({ id, cells }) => ({
      id,
      cells: id === rowId ? { ...cells, [field]: values.value?.trim() ?? '' } : cells,
    }))
    const checked = await checkedRows(house, loaded, report, repaired)
    const row = checked.find(({ id }) => id === rowId)
    if (!row) throw wrongRow({ row: values.row ?? '' })
    return runner.run(repairCell, { ...input, rowId, field, row: { cells: row.cells } }, { ...giving, rows: [row] })
  })
  action('comments/:comment/resolve', ({ c, input, giving }) =>
    runner.run(resolveComment, { operationId: input.operationId, id: c.req.param('comment') ?? '' }, giving),
  )
}
