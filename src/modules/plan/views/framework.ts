import * as v from 'valibot'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import type { PlanVersion } from '../framework-store.ts'
import { changesBetween } from '../rules.ts'

export interface StrategicPlan {
  id: string
  code: string
  names: Names
  starts: string | null
  ends: string | null
  source: string | null
  illustrative: boolean
  levels: Names[]
  versions: PlanVersion[]
}

export interface Objective {
  id: string
  lineageId: string
  parentId: string | null
  level: number
  code: string
  names: Names
  clusterId: string | null
  sort: number
  ended: string | null
  source: string | null
  illustrative: boolean
  version: number
}

/** People of an objective in an area and group; null figures are unknown, null places and groups mean all of them. */
export interface CaseloadFigure {
  objectiveId: string
  placeId: string | null
  groupId: string | null
  inNeed: number | null
  targeted: number | null
  source: string | null
}

/** Strategic plans with their levels and versions, the latest first. */
export async function allPlans(db: Db, operationId: string): Promise<StrategicPlan[]> {
  const [plans, levels, versions] = await Promise.all([
    db.rows<Omit<StrategicPlan, 'levels' | 'versions'>>(
      sql`select id, code, names, starts::text, ends::text, source, illustrative from plan where operation_id = ${operationId} order by starts desc nulls last, code`,
    ),
    db.rows<{ planId: string; names: Names }>(
      sql`select plan_id as "planId", names from plan_level where operation_id = ${operationId} order by plan_id, position`,
    ),
    db.rows<PlanVersion>(sql`select plan_id as "planId", no, status, in_force_from::text as "inForceFrom", note, withdrawn
      from plan_version where operation_id = ${operationId} order by plan_id, no`),
  ])
  return plans.map(plan => ({
    ...plan,
    levels: levels.filter(({ planId }) => planId === plan.id).map(({ names }) => names),
    versions: versions.filter(({ planId }) => planId === plan.id),
  }))
}

/** The strategic plans of an operation with their levels and versions, the latest first. */
export const listPlans = view({
  name: 'plan.plans',
  summary: 'The strategic plans of an operation with their levels and versions.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }) => allPlans(db, operationId),
})

const objectiveColumns = sql`id, lineage_id as "lineageId", parent_id as "parentId", level, code, names, cluster_id as "clusterId", sort, ended, source, illustrative, version`

/** One version of a plan: its tree of objectives, parents before children, and their caseloads. */
export const showFramework = view({
  name: 'plan.framework',
  summary:
    'One version of a strategic plan: its objectives with people in need and targeted. Default: the version in force, else the draft.',
  input: v.object({ operationId: IdSchema, planId: IdSchema, no: v.optional(v.number()) }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: readFramework,
})

/** What differs between two versions of a plan, by the lineage of their objectives. */
export const compareVersions = view({
  name: 'plan.changes',
  summary: 'What differs between two versions of a strategic plan: objectives added, ended and changed, and their people.',
  input: v.object({ operationId: IdSchema, planId: IdSchema, from: v.number(), to: v.number() }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, planId, from, to }) {
    const [earlier, later] = await Promise.all([from, to].map(no => readFramework(db, { operationId, planId, no })))
    if (!earlier || !later) throw notFound()
    return { from: earlier.version, to: later.version, changes: changesBetween(earlier, later) }
  },
})

export interface Framework {
  /** What objectives of this version's lineages, and of those that it has no more, are called in the other versions. */
  calledElsewhere: { lineageId: string; code: string; names: Names }[]
  plan: StrategicPlan
  version: PlanVersion
  objectives: Objective[]
  caseloads: CaseloadFigure[]
}

async function readFramework(
  db: Db,
  { operationId, planId, no }: { operationId: string; planId: string; no?: number | undefined },
): Promise<Framework> {
  const plan = (await allPlans(db, operationId)).find(({ id }) => id === planId)
  const version =
    plan?.versions.find(each => (no === undefined ? each.status === 'in-force' : each.no === no)) ??
    plan?.versions.findLast(({ status }) => status !== 'withdrawn')
  if (!plan || !version || (no !== undefined && version.no !== no)) throw notFound()
  const [objectives, caseloads, calledElsewhere] = await Promise.all([
    db.rows<Objective>(sql`select ${objectiveColumns} from objective
        where operation_id = ${operationId} and plan_id = ${planId} and version_no = ${version.no} and not withdrawn order by level, sort, code`),
    db.rows<CaseloadFigure>(sql`select l.objective_id as "objectiveId", l.place_id as "placeId", l.group_id as "groupId",
          l.in_need::float8 as "inNeed", l.targeted::float8 as targeted, l.source
        from caseload l join objective o on o.operation_id = l.operation_id and o.id = l.objective_id
        where l.operation_id = ${operationId} and o.plan_id = ${planId} and o.version_no = ${version.no}`),
    db.rows<Framework['calledElsewhere'][number]>(sql`select distinct lineage_id as "lineageId", code, names from objective
        where operation_id = ${operationId} and plan_id = ${planId} and version_no <> ${version.no} and not withdrawn order by 1, 2`),
  ])
  return { plan, version, objectives, caseloads, calledElsewhere }
}
