/** The words of the ledger: kinds of accounts and entries, and the shapes in which money is posted and read. Browser-safe. */
import * as v from 'valibot'
import { CodeSchema, DateSchema, IdSchema, PeriodSchema } from '../operations/schema.ts'

/** Accounts of a holder: a fund or an agreement. */
export const holderKinds = ['pledged', 'committed', 'held', 'advanced', 'spent', 'overheads'] as const
/** Accounts of the world outside. */
export const worldKinds = ['donors', 'returned', 'interest', 'exchange', 'not-stated'] as const
export type AccountKind = (typeof holderKinds)[number] | (typeof worldKinds)[number]

export const entryKinds = [
  'pledge',
  'commitment',
  'payment',
  'disbursement',
  'reduction',
  'allocation',
  'expenditure',
  'refund',
  'interest',
  'overheads',
  'carry-over',
  'exchange',
  'not-stated',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** An account, by what it is. */
export interface AccountRef {
  /** Fund or agreement; null is the world. */
  holderId: string | null
  kind: AccountKind
  /** Its currency, where that is not the currency of the entry. */
  currency?: string
}

/** A further movement of the same entry in another currency: the other side of an exchange. */
export interface Through {
  from: AccountRef
  to: AccountRef
  amountMinor: bigint
}

/** A rate as a source states it: units of the entry's currency for one of the base currency, as a decimal number. */
export interface Rate {
  unitsPerBase: string
  day: string
  source: string | null
}

/** One entry to post. */
export interface Posting {
  id?: string | undefined
  kind: EntryKind
  /** The day it happened. */
  happened: string
  currency: string
  /** Whole minor units of the currency, above zero. */
  amountMinor: bigint
  /**
   * Where the money comes from; of several accounts each gives what it has, in this order. The account `advanced` of an agreement gives
   * what is committed to it and neither received nor advanced yet.
   */
  from: AccountRef | readonly AccountRef[]
  /** Where it goes; what arrives at `held` first settles what the holder has advanced of the same root. */
  to: AccountRef
  through?: readonly Through[] | undefined
  /**
   * The contribution that money from the world belongs to; null: its origin is not known. Left out, it belongs to the roots that lie at
   * the receiving account already, in proportion (interest). Money of holders keeps its roots.
   */
  rootId?: string | null | undefined
  /** The agreement on whose page it is shown. */
  agreementId: string | null
  counterpartId?: string | null | undefined
  /** null: not stated. */
  clusterId?: string | null | undefined
  placeId?: string | null | undefined
  groupId?: string | null | undefined
  projectCode?: string | null | undefined
  activityId?: string | null | undefined
  budgetLineId?: string | null | undefined
  words?: string | null | undefined
  source?: string | null | undefined
  importId?: string | null | undefined
  illustrative?: boolean | undefined
  /** The rate that was used; left out, the newest known one of the last day on or before. */
  rate?: Rate | null | undefined
}

/** What an entry does to one account, of the money of one root. */
export interface Leg {
  no: number
  holderId: string | null
  kind: AccountKind
  currency: string
  rootId: string | null
  amountMinor: bigint
  /** In the base currency; null: no rate was known. */
  baseMinor: bigint | null
}

/** An entry that was posted. */
export interface PostedEntry {
  id: string
  no: bigint
  /** Of a reversal, the kind of the entry that it reverses. */
  kind: EntryKind
  happened: string
  currency: string
  amountMinor: bigint
  baseMinor: bigint | null
  reverses: string | null
  legs: Leg[]
}

const maybe = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema))
export const CurrencySchema = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))
export const EntryKindSchema = v.picklist(entryKinds)

/** Which entries are asked for; null asks for those where it is not stated. */
export const EntryFilterSchema = v.object({
  kinds: v.optional(v.array(EntryKindSchema)),
  from: v.optional(DateSchema),
  to: v.optional(DateSchema),
  agreementIds: v.optional(v.pipe(v.array(IdSchema), v.maxLength(10_000))),
  counterpartIds: v.optional(v.pipe(v.array(IdSchema), v.maxLength(10_000))),
  rootIds: v.optional(v.pipe(v.array(v.nullable(IdSchema)), v.maxLength(10_000))),
  clusterId: maybe(IdSchema),
  clusterIds: v.optional(v.pipe(v.array(v.nullable(IdSchema)), v.maxLength(10_000))),
  placeIds: v.optional(v.pipe(v.array(v.nullable(IdSchema)), v.maxLength(10_000))),
  groupId: maybe(IdSchema),
  projectCode: maybe(CodeSchema),
  activityId: maybe(IdSchema),
  budgetLineId: maybe(IdSchema),
  importId: v.optional(IdSchema),
  ids: v.optional(v.pipe(v.array(IdSchema), v.maxLength(10_000))),
})
export type EntryFilter = v.InferOutput<typeof EntryFilterSchema>

/** Which totals are asked for; months as YYYY-MM, both ends included. */
export interface CellFilter
  extends Pick<EntryFilter, 'kinds' | 'agreementIds' | 'rootIds' | 'clusterId' | 'placeIds' | 'groupId'> {
  projectCode?: string | null | undefined
  activityId?: string | null | undefined
  from?: string | undefined
  to?: string | undefined
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const StoreRates = v.object({
  operationId: IdSchema,
  /** The currency that the rates are for one of; it becomes the base of the ledger, which cannot be changed once entries or rates are there. */
  baseCurrency: v.optional(CurrencySchema),
  importId: maybe(IdSchema),
  /** They are made up, and go with the entries that are. */
  illustrative: v.optional(v.boolean(), false),
  rates: v.pipe(
    v.array(
      v.object({
        currency: CurrencySchema,
        day: DateSchema,
        /** Units for one of the base currency, as published: a decimal number above zero. */
        unitsPerBase: v.pipe(v.string(), v.regex(/^\d{1,12}(\.\d{1,12})?$/), v.regex(/[1-9]/)),
        source: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
      }),
    ),
    v.minLength(1),
    v.maxLength(50_000),
  ),
  /** What the record of the import keeps, where the rates come from a file that was received. */
  outcome: v.optional(
    v.object({
      sheet: v.nullable(v.string()),
      counts: v.object({ rows: count, new: count, changed: count, unchanged: count, rejected: count, repaired: count }),
      problems: v.array(v.unknown()),
      options: v.optional(v.record(v.string(), v.unknown())),
    }),
  ),
})

export const ClosePeriod = v.object({ operationId: IdSchema, month: PeriodSchema })
