import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, PeriodSchema } from '../../operations/index.ts'
import { reviewers, scopeOf } from '../access.ts'
import { waiveAfter } from '../not-expected.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

interface StoredDuty {
  calendarId: string
  organisationId: string
  clusterId: string
  version: number
}

/** Ends what an organisation owes a cluster after a month: reports that wait for later periods are waived, and say why. */
export const endDuty = command({
  name: 'reporting.end-duty',
  summary: 'Say that an organisation is not expected to report to a cluster after a month.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, ends: PeriodSchema, reason: ReasonSchema }),
  policy: reviewers,
  load: async (tx, { operationId, id }) =>
    (await tx.find<StoredDuty>(sql`select calendar_id as "calendarId", organisation_id as "organisationId", cluster_id as "clusterId", version
      from report_duty where operation_id = ${operationId} and id = ${id} for update`)) ?? null,
  version: duty => duty.version,
  scope: (duty, { operationId }) => scopeOf(operationId, duty),
  async apply(tx, { operationId, id, version, ends, reason }, duty, context) {
    assertSeen(version, duty)
    await tx.run(sql`update report_duty set ends = ${ends}, reason_ended = ${reason}, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    const whose = sql`calendar_id = ${duty.calendarId} and organisation_id = ${duty.organisationId} and cluster_id = ${duty.clusterId}`
    const waived = await waiveAfter(tx, { operationId, whose, after: ends, reason }, context)
    context.touch('report-duty', id, 'ended')
    return { id, version: version + 1, waived }
  },
})
