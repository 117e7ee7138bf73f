/** Files to take away: report lines as XLSX, CSV and HXL, and the template for partners. */
import { Hono } from 'hono'
import { type ExportFormat, exportFile, exportFormats, mediaTypes } from '../../../exchange/feeds/activities/export.ts'
import { activityTemplate } from '../../../exchange/feeds/activities/template.ts'
import { notFound } from '../../../kernel/problems.ts'
import { showOperation } from '../../../modules/operations/index.ts'
import type { House } from '../house.ts'
import { filtersOf } from '../overview/filters.ts'

export function exportPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/activities/:format', async c => {
    const asking = await house.askingOf(c)
    const format = exportFormats.find(each => each === c.req.param('format')) as ExportFormat | undefined
    if (!format) throw notFound()
    const operation = await house.reader.read(showOperation, { code: c.req.param('code') }, asking)
    const { from, to } = filtersOf(c.req.query())
    const { body, name } = await exportFile(house, asking, { operationId: operation.id, code: operation.code, from, to, format })
    return c.body(body, 200, { 'content-type': mediaTypes[format], 'content-disposition': `attachment; filename="${name}"` })
  })
  app.get('/o/:code/template.xlsx', async c => {
    const asking = await house.askingOf(c)
    const operation = await house.reader.read(showOperation, { code: c.req.param('code') }, asking)
    const bytes = await activityTemplate(house, asking, operation.code)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': mediaTypes.xlsx,
      'content-disposition': `attachment; filename="${operation.code.toLowerCase()}-template.xlsx"`,
    })
  })
  return app
}
