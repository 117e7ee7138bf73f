/** Figures of need of a place that turned out to be another spelling of a known one. */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'

interface Figure {
  cluster_id: string | null
  group_id: string | null
  period: string
  version: number
  in_need: number | null
  targeted: number | null
  severity: number | null
  source: string | null
  illustrative: boolean
  import_id: string | null
}

const columns = `cluster_id uuid, group_id uuid, period text, version int, in_need bigint, targeted bigint, severity smallint, source text,
  illustrative boolean, import_id uuid`
const cellOf = ({ cluster_id, group_id, period }: Figure) => `${cluster_id}|${group_id}|${period}`
const added = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b)

const current = (tx: Tx, operationId: string, placeId: string) =>
  tx.rows<Figure>(sql`select cluster_id, group_id, period, version, in_need::float8, targeted::float8, severity, source, illustrative, import_id
    from need where operation_id = ${operationId} and place_id = ${placeId} for update`)

/**
 * Moves the figures of a merged place to the one it really is. What one import counts under both spellings are different people of one
 * place and adds up. Of two sources one holds: the sourced before the illustrative, else that of the place that stays; the other is
 * kept as what was said before.
 */
export async function moveNeeds(tx: Tx, operationId: string, from: string, to: string): Promise<void> {
  const moving = await current(tx, operationId, from)
  const staying = new Map((await current(tx, operationId, to)).map(figure => [cellOf(figure), figure]))
  // The histories of both are one from now on: that of the merged place comes first. Numbers are turned below zero and back, so that
  // none meets another on its way.
  await tx.run(sql`update need_before set version = -version - (select coalesce(max(version), 0) from need_before where operation_id = ${operationId} and place_id = ${from})
    where operation_id = ${operationId} and place_id = ${to}`)
  await tx.run(sql`update need_before set version = -version where operation_id = ${operationId} and place_id = ${to}`)
  await tx.run(sql`update need_before set place_id = ${to} where operation_id = ${operationId} and place_id = ${from}`)
  await tx.run(sql`delete from need where operation_id = ${operationId} and place_id = ${from}`)
  const highest = await tx.find<{ version: number }>(
    sql`select coalesce(max(version), 0)::int as version from need_before where operation_id = ${operationId} and place_id = ${to}`,
  )
  const before = highest?.version ?? 0
  const holds: Figure[] = []
  const past: (Figure & { undone: boolean })[] = []
  for (const moved of moving) {
    const stays = staying.get(cellOf(moved))
    if (!stays) {
      holds.push({ ...moved, version: before + 1 })
      continue
    }
    const oneSource = moved.import_id !== null && moved.import_id === stays.import_id
    const [winner, other] = stays.illustrative && !moved.illustrative ? [moved, stays] : [stays, moved]
    const figures = oneSource
      ? {
          in_need: added(stays.in_need, moved.in_need),
          targeted: added(stays.targeted, moved.targeted),
          severity: stays.severity === null ? moved.severity : Math.max(stays.severity, moved.severity ?? 0),
        }
      : {}
    holds.push({ ...winner, ...figures, version: before + 2 })
    // A part of a sum never holds alone again: the import is taken back as a whole.
    past.push({ ...other, version: before + 1, undone: oneSource })
  }
  await tx.run(sql`insert into need_before (operation_id, place_id, cluster_id, group_id, period, version, in_need, targeted, severity, source, illustrative, import_id, undone)
    select ${operationId}, ${to}, cluster_id, group_id, period, version, in_need, targeted, severity, source, illustrative, import_id, undone
    from ${recordset(past, `${columns}, undone boolean`)}`)
  await tx.run(sql`insert into need (operation_id, place_id, cluster_id, group_id, period, version, in_need, targeted, severity, source, illustrative, import_id)
    select ${operationId}, ${to}, cluster_id, group_id, period, version, in_need, targeted, severity, source, illustrative, import_id
    from ${recordset(holds, columns)}
    on conflict (operation_id, place_id, cluster_id, group_id, period) do update set version = excluded.version, in_need = excluded.in_need,
      targeted = excluded.targeted, severity = excluded.severity, source = excluded.source, illustrative = excluded.illustrative, import_id = excluded.import_id`)
  // Figures that were not met keep counting above their history.
  await tx.run(
    sql`update need set version = ${before + 2} where operation_id = ${operationId} and place_id = ${to} and version <= ${before + 1}`,
  )
}
