/** Shapes of funding: funds, agreements, what moves, and what a checked file says of all of it. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { CodeSchema, DateSchema, IdSchema, NamesSchema } from '../operations/schema.ts'
import { OrganisationInput } from '../organisations/schema.ts'

const words = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const maybe = (max: number) => v.optional(v.nullable(words(max)), null)
const maybeId = v.optional(v.nullable(IdSchema), null)
const maybeDate = v.optional(v.nullable(DateSchema), null)
const maybeCode = v.optional(v.nullable(CodeSchema), null)
const flag = v.optional(v.boolean(), false)

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
/** Minor units, below zero where a published file takes back what it said before. Never zero. */
const PublishedAmount = v.pipe(v.string(), v.regex(/^-?[1-9]\d{0,17}$/))

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

const endsAfterStart = <Input extends { starts: string | null; ends: string | null }>() =>
  v.check<Input, string>(
    ({ starts, ends }) => starts === null || ends === null || ends >= starts,
    fieldText('An agreement ends after it starts.', 'تنتهي الاتفاقية بعد أن تبدأ.', 'ڕێککەوتن دوای دەستپێکردنی کۆتایی دێت.'),
  )

const terms = {
  names: NamesSchema,
  /** Number or code that giver and receiver know it by. */
  reference: maybe(200),
  currency: CurrencySchema,
  projectCode: maybeCode,
  clusterId: maybeId,
  starts: maybeDate,
  /** The last day on which its money may move. */
  ends: maybeDate,
  /** Whether its money may be passed on or spent before it was received. */
  advanceAllowed: flag,
  inKind: v.optional(v.nullable(InKindSchema), null),
  earmark: v.optional(v.nullable(EarmarkSchema), null),
  conditions: maybe(4_000),
  note: maybe(4_000),
  source: maybe(500),
}

export const OpenFund = v.object({
  operationId: IdSchema,
  id: v.optional(IdSchema),
  code: CodeSchema,
  /** Who holds the fund. */
  organisationId: maybeId,
  names: NamesSchema,
  opened: maybeDate,
  source: maybe(500),
  illustrative: flag,
})
export const CloseFund = v.object({ operationId: IdSchema, code: CodeSchema, closed: DateSchema })

export const ProposeAgreement = v.pipe(
  v.object({
    operationId: IdSchema,
    id: v.optional(IdSchema),
    code: CodeSchema,
    kind: v.picklist(agreementKinds),
    /** Null: no source says who gives. */
    giverId: maybeId,
    receiverId: IdSchema,
    /** Code of the agreement the money comes from. */
    parent: maybeCode,
    /** Code of the fund the money comes from. */
    fromFund: maybeCode,
    /** Code of the fund the money is paid into. */
    intoFund: maybeCode,
    ...terms,
    illustrative: flag,
    /** Why it is not the contribution that it looks like; null: nobody said so. */
    knownApart: maybe(1_000),
  }),
  v.forward(endsAfterStart(), ['ends']),
)
export type AgreementTerms = Pick<v.InferOutput<typeof ProposeAgreement>, keyof typeof terms>

export const SignAgreement = v.object({ operationId: IdSchema, code: CodeSchema, signedOn: DateSchema })
export const EndAgreement = v.object({
  operationId: IdSchema,
  code: CodeSchema,
  reason: words(1_000),
  /** The last day on which its money may have moved. */
  ended: DateSchema,
})
export const AmendAgreement = v.pipe(
  v.object({
    operationId: IdSchema,
    id: v.optional(IdSchema),
    /** The agreement in force that is amended. */
    code: CodeSchema,
    /** Code of the one that follows it. */
    newCode: CodeSchema,
    signedOn: DateSchema,
    reason: words(1_000),
    ...terms,
    /** What is promised, committed and held goes to the one that follows, on the day it is signed. Otherwise it is settled before. */
    carryOver: v.optional(v.boolean(), true),
  }),
  v.forward(endsAfterStart(), ['ends']),
)

const lines = <Line extends v.GenericSchema>(line: Line) => v.pipe(v.array(line), v.maxLength(500))
export const SetBudgetLines = v.object({
  operationId: IdSchema,
  code: CodeSchema,
  lines: lines(
    v.object({
      id: v.optional(IdSchema),
      code: CodeSchema,
      names: NamesSchema,
      clusterId: maybeId,
      amountMinor: AmountSchema,
    }),
  ),
})
export const SetDuties = v.object({
  operationId: IdSchema,
  code: CodeSchema,
  duties: lines(v.object({ id: v.optional(IdSchema), kind: v.picklist(dutyKinds), names: NamesSchema, dueOn: DateSchema })),
})
export const FinishDuty = v.object({ operationId: IdSchema, code: CodeSchema, id: IdSchema, doneOn: DateSchema })
export const SetPlannedPayments = v.object({
  operationId: IdSchema,
  code: CodeSchema,
  payments: lines(
    v.object({
      on: DateSchema,
      amountMinor: AmountSchema,
      /** Into the agreement, or out of it. */
      direction: v.picklist(['in', 'out']),
    }),
  ),
})

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
const dimensions = {
  clusterId: maybeId,
  placeId: maybeId,
  groupId: maybeId,
  projectCode: maybeCode,
  activityId: maybeId,
}

/** One movement of money in the words of the field. */
export const MoneySchema = v.object({
  /** Made by the caller, so that giving it twice is one entry. */
  id: v.optional(IdSchema),
  /** Code of the agreement whose money moves; interest may name a fund instead. */
  agreement: CodeSchema,
  kind: v.picklist(moneyKinds),
  happened: DateSchema,
  amountMinor: AmountSchema,
  /** The agreement's own where it is left out. */
  currency: v.optional(v.nullable(CurrencySchema), null),
  /** What a reduction lessens. */
  of: v.optional(v.picklist(['pledged', 'committed']), 'committed'),
  /** Where a refund goes: back up the chain, or out of the operation. */
  back: v.optional(v.picklist(['up', 'out']), 'up'),
  /** What an exchange brings. */
  into: v.optional(v.nullable(v.object({ currency: CurrencySchema, amountMinor: AmountSchema })), null),
  ...dimensions,
  /** Code of a budget line of the agreement. */
  budgetLine: maybeCode,
  words: maybe(1_000),
  source: maybe(500),
  rate: v.optional(v.nullable(RateSchema), null),
  /** Why it is not the money that it looks like. */
  knownApart: maybe(1_000),
})
export type Money = v.InferOutput<typeof MoneySchema>
export const PostMoney = v.object({
  operationId: IdSchema,
  postings: v.pipe(v.array(MoneySchema), v.minLength(1), v.maxLength(10_000)),
  illustrative: flag,
})
export const ReverseEntry = v.object({ operationId: IdSchema, entryId: IdSchema, reason: words(1_000) })

const RequirementInput = v.object({
  /** Null: of the whole plan. */
  clusterId: maybeId,
  year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)),
  currency: CurrencySchema,
  amountMinor: v.pipe(v.string(), v.regex(/^\d{1,18}$/)),
  source: maybe(500),
})
export const SetRequirements = v.object({
  operationId: IdSchema,
  /** Each is a revision of what stands; the first of its cluster and year is the original. */
  requirements: v.pipe(v.array(RequirementInput), v.minLength(1), v.maxLength(1_000)),
  illustrative: flag,
})

/* What a checked file says. `ref` is how the file's parts name each other: an external id of the file or of one before, or a code. */

const refMax = 300
const Ref = words(refMax)
const maybeRef = v.optional(v.nullable(Ref), null)

export const FlowFund = v.object({
  /** What the source knows it by, with the source before it: `fts:organisation:4762`. The same one given again is the same fund. */
  externalId: Ref,
  /** Null: the external id. */
  code: maybeCode,
  organisationId: maybeId,
  names: NamesSchema,
  opened: maybeDate,
  closed: maybeDate,
})
export type FlowFund = v.InferOutput<typeof FlowFund>

export const FlowAgreement = v.object({
  /** What the source knows it by, with the source before it: `fts:flow:215321`. The same one given again is the same agreement. */
  externalId: Ref,
  /** Null: the external id. Two agreements of an operation never have one code. */
  code: maybeCode,
  kind: v.picklist(agreementKinds),
  /** Null: not stated. */
  giverId: maybeId,
  /** Null: not stated. */
  receiverId: maybeId,
  /** The agreement the money comes from; null with `fromFund` null too, for anything but a contribution: no source says where from. */
  parent: maybeRef,
  fromFund: maybeRef,
  intoFund: maybeRef,
  names: NamesSchema,
  reference: maybe(200),
  currency: CurrencySchema,
  projectCode: maybeCode,
  clusterId: maybeId,
  /** A pledge that nobody signed is `proposed`. */
  state: v.optional(v.picklist(agreementStates), 'in-force'),
  signedOn: maybeDate,
  starts: maybeDate,
  ends: maybeDate,
  advanceAllowed: flag,
  inKind: v.optional(v.nullable(InKindSchema), null),
  earmark: v.optional(v.nullable(EarmarkSchema), null),
  conditions: maybe(4_000),
  note: maybe(4_000),
  /** Ids under which it is published: an IATI identifier, an FTS flow. */
  identifiers: v.optional(v.pipe(v.array(v.object({ scheme: words(40), value: words(300) })), v.maxLength(50)), []),
})
export type FlowAgreement = v.InferOutput<typeof FlowAgreement>

export const FlowEntry = v.object({
  /** What the source knows it by, with the source before it. One that is not in a file that is given later stays as it is. */
  externalId: Ref,
  /** 128 bits as a UUID over what it says: the same hash is no new money, another one is reversed and posted anew. */
  contentHash: IdSchema,
  /** Row of the file it came from. */
  row: v.optional(v.nullable(v.number()), null),
  /** The agreement whose money moves, or a fund for what a fund itself spends or earns. */
  agreement: Ref,
  kind: v.picklist(moneyKinds),
  happened: DateSchema,
  /**
   * Below zero where the file takes back part of what it said before: earlier entries of the same agreement and kind are lessened, the
   * latest first. What is more than they hold is left out and said.
   */
  amountMinor: PublishedAmount,
  currency: CurrencySchema,
  of: v.optional(v.picklist(['pledged', 'committed']), 'committed'),
  back: v.optional(v.picklist(['up', 'out']), 'up'),
  into: v.optional(v.nullable(v.object({ currency: CurrencySchema, amountMinor: AmountSchema })), null),
  /** The rate that the source states; else `baseMinor` decides, else the operation's table. */
  rate: v.optional(v.nullable(RateSchema), null),
  /** The amount in the operation's reporting currency as the source states it, in minor units. */
  baseMinor: v.optional(v.nullable(PublishedAmount), null),
  ...dimensions,
  /** Code of a budget line of the agreement. */
  budgetLine: v.optional(v.nullable(CodeSchema)),
  words: maybe(1_000),
})
export type FlowEntry = v.InferOutput<typeof FlowEntry>

export const FlowRequirement = v.object({
  ...RequirementInput.entries,
  /** The original stands as it is where one is there; a revised one that says what the latest says is no new one. */
  stage: v.optional(v.picklist(['original', 'revised']), 'revised'),
})

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const unique = <Part extends { externalId: string }>() =>
  v.check<Part[], string>(
    parts => new Set(parts.map(({ externalId }) => externalId)).size === parts.length,
    fieldText(
      'An external id stands once in a list.',
      'يرد المعرّف الخارجي مرة واحدة في القائمة.',
      'ناسنامەی دەرەکی یەک جار لە لیستێکدا دێت.',
    ),
  )

/** What a checked file says of money. Stored whole or not at all. */
export const StoreFlows = v.object({
  operationId: IdSchema,
  /** The import that brings it, of the feed flows, fts or iati; its file is already received. */
  importId: maybeId,
  /** Where it comes from, for people: `FTS, flows of plan 952, 2020`. */
  source: words(500),
  illustrative: flag,
  /**
   * For what strangers published: a file that passes on or spends more than it says was received brings the difference in as money whose
   * giver no source states; dates, earmarks and agreements that are not in force become findings. Otherwise all of that is refused.
   */
  lenient: flag,
  /** Organisations that the file names and the operation does not know yet: stored as unreviewed, with ids that the rest may name. */
  learned: v.optional(v.object({ organisations: v.optional(v.array(OrganisationInput), []) })),
  funds: v.optional(v.pipe(v.array(FlowFund), v.maxLength(5_000), unique()), []),
  agreements: v.optional(v.pipe(v.array(FlowAgreement), v.maxLength(50_000), unique()), []),
  entries: v.optional(v.pipe(v.array(FlowEntry), v.maxLength(200_000), unique()), []),
  requirements: v.optional(v.pipe(v.array(FlowRequirement), v.maxLength(2_000)), []),
  /** What the import's record keeps. */
  outcome: v.optional(
    v.object({
      sheet: v.nullable(v.string()),
      counts: v.object({ rows: count, new: count, changed: count, unchanged: count, rejected: count, repaired: count }),
      problems: v.array(v.unknown()),
      options: v.optional(v.record(v.string(), v.unknown())),
    }),
  ),
})
export type StoreFlows = v.InferOutput<typeof StoreFlows>

/** What storing flows did, for the report of a feed. */
export interface FlowsStored {
  funds: { made: number; changed: number }
  agreements: { made: number; changed: number }
  entries: { new: number; changed: number; unchanged: number; lessened: number; notStated: number }
  requirements: number
  /** At most 1,000, in the order of the file. */
  findings: FlowFinding[]
}
export const findingKinds = [
  'counted-twice',
  'outside-earmark',
  'before-start',
  'after-end',
  'no-agreement',
  'not-stated',
  'more-taken-back-than-given',
] as const
export interface FlowFinding {
  kind: (typeof findingKinds)[number]
  /** External id of the entry, or of the agreement. */
  externalId: string
  row: number | null
  /** Code of the agreement. */
  agreement: string
  amountMinor: string | null
  currency: string | null
}

export const UndoFlowsImport = v.object({ operationId: IdSchema, importId: IdSchema })
