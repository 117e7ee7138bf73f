import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { monthsIn } from './months-in.ts'

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
 * Overlaps of a span of months, those with the most people reported twice first, unknown numbers of people last. Lines without an
 * activity count as one activity only where they say how many people they reached: presence alone is no overlap.
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
  read(db, { operationId, from, to, leafIds, placeIds, organisationId }) {
    const parts = [sql`operation_id = ${operationId}`, sql`period = month.period`]
    if (leafIds.length > 0) parts.push(sql`leaf_id = any(${leafIds}::uuid[])`)
    if (placeIds.length > 0) parts.push(sql`place_id = any(${placeIds}::uuid[])`)
    if (organisationId !== null) parts.push(sql`${organisationId}::uuid = any(organisation_ids)`)
    // The first of each month come from the index in this order; the first of all months are among them.
    const rest = sql`leaf_id, place_id, group_id, activity_id, activity_detail`
    return db.rows<Overlap>(sql`with recursive ${monthsIn('overlap_cell', operationId, from, to)}
      select o.period, leaf_id as "leafId", place_id as "placeId", group_id as "groupId", activity_id as "activityId",
        activity_detail as "activityDetail", organisation_ids as "organisationIds", highest::float8 as highest, total::float8 as sum
      from month cross join lateral (select * from overlap_cell where ${sql.join(parts, sql` and `)}
        order by twice desc nulls last, ${rest} limit ${overlapsMax}) o
      order by twice desc nulls last, o.period desc, ${rest} limit ${overlapsMax}`)
  },
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
