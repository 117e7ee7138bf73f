/** Shapes of the plan: clusters, groups, activities, projects and needs. Browser-safe. */
import * as v from 'valibot'
import { CodeSchema, DateSchema, IdSchema, NamesSchema, PeopleSchema, PeriodSchema } from '../operations/schema.ts'

const text = v.optional(v.nullable(v.string()), null)
const date = v.optional(v.nullable(DateSchema), null)
const status = v.optional(v.picklist(['reviewed', 'unreviewed']), 'reviewed')
const aliases = v.optional(v.array(CodeSchema), [])

export const ClusterInput = v.object({
  id: v.optional(IdSchema),
  code: CodeSchema,
  names: NamesSchema,
  aliases,
  parentId: v.optional(v.nullable(IdSchema), null),
  sort: v.optional(v.number(), 100),
  validFrom: date,
  validTo: date,
  lead: text,
  deputy: text,
  leadSource: text,
  note: text,
  status,
  source: text,
  predecessors: v.optional(v.array(v.object({ id: IdSchema, confidence: text })), []),
  memberIds: v.optional(v.array(v.object({ id: IdSchema, source: text })), []),
})
export const GroupInput = v.object({
  id: v.optional(IdSchema),
  code: CodeSchema,
  names: NamesSchema,
  aliases,
  sort: v.optional(v.number(), 100),
  status,
})
export const ActivityTypeInput = v.object({
  id: v.optional(IdSchema),
  clusterId: IdSchema,
  code: text,
  names: NamesSchema,
  aliases,
  unit: v.optional(v.nullable(v.picklist(['people', 'households', 'items', 'facilities', 'sessions', 'money'])), null),
  audience: v.optional(v.nullable(v.picklist(['children', 'adults'])), null),
  recurrent: v.optional(v.boolean(), false),
  illustrative: v.optional(v.boolean(), false),
  status,
})
const count = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))

/** What sources say of a project beyond its title and budget. */
export const ProjectDetails = v.object({
  clusterSource: text,
  /** Why it stands under its cluster, where no source says so. */
  clusterNote: text,
  datesSource: text,
  /** Areas as the source names them. */
  areas: v.optional(v.array(v.string()), []),
  areasAsWritten: text,
  areasNote: text,
  result: text,
  notes: v.optional(v.array(v.string()), []),
  figures: v.optional(
    v.array(v.object({ what: v.string(), value: count, qualifier: text, asOf: text, source: text, note: text })),
    [],
  ),
})

export const PlanInput = v.object({ code: CodeSchema, names: NamesSchema, starts: date, ends: date, source: text })

export const ProjectInput = v.object({
  code: CodeSchema,
  title: v.string(),
  clusterId: v.optional(v.nullable(IdSchema), null),
  agencies: v.optional(v.array(v.string()), []),
  donors: v.optional(v.array(v.string()), []),
  /** Integer minor units; null is unknown. */
  budgetMinor: v.optional(v.nullable(v.pipe(v.number(), v.integer())), null),
  budgetCurrency: text,
  codeIsOurs: v.optional(v.boolean(), false),
  starts: date,
  ends: date,
  /** Dates as precise as they were written; `starts` and `ends` are the days they reach to at most. */
  startsAsWritten: text,
  endsAsWritten: text,
  details: v.optional(ProjectDetails, {}),
  source: text,
})
export const NeedInput = v.object({
  placeId: IdSchema,
  clusterId: v.nullable(IdSchema),
  groupId: v.nullable(IdSchema),
  period: PeriodSchema,
  inNeed: PeopleSchema,
  targeted: PeopleSchema,
  severity: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))), null),
  source: text,
  illustrative: v.optional(v.boolean(), false),
})
export const StorePlan = v.object({
  operationId: IdSchema,
  plans: v.optional(v.array(PlanInput), []),
  clusters: v.optional(v.array(ClusterInput), []),
  groups: v.optional(v.array(GroupInput), []),
  activities: v.optional(v.array(ActivityTypeInput), []),
  projects: v.optional(v.array(ProjectInput), []),
})
export const StoreNeeds = v.object({
  operationId: IdSchema,
  needs: v.pipe(v.array(NeedInput), v.minLength(1), v.maxLength(500_000)),
})
export type StorePlan = v.InferOutput<typeof StorePlan>
export type NeedInput = v.InferOutput<typeof NeedInput>
