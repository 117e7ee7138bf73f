/** Routes of sheets of indicators: taken away, sent, looked at, stored, taken back. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { mediaTypes } from '../../../exchange/feeds/activities/export.ts'
import { indicatorsWorkbook } from '../../../exchange/feeds/indicators/export.ts'
import { checkIndicatorsImport, commitIndicatorsImport } from '../../../exchange/feeds/indicators/import.ts'
import { correctedImport } from '../../../exchange/feeds/marking.ts'
import { receiveSheet } from '../../../exchange/feeds/reading.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { showImport } from '../../../modules/imports/index.ts'
import { undoIndicatorImport } from '../../../modules/indicators/index.ts'
import { senders } from '../../../modules/operations/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import type { House } from '../house.ts'
import { commandIdOf, FormReader, postedForm } from './form.tsx'
import { type Loaded, load } from './load.ts'
import { SendPage, SheetPage, StoredSheetPage } from './sheets.tsx'

/** Half a million figures are about as large. */
const sheetBytesMax = 25_000_000

/** Why a sheet cannot be read or stored, in words; what nobody can mend is thrown on. */
function whyNot(error: unknown, { language }: Loaded): { text: string; status: 409 | 422 } {
  if (error instanceof FileProblem) return { text: fileProblemText(error, language), status: 422 }
  if (!(error instanceof Problem) || error.status === 404) throw error
  return { text: error.messageIn(language), status: error.status === 409 ? 409 : 422 }
}

const idOf = (c: Context): string => {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw notFound()
  return id
}

export function sheetRoutes(house: House): Hono {
  const app = new Hono()
  /** Only whoever may report something sees the forms. */
  async function loadToSend(c: Context): Promise<Loaded> {
    const loaded = await load(house, c)
    if (!isAllowed(loaded.asking.actor, senders, [{ operation: loaded.operationId }])) throw notFound()
    return loaded
  }
  const sendPage = (c: Context, loaded: Loaded, wrong?: string, status: 200 | 409 | 413 | 422 = 200) => {
    const { language, operation } = loaded
    return house.render(c, {
      title: say(language, 'importSheet'),
      operation,
      body: <SendPage loaded={loaded} wrong={wrong} />,
      status,
    })
  }

  app.get('/o/:code/indicators.xlsx', async c => {
    const { asking, operationId, operation } = await load(house, c)
    const { bytes } = await indicatorsWorkbook(house, asking, { operationId, values: c.req.query('values') !== 'no' })
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': mediaTypes.xlsx,
      'content-disposition': `attachment; filename="${operation.code.toLowerCase()}-indicators.xlsx"`,
    })
  })

  app.get('/o/:code/indicators/import', async c => sendPage(c, await loadToSend(c)))

  app.post(
    '/o/:code/indicators/sheets',
    bodyLimit({
      maxSize: sheetBytesMax,
      onError: async c => {
        const loaded = await loadToSend(c)
        const limit = sheetBytesMax / 1e6
        const text = fileProblemText(new FileProblem('file-too-large', { megabytes: `> ${limit}`, limit }), loaded.language)
        return sendPage(c, loaded, text, 413)
      },
    }),
    async c => {
      const loaded = await loadToSend(c)
      const { asking, operationId, language, path } = loaded
      const { file, period: written } = await c.req.parseBody()
      if (!(file instanceof File) || file.name === '') return sendPage(c, loaded, say(language, 'chooseFile'), 422)
      const form = new FormReader({ period: typeof written === 'string' ? written : '' }, language)
      const period = form.month('period')
      if (form.errors.period) return sendPage(c, loaded, form.errors.period, 422)
      const bytes = new Uint8Array(await file.arrayBuffer())
      const options = period === null ? {} : { period }
      const id = await receiveSheet(house, asking, { operationId, feed: 'indicators', fileName: file.name, bytes, options })
      return c.redirect(`${path}/sheets/${id}`, 303)
    },
  )

  app.get('/o/:code/indicators/sheets/:id', async c => {
    const loaded = await load(house, c)
    const { asking, operationId, operation } = loaded
    const importId = idOf(c)
    const found = await house.reader.read(showImport, { operationId, id: importId }, asking)
    if (found.feed !== 'indicators') throw notFound()
    const title = found.fileName
    if (found.status !== 'received') {
      const mayUndo = isAllowed(asking.actor, undoIndicatorImport.policy, [{ operation: operationId }])
      const body = <StoredSheetPage loaded={loaded} importId={importId} stored={found} mayUndo={mayUndo} />
      return house.render(c, { title, operation, body })
    }
    try {
      const outcome = await checkIndicatorsImport(house, asking, { code: operation.code, operationId, importId })
      const body = <SheetPage loaded={loaded} importId={importId} fileName={title} outcome={outcome} />
      return await house.render(c, { title, operation, body })
    } catch (error) {
      const { text, status } = whyNot(error, loaded)
      return sendPage(c, loaded, text, status)
    }
  })

  app.get('/o/:code/indicators/sheets/:id/corrected.xlsx', async c => {
    const { asking, operationId, operation } = await load(house, c)
    const { workbook, fileName } = await correctedImport(house, asking, { code: operation.code, operationId, importId: idOf(c) })
    return c.body(new Uint8Array(workbook), 200, {
      'content-type': mediaTypes.xlsx,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    })
  })

  app.post('/o/:code/indicators/sheets/:id/store', async c => {
    const loaded = await load(house, c)
    const { asking, operationId, operation, path } = loaded
    const importId = idOf(c)
    const { commandId } = commandIdOf((await postedForm(c)).values)
    const { status } = await house.reader.read(showImport, { operationId, id: importId }, asking)
    try {
      // Sent twice by an impatient hand: it is stored already.
      if (status === 'received')
        await commitIndicatorsImport(house, asking, { code: operation.code, operationId, importId }, commandId)
    } catch (error) {
      const { text, status: refused } = whyNot(error, loaded)
      return sendPage(c, loaded, text, refused)
    }
    return c.redirect(`${path}/sheets/${importId}`, 303)
  })

  app.post('/o/:code/indicators/sheets/:id/undo', async c => {
    const loaded = await load(house, c)
    const { asking, operationId, path } = loaded
    const importId = idOf(c)
    const giving = { ...asking, ...commandIdOf((await postedForm(c)).values) }
    try {
      await house.runner.run(undoIndicatorImport, { operationId, importId }, giving)
    } catch (error) {
      const { text, status } = whyNot(error, loaded)
      return sendPage(c, loaded, text, status)
    }
    return c.redirect(`${path}/sheets/${importId}`, 303)
  })
  return app
}
