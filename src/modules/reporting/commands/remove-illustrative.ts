import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { activitiesInUse } from '../../delivery/index.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { removeIllustrativeActivities } from '../../plan/index.ts'

const tablesOfReports = [
  'report_event',
  'report_comment',
  'report_line',
  'report_value',
  'report_row',
  'report_submission',
  'report_file',
] as const

/** Activities that rows of reports name, whatever became of the report. */
const activitiesOfRows = async (tx: Tx, operationId: string): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`select distinct line ->> 'activityId' as id from report_row
      where operation_id = ${operationId} and line ->> 'activityId' is not null`)
  ).map(({ id }) => id)

/**
 * Takes out the made-up calendars, duties and reports of an operation; nothing of them was ever a fact. Their lines are the delivery room's,
 * and are to be withdrawn before: then the made-up activities go that only they named.
 */
export const removeIllustrativeReporting = command({
  name: 'reporting.remove-illustrative',
  summary:
    'Remove the illustrative reporting calendars, duties and reports of an operation, and the illustrative activities that nothing else names.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  async apply(tx, { operationId }, _loaded, context) {
    for (const name of tablesOfReports)
      await tx.run(sql`delete from ${sql.table(name)} t using report r
        where r.operation_id = ${operationId} and r.illustrative and t.operation_id = r.operation_id and t.report_id = r.id`)
    const reports = await tx.run(sql`delete from report where operation_id = ${operationId} and illustrative`)
    await tx.run(sql`delete from report_duty where operation_id = ${operationId} and illustrative`)
    await tx.run(sql`delete from report_calendar c where operation_id = ${operationId} and illustrative
      and not exists (select 1 from report_duty d where d.operation_id = c.operation_id and d.calendar_id = c.id)`)
    const { removed, kept } = await removeIllustrativeActivities(tx, operationId, [
      ...(await activitiesInUse(tx, operationId)),
      ...(await activitiesOfRows(tx, operationId)),
    ])
    for (const id of removed) context.touch('activity', id, 'ended')
    for (const id of kept) context.touch('activity', id, 'changed')
    return { reports, activities: removed.length }
  },
})
