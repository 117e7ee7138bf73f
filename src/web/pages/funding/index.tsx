/** Routes of funding: at a glance, as a picture, what is asked for, what is planned, and what one donor gave. */
import { type Context, Hono } from 'hono'
import { writeCsv } from '../../../exchange/formats/write-table.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import {
  listRequirements,
  type MoneyFlow,
  setRequirements,
  showDonor,
  showFlow,
  showForecast,
  showOverview,
} from '../../../modules/funding/index.ts'
import { listMoneyFacts } from '../../../modules/operations/index.ts'
import { pngOf } from '../../figures/png.ts'
import { type SheetProps, sheetFile, sheetToRender } from '../../figures/sheet.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { sayFunding } from '../../messages/funding.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { formatDay } from '../overview/asked.ts'
import { figureFormats } from '../overview/parts.tsx'
import { minorOf } from '../projects/money.ts'
import { DonorPage } from './donor.tsx'
import { flowPicture, flowTable } from './flow.tsx'
import { ForecastPage } from './forecast.tsx'
import { type LoadedFunding, loadFunding } from './load.ts'
import { FundingPage } from './overview.tsx'
import { RequirementsPage, type RequirementValues } from './requirements.tsx'

const mediaTypes = { svg: 'image/svg+xml', png: 'image/png', csv: 'text/csv; charset=utf-8' } as const

export function fundingPages(house: House): Hono {
  const app = new Hono()

  app.get('/o/:code/funding', async c => {
    const loaded = await loadFunding(house, c)
    const { asking, operationId, operation, language, base } = loaded
    const [funding, flow, facts] = await Promise.all([
      house.reader.read(showOverview, { operationId }, asking),
      house.reader.read(showFlow, { operationId }, asking),
      house.reader.read(listMoneyFacts, { operationId }, asking),
    ])
    const links = [
      { href: `${base}/agreements`, text: sayFunding(language, 'agreements') },
      { href: `${base}/entries`, text: sayFunding(language, 'entries') },
      { href: `${base}/funds`, text: sayFunding(language, 'funds') },
      { href: `${base}/deadlines`, text: sayFunding(language, 'deadlines') },
      { href: `${base}/requirements`, text: sayFunding(language, 'requirements') },
      { href: `${base}/forecast`, text: sayFunding(language, 'forecast') },
      { href: `${base}/promptness`, text: sayFunding(language, 'promptness') },
    ]
    const body = <FundingPage {...{ loaded, funding, flow, facts, links }} />
    return house.render(c, { title: sayFunding(language, 'funding'), operation, body })
  })

  for (const format of figureFormats)
    app.get(`/o/:code/funding/flow.${format}`, async c => {
      const loaded = await loadFunding(house, c)
      const { asking, operationId, operation } = loaded
      const [funding, flow] = await Promise.all([
        house.reader.read(showOverview, { operationId }, asking),
        house.reader.read(showFlow, { operationId }, asking),
      ])
      const sheet = sheetOf(loaded, flow, funding.illustrative, new URL(loaded.base, house.addressOf(c)).href)
      const body =
        format === 'csv'
          ? csvOf(sheet, loaded, flow)
          : format === 'svg'
            ? await sheetFile(sheet)
            : await pngOf(sheetToRender(sheet))
      const name = `${operation.code}-funding-flow.${format}`.toLowerCase()
      return c.body(body, 200, { 'content-type': mediaTypes[format], 'content-disposition': `attachment; filename="${name}"` })
    })

  const requirementsPage = async (c: Context, loaded: LoadedFunding, values: RequirementValues, wrong?: string) => {
    const { asking, operationId, operation, language } = loaded
    const requirements = await house.reader.read(listRequirements, { operationId }, asking)
    const body = <RequirementsPage {...{ loaded, requirements, values, wrong }} />
    return house.render(c, {
      title: sayFunding(language, 'requirements'),
      operation,
      body,
      ...(wrong && { status: 422 as const }),
    })
  }
  app.get('/o/:code/funding/requirements', async c => {
    const loaded = await loadFunding(house, c)
    return requirementsPage(c, loaded, { currency: 'USD' })
  })
  app.post('/o/:code/funding/requirements', async c => {
    const loaded = await loadFunding(house, c)
    if (!loaded.mayKeep) throw notFound()
    const { asking, operationId, language, base } = loaded
    const values = await valuesOf(c)
    const currency = (values.currency ?? '').trim().toUpperCase()
    const amountMinor = minorOf(values.amount ?? '', currency)
    if (typeof amountMinor !== 'number') return requirementsPage(c, loaded, values, sayFunding(language, 'notAnAmount'))
    const requirement = {
      ...{ clusterId: values.clusterId || null, year: Number(values.year), currency, amountMinor: String(amountMinor) },
      source: values.source || null,
    }
    try {
      await house.runner.run(setRequirements, { operationId, requirements: [requirement] }, { ...asking, ...commandIdOf(values) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const said = [error.messageIn(language), ...error.fieldsIn(language).map(({ message }) => message)]
      return requirementsPage(c, loaded, values, said.join(' '))
    }
    return c.redirect(`${base}/requirements`, 303)
  })

  app.get('/o/:code/funding/forecast', async c => {
    const loaded = await loadFunding(house, c)
    const { asking, operationId, operation, language } = loaded
    const { agency = '', from = '' } = c.req.query()
    const agencyId = isId(agency) && loaded.organisations.has(agency) ? agency : null
    const { agencies } = await house.reader.read(showOverview, { operationId }, asking)
    const start = /^\d{4}-(0[1-9]|1[0-2])$/.test(from) ? from : null
    const forecast = await house.reader.read(showForecast, { operationId, organisationId: agencyId, from: start }, asking)
    const body = (
      <ForecastPage
        {...{ loaded, forecast, agencyId }}
        agencies={agencies.flatMap(each => each.agencyId ?? [])}
        from={start ?? forecast.months[0]?.month ?? ''}
      />
    )
    return house.render(c, { title: sayFunding(language, 'forecast'), operation, body })
  })

  app.get('/o/:code/funding/donors/:id', async c => {
    const loaded = await loadFunding(house, c)
    const { asking, operationId, operation, language } = loaded
    const id = c.req.param('id')
    if (!isId(id) || !loaded.organisations.has(id)) throw notFound()
    const donor = await house.reader.read(showDonor, { operationId, organisationId: id }, asking)
    const title = sayFunding(language, 'donorTitle', { donor: loaded.organisationName(id, 'donorNotStated') })
    return house.render(c, { title, operation, body: <DonorPage loaded={loaded} donor={donor} /> })
  })
  return app
}

/** What the picture must say about itself when it is away from the page. */
function sheetOf(loaded: LoadedFunding, flow: MoneyFlow, illustrative: boolean, url: string): SheetProps {
  const { language, operation } = loaded
  return {
    language,
    name: named(operation, language),
    title: sayFunding(language, 'flow'),
    asked: [sayFunding(language, 'inCurrency', { currency: flow.baseCurrency })],
    illustrative: illustrative
      ? { badge: say(language, 'illustrative'), sentence: sayFigure(language, 'illustrativeFigures') }
      : null,
    drawings: [flowPicture(loaded, flow)],
    notes: [sayFunding(language, 'flowNote')],
    asOf: sayFigure(language, 'asOfDay', { date: formatDay(new Date(), language) }),
    source: { label: sayFigure(language, 'figureSource'), url },
  }
}

function csvOf({ name, title, asked, asOf, source, illustrative }: SheetProps, loaded: LoadedFunding, flow: MoneyFlow): string {
  return writeCsv([
    [name],
    [title],
    ...asked.map(line => [line]),
    [asOf],
    [source.label, source.url],
    ...(illustrative ? [[illustrative.sentence]] : []),
    [],
    ...flowTable(loaded, flow),
  ])
}
