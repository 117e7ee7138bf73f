/** Projects from the first draft to the end, on a real PostgreSQL. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { Actor } from '../../kernel/access.ts'
import { Problem } from '../../kernel/problems.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { createOperation } from '../operations/index.ts'
import { mergeOrganisation, separateOrganisation, storeOrganisationsCommand } from '../organisations/index.ts'
import { showPlan, storePlan } from '../plan/index.ts'
import { defaultPath } from './default-path.ts'
import {
  commentProject,
  editProject,
  listProjects,
  setPath,
  settleComment,
  showPath,
  showProject,
  startProject,
  stateStanding,
  takeStep,
} from './index.ts'
import { stepsOf } from './rules.ts'

let house: TestHouse
let operationId: string
let loaded: Awaited<ReturnType<typeof loadShipped>>
const need = (ids: Map<string, string>, code: string) => ids.get(code) ?? ''

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
})
afterAll(() => house?.close())

const show = (code: string, asking: { actor: Actor } = house.system) =>
  house.reader.read(showProject, { operationId, code }, asking)
const list = (more: object = {}) => house.reader.read(listProjects, { operationId, ...more }, house.system)
const sheetOf = (more: object = {}) => ({
  names: { en: 'Wells for returnees' },
  clusterId: need(loaded.clusters, 'F'),
  partners: [{ role: 'lead', organisationId: need(loaded.organisations, 'IOM') }],
  ...more,
})
const start = (code: string, more: object = {}, actor = house.system.actor) =>
  house.runner.run(startProject, { operationId, code, sheet: sheetOf(more) }, { actor })
const take = (code: string, from: string, step: string, more: object = {}, actor = house.system.actor) =>
  house.runner.run(takeStep, { operationId, code, from, step, ...more }, { actor })
const inRole = (role: string, scope: Record<string, string> = {}): Actor => ({
  id: newId(),
  kind: 'person',
  grants: [{ role, scope: { operation: operationId, ...scope } }],
})

test('every shipped project has a sheet with its source, and nothing that no source says', async () => {
  const projects = await list()
  expect(projects).toHaveLength(23)
  for (const { state, source, partners, code } of projects) {
    expect(state, code).toBeNull()
    expect(source, code).not.toBeNull()
    for (const { role } of partners) expect([null, 'funding'], code).toContain(role)
  }
  const marshes = await show('S-02')
  expect(marshes.sheet).toMatchObject({
    names: { en: 'Support for Environmental Management of the Iraqi Marshlands, Phase I' },
    clusterId: need(loaded.clusters, 'A'),
    starts: '2004-09',
    ends: '2007-12',
    budget: [{ organisationId: null, asWritten: null, amountMinor: 1_100_000_000, currency: 'USD' }],
    partners: [
      { role: null, organisationId: need(loaded.organisations, 'UNEP'), asWritten: null },
      { role: null, organisationId: null, asWritten: 'UNOPS (implementation support)' },
      { role: 'funding', organisationId: null, asWritten: 'Japan via UNDG ITF' },
    ],
    source: 'unep',
  })
  expect(marshes.sheet.placeIds).toHaveLength(3)
  expect(marshes.events).toEqual([])
  expect(marshes.steps).toEqual([])
  expect((await show('A5-02')).sheet.budget).toEqual([])
})

test('storing the plan again makes no second sheet, and a project that it learns gets one', async () => {
  await house.runner.run(
    storePlan,
    {
      operationId,
      projects: [
        { code: 'S-02', title: 'Marshlands' },
        { code: 'X-1', title: 'Learned', agencies: ['FAO', 'A new one'] },
      ],
    },
    house.system,
  )
  expect((await show('S-02')).version).toBe(1)
  expect((await show('X-1')).sheet.partners).toEqual([
    { role: null, organisationId: need(loaded.organisations, 'FAO'), asWritten: null },
    { role: null, organisationId: null, asWritten: 'A new one' },
  ])
})

test('a project goes the whole path of Iraq, each step by its people, and nobody jumps the review board', async () => {
  const cluster = need(loaded.clusters, 'F')
  const taskManager = inRole('task-manager', { cluster })
  const ministry = inRole('ministry-counterpart', { cluster })
  const coordinator = inRole('coordinator')
  const focalPoint = inRole('focal-point', { organisation: need(loaded.organisations, 'IOM') })
  await start('F6-01', {}, focalPoint)
  const refused = { code: 'not-found' }
  await expect(take('F6-01', 'drafted', 'agree', {}, taskManager)).rejects.toMatchObject(refused)
  await expect(take('F6-01', 'drafted', 'fund', { happened: '2004-11-01' }, coordinator)).rejects.toMatchObject({
    code: 'project-no-such-step',
  })
  await take('F6-01', 'drafted', 'agree', {}, ministry)
  await expect(take('F6-01', 'drafted', 'agree', {}, ministry)).rejects.toMatchObject({ code: 'project-step-taken', status: 409 })
  await take('F6-01', 'agreed', 'submit', {}, taskManager)
  await expect(take('F6-01', 'at-board', 'approve', { happened: '2004-11-01' }, taskManager)).rejects.toMatchObject(refused)
  await expect(take('F6-01', 'at-board', 'return', { happened: '2004-11-01' }, coordinator)).rejects.toMatchObject({
    code: 'project-step-needs',
    fields: [{ pointer: '/reason' }],
  })
  await take('F6-01', 'at-board', 'return', { happened: '2004-11-01', reason: 'The budget is not split' }, coordinator)
  await take('F6-01', 'returned', 'revise', { reason: 'Budget split by donor' }, taskManager)
  await take('F6-01', 'drafted', 'agree', {}, ministry)
  await take('F6-01', 'agreed', 'submit', {}, taskManager)
  await take('F6-01', 'at-board', 'approve', { happened: '2004-12-01' }, coordinator)
  await take('F6-01', 'approved', 'fund', { happened: '2004-12-15' }, coordinator)
  await take('F6-01', 'funded', 'start', { happened: '2005-01-01' }, focalPoint)
  await take('F6-01', 'implementing', 'complete', { happened: '2005-06-30' }, focalPoint)
  await take('F6-01', 'completed', 'close', {}, coordinator)
  const { state, events, over, steps, mayEdit } = await show('F6-01')
  expect({ state, over, steps, mayEdit }).toEqual({ state: 'closed', over: true, steps: [], mayEdit: false })
  expect(events.map(({ step, to, role }) => `${step} ${to} ${role}`)).toEqual([
    'null drafted focal-point',
    'agree agreed ministry-counterpart',
    'submit at-board task-manager',
    'return returned coordinator',
    'revise drafted task-manager',
    'agree agreed ministry-counterpart',
    'submit at-board task-manager',
    'approve approved coordinator',
    'fund funded coordinator',
    'start implementing focal-point',
    'complete completed focal-point',
    'close closed coordinator',
  ])
  expect(events[3]).toMatchObject({
    reason: 'The budget is not split',
    happened: '2004-11-01',
    actorId: coordinator.id,
    sheetNo: 1,
  })
  const edit = { operationId, code: 'F6-01', version: 1, sheet: sheetOf({ objective: 'More' }) }
  await expect(house.runner.run(editProject, edit, house.system)).rejects.toMatchObject({ code: 'project-over' })
})

test('people of another cluster, organisation or operation change nothing', async () => {
  await start('F6-02')
  const others = [
    inRole('task-manager', { cluster: need(loaded.clusters, 'D') }),
    inRole('ministry-counterpart', { cluster: need(loaded.clusters, 'D') }),
    inRole('focal-point', { organisation: need(loaded.organisations, 'WHO') }),
    inRole('donor', { organisation: need(loaded.organisations, 'IOM') }),
    { ...inRole('coordinator'), grants: [{ role: 'coordinator', scope: { operation: newId() } }] },
  ]
  const at = { operationId, code: 'F6-02' }
  for (const actor of others) {
    const knocks = [
      () => take('F6-02', 'drafted', 'agree', {}, actor),
      () => start('F6-99', {}, actor),
      () => house.runner.run(editProject, { ...at, version: 1, sheet: sheetOf() }, { actor }),
      () => house.runner.run(commentProject, { ...at, words: 'No' }, { actor }),
      () => house.runner.run(stateStanding, { operationId, code: 'S-03', state: 'closed', reason: 'No' }, { actor }),
      () => house.runner.run(setPath, { operationId, version: 1, path: defaultPath }, { actor }),
    ]
    for (const knock of knocks) await expect(knock()).rejects.toMatchObject({ code: 'not-found' })
  }
  // Nobody takes a project out of another cluster, or gives the own away.
  const own = inRole('task-manager', { cluster: need(loaded.clusters, 'F') })
  const moved = { ...at, version: 1, sheet: sheetOf({ clusterId: need(loaded.clusters, 'D') }) }
  await expect(house.runner.run(editProject, moved, { actor: own })).rejects.toMatchObject({ code: 'not-found' })
})

test('an edit is a new version; whoever saw an older one is told, and versions before stay whole', async () => {
  const donor = { organisationId: need(loaded.organisations, 'Kuwait'), amountMinor: 250_000, currency: 'USD' }
  const rich = {
    objective: 'Water for 400 families',
    budget: [donor, { asWritten: 'Japan', amountMinor: null }],
    placeIds: [need(loaded.places, 'IQG15')],
    groupIds: [[...loaded.groups.values()][0]],
    risks: [{ words: 'Roads are closed', level: 'high', response: 'Local contractors' }],
    awards: [{ words: 'Drilling', contractor: 'A company', amountMinor: 90_000, currency: 'USD', awarded: '2005-02' }],
  }
  await start('F6-03', { starts: '2005' })
  const edit = (version: number, more: object) =>
    house.runner.run(
      editProject,
      { operationId, code: 'F6-03', version, sheet: sheetOf(more), reason: 'Asked by the ministry' },
      house.system,
    )
  expect(await edit(1, rich)).toMatchObject({ version: 2 })
  await expect(edit(1, { objective: 'Mine' })).rejects.toMatchObject({ code: 'project-changed', status: 409 })
  expect(await edit(2, rich)).toMatchObject({ version: 2 })
  const { versions, sheet } = await show('F6-03')
  expect(versions.map(({ no, starts, objective, reason }) => [no, starts, objective, reason])).toEqual([
    [2, null, 'Water for 400 families', 'Asked by the ministry'],
    [1, '2005', null, null],
  ])
  expect(sheet).toMatchObject({
    ...rich,
    budget: [
      { ...donor, asWritten: null },
      { organisationId: null, amountMinor: null },
    ],
  })
  // Sheets of reports find the project by its code.
  const { projects } = await house.reader.read(showPlan, { operationId }, house.system)
  expect(projects.find(({ code }) => code === 'F6-03')).toMatchObject({
    agencies: ['IOM'],
    donors: ['Kuwait', 'Japan'],
    budgetMinor: null,
  })
  await expect(start('F6-03')).rejects.toMatchObject({ code: 'project-code-taken' })
  await expect(edit(2, { clusterId: newId() })).rejects.toMatchObject({ code: 'reference-missing' })
})

test('where nobody knew it, somebody says once where a project stands and how that is known', async () => {
  const say = (state: string) =>
    house.runner.run(stateStanding, { operationId, code: 'S-04', state, reason: 'Completion report' }, house.system)
  await expect(say('nowhere')).rejects.toMatchObject({ code: 'project-no-such-step' })
  await say('completed')
  await expect(say('closed')).rejects.toMatchObject({ code: 'project-standing-known' })
  expect((await show('S-04')).events).toMatchObject([{ step: null, from: null, to: 'completed', reason: 'Completion report' }])
  expect((await list({ state: 'completed' })).map(({ code }) => code)).toEqual(['S-04'])
  expect((await list({ state: 'unknown' })).map(({ code }) => code)).not.toContain('S-04')
})

test('the list is narrowed by cluster, organisation, state and words', async () => {
  const codes = async (more: object) => (await list(more)).map(({ code }) => code)
  expect(await codes({ clusterIds: [need(loaded.clusters, 'G')] })).toEqual(['S-22'])
  expect(await codes({ organisationId: need(loaded.organisations, 'UNEP') })).toEqual(['S-02'])
  expect(await codes({ organisationId: need(loaded.organisations, 'Kuwait') })).toEqual(['F6-03', 'S-18'])
  expect(await codes({ text: 'textbook  emergency' })).toEqual(['S-07'])
  expect(await codes({ text: 's-0', state: 'closed' })).toEqual([])
})

test('comments are resolved and reopened by those who work with the project, with who did it and when', async () => {
  const { id } = await house.runner.run(commentProject, { operationId, code: 'F6-02', words: 'Who drills?' }, house.system)
  const settle = (resolved: boolean, actor = house.system.actor, code = 'F6-02') =>
    house.runner.run(settleComment, { operationId, code, id, resolved }, { actor })
  const comment = async () => (await show('F6-02')).comments.find(each => each.id === id)
  expect(await comment()).toMatchObject({ resolved: false, settledBy: null, settledAt: null })
  const manager = inRole('task-manager', { cluster: need(loaded.clusters, 'F') })
  await settle(true, manager)
  const resolved = await comment()
  expect(resolved).toMatchObject({ words: 'Who drills?', resolved: true, settledBy: manager.id, settledByKind: 'person' })
  expect(resolved?.settledAt).toMatch(/^\d{4}-\d{2}-\d{2}T/)
  // Resolved once more, it stays the word of the one who did it first.
  await settle(true)
  expect(await comment()).toEqual(resolved)
  await settle(false)
  expect(await comment()).toMatchObject({ resolved: false, settledBy: house.system.actor.id })
  for (const stranger of [inRole('donor'), inRole('task-manager', { cluster: need(loaded.clusters, 'D') })])
    await expect(settle(true, stranger)).rejects.toMatchObject({ code: 'not-found' })
  // Of another project there is no such comment.
  await expect(settle(true, house.system.actor, 'S-02')).rejects.toMatchObject({ code: 'not-found' })
  expect((await comment())?.resolved).toBe(false)
})

test('comments are read by those who work with the project, and not by donors', async () => {
  await house.runner.run(commentProject, { operationId, code: 'F6-02', words: 'Which districts?' }, house.system)
  expect((await show('F6-02')).comments.map(({ words }) => words)).toContain('Which districts?')
  expect((await show('F6-02', { actor: inRole('donor') })).comments).toEqual([])
  await expect(house.runner.run(commentProject, { operationId, code: 'NONE', words: 'x' }, house.system)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a sheet follows its organisation when that is merged into another, and back', async () => {
  const [id, intoId] = [newId(), need(loaded.organisations, 'WHO')]
  await house.runner.run(
    storeOrganisationsCommand,
    { operationId, organisations: [{ id, names: { en: 'World Healt' }, status: 'unreviewed' }] },
    house.system,
  )
  await start('F6-04', { partners: [{ role: 'lead', organisationId: id }] })
  const lead = async () => (await show('F6-04')).sheet.partners[0]?.organisationId
  await house.runner.run(mergeOrganisation, { operationId, id, intoId }, house.system)
  expect(await lead()).toBe(intoId)
  await take('F6-04', 'drafted', 'withdraw', { reason: 'Twice' }, inRole('coordinator'))
  await house.runner.run(separateOrganisation, { operationId, id }, house.system)
  expect(await lead()).toBe(id)
})

test('a path is set only when it works and has a place for every project, and another operation has its own', async () => {
  const set = (path: object, version = 1) => house.runner.run(setPath, { operationId, version, path }, house.system)
  const { path, version } = await house.reader.read(showPath, { operationId }, house.system)
  expect(version).toBe(1)
  await expect(set({ ...path, final: ['closed'] })).rejects.toMatchObject({ code: 'project-path-faulty' })
  const without = { ...defaultPath, states: defaultPath.states.filter(({ code }) => code !== 'withdrawn') }
  await expect(
    set({ ...without, final: ['closed', 'rejected'], steps: without.steps.filter(({ to }) => to !== 'withdrawn') }),
  ).rejects.toMatchObject({ code: 'project-path-in-use', details: { states: 'withdrawn' } })
  await expect(set(path, 0)).rejects.toMatchObject({ code: 'version-conflict' })
  expect(await set(path)).toEqual({ version: 2 })
  const other = await house.runner.run(createOperation, { code: 'SYR-2012', names: { en: 'Syria' }, country: 'SY' }, house.system)
  const elsewhere = await house.reader.read(showPath, { operationId: other.id }, house.system)
  expect(elsewhere).toEqual({ path: defaultPath, version: 0 })
})

test('whatever is done in whatever order, a project stands where its last event says', async () => {
  const { path } = await house.reader.read(showPath, { operationId }, house.system)
  const names = [...new Set(path.steps.map(({ name }) => name))]
  const states = path.states.map(({ code }) => code)
  const doing = fc.oneof(
    { weight: 6, arbitrary: fc.record({ offered: fc.nat({ max: 20 }) }) },
    { weight: 2, arbitrary: fc.record({ step: fc.constantFrom(...names), from: fc.constantFrom(...states) }) },
    { weight: 1, arbitrary: fc.record({ edit: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }) }) },
    { weight: 1, arbitrary: fc.record({ said: fc.constantFrom(...states) }) },
  )
  let count = 0
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { minLength: 1, maxLength: 14 }), async commands => {
      const code = `ANY-${++count}`
      await start(code)
      let expected = 1
      for (const each of commands) {
        const { state, version } = await show(code)
        const given = { happened: '2005-01-01', reason: 'Because' }
        try {
          if ('edit' in each) {
            const input = { operationId, code, version, sheet: sheetOf({ note: each.edit }) }
            await house.runner.run(editProject, input, house.system)
          } else if ('said' in each) {
            await house.runner.run(stateStanding, { operationId, code, state: each.said, reason: 'Known' }, house.system)
            expected += 1
          } else {
            const steps = stepsOf(path, state)
            const offered = 'offered' in each ? steps[each.offered % Math.max(1, steps.length)]?.name : undefined
            const step = 'step' in each ? each.step : (offered ?? 'approve')
            await take(code, 'step' in each ? each.from : (state ?? ''), step, given)
            expected += 1
          }
        } catch (error) {
          if (!(error instanceof Problem)) throw error
        }
        const now = await show(code)
        expect(now.events).toHaveLength(expected)
        expect(now.state).toBe(now.events.at(-1)?.to)
        expect(now.events.map(({ from }) => from)).toEqual([null, ...now.events.slice(0, -1).map(({ to }) => to)])
      }
    }),
    { numRuns: 12 },
  )
})
