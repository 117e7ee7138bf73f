/** Routes of the photos of a report. */
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { addPhoto, removePhoto, showPhoto } from '../../../modules/reporting/index.ts'
import { photoBytesMax } from '../../../modules/reporting/schema.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { loadReport } from './load-report.ts'
import { noFile } from './problems.ts'
import { refusalOf } from './refusal.ts'
import { ReportPage } from './report.tsx'
import { besides, titleOf } from './report-routes.tsx'

/** What a form takes besides its file. */
const formBytes = 100_000

export function photoRoutes(app: Hono, house: House): void {
  const { runner, reader } = house
  app.get('/o/:code/reports/:report/photos/:photo', async c => {
    const { loaded, report } = await loadReport(house, c)
    const photoId = c.req.param('photo')
    if (!isId(photoId)) throw notFound()
    const { operationId, asking } = loaded
    const { content, mediaType } = await reader.read(showPhoto, { operationId, reportId: report.id, id: photoId }, asking)
    c.header('content-type', mediaType)
    c.header('content-security-policy', "default-src 'none'; sandbox")
    return c.body(new Uint8Array(Buffer.from(content, 'base64')))
  })

  app.post('/o/:code/reports/:report/photos', bodyLimit({ maxSize: photoBytesMax + formBytes }), async c => {
    const { loaded, report } = await loadReport(house, c)
    const { operationId, asking, language, operation, base } = loaded
    const { file, caption, version } = await c.req.parseBody()
    try {
      if (!(file instanceof File) || file.name === '') throw noFile()
      const input = {
        ...{ operationId, reportId: report.id, version: Number(version), name: file.name.slice(-200) },
        content: new Uint8Array(await file.arrayBuffer()),
        caption: typeof caption === 'string' ? caption.trim() || null : null,
      }
      await runner.run(addPhoto, input, asking)
    } catch (error) {
      const { text, status } = refusalOf(error, language)
      const shown = await besides(house, loaded, report)
      return house.render(c, { title: titleOf(loaded, report), operation, status, body: <ReportPage {...shown} wrong={text} /> })
    }
    return c.redirect(`${base}/${report.id}?said=saved`, 303)
  })

  app.post('/o/:code/reports/:report/photos/:photo/remove', async c => {
    const { loaded, report } = await loadReport(house, c)
    const { operationId, asking, base } = loaded
    const values = await valuesOf(c)
    const input = { operationId, reportId: report.id, version: Number(values.version), id: c.req.param('photo') }
    await runner.run(removePhoto, input, { ...asking, ...commandIdOf(values) })
    return c.redirect(`${base}/${report.id}?said=saved`, 303)
  })
}
