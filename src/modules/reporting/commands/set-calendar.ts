import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { allClusters } from '../../plan/index.ts'
import { calendarKeepers } from '../access.ts'
import { calendarInUse } from '../problems.ts'
import { CalendarInput, VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

/** Says how often partners report, until when, and how long a reviewer has. Changed only as long as there is no report of it. */
export const setCalendar = command({
  name: 'reporting.set-calendar',
  summary: 'Say how often partners report, by when, and how long reviewers have.',
  input: v.object({ operationId: IdSchema, version: v.optional(VersionSchema), ...CalendarInput.entries }),
  policy: calendarKeepers,
  async load(tx, { operationId, id, clusterId }) {
    if (clusterId !== null && !(await allClusters(tx, operationId)).some(each => each.id === clusterId)) return null
    const stored = id
      ? await tx.find<{ version: number; used: boolean }>(sql`select version, exists (select 1 from report r
          where r.operation_id = c.operation_id and r.calendar_id = c.id) as used
        from report_calendar c where operation_id = ${operationId} and id = ${id} for update`)
      : undefined
    return { stored: stored ?? null }
  },
  version: ({ stored }) => stored?.version ?? 0,
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  async apply(tx, input, { stored }, context) {
    const { operationId, names, frequency, clusterId, dueDays, reviewDays, starts, ends } = input
    const id = input.id ?? newId()
    if (stored === null && input.version !== undefined) throw notFound()
    if (stored !== null) {
      assertSeen(input.version ?? 0, stored)
      if (stored.used) throw calendarInUse()
    }
    await tx.run(sql`insert into report_calendar (operation_id, id, names, frequency, cluster_id, due_days, review_days, starts, ends)
      values (${operationId}, ${id}, ${JSON.stringify(names)}::jsonb, ${frequency}, ${clusterId}, ${dueDays}, ${reviewDays}, ${starts}, ${ends})
      on conflict (operation_id, id) do update set (names, frequency, cluster_id, due_days, review_days, starts, ends, version) =
        (excluded.names, excluded.frequency, excluded.cluster_id, excluded.due_days, excluded.review_days, excluded.starts, excluded.ends, report_calendar.version + 1)`)
    context.touch('report-calendar', id, stored ? 'changed' : 'made')
    return { id, version: (stored?.version ?? 0) + 1 }
  },
})
