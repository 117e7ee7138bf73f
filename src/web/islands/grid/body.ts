/** Draws the rows of the grid that are seen, and takes their elements again for others when it is scrolled. */
import type { GridColumn } from './data.ts'
import { element } from './element.ts'
import type { Marks } from './marks.ts'
import { type Block, type Cell, holds } from './range.ts'
import type { Sheet } from './sheet.ts'

interface DrawnRow {
  element: HTMLElement
  head: HTMLElement
  cells: HTMLElement[]
  /** What stands in each cell, so that only what differs is written. */
  texts: string[]
  looks: string[]
  /** Columns whose cells are not hidden. */
  shown: boolean[]
  top: number
}

export interface BodyState {
  sheet: Sheet
  marks: Marks
  active: Cell
  chosen: Block
  /** The empty row after the last one is drawn too. */
  rows: number
  /** Columns that are seen: the first, and the one after the last. */
  columns: { first: number; last: number }
}

export const rowHeight = 34
const headWidth = 48

/** Where each column begins, in pixels from the start of a row, and where the last one ends. */
export function edgesOf(columns: readonly GridColumn[]): number[] {
  let edge = headWidth
  return [edge, ...columns.map(({ width }) => (edge += width))]
}

export function placeColumn(cell: HTMLElement, edges: readonly number[], column: number): void {
  const start = edges[column] ?? 0
  cell.style.insetInlineStart = `${start}px`
  cell.style.inlineSize = `${(edges[column + 1] ?? start) - start}px`
}

export class Body {
  readonly element: HTMLElement
  private readonly drawn = new Map<number, DrawnRow>()
  private readonly spare: DrawnRow[] = []
  private readonly columns: readonly GridColumn[]
  private readonly edges: readonly number[]
  private readonly noteId: string
  private focusable: HTMLElement | null = null

  constructor(columns: readonly GridColumn[], edges: readonly number[], noteId: string) {
    this.columns = columns
    this.edges = edges
    this.noteId = noteId
    this.element = element('div', { class: 'grid-body', role: 'rowgroup' })
  }

  cell({ row, column }: Cell): HTMLElement | undefined {
    return this.drawn.get(row)?.cells[column]
  }

  /** The cell that an element lies in; the number of a row stands for column -1. */
  cellOf(target: EventTarget | null): Cell | null {
    const found = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
    const row = found?.parentElement?.dataset.row
    return row === undefined ? null : { row: Number(row), column: Number(found?.dataset.column) }
  }

  /** Draws the rows from `first` to `last`, and the active one wherever it is: it has the focus. */
  draw(first: number, last: number, state: BodyState): void {
    const isWanted = (row: number) => (row >= first && row < last) || row === state.active.row
    for (const [row, drawn] of this.drawn)
      if (!isWanted(row)) {
        this.drawn.delete(row)
        this.spare.push(drawn)
      }
    this.element.style.blockSize = `${state.rows * rowHeight}px`
    for (let row = first; row < last; row++) this.drawRow(row, state)
    if (state.active.row < first || state.active.row >= last) this.drawRow(state.active.row, state)
    for (const drawn of this.spare) if (drawn.top >= 0) this.place(drawn, -1)
    const focusable = this.cell(state.active) ?? null
    if (focusable === this.focusable) return
    if (this.focusable) this.focusable.tabIndex = -1
    if (focusable) focusable.tabIndex = 0
    this.focusable = focusable
  }

  private drawRow(row: number, state: BodyState): void {
    let drawn = this.drawn.get(row)
    if (!drawn) {
      drawn = this.spare.pop() ?? this.newRow()
      this.drawn.set(row, drawn)
      this.place(drawn, row)
    }
    this.fill(drawn, row, state)
  }

  /** Row -1 hides it. */
  private place(drawn: DrawnRow, row: number): void {
    drawn.element.hidden = row < 0
    drawn.top = row
    if (row < 0) return
    drawn.element.style.transform = `translateY(${row * rowHeight}px)`
    drawn.element.dataset.row = String(row)
    drawn.element.setAttribute('aria-rowindex', String(row + 2))
    drawn.head.textContent = String(row + 1)
  }

  private newRow(): DrawnRow {
    const head = element('div', { role: 'rowheader', class: 'grid-head', 'aria-colindex': '1', 'data-column': '-1' })
    const cells = this.columns.map(({ kind, field }, column) => {
      const cell = element('div', {
        ...{ role: 'gridcell', class: 'grid-cell', tabindex: '-1' },
        ...{ 'aria-colindex': String(column + 2), 'data-column': String(column), 'data-kind': kind, 'data-field': field },
      })
      placeColumn(cell, this.edges, column)
      return cell
    })
    const row = element('div', { role: 'row', class: 'grid-row' }, head, ...cells)
    this.element.append(row)
    const blank = cells.map(() => '')
    return { element: row, head, cells, texts: blank, looks: [...blank, ''], shown: cells.map(() => true), top: -1 }
  }

  private fill(drawn: DrawnRow, row: number, { sheet, marks, chosen, active, columns }: BodyState): void {
    const stored = sheet.rows[row]
    const count = this.columns.length
    for (let column = 0; column < count; column++) {
      const cell = drawn.cells[column]
      if (!cell) continue
      const isShown = (column >= columns.first && column < columns.last) || (row === active.row && column === active.column)
      if (drawn.shown[column] !== isShown) {
        drawn.shown[column] = isShown
        cell.hidden = !isShown
      }
      if (!isShown) continue
      const text = stored?.cells[column] ?? ''
      if (drawn.texts[column] !== text) {
        drawn.texts[column] = text
        cell.textContent = text
      }
      const weight = marks.weightOf(stored?.id, column)
      const isChosen = holds(chosen, row, column)
      const look = `${weight ?? ''}${isChosen ? '+' : ''}`
      if (drawn.looks[column] === look) continue
      drawn.looks[column] = look
      cell.className = `grid-cell${weight ? ` grid-${weight}` : ''}${isChosen ? ' grid-chosen' : ''}`
      cell.ariaSelected = isChosen ? 'true' : null
      cell.ariaInvalid = weight === 'error' ? 'true' : null
      if (weight) cell.setAttribute('aria-describedby', this.noteId)
      else cell.removeAttribute('aria-describedby')
    }
    const weight = marks.weightOf(stored?.id, -1) ?? ''
    if (drawn.looks[count] === weight) return
    drawn.looks[count] = weight
    drawn.head.className = `grid-head${weight ? ` grid-${weight}` : ''}`
  }
}
