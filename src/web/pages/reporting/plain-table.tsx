/** The lines of a report as a table of fields that works without a script; the grid takes its place where there is one. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { GridColumn } from '../../islands/grid/data.ts'
import { gridTexts } from '../../messages/grid.ts'
import { sayReport } from '../../messages/reporting.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Hidden } from '../accounts/parts.tsx'
import type { Note, ShownRow } from './rows.ts'

/** Rows on one page of the table. */
export const rowsOnPage = 20
const blankRows = 5

interface TableProps {
  language: Language
  action: string
  version: number
  columns: readonly GridColumn[]
  rows: readonly ShownRow[]
  /** From 0. */
  page: number
  isEditable: boolean
  /** Address of a page of rows. */
  pageAt: (page: number) => string
  lineAt: (row: string) => string
}

export function PlainTable(props: TableProps) {
  const { language, action, version, rows, page, isEditable, pageAt } = props
  const from = page * rowsOnPage
  const shown = rows.slice(from, from + rowsOnPage)
  const isLast = from + rowsOnPage >= rows.length
  const table = <Cells {...props} shown={shown} from={from} blanks={isEditable && isLast ? blankRows : 0} />
  return (
    <div data-grid-plain>
      {rows.length > rowsOnPage && (
        <p class="pager">
          <span class="muted">
            {sayReport(language, 'rowsShown', {
              from: formatWhole(from + 1),
              to: formatWhole(from + shown.length),
              count: formatWhole(rows.length),
            })}
          </span>
          {page > 0 && <a href={pageAt(page - 1)}>{sayReport(language, 'earlierRows')}</a>}
          {!isLast && <a href={pageAt(page + 1)}>{sayReport(language, 'nextRows')}</a>}
        </p>
      )}
      {isEditable ? (
        <form method="post" action={action}>
          <Hidden fields={{ commandId: newId(), version: String(version), page: String(page) }} />
          {table}
          <p class="inline">
            <button type="submit">{sayReport(language, 'saveTable')}</button>
            <button type="submit" name="then" value="more" class="button-quiet">
              {sayReport(language, 'addRows')}
            </button>
          </p>
        </form>
      ) : (
        table
      )}
    </div>
  )
}

/** The name of a cell in the form: the row it belongs to and its field. */
export const cellName = (row: string, field: string) => `cell.${row}.${field}`

/** Rows and cells of a posted form, in the order of the form. */
export function rowsOfForm(values: Readonly<Record<string, string>>): Map<string, Record<string, string>> {
  const rows = new Map<string, Record<string, string>>()
  for (const [name, value] of Object.entries(values)) {
    const [cell, row, ...field] = name.split('.')
    if (cell !== 'cell' || !row || field.length === 0) continue
    const cells = rows.get(row) ?? {}
    cells[field.join('.')] = value.trim()
    rows.set(row, cells)
  }
  return rows
}

function Cells(props: TableProps & { shown: readonly ShownRow[]; from: number; blanks: number }) {
  const { language, columns, shown, from, blanks, isEditable, lineAt } = props
  const texts = gridTexts(language)
  const lists = columns.filter(({ choices }) => choices !== undefined)
  const fresh = Array.from({ length: blanks }, (): ShownRow => ({ id: newId(), cells: {}, notes: [] }))
  return (
    <Scroll label={texts.label} look="plain-grid">
      {isEditable &&
        lists.map(({ field, choices = [] }) => (
          <datalist key={field} id={`list-${field}`}>
            {('lists' in choices ? [...new Set(Object.values(choices.lists).flat())] : choices).map(choice => (
              <option key={choice} value={choice} />
            ))}
          </datalist>
        ))}
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.row}</th>
            {columns.map(({ field, name }) => (
              <th key={field} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...shown, ...fresh].map(({ id, cells, notes }, nth) => {
            const position = from + nth + 1
            const isStored = nth < shown.length
            const ofRow = notes.filter(({ field }) => field === null)
            return (
              <tr key={id} id={`row-${position}`}>
                <th scope="row">
                  {isStored ? <a href={lineAt(id)}>{position}</a> : position}
                  <Notes notes={ofRow} language={language} />
                </th>
                {columns.map(({ field, name, kind, choices }) => {
                  const own = notes.filter(note => note.field === field)
                  const isWrong = own.some(({ weight }) => weight === 'error')
                  return (
                    <td key={field} class={kind === 'number' ? 'number' : undefined}>
                      {isEditable ? (
                        <input
                          name={cellName(id, field)}
                          value={cells[field] ?? ''}
                          aria-label={`${name}, ${texts.row} ${position}`}
                          aria-invalid={isWrong ? 'true' : undefined}
                          list={choices ? `list-${field}` : undefined}
                          inputMode={kind === 'number' ? 'decimal' : undefined}
                          dir="auto"
                        />
                      ) : (
                        <bdi>{cells[field] ?? ''}</bdi>
                      )}
                      <Notes notes={own} language={language} />
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}

/** What there is to say about a cell, each with its weight in words. */
export function Notes({ notes, language }: { notes: readonly Note[]; language: Language }) {
  if (notes.length === 0) return null
  return (
    <ul class="plain cell-notes">
      {notes.map(({ weight, text }) => (
        <li key={`${weight}${text}`}>
          <b class={`weight grid-says-${weight}`}>{sayReport(language, weight)}</b> <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  )
}
