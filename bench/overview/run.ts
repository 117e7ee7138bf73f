/**
 * The overview of an operation with 10,000, 1 million and 10 million lines in the same cells: its time must not grow with the lines.
 * Sizes take turns while they are measured. Beside them the same figures straight from the lines, a small import, and the totals verified.
 * Run by hand:
 * `npm run -s bench -- overview`; `ROWS=10000,1000000` for fewer lines, `GRID=wide` for twelve times the cells.
 */
import { statfsSync } from 'node:fs'
import os from 'node:os'
import { newId } from '../../src/kernel/pure/ids.ts'
import { identifyPerson, makeToken, newSecret } from '../../src/modules/accounts/index.ts'
import {
  agree,
  listLines,
  listOverlaps,
  listReportedProjects,
  listSilentPartners,
  recomputeTotals,
  showMonths,
  showOrganisationWork,
  showPeriods,
  showProjectReach,
  showReach,
  storeActivityReports,
  verifyTotals,
} from '../../src/modules/delivery/index.ts'
import { storeNeedsCommand } from '../../src/modules/plan/index.ts'
import { createApp } from '../../src/web/app.tsx'
import { loadShipped, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { addPerson } from '../../test/support/people.ts'
import { cellsOf, fillLines, type Grid } from './fill.ts'

const wide = process.env.GRID === 'wide'
const sizes = (process.env.ROWS ?? (wide ? '1000000,10000000' : '10000,1000000,10000000')).split(',').map(Number)
const year = { from: '2005-01', to: '2005-12' }
/** Disk for a line with its indexes, and for sorting it. */
const bytesOfLine = 1_000
const linesOfImport = 100

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The cells of the lines, and the acronym of an organisation that has some of them. */
async function gridOf(house: TestHouse): Promise<Grid & { acronym: string }> {
  const { operationId, places, clusters, groups, organisations } = await loadShipped(house, { illustrative: false })
  return {
    operationId,
    months: (wide ? ['2004', '2005'] : ['2005']).flatMap(each =>
      Array.from({ length: 12 }, (_, month) => `${each}-${String(month + 1).padStart(2, '0')}`),
    ),
    placeIds: [...places].filter(([code]) => /^IQG\d\dQ\d\d$/.test(code)).map(([, id]) => id),
    clusterIds: [...'ABCDEFG'].flatMap(code => clusters.get(code) ?? []),
    groupIds: [...groups.values()].slice(0, wide ? 6 : 1),
    organisationIds: [...organisations.values()].slice(0, 20),
    acronym: [...organisations.keys()][0] ?? '',
  }
}

/** Somebody who opens the page: a chief of mission, by a token. */
async function openPage(house: TestHouse, grid: Grid): Promise<(path: string, mark: string) => Promise<void>> {
  const personId = await addPerson(house, { role: 'coordinator', operationId: grid.operationId })
  const person = await identifyPerson(house.db, personId, new Date())
  if (!person) throw new Error('The person who opens the page is not there.')
  const secret = newSecret()
  await house.runner.run(makeToken, { secret, name: 'bench', write: false, lastDay: null }, { actor: person.actor })
  const app = await createApp(house, { publicUrl: 'http://wusul.example', rateLimits: false })
  return async (path, mark) => {
    const answer = await app.request(`http://wusul.example${path}`, { headers: { authorization: `Bearer ${secret}` } })
    if (answer.status !== 200 || !(await answer.text()).includes(mark)) throw new Error(`${path} answered ${answer.status}.`)
  }
}

/** The figures of the view of reach straight from the lines: what the page would have to ask without totals. */
async function straight(house: TestHouse, { operationId }: Grid): Promise<void> {
  const lines = "from activity_report where operation_id = $1 and not withdrawn and period between '2005-01' and '2005-12'"
  for (const query of [
    `select leaf_id, place_id, group_id, max(reached), max(targeted), count(*), count(*) filter (where reached is null), bool_or(illustrative) ${lines} group by 1, 2, 3`,
    `select leaf_id, place_id, implementing_organisation_id, count(*) ${lines} group by 1, 2, 3`,
    `select period, count(*), count(distinct implementing_organisation_id) ${lines} group by 1`,
  ])
    await house.pool.query(query, [operationId])
}

/** A small sheet of one organisation: lines in twenty districts of one cluster and month. */
function importOf(house: TestHouse, grid: Grid): Promise<unknown> {
  const lines = Array.from({ length: linesOfImport }, (_, nth) => ({
    lineKey: newId(),
    contentHash: newId(),
    period: grid.months.at(-1),
    leadOrganisationId: grid.organisationIds[0],
    clusterId: grid.clusterIds[0],
    placeId: grid.placeIds[nth % 20],
    groupId: grid.groupIds[0],
    activityDetail: `Detail ${nth}`,
    reached: nth,
  }))
  return house.runner.run(storeActivityReports, { operationId: grid.operationId, lines }, house.system)
}

/** What is measured at each size, with how often; a name ends with its unit. */
type Measures = Record<string, { work: () => Promise<unknown>; runs: number }>

interface Filled {
  lines: number
  house: TestHouse
  counts: Record<string, number>
  measures: Measures
}

const say = (text: string) => console.log(`${String(Math.round(performance.now() / 1000)).padStart(4)} s  ${text}`)

function measuresOf(
  house: TestHouse,
  grid: Grid & { acronym: string },
  open: Awaited<ReturnType<typeof openPage>>,
  lines: number,
): Measures {
  const { operationId } = grid
  const ofOne = `organisation=${encodeURIComponent(grid.acronym)}`
  const [organisationId = ''] = grid.organisationIds
  const read = (view: Parameters<typeof house.reader.read>[0], input: object) => ({
    work: () => house.reader.read(view, { operationId, ...input }, house.system),
    runs: 21,
  })
  const page = (path: string, mark: string) => ({ work: () => open(path, mark), runs: 21 })
  return {
    'reach ms': read(showReach, year),
    'overlaps ms': read(listOverlaps, year),
    'silent ms': read(listSilentPartners, { period: year.to }),
    'months there are ms': read(showPeriods, {}),
    'months with people ms': read(showMonths, year),
    'overview page ms': page('/o/IRQ-2004', 'class="matrix"'),
    'one organisation ms': read(showOrganisationWork, { ...year, organisationId }),
    'months of it ms': read(showMonths, { ...year, organisationId }),
    'projects ms': read(listReportedProjects, year),
    'projects of it ms': read(listReportedProjects, { ...year, organisationId }),
    'people of projects ms': read(showProjectReach, year),
    'overview of it ms': page(`/o/IRQ-2004?${ofOne}`, 'class="matrix"'),
    'lines of it, page ms': page(`/o/IRQ-2004/lines?${ofOne}`, '<table'),
    'lines, first 200 ms': read(listLines, year),
    'page without figures ms': page('/sign-in', '<h1'),
    'lines page ms': page('/o/IRQ-2004/lines', 'class="pager"'),
    'straight from lines ms': { work: () => straight(house, grid), runs: lines > 1_000_000 ? 1 : 3 },
    [`import of ${linesOfImport} ms`]: { work: () => importOf(house, grid), runs: 5 },
  }
}

/** An operation with so many lines and their totals, on a database of its own. */
async function fill(lines: number): Promise<Filled> {
  const house = await openTestHouse()
  const grid = await gridOf(house)
  const { operationId } = grid
  const needs = cellsOf(grid).map(({ place, cluster, group }, nth) => ({
    placeId: place,
    clusterId: cluster,
    groupId: group,
    period: grid.months[0],
    inNeed: 1_000 + nth,
    targeted: 500,
  }))
  await house.runner.run(storeNeedsCommand, { operationId, needs }, house.system)
  await fillLines(house.pool, grid, lines)
  const filled = performance.now()
  await house.runner.run(recomputeTotals, { operationId }, house.system)
  say(`${lines} lines are there, totals computed in ${((performance.now() - filled) / 1000).toFixed(1)} s`)
  const tables = 'reach_cell, presence_cell, overlap_cell, organisation_cell, activity_cell, partner_cell, project_cell'
  await house.pool.query(`analyze ${tables}`)
  const { rows } = await house.pool.query(
    `select (select count(*) from reach_cell)::int as cells, (select count(*) from presence_cell)::int as presences, (select count(*) from overlap_cell)::int as overlaps,
      (select count(*) from organisation_cell)::int as organisations, (select count(*) from activity_cell)::int as activities, (select count(*) from partner_cell)::int as partners,
      (select count(*) from project_cell)::int as "people of projects"`,
  )
  return { lines, house, counts: rows[0], measures: measuresOf(house, grid, await openPage(house, grid), lines) }
}

/**
 * Medians of each measure at each size. Sizes take turns, so that whatever else the machine does meanwhile falls on all of them alike.
 * What a size has never done before is done once before it counts.
 */
async function measure(filled: readonly Filled[]): Promise<Record<string, number>[]> {
  const results: Record<string, number>[] = filled.map(({ lines, counts }) => ({ lines, ...counts }))
  for (const name of Object.keys(filled[0]?.measures ?? {})) {
    const times: number[][] = filled.map(() => [])
    const most = Math.max(...filled.map(({ measures }) => measures[name]?.runs ?? 0))
    for (let run = -1; run < most; run++)
      for (const [at, { measures }] of filled.entries()) {
        const { work, runs } = measures[name] ?? { work: async () => {}, runs: 0 }
        if (run >= runs || (run < 0 && runs === 1)) continue
        const took = await timed(work)
        if (run >= 0) times[at]?.push(took)
      }
    for (const [at, result] of results.entries()) result[name] = median(times[at] ?? [])
  }
  return results
}

const most = Math.max(...sizes)
const { bavail, bsize } = statfsSync(os.tmpdir())
if (bavail * bsize < most * bytesOfLine)
  throw new Error(`${most} lines need ${(most * bytesOfLine) / 1e9} GB in ${os.tmpdir()}. Set ROWS to fewer.`)
const filled: Filled[] = []
try {
  for (const lines of sizes) filled.push(await fill(lines))
  // Node gets to know its work before anything is measured.
  for (let run = 0; run < 10; run++) for (const { measures } of filled) await measures['overview page ms']?.work()
  const results = await measure(filled)
  for (const name of Object.keys(results[0] ?? {}))
    console.log(
      `${name.padEnd(24)}${results.map(each => (each[name] ?? 0).toFixed(name.endsWith(' ms') ? 1 : 0).padStart(12)).join('')}`,
    )
  const [least, last] = [results[0], results.at(-1)]
  const of = (result: Record<string, number> | undefined, name: string) => result?.[`${name} ms`] ?? Number.NaN
  for (const name of [
    ...['reach', 'overview page', 'one organisation', 'projects', 'people of projects', 'overview of it'],
    ...['page without figures', 'lines page', `import of ${linesOfImport}`],
  ])
    console.log(`${name}: time at ${last?.lines} lines against ${least?.lines}: ${(of(last, name) / of(least, name)).toFixed(2)}`)
  console.log(
    `straight from ${last?.lines} lines against kept totals: ${(of(last, 'straight from lines') / of(last, 'reach')).toFixed(0)}; it grew ${(of(last, 'straight from lines') / of(least, 'straight from lines')).toFixed(0)} times`,
  )
  for (const { lines, house } of filled) {
    const start = performance.now()
    const { rows } = await house.pool.query('select distinct operation_id as id from reach_cell')
    const differences = await house.runner.run(verifyTotals, { operationId: rows[0]?.id }, house.system)
    say(
      `totals of ${lines} lines verified in ${((performance.now() - start) / 1000).toFixed(1)} s: ${JSON.stringify(differences)}`,
    )
    if (!agree(differences)) process.exitCode = 1
  }
} finally {
  for (const { house } of filled) await house.close()
}
