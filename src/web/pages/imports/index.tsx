/** Routes of imports. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { checkImport, commitImport, noActivitySheet, receiveActivities } from '../../../exchange/feeds/activities/import.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { latestEntry } from '../../../kernel/journal.ts'
import { Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { undoImport } from '../../../modules/delivery/index.ts'
import { fileBytesMax, listImports, showImport } from '../../../modules/imports/index.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { say } from '../../messages/house.ts'
import type { House } from '../house.ts'
import { ImportsPage, PreviewPage, StoredPage } from './imports.tsx'
import { ProgressPage } from './progress.tsx'
import { createWorkbench, type Progress } from './running.ts'
import { unknownNameRoutes } from './unknown-names.tsx'

const storingKey = (importId: string) => `store|${importId}`
/** The page asks how far its work is. */
const wantsJson = (c: Context) => c.req.header('accept') === 'application/json'

/** Fields of the form around the file. */
const formBytes = 100_000

export function importPages(house: House): Hono {
  const app = new Hono()
  app.route('/', unknownNameRoutes(house))
  const workbench = createWorkbench()
  const load = async (c: Context) => {
    const asking = await house.askingOf(c)
    const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
    return { asking, operation, language: asking.language, path: `/o/${operation.code}` }
  }
  type Loaded = Awaited<ReturnType<typeof load>>
  const idOf = (c: Context) => {
    const id = c.req.param('id') ?? ''
    return isId(id) ? id : '00000000-0000-0000-0000-000000000000'
  }
  const refusalOf = (error: unknown, { language }: Loaded): string => {
    if (error instanceof FileProblem) return fileProblemText(error, language)
    if (error instanceof Problem && error.code === noActivitySheet().code) return error.messageIn(language)
    throw error
  }
  /** Long work shows how far it is; the page asks again by itself. */
  function progressPage(c: Context, { operation, language }: Loaded, fileName: string, progress: Progress) {
    if (wantsJson(c)) return c.json(progress)
    const body = <ProgressPage language={language} fileName={fileName} rows={progress.rows} />
    return house.render(c, { title: fileName, operation, body, waiting: true })
  }
  async function sendPage(c: Context, loaded: Loaded, refused?: string): Promise<Response> {
    const { asking, operation, language, path } = loaded
    const imports = await house.reader.read(listImports, { operationId: operation.id }, asking)
    const title = say(language, 'imports')
    const body = (
      <ImportsPage
        language={language}
        path={path}
        imports={imports}
        refused={refused}
        mayReview={isAllowed(asking.actor, keepers, [{ operation: operation.id }])}
      />
    )
    return house.render(c, { title, operation, body, ...(refused ? { status: 422 as const } : {}) })
  }

  app.get('/o/:code/imports', async c => sendPage(c, await load(c)))

  app.post(
    '/o/:code/imports',
    bodyLimit({
      maxSize: fileBytesMax + formBytes,
      onError: async c => {
        const problem = new FileProblem('file-too-large', { megabytes: `> ${fileBytesMax / 1e6}`, limit: fileBytesMax / 1e6 })
        const loaded = await load(c)
        return sendPage(c, loaded, fileProblemText(problem, loaded.language))
      },
    }),
    async c => {
      const loaded = await load(c)
      const { asking, operation, language, path } = loaded
      const { file, period, learn } = await c.req.parseBody()
      if (!(file instanceof File) || file.name === '') return sendPage(c, loaded, say(language, 'chooseFile'))
      const month = typeof period === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? period : undefined
      const options = { ...(month ? { period: month } : {}), learn: learn === 'yes' }
      const bytes = new Uint8Array(await file.arrayBuffer())
      const id = await receiveActivities(house, asking, { operationId: operation.id, fileName: file.name, bytes, options })
      return c.redirect(`${path}/imports/${id}`, 303)
    },
  )

  app.get('/o/:code/imports/:id', async c => {
    const loaded = await load(c)
    const { asking, operation, language, path } = loaded
    const importId = idOf(c)
    const storing = workbench.resume(storingKey(importId))
    if (storing) {
      const { fileName } = await house.reader.read(showImport, { operationId: operation.id, id: importId }, asking)
      const stored = await storing.catch(error => {
        workbench.forget(storingKey(importId))
        throw error
      })
      if ('progress' in stored) return progressPage(c, loaded, fileName, stored.progress)
    }
    const found = await house.reader.read(showImport, { operationId: operation.id, id: importId }, asking)
    if (wantsJson(c) && found.status !== 'received') return c.json({ done: true })
    if (found.status !== 'received') {
      const mayUndo = isAllowed(asking.actor, undoImport.policy, [{ operation: operation.id }])
      const body = <StoredPage language={language} path={path} stored={found} mayUndo={mayUndo} />
      return house.render(c, { title: found.fileName, operation, body })
    }
    const asked = c.req.query('learn')
    const learn = asked === undefined ? (found.options.learn ?? false) : asked === 'yes'
    try {
      const given = { code: operation.code, operationId: operation.id, importId, options: { learn } }
      // What was found holds until something in the operation changes.
      const entry = await latestEntry(house.db, operation.id)
      const key = JSON.stringify(['check', importId, learn, entry, asking.actor.id, asking.actor.grants])
      const checked = await workbench.join(key, async onRows => {
        const { reference: _, ...outcome } = await checkImport(house, asking, given, onRows)
        return outcome
      })
      if ('progress' in checked) return progressPage(c, loaded, found.fileName, checked.progress)
      if (wantsJson(c)) return c.json({ done: true })
      const outcome = checked.done
      const body = (
        <PreviewPage
          language={language}
          path={path}
          importId={importId}
          fileName={found.fileName}
          outcome={outcome}
          learn={learn}
          mayChoose={isAllowed(asking.actor, keepers, [{ operation: operation.id }])}
        />
      )
      return house.render(c, { title: found.fileName, operation, body })
    } catch (error) {
      return sendPage(c, loaded, refusalOf(error, loaded))
    }
  })

  app.post('/o/:code/imports/:id/commit', async c => {
    const { asking, operation, path } = await load(c)
    const importId = idOf(c)
    const { commandId, learn } = await c.req.parseBody()
    // Sent twice by an impatient hand: it is stored already.
    const found = await house.reader.read(showImport, { operationId: operation.id, id: importId }, asking)
    if (found.status !== 'received') return c.redirect(`${path}/imports/${importId}`, 303)
    const id = typeof commandId === 'string' && isId(commandId) ? commandId : undefined
    const given = { code: operation.code, operationId: operation.id, importId, options: { learn: learn === 'yes' } }
    const key = storingKey(importId)
    await workbench
      .join(key, onRows => commitImport(house, asking, given, id, onRows))
      .catch(error => {
        workbench.forget(key)
        throw error
      })
    return c.redirect(`${path}/imports/${importId}`, 303)
  })

  app.post('/o/:code/imports/:id/undo', async c => {
    const { asking, operation, path } = await load(c)
    const importId = idOf(c)
    const { commandId } = await c.req.parseBody()
    const giving = typeof commandId === 'string' && isId(commandId) ? { ...asking, commandId } : asking
    await house.runner.run(undoImport, { operationId: operation.id, importId }, giving)
    return c.redirect(`${path}/imports/${importId}`, 303)
  })
  return app
}
