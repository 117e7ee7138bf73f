/** What is asked for, by year and cluster: the original, and what revised it. */
import type * as v from 'valibot'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { FlowRequirement } from './schema.ts'
import { followingOf, orNull } from './store.ts'

export interface Requirement {
  id: string
  clusterId: string | null
  /** The cluster that it was set for, whatever that one was merged into since. */
  statedFor: string | null
  year: number
  currency: string
  amountMinor: string
  /** Of those that stand for the cluster and year it was set for; 1 is the original. */
  no: number
  source: string | null
  illustrative: boolean
}

/** All that was asked for, by year, cluster and number. */
export async function allRequirements(db: Db, operationId: string): Promise<Requirement[]> {
  const found = await db.rows<Requirement>(sql`select id, cluster_id as "clusterId", cluster_id as "statedFor", year,
      currency, amount_minor::text as "amountMinor", row_number() over (partition by year, cluster_id order by no)::int as no, source, illustrative
    from requirement where operation_id = ${operationId} and withdrawn_at is null order by year, cluster_id nulls first, no`)
  const { cluster } = await followingOf(db, operationId)
  return found.map(each => ({ ...each, clusterId: orNull(cluster, each.clusterId) }))
}

/**
 * Stores requirements that say something new.
 * @returns ids of those that were stored.
 */
export async function storeRequirements(
  tx: Tx,
  operationId: string,
  requirements: readonly v.InferOutput<typeof FlowRequirement>[],
  { importId, illustrative, now }: { importId: string | null; illustrative: boolean; now: Date },
): Promise<string[]> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`requirements ${operationId}`}, 0))`)
  const { cluster } = await followingOf(tx, operationId)
  const standing = await allRequirements(tx, operationId)
  const ids: string[] = []
  const store = async (given: Pick<Requirement, 'year' | 'currency' | 'amountMinor' | 'source'>, clusterId: string | null) => {
    const { year, currency, amountMinor, source } = given
    const id = newId()
    await tx.run(sql`insert into requirement (operation_id, id, cluster_id, year, currency, amount_minor, no, source, import_id, set_at, illustrative)
      select ${operationId}, ${id}, ${clusterId}, ${year}, ${currency}, ${amountMinor}, coalesce(max(no), 0) + 1, ${source},
        ${importId}, ${now}, ${illustrative}
      from requirement where operation_id = ${operationId} and year = ${year} and cluster_id is not distinct from ${clusterId}::uuid`)
    const no = standing.filter(each => each.year === year && each.statedFor === clusterId).length + 1
    standing.push({ ...given, id, statedFor: clusterId, clusterId: orNull(cluster, clusterId), no, illustrative })
    ids.push(id)
  }
  for (const each of requirements) {
    const clusterId = orNull(cluster, each.clusterId)
    const amountMinor = BigInt(each.amountMinor)
    const same = standing.filter(r => r.year === each.year && r.clusterId === clusterId)
    if (each.stage === 'original' && same.length > 0) continue
    const last = [...new Map(same.map(r => [r.statedFor, r])).values()].filter(
      r => r.statedFor === clusterId || r.amountMinor !== '0',
    )
    const sum = last.reduce((total, r) => total + BigInt(r.amountMinor), 0n)
    if (last.length > 0 && sum === amountMinor && last.every(({ currency }) => currency === each.currency)) continue
    await store({ ...each, amountMinor: String(amountMinor) }, clusterId)
    // What was asked for of clusters that were merged into this one is in what is asked for now.
    for (const merged of last)
      if (merged.statedFor !== clusterId) await store({ ...merged, amountMinor: '0', source: each.source }, merged.statedFor)
  }
  return ids
}
