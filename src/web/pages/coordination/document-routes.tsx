/** Routes of the document library. */
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import {
  addDocument,
  addDocumentVersion,
  documentBytesMax,
  endDocument,
  listDocuments,
  showDocumentFile,
} from '../../../modules/coordination/index.ts'
import { sayDocument } from '../../messages/documents.ts'
import { commandIdOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { DocumentsPage } from './documents.tsx'
import { refusalOf, type Values } from './forms.ts'
import { clusterAsked, type Loaded, loadCoordination, wholeOperation } from './load.ts'

const idOf = (c: Context): string => {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw notFound()
  return id
}

/** What a form takes besides its file. */
const formBytes = 100_000

/** A form with a file: its texts, and the file as a command takes it. */
async function sentForm(c: Context): Promise<{ values: Values; file: { fileName: string; content: Uint8Array } | null }> {
  const body = await c.req.parseBody()
  const { file } = body
  const texts = Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  const isFile = file instanceof File && file.name !== ''
  return {
    values: Object.fromEntries(texts),
    file: isFile ? { fileName: file.name, content: new Uint8Array(await file.arrayBuffer()) } : null,
  }
}

export function documentRoutes(app: Hono, house: House): void {
  const { reader, runner } = house

  async function show(c: Context, loaded: Loaded, refused?: { text: string; status: 409 | 422; written?: Values }) {
    const { asking, operation, operationId, language } = loaded
    const { cluster: asked = '' } = c.req.query()
    const clusterId = clusterAsked(loaded, asked)
    const documents = await reader.read(listDocuments, { operationId, ...(clusterId !== undefined && { clusterId }) }, asking)
    return house.render(c, {
      title: sayDocument(language, 'documents'),
      operation,
      body: <DocumentsPage {...{ loaded, asked, documents }} wrong={refused?.text} written={refused?.written} />,
      ...(refused && { status: refused.status }),
    })
  }

  /** Gives a command from a form; what was wrong is said on the page. */
  async function give(c: Context, loaded: Loaded, values: Values, work: () => Promise<{ id: string }>, written?: Values) {
    try {
      const { id } = await work()
      return c.redirect(`${loaded.path}/documents#document-${id}`, 303)
    } catch (error) {
      const refused = refusalOf(error, loaded.language)
      // What is wrong with the file is said by its field.
      const fields = error instanceof Problem ? error.fieldsIn(loaded.language).map(({ message }) => message) : []
      const text = fields.length > 0 ? fields.join(' ') : refused.text
      return show(c, loaded, { ...refused, text, ...(written && { written: values }) })
    }
  }

  const missing = (loaded: Loaded) => ({ text: sayDocument(loaded.language, 'fileMissing'), status: 422 as const })

  app.get('/o/:code/documents', async c => show(c, await loadCoordination(house, c)))

  const limit = bodyLimit({ maxSize: documentBytesMax + formBytes })

  app.post('/o/:code/documents', limit, async c => {
    const loaded = await loadCoordination(house, c)
    const { values, file } = await sentForm(c)
    if (!file) return show(c, loaded, { ...missing(loaded), written: values })
    const { operationId, asking } = loaded
    const clusterId = clusterAsked(loaded, values.cluster || wholeOperation) ?? null
    const input = { operationId, clusterId, title: values.title, note: values.note?.trim() || null, ...file }
    return give(c, loaded, values, () => runner.run(addDocument, input, { ...asking, ...commandIdOf(values) }), values)
  })

  app.post('/o/:code/documents/:id/versions', limit, async c => {
    const loaded = await loadCoordination(house, c)
    const { values, file } = await sentForm(c)
    if (!file) return show(c, loaded, missing(loaded))
    const { operationId, asking } = loaded
    const input = { operationId, id: idOf(c), version: Number(values.version), note: values.note?.trim() || null, ...file }
    return give(c, loaded, values, () => runner.run(addDocumentVersion, input, { ...asking, ...commandIdOf(values) }))
  })

  app.post('/o/:code/documents/:id/end', async c => {
    const loaded = await loadCoordination(house, c)
    const { values } = await sentForm(c)
    const { operationId, asking } = loaded
    const input = { operationId, id: idOf(c), version: Number(values.version), reason: values.reason }
    return give(c, loaded, values, () => runner.run(endDocument, input, { ...asking, ...commandIdOf(values) }))
  })

  app.get('/o/:code/documents/:id/:no', async c => {
    const { asking, operationId } = await loadCoordination(house, c)
    const no = Number(c.req.param('no'))
    if (!Number.isInteger(no) || no < 1) throw notFound()
    const { fileName, content } = await reader.read(showDocumentFile, { operationId, id: idOf(c), no }, asking)
    // Always a download: nothing that somebody put here is opened as a page of this site.
    return c.body(new Uint8Array(Buffer.from(content, 'base64')), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    })
  })
}
