import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'

/** A project that report lines name. */
export interface ReportedProject {
  code: string
  lines: number
  firstPeriod: string
  lastPeriod: string
}

const projectsMax = 200

/** Projects that report lines of clusters, places or one organisation name, those with most lines first. */
export const listReportedProjects = view({
  name: 'delivery.reported-projects',
  summary: 'Projects that report lines of clusters, places or an organisation name.',
  input: v.object({
    operationId: IdSchema,
    from: PeriodSchema,
    to: PeriodSchema,
    leafIds: v.optional(v.array(IdSchema), []),
    placeIds: v.optional(v.array(IdSchema), []),
    organisationId: v.optional(v.nullable(IdSchema), null),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, from, to, leafIds, placeIds, organisationId }) =>
    db.rows<ReportedProject>(sql`select project_code as code, sum(lines)::int as lines, min(period) as "firstPeriod", max(period) as "lastPeriod"
      from partner_cell
      where operation_id = ${operationId} and project_code is not null and period between ${from} and ${to}
        and (${leafIds.length === 0} or leaf_id = any(${leafIds}::uuid[])) and (${placeIds.length === 0} or place_id = any(${placeIds}::uuid[]))
        and (${organisationId}::uuid is null or ${organisationId}::uuid in (lead_organisation_id, implementing_organisation_id))
      group by 1 order by 2 desc, 1 limit ${projectsMax}`),
})
