/** Situation reports on the shipped operation: figures as other views show them, kept as they were taken, and the way to publication. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { addPerson } from '../../../test/support/people.ts'
import type { Actor } from '../../kernel/access.ts'
import type { AnyCommand } from '../../kernel/command.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { identifyPerson, identifyToken, makeToken, newTokenSecret } from '../accounts/index.ts'
import { addActionPoint, agreeMinutes, callMeeting, holdMeeting, recordMeeting } from '../coordination/index.ts'
import { storeActivityReports } from '../delivery/index.ts'
import { showFigures } from '../indicators/index.ts'
import { mergeCluster, separateCluster } from '../plan/index.ts'
import { listAcceptedTexts, listSilent } from '../reporting/index.ts'
import { canonicalJson, hashOf, type Json } from './canonical.ts'
import { differencesOf } from './compare.ts'
import {
  compareSitrep,
  correctSitrep,
  listSitreps,
  makeSitrep,
  publishSitrep,
  reviewSitrep,
  sendBackSitrep,
  showSitrep,
  takeFigures,
  withdrawSitrep,
  writeTexts,
} from './index.ts'

let house: TestHouse
let operationId = ''
let cluster = ''
let other = ''
let iom = ''
let ninewa = ''
const people = new Map<string, Actor>()
const as = (who: string) => ({ actor: people.get(who) as Actor })
const halfYear = { from: '2005-01', to: '2005-06' }

beforeAll(async () => {
  house = await openTestHouse('shipped')
  const loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
  cluster = loaded.clusters.get('F') ?? ''
  other = loaded.clusters.get('G') ?? ''
  iom = loaded.organisations.get('IOM') ?? ''
  ninewa = loaded.places.get('IQG15') ?? ''
  for (const [who, role] of [
    ['manager', { role: 'task-manager', operationId, clusterId: cluster }],
    ['officer', { role: 'information-officer', operationId }],
    ['coordinator', { role: 'coordinator', operationId }],
    ['neighbour', { role: 'task-manager', operationId, clusterId: other }],
    ['donor', { role: 'donor', operationId, organisationId: iom }],
  ] as const) {
    const known = await identifyPerson(house.db, await addPerson(house, role), new Date())
    if (known) people.set(who, known.actor)
  }
}, 120_000)
afterAll(() => house?.close())

const run = (command: AnyCommand, input: object, asking: { actor: Actor }): Promise<{ id: string; version: number }> =>
  house.runner.run(command, input, asking)
const show = (id: string, asking: { actor: Actor } = house.system) => house.reader.read(showSitrep, { operationId, id }, asking)

let madeId = ''
test('the six-month progress report of cluster F comes from the shipped data, with what is made up marked', async () => {
  const meeting = {
    operationId,
    clusterId: cluster,
    title: 'Cluster F',
    startsAt: '2005-03-01T07:00:00.000Z',
    timeZone: 'Asia/Baghdad',
  }
  const called = await run(callMeeting, meeting, house.system)
  await run(holdMeeting, { operationId, id: called.id, version: 1 }, house.system)
  const record = {
    operationId,
    id: called.id,
    version: 2,
    attendance: [],
    minutes: 'Agreed.',
    decisions: ['Winter kits go first'],
  }
  await run(recordMeeting, record, house.system)
  await run(agreeMinutes, { operationId, id: called.id, version: 3 }, house.system)
  const point = { operationId, clusterId: cluster, what: 'Share the list', organisationId: iom, due: '2005-04-01' }
  await run(addActionPoint, point, house.system)

  madeId = (await run(makeSitrep, { operationId, clusterId: cluster, ...halfYear }, as('manager'))).id
  const { snapshot, contentText, state, edition, illustrative } = await show(madeId)
  const { content } = snapshot
  expect({ state, edition, illustrative }).toEqual({ state: 'drafted', edition: 1, illustrative: true })
  expect(content).toMatchObject({ cluster: { code: 'F' }, months: halfYear, illustrative: true, operation: { code: 'IRQ-2004' } })
  expect(hashOf(contentText)).toBe(snapshot.hash)
  expect(canonicalJson(content as unknown as Json)).toBe(contentText)

  const silent = await house.reader.read(listSilent, { operationId, period: halfYear.to, leafIds: [cluster] }, house.system)
  expect(content.silent).toHaveLength(silent.length)
  expect(content.figures.silent).toBe(silent.length)
  const figures = await house.reader.read(showFigures, { operationId, clusterIds: [cluster], ...halfYear }, house.system)
  const shown = new Map(figures.map(figure => [figure.planIndicatorId, figure.figure.value]))
  expect(content.indicators.length).toBeGreaterThan(0)
  for (const { id, inPeriod } of content.indicators) expect(inPeriod).toBe(shown.get(id) ?? null)
  expect(content.objectives.length).toBeGreaterThan(0)
  expect(content.activities.length).toBeGreaterThan(0)
  expect(content.activities.every(each => each.illustrative)).toBe(true)
  expect(content.projects.map(({ cluster: of }) => of)).toEqual(content.projects.map(() => 'F'))
  expect(content.areas).toHaveLength(content.figures.areas)
  expect(content.areas.every(({ boundary }) => boundary === null || boundary.coordinates !== undefined)).toBe(true)
  const accepted = await house.reader.read(listAcceptedTexts, { operationId, clusterId: cluster, ...halfYear }, house.system)
  expect(accepted.length).toBeGreaterThan(0)
  expect(content.reported.map(({ id }) => id)).toEqual(accepted.map(({ reportId }) => reportId))
  expect(content.reported.every(report => report.illustrative && report.cluster === 'F')).toBe(true)
  const own = { text: 'Winter kits go first', day: '2005-03-01', agreed: true, cluster: 'F', illustrative: false }
  expect(content.decisions).toContainEqual(expect.objectContaining(own))
  expect(content.decisions.filter(({ illustrative: madeUp }) => madeUp).length).toBeGreaterThan(0)
  const todo = { what: 'Share the list', state: 'open', late: true, organisation: { en: 'IOM' }, illustrative: false }
  expect(content.actions).toContainEqual(expect.objectContaining(todo))
})

test('before it is published only those who may make it see it; its writer does not review it, with a token neither', async () => {
  const input = { operationId, id: madeId, version: 1 }
  await expect(show(madeId, as('donor'))).rejects.toMatchObject({ code: 'not-found' })
  expect(await house.reader.read(listSitreps, { operationId }, as('donor'))).toEqual([])
  await expect(run(publishSitrep, input, as('coordinator'))).rejects.toMatchObject({ code: 'sitrep-step-not-open' })
  await expect(run(reviewSitrep, input, as('manager'))).rejects.toMatchObject({ code: 'own-draft' })
  const secret = newTokenSecret()
  const manager = as('manager')
  await house.runner.run(makeToken, { secret, name: 'pull', write: true }, manager)
  const token = await identifyToken(house.db, secret, new Date())
  if (!token) throw new Error('The token is not known.')
  await expect(run(reviewSitrep, input, { actor: token })).rejects.toMatchObject({ code: 'own-draft' })
  // The country team's report is not for a cluster's task manager to make.
  await expect(run(makeSitrep, { operationId, ...halfYear }, manager)).rejects.toMatchObject({ code: 'not-found' })
})

test('what is written is kept by language; writing after the review takes it back; what is published is final', async () => {
  const texts = { highlights: 'Families went home.', response: null, constraints: 'Roads are closed.', outlook: '' }
  await run(writeTexts, { operationId, id: madeId, version: 1, language: 'en', texts }, as('manager'))
  await run(reviewSitrep, { operationId, id: madeId, version: 2 }, as('officer'))
  await run(
    writeTexts,
    { operationId, id: madeId, version: 3, language: 'ar', texts: { highlights: 'عادت الأسر.' } },
    as('manager'),
  )
  const written = await show(madeId)
  expect(written.state).toBe('drafted')
  expect(written.texts).toEqual({
    en: { highlights: texts.highlights, constraints: texts.constraints },
    ar: { highlights: 'عادت الأسر.' },
  })
  await expect(
    run(writeTexts, { operationId, id: madeId, version: 3, language: 'en', texts }, as('manager')),
  ).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  await run(reviewSitrep, { operationId, id: madeId, version: 4 }, as('officer'))
  await run(sendBackSitrep, { operationId, id: madeId, version: 5, reason: 'A number is missing' }, as('coordinator'))
  await run(reviewSitrep, { operationId, id: madeId, version: 6 }, as('officer'))
  await run(publishSitrep, { operationId, id: madeId, version: 7 }, as('manager'))
  expect(await show(madeId, as('donor'))).toMatchObject({ state: 'published', version: 8 })
  const final = { operationId, id: madeId, version: 8 }
  await expect(run(writeTexts, { ...final, language: 'en', texts }, as('manager'))).rejects.toMatchObject({
    code: 'sitrep-step-not-open',
  })
  await expect(run(takeFigures, final, as('manager'))).rejects.toMatchObject({ code: 'sitrep-step-not-open' })
  await expect(run(withdrawSitrep, { ...final, reason: 'No' }, as('manager'))).rejects.toMatchObject({
    code: 'sitrep-step-not-open',
  })
  await expect(run(makeSitrep, { operationId, clusterId: cluster, ...halfYear }, as('manager'))).rejects.toMatchObject({
    code: 'sitrep-published',
  })
  const events = (await show(madeId)).events.map(({ kind }) => kind)
  expect(events).toEqual(['made', 'written', 'reviewed', 'written', 'reviewed', 'sent-back', 'reviewed', 'published'])
  const whyBack = async (who: string) => (await show(madeId, as(who))).events.find(({ kind }) => kind === 'sent-back')?.note
  expect(await whyBack('manager')).toBe('A number is missing')
  expect(await whyBack('donor')).toBeNull()
})

test('a snapshot stays as it was taken when figures change, and says what changed since', async () => {
  const before = await show(madeId)
  const none = await house.reader.read(compareSitrep, { operationId, id: madeId }, as('donor'))
  expect(none.differences).toEqual([])
  expect(none.rules).toEqual([])
  const line = {
    ...{
      lineKey: newId(),
      contentHash: newId(),
      period: '2005-05',
      leadOrganisationId: iom,
      clusterId: cluster,
      placeId: ninewa,
    },
    reached: 9_000_000,
  }
  await run(storeActivityReports, { operationId, lines: [line] }, house.system)
  const after = await show(madeId)
  expect(after.contentText).toBe(before.contentText)
  expect(after.snapshot.hash).toBe(before.snapshot.hash)
  const { differences } = await house.reader.read(compareSitrep, { operationId, id: madeId }, as('donor'))
  // What an organisation wrote since is for those who may publish it.
  const { rows: written } = await house.pool.query(
    `update report set narrative = 'Not for everybody' where id = (select id from report where operation_id = $1 and cluster_id = $2
      and state = 'accepted' and period = '2005-05' and narrative is not null limit 1) returning id`,
    [operationId, cluster],
  )
  expect(written).toHaveLength(1)
  const reportedTo = async (who: string) =>
    JSON.stringify((await house.reader.read(compareSitrep, { operationId, id: madeId }, as(who))).differences)
  expect(await reportedTo('manager')).toContain('Not for everybody')
  expect(await reportedTo('donor')).not.toContain('Not for everybody')
  const { lines, reached } = before.snapshot.content.figures
  expect(differences).toContainEqual(
    expect.objectContaining({ part: 'figures', kind: 'changed', field: 'lines', before: lines, after: lines + 1 }),
  )
  const people = differences.find(({ part, field }) => part === 'figures' && field === 'reached')
  expect(people?.before).toBe(reached)
  expect(people?.after).toBeGreaterThan(9_000_000 - 1)
  expect(differences.filter(({ part }) => part === 'areas').map(({ code }) => code)).toEqual(expect.arrayContaining(['IQG15']))
  expect(differences.filter(({ part }) => part === 'objectives' || part === 'projects')).toEqual([])
  await expect(house.pool.query("update snapshot set content = '{}'")).rejects.toThrow('never changed')
  await expect(
    house.pool.query(`insert into snapshot select operation_id, gen_random_uuid(), cluster_id, period_from, period_to, taken_at, taken_by,
      content || ' ', hash, illustrative from snapshot limit 1`),
  ).rejects.toMatchObject({ code: '23514' })
})

test('a correction is a new edition that names the one it replaces, and replaces it when it is published', async () => {
  const first = await show(madeId)
  const input = { operationId, id: madeId, version: first.version, correction: 'A line came late' }
  const { id } = await run(correctSitrep, input, as('manager'))
  await expect(run(correctSitrep, input, as('manager'))).rejects.toMatchObject({ code: 'sitrep-in-work' })
  const second = await show(id)
  expect(second).toMatchObject({ edition: 2, replaces: 1, correction: 'A line came late', texts: first.texts, state: 'drafted' })
  expect(second.snapshot.hash).not.toBe(first.snapshot.hash)
  expect(differencesOf(first.snapshot.content, second.snapshot.content).length).toBeGreaterThan(0)
  expect(await show(madeId, as('donor'))).toMatchObject({ state: 'published', replacedBy: null })
  await run(reviewSitrep, { operationId, id, version: 1 }, as('officer'))
  await run(publishSitrep, { operationId, id, version: 2 }, as('manager'))
  expect(await show(madeId, as('donor'))).toMatchObject({ state: 'replaced', replacedBy: { id, edition: 2 } })
  const listed = await house.reader.read(listSitreps, { operationId, clusterId: cluster }, as('donor'))
  expect(listed.map(({ edition, state }) => [edition, state])).toEqual([
    [2, 'published'],
    [1, 'replaced'],
  ])
})

test('the same figures taken twice are the same bytes; a withdrawn draft makes room for another', async () => {
  const months = { from: '2005-03', to: '2005-03' }
  const { id } = await run(makeSitrep, { operationId, ...months }, as('officer'))
  const once = await show(id)
  expect(once.snapshot.content).toMatchObject({ cluster: null, trend: [] })
  expect(once.snapshot.content.clusters.length).toBeGreaterThan(3)
  expect(once.snapshot.content.funding).not.toBeNull()
  await expect(run(makeSitrep, { operationId, ...months }, as('coordinator'))).rejects.toMatchObject({ code: 'sitrep-in-work' })
  await run(takeFigures, { operationId, id, version: 1 }, as('coordinator'))
  const twice = await show(id)
  expect(twice.snapshot.id).not.toBe(once.snapshot.id)
  expect(twice.contentText).toBe(once.contentText)
  await run(withdrawSitrep, { operationId, id, version: 2, reason: 'Wrong month' }, as('officer'))
  expect(await show(id)).toMatchObject({ state: 'withdrawn' })
  await expect(show(id, as('donor'))).rejects.toMatchObject({ code: 'not-found' })
  expect((await run(makeSitrep, { operationId, ...months }, as('coordinator'))).version).toBe(1)
})

test('the report of a cluster that was merged is compared and corrected with what the cluster is now, by who answers for that', async () => {
  const asked = { operationId, clusterId: cluster }
  const published = (await house.reader.read(listSitreps, asked, as('manager'))).find(({ state }) => state === 'published')
  if (!published) throw new Error('Nothing is published.')
  const { id, edition, version } = published
  const correction = { operationId, id, version, correction: 'Two clusters are one' }
  await expect(run(correctSitrep, correction, as('neighbour'))).rejects.toMatchObject({ code: 'not-found' })
  expect((await show(id)).mergedInto).toBeNull()
  await run(mergeCluster, { operationId, id: cluster, intoId: other }, house.system)

  const kept = await show(id, as('donor'))
  expect(kept).toMatchObject({ clusterId: cluster, clusterNow: other, cluster: { code: 'F' }, mergedInto: { code: 'G' } })
  expect(kept.contentText).toBe((await show(id)).contentText)
  const { differences } = await house.reader.read(compareSitrep, { operationId, id }, as('donor'))
  expect(differences.length).toBeGreaterThan(0)
  const withOthers = await house.reader.read(listSitreps, { operationId, clusterId: other }, as('donor'))
  expect(withOthers.map(listed => listed.id)).toContain(id)

  const made = await run(correctSitrep, correction, as('neighbour'))
  const corrected = await show(made.id, as('neighbour'))
  expect(corrected).toMatchObject({ clusterId: cluster, edition: edition + 1, replaces: edition, mergedInto: null })
  expect(corrected.snapshot.content.cluster).toMatchObject({ id: other, code: 'G', formerly: { code: 'F' } })
  await expect(show(made.id, as('donor'))).rejects.toMatchObject({ code: 'not-found' })
  // A role follows its cluster, so whoever had the report before has it still.
  const manager = await identifyPerson(house.db, as('manager').actor.id, new Date())
  expect(await show(made.id, { actor: manager?.actor as Actor })).toMatchObject({ state: 'drafted' })

  await run(separateCluster, { operationId, id: cluster }, house.system)
  await expect(show(made.id, as('neighbour'))).rejects.toMatchObject({ code: 'not-found' })
  expect(await show(made.id, as('manager'))).toMatchObject({ clusterNow: cluster, mergedInto: { code: 'F' } })
})
