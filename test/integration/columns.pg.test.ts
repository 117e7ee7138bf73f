/** What a person says about columns is remembered, so that the next sheet asks nothing; and nobody says it for others. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activityFeed } from '../../src/exchange/feeds/activities/columns.ts'
import { checkImport, commitImport, type ImportOptions, receiveActivities } from '../../src/exchange/feeds/activities/import.ts'
import { lookAtFile } from '../../src/exchange/feeds/reading.ts'
import { signatureOf } from '../../src/exchange/feeds/sheet-choice.ts'
import { type Actor, visitor } from '../../src/kernel/access.ts'
import { Problem } from '../../src/kernel/problems.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import {
  chooseReading,
  forgetColumns,
  listRememberedColumns,
  rememberColumns,
  showImport,
} from '../../src/modules/imports/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

const code = 'IRQ-2004'
let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let elsewhere: string
beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  const other = { code: 'ELSEWHERE', names: { en: 'Elsewhere' }, country: 'JO' }
  elsewhere = (await house.runner.run(createOperation, other, house.system)).id
})
afterAll(() => house?.close())

const person = (role: string, scope: Record<string, string>): { actor: Actor; language: 'en' } => ({
  actor: { id: newId(), kind: 'person', grants: [{ role, scope }] },
  language: 'en',
})
const focalPointOf = (organisation: string, operation = loaded.operationId) =>
  person('focal-point', { operation, organisation: loaded.organisations.get(organisation) ?? '' })
const officer = () => person('information-officer', { operation: loaded.operationId })

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'allowed'
  } catch (error) {
    return error instanceof Problem ? error.code : `${error}`
  }
}

// Headings of which neither people nor rules could know what they mean.
const strange = [
  'Aa,Bb,Cc,Dd,Ee,Ff',
  'IOM,Health and Nutrition,Ninewa,2005-10,12,12',
  'IOM,Health and Nutrition,Baghdad,2005-10,9,9',
]
const meaning = { aa: 'leadOrganisation', bb: 'cluster', cc: 'adm1Name', dd: 'period', ee: 'reached', ff: 'reached+f+children' }

async function send(asking: { actor: Actor; language: 'en' }, lines: readonly string[], options: ImportOptions = {}) {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const given = { operationId: loaded.operationId, fileName: 'strange.csv', bytes, options }
  return { bytes, importId: await receiveActivities(house, asking, given) }
}
const remember = (asking: { actor: Actor }, columns: Record<string, string | null>, operationId = loaded.operationId) =>
  house.runner.run(
    rememberColumns,
    {
      operationId,
      feed: 'activities',
      columns: Object.entries(columns).map(([key, target]) => ({ key, heading: key.toUpperCase(), target })),
    },
    asking,
  )
const check = (asking: { actor: Actor; language: 'en' }, importId: string) =>
  checkImport(house, asking, { code, operationId: loaded.operationId, importId })

test('a sheet of strange headings leads to asking; what is chosen is used for it, and remembered for the next', async () => {
  const asking = focalPointOf('IOM')
  const { operationId } = loaded
  const { bytes, importId } = await send(asking, strange)
  expect(await refusal(check(asking, importId))).toBe('no-activity-sheet')
  const look = await lookAtFile(house, asking, activityFeed, { operationId, bytes, fileName: 'strange.csv', options: {} })
  expect(look?.columns.map(({ how }) => how)).toEqual(Array(6).fill('unknown'))
  expect(look?.samples[2]).toEqual(['Ninewa', 'Baghdad'])

  await house.runner.run(chooseReading, { operationId, id: importId, options: { columns: meaning } }, asking)
  const first = await check(asking, importId)
  expect(first.counts).toMatchObject({ rows: 2, new: 2, rejected: 0 })
  expect(first.mapping.columns.map(({ how }) => how)).toEqual(Array(6).fill('chosen'))
  expect(await remember(asking, meaning)).toEqual({ remembered: 6, forEveryone: false })

  const second = await check(asking, (await send(asking, strange)).importId)
  expect(second.mapping.columns.map(({ how }) => how)).toEqual(Array(6).fill('remembered'))
  expect(second.check.problems).toEqual([])
  expect(second.mapping.parts).toEqual([{ key: 'f+children', index: 5 }])
})

test("a partner's choice is theirs alone; a keeper's holds for all, after each one's own; a keeper may forget any", async () => {
  const { operationId } = loaded
  const iom = focalPointOf('IOM')
  const who = focalPointOf('WHO')
  await remember(iom, { aa: 'leadOrganisation', bb: 'cluster' })
  expect(await refusal(check(who, (await send(who, strange)).importId))).toBe('no-activity-sheet')

  const keeper = officer()
  expect(await remember(keeper, { ...meaning, bb: 'comments' })).toMatchObject({ forEveryone: true })
  const everybodys = await check(who, (await send(who, strange)).importId)
  expect(everybodys.mapping.at.comments).toBe(1)
  const own = await check(iom, (await send(iom, strange)).importId)
  expect(own.mapping.at).toMatchObject({ cluster: 1, reached: 4 })

  const seen = await house.reader.read(listRememberedColumns, { operationId }, iom)
  const mine = seen.filter(column => column.own).map(({ id }) => id)
  const everyones = seen.filter(column => column.forEveryone).map(({ id }) => id)
  expect([mine.length, everyones.length, seen.length]).toEqual([2, 6, 8])
  expect(await refusal(house.runner.run(forgetColumns, { operationId, ids: [...mine, everyones[0]] }, iom))).toBe('not-found')
  expect(await refusal(house.runner.run(forgetColumns, { operationId, ids: mine }, who))).toBe('not-found')
  expect(await house.runner.run(forgetColumns, { operationId, ids: mine.slice(0, 1) }, iom)).toEqual({ forgotten: 1 })
  expect(await house.runner.run(forgetColumns, { operationId, ids: [...mine.slice(1), ...everyones] }, keeper)).toEqual({
    forgotten: 7,
  })
})

test('strangers, donors and people of other operations neither remember, list nor forget', async () => {
  const { operationId } = loaded
  const donor = person('donor', { operation: operationId, organisation: loaded.organisations.get('IOM') ?? '' })
  const stranger = { actor: visitor, language: 'en' as const }
  const coordinatorElsewhere = person('coordinator', { operation: elsewhere })
  for (const asking of [donor, stranger, coordinatorElsewhere, focalPointOf('IOM', elsewhere)])
    expect(await refusal(remember(asking, { aa: 'cluster' }))).toBe('not-found')
  await remember(officer(), { aa: 'cluster' })
  const [column] = await house.reader.read(listRememberedColumns, { operationId }, house.system)
  for (const asking of [donor, stranger, coordinatorElsewhere]) {
    const ids = [column?.id]
    expect(await refusal(house.runner.run(forgetColumns, { operationId, ids }, asking))).toBe('not-found')
    expect(await refusal(house.runner.run(forgetColumns, { operationId: elsewhere, ids }, asking))).toBe('not-found')
  }
  expect(await refusal(house.reader.read(listRememberedColumns, { operationId }, coordinatorElsewhere))).toBe('not-found')
  await house.runner.run(forgetColumns, { operationId, ids: [column?.id] }, house.system)
})

test('how a file is read is said by whoever sent it or a keeper, and only before it is stored', async () => {
  const { operationId } = loaded
  const iom = focalPointOf('IOM')
  const { importId: id } = await send(iom, strange, { period: '2005-10' })
  const choose = (asking: { actor: Actor }, options: object) =>
    refusal(house.runner.run(chooseReading, { operationId, id, options }, asking))
  for (const asking of [
    focalPointOf('IOM'),
    focalPointOf('WHO'),
    person('coordinator', { operation: elsewhere }),
    { actor: visitor },
  ])
    expect(await choose(asking, { columns: meaning })).toBe('not-found')
  expect(await choose(iom, { columns: { aa: 'cluster' }, sheet: 'x', learn: true })).toBe('allowed')
  // What is taken back is as if it had never been said; what is not spoken of stays.
  expect(await choose(officer(), { columns: meaning, sheet: null, period: null })).toBe('allowed')
  const { options } = await house.reader.read(showImport, { operationId, id }, iom)
  expect(options).toEqual({ columns: meaning, learn: true })
  expect(await choose(iom, { period: '2005-13' })).toBe('invalid-input')
  await house.runner.run(chooseReading, { operationId, id, options: { learn: false } }, iom)
  await commitImport(house, iom, { code, operationId, importId: id })
  expect(await choose(iom, { columns: {} })).toBe('import-closed')
  // What is stored says how it was read.
  expect((await house.reader.read(showImport, { operationId, id }, iom)).options.columns).toEqual(meaning)
})

test('nothing is stored when the columns are understood otherwise than when a person looked', async () => {
  const { operationId } = loaded
  const iom = focalPointOf('IOM')
  const { importId } = await send(iom, strange, { columns: { ...meaning, ff: 'comments' } })
  const { sheet, mapping } = await check(iom, importId)
  const seen = signatureOf(sheet, mapping.columns)
  await house.runner.run(chooseReading, { operationId, id: importId, options: { columns: { ...meaning, ff: null } } }, iom)
  expect(await refusal(commitImport(house, iom, { code, operationId, importId, seen }))).toBe('columns-changed')
  expect((await house.reader.read(showImport, { operationId, id: importId }, iom)).status).toBe('received')
  const again = await check(iom, importId)
  const { counts } = await commitImport(house, iom, {
    code,
    operationId,
    importId,
    seen: signatureOf(again.sheet, again.mapping.columns),
  })
  expect(counts.rows).toBe(2)
})

test('a sheet that is named and not there is said with those that are', async () => {
  const iom = focalPointOf('IOM')
  const { importId } = await send(iom, strange, { sheet: 'Data' })
  expect(await refusal(check(iom, importId))).toBe('no-such-sheet')
})
