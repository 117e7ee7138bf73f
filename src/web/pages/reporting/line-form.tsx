/** One line of a report as a form: what, where, for whom; each field with what is wrong with it. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { GridColumn } from '../../islands/grid/data.ts'
import { sayReport } from '../../messages/reporting.ts'
import { Hidden } from '../accounts/parts.tsx'
import { isUsual } from './columns.ts'
import { cellName, Notes } from './plain-table.tsx'
import type { Cells, Note } from './rows.ts'

interface LineFormProps {
  language: Language
  action: string
  version: number
  columns: readonly GridColumn[]
  row: { id: string; cells: Cells; notes: readonly Note[] }
  isNew: boolean
  isEditable: boolean
}

export function LineForm({ language, action, version, columns, row, isNew, isEditable }: LineFormProps) {
  const { cells } = row
  const isSaid = ({ field }: GridColumn) => isUsual(field) || (cells[field] ?? '') !== ''
  if (!isEditable) return <LineFacts {...{ columns, row, language }} />
  const more = columns.filter(column => !isSaid(column))
  const field = (column: GridColumn) => <LineField key={column.field} column={column} row={row} language={language} />
  return (
    <form method="post" action={action} class="line-form">
      <Hidden fields={{ commandId: newId(), version: String(version) }} />
      <Notes notes={row.notes.filter(note => note.field === null)} language={language} />
      <div class="line-fields">{columns.filter(isSaid).map(field)}</div>
      {more.length > 0 && (
        <details>
          <summary>{sayReport(language, 'moreFields')}</summary>
          <div class="line-fields">{more.map(field)}</div>
        </details>
      )}
      <p class="inline">
        <button type="submit">{sayReport(language, 'saveLine')}</button>
        <button type="submit" name="then" value="next" class="button-quiet">
          {sayReport(language, 'saveAndNext')}
        </button>
        {!isNew && (
          <button type="submit" name="then" value="delete" class="button-quiet">
            {sayReport(language, 'deleteLine')}
          </button>
        )}
      </p>
    </form>
  )
}

/** A line that the reader cannot write in: what it says. */
function LineFacts({ columns, row, language }: Pick<LineFormProps, 'columns' | 'row' | 'language'>) {
  const said = columns.filter(({ field }) => (row.cells[field] ?? '') !== '' || row.notes.some(note => note.field === field))
  return (
    <>
      <Notes notes={row.notes.filter(note => note.field === null)} language={language} />
      <dl class="facts">
        {said.map(({ field, name }) => (
          <div key={field}>
            <dt>{name}</dt>
            <dd>
              <bdi>{row.cells[field] || '–'}</bdi>
              <Notes notes={row.notes.filter(note => note.field === field)} language={language} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

interface LineFieldProps {
  column: GridColumn
  row: LineFormProps['row']
  language: Language
}

function LineField({ column, row, language }: LineFieldProps) {
  const { field, name, kind, choices, open, hint } = column
  const id = `line-${field}`
  const value = row.cells[field] ?? ''
  const notes = row.notes.filter(note => note.field === field)
  const isWrong = notes.some(({ weight }) => weight === 'error')
  const attributes = {
    ...{ id, name: cellName(row.id, field), 'aria-describedby': notes.length > 0 || hint ? `${id}-notes` : undefined },
    'aria-invalid': isWrong ? ('true' as const) : undefined,
  }
  const list = choices && ('lists' in choices ? [...new Set(Object.values(choices.lists).flat())] : choices)
  return (
    <div class={isWrong ? 'field field-wrong' : 'field'}>
      <label for={id}>{name}</label>
      {list && !open ? (
        <select {...attributes}>
          <option value="">–</option>
          {value !== '' && !list.includes(value) && (
            <option value={value} selected>
              {value}
            </option>
          )}
          {list.map(choice => (
            <option key={choice} value={choice} selected={choice === value}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <>
          <input
            {...attributes}
            value={value}
            dir="auto"
            autocomplete="off"
            list={list ? `${id}-list` : undefined}
            inputMode={kind === 'number' ? 'decimal' : undefined}
          />
          {list && (
            <datalist id={`${id}-list`}>
              {list.map(choice => (
                <option key={choice} value={choice} />
              ))}
            </datalist>
          )}
        </>
      )}
      {(notes.length > 0 || hint) && (
        <div id={`${id}-notes`}>
          {hint && <p class="hint">{hint}</p>}
          <Notes notes={notes} language={language} />
        </div>
      )}
    </div>
  )
}
