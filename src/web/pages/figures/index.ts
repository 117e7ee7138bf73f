/** Figures of the overview to take away: `/o/CODE/figures/FIGURE.FORMAT`, with the filters of the page in the address. */
import { Hono } from 'hono'
import { writeCsv } from '../../../exchange/formats/write-table.ts'
import { notFound } from '../../../kernel/problems.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { showPlan } from '../../../modules/plan/index.ts'
import { pngOf } from '../../figures/png.ts'
import { type SheetProps, sheetFile, sheetToRender } from '../../figures/sheet.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { askedFor, formatDay, spanOf } from '../overview/asked.ts'
import { readOverlaps, readSilent } from '../overview/attention-load.ts'
import { addressOf, filtersOf } from '../overview/filters.ts'
import { loadOverview, type Overview, queryOf } from '../overview/load.ts'
import { type FigureFormat, type FigureName, figureFormats, figureNames } from '../overview/parts.tsx'
import { readTrend } from '../overview/trend.ts'
import { contentOf } from './content.ts'
import type { FigureContent } from './figure.ts'

const mediaTypes: Record<FigureFormat, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
}

/** The figure and format that a file's name asks for; null for any other name. */
function askedFigure(file: string): { figure: FigureName; format: FigureFormat } | null {
  const [name, ending, ...more] = file.split('.')
  const figure = figureNames.find(each => each === name)
  const format = figureFormats.find(each => each === ending)
  return figure && format && more.length === 0 ? { figure, format } : null
}

export function figurePages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/figures/:file', async c => {
    const asking = await house.askingOf(c)
    const asked = askedFigure(c.req.param('file'))
    if (!asked) throw notFound()
    const { figure, format } = asked
    const { reader } = house
    const overview = await loadOverview(reader, asking, c.req.param('code'), filtersOf(c.req.query()))
    const { language } = asking
    const [trend, overlaps, silent, plan] = await Promise.all([
      figure === 'trend' ? readTrend(reader, asking, overview) : [],
      figure === 'overlaps' ? readOverlaps(reader, asking, overview) : [],
      figure === 'silent' ? readSilent(reader, asking, overview) : [],
      figure === 'overlaps' ? reader.read(showPlan, { operationId: overview.operation.id }, asking) : null,
    ])
    const activities = new Map(plan?.activities.map(activity => [activity.id, activity]))
    const content = contentOf[figure]({ overview, language, trend, overlaps, silent, activities })
    const { operation, months, measure } = overview
    const shown = addressOf(`/o/${operation.code}`, { ...queryOf(overview), from: months.from, to: months.to, measure })
    const sheet = sheetOf(content, overview, new URL(shown, house.addressOf(c)).href, asking.language)
    const name = `${operation.code}-${figure}-${months.from}-${months.to}.${format}`.toLowerCase()
    const body =
      format === 'csv' ? csvOf(sheet, content) : format === 'svg' ? await sheetFile(sheet) : await pngOf(sheetToRender(sheet))
    return c.body(body, 200, { 'content-type': mediaTypes[format], 'content-disposition': `attachment; filename="${name}"` })
  })
  return app
}

/** What a figure must say about itself when it is away from the page. */
function sheetOf(content: FigureContent, overview: Overview, url: string, language: Language): SheetProps {
  const { operation } = overview
  return {
    language,
    name: named(operation, language),
    title: content.title,
    asked: [`${spanOf(overview, language)} · ${askedFor(overview, language)}`],
    illustrative: overview.illustrative
      ? { badge: say(language, 'illustrative'), sentence: sayFigure(language, 'illustrativeFigures') }
      : null,
    drawings: content.drawings,
    notes: content.notes,
    asOf: sayFigure(language, 'asOfDay', { date: formatDay(new Date(), language) }),
    source: { label: sayFigure(language, 'figureSource'), url },
  }
}

/** The table under the same words as the picture. */
function csvOf({ name, title, asked, asOf, source, illustrative }: SheetProps, { table }: FigureContent): string {
  return writeCsv([
    [name],
    [title],
    ...asked.map(line => [line]),
    [asOf],
    [source.label, source.url],
    ...(illustrative ? [[illustrative.sentence]] : []),
    [],
    ...table,
  ])
}
