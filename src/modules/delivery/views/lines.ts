import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, lineReaders, PeriodSchema, rowLimitsOf } from '../../operations/index.ts'
import type { ReportLine } from '../schema.ts'

export interface Line {
  id: string
  period: string
  plan: string | null
  leadOrganisationId: string | null
  implementingOrganisationId: string | null
  clusterId: string
  subclusterId: string | null
  activityId: string | null
  activityDetail: string | null
  placeId: string | null
  site: string | null
  status: ReportLine['status']
  groupId: string | null
  targeted: number | null
  reached: number | null
  illustrative: boolean
  importId: string | null
  importRow: number | null
  version: number
}

const pageLinesMax = 200

/** Which lines an actor may see, as a condition. */
function visibleLines(actor: Actor, operationId: string) {
  const limits = rowLimitsOf(actor, operationId)
  return limits === null
    ? sql`true`
    : limits.length === 0
      ? sql`false`
      : sql`(${sql.join(
          limits.map(limit => {
            const parts = [sql`true`]
            if (limit.cluster) parts.push(sql`${limit.cluster}::uuid in (cluster_id, subcluster_id)`)
            if (limit.organisation)
              parts.push(sql`${limit.organisation}::uuid in (lead_organisation_id, implementing_organisation_id)`)
            if (limit.place) parts.push(sql`place_id = ${limit.place}`)
            return sql`(${sql.join(parts, sql` and `)})`
          }),
          sql` or `,
        )})`
}

/** Single lines behind a figure; each role sees its own (`rowLimitsOf`). */
export const listLines = view({
  name: 'delivery.lines',
  summary: 'The single report lines behind a figure, limited to those your roles may see.',
  input: v.object({
    operationId: IdSchema,
    from: v.optional(PeriodSchema),
    to: v.optional(PeriodSchema),
    clusterIds: v.optional(v.array(IdSchema), []),
    placeIds: v.optional(v.array(IdSchema), []),
    organisationId: v.optional(IdSchema),
    page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  }),
  policy: lineReaders,
  async scope(_db, input) {
    return { operation: input.operationId }
  },
  async read(db, input, { actor }) {
    const own = visibleLines(actor, input.operationId)
    const parts = [sql`operation_id = ${input.operationId}`, sql`not withdrawn`, own]
    if (input.from) parts.push(sql`period >= ${input.from}`)
    if (input.to) parts.push(sql`period <= ${input.to}`)
    if (input.clusterIds.length > 0) parts.push(sql`leaf_id = any(${input.clusterIds}::uuid[])`)
    if (input.placeIds.length > 0) parts.push(sql`place_id = any(${input.placeIds}::uuid[])`)
    if (input.organisationId)
      parts.push(sql`${input.organisationId}::uuid in (lead_organisation_id, implementing_organisation_id)`)
    const where = sql.join(parts, sql` and `)
    const [count, lines] = await Promise.all([
      db.find<{ n: number }>(sql`select count(*)::int as n from activity_report where ${where}`),
      db.rows<Line>(sql`select id, period, plan, lead_organisation_id as "leadOrganisationId", implementing_organisation_id as "implementingOrganisationId",
          cluster_id as "clusterId", subcluster_id as "subclusterId", activity_id as "activityId", activity_detail as "activityDetail",
          place_id as "placeId", site, status, group_id as "groupId", targeted::float8 as targeted, reached::float8 as reached, illustrative,
          import_id as "importId", import_row as "importRow", version
        from activity_report where ${where} order by period desc, id limit ${pageLinesMax} offset ${(input.page - 1) * pageLinesMax}`),
    ])
    return { lines, count: count?.n ?? 0, pageSize: pageLinesMax }
  },
})

/** A stored line with all that it says: for exports. Numbers too large or too fine for a float are text. */
export interface FullLine extends Line {
  lineKey: string
  recordId: string | null
  projectCode: string | null
  donorIds: string[]
  objective: string | null
  indicatorCode: string | null
  unit: string | null
  quantity: string | null
  modality: string | null
  mechanism: string | null
  currency: string | null
  valueMinor: string | null
  siteType: string | null
  latitude: number | null
  longitude: number | null
  start: string | null
  end: string | null
  households: number | null
  reachedNew: number | null
  breakdown: Record<string, number>
  comments: string | null
}

const exportLinesMax = 1_000_000

/** The columns of a whole line, as `FullLine` names them. */
export const fullLineColumns = sql`id, line_key as "lineKey", record_id as "recordId", period, plan, project_code as "projectCode",
    lead_organisation_id as "leadOrganisationId", implementing_organisation_id as "implementingOrganisationId", donor_ids as "donorIds",
    cluster_id as "clusterId", subcluster_id as "subclusterId", objective, indicator_code as "indicatorCode", activity_id as "activityId",
    activity_detail as "activityDetail", unit, quantity::text as quantity, modality, mechanism, currency, value_minor::text as "valueMinor",
    place_id as "placeId", site, site_type as "siteType", latitude, longitude, status, starts::text as start, ends::text as "end",
    group_id as "groupId", households, targeted::float8 as targeted, reached::float8 as reached, reached_new::float8 as "reachedNew",
    breakdown, comments, illustrative, import_id as "importId", import_row as "importRow", version`

/** Every line of a span of months that the actor may see, in the order in which they came. */
export const exportLines = view({
  name: 'delivery.export-lines',
  summary: 'All report lines of a span of months, whole, limited to those your roles may see.',
  input: v.object({ operationId: IdSchema, from: v.optional(PeriodSchema, '0001-01'), to: v.optional(PeriodSchema, '9999-12') }),
  policy: lineReaders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, from, to }, { actor }) =>
    db.rows<FullLine>(sql`select ${fullLineColumns}
      from activity_report where operation_id = ${operationId} and not withdrawn and period between ${from} and ${to}
        and ${visibleLines(actor, operationId)} order by period, recorded_at, import_row, id limit ${exportLinesMax}`),
})
