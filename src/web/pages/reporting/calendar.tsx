/** When organisations report, and which of them: calendars, duties, and who is suggested because they reported before. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { ReportCalendar, ReportDuty, SuggestedDuty } from '../../../modules/reporting/index.ts'
import { frequencies } from '../../../modules/reporting/rules.ts'
import { sayReport } from '../../messages/reporting.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Field, Hidden, languageNames } from '../accounts/parts.tsx'
import { Records } from '../profile/records.tsx'
import type { Loaded } from './load.ts'
import { Choice, ClusterOf, StepForm, TextArea, Wrong } from './parts.tsx'

type Values = Readonly<Record<string, string>>

export interface CalendarProps {
  loaded: Loaded
  calendars: readonly ReportCalendar[]
  duties: readonly ReportDuty[]
  /** Of the calendar and cluster that were asked for. */
  suggested: readonly SuggestedDuty[]
  asked: { calendarId: string; clusterId: string } | null
  /** Clusters whose duties the reader arranges. */
  arranges: readonly string[]
  values?: Values | undefined
  wrong?: string | undefined
  said?: string | undefined
}

export function CalendarPage(props: CalendarProps) {
  const { loaded, wrong, said } = props
  const { language, base, mayKeep } = loaded
  return (
    <div class="reporting">
      <div class="page-head">
        <h1>{sayReport(language, 'calendar')}</h1>
        <p class="links">
          <a href={base}>{sayReport(language, 'allReports')}</a>
        </p>
      </div>
      <Wrong wrong={wrong} />
      {said && (
        <p class="notice" role="status">
          {sayReport(language, 'done')}
        </p>
      )}
      <Calendars {...props} />
      <Duties {...props} />
      {props.asked && <Suggested {...props} asked={props.asked} />}
      {mayKeep && (
        <section class="card">
          <StepForm
            action={`${base}/generate`}
            fields={{}}
            label={sayReport(language, 'generate')}
            note={sayReport(language, 'generateNote')}
            quiet
          />
        </section>
      )}
    </div>
  )
}

const span = (starts: string | null, ends: string | null, language: Loaded['language']) =>
  starts === null && ends === null
    ? sayReport(language, 'sameAsCalendar')
    : `${starts ? formatMonth(starts, language) : '…'} – ${ends ? formatMonth(ends, language) : '…'}`

function Calendars({ loaded, calendars, values }: CalendarProps) {
  const { language, base, mayKeep, clusters } = loaded
  const top = [...clusters.values()].filter(({ parentId }) => parentId === null)
  return (
    <section class="card" aria-labelledby="calendars">
      <h2 id="calendars">{sayReport(language, 'calendars')}</h2>
      {calendars.length === 0 ? (
        <p class="muted">{sayReport(language, 'noCalendars')}</p>
      ) : (
        <Records
          caption={sayReport(language, 'calendars')}
          head={sayReport(language, 'calendarName')}
          columns={[
            { head: sayReport(language, 'cluster') },
            { head: sayReport(language, 'frequency') },
            { head: sayReport(language, 'dueDays'), number: true },
            { head: sayReport(language, 'reviewDays'), number: true },
            { head: sayReport(language, 'period') },
            ...(mayKeep ? [{ head: sayReport(language, 'endCalendar') }] : []),
          ]}
          rows={calendars.map(calendar => ({
            key: calendar.id,
            head: (
              <>
                <bdi>{named(calendar, language)}</bdi>
                {calendar.illustrative && <span class="badge badge-after">{sayReport(language, 'illustrative')}</span>}
              </>
            ),
            cells: [
              calendar.clusterId === null ? (
                sayReport(language, 'anyCluster')
              ) : (
                <ClusterOf key="cluster" id={calendar.clusterId} loaded={loaded} />
              ),
              sayReport(language, `frequency_${calendar.frequency}`),
              formatWhole(calendar.dueDays),
              formatWhole(calendar.reviewDays),
              span(calendar.starts, calendar.ends, language),
              ...(mayKeep
                ? [
                    <EndForm
                      key="end"
                      loaded={loaded}
                      action={`${base}/calendar/${calendar.id}/end`}
                      label={sayReport(language, 'endCalendar')}
                      id={calendar.id}
                      version={calendar.version}
                    />,
                  ]
                : []),
            ],
          }))}
        />
      )}
      {mayKeep && (
        <details class="report-fold" open={values?.form === 'calendar'}>
          <summary>{sayReport(language, 'addCalendar')}</summary>
          <form method="post" action={`${base}/calendar`}>
            <Hidden fields={{ commandId: newId(), form: 'calendar' }} />
            <div class="line-fields">
              {(['en', 'ar', 'ckb'] as const).map(each => (
                <Field
                  key={each}
                  {...{ name: `name.${each}`, required: each === 'en', maxLength: 200 }}
                  label={`${sayReport(language, 'calendarName')} (${languageNames[each]})`}
                  value={values?.[`name.${each}`]}
                />
              ))}
              <Choice
                {...{ name: 'frequency', label: sayReport(language, 'frequency'), value: values?.frequency }}
                options={frequencies.map(each => ({ value: each, text: sayReport(language, `frequency_${each}`) }))}
              />
              <Choice
                {...{ name: 'clusterId', label: sayReport(language, 'cluster'), value: values?.clusterId }}
                empty={sayReport(language, 'anyCluster')}
                options={top.map(cluster => ({ value: cluster.id, text: `${cluster.code} ${named(cluster, language)}` }))}
              />
              <Field
                {...{ name: 'dueDays', inputMode: 'numeric', required: true }}
                label={sayReport(language, 'dueDays')}
                value={values?.dueDays ?? '10'}
              />
              <Field
                {...{ name: 'reviewDays', inputMode: 'numeric', required: true }}
                label={sayReport(language, 'reviewDays')}
                value={values?.reviewDays ?? '7'}
              />
              <Field {...{ name: 'starts', required: true }} label={sayReport(language, 'starts')} value={values?.starts} />
              <Field
                {...{ name: 'ends' }}
                label={sayReport(language, 'ends')}
                value={values?.ends}
                hint={sayReport(language, 'endsHint')}
              />
            </div>
            <button type="submit">{sayReport(language, 'addCalendar')}</button>
          </form>
        </details>
      )}
    </section>
  )
}

interface EndFormProps {
  loaded: Loaded
  action: string
  label: string
  id: string
  version: number
}

function EndForm({ loaded: { language }, action, label, id, version }: EndFormProps) {
  return (
    <details>
      <summary>{label}</summary>
      <form method="post" action={action}>
        <Hidden fields={{ commandId: newId(), version: String(version) }} />
        <Field {...{ name: 'ends', id: `ends-${id}`, required: true }} label={sayReport(language, 'lastMonth')} hint="YYYY-MM" />
        <TextArea {...{ name: 'reason', id: `reason-${id}`, required: true, rows: 2 }} label={sayReport(language, 'reason')} />
        <button type="submit">{label}</button>
      </form>
    </details>
  )
}

function Duties({ loaded, calendars, duties, arranges, asked }: CalendarProps) {
  const { language, base, clusters, labelOf } = loaded
  const names = new Map(calendars.map(calendar => [calendar.id, named(calendar, language)]))
  const choices = arranges.flatMap(id => clusters.get(id) ?? [])
  return (
    <section class="card" aria-labelledby="duties">
      <h2 id="duties">{sayReport(language, 'duties')}</h2>
      {duties.length === 0 ? (
        <p class="muted">{sayReport(language, 'noDuties')}</p>
      ) : (
        <Records
          caption={sayReport(language, 'duties')}
          head={sayReport(language, 'organisation')}
          columns={[
            { head: sayReport(language, 'cluster') },
            { head: sayReport(language, 'chooseCalendar') },
            { head: sayReport(language, 'period') },
            { head: sayReport(language, 'endDuty') },
          ]}
          rows={duties.map(duty => ({
            key: duty.id,
            head: <bdi>{labelOf(duty.organisationId)}</bdi>,
            cells: [
              <ClusterOf key="cluster" id={duty.clusterId} loaded={loaded} />,
              <bdi key="calendar">{names.get(duty.calendarId)}</bdi>,
              span(duty.starts, duty.ends, language),
              duty.reasonEnded !== null ? (
                <bdi key="reason">{duty.reasonEnded}</bdi>
              ) : arranges.includes(duty.clusterId) ? (
                <EndForm
                  key="end"
                  loaded={loaded}
                  action={`${base}/duties/${duty.id}/end`}
                  label={sayReport(language, 'endDuty')}
                  id={duty.id}
                  version={duty.version}
                />
              ) : (
                '–'
              ),
            ],
          }))}
        />
      )}
      {choices.length > 0 && calendars.length > 0 && (
        <form class="filters" action={`${base}/calendar`}>
          <Choice
            {...{ name: 'calendar', label: sayReport(language, 'chooseCalendar'), value: asked?.calendarId }}
            options={calendars.map(calendar => ({ value: calendar.id, text: named(calendar, language) }))}
          />
          <Choice
            {...{ name: 'cluster', label: sayReport(language, 'cluster') }}
            value={asked ? clusters.get(asked.clusterId)?.code : undefined}
            options={choices.map(cluster => ({ value: cluster.code, text: `${cluster.code} ${named(cluster, language)}` }))}
          />
          <button type="submit" class="after-fields">
            {sayReport(language, 'whoCould')}
          </button>
        </form>
      )}
    </section>
  )
}

function Suggested({ loaded, suggested, duties, asked }: CalendarProps & { asked: { calendarId: string; clusterId: string } }) {
  const { language, base, organisations, labelOf } = loaded
  const held = new Set(
    duties
      .filter(
        ({ calendarId, clusterId, reasonEnded }) =>
          calendarId === asked.calendarId && clusterId === asked.clusterId && reasonEnded === null,
      )
      .map(({ organisationId }) => organisationId),
  )
  const others = [...organisations.keys()]
    .filter(id => !held.has(id) && !suggested.some(({ organisationId }) => organisationId === id))
    .map(id => ({ value: id, text: labelOf(id) }))
    .sort((a, b) => a.text.localeCompare(b.text))
  return (
    <section class="card" aria-labelledby="suggested">
      <h2 id="suggested">{sayReport(language, 'suggested')}</h2>
      <p class="hint">{sayReport(language, 'suggestedNote')}</p>
      <form method="post" action={`${base}/duties`}>
        <Hidden fields={{ commandId: newId(), calendarId: asked.calendarId, clusterId: asked.clusterId }} />
        {suggested.length === 0 && <p class="muted">{sayReport(language, 'noSuggested')}</p>}
        <div class="report-checks">
          {suggested.map(({ organisationId, lines, lastPeriod }) => (
            <label key={organisationId}>
              <input type="checkbox" name="organisation" value={organisationId} checked /> <bdi>{labelOf(organisationId)}</bdi>{' '}
              <span class="muted">
                {sayReport(language, 'linesReported', {
                  ...{ count: formatWhole(lines), last: formatMonth(lastPeriod, language) },
                })}
              </span>
            </label>
          ))}
        </div>
        <div class="line-fields">
          <Choice
            {...{ name: 'organisation', id: 'other', label: sayReport(language, 'addDuty'), empty: '–', options: others }}
          />
          <Field {...{ name: 'starts' }} label={sayReport(language, 'starts')} hint={sayReport(language, 'asCalendar')} />
        </div>
        <button type="submit">{sayReport(language, 'addDuties')}</button>
      </form>
    </section>
  )
}
