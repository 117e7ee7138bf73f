/** Results with their indicators, baselines and periods. */
import type { Baseline, Indicator, Measurement, Period, Result, ResultReference } from '../model.ts'
import { attribute, many, one, type Shape, shape } from '../shape.ts'
import { description, documentLink, periodEnd, periodStart, textShape } from './parts.ts'

const reference: Shape<ResultReference> = shape({
  vocabulary: attribute('vocabulary', { needed: true }),
  code: attribute('code', { needed: true }),
  vocabularyUri: attribute('vocabulary-uri'),
  indicatorUri: attribute('indicator-uri'),
})
type MeasuredAt = Measurement['locations'][number]
type Dimension = Measurement['dimensions'][number]
const location: Shape<MeasuredAt> = shape<MeasuredAt>({ ref: attribute('ref', { needed: true }) })
const dimension: Shape<Dimension> = shape<Dimension>({ name: attribute('name'), value: attribute('value') })

const locations = many('location', () => location)
const dimensions = many('dimension', () => dimension)
const documents = many('document-link', () => documentLink)
const comment = one('comment', () => textShape)
const aggregated = attribute('aggregation-status', { is: 'truth' })

const baseline: Shape<Baseline> = shape({
  date: attribute('iso-date', { is: 'date' }),
  year: attribute('year', { is: 'whole', needed: true }),
  value: attribute('value'),
  locations,
  dimensions,
  documents,
  comment,
})
const measurement: Shape<Measurement> = shape({ value: attribute('value'), locations, dimensions, comment, documents })
const period: Shape<Period> = shape({
  start: periodStart,
  end: periodEnd,
  targets: many('target', () => measurement),
  actuals: many('actual', () => measurement),
})
const indicator: Shape<Indicator> = shape({
  measure: attribute('measure', { needed: true, list: 'IndicatorMeasure' }),
  ascending: attribute('ascending', { is: 'truth' }),
  aggregated,
  title: one('title', () => textShape, true),
  description: one('description', () => description),
  documents,
  references: many('reference', () => reference),
  baselines: many('baseline', () => baseline),
  periods: many('period', () => period),
})
export const result: Shape<Result> = shape({
  type: attribute('type', { needed: true, list: 'ResultType' }),
  aggregated,
  title: one('title', () => textShape, true),
  description: one('description', () => description),
  documents,
  references: many('reference', () => reference),
  indicators: many('indicator', () => indicator, { needed: true }),
})
