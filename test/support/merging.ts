/** Merging and separating in tests, and what must hold afterwards. */
import { verifyTotals } from '../../src/modules/delivery/index.ts'
import { mergeOrganisation, reviewOrganisations, separateOrganisation } from '../../src/modules/organisations/index.ts'
import { mergePlace, reviewPlaces, separatePlace } from '../../src/modules/places/index.ts'
import {
  mergeActivity,
  mergeCluster,
  mergeGroup,
  reviewActivities,
  reviewClusters,
  reviewGroups,
  separateActivity,
  separateCluster,
  separateGroup,
} from '../../src/modules/plan/index.ts'
import type { TestHouse } from './house.ts'
import type { SmallOperation } from './sheets.ts'

const commands = {
  organisation: [mergeOrganisation, separateOrganisation, reviewOrganisations],
  place: [mergePlace, separatePlace, reviewPlaces],
  cluster: [mergeCluster, separateCluster, reviewClusters],
  group: [mergeGroup, separateGroup, reviewGroups],
  activity: [mergeActivity, separateActivity, reviewActivities],
} as const
export type Kind = keyof typeof commands
export const kinds = Object.keys(commands) as Kind[]

export function mergingIn(house: TestHouse) {
  async function merge({ operationId, idOf }: SmallOperation, kind: Kind, from: string, into: string) {
    const input = { operationId, id: await idOf(kind, from), intoId: await idOf(kind, into) }
    await house.runner.run(commands[kind][0] as typeof mergePlace, input, house.system)
    return input
  }
  async function separate({ operationId, entries }: SmallOperation, kind: Kind, name: string) {
    // Of two merged entries of one name the one that was merged by itself, and not with its cluster.
    const { rows } = await house.pool.query(
      "select merge ->> 'id' as id from cluster where operation_id = $1 and status = 'merged'",
      [operationId],
    )
    const clusters = new Set(rows.map(row => row.id))
    const merged = (
      await house.pool.query("select id, merge ->> 'id' as merge from activity_type where operation_id = $1", [operationId])
    ).rows
    const withCluster = new Set(merged.filter(row => clusters.has(row.merge)).map(row => row.id))
    const named = (await entries())[kind].filter(entry => [entry.code, ...Object.values(entry.names)].includes(name))
    const found = named.find(entry => entry.status === 'merged' && !withCluster.has(entry.id)) ?? named[0]
    await house.runner.run(commands[kind][1] as typeof separatePlace, { operationId, id: found?.id }, house.system)
  }
  const totals = async ({ operationId }: SmallOperation) => {
    const { reach, presence, overlaps } = await house.runner.run(verifyTotals, { operationId }, house.system)
    return { reach, presence, overlaps }
  }

  /** Ids of merged entries that a line names, or that needs, projects, members, roles or other entries point at. */
  async function danglers({ operationId }: SmallOperation): Promise<unknown[]> {
    const { rows } = await house.pool.query(
      `with gone as (select id from place where operation_id = $1 and status = 'merged' union all select id from organisation where operation_id = $1 and status = 'merged'
        union all select id from cluster where operation_id = $1 and status = 'merged' union all select id from population_group where operation_id = $1 and status = 'merged'
        union all select id from activity_type where operation_id = $1 and status = 'merged'),
      pointing as (
        select 'line' as what, unnest(array[place_id, lead_organisation_id, implementing_organisation_id, cluster_id, subcluster_id, group_id, activity_id] || donor_ids) as id
          from activity_report where operation_id = $1
        union all select 'need', unnest(array[place_id, cluster_id, group_id]) from need where operation_id = $1
        union all select 'project', cluster_id from project where operation_id = $1
        union all select 'member', unnest(array[cluster_id, organisation_id]) from cluster_member where operation_id = $1
        union all select 'predecessor', unnest(array[cluster_id, predecessor_id]) from cluster_predecessor where operation_id = $1
        union all select 'role', unnest(array[cluster_id, organisation_id, place_id]) from role_grant where operation_id = $1
        union all select 'cell', unnest(array[leaf_id, place_id, group_id]) from reach_cell where operation_id = $1
        union all select 'presence', unnest(array[leaf_id, place_id, organisation_id]) from presence_cell where operation_id = $1
        union all select 'place', parent_id from place where operation_id = $1 and status <> 'merged'
        union all select 'cluster', parent_id from cluster where operation_id = $1 and status <> 'merged'
        union all select 'activity', cluster_id from activity_type where operation_id = $1 and status <> 'merged')
      select what, id from pointing where id in (select id from gone)`,
      [operationId],
    )
    return rows
  }

  /** Gives one of the commands of a kind; the input is not looked at. */
  const give = (kind: Kind, which: 'merge' | 'separate' | 'keep', input: object) =>
    house.runner.run(commands[kind][{ merge: 0, separate: 1, keep: 2 }[which]] as typeof mergePlace, input, house.system)
  return { merge, separate, give, totals, danglers }
}

/** What `verify-totals` says when all is well. */
export const agree = { reach: 0, presence: 0, overlaps: 0 }
