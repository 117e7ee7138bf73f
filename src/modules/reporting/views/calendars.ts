import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { whoReported } from '../../delivery/index.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { allClusters } from '../../plan/index.ts'
import { reviewers } from '../access.ts'
import type { Frequency } from '../rules.ts'

export interface ReportCalendar {
  id: string
  names: Names
  frequency: Frequency
  /** Null: for all clusters. */
  clusterId: string | null
  dueDays: number
  reviewDays: number
  /** First and last month. */
  starts: string
  ends: string | null
  version: number
  illustrative: boolean
  duties: number
  /** Reports there are of it: with any it is ended, not changed. */
  reports: number
}

/** When partners report. */
export const listCalendars = view({
  name: 'reporting.calendars',
  summary: 'Reporting calendars of an operation: how often, by when, how long reviewers have.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  read: (db, { operationId }) =>
    db.rows<ReportCalendar>(sql`select id, names, frequency, cluster_id as "clusterId", due_days as "dueDays", review_days as "reviewDays",
        starts, ends, version, illustrative,
        (select count(*)::int from report_duty d where d.operation_id = c.operation_id and d.calendar_id = c.id) as duties,
        (select count(*)::int from report r where r.operation_id = c.operation_id and r.calendar_id = c.id) as reports
      from report_calendar c where operation_id = ${operationId} order by cluster_id is not null, starts, id`),
})

export interface ReportDuty {
  id: string
  calendarId: string
  organisationId: string
  clusterId: string
  starts: string | null
  ends: string | null
  reasonEnded: string | null
  version: number
  illustrative: boolean
}

/** Who is expected to report where. */
export const listDuties = view({
  name: 'reporting.duties',
  summary: 'Which organisations are expected to report to which clusters, and from when to when.',
  input: v.object({ operationId: IdSchema, calendarId: v.optional(IdSchema), clusterId: v.optional(IdSchema) }),
  policy: members,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  read(db, { operationId, calendarId, clusterId }) {
    const ofCalendar = calendarId ? sql`and calendar_id = ${calendarId}` : sql``
    const ofCluster = clusterId ? sql`and cluster_id = ${clusterId}` : sql``
    return db.rows<ReportDuty>(sql`select id, calendar_id as "calendarId", organisation_id as "organisationId", cluster_id as "clusterId",
        starts, ends, reason_ended as "reasonEnded", version, illustrative
      from report_duty where operation_id = ${operationId} ${ofCalendar} ${ofCluster} order by cluster_id, organisation_id, id`)
  },
})

export interface SuggestedDuty {
  organisationId: string
  clusterId: string
  /** Lines that it reported in the cluster, first and last month of them. */
  lines: number
  firstPeriod: string
  lastPeriod: string
}

/** Who reported to a cluster before and is not expected to yet; a task manager confirms. */
export const suggestDuties = view({
  name: 'reporting.suggested-duties',
  summary: 'Organisations that reported to a cluster before and are not expected to yet.',
  input: v.object({ operationId: IdSchema, calendarId: IdSchema, clusterId: IdSchema }),
  policy: reviewers,
  scope: async (_db, { operationId, clusterId }) => ({ operation: operationId, cluster: clusterId }),
  async read(db, { operationId, calendarId, clusterId }): Promise<SuggestedDuty[]> {
    const clusters = await allClusters(db, operationId)
    const inside = new Set(clusters.flatMap(({ id, parentId }) => (id === clusterId || parentId === clusterId ? [id] : [])))
    const there = await db.rows<{ organisationId: string }>(sql`select organisation_id as "organisationId" from report_duty
      where operation_id = ${operationId} and calendar_id = ${calendarId} and cluster_id = ${clusterId}`)
    const expected = new Set(there.map(({ organisationId }) => organisationId))
    const found = new Map<string, SuggestedDuty>()
    for (const { organisationId, leafId, lines, firstPeriod, lastPeriod } of await whoReported(db, operationId)) {
      if (!inside.has(leafId) || expected.has(organisationId)) continue
      const before = found.get(organisationId)
      found.set(organisationId, {
        ...{ organisationId, clusterId, lines: lines + (before?.lines ?? 0) },
        firstPeriod: before && before.firstPeriod < firstPeriod ? before.firstPeriod : firstPeriod,
        lastPeriod: before && before.lastPeriod > lastPeriod ? before.lastPeriod : lastPeriod,
      })
    }
    return [...found.values()].sort((a, b) => b.lines - a.lines)
  },
})
