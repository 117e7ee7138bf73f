/** The rows of an editable grid and everything that is done to them, each time in a way that can be undone. Knows no page. */
import { type Block, type Cell, tiled } from './range.ts'

export interface Row {
  id: string
  cells: readonly string[]
}

/** One thing that was done. Cells hold what they said before and say now; rows that came or went are kept whole. */
type Step =
  | { kind: 'cells'; changes: { row: number; column: number; from: string; to: string }[] }
  | { kind: 'insert'; at: number; rows: Row[] }
  | { kind: 'delete'; at: number; rows: Row[] }

/** What was done at one go, and undone at one go. */
interface Change {
  steps: Step[]
  /** Where it was done: there the reader looks when it is undone. */
  cell: Cell
}

const undosKept = 200

function opposite(step: Step): Step {
  if (step.kind === 'cells')
    return { kind: 'cells', changes: step.changes.map(({ from, to, ...at }) => ({ ...at, from: to, to: from })) }
  const { at, rows } = step
  return step.kind === 'insert' ? { kind: 'delete', at, rows } : { kind: 'insert', at, rows }
}

export interface SheetOptions {
  columns: number
  /** Rows that it may hold at most. */
  most: number
  newId: () => string
  /** Is told the rows whose cells changed, and whether rows came, went or moved. */
  onChange?: (touched: readonly string[], reordered: boolean) => void
}

export class Sheet {
  rows: Row[]
  private readonly done: Change[] = []
  private readonly undone: Change[] = []
  private readonly options: SheetOptions

  constructor(rows: readonly Row[], options: SheetOptions) {
    this.rows = [...rows]
    this.options = options
  }

  /** What a cell says; empty where there is none. */
  at(row: number, column: number): string {
    return this.rows[row]?.cells[column] ?? ''
  }

  get canUndo(): boolean {
    return this.done.length > 0
  }

  get canRedo(): boolean {
    return this.undone.length > 0
  }

  /**
   * Writes cells from a corner on; rows that are not there yet are added at the end, as many as there is room for. Cells past the last
   * column are left out. `columns` says which column each cell of a row goes to, where they do not lie side by side.
   * @returns how many rows found no room.
   */
  write(from: Cell, values: readonly (readonly string[])[], columns?: readonly number[]): number {
    const room = Math.max(0, this.options.most - from.row)
    const taken = values.slice(0, room)
    const steps: Step[] = []
    const missing = from.row + taken.length - this.rows.length
    if (missing > 0)
      steps.push({ kind: 'insert', at: this.rows.length, rows: Array.from({ length: missing }, () => this.emptyRow()) })
    const changes = taken.flatMap((cells, down) =>
      cells.flatMap((to, across) => {
        const column = columns ? columns[across] : from.column + across
        if (column === undefined || column < 0 || column >= this.options.columns) return []
        const row = from.row + down
        const before = this.at(row, column)
        return before === to ? [] : [{ row, column, from: before, to }]
      }),
    )
    if (changes.length > 0) steps.push({ kind: 'cells', changes })
    this.make({ steps, cell: from })
    return values.length - taken.length
  }

  /** Pastes what was copied over a chosen block. @returns how many rows found no room. */
  paste(block: Block, copied: readonly (readonly string[])[]): number {
    return this.write({ row: block.top, column: block.start }, tiled(copied, block))
  }

  /** Empties a block. */
  clear(block: Block): void {
    const bottom = Math.min(block.bottom, this.rows.length - 1)
    if (bottom < block.top) return
    const row = Array.from({ length: block.end - block.start + 1 }, () => '')
    const rows = Array.from({ length: bottom - block.top + 1 }, () => row)
    this.write({ row: block.top, column: block.start }, rows)
  }

  /** Writes what the first row of a block says into all rows of it. */
  fillDown(block: Block): void {
    const first = this.cellsOf({ ...block, bottom: block.top })[0] ?? []
    const rows = Array.from({ length: block.bottom - block.top }, () => first)
    this.write({ row: block.top + 1, column: block.start }, rows)
  }

  /** Adds empty rows before a row. @returns whether there was room. */
  insert(at: number, count: number): boolean {
    if (this.rows.length + count > this.options.most || count < 1) return false
    const rows = Array.from({ length: count }, () => this.emptyRow())
    this.make({ steps: [{ kind: 'insert', at: Math.min(at, this.rows.length), rows }], cell: { row: at, column: 0 } })
    return true
  }

  /** Takes rows away. */
  remove(at: number, count: number): void {
    const rows = this.rows.slice(at, at + count)
    if (rows.length > 0) this.make({ steps: [{ kind: 'delete', at, rows }], cell: { row: at, column: 0 } })
  }

  /** Undoes what was done last. @returns where it was; null when there is nothing to undo. */
  undo(): Cell | null {
    const change = this.done.pop()
    if (!change) return null
    this.undone.push(change)
    this.apply([...change.steps].reverse().map(opposite))
    return change.cell
  }

  /** Does again what was undone last. */
  redo(): Cell | null {
    const change = this.undone.pop()
    if (!change) return null
    this.done.push(change)
    this.apply(change.steps)
    return change.cell
  }

  /** What the cells of a block say. */
  cellsOf({ top, bottom, start, end }: Block): string[][] {
    return Array.from({ length: bottom - top + 1 }, (_, down) =>
      Array.from({ length: end - start + 1 }, (_, across) => this.at(top + down, start + across)),
    )
  }

  private emptyRow(): Row {
    return { id: this.options.newId(), cells: Array.from({ length: this.options.columns }, () => '') }
  }

  private make(change: Change): void {
    if (change.steps.length === 0) return
    this.done.push(change)
    if (this.done.length > undosKept) this.done.shift()
    this.undone.length = 0
    this.apply(change.steps)
  }

  private apply(steps: readonly Step[]): void {
    const touched = new Set<string>()
    for (const step of steps) {
      if (step.kind === 'insert') {
        this.rows = [...this.rows.slice(0, step.at), ...step.rows, ...this.rows.slice(step.at)]
        for (const { id } of step.rows) touched.add(id)
      } else if (step.kind === 'delete')
        this.rows = [...this.rows.slice(0, step.at), ...this.rows.slice(step.at + step.rows.length)]
      else this.writeCells(step.changes, touched)
    }
    this.options.onChange?.(
      [...touched],
      steps.some(({ kind }) => kind !== 'cells'),
    )
  }

  /** Rows are replaced, not changed: a row that a change keeps stays as it was. */
  private writeCells(changes: readonly { row: number; column: number; to: string }[], touched: Set<string>): void {
    const fresh = new Map<number, string[]>()
    for (const { row, column, to } of changes) {
      const before = this.rows[row]
      if (!before) continue
      let cells = fresh.get(row)
      if (!cells) {
        cells = [...before.cells]
        fresh.set(row, cells)
        this.rows[row] = { id: before.id, cells }
        touched.add(before.id)
      }
      cells[column] = to
    }
  }
}
