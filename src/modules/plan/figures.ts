/**
 * Figures of cells (people in need and targeted, people counted, caseloads of objectives) as they follow the place, cluster or group they
 * are of when it is merged, and go back when it is separated.
 */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { canonicalJson } from '../../kernel/journal.ts'
import type { Merged } from '../operations/index.ts'

export type FigureColumn = 'place_id' | 'cluster_id' | 'group_id'

type Value = string | number | boolean | null
type Row = Record<string, Value>

interface Cell {
  rows: Row[]
  /** What the figure said before, oldest first. */
  history: Row[]
}

interface FigureKind {
  name: 'need' | 'population_figure' | 'caseload'
  /** What a figure is of; there is one for each. */
  key: readonly string[]
  /** Table of what figures said before. */
  history: string | null
  /** Joins the cell of the merged entry with that of the one that stays; both name the latter already. */
  join(moved: Cell, stays: Cell, now: Date): Cell
}

const added = (a: Value | undefined, b: Value | undefined) =>
  a === null || a === undefined ? (b ?? null) : Number(a) + Number(b ?? 0)
const highest = (a: Value | undefined, b: Value | undefined) =>
  a === null || a === undefined ? (b ?? null) : Math.max(Number(a), Number(b ?? 0))

/**
 * What one import counts under both spellings are different people of one place and adds up, as it does when the import is given again.
 * Of two sources one holds: the sourced before the illustrative, else that of the entry that stays; the other is kept as what was said
 * before.
 */
function joinNeeds(moved: Cell, stays: Cell, now: Date): Cell {
  const history = [...moved.history, ...stays.history].map((row, nth) => ({ ...row, version: nth + 1 }))
  const [from, to] = [moved.rows[0], stays.rows[0]]
  const only = from ?? to
  if (!only) return { rows: [], history }
  if (!from || !to) return { rows: [{ ...only, version: history.length + 1 }], history }
  const oneSource = (from.import_id ?? null) !== null && from.import_id === to.import_id
  const [winner, other] = to.illustrative && !from.illustrative ? [from, to] : [to, from]
  const figures: Row = oneSource
    ? {
        in_need: added(to.in_need, from.in_need),
        targeted: added(to.targeted, from.targeted),
        severity: highest(to.severity, from.severity),
      }
    : {}
  // A part of a sum never holds alone again: the import is taken back as a whole.
  const past = { ...other, version: history.length + 1, undone: oneSource, replaced_at: now.toISOString() }
  return { rows: [{ ...winner, ...figures, version: history.length + 2 }], history: [...history, past] }
}

const kinds: readonly FigureKind[] = [
  { name: 'need', key: ['place_id', 'cluster_id', 'group_id', 'period'], history: 'need_before', join: joinNeeds },
  {
    name: 'population_figure',
    key: ['place_id', 'site', 'group_id', 'period'],
    history: null,
    join: (moved, stays) => (stays.rows.length > 0 ? stays : moved),
  },
  {
    name: 'caseload',
    key: ['objective_id', 'place_id', 'group_id'],
    history: null,
    join: (moved, stays) => (stays.rows.length > 0 ? stays : moved),
  },
]
const having = (column: FigureColumn) => kinds.filter(({ key }) => key.includes(column))

const restOf = ({ key }: FigureKind, column: FigureColumn) => key.filter(part => part !== column)
const cellOf = (kind: FigureKind, column: FigureColumn, row: Row) => canonicalJson(restOf(kind, column).map(part => row[part]))

/** The cells of entries, by what they are of but for the entry. */
async function cellsOf(
  tx: Tx,
  kind: FigureKind,
  column: FigureColumn,
  operationId: string,
  ids: readonly string[],
): Promise<Map<string, Cell>> {
  const cells = new Map<string, Cell>()
  const read = (table: string) =>
    tx.rows<{ row: Row }>(sql`select to_jsonb(t) as row from ${sql.table(table)} t
      where operation_id = ${operationId} and ${sql.ref(column)} = any(${[...ids]}::uuid[])`)
  const at = (row: Row) => {
    const key = cellOf(kind, column, row)
    const cell = cells.get(key) ?? { rows: [], history: [] }
    cells.set(key, cell)
    return cell
  }
  for (const { row } of await read(kind.name)) at(row).rows.push(row)
  for (const { row } of kind.history === null ? [] : await read(kind.history)) at(row).history.push(row)
  for (const { history } of cells.values())
    history.sort((a, b) => String(a[column]).localeCompare(String(b[column])) || Number(a.version) - Number(b.version))
  return cells
}

/** Replaces what the cells of entries say, history and all. */
async function replace(
  tx: Tx,
  kind: FigureKind,
  column: FigureColumn,
  { operationId, id, intoId }: Merged,
  cells: readonly Cell[],
  after: readonly Cell[],
): Promise<void> {
  const rest = restOf(kind, column)
  const keys = cells.map(({ rows, history }) => rows[0] ?? history[0] ?? {})
  const types = rest.map(part => `${part} ${part.endsWith('_id') ? 'uuid' : 'text'}`).join(', ')
  const same = sql.join(
    rest.map(part => sql`t.${sql.ref(part)} is not distinct from input.${sql.ref(part)}`),
    sql` and `,
  )
  for (const [table, rows] of [
    [kind.name, after.flatMap(cell => cell.rows)],
    [kind.history, after.flatMap(cell => cell.history)],
  ] as const) {
    if (table === null) continue
    await tx.run(sql`delete from ${sql.table(table)} t using ${recordset(keys, types)}
      where t.operation_id = ${operationId} and t.${sql.ref(column)} in (${id}, ${intoId}) and ${same}`)
    await tx.run(
      sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`,
    )
  }
}

/** Moves the figures of a merged entry to the one it really is. */
export async function moveFigures(tx: Tx, column: FigureColumn, merged: Merged, now: Date): Promise<void> {
  const { operationId, id, intoId, mergeId } = merged
  for (const kind of having(column)) {
    const cells = [...(await cellsOf(tx, kind, column, operationId, [id, intoId]))].filter(([, cell]) =>
      [...cell.rows, ...cell.history].some(row => row[column] === id),
    )
    if (cells.length === 0) continue
    const before = cells.map(([, cell]) => cell)
    const after = before.map(({ rows, history }) => {
      const of = (entry: string): Cell => {
        const named = (all: Row[]) => all.filter(row => row[column] === entry).map(row => ({ ...row, [column]: intoId }))
        return { rows: named(rows), history: named(history) }
      }
      return kind.join(of(id), of(intoId), now)
    })
    await replace(tx, kind, column, merged, before, after)
    const stands = await cellsOf(tx, kind, column, operationId, [intoId])
    const memory = cells.map(([cell, was]) => ({ cell, before: was, after: stands.get(cell) }))
    await tx.run(sql`insert into moved_cell (operation_id, merge_id, entry_id, kind, cell, before, after)
      select ${operationId}, ${mergeId}, ${id}, ${kind.name}, cell, before, after
      from ${recordset(memory, 'cell text, before jsonb, after jsonb')}`)
  }
}

/** Moves figures back that a merge moved; a cell that somebody wrote to since stays where it is, and so does what it said before. */
export async function moveFiguresBack(tx: Tx, column: FigureColumn, merged: Merged): Promise<void> {
  const { operationId, id, intoId, mergeId } = merged
  const mine = sql`operation_id = ${operationId} and merge_id = ${mergeId} and entry_id = ${id}`
  for (const kind of having(column)) {
    const memory = await tx.rows<{ cell: string; before: Cell; after: Cell }>(
      sql`select cell, before, after from moved_cell where ${mine} and kind = ${kind.name}`,
    )
    if (memory.length === 0) continue
    const stands = await cellsOf(tx, kind, column, operationId, [id, intoId])
    const untouched = memory.filter(({ cell, after }) => canonicalJson(stands.get(cell)) === canonicalJson(after))
    await replace(
      tx,
      kind,
      column,
      merged,
      untouched.map(({ after }) => after),
      untouched.map(({ before }) => before),
    )
  }
  await tx.run(sql`delete from moved_cell where ${mine}`)
}
