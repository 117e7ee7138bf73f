import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import type { ReportState } from '../rules.ts'

/** Who was expected to report for a month, and what came: `silent` is not zero, and neither is `no-activity` silence. */
export interface ExpectedReport {
  reportId: string
  organisationId: string
  clusterId: string
  period: string
  state: ReportState
  answer: 'reported' | 'no-activity' | 'silent' | 'waived' | 'not-yet-due'
  dueOn: string
  illustrative: boolean
}

export const listExpected = view({
  name: 'reporting.expected',
  summary: 'Who was expected to report for a month: reported, no activity, silent, or waived.',
  input: v.object({ operationId: IdSchema, month: PeriodSchema, clusterId: v.optional(IdSchema) }),
  policy: members,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  read(db, { operationId, month, clusterId }) {
    const ofCluster = clusterId ? sql`and cluster_id = ${clusterId}` : sql``
    return db.rows<ExpectedReport>(sql`select id as "reportId", organisation_id as "organisationId", cluster_id as "clusterId", period, state,
        case when state = 'waived' then 'waived' when first_submitted_at is null then case when state = 'not-yet-due' then 'not-yet-due' else 'silent' end
          when no_activity then 'no-activity' else 'reported' end as answer,
        due_on::text as "dueOn", illustrative
      from report where operation_id = ${operationId} and period_end >= ${`${month}-01`}::date
        and period_start <= ${`${month}-01`}::date ${ofCluster}
      order by cluster_id, organisation_id, period, id`)
  },
})

export interface AcceptedText {
  reportId: string
  organisationId: string
  clusterId: string
  period: string
  narrative: string | null
  constraints: string | null
  acceptedAt: string
  illustrative: boolean
}

/** What partners wrote in accepted reports: for situation reports. */
export const listAcceptedTexts = view({
  name: 'reporting.accepted-texts',
  summary: 'Narratives and constraints of accepted reports over a span of months.',
  input: v.object({
    operationId: IdSchema,
    /** Null: of all clusters. */
    clusterId: v.optional(v.nullable(IdSchema), null),
    from: PeriodSchema,
    to: PeriodSchema,
  }),
  policy: members,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  read(db, { operationId, clusterId, from, to }) {
    const ofCluster = clusterId === null ? sql`` : sql`and cluster_id = ${clusterId}`
    return db.rows<AcceptedText>(sql`select id as "reportId", organisation_id as "organisationId", cluster_id as "clusterId", period, narrative,
        constraints, to_char(accepted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "acceptedAt", illustrative
      from report where operation_id = ${operationId} and state = 'accepted' and (narrative is not null or constraints is not null) ${ofCluster}
        and to_char(period_end, 'YYYY-MM') >= ${from} and to_char(period_start, 'YYYY-MM') <= ${to}
      order by cluster_id, period_start, organisation_id, id`)
  },
})
