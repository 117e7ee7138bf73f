/** Routes of sheets of projects: sent, looked at, stored, taken back; and all of them as a file. */
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { mediaTypes } from '../../../exchange/feeds/activities/export.ts'
import { correctedImport } from '../../../exchange/feeds/marking.ts'
import { projectFeed } from '../../../exchange/feeds/projects/columns.ts'
import { projectFormats, projectsFile } from '../../../exchange/feeds/projects/export.ts'
import {
  checkProjectsImport,
  commitProjectsImport,
  noProjectSheet,
  projectsChanged,
} from '../../../exchange/feeds/projects/import.ts'
import { lookAtFile, noSuchSheet, receiveSheet } from '../../../exchange/feeds/reading.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { isAllowed, type Policy } from '../../../kernel/access.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { fileOfImport, type ImportSummary, showImport } from '../../../modules/imports/index.ts'
import { keepers, senders } from '../../../modules/operations/index.ts'
import { undoProjectsImport } from '../../../modules/projects/index.ts'
import { sayProjectSheet } from '../../messages/project-sheets.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import type { ColumnsProps } from '../imports/columns.tsx'
import { type Refusal, refusalOf } from './forms.ts'
import { type LoadedProjects, loadProjects } from './load.ts'
import { AskColumns, SendPage, SheetPreview, StoredSheet } from './sheets.tsx'

/** No sheet could be read as it is: what its columns hold can be said. */
const isUnread = (error: unknown) => error instanceof Problem && [noProjectSheet().code, noSuchSheet().code].includes(error.code)

/** Sheets of thousands of projects are far smaller. */
const sheetBytesMax = 20_000_000

export function sheetRoutes(app: Hono, house: House): void {
  /** Whoever may write a project may send sheets of them. */
  async function loadWriter(c: Context): Promise<LoadedProjects> {
    const loaded = await loadProjects(house, c)
    if (!loaded.mayStart) throw notFound()
    return loaded
  }
  const idOf = (c: Context) => {
    const id = c.req.param('id') ?? ''
    if (!isId(id)) throw notFound()
    return id
  }
  const sendPage = (c: Context, loaded: LoadedProjects, wrong?: string, status: 200 | 409 | 413 | 422 = 422) =>
    house.render(c, {
      title: sayProjectSheet(loaded.language, 'send'),
      operation: loaded.operation,
      body: <SendPage loaded={loaded} wrong={wrong} />,
      status: wrong === undefined ? 200 : status,
    })
  /** Why a file cannot be read or stored, in words; what is no refusal is thrown on. */
  const whyNot = (error: unknown, { language }: LoadedProjects): Refusal =>
    error instanceof FileProblem
      ? { text: fileProblemText(error, language), status: 422, code: error.code }
      : refusalOf(error, language, 'notYours')

  app.get('/o/:code/projects/file/:format', async c => {
    const loaded = await loadProjects(house, c)
    const format = projectFormats.find(each => each === c.req.param('format'))
    if (!format) throw notFound()
    const { body, name } = await projectsFile(house, loaded.asking, { code: loaded.operation.code, format })
    const type = mediaTypes[format === 'xlsx' ? 'xlsx' : 'csv']
    return c.body(body, 200, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` })
  })

  app.get('/o/:code/projects/sheets', async c => sendPage(c, await loadWriter(c)))
  app.post(
    '/o/:code/projects/sheets',
    bodyLimit({
      maxSize: sheetBytesMax,
      onError: async c => {
        const loaded = await loadWriter(c)
        const limit = sheetBytesMax / 1e6
        const problem = new FileProblem('file-too-large', { megabytes: `> ${limit}`, limit })
        return sendPage(c, loaded, fileProblemText(problem, loaded.language), 413)
      },
    }),
    async c => {
      const loaded = await loadWriter(c)
      const { asking, operationId, language, base } = loaded
      const { file } = await c.req.parseBody()
      if (!(file instanceof File) || file.name === '') return sendPage(c, loaded, sayProjectSheet(language, 'chooseFile'))
      const bytes = new Uint8Array(await file.arrayBuffer())
      const given = { operationId, feed: 'projects' as const, fileName: file.name, bytes, options: {} }
      return c.redirect(`${base}/sheets/${await receiveSheet(house, asking, given)}`, 303)
    },
  )

  /** How the columns of a received file are understood; null when no sheet of it is a table. */
  async function columnsOf(loaded: LoadedProjects, found: ImportSummary, missing: string[]): Promise<ColumnsProps | null> {
    const { asking, operationId, language, root } = loaded
    const bytes = (await fileOfImport(house.db, operationId, found.id)) ?? new Uint8Array()
    const { sheet, columns } = found.options
    const given = { operationId, bytes, fileName: found.fileName, options: { sheet, columns } }
    const look = await lookAtFile(house, asking, projectFeed, given)
    const may = (policy: Policy) => isAllowed(asking.actor, policy, [{ operation: operationId }])
    return (
      look && {
        ...{
          ...look,
          language,
          missing,
          feed: 'projects',
          path: `${root}/imports/${found.id}`,
          missesColumn: missing.length > 0,
        },
        ...{ period: undefined, suggestedMonth: null, asksMonth: false },
        remembers: may(keepers) ? 'everyone' : may(senders) ? 'own' : null,
      }
    )
  }
  async function sheetPage(c: Context, loaded: LoadedProjects, wrong?: Refusal): Promise<Response> {
    const { asking, operationId, operation } = loaded
    const importId = idOf(c)
    const found = await house.reader.read(showImport, { operationId, id: importId }, asking)
    if (found.feed !== 'projects') throw notFound()
    const title = found.fileName
    const status = wrong ? { status: wrong.status } : {}
    if (found.status !== 'received') {
      const mayUndo = isAllowed(asking.actor, undoProjectsImport.policy, [{ operation: operationId }])
      const body = <StoredSheet loaded={loaded} importId={importId} stored={found} mayUndo={mayUndo} wrong={wrong?.text} />
      return house.render(c, { title, operation, body, ...status })
    }
    try {
      const outcome = await checkProjectsImport(house, asking, { code: operation.code, operationId, importId })
      const columns = await columnsOf(loaded, found, [])
      const look = { loaded, importId, fileName: title, outcome, columns, wrong: wrong?.text }
      const body = <SheetPreview {...look} />
      return await house.render(c, { title, operation, body, ...status })
    } catch (error) {
      const refused = whyNot(error, loaded)
      const columns = isUnread(error) ? await columnsOf(loaded, found, [refused.text]) : null
      if (columns) {
        const body = <AskColumns fileName={title} columns={columns} />
        return house.render(c, { title, operation, body, status: refused.status })
      }
      return sendPage(c, loaded, refused.text, refused.status)
    }
  }
  app.get('/o/:code/projects/sheets/:id', async c => sheetPage(c, await loadWriter(c)))

  app.get('/o/:code/projects/sheets/:id/corrected.xlsx', async c => {
    const { asking, operationId, operation } = await loadWriter(c)
    const { workbook, fileName } = await correctedImport(house, asking, { code: operation.code, operationId, importId: idOf(c) })
    return c.body(new Uint8Array(workbook), 200, {
      'content-type': mediaTypes.xlsx,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    })
  })

  app.post('/o/:code/projects/sheets/:id/store', async c => {
    const loaded = await loadWriter(c)
    const { asking, operationId, operation, base } = loaded
    const importId = idOf(c)
    const { seen, ...values } = await valuesOf(c)
    const { status } = await house.reader.read(showImport, { operationId, id: importId }, asking)
    try {
      const given = { code: operation.code, operationId, importId, seen: seen ?? projectsChanged().code }
      // Sent twice by an impatient hand: it is stored already.
      if (status === 'received') await commitProjectsImport(house, asking, given, commandIdOf(values).commandId)
    } catch (error) {
      return sheetPage(c, loaded, whyNot(error, loaded))
    }
    return c.redirect(`${base}/sheets/${importId}`, 303)
  })

  app.post('/o/:code/projects/sheets/:id/undo', async c => {
    const loaded = await loadWriter(c)
    const { asking, operationId, base } = loaded
    const importId = idOf(c)
    try {
      await house.runner.run(undoProjectsImport, { operationId, importId }, { ...asking, ...commandIdOf(await valuesOf(c)) })
    } catch (error) {
      return sheetPage(c, loaded, whyNot(error, loaded))
    }
    return c.redirect(`${base}/sheets/${importId}`, 303)
  })
}
