/** Wakes the editable grid of a report: takes the place of the form that is there without it, and sends what changes. */
import type { GridData, GridSaved } from './grid/data.ts'
import { element } from './grid/element.ts'
import { Marks } from './grid/marks.ts'
import { Saving, type SavingState, withKept } from './grid/saving.ts'
import { type Row, Sheet } from './grid/sheet.ts'
import { GridView } from './grid/view.ts'

/** A random UUID (RFC 9562, version 4); `crypto.randomUUID` is missing on plain HTTP. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128
  const digits = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

const rowOf = ([id = '', ...cells]: readonly string[]): Row => ({ id, cells })

async function rowsOf(data: GridData): Promise<Row[]> {
  if (data.rowsAt === undefined) return data.rows.map(rowOf)
  const answer = await fetch(data.rowsAt, { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(String(answer.status))
  return ((await answer.json()) as string[][]).map(rowOf)
}

async function wake(island: HTMLElement): Promise<void> {
  const data = JSON.parse(island.querySelector('[data-grid-data]')?.textContent ?? 'null') as GridData | null
  if (!data) return
  const { texts } = data
  const fields = data.columns.map(({ field }) => field)
  const stored = await rowsOf(data)
  const status = element('span', { class: 'grid-status', role: 'status' })
  const choice = element('span', { class: 'grid-choice' })
  const button = (label: string, keys: string, act: () => void) => {
    const made = element(
      'button',
      { type: 'button', class: 'grid-tool', ...(keys && { 'aria-keyshortcuts': keys, title: keys }) },
      label,
    )
    made.addEventListener('click', act)
    return made
  }

  let sheet: Sheet
  let view: GridView
  const saving = new Saving(
    {
      data,
      rows: () => sheet.rows,
      onState: (state, text) => show(state, text),
      onSaved: saved => {
        view.setMarks(new Marks(saved.marks, fields))
        tell(saved)
      },
    },
    stored.map(({ id }) => id),
  )
  const left = data.saveTo === null ? null : saving.kept()
  const startsWithKept = left?.fits === true
  const onChange = (touched: readonly string[], reordered: boolean) => {
    saving.changed(touched, reordered)
    view.drawSoon()
    tools()
  }
  const options = { columns: fields.length, most: data.most, newId, onChange }
  sheet = new Sheet(left && startsWithKept ? withKept(stored, left.kept, fields, true) : stored, options)
  view = new GridView({
    data,
    sheet,
    marks: new Marks(data.marks, fields),
    onCell: (row, position, field) => point(row, position, field),
    leave: () => (undo.disabled ? next : undo).focus(),
    say: text => {
      status.textContent = text
    },
  })

  const undo = button(texts.undo, 'Control+Z', () => view.undo())
  const redo = button(texts.redo, 'Control+Y', () => view.redo())
  const insert = button(texts.insert, 'Insert', () => view.insertRow())
  const remove = button(texts.remove, 'Control+Delete', () => view.removeRows())
  const fill = button(texts.fill, 'Control+D', () => view.fillDown())
  const next = button(texts.next, 'F8', () => view.goToProblem())
  const bar = element('div', { class: 'grid-bar', role: 'group', 'aria-label': texts.label })
  bar.append(...(view.isEditable ? [undo, redo, insert, remove, fill] : []), next, status, choice)

  function tools(): void {
    undo.disabled = !sheet.canUndo
    redo.disabled = !sheet.canRedo
  }
  function show(state: SavingState, text?: string): void {
    status.className = `grid-status grid-status-${state}`
    status.textContent = text ?? (state === 'refused' ? texts.unsaved : texts[state])
    if (state === 'conflict') choice.replaceChildren(button(texts.openAnew, '', () => location.reload()))
  }
  /** Other forms of the page are sent with the version that is stored now. */
  function tell({ version, summary }: GridSaved): void {
    for (const input of document.querySelectorAll<HTMLInputElement>('input[name=version]')) input.value = String(version)
    for (const place of document.querySelectorAll('[data-grid-summary]')) place.textContent = summary
  }
  /** Forms about one cell follow the reader to it. */
  function point(row: string | undefined, position: number, field: string): void {
    for (const input of document.querySelectorAll<HTMLInputElement>('[data-grid-row]')) input.value = row ? String(position) : ''
    for (const input of document.querySelectorAll<HTMLSelectElement>('[data-grid-field]')) input.value = field
    for (const place of document.querySelectorAll<HTMLInputElement>('[data-grid-value]'))
      place.value = sheet.at(position - 1, fields.indexOf(field))
  }

  island.querySelector('[data-grid-plain]')?.remove()
  island.append(bar, view.element, view.note, element('p', { class: 'hint', id: 'grid-help' }, texts.help))
  tools()
  view.start()
  if (left && startsWithKept)
    saving.changed(
      left.kept.rows.map(([id = '']) => id),
      left.kept.order !== null,
    )
  else if (left) {
    status.textContent = texts.kept
    const drop = button(texts.keptDrop, '', () => {
      saving.forget()
      choice.replaceChildren()
      status.textContent = ''
    })
    const apply = button(texts.keptApply, '', () => {
      choice.replaceChildren()
      sheet.rows = withKept(sheet.rows, left.kept, fields, false)
      onChange(
        left.kept.rows.map(([id = '']) => id),
        true,
      )
    })
    choice.replaceChildren(apply, drop)
  }

  // A form that goes on with what was written waits until it has arrived.
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-grid-flush]'))
    form.addEventListener('submit', async event => {
      if (!saving.isDirty) return
      event.preventDefault()
      const submitter = event.submitter
      if (await saving.flush()) form.requestSubmit(submitter)
    })
}

for (const island of document.querySelectorAll<HTMLElement>('[data-island="grid"]')) void wake(island)
