import * as v from 'valibot'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { ProjectDetails } from '../schema.ts'

export interface ClusterOfPlan {
  id: string
  code: string
  names: Names
  parentId: string | null
  validFrom: string | null
  validTo: string | null
  lead: string | null
  deputy: string | null
  leadSource: string | null
  note: string | null
  source: string | null
  /** Clusters it came from, with how sure that is. */
  predecessors: { code: string; confidence: string | null }[]
  members: { organisationId: string; source: string | null }[]
}

export interface ProjectOfPlan {
  code: string
  /** No source gives a code; this one is ours. */
  codeIsOurs: boolean
  title: string
  clusterId: string | null
  agencies: string[]
  donors: string[]
  /** Integer minor units; null is unknown. */
  budgetMinor: number | null
  budgetCurrency: string | null
  starts: string | null
  ends: string | null
  startsAsWritten: string | null
  endsAsWritten: string | null
  source: string | null
  details: v.InferOutput<typeof ProjectDetails>
  illustrative: boolean
}

/** Projects with all that sources say of them, those with a code of their own first. */
export async function projectsOfPlan(db: Db, operationId: string): Promise<ProjectOfPlan[]> {
  const found = await db.rows<
    Omit<ProjectOfPlan, 'details'> & { details: unknown }
  >(sql`select code, code_is_ours as "codeIsOurs", title, cluster_id as "clusterId",
      agencies, donors, budget_minor::float8 as "budgetMinor", budget_currency as "budgetCurrency", starts::text, ends::text,
      starts_as_written as "startsAsWritten", ends_as_written as "endsAsWritten", source, details, illustrative
    from project where operation_id = ${operationId} and ended_at is null order by code_is_ours, code`)
  return found.map((project): ProjectOfPlan => ({ ...project, details: v.parse(ProjectDetails, project.details) }))
}

/** How an operation is set up: its clusters through time, and projects with all that sources say of them. */
export const showStructure = view({
  name: 'plan.structure',
  summary: 'Clusters with their heads, members and predecessors, and projects with all that sources say of them.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }) {
    const [clusters, projects] = await Promise.all([
      db.rows<ClusterOfPlan>(sql`select id, code, names, parent_id as "parentId", valid_from::text as "validFrom", valid_to::text as "validTo",
          lead, deputy, lead_source as "leadSource", note, source,
          coalesce((select jsonb_agg(jsonb_build_object('code', b.code, 'confidence', p.confidence) order by b.sort, b.code)
            from cluster_predecessor p join cluster b on b.operation_id = p.operation_id and b.id = p.predecessor_id
            where p.operation_id = c.operation_id and p.cluster_id = c.id), '[]') as predecessors,
          coalesce((select jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'source', m.source))
            from cluster_member m where m.operation_id = c.operation_id and m.cluster_id = c.id), '[]') as members
        from cluster c where operation_id = ${operationId} and status <> 'merged' order by sort, code`),
      projectsOfPlan(db, operationId),
    ])
    return { clusters, projects: projects.filter(({ illustrative }) => !illustrative) }
  },
})
