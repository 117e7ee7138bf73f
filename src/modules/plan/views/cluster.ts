import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import type { Cluster } from './plan.ts'

/** A cluster before or after another one. */
export interface ClusterKin {
  id: string
  code: string
  names: Names
  validFrom: string | null
  validTo: string | null
  /** How sure it is that the one followed the other, as the source says it. */
  confidence: string | null
}

/** A cluster with what only its own page needs; sources are keys of the operation's sources. */
export interface ClusterDetail extends Cluster {
  leadSource: string | null
  note: string | null
  source: string | null
  predecessors: ClusterKin[]
  successors: ClusterKin[]
  members: { organisationId: string; source: string | null }[]
}

/** Clusters an organisation is a member of, or its members: one row for each. */
export interface Membership {
  clusterId: string
  organisationId: string
  source: string | null
}

const kin = sql`c.id, c.code, c.names, c.valid_from::text as "validFrom", c.valid_to::text as "validTo", k.confidence`

export const showCluster = view({
  name: 'plan.cluster',
  summary: 'One cluster with its validity, predecessors, successors, lead and members, each with its source.',
  input: v.object({ operationId: IdSchema, clusterId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, clusterId }): Promise<ClusterDetail> {
    const [cluster, predecessors, successors, memberships] = await Promise.all([
      db.find<Omit<ClusterDetail, 'predecessors' | 'successors' | 'members'>>(
        sql`select id, code, names, aliases, parent_id as "parentId", valid_from::text as "validFrom", valid_to::text as "validTo",
            lead, deputy, lead_source as "leadSource", note, status, source
          from cluster where operation_id = ${operationId} and id = ${clusterId} and status <> 'merged'`,
      ),
      db.rows<ClusterKin>(sql`select ${kin} from cluster_predecessor k join cluster c on c.operation_id = k.operation_id and c.id = k.predecessor_id
        where k.operation_id = ${operationId} and k.cluster_id = ${clusterId} order by c.sort, c.code`),
      db.rows<ClusterKin>(sql`select ${kin} from cluster_predecessor k join cluster c on c.operation_id = k.operation_id and c.id = k.cluster_id
        where k.operation_id = ${operationId} and k.predecessor_id = ${clusterId} order by c.sort, c.code`),
      db.rows<ClusterDetail['members'][number]>(
        sql`select organisation_id as "organisationId", source from cluster_member
          where operation_id = ${operationId} and cluster_id = ${clusterId} order by organisation_id`,
      ),
    ])
    if (!cluster) throw notFound()
    return { ...cluster, predecessors, successors, members: memberships }
  },
})

/** Who is a member of which cluster: of the whole operation, or of one organisation. */
export const listMemberships = view({
  name: 'plan.memberships',
  summary: 'Which organisations are members of which clusters, with the source that says so.',
  input: v.object({ operationId: IdSchema, organisationId: v.optional(IdSchema) }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read(db, { operationId, organisationId }) {
    const only = organisationId === undefined ? sql`` : sql`and m.organisation_id = ${organisationId}`
    return db.rows<Membership>(sql`select m.cluster_id as "clusterId", m.organisation_id as "organisationId", m.source
      from cluster_member m join cluster c on c.operation_id = m.operation_id and c.id = m.cluster_id and c.status <> 'merged'
      where m.operation_id = ${operationId} ${only} order by c.sort, c.code`)
  },
})
