import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { type Db, type RawBuilder, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, lineReaders, PeriodSchema, rowLimitsOf } from '../../operations/index.ts'
import { placesInside } from '../../places/index.ts'
import { allClusters } from '../../plan/index.ts'
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

interface Visible {
  /** A condition on lines, and on the cells of who leads and implements (`partner_cell`). */
  lines: RawBuilder<unknown>
  /** Whether it asks for nothing but cluster and place, so that it is a condition on any cells. */
  anyCells: boolean
}

/** Which lines an actor may see. Those of a cluster are what its figures count: its own and those of the clusters inside it. */
export async function visibleTo(db: Db, actor: Actor, operationId: string): Promise<Visible> {
  const limits = rowLimitsOf(actor, operationId)
  if (limits === null) return { lines: sql`true`, anyCells: true }
  if (limits.length === 0) return { lines: sql`false`, anyCells: true }
  const clusters = limits.some(limit => limit.cluster) ? await allClusters(db, operationId) : []
  const either = sql`(${sql.join(
    limits.map(({ cluster, organisation, place }) => {
      const parts = [sql`true`]
      if (cluster)
        parts.push(
          sql`leaf_id = any(${[cluster, ...clusters.filter(({ parentId }) => parentId === cluster).map(({ id }) => id)]}::uuid[])`,
        )
      if (organisation) parts.push(sql`${organisation}::uuid in (lead_organisation_id, implementing_organisation_id)`)
      if (place) parts.push(sql`place_id in (${placesInside(operationId, place)})`)
      return sql`(${sql.join(parts, sql` and `)})`
    }),
    sql` or `,
  )})`
  return { lines: either, anyCells: !limits.some(({ organisation }) => organisation) }
}

/** The newest month first; inside it as the index of cells has them, so that a page of many lines needs no sorting of all. */
const lineOrder = sql`period desc, leaf_id desc, place_id desc, id desc`

const lineColumns = sql`id, period, plan, lead_organisation_id as "leadOrganisationId", implementing_organisation_id as "implementingOrganisationId",
  cluster_id as "clusterId", subcluster_id as "subclusterId", activity_id as "activityId", activity_detail as "activityDetail",
  place_id as "placeId", site, status, group_id as "groupId", targeted::float8 as targeted, reached::float8 as reached, illustrative,
  import_id as "importId", import_row as "importRow", version`

interface LinePage {
  lines: Line[]
  /** Lines of the filter that can be paged through. */
  count: number
  /** Whether there are more than `count`. */
  more: boolean
}

/** Lines by the cells in which they are counted: `asked` is a condition on the cells and on their lines alike. */
interface CountedIn {
  table: 'reach_cell' | 'partner_cell'
  asked: RawBuilder<unknown>
}

/**
 * A page of the asked lines. The totals say how many of them each cell has, so that any page of any number of lines reads its own
 * cells' lines only, and all are counted.
 */
async function pageOfCells(db: Db, operationId: string, { table, asked }: CountedIn, offset: number): Promise<LinePage> {
  const shown = await db.rows<{ period: string; leaf: string; place: string | null; before: number; total: number }>(
    sql`select period, leaf_id as leaf, place_id as place, before::int as before, total::int as total
      from (select period, leaf_id, place_id, sum(lines) as lines, sum(sum(lines)) over () as total,
          sum(sum(lines)) over (order by period desc, leaf_id desc, place_id desc) - sum(lines) as before
        from ${sql.table(table)} where ${asked} group by period, leaf_id, place_id) numbered
      where before < ${offset + pageLinesMax} and before + lines > ${offset} order by before`,
  )
  const [first] = shown
  if (!first) {
    const all = await db.find<{ n: number }>(
      sql`select coalesce(sum(lines), 0)::int as n from ${sql.table(table)} where ${asked}`,
    )
    return { lines: [], count: all?.n ?? 0, more: false }
  }
  const [periods, leaves, places] = [shown.map(cell => cell.period), shown.map(cell => cell.leaf), shown.map(cell => cell.place)]
  // No place is a place of its own. Asked for apart, both are found by the index.
  const at = (samePlace: RawBuilder<unknown>) =>
    sql`select r.* from shown s join activity_report r on r.operation_id = ${operationId} and r.period = s.period and r.leaf_id = s.leaf_id
      and ${samePlace} where not r.withdrawn`
  const lines = await db.rows<Line>(sql`with shown (period, leaf_id, place_id) as (
      select * from unnest(${periods}::text[], ${leaves}::uuid[], ${places}::uuid[]))
    select ${lineColumns} from (${at(sql`r.place_id = s.place_id`)} union all ${at(sql`r.place_id is null and s.place_id is null`)}) line
    where ${asked} order by ${lineOrder} limit ${pageLinesMax} offset ${offset - first.before}`)
  return { lines, count: first.total, more: false }
}

/** Lines that can be paged through where totals do not say how many there are: 50 pages, and who looks for more narrows down. */
const narrowedLinesMax = 10_000

/** A page of the lines that `lines` names, counted as far as they can be paged through. */
async function pageOfLines(db: Db, lines: RawBuilder<unknown>, offset: number): Promise<LinePage> {
  const [total, page] = await Promise.all([
    db.find<{ count: number }>(
      sql`select count(*)::int as count from (select 1 from activity_report where ${lines} limit ${narrowedLinesMax + 1}) line`,
    ),
    offset >= narrowedLinesMax
      ? []
      : db.rows<Line>(
          sql`select ${lineColumns} from activity_report where ${lines} order by ${lineOrder} limit ${pageLinesMax} offset ${offset}`,
        ),
  ])
  const count = total?.count ?? 0
  return { lines: page, count: Math.min(count, narrowedLinesMax), more: count > narrowedLinesMax }
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
    groupId: v.optional(IdSchema),
    page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  }),
  policy: lineReaders,
  async scope(_db, input) {
    return { operation: input.operationId }
  },
  async read(db, input, { actor }) {
    const { operationId, organisationId, groupId } = input
    const offset = (input.page - 1) * pageLinesMax
    const visible = await visibleTo(db, actor, operationId)
    const cells = [sql`operation_id = ${operationId}`]
    if (input.from) cells.push(sql`period >= ${input.from}`)
    if (input.to) cells.push(sql`period <= ${input.to}`)
    if (input.clusterIds.length > 0) cells.push(sql`leaf_id = any(${input.clusterIds}::uuid[])`)
    if (input.placeIds.length > 0) cells.push(sql`place_id = any(${input.placeIds}::uuid[])`)
    const parts = [...cells, visible.lines]
    if (organisationId) parts.push(sql`${organisationId}::uuid in (lead_organisation_id, implementing_organisation_id)`)
    if (groupId) parts.push(sql`group_id = ${groupId}`)
    const asked = sql.join(parts, sql` and `)
    const ofOrganisations = organisationId || !visible.anyCells
    // No total is kept by group and by who leads and implements at once.
    const page =
      groupId && ofOrganisations
        ? await pageOfLines(db, sql`${asked} and not withdrawn`, offset)
        : await pageOfCells(db, operationId, { table: ofOrganisations ? 'partner_cell' : 'reach_cell', asked }, offset)
    return { ...page, pageSize: pageLinesMax }
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

/** The columns of a whole line, as `FullLine` names them. */
export const fullLineColumns = sql`id, line_key as "lineKey", record_id as "recordId", period, plan, project_code as "projectCode",
  lead_organisation_id as "leadOrganisationId", implementing_organisation_id as "implementingOrganisationId", donor_ids as "donorIds",
  cluster_id as "clusterId", subcluster_id as "subclusterId", objective, indicator_code as "indicatorCode", activity_id as "activityId",
  activity_detail as "activityDetail", unit, quantity::text as quantity, modality, mechanism, currency, value_minor::text as "valueMinor",
  place_id as "placeId", site, site_type as "siteType", latitude, longitude, status, starts::text as start, ends::text as "end",
  group_id as "groupId", households, targeted::float8 as targeted, reached::float8 as reached, reached_new::float8 as "reachedNew",
  breakdown, comments, illustrative, import_id as "importId", import_row as "importRow", version`

const exportLinesMax = 1_000_000

/** Every line of a span of months that the actor may see, in the order in which they came. */
export const exportLines = view({
  name: 'delivery.export-lines',
  summary: 'All report lines of a span of months, whole, limited to those your roles may see.',
  input: v.object({ operationId: IdSchema, from: v.optional(PeriodSchema, '0001-01'), to: v.optional(PeriodSchema, '9999-12') }),
  policy: lineReaders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, from, to }, { actor }) {
    const { lines } = await visibleTo(db, actor, operationId)
    return db.rows<FullLine>(sql`select ${fullLineColumns}
      from activity_report where operation_id = ${operationId} and not withdrawn and period between ${from} and ${to}
        and ${lines} order by period, recorded_at, import_row, id limit ${exportLinesMax}`)
  },
})
