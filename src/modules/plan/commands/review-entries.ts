import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { keepers, ReviewInput } from '../../operations/index.ts'
import { type EntryKind, kindRules } from '../entries.ts'

const reviewing = (kind: EntryKind, name: string, summary: string) =>
  command({
    name,
    summary,
    input: ReviewInput,
    policy: keepers,
    scope: (_loaded, input) => ({ operation: input.operationId }),
    async apply(tx, input, _loaded, context) {
      const reviewed = await tx.rows<{
        id: string
      }>(sql`update ${kindRules[kind].table} set status = 'reviewed', version = version + 1
        where operation_id = ${input.operationId} and id = any(${input.ids}::uuid[]) and status = 'unreviewed' returning id`)
      for (const { id } of reviewed) context.touch(kind, id, 'changed')
      return { reviewed: reviewed.length }
    },
  })

/** Confirms that unreviewed clusters are right as they are. */
export const reviewClusters = reviewing('cluster', 'plan.review-clusters', 'Confirm unreviewed clusters as they are.')
/** Confirms that unreviewed population groups are right as they are. */
export const reviewGroups = reviewing('group', 'plan.review-groups', 'Confirm unreviewed population groups as they are.')
/** Confirms that unreviewed activities are right as they are. */
export const reviewActivities = reviewing('activity', 'plan.review-activities', 'Confirm unreviewed activities as they are.')
