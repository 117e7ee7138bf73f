/** Who reports on time, and how long reviewers take: by month as a figure and a table, by organisation and by reviewer. */
import { sayReport } from '../../messages/reporting.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import type { Actors, Loaded } from './load.ts'
import type { PartnerRate, ReviewerRate } from './on-time-model.ts'
import { Choice, ClusterOf, Person } from './parts.tsx'
import { type MonthRate, RateFigure, rateOf } from './rate-figure.tsx'
import { RateLine } from './rate-line.tsx'

interface OnTimeProps {
  loaded: Loaded
  /** Code of the cluster that was asked for; empty for all. */
  asked: string
  months: readonly MonthRate[]
  partners: readonly PartnerRate[]
  reviewers: readonly ReviewerRate[]
  actors: Actors
}

export function OnTimePage(props: OnTimeProps) {
  const { loaded, months, asked } = props
  const { language, base, clusters } = loaded
  const top = [...clusters.values()].filter(({ parentId }) => parentId === null)
  return (
    <div class="reporting">
      <div class="page-head">
        <h1>{sayReport(language, 'onTime')}</h1>
        <p>{sayReport(language, 'onTimeIntro')}</p>
        <p class="links">
          <a href={base}>{sayReport(language, 'allReports')}</a>
        </p>
      </div>
      <form class="filters" action={`${base}/on-time`}>
        <Choice
          {...{ name: 'cluster', label: sayReport(language, 'cluster'), empty: sayReport(language, 'anyCluster'), value: asked }}
          options={top.map(cluster => ({ value: cluster.code, text: `${cluster.code} ${named(cluster, language)}` }))}
        />
        <button type="submit" class="after-fields">
          {sayReport(language, 'show')}
        </button>
      </form>
      {months.length === 0 ? (
        <p class="card muted">{sayReport(language, 'noRates')}</p>
      ) : (
        <>
          <RateFigure months={months} language={language} />
          <Partners {...props} />
        </>
      )}
      <Reviewers {...props} />
    </div>
  )
}

function Rate({ rate, loaded: { language } }: { rate: number | null; loaded: Loaded }) {
  return rate === null ? <span class="muted">{sayReport(language, 'noneDue')}</span> : <span>{rate}</span>
}

function Partners({ loaded, months, partners }: OnTimeProps) {
  const { language, base, labelOf } = loaded
  const span = months.map(({ period }) => period)
  return (
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
        rows={partners.map(entry => ({
          key: entry.organisationId,
          head: (
            <a href={`${base}?organisation=${entry.organisationId}`}>
              <bdi>{labelOf(entry.organisationId)}</bdi>
            </a>
          ),
          cells: [
            <Rate key="rate" rate={rateOf(entry)} loaded={loaded} />,
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
  )
}

function Reviewers({ loaded, reviewers, actors }: OnTimeProps) {
  const { language } = loaded
  if (reviewers.length === 0) return null
  const span = [...new Set(reviewers.flatMap(({ months }) => months.map(({ period }) => period)))].sort()
  return (
    <section class="card" aria-labelledby="by-reviewer">
      <h2 id="by-reviewer">{sayReport(language, 'byReviewer')}</h2>
      <Records
        caption={sayReport(language, 'byReviewer')}
        head={sayReport(language, 'reviewer')}
        columns={[
          { head: sayReport(language, 'cluster') },
          { head: sayReport(language, 'rate'), number: true },
          { head: sayReport(language, 'trend') },
          { head: sayReport(language, 'countReviewed'), number: true },
          { head: sayReport(language, 'withinDays'), number: true },
          { head: sayReport(language, 'medianDays'), number: true },
        ]}
        rows={reviewers.map(({ reviewer, clusterId, reviewed, inTime, medianDays, months }) => ({
          key: `${reviewer}|${clusterId}`,
          head: <Person id={reviewer} actors={actors} language={language} />,
          cells: [
            <ClusterOf key="cluster" id={clusterId} loaded={loaded} />,
            <Rate key="rate" rate={rateOf({ due: reviewed, onTime: inTime })} loaded={loaded} />,
            <RateLine
              key="trend"
              {...{ span, language }}
              rates={new Map(months.map(month => [month.period, rateOf({ due: month.reviewed, onTime: month.inTime })]))}
            />,
            formatWhole(reviewed),
            formatWhole(inTime),
            String(Math.round(medianDays * 10) / 10),
          ],
        }))}
      />
    </section>
  )
}
