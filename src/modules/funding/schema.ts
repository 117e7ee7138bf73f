/** Shapes of funding: funds, agreements, what moves, and what a checked file says of all of it. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { CodeSchema, DateSchema, IdSchema, NamesSchema } from '../operations/schema.ts'
import {
  AmountSchema,
  agreementKinds,
  CurrencySchema,
  dimensions,
  dutyKinds,
  EarmarkSchema,
  flag,
  InKindSchema,
  maybe,
  maybeCode,
  maybeDate,
  maybeId,
  moneyKinds,
  RateSchema,
  RequirementInput,
  words,
} from './shapes.ts'

export * from './flow-shapes.ts'
export {
  type AgreementKind,
  type AgreementState,
  agreementKinds,
  agreementStates,
  dutyKinds,
  type Earmark,
  earmarkStrengths,
  type MoneyKind,
  moneyKinds,
} from './shapes.ts'

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

export const SetRequirements = v.object({
  operationId: IdSchema,
  /** Each is a revision of what stands; the first of its cluster and year is the original. */
  requirements: v.pipe(v.array(RequirementInput), v.minLength(1), v.maxLength(1_000)),
  illustrative: flag,
})
