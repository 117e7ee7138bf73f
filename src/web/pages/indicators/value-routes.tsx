/** Routes of one figure reported by hand. */
import type { Context, Hono } from 'hono'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { categoriesOf, keyOf, recordValuesCommand, valueProblems } from '../../../modules/indicators/index.ts'
import { isRatio } from '../../../modules/indicators/schema.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import type { House } from '../house.ts'
import { partField, partsAsked, ValuePage } from './figures-form.tsx'
import { commandIdOf, type Errors, FormReader, postedForm, type Values } from './form.tsx'
import { inMinor } from './format.ts'
import { addressOf, areaCode, type LoadedOne, loadOne } from './load.ts'
import { placesToReport, reportingOf } from './reporting.ts'

export function valueRoutes(app: Hono, house: House): void {
  async function page(c: Context, loaded: LoadedOne, values: Values, errors: Errors = {}): Promise<Response> {
    const { operation, language } = loaded
    const reporting = await reportingOf(house, loaded)
    const { organisations, mayWithout } = reporting
    if (organisations.length === 0 && !mayWithout) throw notFound()
    const offered = placesToReport(loaded, reporting)
    const body = (
      <ValuePage
        loaded={loaded}
        offered={offered}
        mayNowhere={reporting.mayIn(null)}
        organisations={organisations}
        mayWithout={mayWithout}
        values={values}
        errors={errors}
      />
    )
    return house.render(c, {
      title: say(language, 'reportFigure'),
      operation,
      body,
      ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    })
  }
  app.get('/o/:code/indicators/:id/value', async c => {
    const loaded = await loadOne(house, c)
    return page(c, loaded, { placeId: loaded.area?.id ?? '' })
  })
  app.post('/o/:code/indicators/:id/value', async c => {
    const loaded = await loadOne(house, c)
    const { asking, operationId, planned, places, path, language } = loaded
    const { values } = await postedForm(c)
    const form = new FormReader(values, language)
    const period = form.month('period')
    const written = form.text('placeId')
    const place =
      written === null
        ? null
        : (places.get(written) ?? [...places.values()].find(({ codes }) => codes.some(({ code }) => code === written)))
    if (place === undefined) form.errors.placeId = valueProblems['place-unknown'][language]
    const figures = readFigures(form, loaded, values)
    if (period === null && !form.errors.period) form.errors.period = say(language, 'wrongField')
    if (figures.length === 0 && !form.failed) form.errors[partField('numerator', '')] = say(language, 'blankIsUnknown')
    if (form.failed || period === null || place === undefined) return page(c, loaded, values, form.errors)
    const about = {
      planIndicatorId: planned.id,
      period,
      placeId: place?.id ?? null,
      organisationId: values.organisationId || null,
      note: form.text('note'),
    }
    try {
      await house.runner.run(
        recordValuesCommand,
        { operationId, values: figures.map(figure => ({ ...about, ...figure })) },
        { ...asking, ...commandIdOf(values) },
      )
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return page(c, loaded, values, valueErrors(error, language, figures))
    }
    return c.redirect(addressOf(`${path}/${planned.id}`, { area: place ? areaCode(place) : undefined, said: 'recorded' }), 303)
  })
}

interface Figure {
  categories: Record<string, string>
  numerator: number | null
  denominator: number | null
}

/** The total and its parts, as far as they are written; one that is said to be unknown is the total alone. */
function readFigures(form: FormReader, { planned }: LoadedOne, values: Values): Figure[] {
  if (values.unknown === 'yes') return [{ categories: {}, numerator: null, denominator: null }]
  const ratio = isRatio(planned.unit)
  return ['', ...partsAsked(planned, values.period ?? '')].flatMap(key => {
    const numerator = form.number(partField('numerator', key), value => inMinor(value, planned))
    const denominator = ratio ? form.number(partField('denominator', key)) : null
    return numerator === null && denominator === null ? [] : [{ categories: categoriesOf(key), numerator, denominator }]
  })
}

/** What a refused figure needs, beside its field. */
function valueErrors(problem: Problem, language: Parameters<typeof say>[0], figures: readonly Figure[]): Errors {
  const errors: Record<string, string> = { '': problem.messageIn(language) }
  for (const { pointer, message } of problem.fieldsIn(language)) {
    const [, , index = '0', field = ''] = pointer.split('/')
    const categories = figures[Number(index)]?.categories ?? {}
    const key = keyOf(categories)
    const name =
      field === 'numerator' || field === 'denominator'
        ? partField(field, key)
        : field === 'categories'
          ? partField('numerator', key)
          : field
    errors[name] = message
  }
  return errors
}
