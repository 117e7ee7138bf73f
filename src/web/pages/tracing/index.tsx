/** Routes that follow money: of a contribution forward, of work back to its donors, and how fast it moves. */
import { Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { showPromptness, traceBack, traceForward } from '../../../modules/tracing/index.ts'
import { sayMoney } from '../../messages/money.ts'
import { sayTracing } from '../../messages/tracing.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { type LoadedMoney, loadMoney } from '../money/load.ts'
import { BackPage } from './back.tsx'
import { ForwardPage } from './forward.tsx'
import { groupings, PromptnessPage } from './promptness.tsx'

/** What a query asks about, what that is called, and where it is shown. @throws Problem `not-found` for what is not there. */
function questionOf(query: Record<string, string>, { language, root, ...loaded }: LoadedMoney) {
  const { project, place, activity, line } = query
  if (project) {
    const code = project.slice(0, 80)
    const about = { href: `${root}/projects/${encodeURIComponent(code)}/money`, text: sayMoney(language, 'moneySheet') }
    return { input: { projectCode: code }, what: sayTracing(language, 'backProject', { code }), about }
  }
  if (place) {
    const found = loaded.placesById.get(place) ?? loaded.placeOfCode(place)
    if (!found) throw notFound()
    const name = named(found, language)
    const about = { href: `${root}/areas/${encodeURIComponent(loaded.codeOfPlace(found))}`, text: name }
    return { input: { placeId: found.id }, what: sayTracing(language, 'backPlace', { name }), about }
  }
  if (activity) {
    const found = loaded.activities.get(activity)
    if (!found) throw notFound()
    const name = named({ names: found.names, code: found.code ?? '' }, language)
    return { input: { activityId: found.id }, what: sayTracing(language, 'backActivity', { name }), about: null }
  }
  if (line && isId(line)) {
    const about = { href: `${root}/lines/${line}`, text: sayTracing(language, 'theLine') }
    return { input: { lineId: line }, what: sayTracing(language, 'backLine'), about }
  }
  return null
}

export function tracingPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/funding/trace/contributions/:contribution', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, operation, language } = loaded
    const code = c.req.param('contribution')
    const trace = await house.reader.read(traceForward, { operationId, contribution: code }, asking)
    const title = sayTracing(language, 'forwardOf', { code })
    return house.render(c, { title, operation, body: <ForwardPage loaded={loaded} trace={trace} /> })
  })
  app.get('/o/:code/funding/trace', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, operation, language, base } = loaded
    const question = questionOf(c.req.query(), loaded)
    if (!question) {
      const title = sayTracing(language, 'back')
      const body = (
        <div class="money">
          <h1>{title}</h1>
          <p class="notice">
            {sayTracing(language, 'askWhat')} <a href={`${base}/agreements`}>{sayMoney(language, 'allAgreements')}</a>
          </p>
        </div>
      )
      return house.render(c, { title, operation, body })
    }
    const trace = await house.reader.read(traceBack, { operationId, ...question.input }, asking)
    const title = sayTracing(language, 'backOf', { what: question.what })
    return house.render(c, { title, operation, body: <BackPage {...{ loaded, trace, title }} about={question.about} /> })
  })
  app.get('/o/:code/funding/promptness', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, operation, language } = loaded
    const by = groupings.find(each => each === c.req.query('by')) ?? 'all'
    const groups = await house.reader.read(showPromptness, { operationId, by }, asking)
    const body = <PromptnessPage {...{ loaded, groups, by }} />
    return house.render(c, { title: sayTracing(language, 'promptness'), operation, body })
  })
  return app
}
