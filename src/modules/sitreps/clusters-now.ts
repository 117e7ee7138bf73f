/** What the clusters of reports are today: a report stays the one of the cluster it was made for, also when that was merged since. */
import type { Db } from '../../kernel/database/sql.ts'
import { mergedEntries } from '../plan/index.ts'

/** @returns for the cluster of a report the one that it is today; null stays null, the country team's. */
export async function clustersNow(db: Db, operationId: string): Promise<(id: string | null) => string | null> {
  const into = new Map((await mergedEntries(db, 'cluster', operationId)).map(({ id, intoId }) => [id, intoId]))
  return id => {
    let now = id
    for (let next = now; next; next = into.get(next) ?? null) now = next
    return now
  }
}
