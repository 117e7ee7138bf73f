/** Pages of report lines on a real PostgreSQL: every line once, those of one's roles alone, and bounded however many there are. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../../test/support/house.ts'
import { type Actor, visitor } from '../../../kernel/access.ts'
import { Problem } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { storePlan } from '../../plan/index.ts'
import { listLines, storeActivityReports } from '../index.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
/** An area of responsibility inside cluster F. */
let inside: string

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  const area = { code: 'F-AOR', names: { en: 'Returns' }, parentId: loaded.clusters.get('F') }
  const { clusterIds } = await house.runner.run(storePlan, { operationId: loaded.operationId, clusters: [area] }, house.system)
  inside = clusterIds[0] ?? ''
})
afterAll(() => house?.close())

const at = {
  cluster: (code: string) => loaded.clusters.get(code) ?? '',
  place: (code: string) => loaded.places.get(code) ?? '',
  organisation: (acronym: string) => loaded.organisations.get(acronym) ?? '',
}
const line = (changes: object = {}) => ({
  lineKey: newId(),
  contentHash: newId(),
  period: '2004-05',
  leadOrganisationId: at.organisation('IOM'),
  clusterId: at.cluster('F'),
  placeId: at.place('IQG15'),
  ...changes,
})
const store = (lines: object[]) =>
  house.runner.run(storeActivityReports, { operationId: loaded.operationId, lines }, house.system)
const read = (input: object = {}, actor: Actor = house.system.actor) =>
  house.reader.read(listLines, { operationId: loaded.operationId, ...input }, { actor })
const person = (role: string, scope: Record<string, string>): Actor => ({
  id: newId(),
  kind: 'person',
  grants: [{ role, scope: { operation: loaded.operationId, ...scope } }],
})

/** Ids of all pages, one after the other. */
async function paged(input: object = {}, actor?: Actor): Promise<string[]> {
  const { count, pageSize } = await read(input, actor)
  const ids: string[] = []
  for (let page = 1; page <= Math.ceil(count / pageSize) + 1; page++)
    ids.push(...(await read({ ...input, page }, actor)).lines.map(({ id }) => id))
  expect(ids).toHaveLength(count)
  return ids
}

async function straight(condition: string, ...values: string[]): Promise<string[]> {
  const { rows } = await house.pool.query(
    `select id from activity_report where operation_id = $1 and not withdrawn and ${condition} order by period desc, leaf_id desc, place_id desc, id desc`,
    [loaded.operationId, ...values],
  )
  return rows.map(row => row.id)
}

test('pages have every line once and in order, with and without a place, whatever is narrowed down to', async () => {
  const lines = Array.from({ length: 1_300 }, (_, nth) =>
    line({
      period: `2004-0${(nth % 3) + 1}`,
      clusterId: at.cluster(nth % 5 === 0 ? 'D' : 'F'),
      subclusterId: nth % 7 === 1 && nth % 5 > 0 ? inside : null,
      placeId: nth % 4 === 0 ? null : at.place(nth % 4 === 1 ? 'IQG02' : 'IQG15'),
      groupId: nth % 3 === 0 ? null : (loaded.groups.get('sick') ?? null),
      leadOrganisationId: at.organisation(nth % 6 === 0 ? 'WHO' : 'IOM'),
      implementingOrganisationId: nth % 9 === 0 ? at.organisation('UNDP') : null,
    }),
  )
  await store(lines)
  await store(lines.slice(0, 30).map(each => ({ ...each, withdraw: true })))
  expect(await paged()).toEqual(await straight('true'))
  expect((await read()).count).toBe(1_270)
  expect(await paged({ from: '2004-02', to: '2004-03' })).toEqual(await straight("period between '2004-02' and '2004-03'"))
  expect(await paged({ clusterIds: [at.cluster('D')] })).toEqual(await straight('leaf_id = $2', at.cluster('D')))
  expect(await paged({ placeIds: [at.place('IQG02')], from: '2004-02' })).toEqual(
    await straight("place_id = $2 and period >= '2004-02'", at.place('IQG02')),
  )
  expect(await paged({ organisationId: at.organisation('WHO') })).toEqual(
    await straight('lead_organisation_id = $2', at.organisation('WHO')),
  )
  const groupId = loaded.groups.get('sick') ?? ''
  expect(await paged({ groupId, from: '2004-02' })).toEqual(await straight("group_id = $2 and period >= '2004-02'", groupId))
  expect(await paged({ groupId, organisationId: at.organisation('WHO') })).toEqual(
    await straight('group_id = $2 and lead_organisation_id = $3', groupId, at.organisation('WHO')),
  )
  expect(await paged({ organisationId: at.organisation('UNDP') })).toEqual(
    await straight('$2 in (lead_organisation_id, implementing_organisation_id)', at.organisation('UNDP')),
  )
  expect(await read({ clusterIds: [at.cluster('A')] })).toMatchObject({ lines: [], count: 0, more: false })
})

test('each role sees the lines of its own cluster, organisation and place, and a page no other ones', async () => {
  const ofF = 'leaf_id in ($2, $3)'
  expect(await paged({}, person('task-manager', { cluster: at.cluster('F') }))).toEqual(
    await straight(ofF, at.cluster('F'), inside),
  )
  // Who manages the area of responsibility alone does not see the rest of its cluster.
  expect(await paged({}, person('task-manager', { cluster: inside }))).toEqual(await straight('leaf_id = $2', inside))
  expect(await paged({ clusterIds: [at.cluster('D')] }, person('task-manager', { cluster: at.cluster('F') }))).toEqual([])
  expect(await paged({}, person('focal-point', { organisation: at.organisation('WHO') }))).toEqual(
    await straight('lead_organisation_id = $2', at.organisation('WHO')),
  )
  expect(await paged({}, person('focal-point', { organisation: at.organisation('UNHCR') }))).toEqual([])
  expect(await paged({}, person('field-staff', { organisation: at.organisation('WHO'), place: at.place('IQG02') }))).toEqual(
    await straight('lead_organisation_id = $2 and place_id = $3', at.organisation('WHO'), at.place('IQG02')),
  )
  const both: Actor = {
    id: newId(),
    kind: 'person',
    grants: [
      ...person('task-manager', { cluster: at.cluster('D') }).grants,
      ...person('focal-point', { organisation: at.organisation('WHO') }).grants,
    ],
  }
  expect(await paged({}, both)).toEqual(
    await straight('(leaf_id = $2 or lead_organisation_id = $3)', at.cluster('D'), at.organisation('WHO')),
  )
  for (const stranger of [
    visitor,
    person('donor', { organisation: at.organisation('WHO') }),
    { ...visitor, grants: [{ role: 'coordinator', scope: { operation: newId() } }] },
  ])
    expect(await read({}, stranger).catch(error => error instanceof Problem && error.code)).toBe('not-found')
})

test('all lines are counted and paged through by the totals; where they cannot say it, the first 10,000 are', async () => {
  const organisationId = at.organisation('UNICEF')
  const groupId = loaded.groups.get('sick')
  await store(
    Array.from({ length: 10_050 }, (_, nth) =>
      line({ period: '2005-06', leadOrganisationId: organisationId, groupId, site: `Site ${nth}` }),
    ),
  )
  const year = { from: '2005-01', to: '2005-12' }
  const rest = { count: 10_050, more: false, lines: { length: 50 } }
  for (const narrowed of [{}, { organisationId }, { groupId }])
    expect(await read({ ...year, ...narrowed, page: 51 })).toMatchObject(rest)
  const both = { ...year, organisationId, groupId }
  expect(await read({ ...both, page: 50 })).toMatchObject({ count: 10_000, more: true, lines: { length: 200 } })
  expect(await read({ ...both, page: 51 })).toMatchObject({ count: 10_000, more: true, lines: [] })
})
