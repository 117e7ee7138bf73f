/** Routes of the form of one month for all areas. */
import type { Context, Hono } from 'hono'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { keyOf, listValues, recordValuesCommand } from '../../../modules/indicators/index.ts'
import { isRatio } from '../../../modules/indicators/schema.ts'
import type { Place } from '../../../modules/places/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import type { House } from '../house.ts'
import { commandIdOf, type Errors, FormReader, postedForm, type Values } from './form.tsx'
import { inMinor } from './format.ts'
import { addressOf, areaCode, areasBelow, type LoadedOne, loadOne } from './load.ts'
import { type AskedMonth, MonthPage, monthField, monthQuery, type SaidNow, writtenNow } from './month.tsx'
import { type Reporting, reportingOf } from './reporting.ts'

interface Asked {
  loaded: LoadedOne
  reporting: Reporting
  asked: AskedMonth | null
  areas: Place[]
  said: Map<string, SaidNow>
  errors: Errors
  values: Values
}

/** What is asked for, with what the organisation said of it before. */
async function ask(house: House, c: Context): Promise<Asked> {
  const loaded = await loadOne(house, c)
  const { asking, operationId, planned, language, area } = loaded
  const reporting = await reportingOf(house, loaded)
  const { organisations, mayWithout, mayIn } = reporting
  if ((organisations.length === 0 && !mayWithout) || planned.ended !== null) throw notFound()
  const values = { period: c.req.query('period') ?? '', organisation: c.req.query('organisation') ?? '' }
  const form = new FormReader(values, language)
  const period = form.month('period')
  const known = organisations.some(({ id }) => id === values.organisation)
  const organisationId = values.organisation && isId(values.organisation) && known ? values.organisation : null
  const whole = { loaded, reporting, values, errors: form.errors, areas: [], said: new Map<string, SaidNow>() }
  if (period === null || (organisationId === null && !mayWithout)) return { ...whole, asked: null }
  const areas = areasBelow(loaded, area).filter(({ id }) => mayIn(id))
  const stored = await house.reader.read(listValues, { operationId, ids: [planned.id], from: period, to: period }, asking)
  const said = new Map(
    stored.flatMap(value =>
      value.organisationId === organisationId && value.placeId !== null && keyOf(value.categories) === ''
        ? [[value.placeId, { numerator: value.numerator, denominator: value.denominator }] as const]
        : [],
    ),
  )
  return { ...whole, asked: { period, organisationId }, areas, said }
}

export function monthRoutes(app: Hono, house: House): void {
  const page = (c: Context, { loaded, ...shown }: Asked, status?: 422) =>
    house.render(c, {
      title: say(loaded.language, 'reportMonth'),
      operation: loaded.operation,
      body: <MonthPage loaded={loaded} {...shown} />,
      ...(status ? { status } : {}),
    })
  app.get('/o/:code/indicators/:id/month', async c => {
    const shown = await ask(house, c)
    return page(c, shown, Object.keys(shown.errors).length > 0 ? 422 : undefined)
  })
  app.post('/o/:code/indicators/:id/month', async c => {
    const shown = await ask(house, c)
    const { loaded, asked, areas, said } = shown
    if (asked === null) return page(c, shown, 422)
    const { asking, operationId, planned, language, path, area } = loaded
    const { values } = await postedForm(c)
    const form = new FormReader(values, language)
    const changed = changedFigures(form, values, loaded, areas, said)
    if (form.failed) return page(c, { ...shown, values, errors: form.errors }, 422)
    const about = { planIndicatorId: planned.id, ...asked, note: null }
    try {
      if (changed.length > 0)
        await house.runner.run(
          recordValuesCommand,
          { operationId, values: changed.map(figure => ({ ...about, ...figure })) },
          { ...asking, ...commandIdOf(values) },
        )
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 404) throw error
      const errors: Record<string, string> = { '': error.messageIn(language) }
      for (const { pointer, message } of error.fieldsIn(language)) {
        const [, , index = '0', field = ''] = pointer.split('/')
        const placeId = changed[Number(index)]?.placeId ?? ''
        errors[monthField(field === 'denominator' ? 'denominator' : 'numerator', placeId)] = message
      }
      return page(c, { ...shown, values, errors }, 422)
    }
    const query = { ...monthQuery(asked), area: area ? areaCode(area) : undefined, said: 'recorded' }
    return c.redirect(addressOf(`${path}/${planned.id}/month`, query), 303)
  })
}

/** Areas whose figure is written otherwise than it is said now. A figure that was said and is blank now is not known. */
function changedFigures(
  form: FormReader,
  values: Values,
  loaded: LoadedOne,
  areas: readonly Place[],
  said: ReadonlyMap<string, SaidNow>,
): { placeId: string; numerator: number | null; denominator: number | null }[] {
  const { planned } = loaded
  const ratio = isRatio(planned.unit)
  return areas.flatMap(({ id: placeId }) => {
    const now = said.get(placeId)
    const [top, bottom] = [monthField('numerator', placeId), monthField('denominator', placeId)]
    const written = [values[top]?.trim() ?? '', ratio ? (values[bottom]?.trim() ?? '') : '']
    const before = [writtenNow(now, 'numerator', loaded), ratio ? writtenNow(now, 'denominator', loaded) : '']
    if (written[0] === before[0] && written[1] === before[1]) return []
    const unknown = { placeId, numerator: null, denominator: null }
    if (written[0] === '?' || (written[0] === '' && written[1] === '')) return [unknown]
    const numerator = form.number(top, value => inMinor(value, planned))
    const denominator = ratio ? form.number(bottom) : null
    return [{ placeId, numerator, denominator }]
  })
}
