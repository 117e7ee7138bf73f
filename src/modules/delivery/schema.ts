/** Shapes of activity reports. Browser-safe. */
import * as v from 'valibot'
import { DateSchema, IdSchema, PeopleSchema, PeriodSchema } from '../operations/schema.ts'
import { OrganisationInput } from '../organisations/schema.ts'
import { PlaceInput } from '../places/schema.ts'
import { ActivityTypeInput, ClusterInput, GroupInput } from '../plan/schema.ts'

const text = v.optional(v.nullable(v.string()), null)
const id = v.optional(v.nullable(IdSchema), null)

/** One line of who does what, where, when, for whom. A null figure is unknown. */
export const ReportLine = v.object({
  /** 128 bits as a UUID that identify the line: the same line given again has the same key. */
  lineKey: IdSchema,
  /**
   * Key of the first line with this identity. Where an entry that lines name was merged, the line is found by it; null is for a line that
   * is known by its key alone.
   */
  identity: id,
  /** 128 bits as a UUID over its content: a changed line has another hash. */
  contentHash: IdSchema,
  /** Row of the file it came from. */
  row: v.optional(v.nullable(v.number()), null),
  withdraw: v.optional(v.boolean(), false),
  recordId: text,
  period: PeriodSchema,
  plan: text,
  projectCode: text,
  leadOrganisationId: id,
  implementingOrganisationId: id,
  donorIds: v.optional(v.array(IdSchema), []),
  clusterId: IdSchema,
  subclusterId: id,
  objective: text,
  indicatorCode: text,
  activityId: id,
  activityDetail: text,
  unit: text,
  quantity: text,
  modality: text,
  mechanism: text,
  /** ISO 4217. */
  currency: text,
  /** Integer minor units of the currency, as text: it may pass 2^53. */
  valueMinor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,18}$/))), null),
  placeId: id,
  site: text,
  siteType: text,
  latitude: v.optional(v.nullable(v.number()), null),
  longitude: v.optional(v.nullable(v.number()), null),
  status: v.optional(v.nullable(v.picklist(['planned', 'ongoing', 'completed', 'suspended', 'cancelled'])), null),
  start: v.optional(v.nullable(DateSchema), null),
  end: v.optional(v.nullable(DateSchema), null),
  groupId: id,
  households: v.optional(PeopleSchema, null),
  targeted: v.optional(PeopleSchema, null),
  reached: v.optional(PeopleSchema, null),
  reachedNew: v.optional(PeopleSchema, null),
  breakdown: v.optional(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))), {}),
  comments: text,
})
export type ReportLine = v.InferOutput<typeof ReportLine>

/** Entries that a sheet names and the operation does not know yet: stored as unreviewed, with the lines. */
export const LearnedEntries = v.object({
  places: v.optional(v.array(PlaceInput), []),
  organisations: v.optional(v.array(OrganisationInput), []),
  clusters: v.optional(v.array(ClusterInput), []),
  groups: v.optional(v.array(GroupInput), []),
  activities: v.optional(v.array(ActivityTypeInput), []),
})
export type LearnedEntries = v.InferOutput<typeof LearnedEntries>

/** What an import's record keeps of its check beside the counts of storing. */
export interface ImportOutcomeKept {
  sheet: string | null
  rows: number
  rejected: number
  repaired: number
  problems: readonly unknown[]
  /** How the file was read in the end. */
  options?: Record<string, unknown>
}

export const StoreActivityReports = v.object({
  operationId: IdSchema,
  /** The import the lines come from; its file is already received. */
  importId: id,
  illustrative: v.optional(v.boolean(), false),
  /** Left out where the checked rows of a sheet are given packed. */
  lines: v.optional(v.pipe(v.array(ReportLine), v.maxLength(1_100_000)), []),
  learned: v.optional(LearnedEntries),
})
