/** Shapes of what a checked file says of money. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { CodeSchema, DateSchema, IdSchema, NamesSchema } from '../operations/schema.ts'
import { OrganisationInput } from '../organisations/schema.ts'
import {
  AmountSchema,
  agreementKinds,
  agreementStates,
  CurrencySchema,
  dimensions,
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

/** Minor units, below zero where a published file takes back what it said before. Never zero. */
const PublishedAmount = v.pipe(v.string(), v.regex(/^-?[1-9]\d{0,17}$/))

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
  'period-closed',
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
