/** What is asked for, by year and cluster: the original, and what revised it. */
import type * as v from 'valibot'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { FlowRequirement } from './schema.ts'
import { followingOf, orNull } from './store.ts'

export interface Requirement {
  id: string
  clusterId: string | null
  year: number
  currency: string
  amountMinor: string
  /** 1 is the original. */
  no: number
  source: string | null
  illustrative: boolean
}

/** All that was asked for, by year, cluster and number. */
export async function allRequirements(db: Db, operationId: string): Promise<Requirement[]> {
  const found =
    await db.rows<Requirement>(sql`select id, cluster_id as "clusterId", year, currency, amount_minor::text as "amountMinor", no,
      source, illustrative
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
  const ids: string[] = []
  for (const each of requirements) {
    const clusterId = orNull(cluster, each.clusterId)
    const same = (await allRequirements(tx, operationId)).filter(r => r.year === each.year && r.clusterId === clusterId)
    const last = same.at(-1)
    if (each.stage === 'original' && last) continue
    if (last && last.amountMinor === BigInt(each.amountMinor).toString() && last.currency === each.currency) continue
    const id = newId()
    await tx.run(sql`insert into requirement (operation_id, id, cluster_id, year, currency, amount_minor, no, source, import_id, set_at, illustrative)
      select ${operationId}, ${id}, ${clusterId}, ${each.year}, ${each.currency}, ${each.amountMinor}, coalesce(max(no), 0) + 1, ${each.source},
        ${importId}, ${now}, ${illustrative}
      from requirement where operation_id = ${operationId} and year = ${each.year} and cluster_id is not distinct from ${clusterId}::uuid`)
    ids.push(id)
  }
  return ids
}
