/** Rows of targets and rows of figures: each names its indicator, its place and, where it is one, its part. */

import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import { categoriesOf, keyOf } from '../../../modules/indicators/index.ts'
import { figureMax, isRatio, isWhole } from '../../../modules/indicators/schema.ts'
import { readMonth } from '../dates.ts'
import { nameKey } from '../text.ts'
import { readCount, readQuantity } from '../values.ts'
import { type CheckContext, codeKey, type Effect, type PlannedNow, similarCodes } from './context.ts'
import { readLevel } from './definition-row.ts'
import { type Row, readCluster, readOrganisation, readPlace } from './rows.ts'
import { saysUnknown } from './words.ts'

/** The planned indicator that a row is about. */
function readIndicator(row: Row, context: CheckContext): PlannedNow | null {
  const code = row.text('code')
  if (code === null) {
    row.add('error', 'indicator-code-missing', 'code')
    return null
  }
  const clusterId = readCluster(row, context.resolver, context.reference)
  const all = context.plannedByCode.get(codeKey(code)) ?? []
  const fitting = clusterId === null ? all : all.filter(each => each.clusterId === clusterId)
  if (fitting.length === 1 && fitting[0]) return fitting[0]
  if (all.length > 1) row.add('error', 'indicator-ambiguous', row.has('cluster') ? 'cluster' : 'code')
  else if (all.length === 1) row.add('error', 'indicator-not-of-cluster', 'code')
  else row.add('error', 'planned-indicator-unknown', 'code', { suggestions: similarCodes(code, context) })
  return null
}

/** The part that a row is of, by the columns of dimensions. @param period null for targets, which hold for every month. */
function readPart(row: Row, planned: PlannedNow, context: CheckContext, period: string | null): string {
  const categories: Record<string, string> = {}
  for (const dimension of context.dimensions) {
    const word = row.dimension(dimension.code)
    if (word === null) continue
    const key = nameKey(word)
    const category = dimension.categories.find(({ code, names }) =>
      [code, ...Object.values(names)].some(name => nameKey(name) === key),
    )
    const at = { dimension: dimension.code }
    if (!category) {
      row.add('error', 'indicator-category-unknown', at, { offered: dimension.categories.map(({ code }) => code).join(', ') })
      continue
    }
    const inForce = planned.dimensions.get(dimension.code)?.(period ?? context.month) ?? []
    if (!inForce.includes(category.code)) row.add('error', 'indicator-part-not-asked', at, { indicator: planned.code })
    categories[dimension.code] = category.code
  }
  return keyOf(categories)
}

/** Reads one row of targets. */
export function readTarget(row: Row, context: CheckContext): Effect | null {
  const planned = readIndicator(row, context)
  const placeId = readPlace(row, context.resolver)
  if (planned === null) return null
  const key = readPart(row, planned, context, null)
  if (placeId === null && key === '' && !row.failed) row.add('error', 'indicator-target-place-missing', null)
  const coordinate = `${planned.id}|${placeId ?? ''}|${key}`
  const kept = context.targets.find(
    each => `${each.planIndicatorId}|${each.placeId ?? ''}|${keyOf(each.categories)}` === coordinate,
  )
  const level = (field: 'baseline' | 'target' | 'inNeed') => readLevel(row, field, planned, kept?.[field] ?? null)
  const target = {
    planIndicatorId: planned.id,
    placeId,
    categories: categoriesOf(key),
    baseline: level('baseline'),
    target: level('target'),
    inNeed: level('inNeed'),
    source: row.has('source') ? row.text('source') : (kept?.source ?? null),
    illustrative: kept?.illustrative ?? false,
  }
  const before = context.gathered.targets.get(coordinate)
  if (before) row.add('error', 'indicator-target-twice', 'code', { row: before.row })
  const same = kept && (['baseline', 'target', 'inNeed', 'source'] as const).every(field => target[field] === kept[field])
  if (same && !row.failed) return 'unchanged'
  if (!context.mayPlan(planned.clusterId)) row.add('error', 'indicator-plan-not-yours', 'code')
  if (row.failed) return null
  context.gathered.targets.set(coordinate, { ...target, illustrative: false, row: row.row })
  return kept ? 'changed' : 'new'
}

/** The figure of a row; `blank` when nothing at all is written: nobody said anything then. */
function readFigure(row: Row, planned: PlannedNow): { numerator: number | null; denominator: number | null } | 'blank' {
  const fields = ['value', 'numerator', 'denominator'] as const
  const blank = fields.every(field => row.isBlank(field))
  if (blank) return 'blank'
  if (fields.some(field => saysUnknown(row.cell(field)))) return { numerator: null, denominator: null }
  const amount = (field: (typeof fields)[number]): number | null => {
    const text = row.take(readQuantity(row.cell(field)), field)
    if (text === null) return null
    const value = Number(text)
    if (value > figureMax) row.add('error', 'number-unreadable', field)
    return value
  }
  if (isRatio(planned.unit)) {
    const numerator = amount('numerator')
    const denominator = amount('denominator')
    if ((numerator === null || denominator === null) && !row.failed)
      row.add(
        'error',
        'figure-ratio-needs-both',
        numerator === null && row.has('value') && !row.isBlank('value') ? 'value' : 'numerator',
      )
    if (planned.unit === 'percentage' && numerator !== null && denominator !== null && numerator > denominator)
      row.add('warning', 'figure-percentage-above-hundred', 'numerator')
    return { numerator, denominator }
  }
  const field = row.isBlank('value') ? 'numerator' : 'value'
  if (planned.unit === 'money' && planned.currency) {
    const value = amount(field)
    const digits = minorDigitsOf(planned.currency)
    const minor = value === null ? null : Math.round(value * 10 ** digits)
    if (value !== null && minor !== null && Math.abs(value * 10 ** digits - minor) > 1e-6)
      row.add('error', 'amount-too-fine', field, { digits })
    return { numerator: minor, denominator: null }
  }
  if (isWhole(planned.unit)) return { numerator: row.take(readCount(row.cell(field)), field), denominator: null }
  return { numerator: amount(field), denominator: null }
}

function readPeriod(row: Row, planned: PlannedNow | null, context: CheckContext): string | null {
  const own = row.take(readMonth(row.cell('period')), 'period')
  const period = own ?? (row.isBlank('period') ? context.period : null)
  if (period === null) {
    if (!row.failed) row.add('error', 'period-missing', row.has('period') ? 'period' : null)
    return null
  }
  if (period > context.month) row.add('error', 'period-in-future', 'period', { period })
  if (planned?.ended && period > planned.ended) row.add('error', 'indicator-takes-no-figures', 'period', { ended: planned.ended })
  return period
}

/** Reads one row of figures; `blank` for a row without a figure, which says nothing. */
export function readValue(row: Row, context: CheckContext): Effect | 'blank' | null {
  const planned = readIndicator(row, context)
  const figure = planned ? readFigure(row, planned) : null
  if (figure === 'blank') return 'blank'
  const period = readPeriod(row, planned, context)
  const placeId = readPlace(row, context.resolver)
  const organisationId = readOrganisation(row, context.resolver)
  if (planned === null || figure === null || period === null) return null
  const key = readPart(row, planned, context, period)
  const coordinate = [planned.id, period, placeId ?? '', organisationId ?? '', key].join('|')
  const before = context.gathered.values.get(coordinate)
  if (before) {
    const equal = before.numerator === figure.numerator && before.denominator === figure.denominator
    row.add(equal ? 'warning' : 'error', equal ? 'figure-repeated' : 'figure-said-twice', 'value', { row: before.row })
    return null
  }
  if (row.failed) return null
  const kept = keptValue(context, coordinate)
  const note = row.has('note') ? row.text('note') : (kept?.note ?? null)
  // A made-up figure that the sheet marks as such is nobody's word.
  const illustrative = row.text('illustrative') !== null
  if (
    kept &&
    kept.numerator === figure.numerator &&
    kept.denominator === figure.denominator &&
    kept.note === note &&
    kept.illustrative === illustrative
  )
    return 'unchanged'
  if (context.reference.closedPeriods.has(period)) row.add('error', 'period-closed', 'period', { period })
  if (!context.mayReport({ clusterId: planned.clusterId, organisationId, placeId }))
    row.add('error', 'figure-not-yours', row.has('organisation') ? 'organisation' : 'code')
  if (row.failed) return null
  context.gathered.values.set(coordinate, {
    planIndicatorId: planned.id,
    period,
    placeId,
    organisationId,
    categories: categoriesOf(key),
    ...figure,
    note,
    row: row.row,
  })
  return kept ? 'changed' : 'new'
}

const indexes = new WeakMap<CheckContext, Map<string, CheckContext['values'][number]>>()

/** The stored figure of a coordinate. */
function keptValue(context: CheckContext, coordinate: string) {
  let index = indexes.get(context)
  if (!index) {
    index = new Map(
      context.values.map(value => [
        [value.planIndicatorId, value.period, value.placeId ?? '', value.organisationId ?? '', keyOf(value.categories)].join('|'),
        value,
      ]),
    )
    indexes.set(context, index)
  }
  return index.get(coordinate)
}
