/** Shapes of the plan: clusters, groups, activities, projects and needs. Browser-safe. */
import * as v from 'valibot'
import {
  AliasListSchema,
  CodeSchema,
  DateSchema,
  IdSchema,
  NamesSchema,
  PeopleSchema,
  PeriodSchema,
} from '../operations/schema.ts'
import { PlaceInput } from '../places/schema.ts'

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
/** What the figures of an activity count. */
export const activityUnits = ['people', 'households', 'items', 'facilities', 'sessions', 'money'] as const
/** For which age an activity is alone. */
export const audiences = ['children', 'adults'] as const
export const ActivityTypeInput = v.object({
  id: v.optional(IdSchema),
  clusterId: IdSchema,
  code: text,
  names: NamesSchema,
  aliases,
  unit: v.optional(v.nullable(v.picklist(activityUnits)), null),
  audience: v.optional(v.nullable(v.picklist(audiences)), null),
  recurrent: v.optional(v.boolean(), false),
  indicatorCodes: aliases,
  retired: v.optional(v.boolean(), false),
  illustrative: v.optional(v.boolean(), false),
  status,
})
const count = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))

/** What sources say of a project beyond its title and budget. */
export const ProjectDetails = v.object({
  /** What it is called in other languages than that of its title. */
  names: v.optional(NamesSchema),
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
  illustrative: v.optional(v.boolean(), false),
})
/** What is announced when projects are stored (`plan.projects-stored`). */
export const ProjectsStored = v.object({ operationId: IdSchema, codes: v.array(CodeSchema) })
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
  clusters: v.optional(v.array(ClusterInput), []),
  groups: v.optional(v.array(GroupInput), []),
  activities: v.optional(v.array(ActivityTypeInput), []),
  projects: v.optional(v.array(ProjectInput), []),
})
const statedFigures = ['inNeed', 'targeted', 'severity'] as const
export type StatedFigure = (typeof statedFigures)[number]
/** Figures that the source states; what it does not speak of stays as it is known. */
const states = v.optional(v.array(v.picklist(statedFigures)), [...statedFigures])

export const CompareNeeds = v.object({ operationId: IdSchema, needs: v.pipe(v.array(NeedInput), v.maxLength(500_000)), states })
export const StoreNeeds = v.object({
  operationId: IdSchema,
  needs: v.pipe(v.array(NeedInput), v.maxLength(500_000)),
  states,
  /** The import the figures come from; its file is already received. */
  importId: v.optional(v.nullable(IdSchema), null),
  /** Entries that the sheet names and the operation does not know yet: stored as unreviewed, before the figures. */
  learned: v.optional(
    v.object({
      places: v.optional(v.array(PlaceInput), []),
      clusters: v.optional(v.array(ClusterInput), []),
      groups: v.optional(v.array(GroupInput), []),
    }),
  ),
  /** What the import's record keeps beside the counts. */
  outcome: v.optional(
    v.object({
      sheet: text,
      rows: v.number(),
      rejected: v.number(),
      repaired: v.number(),
      problems: v.array(v.unknown()),
      options: v.optional(v.record(v.string(), v.unknown())),
    }),
  ),
})
export type StorePlan = v.InferOutput<typeof StorePlan>
export type NeedInput = v.InferOutput<typeof NeedInput>

const editing = {
  operationId: IdSchema,
  id: IdSchema,
  /** The version that is edited: what somebody else changed meanwhile is not overwritten. */
  version: v.number(),
  names: NamesSchema,
  aliases: AliasListSchema,
}
export const EditCluster = v.object({ ...editing, code: CodeSchema })
export const EditGroup = v.object({ ...editing, code: CodeSchema })
export const EditActivity = v.object({
  ...editing,
  code: v.nullable(CodeSchema),
  unit: v.nullable(v.picklist(activityUnits)),
  audience: v.nullable(v.picklist(audiences)),
  recurrent: v.boolean(),
  retired: v.boolean(),
})

export const StartStrategicPlan = v.object({
  operationId: IdSchema,
  id: v.optional(IdSchema),
  code: CodeSchema,
  names: NamesSchema,
  starts: date,
  ends: date,
  /** What the plan calls its levels, from the top. */
  levels: v.pipe(v.array(NamesSchema), v.minLength(1), v.maxLength(9)),
  source: text,
  illustrative: v.optional(v.boolean(), false),
})
export const ObjectiveInput = v.object({
  id: v.optional(IdSchema),
  /** Of the row that is edited; left out for a new one. */
  version: v.optional(v.number()),
  parentId: v.optional(v.nullable(IdSchema), null),
  /** Position of its level in the plan, from 1. */
  level: v.pipe(v.number(), v.integer(), v.minValue(1)),
  code: CodeSchema,
  names: NamesSchema,
  clusterId: v.optional(v.nullable(IdSchema), null),
  sort: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999)), 100),
  source: text,
  illustrative: v.optional(v.boolean(), false),
})
export type ObjectiveInput = v.InferOutput<typeof ObjectiveInput>
export const StoreObjectives = v.object({
  operationId: IdSchema,
  planId: IdSchema,
  objectives: v.pipe(v.array(ObjectiveInput), v.minLength(1), v.maxLength(5_000)),
})
export const CaseloadInput = v.object({
  placeId: v.optional(v.nullable(IdSchema), null),
  groupId: v.optional(v.nullable(IdSchema), null),
  inNeed: PeopleSchema,
  targeted: PeopleSchema,
  source: text,
})
export type CaseloadInput = v.InferOutput<typeof CaseloadInput>
export const SetCaseload = v.object({
  operationId: IdSchema,
  /** Every figure of these objectives is replaced. */
  caseloads: v.pipe(
    v.array(v.object({ objectiveId: IdSchema, version: v.number(), figures: v.array(CaseloadInput) })),
    v.minLength(1),
    v.maxLength(5_000),
  ),
})

/** A whole sheet of a plan: what is new or changed in it, and nothing else. */
export const StoreFramework = v.object({
  operationId: IdSchema,
  planId: IdSchema,
  objectives: v.pipe(v.array(ObjectiveInput), v.maxLength(5_000)),
  /** Every figure of these objectives is replaced; the version is left out for an objective that is new. */
  caseloads: v.pipe(
    v.array(v.object({ objectiveId: IdSchema, version: v.optional(v.number()), figures: v.array(CaseloadInput) })),
    v.maxLength(5_000),
  ),
  /** The import it comes from; its file is already received. */
  importId: v.optional(v.nullable(IdSchema), null),
  /** What the import's record keeps. */
  outcome: v.optional(
    v.object({
      sheet: text,
      counts: v.object({
        rows: v.number(),
        new: v.number(),
        changed: v.number(),
        unchanged: v.number(),
        rejected: v.number(),
        repaired: v.number(),
      }),
      problems: v.array(v.unknown()),
    }),
  ),
})
