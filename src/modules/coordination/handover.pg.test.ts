/** Handing a cluster over, on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { addPerson } from '../../../test/support/people.ts'
import { identifyPerson } from '../accounts/index.ts'
import { listCalendar, listNotices } from '../notices/index.ts'
import { addActionPoint, callMeeting, finishActionPoint, handOverCluster, listHandovers, showActionPoint } from './index.ts'

let house: TestHouse
let operationId: string
let [cluster, other, iom] = ['', '', '']
let [leaving, coming, stranger] = ['', '', '']

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  cluster = loaded.clusters.get('F') ?? ''
  other = loaded.clusters.get('D') ?? ''
  iom = loaded.organisations.get('IOM') ?? ''
  leaving = await addPerson(house, { role: 'task-manager', operationId, clusterId: cluster })
  coming = await addPerson(house, { role: 'task-manager', operationId, clusterId: cluster })
  stranger = await addPerson(house, { role: 'task-manager', operationId, clusterId: other })
})
afterAll(() => house?.close())

const as = async (id: string) => {
  const known = await identifyPerson(house.db, id, new Date())
  if (!known) throw new Error('Nobody is there.')
  return { actor: known.actor }
}
const due = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
const point = async (clusterId: string, personId: string | null) => {
  const input = { operationId, clusterId, organisationId: iom, personId, what: 'Share the list', due }
  return (await house.runner.run(addActionPoint, input, house.system)).id
}
const show = (id: string) => house.reader.read(showActionPoint, { operationId, id }, house.system)
const handOver = async (from: string, to: string, by: string) =>
  house.runner.run(
    handOverCluster,
    { operationId, clusterId: cluster, fromPersonId: from, toPersonId: to, note: 'Camps first' },
    await as(by),
  )

test('what is open in the cluster goes over, and nothing else; whoever takes over is told', async () => {
  const [own, second, of, elsewhere, done] = [
    await point(cluster, leaving),
    await point(cluster, leaving),
    await point(cluster, null),
    await point(other, leaving),
    await point(cluster, leaving),
  ]
  await house.runner.run(finishActionPoint, { operationId, id: done, version: 1, reason: null }, house.system)
  const startsAt = new Date(Date.now() + 5 * 86_400_000).toISOString()
  const meeting = { operationId, clusterId: cluster, title: 'Next', startsAt, timeZone: 'Asia/Baghdad' }
  await house.runner.run(callMeeting, meeting, house.system)
  const done1 = await handOver(leaving, coming, leaving)
  expect(done1).toMatchObject({ meetings: 1, actionPoints: 3, moved: 2 })
  const owners = await Promise.all([own, second, of, elsewhere, done].map(async id => (await show(id)).personId))
  expect(owners).toEqual([coming, coming, null, leaving, leaving])
  expect((await show(own)).events.at(-1)).toMatchObject({ kind: 'changed', note: 'Camps first' })
  const [notice] = await house.reader.read(listNotices, { personId: coming }, await as(coming))
  expect(notice).toMatchObject({ kind: 'cluster-handed-over', link: '/o/IRQ-2004/meetings?cluster=F' })
  const calendarOf = async (personId: string) =>
    (await house.reader.read(listCalendar, { personId }, await as(personId))).map(({ link }) => link.split('/').at(-1))
  expect(await calendarOf(coming)).toEqual(expect.arrayContaining([own, second]))
  expect(await calendarOf(leaving)).toContain(elsewhere)
  for (const gone of [own, second]) expect(await calendarOf(leaving)).not.toContain(gone)
  const asking = await as(coming)
  const handovers = await house.reader.read(listHandovers, { operationId, clusterId: cluster }, asking)
  expect(handovers).toMatchObject([{ fromPersonId: leaving, toPersonId: coming, moved: 2, note: 'Camps first' }])
})

test('only another task manager of the cluster takes over, and who runs another cluster hands nothing over', async () => {
  await expect(handOver(leaving, stranger, leaving)).rejects.toMatchObject({ code: 'cannot-take-over' })
  await expect(handOver(coming, coming, coming)).rejects.toMatchObject({ code: 'cannot-take-over' })
  await expect(handOver(leaving, coming, stranger)).rejects.toMatchObject({ code: 'not-found' })
})
