/** Totals kept beside the lines, in the transaction that writes the lines; each function takes that transaction. */
import { type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'

type Fragment = RawBuilder<unknown>

/** Brings the totals of the cells in `touched_cell` up to date from the lines themselves. */
export async function recomputeCells(tx: Tx, operationId: string): Promise<void> {
  await tx.run(
    sql`create temp table cell on commit drop as select distinct period, leaf_id, place_id, group_id from touched_cell`,
  )
  await tx.run(sql`analyze cell`)
  await tx.run(sql`delete from reach_cell c using cell t where c.operation_id = ${operationId} and c.period = t.period and c.leaf_id = t.leaf_id
    and c.place_id is not distinct from t.place_id and c.group_id is not distinct from t.group_id`)
  await tx.run(
    reachCells(
      operationId,
      sql`and exists (select 1 from cell t where t.period = r.period and t.leaf_id = r.leaf_id
    and t.place_id is not distinct from r.place_id and t.group_id is not distinct from r.group_id)`,
    ),
  )
  await tx.run(sql`delete from presence_cell c using (select distinct period, leaf_id, place_id from cell) t
    where c.operation_id = ${operationId} and c.period = t.period and c.leaf_id = t.leaf_id and c.place_id is not distinct from t.place_id`)
  await tx.run(
    presenceCells(
      operationId,
      sql`and exists (select 1 from cell t where t.period = r.period and t.leaf_id = r.leaf_id and t.place_id is not distinct from r.place_id)`,
    ),
  )
}

/**
 * Totals of cells from lines: inside one site (and on lines without a site) people are the highest figure over activities; sites
 * hold different people and add up; the cell is the higher of the two. Planned and cancelled lines reach nobody.
 */
function reachCells(operationId: string, only: Fragment, into = sql`reach_cell`) {
  return sql`insert into ${into} (operation_id, period, leaf_id, place_id, group_id, reached, targeted, lines, lines_unknown, illustrative)
    select ${operationId}, period, leaf_id, place_id, group_id,
      greatest(max(reached) filter (where site is null), sum(reached) filter (where site is not null)),
      greatest(max(targeted) filter (where site is null), sum(targeted) filter (where site is not null)),
      sum(lines), sum(lines_unknown), bool_or(illustrative)
    from (select r.period, r.leaf_id, r.place_id, r.group_id, lower(r.site) as site,
        max(r.reached) filter (where r.status is null or r.status not in ('planned', 'cancelled')) as reached, max(r.targeted) as targeted,
        count(*)::int as lines, (count(*) filter (where r.reached is null))::int as lines_unknown, bool_or(r.illustrative) as illustrative
      from activity_report r where r.operation_id = ${operationId} and not r.withdrawn ${only}
      group by 1, 2, 3, 4, 5) per_site
    group by period, leaf_id, place_id, group_id`
}

/** Who is present where: the implementing organisation, or the lead where no implementer is named. */
function presenceCells(operationId: string, only: Fragment, into = sql`presence_cell`) {
  return sql`insert into ${into} (operation_id, period, leaf_id, place_id, organisation_id, lines, illustrative)
    select ${operationId}, r.period, r.leaf_id, r.place_id, coalesce(r.implementing_organisation_id, r.lead_organisation_id), count(*)::int, bool_or(r.illustrative)
    from activity_report r where r.operation_id = ${operationId} and not r.withdrawn and (r.status is null or r.status not in ('planned', 'cancelled'))
      and coalesce(r.implementing_organisation_id, r.lead_organisation_id) is not null ${only}
    group by r.period, r.leaf_id, r.place_id, 5`
}

/** Cells that differ between the kept totals and totals computed from all lines afresh. */
export async function differingCells(tx: Tx, operationId: string): Promise<{ reach: number; presence: number; cells: number }> {
  await tx.run(sql`create temp table fresh_reach (like reach_cell) on commit drop`)
  await tx.run(reachCells(operationId, sql``, sql`fresh_reach`))
  await tx.run(sql`create temp table fresh_presence (like presence_cell) on commit drop`)
  await tx.run(presenceCells(operationId, sql``, sql`fresh_presence`))
  const kept = (table: string) => sql`select * from ${sql.raw(table)} where operation_id = ${operationId}`
  const difference = async (table: string, fresh: string) => {
    const row = await tx.find<{
      n: number
    }>(sql`select (select count(*) from (${kept(table)} except select * from ${sql.raw(fresh)}) a)::int
      + (select count(*) from (select * from ${sql.raw(fresh)} except ${kept(table)}) b)::int as n`)
    return row?.n ?? 0
  }
  const cells = await tx.find<{ n: number }>(sql`select count(*)::int as n from reach_cell where operation_id = ${operationId}`)
  return {
    reach: await difference('reach_cell', 'fresh_reach'),
    presence: await difference('presence_cell', 'fresh_presence'),
    cells: cells?.n ?? 0,
  }
}
