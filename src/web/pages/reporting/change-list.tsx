/** What was changed of what an organisation sent: each cell with how it was, how it counts, and who changed it. */
import { fieldName } from '../../../exchange/feeds/activities/field-names.ts'
import { sayReport } from '../../messages/reporting.ts'
import { Records } from '../profile/records.tsx'
import { formatInstant } from '../profile/time.ts'
import { changesOf } from './changes.ts'
import { Person } from './parts.tsx'
import type { ReportProps } from './report.tsx'

/** Every cell that counts differently from how it was sent. */
export function Changes({ loaded, report, actors }: Pick<ReportProps, 'loaded' | 'report' | 'actors'>) {
  const { language } = loaded
  const changes = changesOf({ rows: report.rows, submission: report.sent.at(-1) ?? null })
  const cell = (value: string | null) =>
    value === null || value === '' ? <span class="muted">{sayReport(language, 'emptyCell')}</span> : <bdi>{value}</bdi>
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes">{sayReport(language, 'rawAgainstCleaned')}</h2>
      <p class="hint">{sayReport(language, 'rawNote')}</p>
      {changes.length === 0 ? (
        <p class="muted">{sayReport(language, 'noRepairs')}</p>
      ) : (
        <Records
          caption={sayReport(language, 'rawAgainstCleaned')}
          head={sayReport(language, 'row')}
          columns={[
            { head: sayReport(language, 'asSent') },
            { head: sayReport(language, 'asItCounts') },
            { head: sayReport(language, 'by') },
          ]}
          rows={changes.map(({ position, field, from, to, by, at }, nth) => ({
            key: `${position}${field}${nth}`,
            head: `${position}${field === null ? '' : ` · ${fieldName(field, language)}`}`,
            cells: [
              cell(from),
              cell(to),
              by === null ? (
                sayReport(language, 'byTheCheck')
              ) : (
                <>
                  <Person id={by} actors={actors} language={language} /> {at !== null && formatInstant(at, language)}
                </>
              ),
            ],
          }))}
        />
      )}
    </section>
  )
}
