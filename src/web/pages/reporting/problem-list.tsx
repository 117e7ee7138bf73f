/** How many rows and problems a report has, and all its errors at once, each with the way to its row. */

import { fieldName } from '../../../exchange/feeds/activities/field-names.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ReportSummary } from '../../../modules/reporting/index.ts'
import { sayReport } from '../../messages/reporting.ts'
import { formatWhole } from '../../numbers.ts'
import type { Loaded } from './load.ts'
import type { Note, ShownRow } from './rows.ts'

/** Errors listed at most: nobody mends more from a list. */
const listed = 100

interface Placed extends Note {
  row: string
  position: number
}

export const errorsIn = (rows: readonly ShownRow[]): Placed[] =>
  rows.flatMap(({ id, notes }, at) =>
    notes.filter(({ weight }) => weight === 'error').map(note => ({ ...note, row: id, position: at + 1 })),
  )

export function summaryOf(rows: readonly ShownRow[], language: Language): string {
  const notes = rows.flatMap(row => row.notes)
  const count = (weight: Note['weight']) => formatWhole(notes.filter(note => note.weight === weight).length)
  return sayReport(language, 'summary', {
    ...{ rows: formatWhole(rows.length), errors: count('error'), warnings: count('warning'), repairs: count('repair') },
  })
}

interface ProblemsProps {
  rows: readonly ShownRow[]
  loaded: Loaded
  report: Pick<ReportSummary, 'id'>
}

export function Problems({ rows, loaded: { language, base }, report }: ProblemsProps) {
  const errors = errorsIn(rows)
  if (errors.length === 0) return null
  return (
    <div class="notice notice-error" role="alert">
      <p>
        <strong>{sayReport(language, 'problemsToMend', { count: formatWhole(errors.length) })}</strong>
      </p>
      <ul>
        {errors.slice(0, listed).map(({ row, position, field, text }) => (
          <li key={`${row}${field}${text}`}>
            <a href={`${base}/${report.id}/lines/${row}`}>
              {sayReport(language, 'line', { nth: position })}
              {field !== null && (
                <>
                  {' · '}
                  {fieldName(field, language)}
                </>
              )}
            </a>
            : <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
      {errors.length > listed && <p>{sayReport(language, 'moreProblems', { count: formatWhole(errors.length - listed) })}</p>}
    </div>
  )
}
