/** One report: how it stands and what is to be done with it, what it says, and its history. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { PlannedIndicator } from '../../../modules/indicators/index.ts'
import { sayReport } from '../../messages/reporting.ts'
import { formatWhole } from '../../numbers.ts'
import { Hidden } from '../accounts/parts.tsx'
import { formatInstant } from '../profile/time.ts'
import { Changes } from './change-list.tsx'
import { Comments, History } from './history.tsx'
import { Indicators } from './indicators.tsx'
import type { Actors, Loaded } from './load.ts'
import type { ShownReport } from './load-report.ts'
import { ClockOf, ClusterOf, Day, Person, periodOf, StateOf, TextArea, Wrong } from './parts.tsx'
import { Photos } from './photos.tsx'
import { Problems, summaryOf } from './problem-list.tsx'
import type { ShownRow } from './rows.ts'
import { reportForm, Steps } from './steps.tsx'

export type Values = Readonly<Record<string, string>>

export interface ReportProps {
  loaded: Loaded
  report: ShownReport
  rows: readonly ShownRow[]
  indicators: readonly PlannedIndicator[]
  actors: Actors
  /** What was written and refused, and why. */
  values?: Values | undefined
  wrong?: string | undefined
  /** All errors are listed: somebody tried to send it. */
  showErrors?: boolean
  said?: string | undefined
}

export function ReportPage(props: ReportProps) {
  const { loaded, report, wrong, said, rows, showErrors } = props
  const { language } = loaded
  const isAnswered = report.state === 'submitted' || report.state === 'accepted'
  return (
    <div class="reporting">
      <Head {...props} />
      <Wrong wrong={wrong} />
      {said && (
        <p class="notice" role="status">
          {sayReport(language, said === 'saved' ? 'saved' : 'done')}
        </p>
      )}
      {showErrors && <Problems rows={rows} loaded={loaded} report={report} />}
      <WhyBack {...props} />
      {report.noActivity && isAnswered && <p class="notice">{sayReport(language, 'saidNoActivity')}</p>}
      <div class="report-columns">
        <div>
          {report.contentHidden ? (
            <p class="card muted">{sayReport(language, 'hidden')}</p>
          ) : (
            <>
              <Activities {...props} />
              {report.mayWrite ? (
                <form id={reportForm} method="post" action={`${loaded.base}/${report.id}/content`}>
                  <Hidden fields={{ commandId: newId(), version: String(report.version) }} />
                  <Words {...props} />
                  <Indicators {...props} />
                  <p>
                    <button type="submit">{sayReport(language, 'saveContent')}</button>
                  </p>
                </form>
              ) : (
                <>
                  <Words {...props} />
                  <Indicators {...props} />
                </>
              )}
              <Photos loaded={loaded} report={report} />
              {report.sent.length > 0 && <Changes {...props} />}
            </>
          )}
        </div>
        <div>
          <Steps {...props} />
          <Comments {...props} />
        </div>
      </div>
      <History {...props} />
    </div>
  )
}

/** Why it came back, where somebody said so. */
function WhyBack({ loaded: { language }, report }: ReportProps) {
  if (report.state !== 'sent-back' && report.state !== 'reopened') return null
  const reason = report.events.findLast(({ to }) => to === report.state)?.reason ?? null
  return (
    <div class="notice">
      <p>
        <strong>{sayReport(language, report.state === 'reopened' ? 'event_reopen' : 'event_send-back')}</strong>
        {reason !== null && (
          <>
            : <bdi class="report-words">{reason}</bdi>
          </>
        )}
      </p>
      {report.openComments > 0 && (
        <p>
          <a href="#comments">{sayReport(language, 'openComments', { count: formatWhole(report.openComments) })}</a>
        </p>
      )}
    </div>
  )
}

export function Head({ loaded, report, actors }: Pick<ReportProps, 'loaded' | 'report' | 'actors'>) {
  const { language, base, labelOf, path } = loaded
  return (
    <div class="page-head">
      <h1>
        <bdi>{labelOf(report.organisationId)}</bdi> · {periodOf(report.period, language)}
      </h1>
      <p>
        <ClusterOf id={report.clusterId} loaded={loaded} /> ·{' '}
        <a href={`${path}/organisations/${report.organisationId}`}>
          <bdi>{labelOf(report.organisationId)}</bdi>
        </a>{' '}
        · <a href={base}>{sayReport(language, 'allReports')}</a>
      </p>
      <p class="report-head">
        <span>
          <StateOf report={report} language={language} />
        </span>
        <ClockOf report={report} loaded={loaded} />
        <span class="muted">
          {sayReport(language, 'due')}: <Day day={report.dueOn} language={language} />
        </span>
        {report.state === 'submitted' && report.reviewDueOn !== null && (
          <span class="muted">
            {sayReport(language, 'reviewDue')}: <Day day={report.reviewDueOn} language={language} />
          </span>
        )}
        {report.submittedAt !== null && (
          <span class="muted">
            {sayReport(language, 'submittedOn')}: {formatInstant(report.submittedAt, language)},{' '}
            <Person id={report.submittedBy} actors={actors} language={language} />
          </span>
        )}
        {report.illustrative && <span class="badge">{sayReport(language, 'illustrative')}</span>}
      </p>
    </div>
  )
}

/** Its lines in figures, and the ways to write them. */
function Activities({ loaded, report, rows }: ReportProps) {
  const { language, base } = loaded
  const own = `${base}/${report.id}`
  const { mayWrite } = report
  return (
    <section class="card" aria-labelledby="activities">
      <h2 id="activities">{sayReport(language, 'activities')}</h2>
      <p data-grid-summary>{rows.length === 0 ? sayReport(language, 'noLines') : summaryOf(rows, language)}</p>
      <p class="links">
        {(mayWrite || rows.length > 0) && (
          <a class={mayWrite ? 'button' : undefined} href={`${own}/lines`}>
            {sayReport(language, mayWrite ? 'openGrid' : 'seeLines')}
          </a>
        )}{' '}
        {mayWrite && <a href={`${own}/lines/new`}>{sayReport(language, 'addLine')}</a>}
        {report.mayReview && <a href={`${own}/review`}>{sayReport(language, 'review')}</a>}
      </p>
      {mayWrite && (
        <>
          <h3>{sayReport(language, 'prefill')}</h3>
          <p class="hint">{sayReport(language, 'prefillNote')}</p>
          <div class="inline report-prefill">
            {(['last', 'stored'] as const).map(from => (
              <button
                key={from}
                {...{ type: 'submit', form: reportForm, formaction: `${own}/prefill`, name: 'from', value: from }}
                class="button-quiet"
              >
                {sayReport(language, from === 'last' ? 'prefillLast' : 'prefillStored')}
              </button>
            ))}
          </div>
          <details class="report-fold">
            <summary>{sayReport(language, 'sheet')}</summary>
            <p>
              <a class="spaced" href={`${own}/template.xlsx`}>
                {sayReport(language, 'template')}
              </a>
            </p>
            <form method="post" action={`${own}/sheet`} enctype="multipart/form-data">
              <input type="hidden" name="version" value={report.version} />
              <div class="field">
                <label for="sheet">{sayReport(language, 'file')}</label>
                <input id="sheet" name="file" type="file" required accept=".xlsx,.csv,.xls,.ods" aria-describedby="sheet-hint" />
                <p class="hint" id="sheet-hint">
                  {sayReport(language, 'sheetNote')}
                </p>
              </div>
              <div class="check">
                <input id="sheet-instead" name="instead" type="checkbox" value="yes" checked />{' '}
                <label for="sheet-instead">{sayReport(language, 'sheetInstead')}</label>
              </div>
              <button type="submit">{sayReport(language, 'send')}</button>
            </form>
          </details>
        </>
      )}
    </section>
  )
}

/** What happened and what stood in the way, in sentences. */
function Words({ loaded, report, values }: ReportProps) {
  const { language } = loaded
  const { narrative, constraints, mayWrite, mayWriteWhole } = report
  const shown = (text: string | null) =>
    text ? (
      <p class="report-words" dir="auto">
        {text}
      </p>
    ) : (
      <p class="muted">{sayReport(language, 'notWritten')}</p>
    )
  return (
    <section class="card" aria-labelledby="words">
      <h2 id="words">{sayReport(language, 'words')}</h2>
      {/* The form carries them for whoever may write figures and not words. */}
      {mayWrite && !mayWriteWhole && (
        <>
          <input type="hidden" name="narrative" value={narrative ?? ''} />
          <input type="hidden" name="constraints" value={constraints ?? ''} />
        </>
      )}
      {mayWriteWhole ? (
        <>
          <TextArea
            {...{ name: 'narrative', label: sayReport(language, 'narrative'), rows: 4 }}
            value={values?.narrative ?? narrative}
            hint={sayReport(language, 'narrativeHint')}
          />
          <TextArea
            {...{ name: 'constraints', label: sayReport(language, 'constraints'), rows: 3 }}
            value={values?.constraints ?? constraints}
            hint={sayReport(language, 'constraintsHint')}
          />
        </>
      ) : (
        <>
          <h3>{sayReport(language, 'narrative')}</h3>
          {shown(narrative)}
          <h3>{sayReport(language, 'constraints')}</h3>
          {shown(constraints)}
        </>
      )}
    </section>
  )
}
