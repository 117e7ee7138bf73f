/** Whom the room reminds of what agreements ask for, what it puts into their calendars, and the clock that has both done. */
import { type Db, type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import { dailyAt, type Job } from '../../kernel/jobs.ts'
import type { Holding } from '../accounts/index.ts'
import { notify, putCalendarEntry } from '../notices/index.ts'
import { operationCodes } from '../operations/index.ts'
import { dutyReminderOn } from './reminders.ts'
import { type Agreement, agreementsOfIds, type Duty } from './store.ts'
import { dutyTexts } from './telling-texts.ts'

interface ToldDuty extends Duty {
  ended: boolean
}

const read = (db: Db, operationId: string, condition: RawBuilder<unknown>) =>
  db.rows<ToldDuty>(sql`select d.id, d.agreement_id as "agreementId", d.kind, d.names, d.due_on::text as "dueOn", d.done_on::text as "doneOn",
      d.ended_at is not null as ended
    from agreement_duty d where d.operation_id = ${operationId} and ${condition} order by d.due_on, d.id`)

/** Finance officers and focal points of whoever receives. */
const tellsOf = ({ receiverId }: Agreement): Holding[] =>
  receiverId === null
    ? []
    : [
        { role: 'finance-officer', organisationId: receiverId },
        { role: 'focal-point', organisationId: receiverId },
      ]

async function deliver(tx: Tx, operationId: string, duties: readonly ToldDuty[], now: Date): Promise<void> {
  if (duties.length === 0) return
  const agreements = await agreementsOfIds(tx, operationId, [...new Set(duties.map(({ agreementId }) => agreementId))])
  const byId = new Map(agreements.map(each => [each.id, each]))
  const code = (await operationCodes(tx)).get(operationId) ?? ''
  const today = now.toISOString().slice(0, 10)
  for (const { id, agreementId, kind, names, dueOn, doneOn, ended } of duties) {
    const agreement = byId.get(agreementId)
    if (!agreement || agreement.illustrative) continue
    const said = { kind, names, agreement: agreement.code, due: dueOn }
    const link = `/o/${code}/funding/agreements/${encodeURIComponent(agreement.code)}`
    const open = doneOn === null && !ended && agreement.state !== 'ended'
    await putCalendarEntry(tx, {
      ...{ operationId, key: `duty|${id}`, to: tellsOf(agreement), now, link, cancelled: !open },
      ...{ texts: dutyTexts('entry', said), when: { day: dueOn } },
    })
    const stage = open ? dutyReminderOn(today, dueOn) : null
    if (stage !== null)
      await notify(tx, {
        ...{ operationId, to: tellsOf(agreement), kind: 'duty-due', now, link, due: dueOn },
        ...{ texts: dutyTexts(stage, said), key: `duty|${id}|${stage}|${dueOn}` },
      })
  }
}

/** Keeps the calendars of agreements that have just changed right, and tells what is due of them. */
export async function tellOfDuties(tx: Tx, operationId: string, now: Date, agreementIds: readonly string[]): Promise<void> {
  await deliver(tx, operationId, await read(tx, operationId, sql`d.agreement_id = any(${[...agreementIds]}::uuid[])`), now)
}

/** Reminds of all duties that a day asks for. What was told is not told again. */
export async function remindOfDuties(tx: Tx, operationId: string, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  const due = sql`d.done_on is null and d.ended_at is null and d.due_on between ${today}::date - 14 and ${today}::date + 30`
  await deliver(tx, operationId, await read(tx, operationId, due), now)
}

/** Each morning of the region. */
export const remindDaily: Job = {
  kind: 'funding.remind',
  next: dailyAt(2),
  async run(tx, _payload, { now }) {
    for (const operationId of (await operationCodes(tx)).keys()) await remindOfDuties(tx, operationId, now)
  },
}
