/** What a sheet of money is compared with: the operation's names, its funds and agreements, and what was recorded of each. */

import { idOf } from '../../../kernel/pure/ids.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import type { AgreementKind, AgreementState, Earmark, FlowAgreement, MoneyKind } from '../../../modules/funding/schema.ts'
import type { LearnWish } from '../activities/learning.ts'
import type { Reference } from '../reference.ts'

export interface KnownFund {
  code: string
  names: Names
  organisationId: string | null
}

/** An agreement as it stands; other agreements and funds by their codes. */
export interface KnownAgreement {
  code: string
  /** What a file knows it by; null where it was proposed here. */
  externalId: string | null
  kind: AgreementKind
  giverId: string | null
  receiverId: string | null
  parent: string | null
  fromFund: string | null
  intoFund: string | null
  names: Names
  reference: string | null
  currency: string
  projectCode: string | null
  clusterId: string | null
  state: AgreementState
  signedOn: string | null
  starts: string | null
  ends: string | null
  /** The day on which it ended, where it did. */
  endedOn: string | null
  advanceAllowed: boolean
  inKind: FlowAgreement['inKind']
  earmark: Earmark | null
}

/** What an entry says: what makes it another one when it changes. Amounts are minor units as text. */
export interface EntryContent {
  /** Code of the agreement or fund whose money moves. */
  agreement: string
  kind: MoneyKind
  happened: string
  amountMinor: string
  currency: string
  of: 'pledged' | 'committed'
  back: 'up' | 'out'
  into: { currency: string; amountMinor: string } | null
  clusterId: string | null
  placeId: string | null
  groupId: string | null
  projectCode: string | null
  budgetLine: string | null
  words: string | null
  /** Units of the currency for one of the reporting currency. */
  rate: string | null
  rateSource: string | null
  /** In the reporting currency, as it is stated. */
  baseMinor: string | null
}

/** An entry that counts: neither taken back nor replaced. */
export interface KnownEntry {
  id: string
  /** What a file knows it by; null where it was recorded here. */
  externalId: string | null
  content: EntryContent
  /** In the reporting currency as it was posted, minor units; null where no rate is known. */
  postedBaseMinor?: string | null
  /** Made up, to show what the operation would look like. */
  illustrative?: boolean
}

export interface KnownFlows {
  reference: Reference
  /** Reporting currency of the operation. */
  baseCurrency: string
  funds: readonly KnownFund[]
  agreements: readonly KnownAgreement[]
  entries: readonly KnownEntry[]
  /** Codes of the operation's projects. */
  projectCodes: readonly string[]
  /** Months (YYYY-MM) of the ledger that take no more entries. */
  closedMonths: ReadonlySet<string>
  /** False where the person sees the money of some agreements only: what others hold is not known then. */
  seesAll: boolean
  learn?: LearnWish
}

/** Agreements and entries of sheets are known by what they say. */
export const sheetAgreement = (code: string): string => `sheet:agreement:${code}`
export const isOfSheet = (externalId: string | null): boolean => externalId?.startsWith('sheet:') ?? false

const entries = 'd1f8f0f4-2b0e-5a53-9a0e-3d1f7c6f9a41'
/** The same id for the same words. */
export const sheetEntry = (...words: (string | number | null)[]): string => `sheet:entry:${idOf(entries, JSON.stringify(words))}`
/** JSON whose keys stand in one order, however they were stored. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
/** A hash of what is said, as the ledger of what files said wants it. */
export const hashOf = (content: unknown): string => idOf(entries, canonical(content))
