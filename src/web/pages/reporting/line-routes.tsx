/** Routes of the lines of a report: the grid and what it sends, the table that works without it, one line, and a filled template. */
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cellsOfFile } from '../../../exchange/feeds/reports/cells.ts'
import { reportTemplate } from '../../../exchange/feeds/reports/template.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { sayReport } from '../../messages/reporting.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { columnsOf, gridColumnsOf } from './columns.ts'
import { LinePage, LinesPage } from './lines.tsx'
import { knownFor, loadReport, rowsOf } from './load-report.ts'
import { rowsOfForm, rowsOnPage } from './plain-table.tsx'
import { summaryOf } from './problem-list.tsx'
import { noActivitySheet, noFile } from './problems.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import { besides, titleOf } from './report-routes.tsx'
import { inPlaceOf, isBlank, marksOf, packed, type ShownRow, savedByGrid, withSaved } from './rows.ts'
import { saveReport } from './saving.ts'

/** A filled template of thousands of rows is far smaller. */
const sheetBytesMax = 25_000_000

export function lineRoutes(app: Hono, house: House): void {
  const pageAsked = (c: Context) => Math.max(0, Math.floor(Number(c.req.query('page')) || 0))

  /** @param written rows as somebody wrote them, when they were refused. */
  async function showLines(c: Context, refusal?: Refusal, written?: ReadonlyMap<string, Record<string, string>>) {
    const { loaded, report } = await loadReport(house, c)
    const { language, operation } = loaded
    const [shown, known] = await Promise.all([besides(house, loaded, report), knownFor(house, loaded, report)])
    const all = c.req.query('columns') === 'all'
    const columns = gridColumnsOf(report.rows, known, language, all)
    const rows = written ? withWritten(shown.rows, written) : shown.rows
    const body = (
      <LinesPage {...{ ...shown, rows, columns, all, page: pageAsked(c), wrong: refusal?.text, said: c.req.query('said') }} />
    )
    const title = `${sayReport(language, 'activities')}: ${titleOf(loaded, report)}`
    return house.render(c, { title, operation, body, ...(refusal && { status: refusal.status }) })
  }
  app.get('/o/:code/reports/:report/lines', c => showLines(c))

  app.get('/o/:code/reports/:report/lines.json', async c => {
    const { loaded, report } = await loadReport(house, c)
    const fields = (c.req.query('fields') ?? '').split(',')
    const columns = fields.map(field => ({ field, name: '', names: [], kind: 'text' as const, width: 0 }))
    return c.json(packed(rowsOf(loaded, report), columns))
  })

  /** What the grid sends, and what it is told: the version that is stored now, and everything there is to say about the cells. */
  app.post('/o/:code/reports/:report/lines.json', async c => {
    const { loaded, report } = await loadReport(house, c)
    const { language } = loaded
    const sent = savedByGrid(await c.req.json().catch(() => null))
    const conflict = () => c.json({ text: sayReport(language, 'changedMeanwhile') }, 409)
    if (!sent) return c.json({ text: sayReport(language, 'notUnderstood') }, 422)
    if (sent.version !== report.version) return conflict()
    const rows = withSaved(report.rows, sent)
    if (!rows) return conflict()
    try {
      await saveReport(house, loaded, report, { rows }, { version: sent.version })
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 404) throw error
      const { text, status } = refusalOf(error, language)
      return c.json({ text }, status)
    }
    const after = await loadReport(house, c)
    const shown = rowsOf(after.loaded, after.report)
    return c.json({ version: after.report.version, marks: marksOf(shown), summary: summaryOf(shown, language) })
  })

  app.post('/o/:code/reports/:report/lines', async c => {
    const { loaded, report } = await loadReport(house, c)
    const values = await valuesOf(c)
    const written = rowsOfForm(values)
    const rows = withWritten(report.rows, written).filter(({ cells }) => !isBlank(cells))
    const here = `${loaded.base}/${report.id}/lines`
    const columns = c.req.query('columns') === 'all' ? '&columns=all' : ''
    try {
      await saveReport(house, loaded, report, { rows }, { version: Number(values.version), ...commandIdOf(values) })
    } catch (error) {
      return showLines(c, refusalOf(error, loaded.language), written)
    }
    const page = values.then === 'more' ? Math.floor(rows.length / rowsOnPage) : pageAsked(c)
    return c.redirect(`${here}?page=${page}${columns}&said=saved`, 303)
  })

  async function showLine(c: Context, rowId: string | null, refusal?: Refusal, cells?: Record<string, string>) {
    const { loaded, report } = await loadReport(house, c)
    const { language, operation } = loaded
    const [shown, known] = await Promise.all([besides(house, loaded, report), knownFor(house, loaded, report)])
    const at = shown.rows.findIndex(({ id }) => id === rowId)
    const stored = shown.rows[at]
    if (rowId === null ? !report.mayWrite : !stored) throw notFound()
    const row: ShownRow = { id: stored?.id ?? newId(), cells: cells ?? stored?.cells ?? {}, notes: stored?.notes ?? [] }
    const columns = columnsOf([row], known, language, true)
    const position = stored ? at + 1 : null
    const body = <LinePage {...{ ...shown, row, columns, position, wrong: refusal?.text, said: c.req.query('said') }} />
    const title = `${position === null ? sayReport(language, 'newLine') : sayReport(language, 'line', { nth: position })}: ${titleOf(loaded, report)}`
    return house.render(c, { title, operation, body, ...(refusal && { status: refusal.status }) })
  }
  const rowAsked = (c: Context) => {
    const row = c.req.param('row') ?? 'new'
    return row === 'new' ? null : row
  }
  app.get('/o/:code/reports/:report/lines/:row', c => showLine(c, rowAsked(c)))
  app.post('/o/:code/reports/:report/lines/:row', async c => {
    const { loaded, report } = await loadReport(house, c)
    const values = await valuesOf(c)
    const [[id, cells] = [newId(), {}]] = rowsOfForm(values)
    const rowId = rowAsked(c)
    const own = `${loaded.base}/${report.id}`
    const others = report.rows.filter(row => row.id !== id)
    const isDeleted = values.then === 'delete' || isBlank(cells)
    const rows = isDeleted ? others : withWritten(report.rows, new Map([[id, cells]]))
    try {
      await saveReport(house, loaded, report, { rows }, { version: Number(values.version), ...commandIdOf(values) })
    } catch (error) {
      return showLine(c, rowId, refusalOf(error, loaded.language), cells)
    }
    if (isDeleted) return c.redirect(`${own}?said=saved`, 303)
    return c.redirect(values.then === 'next' ? `${own}/lines/new?said=saved` : `${own}/lines/${id}?said=saved`, 303)
  })

  app.get('/o/:code/reports/:report/template.xlsx', async c => {
    const { loaded, report } = await loadReport(house, c)
    const rows = report.rows.map(({ cells }) => cells)
    const bytes = await reportTemplate(house, loaded.asking, loaded.operation.code, rows, report.illustrative)
    c.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    c.header('content-disposition', `attachment; filename="${loaded.operation.code.toLowerCase()}-report-${report.period}.xlsx"`)
    return c.body(bytes)
  })

  app.post('/o/:code/reports/:report/sheet', bodyLimit({ maxSize: sheetBytesMax }), async c => {
    const { loaded, report } = await loadReport(house, c)
    const body = await c.req.parseBody()
    const { file, version, instead } = body
    try {
      if (!(file instanceof File) || file.name === '') throw noFile()
      const sent = await cellsOfFile(new Uint8Array(await file.arrayBuffer()), file.name)
      if (!('cells' in sent)) throw noActivitySheet()
      const rows =
        instead === 'yes'
          ? inPlaceOf(report.rows, sent.cells, newId)
          : [...report.rows, ...sent.cells.map(cells => ({ id: newId(), cells }))]
      await saveReport(house, loaded, report, { rows }, { version: Number(version) })
    } catch (error) {
      const { language } = loaded
      const refusal: Refusal =
        error instanceof FileProblem
          ? { text: fileProblemText(error, language), status: 422, code: 'file' }
          : refusalOf(error, language)
      return showLines(c, refusal)
    }
    return c.redirect(`${loaded.base}/${report.id}/lines?said=saved`, 303)
  })
}

/** Rows with what was written into some of them; rows that are not there yet come at the end. Fields that were not shown stay. */
function withWritten<Row extends { id: string; cells: Readonly<Record<string, string>> }>(
  rows: readonly Row[],
  written: ReadonlyMap<string, Record<string, string>>,
): { id: string; cells: Record<string, string>; notes: ShownRow['notes'] }[] {
  const known = new Set(rows.map(({ id }) => id))
  const filled = (cells: Readonly<Record<string, string>>, more: Record<string, string> = {}) =>
    Object.fromEntries(Object.entries({ ...cells, ...more }).filter(([, value]) => value !== ''))
  const notesOf = (row: object) => ('notes' in row ? (row.notes as ShownRow['notes']) : [])
  return [
    ...rows.map(row => ({ id: row.id, cells: filled(row.cells, written.get(row.id)), notes: notesOf(row) })),
    ...[...written].filter(([id]) => !known.has(id)).map(([id, cells]) => ({ id, cells: filled(cells), notes: [] })),
  ]
}
