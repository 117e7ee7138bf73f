/** What was asked for, signed, received and spent, as it stood when the figures were taken. */
import { type ClusterFunding, showOverview } from '../funding/index.ts'
import type { MoneyFigures, SnapshotContent } from './content.ts'
import type { Gathering } from './gather.ts'

/** Money by cluster in the reporting currency; of the report's own cluster alone where it is of one. Null where none is recorded. */
export async function gatherMoney({ db, asked, context, plan, cluster }: Gathering): Promise<Pick<SnapshotContent, 'money'>> {
  const funding = await showOverview.read(db, { operationId: asked.operationId, year: null, today: null }, context)
  const says = (row: Omit<ClusterFunding, 'clusterId'>) =>
    row.requirement !== null || [row.committed, row.paid, row.spent].some(({ currencies }) => currencies.length > 0)
  if (!says(funding.total)) return { money: null }
  const figuresOf = (row: Omit<ClusterFunding, 'clusterId'>): MoneyFigures => ({
    required: row.requirement?.currentMinor ? Number(row.requirement.currentMinor) : null,
    ...{ committed: Number(row.committed.baseMinor), paid: Number(row.paid.baseMinor), spent: Number(row.spent.baseMinor) },
    withoutRate: Math.max(row.committed.withoutBase, row.paid.withoutBase, row.spent.withoutBase),
  })
  const shown = cluster === null ? plan.clusters.filter(({ parentId }) => parentId === null) : [cluster]
  const rows = shown.flatMap(({ id, code, names }) => {
    const row = funding.clusters.find(({ clusterId }) => clusterId === id)
    return row && says(row) ? [{ id, code, names, ...figuresOf(row) }] : []
  })
  if (cluster !== null)
    return { money: rows.length === 0 ? null : { currency: funding.baseCurrency, clusters: rows, total: null } }
  return { money: { currency: funding.baseCurrency, clusters: rows, total: figuresOf(funding.total) } }
}
