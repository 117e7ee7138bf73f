/** Shapes of indicators, of their use in a plan, and of what is said for them. Browser-safe. */
import * as v from 'valibot'
import { CodeSchema, IdSchema, NamesSchema, PeriodSchema } from '../operations/schema.ts'
import { rules } from './rules.ts'

export const units = ['people', 'households', 'facilities', 'kits', 'items', 'sessions', 'money', 'ratio', 'percentage'] as const
export type Unit = (typeof units)[number]

/** Units that keep numerator and denominator. */
export const isRatio = (unit: Unit): boolean => unit === 'ratio' || unit === 'percentage'
/** Units that are counted in whole numbers (money in minor units of its currency). */
export const isWhole = (unit: Unit): boolean => !isRatio(unit) && unit !== 'items'

/** The largest figure that is kept without losing a digit. */
export const figureMax = 999_999_999_999_999

const text = v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2_000))), null)
const month = v.optional(v.nullable(PeriodSchema), null)
const id = v.optional(v.nullable(IdSchema), null)
const figure = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(figureMax)))
const level = v.optional(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(-figureMax), v.maxValue(figureMax))), null)
const version = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))

export const RuleSchema = v.picklist(rules)
export const UnitSchema = v.picklist(units)

/** Codes of a dimension and of its categories. */
export const PartCodeSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A code is of small letters, digits and hyphens.'),
)
/** A part that a figure is of: dimension to category; nothing is the total. */
export const CategoriesSchema = v.record(PartCodeSchema, PartCodeSchema)
export type Categories = v.InferOutput<typeof CategoriesSchema>

const Definitions = v.object({ en: text, ar: text, ckb: text })

export const IndicatorInput = v.object({
  id: v.optional(IdSchema),
  code: CodeSchema,
  names: NamesSchema,
  /** What counts and how it is measured. */
  definitions: v.optional(Definitions, { en: null, ar: null, ckb: null }),
  unit: UnitSchema,
  /** ISO 4217, of money alone. */
  currency: v.optional(
    v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'A currency is its ISO 4217 code of three letters.'))),
    null,
  ),
  /** A ratio is shown per that many. */
  per: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(1_000_000)), 1),
  overTime: RuleSchema,
  overPlaces: RuleSchema,
  overParts: v.optional(RuleSchema, 'sum'),
  lowerIsBetter: v.optional(v.boolean(), false),
  /** The cluster that keeps the definition; null: the operation. */
  clusterId: id,
  libraryCode: text,
  source: text,
  illustrative: v.optional(v.boolean(), false),
  /** Of the entry as it was read; left out for a new one. */
  version,
})
export type IndicatorInput = v.InferOutput<typeof IndicatorInput>

export const PlanIndicatorInput = v.object({
  id: v.optional(IdSchema),
  indicatorId: IdSchema,
  clusterId: IdSchema,
  objectiveId: id,
  /** The planned indicator that it rolls up into. */
  parentId: id,
  /** In the unit of the indicator: money in minor units, a percentage in per cent. Null is unknown. */
  baseline: level,
  target: level,
  inNeed: v.optional(figure, null),
  /** Months in which figures are expected. */
  starts: month,
  ends: month,
  sort: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30_000)), 100),
  illustrative: v.optional(v.boolean(), false),
  version,
})
export type PlanIndicatorInput = v.InferOutput<typeof PlanIndicatorInput>

export const TargetInput = v.object({
  planIndicatorId: IdSchema,
  /** Null: the whole operation, for parts of the total. */
  placeId: v.nullable(IdSchema),
  categories: v.optional(CategoriesSchema, {}),
  baseline: level,
  target: level,
  inNeed: v.optional(figure, null),
  source: text,
  illustrative: v.optional(v.boolean(), false),
})
export type TargetInput = v.InferOutput<typeof TargetInput>

export const ValueInput = v.object({
  planIndicatorId: IdSchema,
  period: PeriodSchema,
  /** Null: not stated where. */
  placeId: v.nullable(IdSchema),
  /** Null: of the cluster as a whole, an assessment say. */
  organisationId: v.nullable(IdSchema),
  categories: v.optional(CategoriesSchema, {}),
  /** The figure, or the upper part of a ratio; null is unknown. */
  numerator: figure,
  denominator: v.optional(figure, null),
  note: text,
  /** Row of the file or report it came from. */
  row: v.optional(v.nullable(v.pipe(v.number(), v.integer())), null),
})
export type ValueInput = v.InferOutput<typeof ValueInput>

export const CategoryInput = v.object({
  code: PartCodeSchema,
  names: NamesSchema,
  ended: v.optional(v.nullable(PeriodSchema), null),
})
export const DisaggregationInput = v.object({
  id: v.optional(IdSchema),
  code: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'A code is of small letters, digits and hyphens.')),
  names: NamesSchema,
  categories: v.pipe(v.array(CategoryInput), v.minLength(2), v.maxLength(60)),
  version,
})
export type DisaggregationInput = v.InferOutput<typeof DisaggregationInput>

export const valuesMax = 500_000
