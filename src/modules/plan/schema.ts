/** Shapes of the plan: clusters, groups, activities, projects and needs. Browser-safe. */
import * as v from 'valibot'
import { AliasListSchema } from '../operations/naming.ts'
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
  illustrative: v.optional(v.boolean(), false),
  status,
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
  starts: date,
  ends: date,
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
