/** Made-up meetings of a demonstration: what they bring, and that they go without taking anything real along. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  addActionPoint,
  callMeeting,
  holdMeeting,
  listActionPoints,
  listMeetings,
  removeIllustrativeMeetings,
  showActionPoint,
  showMeeting,
} from './index.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>

beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
})
afterAll(() => house?.close())

const meetings = (clusterId: string | null) =>
  house.reader.read(listMeetings, { operationId: loaded.operationId, clusterId }, house.system)
const points = (which: 'all' | 'open') =>
  house.reader.read(listActionPoints, { operationId: loaded.operationId, which }, house.system)

test('the shipped operation has a year of meetings of cluster F and of the country team, all marked', async () => {
  const { operationId, clusters } = loaded
  const ofCluster = await meetings(clusters.get('F') ?? '')
  const ofTeam = await meetings(null)
  expect([ofCluster.length, ofTeam.length]).toEqual([8, 4])
  for (const meeting of [...ofCluster, ...ofTeam]) {
    expect(meeting).toMatchObject({ illustrative: true, state: 'minutes-agreed' })
    expect(meeting.decisions.length).toBeGreaterThan(0)
  }
  expect((await points('all')).every(({ illustrative }) => illustrative)).toBe(true)
  const february = ofCluster.find(({ startsAt }) => startsAt.startsWith('2005-02'))
  const { cameBack, attendance } = await house.reader.read(showMeeting, { operationId, id: february?.id ?? '' }, house.system)
  expect(cameBack.map(({ what }) => what)).toEqual(['Say which partner hands out winter kits in Al-Basrah'])
  expect(attendance).toHaveLength(4)
  const { events } = await house.reader.read(showActionPoint, { operationId, id: cameBack[0]?.id ?? '' }, house.system)
  expect(events.map(({ kind }) => kind)).toEqual(['raised', 'came-back', 'done'])
})

test('they are taken away, and what was really agreed on stays', async () => {
  const { operationId, clusters, organisations } = loaded
  const clusterId = clusters.get('F') ?? ''
  const organisationId = organisations.get('IOM') ?? ''
  const real = { operationId, clusterId, what: 'Bring the new list', organisationId, due: '2006-01-31' }
  const { id } = await house.runner.run(addActionPoint, real, house.system)
  const called = { operationId, clusterId, title: 'Meeting', startsAt: '2006-01-17T07:00:00.000Z', timeZone: 'Asia/Amman' }
  const meeting = await house.runner.run(callMeeting, called, house.system)
  await house.runner.run(holdMeeting, { operationId, id: meeting.id, version: 1 }, house.system)

  await house.runner.run(removeIllustrativeMeetings, { operationId }, house.system)
  expect((await meetings(clusterId)).map(each => each.id)).toEqual([meeting.id])
  expect(await meetings(null)).toEqual([])
  expect((await points('all')).map(point => [point.id, point.meetingId, point.cameBack])).toEqual([[id, null, 1]])
})
