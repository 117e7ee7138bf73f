import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { allOrganisations } from '../../organisations/index.ts'
import { allClusters } from '../../plan/index.ts'
import { reviewers } from '../access.ts'
import { makeReports, moveClocks } from '../clock.ts'
import { DutyInput } from '../schema.ts'
import { dayOf } from '../store.ts'

/** Says which organisations are expected to report to which clusters, and makes the reports of what has begun. Who was not expected any more is expected again. */
export const setDuties = command({
  name: 'reporting.set-duties',
  summary: 'Say which organisations are expected to report to which clusters.',
  input: v.object({
    operationId: IdSchema,
    calendarId: IdSchema,
    duties: v.pipe(v.array(DutyInput), v.minLength(1), v.maxLength(5_000)),
  }),
  policy: reviewers,
  async load(tx, { operationId, calendarId, duties }) {
    const calendar = await tx.find<{ clusterId: string | null }>(sql`select cluster_id as "clusterId" from report_calendar
      where operation_id = ${operationId} and id = ${calendarId} for share`)
    if (!calendar) return null
    const clusters = new Set((await allClusters(tx, operationId)).map(({ id }) => id))
    const organisations = new Set((await allOrganisations(tx, operationId)).map(({ id }) => id))
    const fits = duties.every(
      ({ clusterId, organisationId }) =>
        clusters.has(clusterId) &&
        organisations.has(organisationId) &&
        (calendar.clusterId === null || calendar.clusterId === clusterId),
    )
    return fits ? {} : null
  },
  scope: (_loaded, { operationId, duties }) =>
    [...new Set(duties.map(({ clusterId }) => clusterId))].map(cluster => ({ operation: operationId, cluster })),
  async apply(tx, { operationId, calendarId, duties }, _loaded, context) {
    const once = new Map(duties.map(duty => [`${duty.organisationId}|${duty.clusterId}`, duty]))
    const rows = [...once.values()].map(({ organisationId, clusterId, starts, ends }) => ({
      ...{ id: newId(), organisation_id: organisationId, cluster_id: clusterId, starts, ends },
    }))
    const set =
      await tx.run(sql`insert into report_duty (operation_id, id, calendar_id, organisation_id, cluster_id, starts, ends)
      select ${operationId}, id, ${calendarId}, organisation_id, cluster_id, starts, ends
      from ${recordset(rows, 'id uuid, organisation_id uuid, cluster_id uuid, starts text, ends text')}
      on conflict (operation_id, calendar_id, organisation_id, cluster_id) do update
        set (starts, ends, reason_ended, version) = (excluded.starts, excluded.ends, null, report_duty.version + 1)
        where (report_duty.starts, report_duty.ends) is distinct from (excluded.starts, excluded.ends)`)
    context.touch('report-calendar', calendarId, 'changed')
    const today = dayOf(context.now)
    const made = await makeReports(tx, operationId, { until: today, now: context.now })
    await moveClocks(tx, operationId, { today, now: context.now })
    return { set, made: made.length }
  },
})
