import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, PeriodSchema } from '../../operations/index.ts'
import { calendarKeepers } from '../access.ts'
import { waiveAfter } from '../not-expected.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

/** Ends a calendar after a month: reports that wait for later periods are not expected any more, and say why. */
export const endCalendar = command({
  name: 'reporting.end-calendar',
  summary: 'End a reporting calendar after a month; reports that wait for later periods are waived.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, ends: PeriodSchema, reason: ReasonSchema }),
  policy: calendarKeepers,
  load: async (tx, { operationId, id }) =>
    (await tx.find<{ version: number }>(
      sql`select version from report_calendar where operation_id = ${operationId} and id = ${id} for update`,
    )) ?? null,
  version: calendar => calendar.version,
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  async apply(tx, { operationId, id, version, ends, reason }, calendar, context) {
    assertSeen(version, calendar)
    await tx.run(
      sql`update report_calendar set ends = ${ends}, version = version + 1 where operation_id = ${operationId} and id = ${id}`,
    )
    const waived = await waiveAfter(tx, { operationId, whose: sql`calendar_id = ${id}`, after: ends, reason }, context)
    context.touch('report-calendar', id, 'ended')
    return { id, version: version + 1, waived }
  },
})
