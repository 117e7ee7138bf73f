import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { listSilentPartners, type SilentPartner } from '../../delivery/index.ts'
import { members } from '../../operations/index.ts'
import { allClusters } from '../../plan/index.ts'

/**
 * Partners from whom nothing was heard for a month: those who reported before and did not now (`delivery.silent-partners`), without those
 * who said that there was no activity and those who were let off. Silence is not zero, and neither is zero silence.
 */
export const listSilent = view({
  name: 'reporting.silent-partners',
  summary:
    'Organisations that reported for a cluster before a month and said nothing for it, not even that there was no activity.',
  input: listSilentPartners.input,
  policy: members,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  async read(db, input, context): Promise<SilentPartner[]> {
    const { operationId, period } = input
    const month = `${period}-01`
    const [silent, clusters, answered] = await Promise.all([
      listSilentPartners.read(db, input, context),
      allClusters(db, operationId),
      db.rows<{
        organisationId: string
        clusterId: string
      }>(sql`select distinct organisation_id as "organisationId", cluster_id as "clusterId"
        from report where operation_id = ${operationId} and period_start <= ${month}::date and period_end >= ${month}::date
          and (state = 'waived' or (no_activity and first_submitted_at is not null))`),
    ])
    const parents = new Map(clusters.map(({ id, parentId }) => [id, parentId ?? id]))
    const heard = new Set(answered.map(({ organisationId, clusterId }) => `${organisationId}|${clusterId}`))
    return silent.filter(({ organisationId, leafId }) => !heard.has(`${organisationId}|${parents.get(leafId) ?? leafId}`))
  },
})
