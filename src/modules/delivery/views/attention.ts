import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'

/** Several organisations that reported the same activity for the same people, place and month. */
export interface Overlap {
  period: string
  leafId: string
  placeId: string
  groupId: string | null
  activityId: string | null
  activityDetail: string | null
  organisationIds: string[]
  /** People of the highest report, and of all reports together; null is unknown. */
  highest: number | null
  sum: number | null
}

/** Overlaps that are listed at most; as many may mean that there are more. */
export const overlapsMax = 200

/**
 * Overlaps of a span of months, those with the most people reported twice first. Lines without an activity count as one activity only
 * where they say how many people they reached: presence alone is no overlap.
 */
export const listOverlaps = view({
  name: 'delivery.overlaps',
  summary: 'Several organisations reporting the same activity for the same group, place and month.',
  input: v.object({
    operationId: IdSchema,
    from: PeriodSchema,
    to: PeriodSchema,
    leafIds: v.optional(v.array(IdSchema), []),
    placeIds: v.optional(v.array(IdSchema), []),
    /** Only overlaps that this organisation is part of. */
    organisationId: v.optional(v.nullable(IdSchema), null),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, from, to, leafIds, placeIds, organisationId }) =>
    db.rows<Overlap>(sql`with reported as (
        select period, leaf_id, place_id, group_id, activity_id, case when activity_id is null then lower(activity_detail) end as detail,
          coalesce(implementing_organisation_id, lead_organisation_id) as organisation, max(reached) as reached
        from activity_report
        where operation_id = ${operationId} and not withdrawn and period between ${from} and ${to} and place_id is not null
          and (status is null or status not in ('planned', 'cancelled'))
          and (activity_id is not null or activity_detail is not null or reached is not null)
          and (${leafIds.length === 0} or leaf_id = any(${leafIds}::uuid[])) and (${placeIds.length === 0} or place_id = any(${placeIds}::uuid[]))
        group by 1, 2, 3, 4, 5, 6, 7)
      select period, leaf_id as "leafId", place_id as "placeId", group_id as "groupId", activity_id as "activityId", detail as "activityDetail",
        array_agg(organisation order by reached desc nulls last) as "organisationIds", max(reached)::float8 as highest, sum(reached)::float8 as sum
      from reported where organisation is not null
      group by 1, 2, 3, 4, 5, 6 having count(*) > 1 and (${organisationId}::uuid is null or bool_or(organisation = ${organisationId}::uuid))
      order by sum(reached) - max(reached) desc nulls last, period desc limit ${overlapsMax}`),
})

/** An organisation that used to report for a cluster and did not for a month: whether nothing was done must be asked. */
export interface SilentPartner {
  organisationId: string
  leafId: string
  lastPeriod: string
}

/** Months before the asked one in which a report makes the next one expected. */
const monthsExpected = 3

export const listSilentPartners = view({
  name: 'delivery.silent-partners',
  summary: 'Organisations that reported for a cluster in the three months before a month and not in it.',
  input: v.object({
    operationId: IdSchema,
    period: PeriodSchema,
    leafIds: v.optional(v.array(IdSchema), []),
    placeIds: v.optional(v.array(IdSchema), []),
    organisationId: v.optional(v.nullable(IdSchema), null),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, period, leafIds, placeIds, organisationId }) =>
    db.rows<SilentPartner>(sql`select organisation_id as "organisationId", leaf_id as "leafId", max(period) as "lastPeriod"
      from presence_cell where operation_id = ${operationId} and period <= ${period}
        and period >= to_char(to_date(${period}, 'YYYY-MM') - make_interval(months => ${monthsExpected}), 'YYYY-MM')
        and (${leafIds.length === 0} or leaf_id = any(${leafIds}::uuid[])) and (${placeIds.length === 0} or place_id = any(${placeIds}::uuid[]))
        and (${organisationId}::uuid is null or organisation_id = ${organisationId}::uuid)
      group by 1, 2 having max(period) < ${period} order by 3, 1`),
})
