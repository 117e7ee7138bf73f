/** Routes of the overview and of the report lines behind its figures. */
import { type Context, Hono } from 'hono'
import { Problem } from '../../../kernel/problems.ts'
import { listLines } from '../../../modules/delivery/index.ts'
import { say } from '../../messages/house.ts'
import type { House } from '../house.ts'
import { readOverlaps, readSilent } from './attention-load.ts'
import { filtersOf } from './filters.ts'
import { LinesPage } from './lines.tsx'
import { loadOverview, type Overview, unknownOrganisation } from './load.ts'
import { OverviewPage } from './overview.tsx'
import { readTrend } from './trend.ts'

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
      if (!(error instanceof Problem) || error.code !== unknownOrganisation().code) throw error
      const { organisation = '', from, to } = filtersOf(c.req.query())
      const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }), search: organisation, closest: 'yes' })
      return c.redirect(`/o/${encodeURIComponent(c.req.param('code') ?? '')}/organisations?${query}`)
    }
  }
  app.get('/o/:code', c =>
    loaded(c, async ({ asking, overview, path, language }) => {
      const { operation } = overview
      const [overlaps, silent, trend, maySeeAs] = await Promise.all([
        readOverlaps(house.reader, asking, overview),
        readSilent(house.reader, asking, overview),
        readTrend(house.reader, asking, overview),
        house.maySeeAs(c, operation.id),
      ])
      return house.render(c, {
        title: say(language, 'overview'),
        operation,
        body: (
          <OverviewPage
            overview={overview}
            language={language}
            path={path}
            overlaps={overlaps}
            silent={silent}
            trend={trend}
            address={house.addressOf(c)}
            maySeeAs={maySeeAs}
          />
        ),
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
