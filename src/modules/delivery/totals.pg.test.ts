/** Totals on a real PostgreSQL: they say what the lines say, whatever was written, and whoever wrote at the same time. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { type Actor, visitor } from '../../kernel/access.ts'
import { parseInput } from '../../kernel/command.ts'
import { inTransaction, sql, type Tx } from '../../kernel/database/sql.ts'
import { Problem } from '../../kernel/problems.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { storePlan } from '../plan/index.ts'
import {
  listOverlaps,
  recomputeTotals,
  showObjectiveReach,
  showPeriods,
  showProjectReach,
  showReach,
  storeActivityReports,
  verifyTotals,
} from './index.ts'
import { type PackedLines, packLines } from './pure/packed-lines.ts'
import { StoreActivityReports } from './schema.ts'
import { changeLines, loadLines } from './store.ts'
import { lockLines } from './totals.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let activities: string[]

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  const clusterId = loaded.clusters.get('F')
  activities = (
    await house.runner.run(
      storePlan,
      { operationId: loaded.operationId, activities: ['Shelter', 'Water'].map(en => ({ clusterId, names: { en } })) },
      house.system,
    )
  ).activityIds
})
afterAll(() => house?.close())

const line = (changes: object = {}) => ({
  lineKey: newId(),
  contentHash: newId(),
  period: '2004-05',
  leadOrganisationId: loaded.organisations.get('IOM'),
  clusterId: loaded.clusters.get('F'),
  placeId: loaded.places.get('IQG15'),
  reached: 100,
  ...changes,
})
const store = (lines: object[], actor: Actor = house.system.actor) =>
  house.runner.run(storeActivityReports, { operationId: loaded.operationId, lines }, { actor })
const verify = () => house.runner.run(verifyTotals, { operationId: loaded.operationId }, house.system)
/** Properties write and read a database many times; a busy machine needs its time for that. */
const patience = 180_000
const agreeing = { reach: 0, presence: 0, overlaps: 0, organisations: 0, activities: 0, partners: 0, objectives: 0, projects: 0 }
const overlaps = (narrowed: object = {}) =>
  house.reader.read(listOverlaps, { operationId: loaded.operationId, from: '0001-01', to: '9999-12', ...narrowed }, house.system)

/** Overlaps straight from the lines, as they are defined. */
async function overlapsOfLines(from: string, to: string, leafIds: string[] = [], placeIds: string[] = []) {
  const { rows } = await house.pool.query(
    `with reported as (
        select period, leaf_id, place_id, group_id, activity_id, case when activity_id is null then lower(activity_detail) end as detail,
          coalesce(implementing_organisation_id, lead_organisation_id) as organisation, max(reached) as reached
        from activity_report
        where operation_id = $1 and not withdrawn and period between $2 and $3 and place_id is not null
          and (status is null or status not in ('planned', 'cancelled'))
          and (activity_id is not null or activity_detail is not null or reached is not null)
          and (cardinality($4::uuid[]) = 0 or leaf_id = any($4)) and (cardinality($5::uuid[]) = 0 or place_id = any($5))
        group by 1, 2, 3, 4, 5, 6, 7)
      select period, leaf_id as "leafId", place_id as "placeId", group_id as "groupId", activity_id as "activityId", detail as "activityDetail",
        array_agg(organisation order by reached desc nulls last, organisation) as "organisationIds", max(reached)::float8 as highest, sum(reached)::float8 as sum
      from reported where organisation is not null
      group by 1, 2, 3, 4, 5, 6 having count(*) > 1
      order by sum(reached) - max(reached) desc nulls last, period desc, 2, 3, 4, 5, 6 limit 200`,
    [loaded.operationId, from, to, leafIds, placeIds],
  )
  return rows
}

/** Each run of a property has a year of its own, so that what it wrote before is not in its way. */
let year = 1000

test(
  'whatever is stored, changed and withdrawn, the totals and the overlaps are those of the lines',
  async () => {
    const organisations = ['IOM', 'UNHCR', 'WHO'].map(acronym => loaded.organisations.get(acronym) ?? '')
    // One value is the usual one, so that lines meet in a cell often enough to overlap.
    const mostly = <T>(usual: T, ...others: T[]) =>
      fc.oneof({ arbitrary: fc.constant(usual), weight: 9 }, { arbitrary: fc.constantFrom(usual, ...others), weight: 1 })
    const codes = (known: Map<string, string>, ...wanted: string[]) => wanted.map(code => known.get(code) ?? '')
    const [refugees = '', health = ''] = codes(loaded.clusters, 'F', 'D')
    const [ninewa = '', basra = ''] = codes(loaded.places, 'IQG15', 'IQG02')
    const [someGroup = '', otherGroup = ''] = [...loaded.groups.values()]
    const aLine = fc.record({
      key: fc.nat(29),
      month: mostly('01', '02'),
      clusterId: mostly(refugees, health),
      placeId: mostly<string | null>(ninewa, basra, null),
      groupId: mostly<string | null>(someGroup, otherGroup, null),
      leadOrganisationId: fc.constantFrom(...organisations, null),
      implementingOrganisationId: mostly<string | null>(null, ...organisations),
      activityId: mostly<string | null>(null, ...activities),
      projectCode: fc.constantFrom('S-02', ' S-02 ', 'F9-01', ' ', null),
      objective: fc.constantFrom('2.F.1', ' 2.f.1', '2.F.2', ' ', null),
      plan: mostly<string | null>(null, 'UNSP-2004'),
      activityDetail: fc.constantFrom('Tents', 'TENTS', 'Wells', null),
      status: mostly<string | null>('ongoing', 'planned', 'cancelled', null),
      site: fc.constantFrom(null, null, 'Camp 1', 'camp 1', 'Camp 2'),
      reached: fc.option(fc.nat(500), { freq: 4 }),
      targeted: fc.option(fc.nat(500), { freq: 2 }),
      withdraw: mostly(false, true),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(aLine, { minLength: 6, maxLength: 25 }), { minLength: 1, maxLength: 4 }),
        async batches => {
          year += 1
          const keys = Array.from({ length: 30 }, () => newId())
          for (const [nth, batch] of batches.entries()) {
            const lines = new Map(
              // What is not known yet cannot be withdrawn.
              batch.map(({ key, month, withdraw, ...said }) => [
                key,
                { ...said, lineKey: keys[key], contentHash: newId(), period: `${year}-${month}`, withdraw: withdraw && nth > 0 },
              ]),
            )
            await store([...lines.values()])
          }
          const [from, to] = [`${year}-01`, `${year}-12`]
          expect(await overlaps({ from, to })).toEqual(await overlapsOfLines(from, to))
          const leafIds = [refugees]
          const placeIds = [ninewa]
          expect(await overlaps({ from, to, leafIds, placeIds })).toEqual(await overlapsOfLines(from, to, leafIds, placeIds))
        },
      ),
      { numRuns: 25 },
    )
    // Without overlaps nothing would have been compared.
    expect((await overlapsOfLines('1000-01', `${year}-12`)).length).toBeGreaterThan(10)
    expect(await verify()).toMatchObject(agreeing)
  },
  patience,
)

test('of more overlaps than are listed, those of all months with the most people come first', async () => {
  const both = (period: string, nth: number, reached: number | null) =>
    ['IOM', 'UNHCR'].map(acronym =>
      line({ period, activityDetail: `Work ${nth}`, leadOrganisationId: loaded.organisations.get(acronym), reached }),
    )
  const lines = ['2010-01', '2010-02', '2010-03'].flatMap((period, month) =>
    Array.from({ length: 150 }, (_, nth) => both(period, nth, nth % 10 === 0 ? null : (nth % 40) * (month + 1))).flat(),
  )
  await store(lines)
  const listed = await overlaps({ from: '2010-01', to: '2010-12' })
  expect(listed).toHaveLength(200)
  expect(listed).toEqual(await overlapsOfLines('2010-01', '2010-12'))
})

test('the words of an activity may be longer than an index entry', async () => {
  // Random words: repeated ones would be compressed into an index entry all the same.
  const activityDetail = Array.from({ length: 300 }, () => newId()).join(' ')
  await store(
    ['IOM', 'UNHCR'].map(acronym =>
      line({ period: '2011-01', activityDetail, leadOrganisationId: loaded.organisations.get(acronym) }),
    ),
  )
  expect((await overlaps({ from: '2011-01', to: '2011-01' })).map(overlap => overlap.activityDetail)).toEqual([activityDetail])
})

test('months are those with lines, and say whether figures of them are illustrative', async () => {
  const { operationId } = loaded
  await house.runner.run(
    storeActivityReports,
    { operationId, illustrative: true, lines: [line({ period: '2012-02' })] },
    house.system,
  )
  await store([line({ period: '2012-01' }), line({ period: '2012-02' })])
  const months = (await house.reader.read(showPeriods, { operationId }, house.system)).filter(({ period }) => period > '2012')
  expect(months).toEqual([
    { period: '2012-01', illustrative: false },
    { period: '2012-02', illustrative: true },
  ])
})

test('an installation that has lines already gets its overlaps when it is brought up to date', async () => {
  const before = await overlaps()
  expect(before.length).toBeGreaterThan(0)
  await house.pool.query('drop table overlap_cell; drop index reach_cell_illustrative')
  await house.pool.query(readFileSync(new URL('./migrations/0002_overlaps.sql', import.meta.url), 'utf8'))
  expect(await overlaps()).toEqual(before)
  expect(await verify()).toMatchObject(agreeing)
})

test('people reached are told by what lines call their objective, and lines that name none are in no row', async () => {
  const { operationId } = loaded
  await store([
    line({ period: '2041-01', objective: '2.F.1', reached: 40 }),
    line({ period: '2041-01', objective: ' 2.f.1 ', reached: 70 }),
    line({ period: '2041-02', objective: '2.F.1', reached: 50 }),
    line({ period: '2041-02', objective: '2.F.1', reached: 900, status: 'planned' }),
    line({ period: '2041-01', objective: '2.F.2', plan: 'Other', reached: null }),
    line({ period: '2041-01', objective: null, reached: 5_000 }),
  ])
  const found = await house.reader.read(showObjectiveReach, { operationId, from: '2041-01', to: '2041-12' }, house.system)
  expect(
    found.map(({ objective, plan, reached, lines, linesUnknown }) => [objective, plan, reached, lines, linesUnknown]),
  ).toEqual([
    ['2.f.1', null, 70, 4, 0],
    ['2.f.2', 'other', null, 1, 1],
  ])
})

test('people reached are told by the project that lines name, by month and place, and lines that name none are in no row', async () => {
  const { operationId } = loaded
  await store([
    line({ period: '2042-01', projectCode: 'S-02', reached: 40 }),
    line({ period: '2042-01', projectCode: ' S-02 ', reached: 70 }),
    line({ period: '2042-02', projectCode: 'S-02', reached: 50, site: 'Camp 1' }),
    line({ period: '2042-02', projectCode: 'S-02', reached: 60, site: 'Camp 2' }),
    line({ period: '2042-02', projectCode: 'S-02', reached: 900, status: 'planned' }),
    line({ period: '2042-01', projectCode: 'F9-01', reached: null }),
    line({ period: '2042-01', projectCode: null, reached: 5_000 }),
  ])
  const span = { operationId, from: '2042-01', to: '2042-12' }
  const told = async (narrowed: object) =>
    (await house.reader.read(showProjectReach, { ...span, ...narrowed }, house.system)).map(
      ({ project, period, reached, lines, linesUnknown }) => [project, period, reached, lines, linesUnknown],
    )
  const ofProject = [
    ['S-02', '2042-01', 70, 2, 0],
    ['S-02', '2042-02', 110, 3, 0],
  ]
  expect(await told({})).toEqual([['F9-01', '2042-01', null, 1, 1], ...ofProject])
  expect(await told({ projects: ['S-02'] })).toEqual(ofProject)
  expect(await told({ placeIds: [newId()] })).toEqual([])
})

test('an installation that has lines already gets the people of their projects when it is brought up to date', async () => {
  const cells = async () => (await house.pool.query('select * from project_cell order by 2, 3, 4, 5, 6')).rows
  const before = await cells()
  expect(before.length).toBeGreaterThan(2)
  await house.pool.query('drop table project_cell')
  await house.pool.query(readFileSync(new URL('./migrations/0009_reach_of_projects.sql', import.meta.url), 'utf8'))
  expect(await cells()).toEqual(before)
  expect(await verify()).toMatchObject(agreeing)
})

test('an installation that has lines already gets the people of their objectives when it is brought up to date', async () => {
  const cells = async () => (await house.pool.query('select * from objective_cell order by 2, 3, 4, 5, 6, 7')).rows
  const before = await cells()
  expect(before.length).toBeGreaterThan(2)
  await house.pool.query('drop table objective_cell')
  await house.pool.query(readFileSync(new URL('./migrations/0007_reach_of_objectives.sql', import.meta.url), 'utf8'))
  expect(await cells()).toEqual(before)
  expect(await verify()).toMatchObject(agreeing)
})

test('a total that differs from the lines is found, and computed anew', async () => {
  const { operationId } = loaded
  await house.pool.query(
    'update reach_cell set reached = coalesce(reached, 0) + 1 where ctid in (select min(ctid) from reach_cell)',
  )
  await house.pool.query('delete from presence_cell where ctid in (select min(ctid) from presence_cell)')
  await house.pool.query(
    'insert into overlap_cell (operation_id, period, leaf_id, place_id, organisation_ids) select operation_id, period, leaf_id, place_id, organisation_ids from overlap_cell limit 1',
  )
  await house.pool.query('update objective_cell set lines = lines + 1 where ctid in (select min(ctid) from objective_cell)')
  await house.pool.query('update project_cell set lines = lines + 1 where ctid in (select min(ctid) from project_cell)')
  expect(await verify()).toMatchObject({ reach: 2, presence: 1, overlaps: 1, objectives: 2, projects: 2 })
  await house.runner.run(recomputeTotals, { operationId }, house.system)
  expect(await verify()).toMatchObject(agreeing)
})

test('totals are verified and computed anew by those who keep the operation’s data, nobody else', async () => {
  const { operationId } = loaded
  const person = (role: string, scope: Record<string, string>): Actor => ({
    id: newId(),
    kind: 'person',
    grants: [{ role, scope }],
  })
  const outcome = (actor: Actor, command: typeof recomputeTotals | typeof verifyTotals) =>
    house.runner.run(command as typeof recomputeTotals, { operationId }, { actor }).then(
      () => 'done',
      error => (error instanceof Problem ? error.code : `${error}`),
    )
  for (const command of [recomputeTotals, verifyTotals]) {
    for (const stranger of [
      visitor,
      person('coordinator', { operation: newId() }),
      person('focal-point', { operation: operationId, organisation: loaded.organisations.get('IOM') ?? '' }),
      person('task-manager', { operation: operationId, cluster: loaded.clusters.get('F') ?? '' }),
    ])
      expect(await outcome(stranger, command)).toBe('not-found')
    expect(await outcome(person('information-officer', { operation: operationId }), command)).toBe('done')
  }
})

/** Waits until so many transactions wait for another one. */
async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await house.pool.query(
      'select count(distinct pid)::int as n from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()',
    )
    if (rows[0].n >= count) return
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

/** Holds the lines of the operation while `starting` sets off writers, and lets them go when all wait. */
async function allAtOnce<T>(...writers: (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
  const running: Promise<T>[] = []
  await inTransaction(house.pool, async tx => {
    await lockLines(tx, loaded.operationId)
    for (const [nth, write] of writers.entries()) {
      const written = write()
      written.catch(() => {})
      running.push(written)
      await untilWaiting(nth + 1)
    }
  })
  return Promise.allSettled(running)
}

test('two imports of the same cells at the same time: the totals have the lines of both', async () => {
  const period = '2031-01'
  const organisationIds = ['IOM', 'UNHCR'].map(acronym => loaded.organisations.get(acronym) ?? '')
  const [first, second] = organisationIds.map((leadOrganisationId, nth) =>
    line({ period, leadOrganisationId, activityDetail: 'Return counselling', reached: 100 + nth }),
  )
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  // The first has written and not committed when the second begins.
  const parsed = (each: object) => parseInput(StoreActivityReports, { operationId: loaded.operationId, lines: [each] }).lines
  const store = async (tx: Tx, each: object) => {
    const origin = { importId: null, commandId: newId(), illustrative: false }
    await loadLines(tx, loaded.operationId, packLines(parsed(each)).batches, origin)
    await changeLines(tx, loaded.operationId, origin)
  }
  const one = inTransaction(house.pool, async tx => {
    await store(tx, first as object)
    await held
  })
  const two = inTransaction(house.pool, tx => store(tx, second as object))
  await untilWaiting(1)
  release()
  await Promise.all([one, two])
  const { cells, presence } = await house.reader.read(
    showReach,
    { operationId: loaded.operationId, from: period, to: period },
    house.system,
  )
  expect(cells.map(cell => [cell.lines, cell.reached])).toEqual([[2, 101]])
  expect(presence.map(cell => cell.organisationId).sort()).toEqual([...organisationIds].sort())
  expect((await overlaps({ from: period, to: period })).map(overlap => overlap.organisationIds)).toEqual([
    [...organisationIds].reverse(),
  ])
  expect(await verify()).toMatchObject(agreeing)
})

test('a line that two move at the same time leaves no figure where it was in between', async () => {
  const lineKey = newId()
  const at = (period: string) => () => store([line({ lineKey, period, reached: 7 })])
  await at('2014-01')()
  const outcomes = await allAtOnce(at('2014-02'), at('2014-03'))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  const { cells } = await house.reader.read(
    showReach,
    { operationId: loaded.operationId, from: '2014-01', to: '2014-12' },
    house.system,
  )
  expect(cells.map(cell => [cell.lines, cell.reached])).toEqual([[1, 7]])
  const history = await house.db.rows(sql`select b.version, b.content ->> 'period' as period from activity_report_before b
    join activity_report r using (operation_id, id) where r.line_key = ${lineKey} order by 1`)
  expect(history).toEqual([
    { version: 1, period: '2014-01' },
    { version: 2, period: '2014-02' },
  ])
  expect(await verify()).toMatchObject(agreeing)
})

test('a line that another organisation stores at the same time is not taken from it', async () => {
  const lineKey = newId()
  const focalPoint = (acronym: string): Actor => ({
    id: newId(),
    kind: 'person',
    grants: [
      { role: 'focal-point', scope: { operation: loaded.operationId, organisation: loaded.organisations.get(acronym) ?? '' } },
    ],
  })
  const own = (acronym: string) => () =>
    store([line({ lineKey, period: '2015-01', leadOrganisationId: loaded.organisations.get(acronym) })], focalPoint(acronym))
  const [first, second] = await allAtOnce(own('IOM'), own('WHO'))
  expect(first?.status).toBe('fulfilled')
  expect(second?.status === 'rejected' && second.reason instanceof Problem && second.reason.code).toBe('not-found')
})

test('a sheet that is still being checked keeps nobody waiting, and its lines count with theirs', async () => {
  const { operationId } = loaded
  const period = '2017-01'
  const [large, small] = ['IOM', 'UNHCR'].map(acronym =>
    line({ period, leadOrganisationId: loaded.organisations.get(acronym), activityDetail: 'Wells' }),
  )
  const { batches, summary } = packLines(parseInput(StoreActivityReports, { operationId, lines: [large] }).lines)
  let finish = () => {}
  const checked = new Promise<void>(resolve => {
    finish = resolve
  })
  let begin = () => {}
  const begun = new Promise<void>(resolve => {
    begin = resolve
  })
  const rows: PackedLines = {
    batches: (async function* () {
      yield* batches
      begin()
      await checked
    })(),
    finished: checked.then(() => ({
      summary,
      learned: null,
      outcome: { sheet: null, rows: 1, rejected: 0, repaired: 0, problems: [] },
    })),
  }
  const whole = house.runner.run(storeActivityReports, { operationId }, { ...house.system, rows })
  await begun
  expect(await store([small as object])).toMatchObject({ made: 1 })
  finish()
  expect(await whole).toMatchObject({ made: 1 })
  expect((await overlaps({ from: period, to: period })).map(overlap => overlap.organisationIds.length)).toEqual([2])
  expect(await verify()).toMatchObject(agreeing)
})

test('a sheet given again without a change touches no total', async () => {
  const again = [line({ period: '2018-01' }), line({ period: '2018-01', placeId: null })]
  await store(again)
  const cells = () =>
    house.db.rows(sql`select xmin, ctid from reach_cell where period = '2018-01' union all
      select xmin, ctid from presence_cell where period = '2018-01'`)
  const before = await cells()
  expect(before).toHaveLength(4)
  expect(await store(again)).toMatchObject({ made: 0, changed: 0, unchanged: 2 })
  expect(await cells()).toEqual(before)
})

test(
  'many writers of the same lines at once leave totals that agree',
  async () => {
    const keys = Array.from({ length: 6 }, () => newId())
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.record({
              key: fc.nat(5),
              month: fc.constantFrom('01', '02'),
              acronym: fc.constantFrom('IOM', 'WHO'),
              reached: fc.nat(50),
              withdraw: fc.boolean(),
            }),
            { minLength: 1, maxLength: 4 },
          ),
          { minLength: 2, maxLength: 5 },
        ),
        async batches => {
          await Promise.all(
            batches.map(batch =>
              store(
                [...new Map(batch.map(said => [said.key, said])).values()].map(({ key, month, acronym, reached, withdraw }) =>
                  line({
                    lineKey: keys[key],
                    period: `2016-${month}`,
                    leadOrganisationId: loaded.organisations.get(acronym),
                    activityDetail: 'Tents',
                    reached,
                    withdraw,
                  }),
                ),
              ),
            ),
          )
          expect(await verify()).toMatchObject(agreeing)
        },
      ),
      { numRuns: 15 },
    )
  },
  patience,
)
