/** Routes of sheets of a plan: sent, looked at, stored. */
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { mediaTypes } from '../../../exchange/feeds/activities/export.ts'
import { correctedImport } from '../../../exchange/feeds/marking.ts'
import { checkPlanImport, commitPlanImport } from '../../../exchange/feeds/plan/import.ts'
import { receiveSheet } from '../../../exchange/feeds/reading.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { showImport } from '../../../modules/imports/index.ts'
import { sayPlan } from '../../messages/plan.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { refusalOf } from './forms.ts'
import { type LoadedPlans, loadPlans } from './load.ts'
import { Wrong } from './parts.tsx'
import { SheetPage, StoredSheetPage } from './sheets.tsx'

/** A plan of thousands of objectives is far smaller. */
const sheetBytesMax = 10_000_000

export function sheetRoutes(app: Hono, house: House): void {
  const refusedPage = ({ language, path }: LoadedPlans, fileName: string, text: string) => (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <Wrong wrong={text} />
      <p>
        <a href={path}>{sayPlan(language, 'backToPlan')}</a>
      </p>
    </>
  )
  /** Why a file cannot be read or stored, in words; what is no refusal is thrown on. */
  const whyNot = (error: unknown, { language }: LoadedPlans) =>
    error instanceof FileProblem ? { text: fileProblemText(error, language), status: 422 as const } : refusalOf(error, language)

  app.post(
    '/o/:code/plan/sheets',
    bodyLimit({
      maxSize: sheetBytesMax,
      onError: async c => {
        const loaded = await loadPlans(house, c)
        const limit = sheetBytesMax / 1e6
        const text = fileProblemText(new FileProblem('file-too-large', { megabytes: `> ${limit}`, limit }), loaded.language)
        const title = sayPlan(loaded.language, 'upload')
        return house.render(c, { title, operation: loaded.operation, body: refusedPage(loaded, title, text), status: 413 })
      },
    }),
    async c => {
      const loaded = await loadPlans(house, c)
      const { asking, operationId, operation, language, path } = loaded
      const { file, plan } = await c.req.parseBody()
      if (!(file instanceof File) || file.name === '') {
        const title = sayPlan(language, 'upload')
        const body = refusedPage(loaded, title, sayPlan(language, 'chooseFile'))
        return house.render(c, { title, operation, body, status: 422 })
      }
      const bytes = new Uint8Array(await file.arrayBuffer())
      const options = typeof plan === 'string' ? { plan } : {}
      const id = await receiveSheet(house, asking, { operationId, feed: 'plan', fileName: file.name, bytes, options })
      return c.redirect(`${path}/sheets/${id}`, 303)
    },
  )

  const idOf = (id: string | undefined) => {
    if (id === undefined || !isId(id)) throw notFound()
    return id
  }

  app.get('/o/:code/plan/sheets/:id', async c => {
    const loaded = await loadPlans(house, c)
    const { asking, operationId, operation } = loaded
    const importId = idOf(c.req.param('id'))
    const received = await house.reader.read(showImport, { operationId, id: importId }, asking)
    const title = received.fileName
    if (received.status !== 'received')
      return house.render(c, { title, operation, body: <StoredSheetPage loaded={loaded} stored={received} /> })
    try {
      const outcome = await checkPlanImport(house, asking, { code: operation.code, operationId, importId })
      const body = <SheetPage loaded={loaded} importId={importId} fileName={title} outcome={outcome} />
      return await house.render(c, { title, operation, body })
    } catch (error) {
      const { text, status } = whyNot(error, loaded)
      return house.render(c, { title, operation, body: refusedPage(loaded, title, text), status })
    }
  })

  app.get('/o/:code/plan/sheets/:id/corrected.xlsx', async c => {
    const { asking, operationId, operation } = await loadPlans(house, c)
    const importId = idOf(c.req.param('id'))
    const { workbook, fileName } = await correctedImport(house, asking, { code: operation.code, operationId, importId })
    return c.body(new Uint8Array(workbook), 200, {
      'content-type': mediaTypes.xlsx,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    })
  })

  app.post('/o/:code/plan/sheets/:id/store', async c => {
    const loaded = await loadPlans(house, c)
    const { asking, operationId, operation, path } = loaded
    const importId = idOf(c.req.param('id'))
    const { commandId } = commandIdOf(await valuesOf(c))
    const received = await house.reader.read(showImport, { operationId, id: importId }, asking)
    try {
      // Sent twice by an impatient hand: it is stored already.
      if (received.status === 'received')
        await commitPlanImport(house, asking, { code: operation.code, operationId, importId }, commandId)
    } catch (error) {
      const { text, status } = whyNot(error, loaded)
      const body = refusedPage(loaded, received.fileName, text)
      return house.render(c, { title: received.fileName, operation, body, status })
    }
    return c.redirect(`${path}/sheets/${importId}`, 303)
  })
}
