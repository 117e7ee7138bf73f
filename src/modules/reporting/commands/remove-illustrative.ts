import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, keepers } from '../../operations/index.ts'

const tablesOfReports = [
  'report_event',
  'report_comment',
  'report_line',
  'report_value',
  'report_row',
  'report_submission',
  'report_file',
] as const

/** Takes out the made-up calendars, duties and reports of an operation; nothing of them was ever a fact. Their lines are the delivery room's. */
export const removeIllustrativeReporting = command({
  name: 'reporting.remove-illustrative',
  summary: 'Remove the illustrative reporting calendars, duties and reports of an operation.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  async apply(tx, { operationId }) {
    for (const name of tablesOfReports)
      await tx.run(sql`delete from ${sql.table(name)} t using report r
        where r.operation_id = ${operationId} and r.illustrative and t.operation_id = r.operation_id and t.report_id = r.id`)
    const reports = await tx.run(sql`delete from report where operation_id = ${operationId} and illustrative`)
    await tx.run(sql`delete from report_duty where operation_id = ${operationId} and illustrative`)
    await tx.run(sql`delete from report_calendar c where operation_id = ${operationId} and illustrative
      and not exists (select 1 from report_duty d where d.operation_id = c.operation_id and d.calendar_id = c.id)`)
    return { reports }
  },
})
