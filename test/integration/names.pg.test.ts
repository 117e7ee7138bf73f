/** Names that sheets teach: activities and donors among them, corrected by keepers, and understood again whatever they are called. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFile } from '../../src/exchange/feeds/activities/import.ts'
import { doings, nameKinds, readEntries } from '../../src/exchange/names/kinds.ts'
import { countUnreviewed, reviewOf, targetsOf } from '../../src/exchange/names/review.ts'
import { type Actor, visitor } from '../../src/kernel/access.ts'
import { Problem } from '../../src/kernel/problems.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { listNameUsage, storeActivityReports } from '../../src/modules/delivery/index.ts'
import { chooseNames, listImportNames, receiveFile } from '../../src/modules/imports/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { editOrganisation, listOrganisationNames } from '../../src/modules/organisations/index.ts'
import { editPlace, listPlaceNames } from '../../src/modules/places/index.ts'
import { addActivityAliases, editActivity, editCluster, listPlanNames, storePlan } from '../../src/modules/plan/index.ts'
import { openTestHouse, publishedFolder, type TestHouse } from '../support/house.ts'
import { agree, mergingIn } from '../support/merging.ts'
import { openSmallOperation, type SmallOperation, sheetOf, told } from '../support/sheets.ts'

let house: TestHouse
let elsewhere: string
beforeAll(async () => {
  house = await openTestHouse()
  const input = { code: 'ELSEWHERE', names: { en: 'Elsewhere' }, country: 'JO' }
  elsewhere = (await house.runner.run(createOperation, input, house.system)).id
})
afterAll(() => house?.close())

let operations = 0
const open = () => openSmallOperation(house, `NAMES-${++operations}`)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    error => (error instanceof Problem ? error.code : `${error}`),
  )
const activities = async (operation: SmallOperation) =>
  (await operation.entries()).activity.map(({ names, status }) => [names.en, status]).sort()
const shown = async (operation: SmallOperation) => {
  const all = await operation.entries()
  const nameOf = (id: string | null) => (id === null ? null : all.activity.find(entry => entry.id === id)?.names.en)
  return (await operation.lines()).map(line => [nameOf(line.activityId), line.activityDetail])
}

test('activities that a sheet names are learned for their cluster, and the same sheet finds them again', async () => {
  const operation = await open()
  const sheet = sheetOf(
    '2022-03,WHO,,,Health,,Training,Ninewa,Mosul,,,5',
    '2022-03,WHO,,,Nutrition,,Training,Ninewa,Mosul,,,6',
    '2022-03,WHO,,,Protection,Child Protection,Counselling,Ninewa,Mosul,,,7',
  )
  expect((await operation.send(sheet)).check.newEntries.map(({ kind, name }) => [kind, name])).toEqual([
    ['activity', 'Training'],
    ['activity', 'Training'],
    ['activity', 'Counselling'],
  ])
  const clusters = (await operation.entries()).activity.map(({ clusterId }) => clusterId)
  expect(new Set(clusters)).toEqual(
    new Set([
      await operation.idOf('cluster', 'HEA'),
      await operation.idOf('cluster', 'NUT'),
      await operation.idOf('cluster', 'PRO-CPN'),
    ]),
  )
  for (const learn of [true, false])
    expect(told(await operation.send(sheet, { learn }))).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
})

test('free text stays on its lines: sentences do not become activities', async () => {
  const operation = await open()
  const rows = Array.from(
    { length: 60 },
    (_, nth) => `2022-03,WHO,,,Health,,We trained team ${nth} of the clinic,Ninewa,Mosul,,,${nth}`,
  )
  const outcome = await operation.send(sheetOf(...rows))
  expect(outcome.check.newEntries).toEqual([])
  expect(await activities(operation)).toEqual([])
  expect(told(await operation.send(sheetOf(...rows)))).toMatchObject({ unchanged: 60 })
})

test('lines that were kept with their activity as text take it when a sheet, a catalogue or an alias names it', async () => {
  const heading = 'Reporting month,Lead organisation,Cluster,Activity,Activity detail,Governorate,District,People reached'
  const sheet = [
    heading,
    '2022-03,WHO,Health,Vaccination,of children,Ninewa,Mosul,5',
    '2022-03,WHO,Health,Vaccination,,Ninewa,Sinjar,6',
  ].join('\n')
  const asText = [
    [null, 'Vaccination'],
    [null, 'Vaccination: of children'],
  ]
  const taken = [
    ['Vaccination', null],
    ['Vaccination', 'of children'],
  ]
  const sorted = async (operation: SmallOperation) =>
    (await shown(operation)).sort((a, b) => String(a[1]).localeCompare(String(b[1])) || 0)
  const bySheet = await open()
  await bySheet.send(sheet, { learn: false })
  expect(await sorted(bySheet)).toEqual(asText)
  const given = { code: bySheet.code, fileName: 'a.csv', bytes: new TextEncoder().encode(sheet), options: { learn: true } }
  expect((await checkFile(house, house.system, given)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  expect(told(await bySheet.send(sheet, { learn: true }))).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  expect(new Set((await shown(bySheet)).map(String))).toEqual(new Set(taken.map(String)))
  expect(await mergingIn(house).totals(bySheet)).toEqual(agree)
  // A figure that is corrected on the way changes the line that stood there.
  const byEdited = await open()
  await byEdited.send(sheet, { learn: false })
  expect(told(await byEdited.send(sheet.replace(',6', ',7'), { learn: true }))).toMatchObject({
    new: 0,
    changed: 1,
    unchanged: 1,
  })
  expect((await byEdited.lines()).map(({ reached }) => reached).sort()).toEqual([5, 7])
  expect(await mergingIn(house).totals(byEdited)).toEqual(agree)
  const byCatalogue = await open()
  await byCatalogue.send(sheet, { learn: false })
  const input = {
    operationId: byCatalogue.operationId,
    activities: [{ clusterId: await byCatalogue.idOf('cluster', 'HEA'), names: { en: 'Immunisation' } }],
  }
  await house.runner.run(storePlan, input, house.system)
  expect(await sorted(byCatalogue)).toEqual(asText)
  const aliases = [{ id: await byCatalogue.idOf('activity', 'Immunisation'), alias: 'Vaccination' }]
  await house.runner.run(addActivityAliases, { operationId: byCatalogue.operationId, aliases }, house.system)
  expect(new Set((await shown(byCatalogue)).map(([activity]) => activity))).toEqual(new Set(['Immunisation']))
  for (const learn of [true, false])
    expect(told(await byCatalogue.send(sheet, { learn }))).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
})

test('an activity of another cluster is left for the cluster’s own, once a sheet teaches it', async () => {
  const operation = await open()
  const { operationId } = operation
  const catalogue = [{ clusterId: await operation.idOf('cluster', 'NUT'), names: { en: 'Training' } }]
  await house.runner.run(storePlan, { operationId, activities: catalogue }, house.system)
  const sheet = sheetOf('2022-03,WHO,,,Health,,Training,Ninewa,Mosul,,,5')
  const outcome = await operation.send(sheet, { learn: false })
  expect(outcome.check.problems.map(({ code }) => code)).toContain('activity-of-other-cluster')
  expect(told(await operation.send(sheet, { learn: true }))).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
  const [line] = await operation.lines()
  const own = (await operation.entries()).activity.find(({ id }) => id === line?.activityId)
  expect(own?.clusterId).toBe(await operation.idOf('cluster', 'HEA'))
})

test('donors are learned as such; an organisation that a sheet names first for its work and then for its money is one', async () => {
  const operation = await open()
  const sheet = sheetOf(
    '2022-03,Helping Hands,,,Health,,,Ninewa,Mosul,,,5',
    '2022-03,WHO,,Helping Hands | Kind Fund,Health,,,Ninewa,Mosul,,,6',
  )
  expect(told(await operation.send(sheet, { learn: false }))).toMatchObject({ rejected: 2 })
  await operation.send(sheet)
  const learned = (await operation.entries()).organisation.filter(({ status }) => status === 'unreviewed')
  expect(learned.map(({ names, isDonor }) => [names.en, isDonor]).sort()).toEqual([
    ['Helping Hands', true],
    ['Kind Fund', true],
  ])
})

test('only what stored rows name is learned, and of a name in Arabic script its language is known', async () => {
  const operation = await open()
  await operation.send(
    sheetOf(
      '2022-03,Never Stored,,,Health,,,Ninewa,Mosul,,,many',
      '2022-03,منظمة الأمل,,,Health,,,Ninewa,Mosul,,,5',
      '2022-03,ڕێکخراوی هیوا,,,Health,,,Ninewa,Mosul,,,5',
    ),
  )
  const learned = (await operation.entries()).organisation.filter(({ status }) => status === 'unreviewed')
  expect(learned.map(({ names }) => names)).toEqual(expect.arrayContaining([{ ar: 'منظمة الأمل' }, { ckb: 'ڕێکخراوی هیوا' }]))
  expect(learned).toHaveLength(2)
})

test('chosen names are taken in and the others are not', async () => {
  const operation = await open()
  const { operationId, code } = operation
  const sheet = sheetOf('2022-03,Helping Hands,,,Health,,,Ninewa,Mosul,,,5', '2022-03,Typo Healht,,,Health,,,Ninewa,Mosul,,,5')
  const content = new TextEncoder().encode(sheet)
  const { id: importId } = await house.runner.run(
    receiveFile,
    { operationId, feed: 'activities', fileName: 'a.csv', content },
    house.system,
  )
  const choose = (learn: string[]) => house.runner.run(chooseNames, { operationId, importId, learn }, house.system)
  expect(await choose(['organisation|helpinghands'])).toEqual({ chosen: 1 })
  expect(await choose(['organisation|helpinghands', 'place|somewhere'])).toEqual({ chosen: 2 })
  const { options } = (await house.pool.query('select options from import where id = $1', [importId])).rows[0]
  const checked = await checkFile(house, house.system, { code, fileName: 'a.csv', bytes: content, options })
  expect(checked.check.newEntries.map(({ name }) => name)).toEqual(['Helping Hands'])
  expect(checked.check.unknownNames.map(({ name, count }) => [name, count])).toEqual([['Typo Healht', 1]])
  expect(checked.counts).toMatchObject({ new: 1, rejected: 1 })
})

test('a renamed entry is found by the name it had; a name of another entry, and an edit of what was changed meanwhile, are refused', async () => {
  const operation = await open()
  const { operationId, idOf } = operation
  const sheet = sheetOf('2022-03,Helping Hans,,,Helth,,Vacination,Ninewa,Mossul,,,5')
  await operation.send(sheet)
  const all = await operation.entries()
  const of = (kind: (typeof nameKinds)[number], name: string) => all[kind].find(({ names }) => names.en === name)
  const organisation = of('organisation', 'Helping Hans')
  const names = { en: 'Helping Hands', ar: 'الأيادي المساعدة', ckb: 'دەستە یارمەتیدەرەکان' }
  const edit = {
    operationId,
    id: organisation?.id,
    version: organisation?.version,
    names,
    acronym: 'HH',
    type: 'nngo',
    isDonor: false,
    aliases: [],
  }
  const { version } = await house.runner.run(editOrganisation, edit, house.system)
  expect(version).toBe(2)
  expect(await refusal(house.runner.run(editOrganisation, edit, house.system))).toBe('version-conflict')
  expect(await refusal(house.runner.run(editOrganisation, { ...edit, version, acronym: 'WHO' }, house.system))).toBe('name-taken')
  expect(await refusal(house.runner.run(editOrganisation, { ...edit, version, names: {} }, house.system))).toBe('invalid-input')
  const [place, cluster, activity] = [of('place', 'Mossul'), of('cluster', 'Helth'), of('activity', 'Vacination')]
  const renamed = (entry: typeof place, en: string) => ({
    operationId,
    id: entry?.id,
    version: entry?.version,
    names: { en },
    aliases: [],
  })
  await house.runner.run(editPlace, { ...renamed(place, 'Old Mosul'), code: 'IQ1599' }, house.system)
  expect(await refusal(house.runner.run(editPlace, { ...renamed(place, 'Mosul'), version: 2, code: null }, house.system))).toBe(
    'name-taken',
  )
  expect(
    await refusal(house.runner.run(editPlace, { ...renamed(place, 'Old Mosul'), version: 2, code: 'IQ1502' }, house.system)),
  ).toBe('name-taken')
  await house.runner.run(editCluster, { ...renamed(cluster, 'Health cluster'), code: 'HC' }, house.system)
  const facts = { code: null, unit: 'people', audience: 'children', recurrent: true, retired: false }
  await house.runner.run(editActivity, { ...renamed(activity, 'Vaccination'), ...facts }, house.system)
  for (const learn of [true, false])
    expect(told(await operation.send(sheet, { learn }))).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
  const now = await operation.entries()
  expect(now.organisation.find(({ id }) => id === organisation?.id)).toMatchObject({
    names,
    code: 'HH',
    type: 'nngo',
    aliases: ['Helping Hans'],
  })
  expect(now.place.find(({ id }) => id === place?.id)).toMatchObject({ code: 'IQ1599', aliases: ['Mossul'] })
  expect(now.activity.find(({ id }) => id === activity?.id)).toMatchObject(facts)
  expect(await idOf('cluster', 'HC')).toBe(cluster?.id)
})

test('the review says of each name its file, its lines and months, and offers only what it may be merged into', async () => {
  const operation = await open()
  const { operationId, idOf } = operation
  await operation.send(
    sheetOf(
      '2022-02,World Healht Org,,,Health,,,Ninewa,Mossul,,,5',
      '2022-04,UNICEF,World Healht Org,World Healht Org,Health,,,Ninewa,Mossul,,,6',
      '2022-05,UNICEF,,,Protection,Chld Protection,Counselling,Basrah,Mosul,,,6',
    ),
    { learn: true },
    'april.csv',
  )
  expect(await countUnreviewed(house, house.system, operationId)).toEqual({
    organisation: 1,
    place: 2,
    cluster: 1,
    group: 0,
    activity: 1,
  })
  const review = async (kind: (typeof nameKinds)[number]) => {
    const entries = await readEntries(house, house.system, operationId, kind, { states: ['unreviewed'] })
    return reviewOf(house, house.system, operationId, kind, entries, { suggest: 3, floor: 0.5 })
  }
  const [organisation] = await review('organisation')
  expect(organisation).toMatchObject({ fileName: 'april.csv', lines: 2, firstPeriod: '2022-02', lastPeriod: '2022-04' })
  expect(organisation?.suggestions[0]?.id).toBe(await idOf('organisation', 'WHO'))
  const [cluster] = await review('cluster')
  expect(cluster?.lines).toBe(1)
  expect(cluster?.suggestions.map(({ label }) => label)).toEqual([
    'Child Protection (PRO-CPN)',
    'Protection (PRO)',
    'General Protection (PRO-GEN)',
  ])
  const places = await review('place')
  const inNinewa = places.find(({ above }) => above?.names.en === 'Ninewa')
  expect(inNinewa?.suggestions.map(({ label }) => label)).toEqual(['Mosul (IQ1501)'])
  // There is a Mosul in Ninewa, but what a sheet says lies in Basrah is not that one.
  expect(places.find(({ above }) => above?.names.en === 'Basrah')?.suggestions).toEqual([])
  const target = await targetsOf(house, house.system, operationId, 'place', inNinewa ? [inNinewa.entry] : [])
  expect(inNinewa && target.search(inNinewa.entry, 'z', 9).map(({ label }) => label)).toEqual([])
  expect(inNinewa && target.search(inNinewa.entry, 'ninewa', 9).map(({ label }) => label)).toEqual(['Ninewa (IQ15)'])
})

const person = (role: string, scope: Record<string, string>): Actor => ({
  id: newId(),
  kind: 'person',
  grants: [{ role, scope }],
})

test('names are kept, corrected, merged, separated and chosen by those who keep the lists, and by nobody else', async () => {
  const operation = await open()
  const { operationId, idOf } = operation
  await operation.send(sheetOf('2022-03,Helping Hans,,,Helth,Mental,Vacination,Ninewa,Mossul,Displaced peopel,,5'))
  const content = new TextEncoder().encode('a,b')
  const { id: importId } = await house.runner.run(
    receiveFile,
    { operationId, feed: 'activities', fileName: 'a.csv', content },
    house.system,
  )
  const learned = {
    organisation: 'Helping Hans',
    place: 'Mossul',
    cluster: 'Helth',
    group: 'Displaced peopel',
    activity: 'Vacination',
  }
  const into = { organisation: 'WHO', place: 'Mosul', cluster: 'HEA', group: 'HOST', activity: 'Vacination' }
  const strangers = [
    visitor,
    person('coordinator', { operation: elsewhere }),
    person('focal-point', { operation: operationId, organisation: await idOf('organisation', 'WHO') }),
    person('task-manager', { operation: operationId, cluster: await idOf('cluster', 'HEA') }),
    person('donor', { operation: operationId, organisation: await idOf('organisation', 'ECHO') }),
    person('ministry-counterpart', { operation: operationId, cluster: await idOf('cluster', 'HEA') }),
  ]
  const officer = person('information-officer', { operation: operationId })
  for (const kind of nameKinds) {
    const id = await idOf(kind, learned[kind])
    const intoId = await idOf(kind, into[kind])
    const entry = (await readEntries(house, house.system, operationId, kind, { ids: [id] }))[0]
    if (!entry) throw new Error(`There is no ${kind}.`)
    const doing = doings[kind]
    const attempts = (actor: Actor) => ({
      keep: () => doing.keep(house.runner, { operationId, ids: [id] }, { actor }),
      addAliases: () => doing.addAliases(house.runner, { operationId, aliases: [{ id, alias: `Another ${kind}` }] }, { actor }),
      correct: () =>
        doing.correct(
          house.runner,
          { ...entry, operationId, code: kind === 'place' ? null : entry.code, version: entry.version },
          { actor },
        ),
      merge: () => doing.merge(house.runner, { operationId, id, intoId }, { actor }),
      separate: () => doing.separate(house.runner, { operationId, id }, { actor }),
    })
    for (const actor of strangers)
      for (const [what, attempt] of Object.entries(attempts(actor)))
        expect([kind, what, actor.grants[0]?.role, await refusal(attempt())]).toEqual([
          kind,
          what,
          actor.grants[0]?.role,
          'not-found',
        ])
    const inside = [kind === 'activity' ? ['cannot-merge', 'cannot-separate'] : ['allowed', 'allowed']].flat()
    const said: string[] = []
    const may = attempts(officer)
    expect(await refusal(may.correct())).toBe('allowed')
    expect(await refusal(may.keep())).toBe('allowed')
    expect(await refusal(may.addAliases())).toBe('allowed')
    said.push(await refusal(may.merge()), await refusal(may.separate()))
    expect([kind, ...said]).toEqual([kind, ...inside])
    // An entry of another operation does not exist in this one, whatever its keeper may do.
    const other = { ...house.system, actor: person('coordinator', { operation: elsewhere }) }
    expect(await refusal(doing.merge(house.runner, { operationId: elsewhere, id, intoId }, other))).toBe('not-found')
    expect(await refusal(doing.separate(house.runner, { operationId: elsewhere, id }, other))).toBe('not-found')
  }
  const choosing = { operationId, importId, learn: ['organisation|a'] }
  const views = [
    [listOrganisationNames, { operationId }],
    [listPlaceNames, { operationId }],
    [listPlanNames, { operationId }],
    [listImportNames, { operationId, ids: [importId] }],
    [listNameUsage, { operationId, kind: 'place', ids: [] }],
  ] as const
  for (const actor of strangers) {
    expect(await refusal(house.runner.run(chooseNames, choosing, { actor }))).toBe('not-found')
    for (const [view, input] of views)
      expect([view.name, await refusal(house.reader.read(view as typeof listPlaceNames, input, { actor }))]).toEqual([
        view.name,
        'not-found',
      ])
  }
  expect(await refusal(house.runner.run(chooseNames, choosing, { actor: officer }))).toBe('allowed')
  for (const [view, input] of views)
    expect([view.name, await refusal(house.reader.read(view as typeof listPlaceNames, input, { actor: officer }))]).toEqual([
      view.name,
      'allowed',
    ])
})

test('a line is not stored for what was merged a moment ago', async () => {
  const operation = await open()
  const { operationId, idOf } = operation
  await operation.send(sheetOf('2022-03,Helping Hans,,,Health,,,Ninewa,Mosul,,,5'))
  const [from, to] = [await idOf('organisation', 'Helping Hans'), await idOf('organisation', 'WHO')]
  const line = {
    ...{ lineKey: newId(), contentHash: newId(), period: '2022-03', leadOrganisationId: from },
    clusterId: await idOf('cluster', 'HEA'),
  }
  const both = await Promise.all([
    refusal(doings.organisation.merge(house.runner, { operationId, id: from, intoId: to }, house.system)),
    refusal(house.runner.run(storeActivityReports, { operationId, lines: [line] }, house.system)),
  ])
  expect(both[0]).toBe('allowed')
  expect(await mergingIn(house).danglers(operation)).toEqual([])
  expect(
    await refusal(house.runner.run(storeActivityReports, { operationId, lines: [{ ...line, lineKey: newId() }] }, house.system)),
  ).toBe('unknown-reference')
})

const honduras = path.join(publishedFolder, 'hxl-3w/hnd_345w.csv')
const readable = (() => {
  try {
    return readFileSync(honduras)
  } catch {
    return null
  }
})()

test.skipIf(!readable)(
  'the published sheet of Honduras teaches its activities, not its descriptions',
  async () => {
    const operation = await open()
    const outcome = await operation.send(new TextDecoder().decode(readable ?? new Uint8Array()), { learn: true }, 'hnd_345w.csv')
    const learned = (await operation.entries()).activity
    process.stdout.write(`hnd_345w.csv: ${outcome.counts.new} rows stored, ${learned.length} activities learned\n`)
    expect(learned.length).toBeGreaterThan(60)
    expect(learned.length).toBeLessThan(150)
    expect(told(await operation.send(new TextDecoder().decode(readable ?? new Uint8Array()), { learn: false }))).toMatchObject({
      new: 0,
      changed: 0,
    })
  },
  60_000,
)
