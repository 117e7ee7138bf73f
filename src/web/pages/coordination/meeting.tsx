/** One meeting: when and where, its agenda with what is still open, who was there, what was said, decided and agreed on. */
import { stepsFrom } from '../../../kernel/pure/machine.ts'
import type { MeetingRecord } from '../../../modules/coordination/index.ts'
import { type MeetingStep, meetingMachine } from '../../../modules/coordination/rules.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { type Fact, Facts } from '../profile/facts.tsx'
import { formatInstant } from '../profile/time.ts'
import type { Values, WrittenRecord } from './forms.ts'
import type { Actors, Loaded } from './load.ts'
import { ActionFields, ClusterOf, Illustrative, MeetingState, Person, Points, StepForm, When, Wrong } from './parts.tsx'
import { RecordForm } from './record-form.tsx'

export interface MeetingProps {
  loaded: Loaded
  meeting: MeetingRecord
  actors: Actors
  /** Organisations that are expected at it: members of its cluster, or of the country team. */
  expected: readonly string[]
  wrong?: string | undefined
  /** The record as it was written, when it was refused. */
  written?: WrittenRecord | undefined
  /** The action point as it was written, when it was refused. */
  point?: Values | undefined
}

export function MeetingPage(props: MeetingProps) {
  const { loaded, meeting, actors } = props
  const { language, path } = loaded
  const { state } = meeting
  const wasHeld = state === 'held' || state === 'minutes-agreed'
  const convenes = loaded.mayConvene(meeting.clusterId)
  const before = sayMeeting(language, state === 'called' ? 'openFromBefore' : 'cameBackHere')
  return (
    <div class="coordination">
      <p>
        <a href={`${path}/meetings`}>{sayMeeting(language, 'allMeetings')}</a>
      </p>
      <h1>
        <bdi>{meeting.title}</bdi>
        <Illustrative of={meeting} language={language} />
      </h1>
      <p>
        <When meeting={meeting} language={language} />
        {' · '}
        <MeetingState state={state} language={language} />
      </p>
      {meeting.cancelled !== null && (
        <p class="notice">{sayMeeting(language, 'cancelledBecause', { reason: meeting.cancelled })}</p>
      )}
      <Wrong wrong={props.wrong} />
      <div class="main-and-aside">
        <div>
          <section class="card" aria-labelledby="agenda-title">
            <h2 id="agenda-title">{sayMeeting(language, 'agenda')}</h2>
            <List lines={meeting.agenda} none={sayMeeting(language, 'noAgenda')} />
          </section>
          {meeting.cameBack.length > 0 && state !== 'cancelled' && (
            <Scroll label={before}>
              <h2>{before}</h2>
              <Points points={meeting.cameBack} loaded={loaded} actors={actors} caption={before} />
            </Scroll>
          )}
          {wasHeld && <Outcome {...props} />}
          {state === 'held' && convenes && <RecordForm {...props} />}
        </div>
        <div>
          <section class="card" aria-label={sayMeeting(language, 'meeting')}>
            <Facts facts={factsOf(props)} />
          </section>
          {wasHeld && <AttendanceList {...props} />}
          {convenes && <Steps {...props} />}
        </div>
      </div>
    </div>
  )
}

function List({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <p class="muted">{none}</p>
  return (
    <ol class="meeting-list">
      {lines.map(line => (
        <li key={line}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ol>
  )
}

function factsOf({ loaded, meeting, actors }: MeetingProps): Fact[] {
  const { language } = loaded
  const trace = (term: 'calledBy' | 'heldBy' | 'agreedBy', at: string | null, by: string | null): Fact[] =>
    at === null || by === null
      ? []
      : [
          {
            term: sayMeeting(language, term),
            value: (
              <>
                {formatInstant(at, language)} · <Person id={by} actors={actors} language={language} />
              </>
            ),
          },
        ]
  return [
    { term: sayMeeting(language, 'cluster'), value: <ClusterOf id={meeting.clusterId} loaded={loaded} /> },
    ...(meeting.place === null ? [] : [{ term: sayMeeting(language, 'where'), value: <bdi>{meeting.place}</bdi> }]),
    ...(meeting.link === null
      ? []
      : [
          {
            term: sayMeeting(language, 'join'),
            value: (
              <a href={meeting.link} rel="noreferrer" dir="ltr" class="meeting-link">
                {meeting.link}
              </a>
            ),
          },
        ]),
    ...trace('calledBy', meeting.calledAt, meeting.calledBy),
    ...trace('heldBy', meeting.heldAt, meeting.heldBy),
    ...trace('agreedBy', meeting.agreedAt, meeting.agreedBy),
  ]
}

function AttendanceList({ loaded: { language, labelOf }, meeting, actors }: MeetingProps) {
  const byOrganisation = Map.groupBy(meeting.attendance, ({ organisationId }) => organisationId)
  const people = (of: string | null) =>
    (byOrganisation.get(of) ?? []).flatMap(({ personId }) =>
      personId === null
        ? []
        : [
            <li key={personId}>
              <Person id={personId} actors={actors} language={language} />
            </li>,
          ],
    )
  const organisations = [...byOrganisation.keys()].flatMap(id => (id === null ? [] : [{ id, label: labelOf(id) }]))
  return (
    <section class="card" aria-labelledby="attendance-title">
      <h2 id="attendance-title">{sayMeeting(language, 'attendance')}</h2>
      {meeting.attendance.length === 0 ? (
        <p class="muted">{sayMeeting(language, 'noAttendance')}</p>
      ) : (
        <ul class="plain">
          {organisations
            .sort((a, b) => a.label.localeCompare(b.label))
            .map(({ id, label }) => (
              <li key={id}>
                <bdi>{label}</bdi>
                {people(id).length > 0 && <ul>{people(id)}</ul>}
              </li>
            ))}
          {people(null)}
        </ul>
      )}
    </section>
  )
}

/** What a meeting led to: minutes, decisions, and what is to be done. */
function Outcome(props: MeetingProps) {
  const { loaded, meeting, actors } = props
  const { language, path } = loaded
  const title = sayMeeting(language, 'raisedHere')
  return (
    <>
      <section class="card" aria-labelledby="minutes-title">
        <h2 id="minutes-title">{sayMeeting(language, 'minutes')}</h2>
        {meeting.minutes === null ? (
          <p class="muted">{sayMeeting(language, 'noMinutes')}</p>
        ) : (
          <div class="meeting-minutes" dir="auto">
            {meeting.minutes}
          </div>
        )}
      </section>
      <section class="card" aria-labelledby="decisions-title">
        <h2 id="decisions-title">{sayMeeting(language, 'decisions')}</h2>
        <List lines={meeting.decisions} none={sayMeeting(language, 'noDecisions')} />
      </section>
      <Scroll label={title}>
        <h2>{title}</h2>
        {meeting.raised.length === 0 ? (
          <p class="muted">{sayMeeting(language, 'noneRaised')}</p>
        ) : (
          <Points points={meeting.raised} loaded={loaded} actors={actors} caption={title} />
        )}
        {meeting.state === 'held' && loaded.mayConvene(meeting.clusterId) && (
          <details class="meeting-fold" open={props.point !== undefined}>
            <summary>{sayMeeting(language, 'addAction')}</summary>
            <StepForm action={`${path}/meetings/${meeting.id}/actions`} label={sayMeeting(language, 'addAction')} fields={{}}>
              <ActionFields loaded={loaded} values={props.point ?? {}} />
            </StepForm>
          </details>
        )}
      </Scroll>
    </>
  )
}

/** The steps that lead on from where the meeting is, as its machine has them. */
function Steps({ loaded: { language, path }, meeting }: MeetingProps) {
  const steps = stepsFrom(meetingMachine, meeting.state)
  if (steps.length === 0) return null
  const begun = meeting.startsAt <= new Date().toISOString()
  return (
    <section class="card meeting-steps" aria-label={sayMeeting(language, 'state')}>
      {meeting.state === 'called' && (
        <p>
          <a href={`${path}/meetings/${meeting.id}/edit`}>{sayMeeting(language, 'changeMeeting')}</a>
        </p>
      )}
      {steps.map(({ name }) => {
        const form = {
          action: `${path}/meetings/${meeting.id}/${name}`,
          label: sayMeeting(language, `step_${name as MeetingStep}`),
          fields: { version: String(meeting.version) },
        }
        if (name === 'hold' && !begun) return <p class="muted">{sayMeeting(language, 'note_notYet')}</p>
        if (name === 'agree-minutes' && meeting.minutes === null)
          return <p class="muted">{sayMeeting(language, 'note_needMinutes')}</p>
        if (name !== 'cancel')
          return <StepForm key={name} {...form} note={sayMeeting(language, name === 'hold' ? 'note_hold' : 'note_agree')} />
        return (
          <details key={name} class="meeting-fold">
            <summary>{form.label}</summary>
            <StepForm {...form}>
              <div class="field">
                <label for="cancel-reason">{sayMeeting(language, 'reason')}</label>
                <input id="cancel-reason" name="reason" required maxLength={1000} dir="auto" />
              </div>
            </StepForm>
          </details>
        )
      })}
    </section>
  )
}
