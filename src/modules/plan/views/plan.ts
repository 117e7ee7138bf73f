import * as v from 'valibot'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'

export interface Cluster {
  id: string
  code: string
  names: Names
  aliases: string[]
  parentId: string | null
  validFrom: string | null
  validTo: string | null
  /** The clusters it took over from. */
  predecessorIds: string[]
  lead: string | null
  deputy: string | null
  status: 'reviewed' | 'unreviewed'
}
export interface Group {
  id: string
  code: string
  names: Names
  aliases: string[]
}
export interface ActivityType {
  id: string
  clusterId: string
  code: string | null
  names: Names
  aliases: string[]
  unit: 'people' | 'households' | 'items' | 'facilities' | 'sessions' | 'money' | null
  audience: 'children' | 'adults' | null
  recurrent: boolean
  /** Indicators that the activity may be reported for; empty when any will do. */
  indicatorCodes: string[]
  retired: boolean
}
export interface Project {
  code: string
  title: string
  clusterId: string | null
  agencies: string[]
  donors: string[]
  /** Integer minor units of the currency, as text: it may pass 2^53. Null is unknown. */
  budgetMinor: string | null
  budgetCurrency: string | null
  starts: string | null
  ends: string | null
  source: string | null
}
/** The figure that holds at the end of the asked months: the latest one not after them. */
export interface NeedFigure {
  placeId: string
  clusterId: string | null
  groupId: string | null
  inNeed: number | null
  targeted: number | null
  severity: number | null
  /** Month from which the figure holds. */
  period: string
  illustrative: boolean
}

export const allClusters = (db: Db, operationId: string) =>
  db.rows<Cluster>(sql`select id, code, names, aliases, parent_id as "parentId", valid_from::text as "validFrom", valid_to::text as "validTo", lead, deputy, status,
      array(select predecessor_id from cluster_predecessor p where p.operation_id = ${operationId} and p.cluster_id = cluster.id order by predecessor_id) as "predecessorIds"
    from cluster where operation_id = ${operationId} and status <> 'merged' order by sort, code`)

export const allGroups = (db: Db, operationId: string) =>
  db.rows<Group>(
    sql`select id, code, names, aliases from population_group where operation_id = ${operationId} and status <> 'merged' order by sort, code`,
  )

export const allActivityTypes = (db: Db, operationId: string) =>
  db.rows<ActivityType>(sql`select id, cluster_id as "clusterId", code, names, aliases, unit, audience, recurrent, indicator_codes as "indicatorCodes", retired
    from activity_type where operation_id = ${operationId} and status <> 'merged' order by code, id`)

export const allProjects = (db: Db, operationId: string) =>
  db.rows<Project>(sql`select code, title, cluster_id as "clusterId", agencies, donors, budget_minor::text as "budgetMinor",
      budget_currency as "budgetCurrency", starts::text, ends::text, source
    from project where operation_id = ${operationId} and ended_at is null order by code`)

/** Needs that hold at the end of month `to`; those of a cluster end with it. */
export const needsAt = (db: Db, operationId: string, to: string) =>
  db.rows<NeedFigure>(sql`select distinct on (place_id, cluster_id, group_id) place_id as "placeId", cluster_id as "clusterId", group_id as "groupId",
      in_need::float8 as "inNeed", targeted::float8 as targeted, severity, period, illustrative
    from need n where operation_id = ${operationId} and period <= ${to}
      and not exists (select 1 from cluster c where c.operation_id = n.operation_id and c.id = n.cluster_id and to_char(c.valid_to, 'YYYY-MM') < ${to})
    order by place_id, cluster_id, group_id, period desc`)

/** What an operation's plan names: its clusters, groups, activities and projects. */
export const showPlan = view({
  name: 'plan.plan',
  summary: 'Clusters, population groups, activities and projects of an operation.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }) {
    const [clusters, groups, activities, projects] = await Promise.all([
      allClusters(db, operationId),
      allGroups(db, operationId),
      allActivityTypes(db, operationId),
      allProjects(db, operationId),
    ])
    return { clusters, groups, activities, projects }
  },
})

/** People in need and targeted as they hold at the end of a month. */
export const showNeeds = view({
  name: 'plan.needs',
  summary: 'People in need and targeted by place, cluster and group, as they hold at the end of a month.',
  input: v.object({ operationId: IdSchema, to: v.optional(PeriodSchema, '9999-12') }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, to }) => needsAt(db, operationId, to),
})
