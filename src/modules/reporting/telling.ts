/** Whom the room reminds of reports, what it puts into their calendars, and the clock that has both done. */
import { type Db, type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import { nameIn } from '../../kernel/pure/languages.ts'
import { type Holding, peopleHolding } from '../accounts/index.ts'
import { notify, putCalendarEntry } from '../notices/index.ts'
import { operationCodes } from '../operations/index.ts'
import { allOrganisations } from '../organisations/index.ts'
import { allClusters } from '../plan/index.ts'
import { type Reminder, remindersDue } from './reminders.ts'
import { awaited, type ReportState } from './rules.ts'
import { reportTexts } from './telling-texts.ts'

interface Told {
  id: string
  organisationId: string
  clusterId: string
  period: string
  dueOn: string
  reviewDueOn: string | null
  state: ReportState
  submissions: number
  illustrative: boolean
}

const read = (db: Db, condition: RawBuilder<unknown>) =>
  db.rows<Told>(sql`select id, organisation_id as "organisationId", cluster_id as "clusterId", period, due_on::text as "dueOn",
      review_due_on::text as "reviewDueOn", state, submissions, illustrative
    from report where ${condition} and not illustrative order by due_on, id`)

const kindOf = { senders: 'report-due', reviewers: 'review-due' } as const

/** Reviewers are the task managers of the cluster; where there is none, the information officers. */
async function reviewersOf(db: Db, operationId: string, { clusterId }: Told, now: Date): Promise<Holding[]> {
  const managers: Holding[] = [{ role: 'task-manager', clusterId }]
  return (await peopleHolding(db, operationId, managers, now)).length > 0 ? managers : [{ role: 'information-officer' }]
}

/** Says how reports of an operation are called, and delivers what is due of them: each reminder once. */
async function deliver(
  tx: Tx,
  operationId: string,
  reports: readonly Told[],
  { now, by }: { now: Date; by?: string },
): Promise<void> {
  if (reports.length === 0) return
  const organisations = new Map((await allOrganisations(tx, operationId)).map(entry => [entry.id, entry]))
  const clusters = new Map((await allClusters(tx, operationId)).map(({ id, code }) => [id, code]))
  const code = (await operationCodes(tx)).get(operationId) ?? ''
  const byId = new Map(reports.map(report => [report.id, report]))
  const saidOf = ({ clusterId, organisationId, period, dueOn }: Told) => {
    const organisation = organisations.get(organisationId)
    return {
      ...{ cluster: clusters.get(clusterId) ?? '', period, due: dueOn },
      organisation: organisation?.acronym ?? nameIn(organisation?.names ?? {}, 'en'),
    }
  }
  const tell = async (
    report: Told,
    { key, kind, audience }: Omit<Reminder, 'kind'> & { kind: Reminder['kind'] | 'accepted' },
  ) => {
    const isReturn = kind === 'sent-back' || kind === 'reopened' || kind === 'accepted'
    await notify(tx, {
      ...{ operationId, key, now, ...(by ? { except: by } : {}) },
      to: audience === 'senders' ? sendersOf(report) : await reviewersOf(tx, operationId, report, now),
      kind: isReturn ? 'report-reviewed' : kindOf[audience],
      texts: reportTexts(kind, saidOf(report)),
      link: `/o/${code}/reports/${report.id}`,
      due: audience === 'senders' ? report.dueOn : report.reviewDueOn,
    })
  }
  for (const reminder of remindersDue(reports, now.toISOString().slice(0, 10))) {
    const report = byId.get(reminder.reportId)
    if (report) await tell(report, reminder)
  }
  for (const report of reports) {
    const { id: reportId, state, submissions, dueOn } = report
    if (state === 'accepted')
      await tell(report, { reportId, kind: 'accepted', audience: 'senders', key: `report:${reportId}:accepted:${submissions}` })
    await putCalendarEntry(tx, {
      ...{ operationId, key: `report|${reportId}`, to: sendersOf(report), now, link: `/o/${code}/reports/${reportId}` },
      ...{ texts: reportTexts('entry', saidOf(report)), when: { day: dueOn } },
      cancelled: !awaited.some(each => each === state),
    })
  }
}

const sendersOf = ({ organisationId }: Told): Holding[] => [{ role: 'focal-point', organisationId }]

/** Tells of one report whose state has just changed, and keeps the calendars of its organisation right. */
export async function tellOfReport(
  tx: Tx,
  operationId: string,
  id: string,
  { actor, now }: { actor: { id: string }; now: Date },
): Promise<void> {
  const reports = await read(tx, sql`operation_id = ${operationId} and id = ${id}`)
  await deliver(tx, operationId, reports, { now, by: actor.id })
}

/** Days ahead for which deadlines of reports stand in calendars, and days after which nobody is reminded any more. */
const aheadDays = 120
const behindDays = 30

/** Reminds of all reports that a day asks for. What was told is not told again. */
export async function remindOfReports(tx: Tx, operationId: string, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  const reports = await read(
    tx,
    sql`operation_id = ${operationId} and (state in ('submitted', 'sent-back', 'reopened')
      or state in ('not-yet-due', 'due', 'overdue') and due_on between ${today}::date - ${behindDays}::int and ${today}::date + ${aheadDays}::int)`,
  )
  await deliver(tx, operationId, reports, { now })
}
