/** Lines of a grid of cells whose number does not depend on the number of lines: for measuring what grows with which. */
import type pg from 'pg'

/** Months × places × clusters × groups. */
export interface Grid {
  operationId: string
  months: string[]
  placeIds: string[]
  clusterIds: string[]
  groupIds: string[]
  organisationIds: string[]
}

/** The cells of one month in a fixed order. */
export function cellsOf({ placeIds, clusterIds, groupIds }: Grid): { place: string; cluster: string; group: string }[] {
  return placeIds.flatMap(place => clusterIds.flatMap(cluster => groupIds.map(group => ({ place, cluster, group }))))
}

/** Cells of a month in which two organisations report the same activity. */
const overlapsOfMonth = 100

async function fillMonth(client: pg.PoolClient, grid: Grid, month: string, lines: number): Promise<void> {
  const cells = cellsOf(grid)
  const { operationId, organisationIds } = grid
  await client.query(
    `insert into activity_report (operation_id, id, line_key, content_hash, period, project_code, lead_organisation_id, implementing_organisation_id,
      donor_ids, cluster_id, activity_detail, unit, quantity, modality, place_id, site, latitude, longitude, status, starts, ends, group_id,
      households, targeted, reached, breakdown, comments, import_row, command_id)
    select $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $2, 'S-01', organisation, organisation,
      $7::uuid[], cluster, 'Activity ' || case when cell < $8 then 0 else turn % 9 end, 'people', reached, 'in kind', place,
      case when turn % 2 = 1 then 'Site ' || turn % 20 end, 33 + nth % 400 / 100.0, 43 + nth % 300 / 100.0, 'ongoing',
      ($2 || '-01')::date, ($2 || '-28')::date, "group", reached / 6, reached + 10, case when nth % 17 > 0 then reached end,
      '{"girls": 12, "boys": 9}', 'As agreed with the directorate', nth, $1
    from (select nth, cell, turn, nth % 500 * 37 % 500 as reached,
        ($3::uuid[])[cell + 1] as place, ($4::uuid[])[cell + 1] as cluster, ($5::uuid[])[cell + 1] as "group",
        ($6::uuid[])[(cell + case when cell < $8 then turn % 2 else 0 end) % cardinality($6) + 1] as organisation
      from (select nth, nth % $9 as cell, nth / $9 as turn from generate_series(0, $10::int - 1) nth) turns) drawn`,
    [
      operationId,
      month,
      cells.map(cell => cell.place),
      cells.map(cell => cell.cluster),
      cells.map(cell => cell.group),
      organisationIds,
      organisationIds.slice(0, 1),
      overlapsOfMonth,
      cells.length,
      lines,
    ],
  )
}

/** Takes the indexes and keys off the table of lines; what is returned puts them on again. */
async function withoutIndexes(client: pg.PoolClient): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query(
    `select conrelid::regclass::text as on_table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where 'activity_report'::regclass in (conrelid, confrelid) and (contype in ('p', 'u') or confrelid = 'activity_report'::regclass)
      order by contype desc`,
  )
  const { rows: indexes } = await client.query(
    `select indexname as name, indexdef as definition from pg_indexes where tablename = 'activity_report'
      and indexname not in (select conname from pg_constraint where conrelid = 'activity_report'::regclass)`,
  )
  // What refers to a key goes before the key, and comes after it.
  const foreign = keys.filter(({ on_table }) => on_table !== 'activity_report')
  const own = keys.filter(({ on_table }) => on_table === 'activity_report')
  for (const { on_table, name } of [...foreign, ...own]) await client.query(`alter table ${on_table} drop constraint ${name}`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  return async () => {
    await client.query("set maintenance_work_mem = '1GB'")
    for (const { on_table, name, definition } of [...own, ...foreign])
      await client.query(`alter table ${on_table} add constraint ${name} ${definition}`)
    for (const { definition } of indexes) await client.query(definition)
  }
}

/**
 * Replaces all lines by `count` new ones in the grid, month by month as reports come, and inside a month to every cell in turn. A
 * cell's organisations and overlaps do not depend on how many lines it has, from two lines a cell.
 */
export async function fillLines(pool: pg.Pool, grid: Grid, count: number): Promise<void> {
  const clients = [await pool.connect(), await pool.connect()]
  try {
    await replaceLines(clients, grid, count)
  } finally {
    // Whoever holds on to a connection keeps the house from closing, and nobody sees why.
    for (const each of clients) each.release()
  }
}

async function replaceLines(clients: readonly pg.PoolClient[], grid: Grid, count: number): Promise<void> {
  const [client] = clients
  if (!client) throw new Error('There is no connection.')
  await client.query(
    'truncate activity_report, activity_report_before, reach_cell, presence_cell, overlap_cell, organisation_cell, activity_cell, partner_cell, objective_cell cascade',
  )
  const putIndexesOn = await withoutIndexes(client)
  const left = grid.months.map((month, nth) => ({
    month,
    lines: Math.floor(((nth + 1) * count) / grid.months.length) - Math.floor((nth * count) / grid.months.length),
  }))
  await Promise.all(
    clients.map(async each => {
      for (let next = left.shift(); next; next = left.shift()) await fillMonth(each, grid, next.month, next.lines)
    }),
  )
  await putIndexesOn()
  await client.query('analyze activity_report')
}
