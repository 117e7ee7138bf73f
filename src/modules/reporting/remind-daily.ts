import { systemActor } from '../../kernel/access.ts'
import { dailyAt, type Job } from '../../kernel/jobs.ts'
import { operationCodes } from '../operations/index.ts'
import { reportsNeedClock } from './clock.ts'
import { generateReports } from './commands/generate-reports.ts'
import { remindOfReports } from './telling.ts'

/** Each morning of the region: the reports that duties ask for are made, clocks moved, and people reminded. */
export const remindDaily: Job = {
  kind: 'reporting.remind',
  next: dailyAt(2),
  async run(tx, _payload, { now, runner }) {
    for (const operationId of (await operationCodes(tx)).keys()) {
      if (await reportsNeedClock(tx, operationId, now.toISOString().slice(0, 10)))
        await runner.run(generateReports, { operationId }, { actor: systemActor('clock') })
      await remindOfReports(tx, operationId, now)
    }
  },
}
