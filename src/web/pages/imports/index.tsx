/** Routes of imports. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { noActivitySheet } from '../../../exchange/feeds/activities/import.ts'
import { problemText } from '../../../exchange/feeds/messages.ts'
import { monthInNames } from '../../../exchange/feeds/month-in-name.ts'
import { noNeedsSheet } from '../../../exchange/feeds/needs/import.ts'
import { columnsChanged, noSuchSheet } from '../../../exchange/feeds/reading.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { latestEntry } from '../../../kernel/journal.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { showFlowSheet } from '../../../modules/funding/index.ts'
import { fileBytesMax, fileOfImport, type ImportSummary, listImports, showImport } from '../../../modules/imports/index.ts'
import { administrators, keepers, type OperationDetail, senders, showOperation } from '../../../modules/operations/index.ts'
import { storeNeedsCommand } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { sayOfSheets } from '../../messages/sheets.ts'
import type { House } from '../house.ts'
import { AskPage } from './ask.tsx'
import type { ColumnsProps } from './columns.tsx'
import { monthsOutside } from './elsewhere.tsx'
import { checks, commits, isElsewhere, lookAs, type Outcome, undos } from './feeds.ts'
import { iatiRoutes } from './iati.tsx'
import { PreviewPage, StoredPage } from './imports.tsx'
import { ProgressPage } from './progress.tsx'
import { readingRoutes } from './reading-routes.tsx'
import { receiveSent, sentForm } from './receive.ts'
import { createWorkbench, type Progress } from './running.ts'
import { type Refusal, SendPage } from './send.tsx'
import { unknownNameRoutes } from './unknown-names.tsx'

const storingKey = (importId: string) => `store|${importId}`
/** The page asks how far its work is. */
const wantsJson = (c: Context) => c.req.header('accept') === 'application/json'

/** Fields of the form around the file. */
const formBytes = 100_000

/** Who asks, and of which operation. */
export interface Loaded {
  asking: Awaited<ReturnType<House['askingOf']>>
  operation: OperationDetail
  language: Language
  /** Address of the operation. */
  path: string
}

export function importPages(house: House): Hono {
  const app = new Hono()
  app.route('/', unknownNameRoutes(house))
  const workbench = createWorkbench()
  const load = async (c: Context): Promise<Loaded> => {
    const asking = await house.askingOf(c)
    const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
    if (!isAllowed(asking.actor, senders, [{ operation: operation.id }])) throw notFound()
    return { asking, operation, language: asking.language, path: `/o/${operation.code}` }
  }
  const idOf = (c: Context) => {
    const id = c.req.param('id') ?? ''
    return isId(id) ? id : '00000000-0000-0000-0000-000000000000'
  }
  /** Long work shows how far it is; the page asks again by itself. */
  function progressPage(c: Context, { operation, language }: Loaded, fileName: string, progress: Progress) {
    if (wantsJson(c)) return c.json(progress)
    const body = <ProgressPage language={language} fileName={fileName} rows={progress.rows} />
    return house.render(c, { title: fileName, operation, body, waiting: true })
  }
  async function sendPage(c: Context, loaded: Loaded, refused: readonly Refusal[] = [], received?: number): Promise<Response> {
    const { asking, operation, language, path } = loaded
    const imports = await house.reader.read(listImports, { operationId: operation.id }, asking)
    const maySendMoney = await house.reader.mayRead(showFlowSheet, { operationId: operation.id }, asking.actor)
    const mayKeep = isAllowed(asking.actor, keepers, [{ operation: operation.id }])
    const body = (
      <SendPage
        language={language}
        path={path}
        imports={imports}
        refused={refused}
        received={received}
        mayReview={mayKeep}
        money={[...(maySendMoney ? (['flows'] as const) : []), ...(mayKeep ? (['fts', 'rates'] as const) : [])]}
      />
    )
    const status = refused.length > 0 ? { status: 422 as const } : {}
    return house.render(c, { title: say(language, 'imports'), operation, body, ...status })
  }
  const refusal = (reason: string): Refusal[] => [{ fileName: null, reason }]
  /** Who may have what they choose for columns remembered, and for whom it then holds. */
  const remembersFor = ({ asking, operation }: Loaded): ColumnsProps['remembers'] => {
    const allowed = (policy: typeof keepers) => isAllowed(asking.actor, policy, [{ operation: operation.id }])
    return allowed(keepers) ? 'everyone' : allowed(senders) ? 'own' : null
  }
  /** What the columns of a file are, when no sheet of it can be read as it is: a person says what they hold. */
  async function askPage(c: Context, loaded: Loaded, found: ImportSummary, problem: Problem): Promise<Response> {
    const { asking, operation, language, path } = loaded
    const bytes = (await fileOfImport(house.db, operation.id, found.id)) ?? new Uint8Array()
    const given = { operationId: operation.id, bytes, fileName: found.fileName, options: found.options }
    const look = await lookAs(found.feed, house, asking, given)
    const reason = problem.messageIn(language)
    if (!look) return sendPage(c, loaded, [{ fileName: found.fileName, reason }])
    const columns: ColumnsProps = {
      language,
      path: `${path}/imports/${found.id}`,
      feed: found.feed,
      ...look,
      missing: [reason],
      missesColumn: true,
      period: found.options.period,
      suggestedMonth: monthInNames([found.fileName]),
      asksMonth: true,
      remembers: remembersFor(loaded),
    }
    const body = <AskPage language={language} fileName={found.fileName} columns={columns} />
    return house.render(c, { title: found.fileName, operation, body, status: 422 })
  }

  app.get('/o/:code/imports', async c => {
    const received = Number(c.req.query('received'))
    return sendPage(c, await load(c), [], Number.isInteger(received) ? received : undefined)
  })

  app.post(
    '/o/:code/imports',
    bodyLimit({
      maxSize: fileBytesMax + formBytes,
      onError: async c => {
        const loaded = await load(c)
        return sendPage(c, loaded, refusal(sayOfSheets(loaded.language, 'tooLargeTogether', { limit: fileBytesMax / 1e6 })))
      },
    }),
    async c => {
      const loaded = await load(c)
      const { asking, operation, language, path } = loaded
      const form = sentForm(await c.req.parseBody({ all: true }))
      if (form.files.length === 0) return sendPage(c, loaded, refusal(say(language, 'chooseFile')))
      const { received, refused } = await receiveSent(house, asking, operation.id, form)
      if (refused.length > 0) return sendPage(c, loaded, refused, received.length)
      return c.redirect(
        received.length === 1 ? `${path}/imports/${received[0]}` : `${path}/imports?received=${received.length}`,
        303,
      )
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
    const { feed } = found
    if (isElsewhere(feed)) return c.redirect(`${path}/${feed}/sheets/${importId}`)
    if (wantsJson(c) && found.status !== 'received') return c.json({ done: true })
    if (found.status !== 'received') {
      const mayUndo = isAllowed(asking.actor, undos[feed].policy, [{ operation: operation.id }])
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
      const checked = await workbench.join(key, async (onRows): Promise<Outcome> => {
        const { sheet, sheets, samples, counts, mapping, check } = await checks[feed](house, asking, given, onRows)
        return { sheet, sheets, samples, counts, mapping, check }
      })
      if ('progress' in checked) return progressPage(c, loaded, found.fileName, checked.progress)
      if (wantsJson(c)) return c.json({ done: true })
      const outcome = checked.done
      const missing = outcome.check.problems.filter(({ row, code }) => row === 0 && /^column-[a-z]+-missing$/.test(code))
      const columns: ColumnsProps = {
        language,
        path: `${path}/imports/${importId}`,
        feed: found.feed,
        sheet: outcome.sheet,
        sheets: outcome.sheets,
        columns: outcome.mapping.columns,
        samples: outcome.samples,
        missing: missing.map(problem => problemText(problem, language).message),
        missesColumn: missing.some(({ code }) => code !== 'column-period-missing'),
        period: found.options.period,
        suggestedMonth: monthInNames([found.fileName, outcome.sheet ?? '']),
        asksMonth:
          found.feed === 'needs' ||
          found.options.period !== undefined ||
          missing.some(({ code }) => code === 'column-period-missing'),
        remembers: remembersFor(loaded),
      }
      const outside = monthsOutside(outcome.check)
      const body = (
        <PreviewPage
          language={language}
          path={path}
          importId={importId}
          fileName={found.fileName}
          feed={found.feed}
          outcome={outcome}
          learn={learn}
          columns={columns}
          mayStore={
            found.feed === 'activities' || isAllowed(asking.actor, storeNeedsCommand.policy, [{ operation: operation.id }])
          }
          mayChoose={isAllowed(asking.actor, keepers, [{ operation: operation.id }])}
          changed={c.req.query('changed') !== undefined}
          elsewhere={outside && { ...outside, operation, importId, mayStart: isAllowed(asking.actor, administrators, [{}]) }}
        />
      )
      return house.render(c, { title: found.fileName, operation, body })
    } catch (error) {
      if (wantsJson(c)) return c.json({ done: true })
      if (error instanceof FileProblem)
        return sendPage(c, loaded, [{ fileName: found.fileName, reason: fileProblemText(error, language) }])
      const asks =
        error instanceof Problem && [noActivitySheet().code, noNeedsSheet().code, noSuchSheet().code].includes(error.code)
      if (!asks) throw error
      return askPage(c, loaded, found, error)
    }
  })

  app.post('/o/:code/imports/:id/commit', async c => {
    const { asking, operation, path } = await load(c)
    const importId = idOf(c)
    const { commandId, learn, seen } = await c.req.parseBody()
    // Sent twice by an impatient hand: it is stored already.
    const found = await house.reader.read(showImport, { operationId: operation.id, id: importId }, asking)
    const { feed } = found
    if (isElsewhere(feed)) return c.redirect(`${path}/${feed}/sheets/${importId}`, 303)
    if (found.status !== 'received') return c.redirect(`${path}/imports/${importId}`, 303)
    const id = typeof commandId === 'string' && isId(commandId) ? commandId : undefined
    const given = {
      code: operation.code,
      operationId: operation.id,
      importId,
      options: { learn: learn === 'yes' },
      ...(typeof seen === 'string' && { seen }),
    }
    const key = storingKey(importId)
    try {
      await workbench.join<Pick<Outcome, 'counts'>>(key, onRows => commits[feed](house, asking, given, id, onRows))
    } catch (error) {
      workbench.forget(key)
      if (!(error instanceof Problem && error.code === columnsChanged().code)) throw error
      return c.redirect(`${path}/imports/${importId}?changed`, 303)
    }
    return c.redirect(`${path}/imports/${importId}`, 303)
  })

  app.post('/o/:code/imports/:id/undo', async c => {
    const { asking, operation, path } = await load(c)
    const importId = idOf(c)
    const { commandId } = await c.req.parseBody()
    const giving = typeof commandId === 'string' && isId(commandId) ? { ...asking, commandId } : asking
    const { feed } = await house.reader.read(showImport, { operationId: operation.id, id: importId }, asking)
    if (isElsewhere(feed)) return c.redirect(`${path}/${feed}/sheets/${importId}`, 303)
    await house.runner.run(undos[feed], { operationId: operation.id, importId }, giving)
    return c.redirect(`${path}/imports/${importId}`, 303)
  })
  readingRoutes(app, house, { load, idOf })
  iatiRoutes(app, house, { load })
  return app
}
