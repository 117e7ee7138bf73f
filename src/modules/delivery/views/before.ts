import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { visibleTo } from './lines.ts'

/** What an organisation has reported of one work in one month; people are the highest figure of its lines, null is unknown. */
export interface ReportedBefore {
  leadOrganisationId: string | null
  implementingOrganisationId: string | null
  period: string
  clusterId: string
  subclusterId: string | null
  activityId: string | null
  activityDetail: string | null
  placeId: string | null
  site: string | null
  groupId: string | null
  reached: number | null
}

/** More lines than a person's sheet is compared with; of larger ones the latest months count. */
const linesMax = 60_000
const organisationsMax = 2_000

/**
 * What organisations have reported in a span of months, leading or implementing, for comparing a new sheet with it: is a month copied,
 * are figures piled up, has the other organisation reported it already, is something silent. Limited to the lines the actor may see.
 */
export const listReportedBefore = view({
  name: 'delivery.reported-before',
  summary: 'What organisations have reported in a span of months, limited to the lines your roles may see.',
  input: v.object({
    operationId: IdSchema,
    organisationIds: v.pipe(v.array(IdSchema), v.maxLength(organisationsMax)),
    from: PeriodSchema,
    to: PeriodSchema,
  }),
  // Everybody may ask, as for a preview: who may see no line gets none.
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, organisationIds, from, to }, { actor }) {
    const { lines } = await visibleTo(db, actor, operationId)
    return db.rows<ReportedBefore>(sql`select lead_organisation_id as "leadOrganisationId", implementing_organisation_id as "implementingOrganisationId",
        period, cluster_id as "clusterId", subcluster_id as "subclusterId", activity_id as "activityId", activity_detail as "activityDetail",
        place_id as "placeId", site, group_id as "groupId", max(reached)::float8 as reached
      from activity_report
      where operation_id = ${operationId} and not withdrawn and period between ${from} and ${to}
        and (lead_organisation_id = any(${organisationIds}::uuid[]) or implementing_organisation_id = any(${organisationIds}::uuid[]))
        and (status is null or status not in ('planned', 'cancelled')) and ${lines}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 order by period desc limit ${linesMax}`)
  },
})
