/**
 * A sheet that teaches an activity may bring lines again that were kept with the activity as text. The catalogue knows it only when the
 * whole sheet is read, so such lines came in as new ones: they are joined with those that stood there.
 */
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { matchLines } from './match-lines.ts'
import { identityOf, keyOf } from './pure/keys.ts'
import { cellsTouchedByIds, keepFormerContent, storedColumns } from './store.ts'
import { type FullLine, fullLineColumns } from './views/lines.ts'

type Keyed = FullLine & { contentHash: string; identity: string | null; withdrawn: boolean }

/** The table `touched_cell` has the cells of both. @returns how many lines that came in as new stood there already, and how many of those say something else now. */
export async function joinTwins(
  tx: Tx,
  operationId: string,
  activityIds: readonly string[],
  { importId, commandId }: { importId: string | null; commandId: string },
): Promise<{ joined: number; changed: number }> {
  const columns = sql`${fullLineColumns}, content_hash as "contentHash", identity, withdrawn`
  const standing = await tx.rows<Keyed>(sql`select ${columns} from activity_report
    where operation_id = ${operationId} and activity_id = any(${[...activityIds]}::uuid[]) and identity is not null and command_id <> ${commandId}`)
  if (standing.length === 0) return { joined: 0, changed: 0 }
  const came = await tx.rows<Keyed>(sql`select ${columns} from activity_report r
    where operation_id = ${operationId} and command_id = ${commandId} and exists (
      select 1 from activity_report s where s.operation_id = r.operation_id and s.id = any(${standing.map(({ id }) => id)}::uuid[])
        and s.period = r.period and s.leaf_id = r.leaf_id and s.activity_id = r.activity_id)`)
  const arriving = came.map(line => ({ key: line.lineKey, identity: keyOf(identityOf(line), 1), hash: line.contentHash, line }))
  const groups = Map.groupBy(arriving, ({ identity }) => identity)
  const pairs: { from: Keyed; to: Keyed }[] = []
  for (const [identity, lines] of groups) {
    const others = standing.filter(line => line.identity === identity)
    const byKey = new Map(others.map(line => [line.lineKey, line]))
    const matches = matchLines(
      lines,
      others.map(line => ({ ...line, key: line.lineKey, hash: line.contentHash })),
    )
    for (const { key, line } of lines) {
      const to = byKey.get(matches.get(key)?.key ?? '')
      if (to) pairs.push({ from: line, to })
    }
  }
  const differing = pairs.filter(({ from, to }) => from.contentHash !== to.contentHash || to.withdrawn)
  const replaced = sql`select unnest(${differing.map(({ to }) => to.id)}::uuid[])`
  await cellsTouchedByIds(tx, operationId, replaced)
  await keepFormerContent(tx, operationId, replaced, importId)
  const taken = sql.raw(
    `n.${storedColumns
      .split(',')
      .map(name => name.trim())
      .join(', n.')}`,
  )
  await tx.run(sql`update activity_report r
    set (content_hash, ${sql.raw(storedColumns)}, withdrawn, import_id, import_row, command_id, version, recorded_at) =
      (n.content_hash, ${taken}, false, n.import_id, n.import_row, n.command_id, r.version + 1, now())
    from unnest(${differing.map(({ from }) => from.id)}::uuid[], ${differing.map(({ to }) => to.id)}::uuid[]) as u (from_id, to_id)
      join activity_report n on n.operation_id = ${operationId} and n.id = u.from_id
    where r.operation_id = ${operationId} and r.id = u.to_id`)
  await tx.run(sql`delete from activity_report
    where operation_id = ${operationId} and id = any(${pairs.map(({ from }) => from.id)}::uuid[])`)
  return { joined: pairs.length, changed: differing.length }
}
