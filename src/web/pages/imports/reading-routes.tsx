/** Routes by which a person says how a received file is read, and takes it away again: as it came, or with its problems marked. */
import type { Context, Hono } from 'hono'
import { mediaTypes } from '../../../exchange/feeds/activities/export.ts'
import { correctedImport } from '../../../exchange/feeds/marking.ts'
import { targetWord } from '../../../exchange/feeds/meanings.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import {
  chooseReading,
  type FeedName,
  fileOfImport,
  forgetColumns,
  listRememberedColumns,
  rememberColumns,
  showImport,
} from '../../../modules/imports/index.ts'
import { keepers } from '../../../modules/operations/index.ts'
import { sayOfSheets } from '../../messages/sheets.ts'
import type { House } from '../house.ts'
import type { Loaded } from './index.tsx'
import { RememberedPage } from './remembered.tsx'

/** What a form says about columns: keys with what they hold, and the headings as they stood in the sheet. */
function saidOfColumns(body: Record<string, unknown>, feed: FeedName) {
  const said: { key: string; heading: string; target: string | null }[] = []
  for (const [name, value] of Object.entries(body)) {
    if (!name.startsWith('c:') || typeof value !== 'string' || value === '') continue
    const target = value === '-' ? null : targetWord(feed, value)
    const heading = body[`h:${name.slice(2)}`]
    if (target !== undefined)
      said.push({ key: name.slice(2), heading: typeof heading === 'string' ? heading.slice(0, 300) : '', target })
  }
  return said
}

/** Names of files in headers: plain letters for old browsers, all letters for the others (RFC 6266). */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16)}`)}`
}

interface Roads {
  load(c: Context): Promise<Loaded>
  idOf(c: Context): string
}

export function readingRoutes(app: Hono, house: House, { load, idOf }: Roads): void {
  const received = async (c: Context) => {
    const loaded = await load(c)
    const id = idOf(c)
    const found = await house.reader.read(showImport, { operationId: loaded.operation.id, id }, loaded.asking)
    return { ...loaded, id, found, address: `${loaded.path}/imports/${id}` }
  }

  app.post('/o/:code/imports/:id/columns', async c => {
    const { asking, operation, id, found, address } = await received(c)
    const body = await c.req.parseBody()
    const said = saidOfColumns(body, found.feed)
    const period = typeof body.period === 'string' ? { period: body.period || null } : {}
    const options = { columns: Object.fromEntries(said.map(({ key, target }) => [key, target])), ...period }
    await house.runner.run(chooseReading, { operationId: operation.id, id, options }, asking)
    if (body.remember === 'yes' && said.length > 0)
      await house.runner.run(rememberColumns, { operationId: operation.id, feed: found.feed, columns: said }, asking)
    return c.redirect(address, 303)
  })

  app.post('/o/:code/imports/:id/sheet', async c => {
    const { asking, operation, id, address } = await received(c)
    const { sheet } = await c.req.parseBody()
    // Another sheet has columns of its own.
    const options = { sheet: typeof sheet === 'string' && sheet !== '' ? sheet : null, columns: {} }
    await house.runner.run(chooseReading, { operationId: operation.id, id, options }, asking)
    return c.redirect(address, 303)
  })

  app.post('/o/:code/imports/:id/feed', async c => {
    const { asking, operation, id, address } = await received(c)
    const { feed } = await c.req.parseBody()
    const options = { sheet: null, columns: {} }
    await house.runner.run(chooseReading, { operationId: operation.id, id, feed, options }, asking)
    return c.redirect(address, 303)
  })

  app.get('/o/:code/imports/:id/file', async c => {
    const { operation, id, found } = await received(c)
    const bytes = await fileOfImport(house.db, operation.id, id)
    if (!bytes) throw notFound()
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': attachment(found.fileName),
    })
  })

  app.get('/o/:code/imports/:id/corrected.xlsx', async c => {
    const { asking, operation } = await load(c)
    const options = c.req.query('learn') === 'yes' ? { learn: true } : {}
    const given = { code: operation.code, operationId: operation.id, importId: idOf(c), options }
    const { workbook, fileName } = await correctedImport(house, asking, given)
    return c.body(new Uint8Array(workbook), 200, {
      'content-type': mediaTypes.xlsx,
      'content-disposition': attachment(fileName),
    })
  })

  app.get('/o/:code/columns', async c => {
    const { asking, operation, language, path } = await load(c)
    const columns = await house.reader.read(listRememberedColumns, { operationId: operation.id }, asking)
    const keeper = isAllowed(asking.actor, keepers, [{ operation: operation.id }])
    const body = <RememberedPage language={language} path={path} columns={columns} mayForget={column => keeper || column.own} />
    return house.render(c, { title: sayOfSheets(language, 'rememberedColumns'), operation, body })
  })

  app.post('/o/:code/columns/forget', async c => {
    const { asking, operation, path } = await load(c)
    const { id, commandId } = await c.req.parseBody()
    const giving = typeof commandId === 'string' && isId(commandId) ? { ...asking, commandId } : asking
    await house.runner.run(forgetColumns, { operationId: operation.id, ids: [id] }, giving)
    return c.redirect(`${path}/columns`, 303)
  })
}
