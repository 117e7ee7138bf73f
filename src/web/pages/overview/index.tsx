/** Routes of the overview and of the report lines behind its figures. */
import { type Context, Hono } from 'hono'
import { listLines } from '../../../modules/delivery/index.ts'
import { say } from '../../messages/house.ts'
import type { House } from '../house.ts'
import { addressOf, filtersOf } from './filters.ts'
import { LinesPage } from './lines.tsx'
import { loadAttention, loadOverview, type Overview, UnknownOrganisation } from './load.ts'
import { OverviewPage } from './overview.tsx'

export function overviewPages(house: House): Hono {
  const app = new Hono()
  const load = async (c: Context) => {
    const asking = await house.askingOf(c)
    const overview = await loadOverview(house.reader, asking, c.req.param('code') ?? '', filtersOf(c.req.query()))
    return { asking, overview, path: `/o/${overview.operation.code}`, language: asking.language }
  }
  type Loaded = Awaited<ReturnType<typeof load>>
  /** A name that was typed and fits no organisation, or several, leads to the list of those that come close. */
  const loaded = async (c: Context, page: (loaded: Loaded) => Promise<Response>): Promise<Response> => {
    try {
      return await page(await load(c))
    } catch (error) {
      if (!(error instanceof UnknownOrganisation)) throw error
      const { organisation, from, to } = filtersOf(c.req.query())
      const list = `/o/${encodeURIComponent(c.req.param('code') ?? '')}/organisations`
      return c.redirect(
        `${addressOf(list, { from, to })}${from || to ? '&' : '?'}search=${encodeURIComponent(organisation ?? '')}&closest=yes`,
      )
    }
  }
  app.get('/o/:code', c =>
    loaded(c, async ({ asking, overview, path, language }) => {
      const { operation } = overview
      const [attention, maySeeAs] = await Promise.all([
        loadAttention(house.reader, asking, overview),
        house.maySeeAs(c, operation.id),
      ])
      return house.render(c, {
        title: say(language, 'overview'),
        operation,
        body: <OverviewPage overview={overview} language={language} path={path} {...attention} maySeeAs={maySeeAs} />,
      })
    }),
  )
  app.get('/o/:code/lines', c =>
    loaded(c, async ({ asking, overview, path, language }) => {
      const found = await house.reader.read(listLines, linesOf(overview), asking)
      return house.render(c, {
        title: say(language, 'lines'),
        operation: overview.operation,
        body: <LinesPage overview={overview} {...found} language={language} path={path} />,
      })
    }),
  )
  return app
}

/** What the view of lines is asked for by the filters of a page. */
function linesOf({ operation, months, leafIds, placeIds, filters, organisation, group }: Overview) {
  return {
    operationId: operation.id,
    from: months.from,
    to: months.to,
    clusterIds: leafIds,
    placeIds,
    page: filters.page,
    ...(organisation ? { organisationId: organisation.id } : {}),
    ...(group ? { groupId: group.id } : {}),
  }
}
