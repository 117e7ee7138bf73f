/** Lines that say again what they said before name entries that may have been merged since: they follow, as the other lines did then. */
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import type { MergedEntry } from '../operations/index.ts'
import { mergedOrganisations } from '../organisations/index.ts'
import { mergedPlaces } from '../places/index.ts'
import { allClusters, mergedEntries } from '../plan/index.ts'
import { type Following, moveLines } from './moved-lines.ts'
import { knownLines, rekey } from './rekey.ts'

interface Kind {
  kind: Following['kind']
  merged(db: Db, operationId: string): Promise<MergedEntry[]>
  /** Every place of a line where an entry of the kind is named, as an array. */
  named: string
}

const kinds: readonly Kind[] = [
  { kind: 'place', merged: mergedPlaces, named: 'array[place_id]' },
  {
    kind: 'organisation',
    merged: mergedOrganisations,
    named: 'array[lead_organisation_id, implementing_organisation_id] || donor_ids',
  },
  { kind: 'cluster', merged: (db, id) => mergedEntries(db, 'cluster', id), named: 'array[cluster_id, subcluster_id]' },
  { kind: 'group', merged: (db, id) => mergedEntries(db, 'group', id), named: 'array[group_id]' },
  { kind: 'activity', merged: (db, id) => mergedEntries(db, 'activity', id), named: 'array[activity_id]' },
]

/** The table `touched_cell` gets the cells of lines that follow. */
export async function refreshLines(tx: Tx, operationId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const these = sql`${[...ids]}::uuid[]`
  // What a merge moved of them was of the content that is gone.
  await tx.run(sql`delete from moved_line where operation_id = ${operationId} and report_id = any(${these})`)
  await rekey(tx, operationId, await knownLines(tx, operationId, ids))
  const parents = new Map((await allClusters(tx, operationId)).map(({ id, parentId }) => [id, parentId]))
  for (const { kind, merged, named } of kinds) {
    const gone = new Map((await merged(tx, operationId)).map(entry => [entry.id, entry]))
    if (gone.size === 0) continue
    // A merged entry may have been merged into one that was merged itself.
    for (;;) {
      const rows = await tx.rows<{
        id: string
      }>(sql`select distinct named.id from activity_report, unnest(${sql.raw(named)}) named (id)
        where operation_id = ${operationId} and activity_report.id = any(${these}) and named.id = any(${[...gone.keys()]}::uuid[])`)
      if (rows.length === 0) break
      for (const { id } of rows) {
        const entry = gone.get(id)
        if (!entry) continue
        const following: Following = kind === 'cluster' ? { kind, parentId: parents.get(entry.intoId) ?? null } : { kind }
        const mergeId = entry.mergeId ?? entry.id
        await moveLines(tx, following, { operationId, id, intoId: entry.intoId, mergeId }, ids)
      }
    }
  }
}
