/** Meetings and action points on a real PostgreSQL: from the call to agreed minutes, and points that come back until they are done. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { addPerson } from '../../../test/support/people.ts'
import type { Actor } from '../../kernel/access.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { identifyPerson } from '../accounts/index.ts'
import { mergeOrganisation, separateOrganisation, storeOrganisationsCommand } from '../organisations/index.ts'
import { mergeCluster, separateCluster, storePlan } from '../plan/index.ts'
import {
  addActionPoint,
  agreeMinutes,
  callMeeting,
  cancelMeeting,
  changeActionPoint,
  changeMeeting,
  countActionPoints,
  dropActionPoint,
  finishActionPoint,
  holdMeeting,
  listActionPoints,
  listMeetings,
  recordMeeting,
  reopenActionPoint,
  showActionPoint,
  showMeeting,
} from './index.ts'

let house: TestHouse
let operationId: string
let [cluster, other, iom, unhcr] = ['', '', '', '']

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  const of = (ids: Map<string, string>, code: string) => ids.get(code) ?? ''
  cluster = of(loaded.clusters, 'F')
  other = of(loaded.clusters, 'D')
  iom = of(loaded.organisations, 'IOM')
  unhcr = of(loaded.organisations, 'UNHCR')
})
afterAll(() => house?.close())

type Input = Record<string, unknown>
const call = async (more: Input = {}) =>
  (
    await house.runner.run(
      callMeeting,
      {
        ...{ operationId, clusterId: cluster, title: 'Monthly meeting', startsAt: '2005-03-01T07:00:00.000Z' },
        ...{ timeZone: 'Asia/Baghdad', agenda: ['Returns', 'Winter'], ...more },
      },
      house.system,
    )
  ).id
const meeting = (id: string) => house.reader.read(showMeeting, { operationId, id }, house.system)
const point = (id: string) => house.reader.read(showActionPoint, { operationId, id }, house.system)
const hold = (id: string, version = 1) => house.runner.run(holdMeeting, { operationId, id, version }, house.system)
const raise = async (more: Input) =>
  (
    await house.runner.run(
      addActionPoint,
      { operationId, what: 'Share the list of camps', organisationId: iom, due: '2005-03-15', ...more },
      house.system,
    )
  ).id
const count = async () => (await house.reader.read(countActionPoints, { operationId }, house.system)).map(row => ({ ...row }))
/** Closes whatever is open, so that each test begins with nothing. */
async function closeAll(): Promise<void> {
  for (const { id, version } of await house.reader.read(listActionPoints, { operationId }, house.system))
    await house.runner.run(dropActionPoint, { operationId, id, version, reason: 'Done with' }, house.system)
}

test('a meeting is called, changed, held, written down and its minutes agreed; then nothing of it changes any more', async () => {
  const id = await call({ endsAt: '2005-03-01T09:00:00.000Z', place: 'Amman', link: 'https://example.org/room' })
  expect(await meeting(id)).toMatchObject({
    ...{ state: 'called', startsAt: '2005-03-01T07:00:00.000Z', endsAt: '2005-03-01T09:00:00.000Z', version: 1 },
    ...{ agenda: ['Returns', 'Winter'], calledBy: 'system', heldAt: null, minutes: null, attendance: [] },
  })
  const said = { title: 'Monthly meeting', startsAt: '2005-03-02T07:00:00.000Z', timeZone: 'Asia/Amman', agenda: ['Returns'] }
  await house.runner.run(changeMeeting, { operationId, id, version: 1, ...said }, house.system)
  await expect(house.runner.run(changeMeeting, { operationId, id, version: 1, ...said }, house.system)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  const record = (version: number, more: Input = {}) =>
    house.runner.run(
      recordMeeting,
      {
        operationId,
        id,
        version,
        attendance: [{ organisationId: iom }, { organisationId: iom }, { organisationId: unhcr }],
        ...more,
      },
      house.system,
    )
  await expect(record(2)).rejects.toMatchObject({ code: 'step-not-open', details: { state: 'called' } })
  await hold(id, 2)
  await expect(hold(id, 3)).rejects.toMatchObject({ code: 'step-not-open' })
  const agree = (version: number) => house.runner.run(agreeMinutes, { operationId, id, version }, house.system)
  await expect(agree(3)).rejects.toMatchObject({ code: 'minutes-missing' })
  await record(3)
  await record(4, { minutes: 'Returns are slow.', decisions: ['Share one list.'] })
  await agree(5)
  expect(await meeting(id)).toMatchObject({
    ...{ state: 'minutes-agreed', minutes: 'Returns are slow.', decisions: ['Share one list.'], agreedBy: 'system', version: 6 },
    attendance: expect.arrayContaining([
      { organisationId: iom, personId: null },
      { organisationId: unhcr, personId: null },
    ]),
  })
  expect((await meeting(id)).attendance).toHaveLength(2)
  await expect(record(6)).rejects.toMatchObject({ code: 'step-not-open' })
  await expect(raise({ meetingId: id })).rejects.toMatchObject({ code: 'step-not-open' })
  const cancel = { operationId, id, version: 6, reason: 'No' }
  await expect(house.runner.run(cancelMeeting, cancel, house.system)).rejects.toMatchObject({ code: 'step-not-open' })
})

test('a meeting that has not begun is not held, one is cancelled with the reason, and none ends before it begins', async () => {
  const id = await call({ startsAt: '2999-01-01T07:00:00.000Z' })
  await expect(hold(id)).rejects.toMatchObject({ code: 'meeting-not-yet' })
  await house.runner.run(cancelMeeting, { operationId, id, version: 1, reason: 'Roads are closed' }, house.system)
  expect(await meeting(id)).toMatchObject({ state: 'cancelled', cancelled: 'Roads are closed' })
  await expect(call({ endsAt: '2005-03-01T07:00:00.000Z' })).rejects.toMatchObject({ code: 'meeting-ends-before-start' })
  await expect(call({ timeZone: 'Nowhere/City' })).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(call({ link: 'javascript:alert(1)' })).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(call({ clusterId: newId() })).rejects.toMatchObject({ code: 'not-found' })
})

test('open points come back at every meeting of their cluster until they are done, and at no other', async () => {
  await closeAll()
  const first = await call()
  await hold(first)
  const camps = await raise({ meetingId: first })
  const roads = await raise({ meetingId: first, what: 'Map the roads', organisationId: unhcr, due: '2999-01-01' })
  const between = await raise({ clusterId: cluster, what: 'Ask the ministry' })
  const elsewhere = await raise({ clusterId: other, what: 'Order vaccines' })
  expect((await meeting(first)).raised.map(({ id }) => id)).toEqual([camps, roads])
  const second = await call({ startsAt: '2005-04-05T07:00:00.000Z' })
  expect((await meeting(second)).cameBack.map(({ id }) => id).sort()).toEqual([camps, roads, between].sort())
  await house.runner.run(finishActionPoint, { operationId, id: between, version: 1, reason: 'They agreed' }, house.system)
  expect(await hold(second)).toMatchObject({ cameBack: 2 })
  // What is done at the meeting stays among the points that came back there.
  await house.runner.run(finishActionPoint, { operationId, id: roads, version: 1 }, house.system)
  expect((await meeting(second)).cameBack.map(({ id, state }) => [id, state])).toEqual([
    [camps, 'open'],
    [roads, 'done'],
  ])
  const third = await call({ startsAt: '2005-05-03T07:00:00.000Z' })
  expect(await hold(third)).toMatchObject({ cameBack: 1 })
  expect(await point(camps)).toMatchObject({ state: 'open', cameBack: 2, clusterId: cluster })
  expect((await point(camps)).events.map(({ kind, meetingId }) => [kind, meetingId])).toEqual([
    ['raised', first],
    ['came-back', second],
    ['came-back', third],
  ])
  expect(await point(elsewhere)).toMatchObject({ cameBack: 0 })
  await house.runner.run(reopenActionPoint, { operationId, id: roads, version: 2, reason: 'Two are missing' }, house.system)
  const counted = await count()
  expect(counted).toContainEqual({ clusterId: cluster, organisationId: iom, open: 1, late: 1 })
  expect(counted).toContainEqual({ clusterId: cluster, organisationId: unhcr, open: 1, late: 0 })
  expect(counted).toHaveLength(3)
})

test('a point changes hands and deadline with its history kept, and is dropped only with a reason', async () => {
  await closeAll()
  const id = await raise({ clusterId: cluster })
  const change = {
    operationId,
    id,
    version: 1,
    what: 'Share both lists',
    organisationId: unhcr,
    due: '2005-06-01',
    reason: 'Agreed',
  }
  await house.runner.run(changeActionPoint, change, house.system)
  await expect(house.runner.run(changeActionPoint, change, house.system)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect((await point(id)).events.map(({ kind, due, organisationId }) => [kind, due, organisationId])).toEqual([
    ['raised', '2005-03-15', iom],
    ['changed', '2005-06-01', unhcr],
  ])
  const drop = { operationId, id, version: 2 }
  await expect(house.runner.run(dropActionPoint, drop, house.system)).rejects.toMatchObject({ code: 'invalid-input' })
  await house.runner.run(dropActionPoint, { ...drop, reason: 'Overtaken' }, house.system)
  expect((await point(id)).closedAt).not.toBeNull()
  await expect(house.runner.run(finishActionPoint, { operationId, id, version: 3 }, house.system)).rejects.toMatchObject({
    code: 'step-not-open',
  })
  const listed = (which: string) => house.reader.read(listActionPoints, { operationId, clusterId: cluster, which }, house.system)
  expect((await listed('dropped')).map(each => each.id)).toContain(id)
  expect(await listed('open')).toEqual([])
})

test('people are named who have a role in the operation, and organisations that are in it', async () => {
  const role = { role: 'task-manager', operationId, clusterId: cluster } as const
  const personId = await addPerson(house, role)
  const id = await raise({ clusterId: cluster, personId })
  expect(await point(id)).toMatchObject({ personId })
  await expect(raise({ clusterId: cluster, personId: 'nobody' })).rejects.toMatchObject({ code: 'person-without-role' })
  await expect(raise({ clusterId: cluster, organisationId: newId() })).rejects.toMatchObject({ code: 'organisation-unknown' })
})

test('a task manager calls meetings of the own cluster alone, and a focal point finishes the own points alone', async () => {
  const actorOf = async (role: Parameters<typeof addPerson>[1]): Promise<Actor> => {
    const known = await identifyPerson(house.db, await addPerson(house, role), new Date())
    if (!known) throw new Error('The person is not known.')
    return known.actor
  }
  const manager = await actorOf({ role: 'task-manager', operationId, clusterId: cluster })
  const focal = await actorOf({ role: 'focal-point', operationId, organisationId: iom })
  const given = { operationId, title: 'Meeting', startsAt: '2005-03-01T07:00:00.000Z', timeZone: 'UTC' }
  await house.runner.run(callMeeting, { ...given, clusterId: cluster }, { actor: manager })
  for (const clusterId of [other, null])
    await expect(house.runner.run(callMeeting, { ...given, clusterId }, { actor: manager })).rejects.toMatchObject({
      code: 'not-found',
    })
  const [own, theirs] = [await raise({ clusterId: cluster }), await raise({ clusterId: cluster, organisationId: unhcr })]
  const finish = (id: string) => house.runner.run(finishActionPoint, { operationId, id, version: 1 }, { actor: focal })
  await expect(finish(theirs)).rejects.toMatchObject({ code: 'not-found' })
  await finish(own)
  // What is done is opened again by those who run the meetings.
  const reopen = { operationId, id: own, version: 2, reason: 'No' }
  await expect(house.runner.run(reopenActionPoint, reopen, { actor: focal })).rejects.toMatchObject({ code: 'not-found' })
})

test('meetings and points follow a merged cluster and organisation, and go back when the two are separated', async () => {
  await closeAll()
  const [twin, copy] = [newId(), newId()]
  await house.runner.run(
    storePlan,
    { operationId, clusters: [{ id: twin, code: 'F-2', names: { en: 'Displaced people, again' }, status: 'unreviewed' }] },
    house.system,
  )
  const organisations = [{ id: copy, names: { en: 'Org. for Migration' }, status: 'unreviewed' }]
  await house.runner.run(storeOrganisationsCommand, { operationId, organisations }, house.system)
  const id = await call({ clusterId: twin })
  const action = await raise({ clusterId: twin, organisationId: copy })
  const clusters = { operationId, id: twin, intoId: cluster }
  await house.runner.run(mergeCluster, clusters, house.system)
  await house.runner.run(mergeOrganisation, { operationId, id: copy, intoId: iom }, house.system)
  expect(await meeting(id)).toMatchObject({ clusterId: cluster })
  expect(await point(action)).toMatchObject({ clusterId: cluster, organisationId: iom })
  await house.runner.run(separateCluster, { operationId, id: twin }, house.system)
  await house.runner.run(separateOrganisation, { operationId, id: copy }, house.system)
  expect(await meeting(id)).toMatchObject({ clusterId: twin })
  expect(await point(action)).toMatchObject({ clusterId: twin, organisationId: copy })
  const listed = await house.reader.read(listMeetings, { operationId, clusterId: twin }, house.system)
  expect(listed.map(each => each.id)).toEqual([id])
})
