import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { DateSchema, IdSchema, keepers } from '../../operations/index.ts'
import { makeReports, moveClocks } from '../clock.ts'
import { dayOf } from '../store.ts'

/** Makes the reports that duties ask for, and moves clocks. Doing it again changes nothing. */
export const generateReports = command({
  name: 'reporting.generate-reports',
  summary: 'Make the reports that are owed by a day, and let the clock say which are due or overdue.',
  input: v.object({
    operationId: IdSchema,
    /** Reports of periods that begin by this day; left out: today. */
    until: v.optional(DateSchema),
  }),
  policy: keepers,
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  async apply(tx, { operationId, until }, _loaded, { now }) {
    const today = dayOf(now)
    const made = await makeReports(tx, operationId, { until: until ?? today, now })
    return { made: made.length, moved: await moveClocks(tx, operationId, { today, now }) }
  },
})
