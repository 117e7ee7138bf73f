/** Reminders of reports on a real PostgreSQL, by clocks that the test gives. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { addPerson } from '../../../test/support/people.ts'
import { createWorker } from '../../kernel/jobs.ts'
import { identifyPerson } from '../accounts/index.ts'
import { listCalendar, listNotices } from '../notices/index.ts'
import { acceptReport, listReports, sendBackReport, setCalendar, setDuties, showReport, submitNoActivity } from './index.ts'

let house: TestHouse
let operationId: string
let [focal, other, manager] = ['', '', '']
const today = new Date()
const monthOf = (shift: number) =>
  new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + shift, 1)).toISOString().slice(0, 7)
const on = (day: string, days = 0) => new Date(Date.parse(`${day}T06:00:00Z`) + days * 86_400_000)

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  const of = (ids: Map<string, string>, code: string) => ids.get(code) ?? ''
  const [clusterId, iom, unhcr] = [of(loaded.clusters, 'F'), of(loaded.organisations, 'IOM'), of(loaded.organisations, 'UNHCR')]
  focal = await addPerson(house, { role: 'focal-point', operationId, organisationId: iom })
  other = await addPerson(house, { role: 'focal-point', operationId, organisationId: unhcr })
  manager = await addPerson(house, { role: 'task-manager', operationId, clusterId })
  const month = monthOf(0)
  const rhythm = { frequency: 'month', dueDays: 10, reviewDays: 5, starts: month, ends: month, names: { en: 'Monthly' } }
  const { id: calendarId } = await house.runner.run(setCalendar, { operationId, ...rhythm }, house.system)
  await house.runner.run(
    setDuties,
    { operationId, calendarId, duties: [{ organisationId: iom, clusterId }] },
    { actor: house.system.actor },
  )
}, 120_000)
afterAll(() => house?.close())

const actorOf = async (id: string) => {
  const known = await identifyPerson(house.db, id, new Date())
  if (!known) throw new Error('Nobody is there.')
  return { actor: known.actor }
}
const told = async (personId: string) =>
  (await house.reader.read(listNotices, { personId }, await actorOf(personId)))
    .map(({ texts }) => texts.en.subject.split(':')[0])
    .reverse()
/** What the morning of a day brings, whichever mornings were tried before. */
async function tick(now: Date): Promise<void> {
  await house.pool.query('delete from job')
  await createWorker({ pool: house.pool, runner: house.runner, log: house.log, jobs: house.registry.jobs }).tick(now)
}

test('the clock makes the report, reminds its organisation at each stage once, and its reviewers when it was sent', async () => {
  await tick(today)
  const [report] = (await house.reader.read(listReports, { operationId }, house.system)).reports
  if (!report) throw new Error('No report was made.')
  const { dueOn } = report
  const reportId = report.id
  for (const days of [-9, -7, -3, 0, 0, 1, 2, 8, 15, 40]) await tick(on(dueOn, days))
  expect(await told(focal)).toEqual([
    ...['Report due soon', 'Report due today', 'Report overdue', 'Report overdue for a week', 'Report overdue for two weeks'],
  ])
  expect(await told(other)).toEqual([])
  const link = `/o/IRQ-2004/reports/${reportId}`
  const coming = async (id: string) =>
    (await house.reader.read(listCalendar, { personId: id }, await actorOf(id))).map(entry => [entry.link, entry.day])
  expect(await coming(focal)).toEqual([[link, dueOn]])
  expect(await coming(other)).toEqual([])

  const version = async () => (await house.reader.read(showReport, { operationId, reportId }, house.system)).version
  const step = async () => ({ operationId, reportId, version: await version() })
  await house.runner.run(submitNoActivity, await step(), await actorOf(focal))
  expect(await told(manager)).toEqual(['Report to review'])
  expect(await coming(focal), 'what was sent is no deadline any more').toEqual([])
  await tick(on(today.toISOString().slice(0, 10), 5))
  await tick(on(today.toISOString().slice(0, 10), 6))
  await tick(on(today.toISOString().slice(0, 10), 7))
  expect(await told(manager)).toEqual(['Report to review', 'Review due today', 'Review overdue'])
  await house.runner.run(sendBackReport, { ...(await step()), reason: 'There was activity' }, await actorOf(manager))
  const returns = async () => (await told(focal)).filter(subject => /sent back|accepted/.test(subject ?? ''))
  expect(await returns()).toEqual(['Report sent back to be corrected'])
  await tick(today)
  await house.runner.run(submitNoActivity, await step(), await actorOf(focal))
  await house.runner.run(acceptReport, await step(), await actorOf(manager))
  expect(await returns()).toEqual(['Report sent back to be corrected', 'Report accepted'])
  expect((await told(manager)).filter(subject => subject === 'Report to review')).toHaveLength(2)
  const { rows } = await house.pool.query(`select count(*)::int as n from notice`)
  await tick(on(today.toISOString().slice(0, 10), 3))
  expect((await house.pool.query(`select count(*)::int as n from notice`)).rows).toEqual(rows)
})
