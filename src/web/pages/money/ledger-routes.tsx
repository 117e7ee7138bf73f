/** Routes of the ledger and what goes with it: entries, funds, deadlines, rates, closed months, and the money of a project. */
import type { Context, Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import {
  closeFund,
  type ListedEntry,
  listDeadlines,
  listFundingEntries,
  listFunds,
  openFund,
  reverseEntry,
  showAgreement,
  showProjectMoney,
} from '../../../modules/funding/index.ts'
import { moneyKinds } from '../../../modules/funding/schema.ts'
import { closeLedgerPeriod, listPeriods, listRates } from '../../../modules/ledger/index.ts'
import { entryKinds } from '../../../modules/ledger/schema.ts'
import { sayMoney } from '../../messages/money.ts'
import { commandIdOf, type Errors, type Values, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { DeadlinesPage, PeriodsPage, RatesPage } from './calendar.tsx'
import { entriesCsv } from './csv.ts'
import { type AskedEntries, EntriesPage, entryFilters } from './entries.tsx'
import { EntryPage } from './entry.tsx'
import { sendCsv } from './files.ts'
import { FundsPage } from './funds.tsx'
import { type LoadedMoney, loadMoney, pagesOf } from './load.ts'
import { ProjectMoneyPage } from './project-money.tsx'
import { type Refusal, refusalOf } from './refusal.ts'

const pageLength = 50
const fileChunk = 1_000

const isDay = (written: string | undefined) => written !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(written)

/** What a query asks of the entries; what it asks wrongly is not asked. */
function askedOf(query: Record<string, string>, loaded: LoadedMoney) {
  const one = (value: string | undefined, known: (value: string) => string | undefined) => {
    if (value === 'none') return { said: 'none', id: null }
    const found = value ? known(value) : undefined
    return found === undefined ? null : { said: found, id: found }
  }
  const organisation = (id: string) => (isId(id) ? id : undefined)
  const donor = one(query.donor, organisation)
  const agency = one(query.agency, organisation)
  const cluster = one(query.cluster, key => [...loaded.clusters.values()].find(({ id, code }) => id === key || code === key)?.id)
  const area = one(query.area, key => (loaded.placesById.has(key) ? key : loaded.placeOfCode(key)?.id))
  const project = one(query.project, code => (code.length <= 80 ? code : undefined))
  const kind = entryKinds.find(each => each === query.kind)
  const agreement = query.agreement && query.agreement.length <= 80 ? query.agreement : undefined
  const [from, to] = [isDay(query.from) ? query.from : undefined, isDay(query.to) ? query.to : undefined]
  const said: Record<string, string | undefined> = {
    ...{ agreement, kind, donor: donor?.said, agency: agency?.said, cluster: cluster?.said, area: area?.said },
    ...{ project: project?.said, from, to },
  }
  const asked: AskedEntries = Object.fromEntries(entryFilters.flatMap(name => (said[name] ? [[name, said[name]]] : [])))
  const input = {
    ...(agreement && { agreement }),
    ...(kind && { kinds: [kind] }),
    ...(donor && { donorId: donor.id }),
    ...(agency && { agencyId: agency.id }),
    ...(cluster && { clusterId: cluster.id }),
    ...(area && { areaId: area.id }),
    ...(project && { projectCode: project.id }),
    ...(from && { from }),
    ...(to && { to }),
  }
  return { asked, input }
}

export function ledgerRoutes(app: Hono, house: House): void {
  app.get('/o/:code/funding/entries', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, operation, language } = loaded
    const { asked, input } = askedOf(c.req.query(), loaded)
    const read = (offset: number) =>
      house.reader.read(listFundingEntries, { operationId, ...input, limit: pageLength, offset }, asking)
    const wanted = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1)
    const first = await read((wanted - 1) * pageLength)
    const { page, pages } = pagesOf(first.total, c.req.query('page'), pageLength)
    const { rows, total, baseCurrency } = page === wanted ? first : await read((page - 1) * pageLength)
    const body = <EntriesPage {...{ loaded, asked, rows, total, baseCurrency, page, pages }} />
    return house.render(c, { title: sayMoney(language, 'entries'), operation, body })
  })
  app.get('/o/:code/funding/entries.csv', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking } = loaded
    const { input } = askedOf(c.req.query(), loaded)
    const all: ListedEntry[] = []
    let base = ''
    for (;;) {
      const asked = { operationId, ...input, limit: fileChunk, offset: all.length }
      const { rows, total, baseCurrency } = await house.reader.read(listFundingEntries, asked, asking)
      all.push(...rows)
      base = baseCurrency
      if (rows.length === 0 || all.length >= total) break
    }
    return sendCsv(house, c, loaded, 'entries', isMarked => entriesCsv(all, loaded, base, isMarked))
  })
  oneEntry(app, house)
  fundRoutes(app, house)
  lists(app, house)
}

interface Given {
  values: Values
  refused?: Pick<Refusal, 'errors' | 'status'>
}

function oneEntry(app: Hono, house: House): void {
  async function read(loaded: LoadedMoney, id: string) {
    if (!isId(id)) throw notFound()
    const { operationId, asking } = loaded
    const { rows, baseCurrency } = await house.reader.read(listFundingEntries, { operationId, ids: [id] }, asking)
    const [entry] = rows
    if (!entry) throw notFound()
    const kind = moneyKinds.find(each => each === entry.kind)
    const isOpen = entry.reverses === null && entry.reversedBy === null
    // The reason stands on the mirror.
    const { reversedBy } = entry
    const mirror = reversedBy && (await house.reader.read(listFundingEntries, { operationId, ids: [reversedBy] }, asking))
    const reason = entry.reversedReason ?? (mirror ? (mirror.rows[0]?.reversedReason ?? null) : null)
    return { entry, reason, baseCurrency, mayReverse: isOpen && (await mayPost()) }

    async function mayPost(): Promise<boolean> {
      if (loaded.mayKeep) return true
      if (entry?.agreement == null || !kind) return false
      const found = await house.reader.read(showAgreement, { operationId, code: entry.agreement }, asking).catch(() => null)
      return found !== null && loaded.mayPost(kind, found.agreement)
    }
  }
  async function page(c: Context, loaded: LoadedMoney, id: string, { values, refused }: Given) {
    const found = await read(loaded, id)
    const errors: Errors = refused?.errors ?? {}
    const body = <EntryPage {...{ loaded, ...found, errors, values }} />
    const title = sayMoney(loaded.language, 'entryNo', { no: found.entry.no })
    return house.render(c, { title, operation: loaded.operation, body, ...(refused && { status: refused.status }) })
  }
  app.get('/o/:code/funding/entries/:entry', async c => page(c, await loadMoney(house, c), c.req.param('entry'), { values: {} }))
  app.post('/o/:code/funding/entries/:entry/reverse', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, language, base } = loaded
    const entryId = c.req.param('entry')
    await read(loaded, entryId)
    const values = await valuesOf(c)
    const reason = values.reason?.trim() ?? ''
    const errors: Record<string, string> = {}
    if (reason === '') errors.reason = sayMoney(language, 'needsField')
    if (values.confirm !== 'yes') errors.confirm = sayMoney(language, 'needsConfirm')
    if (Object.keys(errors).length > 0) return page(c, loaded, entryId, { values, refused: { errors, status: 422 } })
    try {
      await house.runner.run(reverseEntry, { operationId, entryId, reason }, { ...asking, ...commandIdOf(values) })
    } catch (error) {
      return page(c, loaded, entryId, { values, refused: refusalOf(error, language, { happened: '', amount: '' }) })
    }
    return c.redirect(`${base}/entries/${entryId}`, 303)
  })
}

function fundRoutes(app: Hono, house: House): void {
  async function page(c: Context, loaded: LoadedMoney, { values, refused }: Given) {
    const { operationId, asking, operation, language } = loaded
    const { rows: funds, baseCurrency } = await house.reader.read(listFunds, { operationId }, asking)
    const body = <FundsPage {...{ loaded, funds, baseCurrency, values }} errors={refused?.errors ?? {}} />
    const title = sayMoney(language, 'funds')
    return house.render(c, { title, operation, body, ...(refused && { status: refused.status }) })
  }
  app.get('/o/:code/funding/funds', async c => page(c, await loadMoney(house, c), { values: {} }))
  const action = (path: string, give: (loaded: LoadedMoney, values: Values) => Promise<unknown>) =>
    app.post(`/o/:code/funding/${path}`, async c => {
      const loaded = await loadMoney(house, c)
      const values = await valuesOf(c)
      try {
        await give(loaded, values)
      } catch (error) {
        return page(c, loaded, { values, refused: refusalOf(error, loaded.language) })
      }
      return c.redirect(`${loaded.base}/funds`, 303)
    })
  action('funds', ({ operationId, asking }, values) => {
    const or = (name: string) => values[name]?.trim() || null
    const names = { en: or('nameEn'), ar: or('nameAr'), ckb: or('nameCkb') }
    const input = {
      ...{ operationId, code: values.code ?? '', organisationId: or('organisation') },
      names: Object.fromEntries(Object.entries(names).filter(([, name]) => name !== null)),
      ...{ opened: or('opened'), source: or('source') },
    }
    return house.runner.run(openFund, input, { ...asking, ...commandIdOf(values) })
  })
  action('funds/close', ({ operationId, asking }, { code, closed, version, ...values }) =>
    house.runner.run(
      closeFund,
      { operationId, code, closed },
      { ...asking, ...commandIdOf(values), ...(version ? { seenVersion: Number(version) } : {}) },
    ),
  )
}

function lists(app: Hono, house: House): void {
  app.get('/o/:code/funding/deadlines', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, operation, language } = loaded
    const withDone = c.req.query('done') === 'yes'
    const deadlines = await house.reader.read(listDeadlines, { operationId, done: withDone }, asking)
    const body = <DeadlinesPage {...{ loaded, deadlines, withDone }} errors={{}} />
    return house.render(c, { title: sayMoney(language, 'deadlines'), operation, body })
  })
  app.get('/o/:code/funding/rates', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, operation, language } = loaded
    const wanted = c.req.query('currency')
    // Of each currency the newest one, for what there is to choose from.
    const newest = await house.reader.read(listRates, { operationId, on: '9999-12-31' }, asking)
    const currencies = [...new Set(newest.rates.map(({ currency }) => currency))].sort()
    const currency = currencies.find(each => each === wanted)
    const { rates } = currency ? await house.reader.read(listRates, { operationId, currency }, asking) : newest
    const body = <RatesPage {...{ loaded, rates, currencies, currency, baseCurrency: newest.baseCurrency }} />
    return house.render(c, { title: sayMoney(language, 'rates'), operation, body })
  })
  async function periods(c: Context, loaded: LoadedMoney, { values, refused }: Given) {
    const { operationId, asking, operation, language } = loaded
    const closed = await house.reader.read(listPeriods, { operationId }, asking)
    const body = <PeriodsPage {...{ loaded, values }} periods={closed} errors={refused?.errors ?? {}} />
    const title = sayMoney(language, 'periods')
    return house.render(c, { title, operation, body, ...(refused && { status: refused.status }) })
  }
  app.get('/o/:code/funding/periods', async c => periods(c, await loadMoney(house, c), { values: {} }))
  app.post('/o/:code/funding/periods', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, language, base } = loaded
    if (!loaded.mayKeep) throw notFound()
    const values = await valuesOf(c)
    const month = values.month?.trim() ?? ''
    if (values.confirm !== 'yes')
      return periods(c, loaded, {
        values,
        refused: { errors: { confirm: sayMoney(language, 'needsConfirm') }, status: 422 },
      })
    try {
      await house.runner.run(closeLedgerPeriod, { operationId, month }, { ...asking, ...commandIdOf(values) })
    } catch (error) {
      return periods(c, loaded, { values, refused: refusalOf(error, language) })
    }
    return c.redirect(`${base}/periods`, 303)
  })
  app.get('/o/:code/projects/:project/money', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, operation, language } = loaded
    const code = c.req.param('project')
    const sheet = await house.reader.read(showProjectMoney, { operationId, code }, asking)
    const name = loaded.projects.find(project => project.code === code)?.title ?? ''
    const title = sayMoney(language, 'moneySheetOf', { code })
    return house.render(c, { title, operation, body: <ProjectMoneyPage loaded={loaded} sheet={sheet} title={name} /> })
  })
}
