/** What a sheet changes besides values, remembered while it is stored, and put back when it is taken back. */
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { lockFigures, recalculate } from './recalculate.ts'
import { assertPlanHolds } from './store.ts'

/** Rows that a sheet may touch. */
export interface SheetRows {
  indicatorIds: readonly string[]
  planIndicatorIds: readonly string[]
}

/** The rows as they are now, by what they are and by their key. */
function rowsOf(operationId: string, { indicatorIds, planIndicatorIds }: SheetRows) {
  const [definitions, planned] = [sql`any(${[...indicatorIds]}::uuid[])`, sql`any(${[...planIndicatorIds]}::uuid[])`]
  return sql`select 'definition' as what, jsonb_build_object('id', id) as row_key, to_jsonb(t) - 'version' as row from indicator t
      where operation_id = ${operationId} and id = ${definitions}
    union all select 'planned', jsonb_build_object('id', id), to_jsonb(t) - 'version' from plan_indicator t
      where operation_id = ${operationId} and id = ${planned}
    union all select 'target', jsonb_build_object('plan_indicator_id', plan_indicator_id, 'place_id', place_id, 'key', key), to_jsonb(t)
      from indicator_target t where operation_id = ${operationId} and plan_indicator_id = ${planned}
    union all select 'breakdown', jsonb_build_object('plan_indicator_id', plan_indicator_id, 'disaggregation_id', disaggregation_id), to_jsonb(t)
      from plan_indicator_disaggregation t where operation_id = ${operationId} and plan_indicator_id = ${planned}`
}

/** Looks at the rows before a sheet is stored; `remember` after it was stored keeps what differs. */
export async function lookBefore(tx: Tx, operationId: string, rows: SheetRows): Promise<void> {
  await tx.run(sql`create temp table before_sheet on commit drop as ${rowsOf(operationId, rows)}`)
}

/** Keeps what a sheet changed, of the rows that are there now. */
export async function remember(tx: Tx, operationId: string, importId: string, rows: SheetRows): Promise<void> {
  await tx.run(sql`insert into indicator_import_change (operation_id, import_id, what, row_key, before, after)
    select ${operationId}, ${importId}, n.what, n.row_key, b.row, n.row from (${rowsOf(operationId, rows)}) n
    left join before_sheet b on b.what = n.what and b.row_key = n.row_key where n.row is distinct from b.row`)
}

export interface PutBack {
  /** Rows that are gone, or as they were before the sheet. */
  back: number
  /** Rows that stay: somebody changed them since, or something else needs them. */
  kept: number
}

/**
 * Puts back what a sheet changed besides values, which were taken back before. What somebody changed since, or something else needs, stays as
 * it is. Figures that count otherwise by what is put back are made anew.
 * @throws Problem `units-differ`, `rolls-up-into-itself` when the plan as it was does not fit what was planned since.
 */
export async function putBack(tx: Tx, operationId: string, importId: string): Promise<PutBack> {
  await lockFigures(tx, operationId)
  const changes = await tx.rows<{
    what: string
    id: string | null
    planned: string | null
  }>(sql`select what, row_key ->> 'id' as id,
      row_key ->> 'plan_indicator_id' as planned
    from indicator_import_change where operation_id = ${operationId} and import_id = ${importId}`)
  if (changes.length === 0) return { back: 0, kept: 0 }
  const ids = (of: string) => changes.flatMap(({ what, id }) => (what === of && id !== null ? [id] : []))
  const rows = {
    indicatorIds: ids('definition'),
    planIndicatorIds: [...new Set([...ids('planned'), ...changes.flatMap(({ planned }) => planned ?? [])])],
  }
  await tx.run(sql`create temp table to_put_back on commit drop as
    select c.what, c.row_key, c.before from indicator_import_change c join (${rowsOf(operationId, rows)}) n
      on n.what = c.what and n.row_key = c.row_key and n.row = c.after
    where c.operation_id = ${operationId} and c.import_id = ${importId}`)
  let back = 0
  // What hangs on others goes first; of what rolls up, parts before what they roll up into, so it takes as many rounds as there are levels.
  for (const what of ['target', 'breakdown', 'planned', 'definition'])
    for (let done = 1; done > 0; back += done) {
      done = await tx.run(sql`with tried as materialized (
          select row_key, put_back_indicator_row(${operationId}, ${what}, row_key, before) as done from to_put_back where what = ${what})
        delete from to_put_back p using tried t where p.what = ${what} and t.row_key = p.row_key and t.done`)
    }
  await tx.run(sql`delete from indicator_import_change where operation_id = ${operationId} and import_id = ${importId}`)
  const used = await tx.rows<{ id: string }>(sql`select id from plan_indicator where operation_id = ${operationId}
    and (indicator_id = any(${rows.indicatorIds}::uuid[]) or id = any(${rows.planIndicatorIds}::uuid[]))`)
  const planned = used.map(({ id }) => id)
  await assertPlanHolds(tx, operationId, planned)
  if (planned.length > 0) await recalculate(tx, operationId, { planIndicatorIds: planned })
  return { back, kept: changes.length - back }
}
