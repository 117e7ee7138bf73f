/** Who reports on time, and how long reviewers take: by month as a figure and a table, by organisation and by reviewer. */
import { sayReport } from '../../messages/reporting.ts'
import { formatWhole } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import type { Actors, Loaded } from './load.ts'
import { Person } from './parts.tsx'
import { type MonthRate, RateFigure, rateOf } from './rate-figure.tsx'
import { RateLine } from './rate-line.tsx'

export interface OnTime {
  months: readonly MonthRate[]
  organisations: readonly {
    organisationId: string
    due: number
    onTime: number
    late: number
    missing: number
    months: readonly MonthRate[]
  }[]
  reviewers: readonly {
    personId: string
    reviewed: number
    withinDays: number
    medianDays: number | null
    months: readonly { period: string; reviewed: number; withinDays: number }[]
  }[]
}

interface OnTimeProps {
  loaded: Loaded
  onTime: OnTime
  actors: Actors
}

export function OnTimePage({ loaded, onTime, actors }: OnTimeProps) {
  const { language, base, path, labelOf } = loaded
  const { months, organisations, reviewers } = onTime
  const span = months.map(({ period }) => period)
  const percent = (rate: number | null) =>
    rate === null ? <span class="muted">{sayReport(language, 'noneDue')}</span> : String(rate)
  return (
    <div class="reporting">
      <div class="page-head">
        <h1>{sayReport(language, 'onTime')}</h1>
        <p>{sayReport(language, 'onTimeIntro')}</p>
        <p class="links">
          <a href={base}>{sayReport(language, 'allReports')}</a>
        </p>
      </div>
      {months.length === 0 ? (
        <p class="card muted">{sayReport(language, 'noRates')}</p>
      ) : (
        <>
          <RateFigure months={months} language={language} />
          <section class="card" aria-labelledby="by-partner">
            <h2 id="by-partner">{sayReport(language, 'byPartner')}</h2>
            <Records
              caption={sayReport(language, 'byPartner')}
              head={sayReport(language, 'organisation')}
              columns={[
                { head: sayReport(language, 'rate'), number: true },
                { head: sayReport(language, 'trend') },
                { head: sayReport(language, 'countDue'), number: true },
                { head: sayReport(language, 'countOnTime'), number: true },
                { head: sayReport(language, 'countLate'), number: true },
                { head: sayReport(language, 'countMissing'), number: true },
              ]}
              rows={organisations.map(entry => ({
                key: entry.organisationId,
                head: (
                  <a href={`${base}?organisation=${entry.organisationId}`}>
                    <bdi>{labelOf(entry.organisationId)}</bdi>
                  </a>
                ),
                cells: [
                  percent(rateOf(entry)),
                  <RateLine
                    key="trend"
                    {...{ span, language }}
                    rates={new Map(entry.months.map(month => [month.period, rateOf(month)]))}
                  />,
                  ...[entry.due, entry.onTime, entry.late, entry.missing].map(formatWhole),
                ],
              }))}
            />
          </section>
        </>
      )}
      {reviewers.length > 0 && (
        <section class="card" aria-labelledby="by-reviewer">
          <h2 id="by-reviewer">{sayReport(language, 'byReviewer')}</h2>
          <Records
            caption={sayReport(language, 'byReviewer')}
            head={sayReport(language, 'byReviewer')}
            columns={[
              { head: sayReport(language, 'countReviewed'), number: true },
              { head: sayReport(language, 'withinDays'), number: true },
              { head: sayReport(language, 'rate'), number: true },
              { head: sayReport(language, 'trend') },
              { head: sayReport(language, 'medianDays'), number: true },
            ]}
            rows={reviewers.map(({ personId, reviewed, withinDays, medianDays, months: own }) => ({
              key: personId,
              head: <Person id={personId} actors={actors} language={language} />,
              cells: [
                formatWhole(reviewed),
                formatWhole(withinDays),
                percent(rateOf({ due: reviewed, onTime: withinDays })),
                <RateLine
                  key="trend"
                  {...{ span, language }}
                  rates={new Map(own.map(month => [month.period, rateOf({ due: month.reviewed, onTime: month.withinDays })]))}
                />,
                medianDays === null ? '–' : String(Math.round(medianDays * 10) / 10),
              ],
            }))}
          />
        </section>
      )}
      <p>
        <a href={`${path}/reports`}>{sayReport(language, 'allReports')}</a>
      </p>
    </div>
  )
}
