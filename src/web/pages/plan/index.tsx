/** Routes of the strategic plan: the tree, the logframe, its revisions, and its objectives. */
import { type Context, Hono } from 'hono'
import { mediaTypes } from '../../../exchange/feeds/activities/export.ts'
import { planFile, planFormats } from '../../../exchange/feeds/plan/export.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import {
  compareVersions,
  endObjective,
  putPlanInForce,
  revisePlan,
  setCaseload,
  showFramework,
  startStrategicPlan,
  storeObjectivesCommand,
  withdrawDraft,
} from '../../../modules/plan/index.ts'
import { sayPlan } from '../../messages/plan.ts'
import { named } from '../../numbers.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { ChangesPage } from './changes.tsx'
import { editRoutes } from './edit-routes.tsx'
import { figuresOf, linesOf, namesOf, objectiveOf, refusalOf, type Values, valuesOfObjective } from './forms.ts'
import { type LoadedPlans, loadPlans, loadVersion, placeLabel } from './load.ts'
import { LogframePage } from './logframe.tsx'
import { ObjectivePage, type ObjectiveProps } from './objective.tsx'
import { sheetRoutes } from './sheet-routes.tsx'
import { levelsOf, StartPage } from './sheets.tsx'
import { PlanPage } from './tree.tsx'

type Status = 409 | 422

export function planPages(house: House): Hono {
  const app = new Hono()
  const versionOf = async (loaded: LoadedPlans, asked: { plan?: string | undefined; version?: string | undefined }) => {
    const shown = await loadVersion(house, loaded, asked)
    if (!shown) throw notFound()
    return shown
  }

  async function planPage(
    c: Context,
    loaded: LoadedPlans,
    asked: { plan?: string | undefined; version?: string | undefined },
    wrong?: { text: string; status: Status },
  ) {
    const { operation, language, mayKeep, path } = loaded
    const shown = await loadVersion(house, loaded, asked)
    const title = sayPlan(language, 'plan')
    if (!shown) {
      const body = (
        <>
          <h1>{title}</h1>
          <p class="notice">{sayPlan(language, 'noPlan')}</p>
          {mayKeep && (
            <p>
              <a class="button" href={`${path}/new`}>
                {sayPlan(language, 'startPlan')}
              </a>
            </p>
          )}
        </>
      )
      return house.render(c, { title, operation, body })
    }
    if (c.req.query('print') !== undefined) {
      const body = <LogframePage loaded={loaded} shown={shown} address={house.addressOf(c)} />
      return house.render(c, { title: `${sayPlan(language, 'logframe')} · ${shown.framework.plan.code}`, operation, body })
    }
    const body = <PlanPage loaded={loaded} shown={shown} wrong={wrong?.text} />
    return house.render(c, { title, operation, body, ...(wrong && { status: wrong.status }) })
  }

  app.get('/o/:code/plan', async c => planPage(c, await loadPlans(house, c), c.req.query()))

  app.get('/o/:code/plan/changes', async c => {
    const loaded = await loadPlans(house, c)
    const { asking, operationId, operation, language, plans } = loaded
    const { plan: code, from, to } = c.req.query()
    const plan = plans.find(each => each.code === code)
    if (!plan) throw notFound()
    const versions = [Number(from), Number(to)].map(no => plan.versions.find(each => each.no === no)?.no)
    const [earlier, later] = versions
    if (earlier === undefined || later === undefined) throw notFound()
    const input = { operationId, planId: plan.id }
    const [found, ...sides] = await Promise.all([
      house.reader.read(compareVersions, { ...input, from: earlier, to: later }, asking),
      ...[earlier, later].map(no => house.reader.read(showFramework, { ...input, no }, asking)),
    ])
    const codes = new Map(sides.flatMap(({ objectives }) => objectives.map(objective => [objective.id, objective.code] as const)))
    const body = <ChangesPage loaded={loaded} plan={plan} found={found} codes={codes} />
    return house.render(c, { title: sayPlan(language, 'whatChanged'), operation, body })
  })

  app.get('/o/:code/plan/file/:format', async c => {
    const loaded = await loadPlans(house, c)
    const format = planFormats.find(each => each === c.req.param('format'))
    if (!format) throw notFound()
    const { plan, version } = (await versionOf(loaded, c.req.query())).framework
    const given = { operationId: loaded.operationId, planId: plan.id, no: version.no, format }
    const { body, name } = await planFile(house, loaded.asking, given)
    return c.body(body, 200, { 'content-type': mediaTypes[format], 'content-disposition': `attachment; filename="${name}"` })
  })

  const startPage = (c: Context, loaded: LoadedPlans, values: Values, wrong?: { text: string; status: Status }) => {
    if (!loaded.mayKeep) throw notFound()
    const { operation, language } = loaded
    const body = <StartPage loaded={loaded} values={values} wrong={wrong?.text} />
    return house.render(c, { title: sayPlan(language, 'startPlan'), operation, body, ...(wrong && { status: wrong.status }) })
  }
  app.get('/o/:code/plan/new', async c => startPage(c, await loadPlans(house, c), {}))
  app.post('/o/:code/plan/new', async c => {
    const loaded = await loadPlans(house, c)
    const { asking, operationId, language, path } = loaded
    const values = await valuesOf(c)
    const { code, starts, ends, source } = values
    const input = {
      ...{ operationId, code, names: namesOf(values), levels: levelsOf(values, namesOf) },
      ...{ starts: starts || null, ends: ends || null, source: source?.trim() || null },
    }
    try {
      await house.runner.run(startStrategicPlan, input, { ...asking, ...commandIdOf(values) })
    } catch (error) {
      return startPage(c, loaded, values, refusalOf(error, language))
    }
    return c.redirect(`${path}?plan=${encodeURIComponent(code?.trim() ?? '')}`, 303)
  })

  /** Putting in force and revising: the page again with what was wrong, or the version that came of it. */
  const step = (name: string, give: (loaded: LoadedPlans, values: Values) => Promise<{ no: number }>) =>
    app.post(`/o/:code/plan/${name}`, async c => {
      const loaded = await loadPlans(house, c)
      const values = await valuesOf(c)
      const plan = values.plan ?? ''
      try {
        const { no } = await give(loaded, values)
        return c.redirect(`${loaded.path}?plan=${encodeURIComponent(plan)}&version=${no}`, 303)
      } catch (error) {
        return planPage(c, loaded, { plan }, refusalOf(error, loaded.language))
      }
    })
  step('revise', ({ asking, operationId }, { planId, note, ...values }) =>
    house.runner.run(revisePlan, { operationId, planId, note: note?.trim() || null }, { ...asking, ...commandIdOf(values) }),
  )
  step('withdraw', ({ asking, operationId }, { planId, reason, ...values }) =>
    house.runner.run(withdrawDraft, { operationId, planId, reason }, { ...asking, ...commandIdOf(values) }),
  )
  step('put-in-force', ({ asking, operationId }, { planId, from, ...values }) =>
    house.runner.run(putPlanInForce, { operationId, planId, from }, { ...asking, ...commandIdOf(values) }),
  )

  objectiveRoutes(app, house)
  editRoutes(app, house)
  sheetRoutes(app, house)
  return app
}

function objectiveRoutes(app: Hono, house: House): void {
  const page = (c: Context, props: ObjectiveProps, status?: Status) => {
    const { loaded, objective } = props
    const { language, operation } = loaded
    const title = objective ? `${objective.code} ${named(objective, language)}` : sayPlan(language, 'addObjective')
    return house.render(c, { title, operation, body: <ObjectivePage {...props} />, ...(status && { status }) })
  }
  /** The version that an objective stands in, in whichever plan. */
  const find = async (loaded: LoadedPlans, id: string) => {
    if (isId(id))
      for (const plan of loaded.plans)
        for (const { no } of [...plan.versions].reverse()) {
          const input = { operationId: loaded.operationId, planId: plan.id, no }
          const { objectives } = await house.reader.read(showFramework, input, loaded.asking)
          const objective = objectives.find(each => each.id === id)
          const shown = objective && (await loadVersion(house, loaded, { plan: plan.code, version: String(no) }))
          if (shown) return { shown, objective }
        }
    throw notFound()
  }

  app.get('/o/:code/plan/objective/new', async c => {
    const loaded = await loadPlans(house, c)
    const shown = await loadVersion(house, loaded, c.req.query())
    if (!shown?.draft || !loaded.mayWriteSome) throw notFound()
    const parent = shown.tree.find(({ id }) => id === c.req.query('parent'))
    const parts = shown.tree.filter(({ parentId }) => parentId === (parent?.id ?? null)).length
    const values = {
      code: parent ? `${parent.code}.${parts + 1}` : String(parts + 1),
      level: String((parent?.level ?? 0) + 1),
      parentId: parent?.id ?? '',
      clusterId: parent?.clusterId ?? '',
    }
    return page(c, { loaded, shown, objective: null, values })
  })

  app.get('/o/:code/plan/objective/:id', async c => {
    const loaded = await loadPlans(house, c)
    const { shown, objective } = await find(loaded, c.req.param('id'))
    return page(c, { loaded, shown, objective, values: valuesOfObjective(objective) })
  })

  app.post('/o/:code/plan/objective', async c => {
    const loaded = await loadPlans(house, c)
    const { asking, operationId, language, path } = loaded
    const values = await valuesOf(c)
    const { planId, plan, no: version, id } = values
    const stored = id ? await find(loaded, id) : null
    const input = { operationId, planId, objectives: [objectiveOf(values, stored?.objective ?? null)] }
    try {
      const { ids } = await house.runner.run(storeObjectivesCommand, input, { ...asking, ...commandIdOf(values) })
      return c.redirect(
        id ? `${path}?plan=${encodeURIComponent(plan ?? '')}&version=${version}` : `${path}/objective/${ids[0]}`,
        303,
      )
    } catch (error) {
      const { text, status, code } = refusalOf(error, language)
      const shown = stored?.shown ?? (await loadVersion(house, loaded, { plan, version }))
      if (!shown) throw error
      const props = { loaded, shown, objective: stored?.objective ?? null, values, wrong: text }
      return page(c, { ...props, conflict: code === 'objective-changed' }, status)
    }
  })

  app.post('/o/:code/plan/objective/:id/people', async c => {
    const loaded = await loadPlans(house, c)
    const { asking, operationId, language, path, places } = loaded
    const values = await valuesOf(c)
    const { shown, objective } = await find(loaded, c.req.param('id'))
    const byLabel = new Map(places.map(place => [placeLabel(place, language), place.id]))
    const lines = linesOf(values)
    const { figures, wrong } = figuresOf(lines, label => byLabel.get(label) ?? null, language)
    const again = { loaded, shown, objective, values: valuesOfObjective(objective), lines }
    if (wrong.length > 0) return page(c, { ...again, wrong: wrong.join(' ') }, 422)
    const caseloads = [{ objectiveId: objective.id, version: Number(values.version), figures }]
    try {
      await house.runner.run(setCaseload, { operationId, caseloads }, { ...asking, ...commandIdOf(values) })
    } catch (error) {
      const { text, status, code } = refusalOf(error, language)
      return page(c, { ...again, wrong: text, conflict: code === 'objective-changed' }, status)
    }
    return c.redirect(`${path}/objective/${objective.id}`, 303)
  })

  app.post('/o/:code/plan/objective/:id/end', async c => {
    const loaded = await loadPlans(house, c)
    const { asking, operationId, language, path } = loaded
    const values = await valuesOf(c)
    const { shown, objective } = await find(loaded, c.req.param('id'))
    const input = { operationId, id: objective.id, version: Number(values.version), reason: values.reason }
    try {
      await house.runner.run(endObjective, input, { ...asking, ...commandIdOf(values) })
    } catch (error) {
      const { text, status } = refusalOf(error, language)
      return page(c, { loaded, shown, objective, values: valuesOfObjective(objective), wrong: text }, status)
    }
    return c.redirect(`${path}?plan=${encodeURIComponent(values.plan ?? '')}&version=${values.no}`, 303)
  })
}
