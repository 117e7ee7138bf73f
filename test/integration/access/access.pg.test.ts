/** Every command and view refuses strangers, other organisations, clusters and places, in the words of something that does not exist. */
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRooms } from '../../../src/house.ts'
import type { Actor } from '../../../src/kernel/access.ts'
import { type AnyCommand, createCommandRunner } from '../../../src/kernel/command.ts'
import { notFound, Problem, problemDetails } from '../../../src/kernel/problems.ts'
import { newId } from '../../../src/kernel/pure/ids.ts'
import { createVault } from '../../../src/kernel/vault.ts'
import type { AnyView } from '../../../src/kernel/view.ts'
import { type RefusedLine, storeActivityReports } from '../../../src/modules/delivery/index.ts'
import { createOperation } from '../../../src/modules/operations/index.ts'
import { openTestHouse, type TestHouse, testKey } from '../../support/house.ts'
import { type AccessCase, accessCases } from './cases.ts'
import { everybody, openScene, type Scene, type Who } from './cast.ts'

const registry = allRooms()
const entries: (AnyCommand | AnyView)[] = [...registry.commands.values(), ...registry.views.values()]
let house: TestHouse
let scene: Scene
let actors: Record<Who, Actor>

beforeAll(async () => {
  house = await openTestHouse()
  scene = await openScene(house)
  actors = Object.fromEntries(await Promise.all(everybody.map(async who => [who, await scene.actorOf(who)] as const))) as Record<
    Who,
    Actor
  >
}, 120_000)
afterAll(() => house?.close())

/** A pool whose transactions are undone instead of committed, so that everybody tries on the same scene. */
function undoing(pool: pg.Pool, before: (client: pg.PoolClient) => Promise<void> = async () => {}): pg.Pool {
  const connect = async () => {
    const client = await pool.connect()
    return new Proxy(client, {
      get(target, name) {
        if (name === 'query')
          return (text: unknown, ...more: unknown[]) =>
            text === 'commit'
              ? before(target).then(() => target.query('rollback'))
              : (target.query as (...args: unknown[]) => unknown)(text, ...more)
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
  return { connect, query: pool.query.bind(pool) } as unknown as pg.Pool
}

const vault = createVault(testKey)

/** Knocks: gives the command or reads the view. */
function knock(entry: AnyCommand | AnyView, input: object, actor: Actor, rows?: unknown): Promise<unknown> {
  if (entry.kind === 'view') return house.reader.read(entry, input, { actor })
  return createCommandRunner(undoing(house.pool), registry.reactions, undefined, vault).run(entry, input, { actor, rows })
}

const refused = problemDetails(notFound(), 'en')

/** `yes` when it was done, `no` when it was refused in the words of something that does not exist, else what went wrong. */
async function answerTo(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'yes'
  } catch (error) {
    if (!(error instanceof Problem)) return `${error}`
    const said = problemDetails(error, 'en')
    return JSON.stringify(said) === JSON.stringify(refused) ? 'no' : JSON.stringify(said)
  }
}

test('every command and view has its case', () => {
  const missing = entries.map(({ name }) => name).filter(name => !accessCases[name])
  const gone = Object.keys(accessCases).filter(name => !registry.commands.has(name) && !registry.views.has(name))
  expect(missing, 'Say in test/integration/access/cases.ts who may give or read these, with an input that works.').toEqual([])
  expect(gone, 'These cases of test/integration/access/cases.ts are about nothing any more.').toEqual([])
})

const noCase: AccessCase = { who: [], input: () => ({}) }

describe.each(entries.filter(({ name }) => accessCases[name]))('$name', entry => {
  const { who, input, as, beside, sees, rows } = accessCases[entry.name] ?? noCase

  test('is for those who may, and refuses everybody else', async () => {
    const expected = Object.fromEntries(everybody.map(each => [each, who.includes(each) ? 'yes' : 'no']))
    const found: Record<string, string> = {}
    for (const each of everybody) {
      const actor = as ? as(actors[each], scene) : actors[each]
      found[each] = await answerTo(knock(entry, input(scene), actor, beside?.(scene)))
    }
    expect(found).toEqual(expected)
  })

  if (sees)
    test('shows each what is theirs', async () => {
      const found: Record<string, number> = {}
      for (const each of Object.keys(sees ?? {}) as Who[])
        found[each] = rows?.((await knock(entry, input(scene), actors[each])) as never) ?? Number.NaN
      expect(found).toEqual(sees)
    })

  if (as)
    test('refuses whoever does not hold the link', async () => {
      for (const each of everybody) expect(await answerTo(knock(entry, input(scene), actors[each])), each).toBe('no')
    })

  const [first] = who.filter(each => each !== 'visitor')
  if (first)
    test('refuses a token that is narrowed to something else', async () => {
      const actor = as ? as(actors[first], scene) : actors[first]
      const token = (narrowedTo: NonNullable<Actor['narrowedTo']>): Actor => ({ ...actor, kind: 'token', narrowedTo })
      expect(await answerTo(knock(entry, input(scene), token({ write: true, names: ['no.such'] })))).toBe('no')
      if (entry.kind === 'command') expect(await answerTo(knock(entry, input(scene), token({ write: false })))).toBe('no')
    })
})

test('who leads another operation and names things of this one under their own changes nothing here', async () => {
  const { rows: tables } = await house.pool.query(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'operation_id' and t.table_type = 'BASE TABLE'`,
  )
  expect(tables.length).toBeGreaterThan(15)
  const written: string[] = []
  let tried = 0
  for (const command of registry.commands.values()) {
    const input = accessCases[command.name]?.input(scene) ?? {}
    if (!('operationId' in input)) continue
    tried += 1
    const pool = undoing(house.pool, async client => {
      for (const { name } of tables) {
        const { rowCount } = await client.query(
          `select 1 from "${name}" where operation_id = $1 and xmin = pg_current_xact_id()::xid limit 1`,
          [scene.operationId],
        )
        if (rowCount) written.push(`${command.name} wrote ${name}`)
      }
    })
    const elsewhere = { ...input, operationId: scene.elsewhere }
    await createCommandRunner(pool, registry.reactions, undefined, vault)
      .run(command, elsewhere, { actor: actors.stranger })
      .catch(error => expect(error, command.name).toBeInstanceOf(Problem))
  }
  expect(written).toEqual([])
  expect(tried).toBeGreaterThan(12)
})

describe('reports', () => {
  const give = (who: Who, ...lines: object[]) =>
    answerTo(knock(storeActivityReports, { operationId: scene.operationId, lines }, actors[who]))
  const fresh = (organisation: string, cluster: string, place: string) => scene.report(newId(), organisation, cluster, place)

  /** Which of the lines are not stored because they are others'. */
  const refusedOf = async (who: Who, ...lines: object[]) => {
    const input = { operationId: scene.operationId, lines }
    const { made, refused } = (await knock(storeActivityReports, input, actors[who])) as { made: number; refused: RefusedLine[] }
    expect(made + refused.length).toBe(lines.length)
    return refused.map(({ line, field }) => `${line} ${field}`)
  }

  test('of a batch, lines of another organisation, cluster or place are left out; of those alone, all is refused', async () => {
    const { iom, who, health, displacement, mosul, basrah, ninewa } = scene
    const own = fresh(iom, health, mosul)
    expect(await refusedOf('focalPoint', own, fresh(iom, displacement, basrah))).toEqual([])
    expect(await refusedOf('focalPoint', own, fresh(who, health, mosul))).toEqual(['1 leadOrganisationId'])
    expect(await refusedOf('taskManager', own, fresh(who, health, basrah))).toEqual([])
    expect(await refusedOf('taskManager', fresh(who, displacement, mosul), own)).toEqual(['0 clusterId'])
    expect(await refusedOf('fieldStaff', own, fresh(iom, displacement, ninewa))).toEqual([])
    expect(await refusedOf('fieldStaff', own, fresh(iom, health, basrah))).toEqual(['1 placeId'])
    expect(await refusedOf('fieldStaff', own, { ...fresh(iom, health, mosul), placeId: null })).toEqual(['1 placeId'])
    expect(await give('focalPoint', fresh(who, health, mosul), fresh(who, health, basrah))).toBe('no')
    expect(await give('taskManager', fresh(who, displacement, mosul))).toBe('no')
    expect(await give('fieldStaff', { ...own, placeId: null })).toBe('no')
  })

  test('a line is not taken from another organisation by giving its key', async () => {
    const taken = scene.report(scene.reportKey, scene.who, scene.health, scene.mosul)
    expect(await give('otherFocalPoint', taken)).toBe('no')
    expect(await give('coordinator', taken)).toBe('yes')
  })

  test('lines come from one’s own import alone, and teach the operation no new names', async () => {
    const { operationId, received, iom, who, health, mosul } = scene
    const from = (actor: Who, organisation: string, more: object) =>
      answerTo(knock(storeActivityReports, { operationId, lines: [fresh(organisation, health, mosul)], ...more }, actors[actor]))
    expect(await from('focalPoint', iom, { importId: received })).toBe('yes')
    expect(await from('otherFocalPoint', who, { importId: received })).toBe('no')
    expect(await from('informationOfficer', iom, { importId: received })).toBe('yes')
    const learned = { organisations: [{ id: newId(), names: { en: 'Invented' } }] }
    expect(await from('focalPoint', iom, { learned })).toBe('no')
    expect(await from('informationOfficer', iom, { learned })).toBe('yes')
  })
})

test('trying left nothing behind: the scene is as it was', async () => {
  const { rows } = await house.pool.query(
    `select (select count(*)::int from operation) as operations, (select count(*)::int from activity_report) as reports,
      (select count(*)::int from invitation where accepted_at is null and withdrawn_at is null) as invitations`,
  )
  expect(rows[0]).toEqual({ operations: 2, reports: 2, invitations: 1 })
  await house.runner.run(createOperation, { code: 'REALLY', names: { en: 'Really' }, country: 'SY' }, house.system)
  expect((await house.pool.query('select count(*)::int as n from operation')).rows[0].n).toBe(3)
})
