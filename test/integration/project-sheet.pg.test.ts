/** Sheets of projects: out and in again without a difference, stored by those who may, in conflict, and taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctedImport } from '../../src/exchange/feeds/marking.ts'
import { projectsFile } from '../../src/exchange/feeds/projects/export.ts'
import { checkProjectsFile, checkProjectsImport, commitProjectsImport } from '../../src/exchange/feeds/projects/import.ts'
import { receiveSheet } from '../../src/exchange/feeds/reading.ts'
import type { Language } from '../../src/kernel/pure/languages.ts'
import { identifyPerson, type RoleScope } from '../../src/modules/accounts/index.ts'
import { chooseReading, showImport } from '../../src/modules/imports/index.ts'
import { showPlan } from '../../src/modules/plan/index.ts'
import {
  editProject,
  listProjects,
  setPath,
  showPath,
  showProject,
  startProject,
  takeStep,
  undoProjectsImport,
} from '../../src/modules/projects/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let operationId: string
const code = 'IRQ-2004'

beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
})
afterAll(() => house?.close())

async function asking(role: Partial<RoleScope> & Pick<RoleScope, 'role'>) {
  const known = await identifyPerson(house.db, await addPerson(house, { operationId, ...role }), new Date())
  if (!known) throw new Error('The person is not known.')
  return { actor: known.actor, language: 'en' as Language }
}
type Person = Awaited<ReturnType<typeof asking>>
const everybody = (): Person => ({ ...house.system, language: 'en' })
const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))
const given = (lines: readonly string[]) => ({ code, fileName: 'projects.csv', bytes: bytesOf(lines), options: {} })
const check = (lines: readonly string[], who = everybody()) => checkProjectsFile(house, who, given(lines))
const receive = (lines: readonly string[], who = everybody()) =>
  receiveSheet(house, who, { operationId, feed: 'projects', fileName: 'projects.csv', bytes: bytesOf(lines), options: {} })
async function commit(lines: readonly string[], who = everybody()) {
  const importId = await receive(lines, who)
  return { importId, ...(await commitProjectsImport(house, who, { code, operationId, importId })) }
}
const show = (project: string) => house.reader.read(showProject, { operationId, code: project }, house.system)
const codes = async () => (await house.reader.read(listProjects, { operationId }, house.system)).map(each => each.code)
const undo = (importId: string) => house.runner.run(undoProjectsImport, { operationId, importId }, house.system)
const head = 'Project code,Title,Cluster,Lead partner,Donor,Budget,Currency,P-code,Risk'

test.each([
  ['xlsx', 'en'],
  ['csv', 'ar'],
  ['hxl', 'ckb'],
] as const)('all shipped projects as %s in %s read back without a difference', async (format, language) => {
  const who = { ...house.system, language }
  const { body, count, name } = await projectsFile(house, who, { code, format })
  expect([count, name.startsWith('irq-2004-projects')]).toEqual([39, true])
  const bytes = await new Response(body).bytes()
  const { check: found, counts } = await checkProjectsFile(house, who, { code, fileName: name, bytes, options: {} })
  expect(found.problems.filter(({ severity }) => severity !== 'repair')).toEqual([])
  expect(found.changes.map(each => [each.code, each.fields])).toEqual([])
  expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 39, rejected: 0 })
})

test('a sheet starts projects at the beginning of the path and gives others a new version; the same sheet again changes nothing', async () => {
  const lines = [
    head,
    'X-01,Wells,F,IOM,WHO,"1,000.25",USD,IQG15,Roads close',
    'X-01,,,,UNICEF,500,EUR,IQG01,',
    'S-02,Marshes restored,A,,,,,IQG18,',
  ]
  const { counts, importId } = await commit(lines)
  expect(counts).toMatchObject({ rows: 3, new: 1, changed: 1, rejected: 0 })
  const { path } = await house.reader.read(showPath, { operationId }, house.system)
  const wells = await show('X-01')
  expect(wells).toMatchObject({ version: 1, state: path.initial })
  expect(wells.sheet.budget.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([
    [100_025, 'USD'],
    [50_000, 'EUR'],
  ])
  expect(wells.sheet.placeIds).toHaveLength(2)
  expect(await show('S-02')).toMatchObject({ version: 2, state: null, sheet: { names: { en: 'Marshes restored' } } })
  expect(await house.reader.read(showImport, { operationId, id: importId }, house.system)).toMatchObject({ status: 'committed' })
  expect((await check(lines)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  await expect(commit(lines)).rejects.toMatchObject({ code: 'no-project-to-store' })
  await expect(commitProjectsImport(house, everybody(), { code, operationId, importId })).rejects.toMatchObject({ status: 422 })
})

test('nothing is half-stored: a project with a wrong row stays as it is, and comes back marked', async () => {
  const lines = [head, 'X-02,Bridges,F,IOM,Nobody at all,5,USD,,', 'X-02,,,,,,,IQG15,', 'X-03,Schools,F,IOM,,,,,']
  const importId = await receive(lines)
  const { workbook } = await correctedImport(house, everybody(), { code, operationId, importId })
  const again = await checkProjectsFile(house, everybody(), { code, fileName: 'marked.xlsx', bytes: workbook, options: {} })
  expect(again.counts).toMatchObject({ rows: 3, rejected: 2, new: 1 })
  const { counts } = await commitProjectsImport(house, everybody(), { code, operationId, importId })
  expect(counts).toMatchObject({ new: 1, rejected: 2 })
  expect(await codes()).not.toContain('X-02')
  expect(await codes()).toContain('X-03')
})

test('people write the projects of their cluster and organisation, and are refused the others row by row', async () => {
  const lines = [head, 'X-04,Clinics,D,IOM,,,,,', 'X-05,Camps,F,UNICEF,,,,,', 'X-06,Tents,F,IOM,,,,,']
  const refused = async (who: Person) =>
    (await check(lines, who)).check.problems.flatMap(({ row, code: each }) => (each === 'project-not-yours' ? [row] : []))
  const taskManager = await asking({ role: 'task-manager', clusterId: loaded.clusters.get('F') ?? '' })
  const focalPoint = await asking({ role: 'focal-point', organisationId: loaded.organisations.get('IOM') ?? '' })
  expect(await refused(taskManager)).toEqual([2])
  expect(await refused(focalPoint)).toEqual([3])
  expect(await refused(await asking({ role: 'ministry-counterpart', clusterId: loaded.clusters.get('F') ?? '' }))).toEqual([
    2, 3, 4,
  ])
  expect((await commit(lines, taskManager)).counts).toMatchObject({ new: 2, rejected: 1 })
  // A project is not taken out of a cluster, or away from its lead, by those of another.
  expect((await check([head, 'X-05,Camps,F,IOM,,,,,'], focalPoint)).check.problems.map(each => each.code)).toContain(
    'project-not-yours',
  )
  const importId = await receive(lines)
  await expect(commitProjectsImport(house, taskManager, { code, operationId, importId })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('what somebody changed meanwhile is not overwritten', async () => {
  await commit([head, 'X-07,Pumps,F,IOM,,,,,'])
  const { body } = await projectsFile(house, everybody(), { code, format: 'csv' })
  const rows = (await new Response(body).text()).split('\r\n').map(line => line.replace('Pumps', 'Better pumps'))
  const importId = await receive(rows)
  const looked = await check(rows)
  const { sheet } = await show('X-07')
  await house.runner.run(
    editProject,
    { operationId, code: 'X-07', version: 1, sheet: { ...sheet, note: 'Ten of them' } },
    house.system,
  )
  const now = await check(rows)
  expect(now.check.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'project-stale', value: '1', details: { code: 'X-07', now: 2 } },
  ])
  await expect(
    commitProjectsImport(house, everybody(), { code, operationId, importId, seen: looked.seen }),
  ).rejects.toMatchObject({ code: 'projects-changed', status: 409 })
  expect((await show('X-07')).sheet).toMatchObject({ names: { en: 'Pumps' }, note: 'Ten of them' })
})

test('an import is taken back: sheets say again what they said, what it started ends, and later words stay', async () => {
  const before = (await show('S-02')).sheet
  const { importId } = await commit([
    head,
    'U-01,Started,F,IOM,,,,,',
    'U-02,Taken on,F,IOM,,,,,',
    'S-02,Otherwise,A,,,,,,',
    'S-03,Edited after,A,,,,,,',
  ])
  await takeFirstStep('U-02')
  const edited = await show('S-03')
  await house.runner.run(
    editProject,
    { operationId, code: 'S-03', version: edited.version, sheet: { ...edited.sheet, note: 'Later' } },
    house.system,
  )
  expect(await undo(importId)).toEqual({ withdrawn: 1, restored: 1, kept: 2 })
  expect((await show('S-02')).sheet).toMatchObject({ names: before.names, placeIds: before.placeIds })
  expect((await show('S-03')).sheet).toMatchObject({ names: { en: 'Edited after' }, note: 'Later' })
  expect(await codes()).not.toContain('U-01')
  await expect(show('U-01')).rejects.toMatchObject({ code: 'not-found' })
  const { projects } = await house.reader.read(showPlan, { operationId }, house.system)
  expect(projects.map(each => each.code)).not.toContain('U-01')
  await expect(undo(importId)).rejects.toMatchObject({ code: 'import-not-open' })

  // The code is free again, and what was said under it before is still there.
  const sheet = { names: { en: 'Started anew' }, clusterId: loaded.clusters.get('F') }
  await house.runner.run(startProject, { operationId, code: 'U-01', sheet }, house.system)
  const anew = await show('U-01')
  expect(anew).toMatchObject({ version: 2, sheet: { names: { en: 'Started anew' } } })
  expect(anew.versions.map(({ no }) => no)).toEqual([2, 1])
  // A path without the states of projects that ended may be set again.
  const { path, version } = await house.reader.read(showPath, { operationId }, house.system)
  await house.runner.run(setPath, { operationId, version, path }, house.system)
})

test('imports are taken back one after the other, the later first', async () => {
  const first = await commit([head, 'V-01,First,F,IOM,,,,,'])
  const second = await commit([head, 'V-01,Second,F,IOM,,,,,'])
  expect(await undo(first.importId)).toEqual({ withdrawn: 0, restored: 0, kept: 1 })
  expect(await undo(second.importId)).toEqual({ withdrawn: 0, restored: 1, kept: 0 })
  expect(await show('V-01')).toMatchObject({ version: 3, sheet: { names: { en: 'First' } } })
  const third = await commit([head, 'V-01,Third,F,IOM,,,,,'])
  const fourth = await commit([head, 'V-01,Fourth,F,IOM,,,,,'])
  expect(await undo(fourth.importId)).toMatchObject({ restored: 1 })
  expect(await undo(third.importId)).toMatchObject({ restored: 1 })
  expect((await show('V-01')).sheet.names).toEqual({ en: 'First' })
})

test('columns of no known heading are what a person says they hold', async () => {
  const importId = await receive(['Undertaking,What it is called,Head', 'W-01,Wells,IOM'])
  const given = { code, operationId, importId }
  await expect(checkProjectsImport(house, everybody(), given)).rejects.toMatchObject({ code: 'no-project-sheet' })
  const columns = { undertaking: 'code', whatitiscalled: 'nameEn', head: 'lead' }
  await house.runner.run(chooseReading, { operationId, id: importId, options: { columns } }, house.system)
  const { check: found } = await checkProjectsImport(house, everybody(), given)
  expect(found.problems).toEqual([])
  expect(found.changes).toMatchObject([{ code: 'W-01', sheet: { names: { en: 'Wells' }, partners: [{ role: 'lead' }] } }])
})

async function takeFirstStep(project: string): Promise<void> {
  const { state, steps } = await show(project)
  const [step] = steps
  await house.runner.run(
    takeStep,
    { operationId, code: project, from: state, step: step?.name, reason: 'Agreed', happened: '2005-01-01' },
    house.system,
  )
}
