/** The field in which a cell is written, over its cell; for choices with a list below it that follows what is typed. */
import { fitting } from './choices.ts'
import type { GridColumn } from './data.ts'
import { element } from './element.ts'

const choicesShown = 100

export type Leaving = 'down' | 'up' | 'next' | 'back' | 'stay'

export interface EditorOptions {
  column: GridColumn
  choices: readonly string[]
  value: string
  /** The value is what was typed just now: it is not selected, and the list follows it. */
  typed: boolean
  label: string
  describedBy: string
  /** The list opens upwards. */
  upwards: boolean
  onDone: (value: string | null, leaving: Leaving) => void
}

export class Editor {
  readonly element: HTMLElement
  private readonly field: HTMLInputElement | HTMLTextAreaElement
  private readonly list: HTMLElement | null
  private readonly options: EditorOptions
  private shown: string[] = []
  private lit = -1
  private isDone = false

  constructor(options: EditorOptions) {
    this.options = options
    const { column, value, label, describedBy, upwards } = options
    const attributes = { class: 'grid-field', 'aria-label': label, 'aria-describedby': describedBy, dir: 'auto' }
    const isChoice = column.kind === 'choice'
    if (isChoice) {
      this.list = element('ul', {
        class: `grid-list${upwards ? ' grid-list-up' : ''}`,
        role: 'listbox',
        id: 'grid-list',
        'aria-label': column.name,
      })
      const combobox = { role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'grid-list', 'aria-autocomplete': 'list' }
      this.field = element('input', { ...attributes, ...combobox, autocomplete: 'off' })
      this.list.addEventListener('pointerdown', event => {
        const choice = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null
        event.preventDefault()
        if (choice) this.finish(this.shown[Number(choice.dataset.at)] ?? '', 'stay')
      })
    } else {
      this.list = null
      this.field =
        column.kind === 'number'
          ? element('input', { ...attributes, inputmode: 'decimal' })
          : element('textarea', { ...attributes, rows: '1' })
    }
    this.field.value = value
    this.element = element('div', { class: 'grid-editor' }, this.field, ...(this.list ? [this.list] : []))
    this.field.addEventListener('keydown', event => this.onKey(event as KeyboardEvent))
    this.field.addEventListener('input', () => this.fillList(true))
    this.field.addEventListener('blur', () => this.finish(this.field.value, 'stay'))
    // Copying, cutting and pasting inside the field are the field's own.
    for (const name of ['copy', 'cut', 'paste', 'pointerdown', 'dblclick', 'click'])
      this.element.addEventListener(name, event => event.stopPropagation())
  }

  /** Called when it stands on the page. */
  open(): void {
    this.field.focus({ preventScroll: true })
    if (this.options.typed || this.field instanceof HTMLTextAreaElement)
      this.field.setSelectionRange(this.field.value.length, this.field.value.length)
    else this.field.select()
    this.fillList(this.options.typed)
  }

  /** What was written is taken. */
  commit(): void {
    this.finish(this.field.value, 'stay')
  }

  private finish(value: string | null, leaving: Leaving): void {
    if (this.isDone) return
    this.isDone = true
    this.options.onDone(value, leaving)
  }

  private fillList(follow: boolean): void {
    if (!this.list) return
    const { choices, column } = this.options
    const typed = follow ? this.field.value : ''
    this.shown = fitting(choices, typed, choicesShown)
    this.list.replaceChildren(
      ...this.shown.map((choice, at) =>
        element('li', { role: 'option', id: `grid-choice-${at}`, 'data-at': String(at), dir: 'auto' }, choice),
      ),
    )
    this.list.hidden = this.shown.length === 0
    // Where nothing but the list may be written, what fits best is taken; elsewhere only what somebody goes to.
    this.light(follow ? (column.open || typed.trim() === '' ? -1 : 0) : this.shown.indexOf(this.field.value))
  }

  private light(at: number): void {
    this.list?.children[this.lit]?.setAttribute('aria-selected', 'false')
    this.lit = this.shown.length === 0 ? -1 : Math.min(at, this.shown.length - 1)
    const choice = this.list?.children[this.lit]
    if (!choice) {
      this.field.removeAttribute('aria-activedescendant')
      return
    }
    choice.setAttribute('aria-selected', 'true')
    choice.scrollIntoView({ block: 'nearest' })
    this.field.setAttribute('aria-activedescendant', choice.id)
  }

  private onKey(event: KeyboardEvent): void {
    event.stopPropagation()
    // A key that writes with an input method is not for us.
    if (event.isComposing) return
    const { key } = event
    const isArrow = this.list !== null && (key === 'ArrowDown' || key === 'ArrowUp')
    if (key === 'Escape') this.finish(null, 'stay')
    if (isArrow || key === 'Enter' || key === 'Tab') event.preventDefault()
    if (isArrow) this.light(Math.max(0, this.lit + (key === 'ArrowDown' ? 1 : -1)))
    if (key !== 'Enter' && key !== 'Tab') return
    if (key === 'Enter' && event.altKey && this.field instanceof HTMLTextAreaElement) {
      this.field.setRangeText('\n', this.field.selectionStart, this.field.selectionEnd, 'end')
      return
    }
    const back = event.shiftKey
    const value = this.lit >= 0 ? (this.shown[this.lit] ?? this.field.value) : this.field.value
    this.finish(value, key === 'Enter' ? (back ? 'up' : 'down') : back ? 'back' : 'next')
  }
}
