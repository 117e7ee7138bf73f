/** Routes of the forms of indicators. What each person may do is decided by the commands; pages only offer it. */
import { type Context, Hono } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { PlannedIndicator } from '../../../modules/indicators/index.ts'
import {
  addDisaggregation,
  endDisaggregation,
  endPlanned,
  listDefinitions,
  listDisaggregations,
  listPlanned,
  mayPlan,
  planIndicators,
  showLibrary,
  storeDisaggregationCommand,
  storeIndicatorSheet,
  storeIndicatorsCommand,
  takeFromLibrary,
} from '../../../modules/indicators/index.ts'
import { keepers } from '../../../modules/operations/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import type { House } from '../house.ts'
import { EditPage, type EditProps, NewPage } from './edit.tsx'
import { commandIdOf, type Errors, errorsOf, FormReader, postedForm, type Values } from './form.tsx'
import { inMinor } from './format.ts'
import { DimensionsPage, LibraryPage } from './library.tsx'
import { addressOf, type Loaded, type LoadedOne, load, loadToEdit, plannable } from './load.ts'
import { monthRoutes } from './month-routes.tsx'
import { objectivesFor } from './objectives.ts'
import { targetRoutes } from './target-routes.tsx'
import { valueRoutes } from './value-routes.tsx'

/** Fields of a definition as the command takes them. */
function definitionOf(values: Values, form: FormReader) {
  const texts = (prefix: 'name' | 'definition') => ({
    en: form.text(`${prefix}En`),
    ar: form.text(`${prefix}Ar`),
    ckb: form.text(`${prefix}Ckb`),
  })
  const names = Object.fromEntries(Object.entries(texts('name')).filter(([, text]) => text !== null))
  return {
    code: values.code ?? '',
    names,
    definitions: texts('definition'),
    unit: values.unit,
    currency: form.text('currency')?.toUpperCase() ?? null,
    per: form.number('per') ?? 1,
    overTime: values.overTime,
    overPlaces: values.overPlaces,
    overParts: values.overParts,
    lowerIsBetter: values.lowerIsBetter === 'yes',
  }
}

/** Names stand in three fields of a form. */
const fieldOfDefinition = (pointer: string) => {
  const [, , , field = '', language = ''] = pointer.split('/')
  if (field === 'names') return 'nameEn'
  if (field === 'definitions') return `definition${language.charAt(0).toUpperCase()}${language.slice(1)}`
  return field || ''
}

export function formRoutes(house: House): Hono {
  const app = new Hono()
  libraryRoutes(app, house)
  newRoutes(app, house)
  dimensionRoutes(app, house)
  editRoutes(app, house)
  targetRoutes(app, house)
  valueRoutes(app, house)
  monthRoutes(app, house)
  return app
}

function libraryRoutes(app: Hono, house: House): void {
  async function page(c: Context, loaded: Loaded, errors: Errors = {}): Promise<Response> {
    const { asking, operationId, operation, language } = loaded
    const clusters = plannable(loaded)
    const cluster = clusters.find(({ id }) => id === loaded.cluster?.id) ?? clusters[0]
    if (!cluster) throw notFound()
    const [entries, planned, definitions] = await Promise.all([
      house.reader.read(showLibrary, { operationId }, asking),
      house.reader.read(listPlanned, { operationId, clusterIds: [cluster.id] }, asking),
      house.reader.read(listDefinitions, { operationId }, asking),
    ])
    const codes = new Map(definitions.map(({ id, libraryCode }) => [id, libraryCode]))
    const inPlan = new Set(
      planned.filter(({ ended }) => ended === null).flatMap(({ indicatorId }) => codes.get(indicatorId) ?? []),
    )
    const body = (
      <LibraryPage loaded={loaded} entries={entries} clusters={clusters} cluster={cluster} inPlan={inPlan} errors={errors} />
    )
    return house.render(c, { title: say(language, 'library'), operation, body, ...(errors[''] ? { status: 422 as const } : {}) })
  }
  app.get('/o/:code/indicators/library', async c => page(c, await load(house, c)))
  app.post('/o/:code/indicators/library', async c => {
    const loaded = await load(house, c)
    const { values, lists } = await postedForm(c)
    const cluster = plannable(loaded).find(({ code }) => code === values.cluster)
    if (!cluster) throw notFound()
    const codes = lists('codes')
    if (codes.length === 0) return page(c, { ...loaded, cluster }, { '': say(loaded.language, 'chooseSome') })
    await house.runner.run(
      takeFromLibrary,
      { operationId: loaded.operationId, clusterId: cluster.id, codes },
      { ...loaded.asking, ...commandIdOf(values) },
    )
    return c.redirect(addressOf(loaded.path, { cluster: cluster.code }), 303)
  })
}

function newRoutes(app: Hono, house: House): void {
  function page(c: Context, loaded: Loaded, values: Values, errors: Errors): Promise<Response> | Response {
    const { operation, language, path } = loaded
    const clusters = plannable(loaded)
    if (clusters.length === 0) throw notFound()
    const body = <NewPage language={language} path={path} clusters={clusters} values={values} errors={errors} />
    return house.render(c, {
      title: say(language, 'newIndicator'),
      operation,
      body,
      ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    })
  }
  app.get('/o/:code/indicators/new', async c => {
    const loaded = await load(house, c)
    return page(
      c,
      loaded,
      { clusterId: loaded.cluster?.id ?? '', unit: 'people', overTime: 'sum', overPlaces: 'sum', overParts: 'sum', per: '1' },
      {},
    )
  })
  app.post('/o/:code/indicators/new', async c => {
    const loaded = await load(house, c)
    const { asking, operationId, path, clusters } = loaded
    const { values } = await postedForm(c)
    const form = new FormReader(values, loaded.language)
    const clusterId = values.clusterId ?? ''
    const id = newId()
    const planId = newId()
    const definition = { id, ...definitionOf(values, form), clusterId, source: null }
    const toKept = (value: number) =>
      inMinor(value, { unit: values.unit as PlannedIndicator['unit'], currency: definition.currency })
    const planned = {
      id: planId,
      indicatorId: id,
      clusterId,
      baseline: form.number('baseline', toKept),
      target: form.number('target', toKept),
    }
    if (form.failed) return page(c, loaded, values, form.errors)
    try {
      // One command for both, so that a definition never stands without its place in the plan.
      await house.runner.run(
        storeIndicatorSheet,
        { operationId, indicators: [definition], planned: [planned] },
        { ...asking, ...commandIdOf(values) },
      )
    } catch (error) {
      if (error instanceof Problem && error.status === 404 && !clusters.has(clusterId)) throw error
      return page(c, loaded, values, errorsOf(error, loaded.language, fieldOfDefinition))
    }
    return c.redirect(`${path}/${planId}?said=saved`, 303)
  })
}

function dimensionRoutes(app: Hono, house: House): void {
  async function page(c: Context, loaded: Loaded, values: Values = {}, errors: Errors = {}): Promise<Response> {
    const { asking, operationId, operation, language } = loaded
    const dimensions = await house.reader.read(listDisaggregations, { operationId }, asking)
    const mayKeep = isAllowed(asking.actor, keepers, [{ operation: operationId }])
    const body = <DimensionsPage loaded={loaded} dimensions={dimensions} mayKeep={mayKeep} values={values} errors={errors} />
    return house.render(c, {
      title: say(language, 'dimensions'),
      operation,
      body,
      ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    })
  }
  app.get('/o/:code/indicators/dimensions', async c => page(c, await load(house, c)))
  app.post('/o/:code/indicators/dimensions', async c => {
    const loaded = await load(house, c)
    const { values } = await postedForm(c)
    const { prefix = '' } = values
    const own = (name: string) => values[`${prefix}${name}`]?.trim() ?? ''
    const namesOf = (en = '', ar = '', ckb = '') =>
      Object.fromEntries(Object.entries({ en, ar, ckb }).filter(([, name]) => name !== ''))
    const categories = own('categories')
      .split('\n')
      .map(line => line.split('|').map(part => part.trim()))
      .filter(([code]) => code)
      .map(([code = '', en, ar, ckb, ended]) => ({ code, names: namesOf(en || code, ar, ckb), ended: ended || null }))
    const input = {
      operationId: loaded.operationId,
      ...(values.id ? { id: values.id, version: Number(values.version) } : {}),
      code: own('code'),
      names: namesOf(own('nameEn'), own('nameAr'), own('nameCkb')),
      categories,
    }
    try {
      await house.runner.run(storeDisaggregationCommand, input, { ...loaded.asking, ...commandIdOf(values) })
    } catch (error) {
      const fieldOf = (pointer: string) =>
        `${prefix}${pointer.startsWith('/categories') ? 'categories' : pointer.startsWith('/names') ? 'nameEn' : (pointer.split('/')[1] ?? '')}`
      return page(c, loaded, values, errorsOf(error, loaded.language, fieldOf))
    }
    return c.redirect(`${loaded.path}/dimensions`, 303)
  })
}

function editRoutes(app: Hono, house: House): void {
  async function page(c: Context, loaded: LoadedOne, refused?: EditProps['refused'], status: 409 | 422 = 422): Promise<Response> {
    const { asking, operationId, operation, language, planned } = loaded
    const [definitions, all, dimensions, objectives] = await Promise.all([
      house.reader.read(listDefinitions, { operationId }, asking),
      house.reader.read(listPlanned, { operationId }, asking),
      house.reader.read(listDisaggregations, { operationId }, asking),
      objectivesFor(house, loaded),
    ])
    const definition = definitions.find(({ id }) => id === planned.indicatorId)
    if (!definition) throw notFound()
    const mayDefine =
      definition.clusterId === null
        ? isAllowed(asking.actor, keepers, [{ operation: operationId }])
        : mayPlan(asking.actor, operationId, definition.clusterId)
    const possibleParents = all.filter(
      other =>
        other.id !== planned.id &&
        other.unit === planned.unit &&
        other.currency === planned.currency &&
        other.ended === null &&
        mayPlan(asking.actor, operationId, other.clusterId),
    )
    const body = (
      <EditPage
        loaded={loaded}
        definition={definition}
        mayDefine={mayDefine}
        possibleParents={possibleParents}
        dimensions={dimensions}
        objectives={objectives}
        refused={refused}
      />
    )
    return house.render(c, { title: say(language, 'edit'), operation, body, ...(refused ? { status } : {}) })
  }
  /** Gives a command from a form of the page; a refusal shows the page again with what is there now. */
  const route = (
    name: string,
    form: 'plan' | 'definition' | 'other',
    give: (loaded: LoadedOne, values: Values, reader: FormReader) => Promise<unknown>,
  ) =>
    app.post(`/o/:code/indicators/:id/${name}`, async c => {
      const loaded = await loadToEdit(house, c)
      const { values } = await postedForm(c)
      const reader = new FormReader(values, loaded.language)
      try {
        await give(loaded, values, reader)
      } catch (error) {
        if (error instanceof WrongForm) return page(c, loaded, { form, values, errors: reader.errors })
        const errors = errorsOf(error, loaded.language, form === 'definition' ? fieldOfDefinition : undefined)
        return page(
          c,
          await loadToEdit(house, c),
          { form, values, errors },
          error instanceof Problem && error.status === 409 ? 409 : 422,
        )
      }
      return c.redirect(`${loaded.path}/${loaded.planned.id}?said=saved`, 303)
    })

  app.get('/o/:code/indicators/:id/edit', async c => page(c, await loadToEdit(house, c)))
  route('plan', 'plan', async ({ asking, operationId, planned }, values, form) => {
    const level = (name: string) => form.number(name, value => inMinor(value, planned))
    const input = {
      id: planned.id,
      indicatorId: planned.indicatorId,
      clusterId: planned.clusterId,
      objectiveId: values.objectiveId || null,
      parentId: values.parentId || null,
      baseline: level('baseline'),
      target: level('target'),
      inNeed: level('inNeed'),
      starts: form.month('starts'),
      ends: form.month('ends'),
      sort: form.number('sort') ?? planned.sort,
      version: Number(values.version),
    }
    if (form.failed) throw new WrongForm()
    await house.runner.run(planIndicators, { operationId, planned: [input] }, { ...asking, ...commandIdOf(values) })
  })
  route('definition', 'definition', async ({ asking, operationId, planned }, values, form) => {
    const kept = (await house.reader.read(listDefinitions, { operationId }, asking)).find(({ id }) => id === planned.indicatorId)
    if (!kept) throw notFound()
    const input = {
      id: kept.id,
      ...definitionOf(values, form),
      clusterId: kept.clusterId,
      libraryCode: kept.libraryCode,
      source: kept.source,
      version: Number(values.version),
    }
    if (form.failed) throw new WrongForm()
    await house.runner.run(storeIndicatorsCommand, { operationId, indicators: [input] }, { ...asking, ...commandIdOf(values) })
  })
  route('add-dimension', 'other', async ({ asking, operationId, planned }, values, form) => {
    const starts = form.month('starts')
    if (form.failed) throw new WrongForm()
    const input = { operationId, disaggregationId: values.disaggregationId, planIndicatorIds: [planned.id], starts }
    await house.runner.run(addDisaggregation, input, { ...asking, ...commandIdOf(values) })
  })
  route('end-dimension', 'other', async ({ asking, operationId, planned }, values, form) => {
    const ended = form.month('ended')
    if (form.failed) throw new WrongForm()
    const input = { operationId, disaggregationId: values.disaggregationId, planIndicatorIds: [planned.id], ended }
    await house.runner.run(endDisaggregation, input, { ...asking, ...commandIdOf(values) })
  })
  route('end', 'other', async ({ asking, operationId, planned }, values, form) => {
    const ended = form.month('ended')
    if (form.failed) throw new WrongForm()
    await house.runner.run(
      endPlanned,
      { operationId, id: planned.id, version: Number(values.version), ended },
      { ...asking, ...commandIdOf(values) },
    )
  })
}

/** The form itself cannot be read; its reader says why. */
class WrongForm extends Error {}
