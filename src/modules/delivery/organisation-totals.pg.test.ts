/** Totals by organisation on a real PostgreSQL: what pages say about an organisation is what its lines say, whatever happened to them. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { receiveFile } from '../imports/index.ts'
import { mergeOrganisation, separateOrganisation, storeOrganisationsCommand } from '../organisations/index.ts'
import { storePlan } from '../plan/index.ts'
import {
  agree,
  listReportedProjects,
  recomputeTotals,
  removeIllustrativeReports,
  showMonths,
  showOrganisationWork,
  storeActivityReports,
  undoImport,
  verifyTotals,
} from './index.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let activities: string[]

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  const { activityIds } = await house.runner.run(
    storePlan,
    { operationId: loaded.operationId, activities: [{ clusterId: loaded.clusters.get('F'), names: { en: 'Shelter' } }] },
    house.system,
  )
  activities = activityIds
})
afterAll(() => house?.close())

const span = { from: '2004-01', to: '2004-03' }
const verify = () => house.runner.run(verifyTotals, { operationId: loaded.operationId }, house.system)
const patience = 180_000

/** What the views say about an organisation, straight from the lines. */
async function workOfLines(organisationId: string) {
  const { operationId } = loaded
  const rows = async (query: string) => (await house.pool.query(query, [operationId, organisationId, span.from, span.to])).rows
  const lines = `from activity_report where operation_id = $1 and not withdrawn and period between $3 and $4`
  const own = `${lines} and coalesce(implementing_organisation_id, lead_organisation_id) = $2`
  const [led] = await rows(
    `select count(*)::int as n ${lines} and lead_organisation_id = $2 and implementing_organisation_id <> $2`,
  )
  return {
    cells: await rows(`select leaf_id as "leafId", place_id as "placeId", group_id as "groupId", max(reached)::float8 as reached,
        max(targeted)::float8 as targeted, sum(lines)::int as lines, sum(unknown)::int as "linesUnknown", bool_or(illustrative) as illustrative
      from (select period, leaf_id, place_id, group_id, greatest(max(reached) filter (where site is null), sum(reached) filter (where site is not null)) as reached,
          greatest(max(targeted) filter (where site is null), sum(targeted) filter (where site is not null)) as targeted,
          sum(lines) as lines, sum(unknown) as unknown, bool_or(illustrative) as illustrative
        from (select period, leaf_id, place_id, group_id, lower(site) as site, max(targeted) as targeted, count(*) as lines,
            max(reached) filter (where status is distinct from 'planned' and status is distinct from 'cancelled') as reached,
            count(*) filter (where reached is null) as unknown, bool_or(illustrative) as illustrative ${own} group by 1, 2, 3, 4, 5) s
        group by 1, 2, 3, 4) m group by 1, 2, 3 order by 1, 2, 3`),
    activities:
      await rows(`select leaf_id as "leafId", activity_id as "activityId", case when activity_id is null then min(activity_detail) end as "activityDetail",
        count(*)::int as lines, max(period) as "lastPeriod" ${own} and (activity_id is not null or activity_detail is not null)
      group by leaf_id, activity_id, case when activity_id is null then lower(activity_detail) end order by count(*) desc, 1, 2, 3`),
    ledForOthers: led.n,
    projects:
      await rows(`select project_code as code, count(*)::int as lines, min(period) as "firstPeriod", max(period) as "lastPeriod" ${lines}
        and project_code is not null and $2 in (lead_organisation_id, implementing_organisation_id) group by 1 order by 2 desc, 1`),
    months: await rows(`select period, count(*)::int as lines ${own} group by 1 order by 1`),
  }
}

async function workOfTotals(organisationId: string) {
  const asked = { operationId: loaded.operationId, organisationId, ...span }
  const { cells, activities, ledForOthers } = await house.reader.read(showOrganisationWork, asked, house.system)
  const key = (cell: (typeof cells)[number]) =>
    [cell.leafId, cell.placeId ?? 'none', cell.groupId ?? 'none'].map(each => each.padEnd(36, 'z')).join()
  const { counts } = await house.reader.read(showMonths, asked, house.system)
  return {
    // As the database puts them in order: no place and no group come last.
    cells: [...cells].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    activities,
    ledForOthers,
    projects: await house.reader.read(listReportedProjects, asked, house.system),
    months: counts.map(({ period, lines }) => ({ period, lines })),
  }
}

let compared = 0
async function expectTotalsOfLines(organisationIds: readonly string[]): Promise<void> {
  for (const id of organisationIds) {
    const work = await workOfTotals(id)
    expect(work).toEqual(await workOfLines(id))
    compared += work.cells.length + work.activities.length + work.projects.length + work.ledForOthers
  }
  expect(await verify()).toMatchObject({ organisations: 0, activities: 0, partners: 0 })
}

/** Somebody new, who can be merged without those of other runs missing. */
async function newOrganisation(): Promise<string> {
  const { ids } = await house.runner.run(
    storeOrganisationsCommand,
    { operationId: loaded.operationId, organisations: [{ names: { en: `Organisation ${newId()}` }, type: 'nngo' }] },
    house.system,
  )
  return ids[0] ?? ''
}

/** An import whose file came and which nothing was stored for. */
async function newImport(): Promise<string> {
  const { operationId } = loaded
  const id = newId()
  const content = Buffer.from('rows').toString('base64')
  await house.runner.run(receiveFile, { operationId, id, feed: 'activities', fileName: 'lines.csv', content }, house.system)
  return id
}

const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 3 }, { arbitrary: fc.constantFrom(usual, ...others), weight: 2 })
const aLine = fc.record({
  key: fc.nat(19),
  month: fc.constantFrom('01', '02', '03'),
  cluster: mostly('F', 'D'),
  place: mostly<string | null>('IQG15', 'IQG02', null),
  group: mostly<boolean>(true, false),
  lead: fc.constantFrom(0, 1, 2, null),
  implementing: mostly<number | null>(null, 0, 1, 2),
  catalogue: mostly(false, true),
  activityDetail: fc.constantFrom('Tents', 'TENTS', 'Wells', null),
  projectCode: mostly<string | null>('F-01', 'F-02', 'f-01', null),
  status: mostly<string | null>('ongoing', 'planned', 'cancelled', null),
  site: fc.constantFrom(null, 'Camp 1', 'camp 1', 'Camp 2'),
  reached: fc.option(fc.nat(500), { freq: 4 }),
  targeted: fc.option(fc.nat(500), { freq: 2 }),
  withdraw: mostly(false, false, false, true),
})
const aStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      step: fc.constantFrom('store', 'store illustrative', 'import'),
      lines: fc.array(aLine, { minLength: 3, maxLength: 15 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constantFrom('undo', 'merge', 'merge', 'remove illustrative'), lines: fc.constant([]) }),
  },
)

test(
  'whatever is stored, undone, merged and removed, an organisation’s totals are those of its lines',
  async () => {
    const { operationId } = loaded
    const [group = ''] = [...loaded.groups.values()]
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 2, maxLength: 6 }), async steps => {
        const organisations = [await newOrganisation(), await newOrganisation(), await newOrganisation()]
        const [, , id = ''] = organisations
        const keys = Array.from({ length: 20 }, () => newId())
        const known = new Set<number>()
        const imports: string[] = []
        let merged = false
        for (const { step, lines } of steps) {
          if (step === 'undo') {
            const importId = imports.pop()
            if (importId) await house.runner.run(undoImport, { operationId, importId }, house.system)
          } else if (step === 'merge') {
            // Merged, and separated the next time.
            const [intoId] = organisations
            if (merged) await house.runner.run(separateOrganisation, { operationId, id }, house.system)
            else await house.runner.run(mergeOrganisation, { operationId, id, intoId }, house.system)
            merged = !merged
            organisations[2] = merged ? (intoId ?? '') : id
          } else if (step === 'remove illustrative')
            await house.runner.run(removeIllustrativeReports, { operationId }, house.system)
          else {
            const nobodyTwice = new Map(lines.map(each => [each.key, each]))
            const importId = step === 'import' ? await newImport() : null
            await house.runner.run(
              storeActivityReports,
              {
                operationId,
                importId,
                illustrative: step === 'store illustrative',
                lines: [...nobodyTwice.values()].map(each => ({
                  lineKey: keys[each.key],
                  contentHash: newId(),
                  period: `2004-${each.month}`,
                  clusterId: loaded.clusters.get(each.cluster),
                  placeId: each.place && loaded.places.get(each.place),
                  groupId: each.group ? group : null,
                  leadOrganisationId: each.lead === null ? null : organisations[each.lead],
                  implementingOrganisationId: each.implementing === null ? null : organisations[each.implementing],
                  activityId: each.catalogue && each.cluster === 'F' ? activities[0] : null,
                  activityDetail: each.activityDetail,
                  projectCode: each.projectCode,
                  status: each.status,
                  site: each.site,
                  reached: each.reached,
                  targeted: each.targeted,
                  // What is not known yet cannot be withdrawn.
                  withdraw: each.withdraw && known.has(each.key),
                })),
              },
              house.system,
            )
            for (const key of nobodyTwice.keys()) known.add(key)
            if (importId) imports.push(importId)
          }
        }
        await expectTotalsOfLines(organisations)
      }),
      { numRuns: 40 },
    )
    // Without figures nothing would have been compared.
    expect(compared).toBeGreaterThan(100)
    expect(agree(await verify())).toBe(true)
  },
  patience,
)

test('an installation that has lines already gets these totals when it is brought up to date', async () => {
  const counted = () =>
    house.pool
      .query(
        'select (select count(*) from organisation_cell) as organisations, (select count(*) from activity_cell) as activities, (select count(*) from partner_cell) as partners',
      )
      .then(({ rows }) => rows[0])
  const before = await counted()
  expect(Object.values(before).every(count => Number(count) > 0)).toBe(true)
  await house.pool.query('drop table organisation_cell, activity_cell, partner_cell')
  await house.pool.query(readFileSync(new URL('./migrations/0003_projects_of_lines.sql', import.meta.url), 'utf8'))
  await house.pool.query(readFileSync(new URL('./migrations/0005_organisation_totals.sql', import.meta.url), 'utf8'))
  expect(await counted()).toEqual(before)
  expect(agree(await verify())).toBe(true)
})

test('a total of an organisation that differs from its lines is found, and computed anew', async () => {
  const one = (table: string) => `ctid in (select min(ctid) from ${table})`
  await house.pool.query(`update organisation_cell set lines = lines + 1 where ${one('organisation_cell')}`)
  await house.pool.query(`delete from activity_cell where ${one('activity_cell')}`)
  await house.pool.query(`insert into partner_cell select * from partner_cell where ${one('partner_cell')}`)
  const found = await verify()
  expect(found).toMatchObject({ reach: 0, organisations: 2, activities: 1, partners: 1 })
  expect(agree(found)).toBe(false)
  await house.runner.run(recomputeTotals, { operationId: loaded.operationId }, house.system)
  expect(agree(await verify())).toBe(true)
})
