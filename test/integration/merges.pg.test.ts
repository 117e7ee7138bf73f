/** Names that sheets taught are merged into what they really are, and separated again: lines, figures, roles and totals follow. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportOptions } from '../../src/exchange/feeds/activities/import.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { undoImport } from '../../src/modules/delivery/index.ts'
import { mergeOrganisation, storeOrganisationsCommand } from '../../src/modules/organisations/index.ts'
import { mergePlace, separatePlace } from '../../src/modules/places/index.ts'
import { mergeActivity, separateActivity, showNeeds, storeNeedsCommand } from '../../src/modules/plan/index.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { agree, type Kind, mergingIn } from '../support/merging.ts'
import { addPerson } from '../support/people.ts'
import { openSmallOperation, sheetOf, told } from '../support/sheets.ts'

let house: TestHouse
type Merging = ReturnType<typeof mergingIn>
let merge: Merging['merge']
let separate: Merging['separate']
let totals: Merging['totals']
let danglers: Merging['danglers']
beforeAll(async () => {
  house = await openTestHouse()
  ;({ merge, separate, totals, danglers } = mergingIn(house))
})
afterAll(() => house?.close())

let operations = 0
const open = () => openSmallOperation(house, `OP-${++operations}`)

/** A sheet with a misspelled name of each kind beside rows that are right, and the same sheet corrected. */
const misspelled = sheetOf(
  '2022-03,World Healht Org,UNICEF,ECHO | World Healht Org,Health,,Vaccination,Ninewa,Mosul,Displaced people,100,90',
  '2022-03,WHO,UNICEF,ECHO,Health,,Vaccination,Ninewa,Mosul,Displaced people,120,110',
  '2022-03,WHO,,Echoo,Helth,,Vacination,Ninewa,Mossul,Displaced peopel,50,40',
  '2022-03,WHO,,,Health,,Vacination,Ninewa,Mossul,Displaced peopel,30,20',
  '2022-04,World Healht Org,,,Health,,Vaccination,Ninewa,Mosul,Displaced people,10,5',
  '2022-04,UNICEF,World Healht Org,,Protection,Chid Protection,Counselling,Basrah,Zubair,Host community,7,6',
)
const merges: [Kind, string, string][] = [
  ['organisation', 'World Healht Org', 'WHO'],
  ['organisation', 'Echoo', 'ECHO'],
  ['cluster', 'Helth', 'HEA'],
  ['cluster', 'Chid Protection', 'PRO-CPN'],
  ['place', 'Mossul', 'Mosul'],
  ['group', 'Displaced peopel', 'IDP'],
  ['activity', 'Vacination', 'Vaccination'],
]
const corrected = merges.reduce(
  (sheet, [, from, into]) =>
    sheet.replaceAll(from, into.startsWith('PRO-') ? 'Child Protection' : into === 'HEA' ? 'Health' : into),
  misspelled.replaceAll('Displaced peopel', 'Displaced people').replaceAll('Vacination', 'Vaccination'),
)

const nothing = { new: 0, changed: 0, unchanged: 6, rejected: 0 }

test('after merges of every kind the same sheet changes nothing, with or without learning, and neither does the sheet corrected', async () => {
  const operation = await open()
  expect(told(await operation.send(misspelled))).toEqual({ new: 6, changed: 0, unchanged: 0, rejected: 0 })
  for (const [kind, from, into] of merges) {
    await merge(operation, kind, from, into)
    expect([from, await totals(operation), await danglers(operation)]).toEqual([from, agree, []])
    for (const learn of [false, true]) expect([from, told(await operation.send(misspelled, { learn }))]).toEqual([from, nothing])
  }
  const outcome = await operation.send(corrected)
  expect(outcome.check.newEntries).toEqual([])
  expect(told(outcome)).toEqual(nothing)
  expect(await operation.lines()).toHaveLength(6)
  expect((await operation.entries()).organisation.filter(({ status }) => status !== 'merged')).toHaveLength(3)
})

test('separating takes every merge back: lines, aliases and status are as they were, and the sheet still changes nothing', async () => {
  const operation = await open()
  await operation.send(misspelled)
  const comparable = async () => {
    const all = await operation.entries()
    return {
      lines: (await operation.lines()).sort((a, b) => (a.id < b.id ? -1 : 1)),
      entries: Object.values(all).map(kind => kind.map(({ version: _, ...entry }) => entry)),
      keys: (
        await house.pool.query(
          'select id, line_key, content_hash, identity from activity_report where operation_id = $1 order by id',
          [operation.operationId],
        )
      ).rows,
    }
  }
  const before = await comparable()
  for (const [kind, from, into] of merges) await merge(operation, kind, from, into)
  expect(await comparable()).not.toEqual(before)
  for (const [kind, from] of [...merges].reverse()) {
    await separate(operation, kind, from)
    expect([from, await totals(operation), await danglers(operation)]).toEqual([from, agree, []])
    expect([from, told(await operation.send(misspelled))]).toEqual([from, nothing])
  }
  expect(await comparable()).toEqual(before)
})

test('merges are taken back in any order, as long as the other entry is in use', async () => {
  const operation = await open()
  await operation.send(misspelled)
  for (const [kind, from, into] of merges) await merge(operation, kind, from, into)
  for (const [kind, from] of [merges[3], merges[0], merges[6], merges[2], merges[4], merges[1], merges[5]] as typeof merges) {
    await separate(operation, kind, from)
    expect([from, await totals(operation), await danglers(operation)]).toEqual([from, agree, []])
  }
  expect(told(await operation.send(misspelled))).toEqual(nothing)
})

test('a merged entry that was itself merged into comes back only after the other, and a merge from a chain moves its own lines back', async () => {
  const operation = await open()
  await operation.send(misspelled)
  await merge(operation, 'organisation', 'Echoo', 'World Healht Org')
  await merge(operation, 'organisation', 'World Healht Org', 'WHO')
  await expect(separate(operation, 'organisation', 'Echoo')).rejects.toThrow('cannot-separate')
  await expect(separate(operation, 'organisation', 'WHO')).rejects.toThrow('cannot-separate')
  expect(told(await operation.send(misspelled))).toEqual(nothing)
  await separate(operation, 'organisation', 'World Healht Org')
  await separate(operation, 'organisation', 'Echoo')
  expect(told(await operation.send(misspelled))).toEqual(nothing)
  expect([await totals(operation), await danglers(operation)]).toEqual([agree, []])
})

test('rows that become one line’s twins keep their own lines, in whichever order the sheet has them', async () => {
  const operation = await open()
  const rows = [
    '2022-05,World Healht Org,,,Health,,Vaccination,Ninewa,Mosul,,,5',
    '2022-05,WHO,,,Health,,Vaccination,Ninewa,Mosul,,,9',
    '2022-05,WHO,,,Health,,Vaccination,Ninewa,Mosul,,,12',
  ]
  await operation.send(sheetOf(...rows))
  await merge(operation, 'organisation', 'World Healht Org', 'WHO')
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ])
    expect(told(await operation.send(sheetOf(...order.map(nth => rows[nth] ?? ''))))).toEqual({ ...nothing, unchanged: 3 })
  // A corrected figure changes its line alone, and another row more is a new one.
  const edited = await operation.send(
    sheetOf(rows[0]?.replace(/5$/, '6') ?? '', rows[1] ?? '', rows[2] ?? '', rows[2]?.replace('12', '13') ?? ''),
  )
  expect(told(edited)).toEqual({ new: 1, changed: 1, unchanged: 2, rejected: 0 })
  expect((await operation.lines()).map(({ reached }) => reached).sort((a, b) => Number(a) - Number(b))).toEqual([6, 9, 12, 13])
  expect(await totals(operation)).toEqual(agree)
})

test('undoing an import brings back what lines said before with the entries as they are now', async () => {
  const operation = await open()
  await operation.send(misspelled)
  const grown = await operation.send(misspelled.replaceAll(/,90$/gm, ',95'))
  expect(told(grown)).toMatchObject({ changed: 1, unchanged: 5 })
  for (const [kind, from, into] of merges) await merge(operation, kind, from, into)
  const input = { operationId: operation.operationId, importId: grown.importId }
  expect(await house.runner.run(undoImport, input, house.system)).toEqual({ withdrawn: 0, restored: 1 })
  expect([await totals(operation), await danglers(operation)]).toEqual([agree, []])
  expect(told(await operation.send(misspelled))).toEqual(nothing)
  for (const [kind, from] of [...merges].reverse()) await separate(operation, kind, from)
  expect(told(await operation.send(misspelled))).toEqual(nothing)
  expect([await totals(operation), await danglers(operation)]).toEqual([agree, []])
})

test('a merged donor that stood beside the other one is one donor, and stands where it stood when separated', async () => {
  const operation = await open()
  const sheet = sheetOf('2022-05,WHO,,Echoo | ECHO | UNICEF,Health,,Vaccination,Ninewa,Mosul,,,5')
  await operation.send(sheet)
  const donors = async () => (await operation.lines())[0]?.donorIds.length
  await merge(operation, 'organisation', 'Echoo', 'ECHO')
  expect(await donors()).toBe(2)
  expect(told(await operation.send(sheet))).toMatchObject({ unchanged: 1 })
  await separate(operation, 'organisation', 'Echoo')
  expect(await donors()).toBe(3)
  expect(told(await operation.send(sheet))).toMatchObject({ unchanged: 1 })
})

test('everything that belongs to a merged cluster goes over to the other, and comes back', async () => {
  const operation = await open()
  const { operationId, idOf } = operation
  await operation.send(
    sheetOf(
      '2022-03,WHO,,,Helth sector,Mental helth,Counselling,Ninewa,Mosul,,,4',
      '2022-03,WHO,,,Helth sector,,Vaccination,Ninewa,Mosul,,,8',
      '2022-03,WHO,,,Health,,Vaccination,Ninewa,Sinjar,,,9',
    ),
  )
  const [wrong, right] = [await idOf('cluster', 'Helth sector'), await idOf('cluster', 'HEA')]
  const [who, unicef] = [await idOf('organisation', 'WHO'), await idOf('organisation', 'UNICEF')]
  const [mosul, sinjar] = [await idOf('place', 'Mosul'), await idOf('place', 'Sinjar')]
  await house.pool.query(
    `insert into project (operation_id, id, code, title, cluster_id) values ($1, gen_random_uuid(), 'P-1', 'Clinics', $2)`,
    [operationId, wrong],
  )
  for (const [cluster, organisation] of [
    [wrong, who],
    [right, who],
    [wrong, unicef],
  ])
    await house.pool.query('insert into cluster_member (operation_id, cluster_id, organisation_id) values ($1, $2, $3)', [
      operationId,
      cluster,
      organisation,
    ])
  await house.pool.query('insert into cluster_predecessor (operation_id, cluster_id, predecessor_id) values ($1, $2, $3)', [
    operationId,
    right,
    wrong,
  ])
  const need = (placeId: string, clusterId: string, inNeed: number) => ({
    ...{ placeId, clusterId, groupId: null, period: '2022-01', inNeed, targeted: null },
  })
  const needs = [need(mosul, wrong, 100), need(mosul, right, 70), need(sinjar, wrong, 30)]
  await house.runner.run(storeNeedsCommand, { operationId, needs }, house.system)
  const manager = await addPerson(house, { role: 'task-manager', operationId, clusterId: wrong })
  const state = async () => {
    const ask = async (query: string) => (await house.pool.query(query, [operationId])).rows
    return {
      needs: await ask('select place_id, cluster_id, in_need::int from need where operation_id = $1 order by 3'),
      members: await ask('select cluster_id, organisation_id from cluster_member where operation_id = $1 order by 1, 2'),
      projects: await ask('select code, cluster_id from project where operation_id = $1'),
      predecessors: await ask('select cluster_id, predecessor_id from cluster_predecessor where operation_id = $1'),
      children: await ask('select id, parent_id from cluster where operation_id = $1 order by 1'),
      activities: await ask('select id, cluster_id, status from activity_type where operation_id = $1 order by 1'),
      role: (await house.pool.query('select cluster_id from role_grant where person_id = $1', [manager])).rows,
    }
  }
  const before = await state()
  await merge(operation, 'cluster', 'Helth sector', 'HEA')
  const after = await state()
  expect([await totals(operation), await danglers(operation)]).toEqual([agree, []])
  // The figure that was there stands; figures are never added up.
  expect(after.needs.map(row => [row.place_id, row.cluster_id, row.in_need])).toEqual([
    [sinjar, right, 30],
    [mosul, right, 70],
  ])
  expect(after.members).toHaveLength(2)
  expect(after.projects).toEqual([{ code: 'P-1', cluster_id: right }])
  expect(after.predecessors).toEqual([])
  expect(after.role).toEqual([{ cluster_id: right }])
  expect(after.children.find(row => row.id !== wrong && row.parent_id === right)).toBeDefined()
  // Both had an activity of one name: it is one now.
  expect(after.activities.filter(row => row.status === 'merged')).toHaveLength(1)
  const sheet = sheetOf(
    '2022-03,WHO,,,Helth sector,Mental helth,Counselling,Ninewa,Mosul,,,4',
    '2022-03,WHO,,,Helth sector,,Vaccination,Ninewa,Mosul,,,8',
    '2022-03,WHO,,,Health,,Vaccination,Ninewa,Sinjar,,,9',
  )
  expect(told(await operation.send(sheet))).toMatchObject({ unchanged: 3 })
  const twin = after.activities.find(row => row.status === 'merged')
  await expect(house.runner.run(separateActivity, { operationId, id: twin?.id }, house.system)).rejects.toThrow(
    'merged-with-cluster',
  )
  await separate(operation, 'cluster', 'Helth sector')
  expect(await state()).toEqual(before)
  expect([await totals(operation), await danglers(operation)]).toEqual([agree, []])
  expect(told(await operation.send(sheet))).toMatchObject({ unchanged: 3 })
})

test('a merged place hands over its places, codes and needs, and nothing is counted that is replaced meanwhile', async () => {
  const operation = await open()
  const { operationId, idOf } = operation
  const sheet = sheetOf('2022-03,WHO,,,Health,,Vaccination,Ninewah,Mosul,,,4', '2022-03,WHO,,,Health,,Vaccination,Ninewah,,,,6')
  await operation.send(sheet)
  const need = (placeId: string, inNeed: number) => ({
    placeId,
    clusterId: null,
    groupId: null,
    period: '2022-01',
    inNeed,
    targeted: null,
  })
  const [wrong, right] = [await idOf('place', 'Ninewah'), await idOf('place', 'Ninewa')]
  await house.runner.run(storeNeedsCommand, { operationId, needs: [need(wrong, 40)] }, house.system)
  // A district inside the misspelled governorate is another place than the one inside the right one, until the governorates are one.
  const district = (await operation.entries()).place.find(({ parentId }) => parentId === wrong)
  const known = (await operation.entries()).place.find(({ parentId, names }) => parentId === right && names.en === 'Mosul')
  const districts = { operationId, id: district?.id, intoId: known?.id }
  await expect(house.runner.run(mergePlace, districts, house.system)).rejects.toThrow('merge-elsewhere')
  await merge(operation, 'place', 'Ninewah', 'Ninewa')
  expect((await operation.entries()).place.find(({ id }) => id === district?.id)?.mergedInto).toBe(known?.id)
  expect([await totals(operation), await danglers(operation)]).toEqual([agree, []])
  expect(told(await operation.send(sheet))).toMatchObject({ unchanged: 2 })
  const shown = async () =>
    (await house.reader.read(showNeeds, { operationId }, house.system)).map(({ placeId, inNeed }) => [placeId, inNeed])
  expect(await shown()).toEqual([[right, 40]])
  await expect(house.runner.run(storeNeedsCommand, { operationId, needs: [need(wrong, 41)] }, house.system)).rejects.toThrow(
    'reference-missing',
  )
  // A later figure is the right place's own, and stays there.
  await house.runner.run(storeNeedsCommand, { operationId, needs: [need(right, 55)] }, house.system)
  await expect(house.runner.run(separatePlace, { operationId, id: district?.id }, house.system)).rejects.toThrow(
    'merged-with-area',
  )
  await separate(operation, 'place', 'Ninewah')
  expect((await operation.entries()).place.find(({ id }) => id === district?.id)).toMatchObject({
    mergedInto: null,
    parentId: wrong,
  })
  expect(await shown()).toEqual([[right, 55]])
  expect([await totals(operation), await danglers(operation)]).toEqual([agree, []])
  expect(told(await operation.send(sheet))).toMatchObject({ unchanged: 2 })
})

test('places are merged where a sheet that names them looks: at their level, into the area around, or deeper from the wrong column', async () => {
  const operation = await open()
  const sheet = sheetOf(
    '2022-03,WHO,,,Health,,Vaccination,Ninewa,All districts,,,4',
    '2022-03,WHO,,,Health,,Vaccination,Basrah,All districts,,,3',
    '2022-03,WHO,,,Health,,Vaccination,Telaffar,,,,6',
  )
  await operation.send(sheet)
  const { operationId, idOf } = operation
  const all = (await operation.entries()).place.filter(({ names }) => names.en === 'All districts')
  for (const { id, parentId } of all) await house.runner.run(mergePlace, { operationId, id, intoId: parentId }, house.system)
  await merge(operation, 'place', 'Telaffar', 'Telafar')
  for (const learn of [false, true]) expect(told(await operation.send(sheet, { learn }))).toMatchObject({ unchanged: 3 })
  expect(await totals(operation)).toEqual(agree)
  const refused = async (from: string, into: string) =>
    house.runner
      .run(mergePlace, { operationId, id: await idOf('place', from), intoId: await idOf('place', into) }, house.system)
      .then(() => 'merged')
      .catch(error => error.message)
  expect(await refused('Mosul', 'Zubair')).toBe('merge-elsewhere')
  expect(await refused('Mosul', 'Basrah')).toBe('merge-other-level')
  expect(await refused('Ninewa', 'Mosul')).toBe('merge-other-level')
  expect(await refused('Mosul', 'Mosul')).toBe('cannot-merge')
  expect(await refused('Telaffar', 'Sinjar')).toBe('cannot-merge')
})

test('clusters and activities are merged where a sheet that names them looks', async () => {
  const operation = await open()
  await operation.send(
    sheetOf(
      '2022-03,WHO,,,Health,Mental helth,Counselling,Ninewa,Mosul,,,4',
      '2022-03,WHO,,,Protection,Child Protection,Counselling,Ninewa,Mosul,,,6',
    ),
  )
  const refused = (kind: Kind, from: string, into: string) =>
    merge(operation, kind, from, into)
      .then(() => 'merged')
      .catch(error => error.message)
  expect(await refused('cluster', 'Mental helth', 'PRO-CPN')).toBe('merge-other-cluster')
  expect(await refused('cluster', 'Mental helth', 'NUT')).toBe('merge-other-cluster')
  expect(await refused('cluster', 'PRO', 'PRO-CPN')).toBe('merge-other-cluster')
  expect(await refused('cluster', 'NUT', 'PRO-CPN')).toBe('merged')
  const [one, other] = (await operation.entries()).activity
  const input = { operationId: operation.operationId, id: one?.id, intoId: other?.id }
  await expect(house.runner.run(mergeActivity, input, house.system)).rejects.toThrow('merge-activity-elsewhere')
  await merge(operation, 'cluster', 'Mental helth', 'HEA')
  expect([await totals(operation), await danglers(operation)]).toEqual([agree, []])
})

test('a name that a third entry has stays its own, so that no sheet is read two ways', async () => {
  const operation = await open()
  const { operationId, idOf } = operation
  const organisations = [{ id: newId(), acronym: 'WHO', names: { en: 'World Hunger Office' }, status: 'unreviewed' }]
  await house.runner.run(storeOrganisationsCommand, { operationId, organisations }, house.system)
  const input = { operationId, id: organisations[0]?.id, intoId: await idOf('organisation', 'UNICEF') }
  expect(await house.runner.run(mergeOrganisation, input, house.system)).toMatchObject({ namesLeftOut: ['WHO'] })
  const sheet = sheetOf(
    '2022-03,WHO,,,Health,,Vaccination,Ninewa,Mosul,,,4',
    '2022-03,World Hunger Office,,,Health,,,Ninewa,Mosul,,,5',
  )
  await operation.send(sheet, { learn: true } satisfies ImportOptions)
  const leads = (await operation.lines()).map(({ leadOrganisationId }) => leadOrganisationId)
  expect(new Set(leads)).toEqual(
    new Set([await idOf('organisation', 'World Health Organization'), await idOf('organisation', 'UNICEF')]),
  )
})
