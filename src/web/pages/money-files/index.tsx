/** Routes of files of money: looked at, stored, taken back; and all money as a sheet. */
import { type Context, Hono } from 'hono'
import { mediaTypes } from '../../../exchange/feeds/activities/export.ts'
import { flowFeed } from '../../../exchange/feeds/flows/columns.ts'
import { flowFormats, flowsFile } from '../../../exchange/feeds/flows/export.ts'
import { checkFlowsImport, commitFlowsImport, knownFlows, noFlowSheet } from '../../../exchange/feeds/flows/import.ts'
import { flowTemplate } from '../../../exchange/feeds/flows/template.ts'
import { checkFtsImport, commitFtsImport } from '../../../exchange/feeds/fts/import.ts'
import { rateFeed } from '../../../exchange/feeds/rates/columns.ts'
import { checkRatesImport, commitRatesImport, noRateSheet } from '../../../exchange/feeds/rates/import.ts'
import { lookAtFile, noSuchSheet } from '../../../exchange/feeds/reading.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { isAllowed, type Policy } from '../../../kernel/access.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { showFlowSheet, undoFlowsImport } from '../../../modules/funding/index.ts'
import { fileOfImport, type ImportSummary, showImport } from '../../../modules/imports/index.ts'
import { keepers, senders, showOperation } from '../../../modules/operations/index.ts'
import { sayMoneyFile } from '../../messages/money-files.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import type { ColumnsProps } from '../imports/columns.tsx'
import { type Looked, MoneyColumns, type MoneyFeed, MoneyPreview, MoneyStored } from './pages.tsx'

const feeds: readonly MoneyFeed[] = ['flows', 'fts', 'rates']
const unread: readonly string[] = [noFlowSheet().code, noRateSheet().code, noSuchSheet().code]

async function load(house: House, c: Context) {
  const asking = await house.askingOf(c)
  const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
  const operationId = operation.id
  const may = (policy: Policy) => isAllowed(asking.actor, policy, [{ operation: operationId }])
  if (!may(senders)) throw notFound()
  return { asking, operation, operationId, language: asking.language, path: `/o/${operation.code}`, may }
}
type Loaded = Awaited<ReturnType<typeof load>>
interface Given {
  code: string
  operationId: string
  importId: string
  learn: boolean | undefined
}

async function look(house: House, { asking }: Loaded, feed: MoneyFeed, given: Given): Promise<Looked> {
  const { learn, ...received } = given
  if (feed === 'flows') {
    const { check, counts, seen } = await checkFlowsImport(house, asking, given)
    const { problems, problemCount, sums, agreements, entries, newEntries } = check
    return {
      ...{ counts, problems, problemCount, seen, sums, storable: agreements.length + entries.length > 0 },
      ...{ agreements: agreements.map(({ code, externalId }) => code ?? externalId), newOrganisations: newEntries.length },
    }
  }
  if (feed === 'fts') {
    const { check, counts } = await checkFtsImport(house, asking, { ...received, options: learn === undefined ? {} : { learn } })
    const { problems, problemCount, agreements, requirements, newEntries, totals, apart } = check
    return {
      ...{ counts, problems, problemCount, seen: null, totals: { totals, apart } },
      ...{ storable: agreements.length + requirements.length > 0, newOrganisations: newEntries.length },
    }
  }
  const { check, counts, seen } = await checkRatesImport(house, asking, received)
  const { problems, problemCount, rates } = check
  return { counts, problems, problemCount, seen, storable: rates.length > 0, newOrganisations: 0 }
}

export function moneyFilePages(house: House): Hono {
  const app = new Hono()
  const idOf = (c: Context) => {
    const id = c.req.param('id') ?? ''
    if (!isId(id)) throw notFound()
    return id
  }
  /** How the columns of a received sheet are understood; null when no sheet of it is a table, and for flows of a service. */
  async function columnsOf(loaded: Loaded, found: ImportSummary, missing: string[]): Promise<ColumnsProps | null> {
    const { asking, operationId, language, path, may } = loaded
    if (found.feed === 'fts') return null
    const bytes = (await fileOfImport(house.db, operationId, found.id)) ?? new Uint8Array()
    const { sheet, columns, period } = found.options
    const given = { operationId, bytes, fileName: found.fileName, options: { sheet, columns } }
    const looked =
      found.feed === 'rates' ? await lookAtFile(house, asking, rateFeed, given) : await lookAtFile(house, asking, flowFeed, given)
    return (
      looked && {
        ...{ ...looked, language, missing, feed: found.feed, path: `${path}/imports/${found.id}` },
        ...{ missesColumn: missing.length > 0, period, suggestedMonth: null, asksMonth: found.feed === 'rates' },
        remembers: may(keepers) ? 'everyone' : may(senders) ? 'own' : null,
      }
    )
  }
  const whyNot = (error: unknown, { language }: Loaded): string => {
    if (error instanceof FileProblem) return fileProblemText(error, language)
    if (!(error instanceof Problem)) throw error
    return error.status === 404 ? sayMoneyFile(language, 'notYours') : error.messageIn(language)
  }
  async function page(c: Context, loaded: Loaded, feed: MoneyFeed, wrong?: string): Promise<Response> {
    const { asking, operation, operationId, language, path, may } = loaded
    const importId = idOf(c)
    const found = await house.reader.read(showImport, { operationId, id: importId }, asking)
    if (found.feed !== feed) throw notFound()
    const common = { language, path, feed, importId, fileName: found.fileName, wrong }
    const title = found.fileName
    const status = wrong === undefined ? {} : { status: 422 as const }
    if (found.status !== 'received') {
      const mayUndo = feed !== 'rates' && may(undoFlowsImport.policy)
      return house.render(c, { title, operation, body: <MoneyStored {...common} stored={found} mayUndo={mayUndo} />, ...status })
    }
    const asked = c.req.query('learn')
    const learn = asked === undefined ? undefined : asked === 'yes'
    try {
      const looked = await look(house, loaded, feed, { code: operation.code, operationId, importId, learn })
      const columns = await columnsOf(loaded, found, [])
      const mayLearn = feed !== 'rates' && may(keepers)
      const body = (
        <MoneyPreview
          {...common}
          looked={looked}
          columns={columns}
          learn={mayLearn ? (learn ?? found.options.learn ?? false) : null}
          mayStore={feed === 'flows' || may(keepers)}
        />
      )
      return house.render(c, { title, operation, body, ...status })
    } catch (error) {
      const reason = whyNot(error, loaded)
      const asks = error instanceof Problem && unread.includes(error.code)
      const columns = asks ? await columnsOf(loaded, found, [reason]) : null
      const body = <MoneyColumns fileName={title} wrong={reason} columns={columns} />
      return house.render(c, { title, operation, body, status: 422 })
    }
  }
  for (const feed of feeds) {
    app.get(`/o/:code/${feed}/sheets/:id`, async c => page(c, await load(house, c), feed))
    app.post(`/o/:code/${feed}/sheets/:id/store`, async c => {
      const loaded = await load(house, c)
      const { asking, operation, operationId, path } = loaded
      const importId = idOf(c)
      const { seen, learn, ...values } = await valuesOf(c)
      const { status } = await house.reader.read(showImport, { operationId, id: importId }, asking)
      const given = { code: operation.code, operationId, importId, ...(seen !== undefined && { seen }) }
      const { commandId } = commandIdOf(values)
      try {
        // Sent twice by an impatient hand: it is stored already.
        if (status === 'received') {
          if (feed === 'flows') await commitFlowsImport(house, asking, { ...given, learn: learn === 'yes' }, commandId)
          else if (feed === 'fts')
            await commitFtsImport(house, asking, { ...given, options: { learn: learn === 'yes' } }, commandId)
          else await commitRatesImport(house, asking, given, commandId)
        }
      } catch (error) {
        return page(c, loaded, feed, whyNot(error, loaded))
      }
      return c.redirect(`${path}/${feed}/sheets/${importId}`, 303)
    })
  }
  for (const feed of ['flows', 'fts'] as const)
    app.post(`/o/:code/${feed}/sheets/:id/undo`, async c => {
      const loaded = await load(house, c)
      const importId = idOf(c)
      try {
        const giving = { ...loaded.asking, ...commandIdOf(await valuesOf(c)) }
        await house.runner.run(undoFlowsImport, { operationId: loaded.operationId, importId }, giving)
      } catch (error) {
        return page(c, loaded, feed, whyNot(error, loaded))
      }
      return c.redirect(`${loaded.path}/${feed}/sheets/${importId}`, 303)
    })

  app.get('/o/:code/flows/file/:format', async c => {
    const { asking, operation, language } = await load(house, c)
    const format = flowFormats.find(each => each === c.req.param('format'))
    if (!format) throw notFound()
    const known = await knownFlows(house, asking, operation.code)
    const { body, name } = flowsFile(known, { code: operation.code, format, language })
    const type = mediaTypes[format === 'xlsx' ? 'xlsx' : 'csv']
    return c.body(body, 200, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` })
  })
  app.get('/o/:code/flows/template.xlsx', async c => {
    const { asking, operation, operationId, language } = await load(house, c)
    if (!(await house.reader.mayRead(showFlowSheet, { operationId }, asking.actor))) throw notFound()
    const workbook = await flowTemplate(await knownFlows(house, asking, operation.code), language)
    return c.body(new Uint8Array(workbook), 200, {
      'content-type': mediaTypes.xlsx,
      'content-disposition': `attachment; filename="${operation.code.toLowerCase()}-money-template.xlsx"`,
    })
  })
  return app
}
