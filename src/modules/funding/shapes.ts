/** Shapes that agreements, what moves and what files say have in common. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { CodeSchema, DateSchema, IdSchema } from '../operations/schema.ts'

export const words = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
export const maybe = (max: number) => v.optional(v.nullable(words(max)), null)
export const maybeId = v.optional(v.nullable(IdSchema), null)
export const maybeDate = v.optional(v.nullable(DateSchema), null)
export const maybeCode = v.optional(v.nullable(CodeSchema), null)
export const flag = v.optional(v.boolean(), false)

/** ISO 4217. */
export const CurrencySchema = v.pipe(
  v.string(),
  v.regex(
    /^[A-Z]{3}$/,
    fieldText(
      'A currency is three capital letters, such as USD.',
      'العملة ثلاثة أحرف لاتينية كبيرة، مثل USD.',
      'دراو سێ پیتی گەورەی لاتینییە، وەک USD.',
    ),
  ),
)
/** Minor units above zero, as text: they may pass 2^53. */
export const AmountSchema = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,17}$/, fieldText('An amount is above zero.', 'المبلغ أكبر من صفر.', 'بڕ لە سفر زیاترە.')),
)

export const agreementKinds = ['contribution', 'allocation', 'sub-grant'] as const
export type AgreementKind = (typeof agreementKinds)[number]
export const agreementStates = ['proposed', 'in-force', 'ended'] as const
export type AgreementState = (typeof agreementStates)[number]
export const earmarkStrengths = ['unearmarked', 'soft', 'earmarked', 'hard'] as const
export const dutyKinds = ['report', 'financial-report', 'condition'] as const

/** What moves money; see README.md for from where to where. */
export const moneyKinds = [
  'pledge',
  'commitment',
  'payment',
  'reduction',
  'allocation',
  'disbursement',
  'expenditure',
  'refund',
  'interest',
  'overheads',
  'carry-over',
  'exchange',
] as const
export type MoneyKind = (typeof moneyKinds)[number]

const idList = (max: number) => v.optional(v.pipe(v.array(IdSchema), v.maxLength(max)), [])
/** What a giver allows. A list that is empty allows everything of its kind. */
export const EarmarkSchema = v.object({
  strength: v.picklist(earmarkStrengths),
  clusterIds: idList(200),
  projectCodes: v.optional(v.pipe(v.array(CodeSchema), v.maxLength(500)), []),
  placeIds: idList(1_000),
  groupIds: idList(200),
  /** The giver's own words. */
  words: maybe(2_000),
})
export type Earmark = v.InferOutput<typeof EarmarkSchema>

/** How what is given as goods or services was valued. */
export const InKindSchema = v.object({ method: words(300), source: maybe(300) })

/** A rate as a source states it: units of the currency for one unit of the operation's reporting currency. */
export const RateSchema = v.object({
  unitsPerBase: v.pipe(
    v.string(),
    v.regex(/^\d{1,15}(\.\d{1,30})?$/),
    v.check(written => Number(written) > 0),
  ),
  day: DateSchema,
  source: words(300),
})
export const dimensions = {
  clusterId: maybeId,
  placeId: maybeId,
  groupId: maybeId,
  projectCode: maybeCode,
  activityId: maybeId,
}

export const RequirementInput = v.object({
  /** Null: of the whole plan. */
  clusterId: maybeId,
  year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)),
  currency: CurrencySchema,
  amountMinor: v.pipe(v.string(), v.regex(/^\d{1,18}$/)),
  source: maybe(500),
})
