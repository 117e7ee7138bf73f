/** What was said about a report and its cells, and every step it took, with how long it stood before each. */
import { fieldName } from '../../../exchange/feeds/activities/field-names.ts'
import { sayReport } from '../../messages/reporting.ts'
import { formatWhole } from '../../numbers.ts'
import { ActionButton } from '../accounts/parts.tsx'
import { Records } from '../profile/records.tsx'
import { formatInstant } from '../profile/time.ts'
import { Person, stepText } from './parts.tsx'
import type { ReportProps } from './report.tsx'

export function Comments({ loaded, report, rows, actors }: Pick<ReportProps, 'loaded' | 'report' | 'rows' | 'actors'>) {
  const { language, base } = loaded
  const positions = new Map(rows.map(({ id }, at) => [id, at + 1]))
  const { comments, mayWrite, mayReview } = report
  return (
    <section class="card" aria-labelledby="comments">
      <h2 id="comments">{sayReport(language, 'comments')}</h2>
      {comments.length === 0 && <p class="muted">{sayReport(language, 'noComments')}</p>}
      <ul class="plain">
        {comments.map(({ id, rowId, field, text, by, at, resolvedAt }) => (
          <li key={id} class={resolvedAt === null ? undefined : 'report-comment-done'}>
            <p>
              <strong>
                {rowId === null ? (
                  sayReport(language, 'wholeReport')
                ) : (
                  <a href={`${base}/${report.id}/lines/${rowId}`}>
                    {sayReport(language, 'line', { nth: positions.get(rowId) ?? '–' })}
                    {field !== null && ` · ${fieldName(field, language)}`}
                  </a>
                )}
              </strong>
              {': '}
              <bdi class="report-words">{text}</bdi>
            </p>
            <p class="muted">
              <Person id={by} actors={actors} language={language} /> · {formatInstant(at, language)}{' '}
              {resolvedAt === null ? (
                (mayWrite || mayReview) && (
                  <ActionButton
                    action={`${base}/${report.id}/comments/${id}/resolve`}
                    label={sayReport(language, 'resolve')}
                    fields={{ version: String(report.version) }}
                  />
                )
              ) : (
                <>· {sayReport(language, 'resolved')}</>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function History({ loaded, report, actors }: Pick<ReportProps, 'loaded' | 'report' | 'actors'>) {
  const { language } = loaded
  if (report.events.length === 0) return null
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{sayReport(language, 'history')}</h2>
      <Records
        head={sayReport(language, 'what')}
        columns={[
          { head: sayReport(language, 'when') },
          { head: sayReport(language, 'by') },
          { head: sayReport(language, 'waited'), number: true },
          { head: sayReport(language, 'reason') },
        ]}
        rows={report.events.map(({ no, step, reason, by, at, since }) => ({
          key: String(no),
          head: stepText(step, language),
          cells: [
            formatInstant(at, language),
            <Person key="by" id={by} actors={actors} language={language} />,
            since === null ? '–' : formatWhole(daysOf(since, at)),
            reason === null ? '–' : <bdi key="reason">{reason}</bdi>,
          ],
        }))}
      />
    </section>
  )
}

const daysOf = (from: string, until: string): number =>
  Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000))
