import * as v from 'valibot'
import { type Db, type RawBuilder, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, lineReaders, members, PeriodSchema } from '../../operations/index.ts'
import type { ReportState } from '../rules.ts'
import { visibleReports } from './reports.ts'

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

interface AskedTexts {
  operationId: string
  /** Null: of all clusters. */
  clusterId: string | null
  /** Months. */
  from: string
  to: string
}

/** What all partners wrote in accepted reports: for the situation reports of those who may make them. */
export const acceptedTexts = (db: Db, asked: AskedTexts): Promise<AcceptedText[]> => readTexts(db, asked, sql`true`)

const readTexts = (db: Db, { operationId, clusterId, from, to }: AskedTexts, visible: RawBuilder<unknown>) =>
  db.rows<AcceptedText>(sql`select r.id as "reportId", r.organisation_id as "organisationId", r.cluster_id as "clusterId", r.period, r.narrative,
      r.constraints, to_char(r.accepted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "acceptedAt", r.illustrative
    from report r where r.operation_id = ${operationId} and r.state = 'accepted' and (r.narrative is not null or r.constraints is not null)
      and ${visible} ${clusterId === null ? sql`` : sql`and r.cluster_id = ${clusterId}`}
      and to_char(r.period_end, 'YYYY-MM') >= ${from} and to_char(r.period_start, 'YYYY-MM') <= ${to}
    order by r.cluster_id, r.period_start, r.organisation_id, r.id`)

/** What partners wrote in accepted reports, of the reports that the asker may see. */
export const listAcceptedTexts = view({
  name: 'reporting.accepted-texts',
  summary: 'Narratives and constraints of accepted reports over a span of months, limited to those your roles may see.',
  input: v.object({
    operationId: IdSchema,
    /** Null: of all clusters. */
    clusterId: v.optional(v.nullable(IdSchema), null),
    from: PeriodSchema,
    to: PeriodSchema,
  }),
  policy: lineReaders,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  read: (db, asked, { actor }) => readTexts(db, asked, visibleReports(actor, asked.operationId)),
})
