/** Routes of targets by area. */
import type { Context, Hono } from 'hono'
import { Problem } from '../../../kernel/problems.ts'
import { listTargets, setTargets } from '../../../modules/indicators/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import type { House } from '../house.ts'
import { TargetsPage, targetField } from './figures-form.tsx'
import { commandIdOf, type Errors, errorsOf, FormReader, postedForm, type Values } from './form.tsx'
import { inMinor } from './format.ts'
import { addressOf, areaCode, areasBelow, type LoadedOne, loadToEdit } from './load.ts'

export function targetRoutes(app: Hono, house: House): void {
  async function page(
    c: Context,
    loaded: LoadedOne,
    values: Values = {},
    errors: Errors = {},
    status: 409 | 422 = 422,
  ): Promise<Response> {
    const { asking, operationId, operation, language, planned } = loaded
    const targets = await house.reader.read(listTargets, { operationId, ids: [planned.id] }, asking)
    const body = <TargetsPage loaded={loaded} targets={targets} values={values} errors={errors} />
    return house.render(c, {
      title: say(language, 'editTargets'),
      operation,
      body,
      ...(Object.keys(errors).length > 0 ? { status } : {}),
    })
  }
  app.get('/o/:code/indicators/:id/targets', async c => page(c, await loadToEdit(house, c)))
  app.post('/o/:code/indicators/:id/targets', async c => {
    const loaded = await loadToEdit(house, c)
    const { asking, operationId, planned, area, path } = loaded
    const { values } = await postedForm(c)
    const form = new FormReader(values, loaded.language)
    const stated = await house.reader.read(listTargets, { operationId, ids: [planned.id] }, asking)
    const before = new Map(
      stated.filter(({ categories }) => Object.keys(categories).length === 0).map(target => [target.placeId, target]),
    )
    const targets = areasBelow(loaded, area).flatMap(({ id }) => {
      const level = (measure: 'baseline' | 'target' | 'inNeed') =>
        targetField(measure, id) in values
          ? form.number(targetField(measure, id), value => inMinor(value, planned))
          : (before.get(id)?.[measure] ?? null)
      const target = { placeId: id, baseline: level('baseline'), target: level('target'), inNeed: level('inNeed') }
      const held = before.get(id)
      const same =
        target.baseline === (held?.baseline ?? null) &&
        target.target === (held?.target ?? null) &&
        target.inNeed === (held?.inNeed ?? null)
      return same ? [] : [target]
    })
    if (form.failed) return page(c, loaded, values, form.errors)
    if (targets.length > 0)
      try {
        await house.runner.run(
          setTargets,
          { operationId, planIndicatorId: planned.id, version: Number(values.version), targets },
          { ...asking, ...commandIdOf(values) },
        )
      } catch (error) {
        return page(
          c,
          await loadToEdit(house, c),
          values,
          errorsOf(error, loaded.language),
          error instanceof Problem && error.status === 409 ? 409 : 422,
        )
      }
    return c.redirect(addressOf(`${path}/${planned.id}`, { area: area ? areaCode(area) : undefined, said: 'saved' }), 303)
  })
}
