/** The grid on the page: what keys, pointer and clipboard do to its sheet, and what it shows of it. */
import { Body, edgesOf, placeColumn, rowHeight } from './body.ts'
import type { GridColumn, GridData, GridTexts } from './data.ts'
import { Editor, type Leaving } from './editor.ts'
import { element } from './element.ts'
import { headingsIn } from './headings.ts'
import { cellAfter, cellAfterTab } from './keys.ts'
import type { Marks, Said } from './marks.ts'
import { type Block, blockOf, type Cell, inside } from './range.ts'
import type { Sheet } from './sheet.ts'
import { formatTable, parseTable } from './tsv.ts'
import { columnsBetween, scrollTo, windowOf } from './window.ts'

const spareRows = 5
const spareWidth = 200
const noteId = 'grid-note'
const helpId = 'grid-help'

export interface GridViewOptions {
  data: GridData
  sheet: Sheet
  marks: Marks
  /** Is told which cell the reader stands on; the row is undefined below the last one. */
  onCell?: (row: string | undefined, position: number, field: string) => void
  /** Escape leaves the grid: where to. */
  leave: () => void
  say: (text: string) => void
}

export class GridView {
  readonly element: HTMLElement
  readonly note = element('div', { class: 'grid-note', id: noteId })
  private readonly canvas: HTMLElement
  private readonly grid: HTMLElement
  private readonly heading: HTMLElement
  private readonly body: Body
  private readonly edges: readonly number[]
  private readonly options: GridViewOptions
  private readonly columns: readonly GridColumn[]
  private readonly texts: GridTexts
  private marks: Marks
  private active: Cell = { row: 0, column: 0 }
  private anchor: Cell = { row: 0, column: 0 }
  private editor: Editor | null = null
  private drawing = 0
  private height = 0
  private width = 0

  constructor(options: GridViewOptions) {
    this.options = options
    const { data, marks } = options
    this.columns = data.columns
    this.texts = data.texts
    this.marks = marks
    this.edges = edgesOf(data.columns)
    this.body = new Body(data.columns, this.edges, noteId)
    const head = data.columns.map(({ name, hint }, column) =>
      element(
        'div',
        {
          role: 'columnheader',
          class: 'grid-cell grid-heading',
          'aria-colindex': String(column + 2),
          ...(hint && { title: hint }),
        },
        element('span', {}, name),
      ),
    )
    const corner = element('div', { role: 'columnheader', class: 'grid-head grid-heading', 'aria-colindex': '1' }, '№')
    corner.setAttribute('aria-label', data.texts.row)
    const headRow = element('div', { role: 'row', class: 'grid-row', 'aria-rowindex': '1' }, corner, ...head)
    this.heading = element('div', { class: 'grid-headings', role: 'rowgroup' }, headRow)
    this.grid = element(
      'div',
      {
        ...{ role: 'grid', 'aria-label': data.texts.label, 'aria-describedby': helpId },
        ...{ 'aria-colcount': String(data.columns.length + 1), 'aria-multiselectable': 'true' },
        ...(data.saveTo === null && { 'aria-readonly': 'true' }),
      },
      this.heading,
      this.body.element,
    )
    // The field of an open cell lies beside the grid: a grid holds rows and nothing else.
    this.canvas = element('div', { class: 'grid-canvas' }, this.grid)
    this.canvas.style.setProperty('--grid-width', `${this.edges.at(-1)}px`)
    for (const [column, cell] of head.entries()) placeColumn(cell, this.edges, column)
    this.canvas.style.setProperty('--grid-row', `${rowHeight}px`)
    this.element = element('div', { class: `grid-scroller${this.isEditable ? ' grid-editable' : ''}` }, this.canvas)
    this.listen()
  }

  /** Called when it stands on the page. */
  start(): void {
    this.measure()
    new ResizeObserver(() => {
      this.measure()
      this.drawSoon()
    }).observe(this.element)
    this.draw()
    this.sayCell()
  }

  get isEditable(): boolean {
    return this.options.data.saveTo !== null
  }

  get chosen(): Block {
    return blockOf(this.anchor, this.active)
  }

  setMarks(marks: Marks): void {
    this.marks = marks
    this.drawSoon()
    this.sayCell()
  }

  /** Goes to a cell and puts the focus on it. */
  go(cell: Cell, extend = false): void {
    this.editor?.commit()
    this.active = inside(cell, this.rowCount, this.columns.length)
    if (!extend) this.anchor = this.active
    const { scrollTop: top } = this.element
    const wanted = scrollTo({ top, height: this.height, rowHeight, rows: this.rowCount }, this.active.row)
    if (wanted !== top) this.element.scrollTop = wanted
    this.sayCell()
    this.draw()
    const drawn = this.body.cell(this.active)
    drawn?.focus({ preventScroll: true })
    drawn?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  goToProblem(): void {
    const cell = this.marks.nextAfter(this.active, this.options.sheet.rows)
    if (cell) this.go(cell)
    else this.options.say(this.texts.noProblems)
  }

  undo(): void {
    this.afterStep(this.options.sheet.undo())
  }

  redo(): void {
    this.afterStep(this.options.sheet.redo())
  }

  insertRow(): void {
    const { top, bottom } = this.chosen
    if (!this.options.sheet.insert(top, bottom - top + 1)) this.options.say(this.texts.noRoom)
    this.go({ row: top, column: this.active.column })
  }

  removeRows(): void {
    const { top, bottom } = this.chosen
    this.options.sheet.remove(top, bottom - top + 1)
    this.go({ row: top, column: this.active.column })
  }

  fillDown(): void {
    const { chosen } = this
    // One cell is filled from the one above it.
    this.options.sheet.fillDown(chosen.top === chosen.bottom && chosen.top > 0 ? { ...chosen, top: chosen.top - 1 } : chosen)
    this.draw()
  }

  drawSoon(): void {
    this.drawing ||= requestAnimationFrame(() => this.draw())
  }

  /** An empty row after the last one waits to be written in. */
  private get rowCount(): number {
    const { sheet, data } = this.options
    return Math.max(1, sheet.rows.length + (this.isEditable && sheet.rows.length < data.most ? 1 : 0))
  }

  private measure(): void {
    this.height = Math.max(rowHeight, this.element.clientHeight - this.heading.offsetHeight)
    this.width = this.element.clientWidth
    this.element.style.setProperty('--grid-headings', `${this.heading.offsetHeight}px`)
  }

  private draw(): void {
    cancelAnimationFrame(this.drawing)
    this.drawing = 0
    const rows = this.rowCount
    this.active = inside(this.active, rows, this.columns.length)
    this.anchor = inside(this.anchor, rows, this.columns.length)
    const { first, last } = windowOf({ top: this.element.scrollTop, height: this.height, rowHeight, rows }, spareRows)
    this.grid.setAttribute('aria-rowcount', String(rows + 1))
    // In right-to-left writing the distance is negative.
    const from = Math.abs(this.element.scrollLeft)
    const columns = columnsBetween(this.edges, from - spareWidth, from + this.width + spareWidth)
    const { sheet } = this.options
    this.body.draw(first, last, { sheet, marks: this.marks, active: this.active, chosen: this.chosen, rows, columns })
  }

  private afterStep(cell: Cell | null): void {
    if (cell) this.go(cell)
  }

  /** Says below the grid which cell this is, what it holds when it is cut off, and what there is to say about it. */
  private sayCell(): void {
    const { row, column } = this.active
    const id = this.options.sheet.rows[row]?.id
    const { name = '', hint, field = '' } = this.columns[column] ?? {}
    const said = (each: Said) =>
      element(
        'li',
        {},
        element('b', { class: `weight grid-says-${each.weight}` }, this.texts[each.weight]),
        ' ',
        element('span', { dir: 'auto' }, each.text),
      )
    const value = this.options.sheet.at(row, column)
    const marks = [...this.marks.of(id, column), ...this.marks.of(id, -1)]
    this.note.replaceChildren(
      element(
        'p',
        {},
        element('b', {}, `${this.texts.row} ${row + 1} · ${name}`),
        ' ',
        element('span', { dir: 'auto' }, value || hint || ''),
      ),
      ...(marks.length > 0 ? [element('ul', {}, ...marks.map(said))] : []),
    )
    this.options.onCell?.(id, row + 1, field)
  }

  private listen(): void {
    this.element.addEventListener('scroll', () => this.drawSoon(), { passive: true })
    this.canvas.addEventListener('keydown', event => this.onKey(event))
    this.canvas.addEventListener('pointerdown', event => this.onPointerDown(event))
    this.canvas.addEventListener('pointermove', event => {
      if (event.pointerType !== 'mouse' || event.buttons !== 1 || this.editor) return
      const cell = this.body.cellOf(event.target)
      if (!cell || cell.column < 0 || (cell.row === this.active.row && cell.column === this.active.column)) return
      this.go(cell, true)
    })
    this.canvas.addEventListener('click', event => this.onClick(event as PointerEvent))
    this.canvas.addEventListener('dblclick', () => this.edit())
    this.canvas.addEventListener('copy', event => this.copy(event))
    this.canvas.addEventListener('cut', event => {
      this.copy(event)
      if (this.isEditable) this.options.sheet.clear(this.chosen)
      this.drawSoon()
    })
    this.canvas.addEventListener('paste', event => {
      const text = event.clipboardData?.getData('text/plain')
      if (!text || !this.isEditable) return
      event.preventDefault()
      this.paste(text)
    })
  }

  private onPointerDown(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' || event.button !== 0) return
    const cell = this.body.cellOf(event.target)
    if (!cell) return
    // Keeps the page from choosing text while cells are chosen.
    event.preventDefault()
    this.choose(cell, event.shiftKey)
  }

  /** A finger chooses a cell, and opens it when it is chosen already. */
  private onClick(event: PointerEvent): void {
    if (event.pointerType === 'mouse') return
    const cell = this.body.cellOf(event.target)
    if (!cell) return
    const isAgain = cell.row === this.active.row && cell.column === this.active.column
    this.choose(cell, event.shiftKey)
    if (isAgain) this.edit()
  }

  private choose(cell: Cell, extend: boolean): void {
    this.go({ row: cell.row, column: Math.max(0, cell.column) }, extend)
    if (cell.column >= 0) return
    this.anchor = { row: extend ? this.anchor.row : cell.row, column: this.columns.length - 1 }
    this.drawSoon()
  }

  private copy(event: ClipboardEvent): void {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', formatTable(this.options.sheet.cellsOf(this.chosen)))
  }

  private paste(text: string): void {
    const { sheet } = this.options
    const copied = parseTable(text)
    const named = headingsIn(
      copied[0] ?? [],
      this.columns.map(({ names }) => names),
    )
    const { chosen } = this
    const left = named
      ? sheet.write(
          { row: chosen.top, column: 0 },
          copied.slice(1),
          named.map(column => (column < 0 ? undefined : column) ?? -1),
        )
      : sheet.paste(chosen, copied)
    this.options.say(left > 0 ? `${this.texts.noRoom} (${left})` : '')
    this.draw()
    this.sayCell()
  }

  private onKey(event: KeyboardEvent): void {
    if (this.editor) return
    const { key, shiftKey } = event
    const ctrl = event.ctrlKey || event.metaKey
    const size = { rows: this.rowCount, columns: this.columns.length, page: Math.max(1, Math.floor(this.height / rowHeight) - 1) }
    const rightToLeft = getComputedStyle(this.canvas).direction === 'rtl'
    const moved = event.altKey ? null : cellAfter({ key, ctrl, rightToLeft }, this.active, size)
    if (moved) this.go(moved, shiftKey)
    else if (key === 'Tab') {
      const next = cellAfterTab(this.active, shiftKey, size)
      if (!next) return
      this.go(next)
    } else if (key === 'Escape') this.options.leave()
    else if (key === 'F8') this.goToProblem()
    else if (ctrl && key.toLowerCase() === 'a') {
      this.go({ row: 0, column: 0 })
      this.anchor = { row: this.rowCount - 1, column: this.columns.length - 1 }
      this.drawSoon()
    } else if (key === ' ' && shiftKey) {
      this.anchor = { row: this.anchor.row, column: this.columns.length - 1 }
      this.go({ row: this.active.row, column: 0 }, true)
    } else if (!this.isEditable || !this.write(event, ctrl)) return
    event.preventDefault()
  }

  /** Keys that change something. @returns whether this was one. */
  private write(event: KeyboardEvent, ctrl: boolean): boolean {
    const { key } = event
    const letter = key.toLowerCase()
    if (ctrl && (letter === 'y' || (letter === 'z' && event.shiftKey))) this.redo()
    else if (ctrl && letter === 'z') this.undo()
    else if (ctrl && letter === 'd') this.fillDown()
    else if (key === 'Insert' && !ctrl && !event.shiftKey) this.insertRow()
    else if (key === 'Delete' && ctrl) this.removeRows()
    else if (key === 'Delete' || key === 'Backspace') {
      this.options.sheet.clear(this.chosen)
      this.draw()
      this.sayCell()
    } else if (key === 'Enter' || key === 'F2' || (key === 'ArrowDown' && event.altKey)) this.edit()
    else if (key.length === 1 && !ctrl && !event.altKey) this.edit(key)
    else return false
    return true
  }

  /** Opens the active cell; what was typed on it replaces what it says. */
  private edit(typed?: string): void {
    const column = this.columns[this.active.column]
    if (this.editor || !column || !this.isEditable) return
    this.go(this.active)
    const cell = this.body.cell(this.active)
    if (!cell) return
    const box = cell.getBoundingClientRect()
    const [canvas, scroller] = [this.canvas.getBoundingClientRect(), this.element.getBoundingClientRect()]
    const rightToLeft = getComputedStyle(this.canvas).direction === 'rtl'
    const at = this.active
    const editor = new Editor({
      ...{ column, choices: this.choicesOf(column, at.row), value: typed ?? this.options.sheet.at(at.row, at.column) },
      ...{ typed: typed !== undefined, label: `${this.texts.row} ${at.row + 1} · ${column.name}`, describedBy: noteId },
      upwards: box.bottom - scroller.top > scroller.height * 0.6 && box.top - scroller.top > 180,
      onDone: (value, leaving) => this.finish(at, value, leaving),
    })
    this.editor = editor
    const style = editor.element.style
    style.insetInlineStart = `${rightToLeft ? canvas.right - box.right : box.left - canvas.left}px`
    style.insetBlockStart = `${box.top - canvas.top}px`
    style.inlineSize = `${box.width}px`
    this.canvas.append(editor.element)
    editor.open()
  }

  private choicesOf({ choices = [] }: GridColumn, row: number): readonly string[] {
    if (!('lists' in choices)) return choices
    const other = this.columns.findIndex(({ field }) => field === choices.column)
    const value = this.options.sheet.at(row, other)
    return choices.lists[value] ?? [...new Set(Object.values(choices.lists).flat())]
  }

  private finish(at: Cell, value: string | null, leaving: Leaving): void {
    const editor = this.editor
    if (!editor) return
    this.editor = null
    const hadFocus = editor.element.contains(document.activeElement)
    if (value !== null) this.options.sheet.write(at, [[value]])
    editor.element.remove()
    this.draw()
    this.sayCell()
    if (!hadFocus) return
    const size = { rows: this.rowCount, columns: this.columns.length }
    const down = { down: 1, up: -1, stay: 0, next: 0, back: 0 }[leaving]
    const tabbed = leaving === 'next' || leaving === 'back' ? cellAfterTab(at, leaving === 'back', size) : null
    this.go(tabbed ?? { row: at.row + down, column: at.column })
  }
}
