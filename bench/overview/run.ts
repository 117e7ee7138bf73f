/**
 * The overview of an operation with 10,000, 1 million and 10 million lines in the same cells: its time must not grow with the lines.
 * Beside it the same figures straight from the lines, a small import, and the totals verified. Run by hand:
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

/** Median milliseconds of several runs, after one that warms up where there are several. */
async function timed(work: () => Promise<unknown>, runs = 11): Promise<number> {
  if (runs > 1) await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
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

const house = await openTestHouse()
try {
  const most = Math.max(...sizes)
  const { bavail, bsize } = statfsSync(os.tmpdir())
  if (bavail * bsize < most * bytesOfLine)
    throw new Error(`${most} lines need ${(most * bytesOfLine) / 1e9} GB in ${os.tmpdir()}. Set ROWS to fewer.`)
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
  const open = await openPage(house, grid)
  const overview = () => open('/o/IRQ-2004', 'class="matrix"')
  const ofOne = `organisation=${encodeURIComponent(grid.acronym)}`
  const [organisationId = ''] = grid.organisationIds
  const read = (view: Parameters<typeof house.reader.read>[0], input: object) => () =>
    house.reader.read(view, { operationId, ...input }, house.system)
  const say = (text: string) => console.log(`${String(Math.round(performance.now() / 1000)).padStart(4)} s  ${text}`)
  const results: Record<string, number>[] = []
  for (const lines of sizes) {
    await fillLines(house.pool, grid, lines)
    const filled = performance.now()
    await house.runner.run(recomputeTotals, { operationId }, house.system)
    say(`${lines} lines are there, totals computed in ${((performance.now() - filled) / 1000).toFixed(1)} s`)
    const counts = await house.pool.query(
      `select (select count(*) from reach_cell)::int as cells, (select count(*) from presence_cell)::int as presences, (select count(*) from overlap_cell)::int as overlaps,
        (select count(*) from organisation_cell)::int as organisations, (select count(*) from activity_cell)::int as activities, (select count(*) from partner_cell)::int as partners`,
    )
    await house.pool.query('analyze reach_cell, presence_cell, overlap_cell, organisation_cell, activity_cell, partner_cell')
    // Node gets to know its work before anything is measured, so that the first size is not the slowest for that.
    if (results.length === 0) await timed(overview, 30)
    results.push({
      lines,
      ...counts.rows[0],
      'reach ms': await timed(read(showReach, year)),
      'overlaps ms': await timed(read(listOverlaps, year)),
      'silent ms': await timed(read(listSilentPartners, { period: year.to })),
      'months there are ms': await timed(read(showPeriods, {})),
      'months with people ms': await timed(read(showMonths, year)),
      'overview page ms': await timed(overview),
      'one organisation ms': await timed(read(showOrganisationWork, { ...year, organisationId })),
      'months of it ms': await timed(read(showMonths, { ...year, organisationId })),
      'projects ms': await timed(read(listReportedProjects, year)),
      'projects of it ms': await timed(read(listReportedProjects, { ...year, organisationId })),
      'overview of it ms': await timed(() => open(`/o/IRQ-2004?${ofOne}`, 'class="matrix"')),
      'lines of it, page ms': await timed(() => open(`/o/IRQ-2004/lines?${ofOne}`, '<table')),
      'lines, first 200 ms': await timed(read(listLines, year)),
      'page without figures ms': await timed(() => open('/sign-in', '<h1')),
      'lines page ms': await timed(() => open('/o/IRQ-2004/lines', 'class="pager"')),
      'straight from lines ms': await timed(() => straight(house, grid), lines > 1_000_000 ? 1 : 3),
      [`import of ${linesOfImport} ms`]: await timed(() => importOf(house, grid), 5),
    })
    const start = performance.now()
    const differences = await house.runner.run(verifyTotals, { operationId }, house.system)
    say(`totals verified in ${((performance.now() - start) / 1000).toFixed(1)} s: ${JSON.stringify(differences)}`)
    if (!agree(differences)) process.exitCode = 1
  }
  for (const name of Object.keys(results[0] ?? {}))
    console.log(
      `${name.padEnd(24)}${results.map(each => (each[name] ?? 0).toFixed(name.endsWith(' ms') ? 1 : 0).padStart(12)).join('')}`,
    )
  const [least, last] = [results[0], results.at(-1)]
  const of = (result: Record<string, number> | undefined, name: string) => result?.[`${name} ms`] ?? Number.NaN
  // A page without figures shows what the machine itself did meanwhile.
  for (const name of [
    'reach',
    'overview page',
    'one organisation',
    'projects',
    'overview of it',
    'page without figures',
    'lines page',
    `import of ${linesOfImport}`,
  ])
    console.log(`${name}: time at ${last?.lines} lines against ${least?.lines}: ${(of(last, name) / of(least, name)).toFixed(2)}`)
  console.log(
    `straight from ${last?.lines} lines against kept totals: ${(of(last, 'straight from lines') / of(last, 'reach')).toFixed(0)}; it grew ${(of(last, 'straight from lines') / of(least, 'straight from lines')).toFixed(0)} times`,
  )
} finally {
  await house.close()
}
