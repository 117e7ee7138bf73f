/** Shapes of situation reports. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { IdSchema, PeriodSchema } from '../operations/schema.ts'
import { monthCount, monthsMax } from './rules.ts'

export const VersionSchema = v.pipe(v.number(), v.integer(), v.minValue(1))
export const ReasonSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1_000))

const TextSchema = v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(8_000))), null)
/** What is written in one language; an empty part is not written. */
export const TextsSchema = v.object({
  highlights: TextSchema,
  response: TextSchema,
  constraints: TextSchema,
  outlook: TextSchema,
})

export const MakeSitrep = v.pipe(
  v.object({
    operationId: IdSchema,
    id: v.optional(IdSchema),
    /** Null: the country team's, of the whole operation. */
    clusterId: v.optional(v.nullable(IdSchema), null),
    from: PeriodSchema,
    to: PeriodSchema,
  }),
  v.forward(
    v.check(
      months => monthCount(months) >= 1 && monthCount(months) <= monthsMax,
      fieldText(
        'The last month is not before the first, and there are 36 months at most.',
        'لا يسبق الشهرُ الأخير الشهرَ الأول، ولا تزيد الأشهر على 36.',
        'دوا مانگ پێش یەکەم مانگ نییە، و لە ٣٦ مانگ زیاتر نییە.',
      ),
    ),
    ['to'],
  ),
)
