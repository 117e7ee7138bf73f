/** One action point: what, by whom and by when; what happened to it; and what can be done with it now. */
import { isAllowed } from '../../../kernel/access.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { stepsFrom } from '../../../kernel/pure/machine.ts'
import {
  type ActionRecord,
  dropActionPoint,
  finishActionPoint,
  type Meeting,
  reopenActionPoint,
} from '../../../modules/coordination/index.ts'
import { type ActionStep, actionMachine } from '../../../modules/coordination/rules.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Hidden } from '../accounts/parts.tsx'
import { Facts } from '../profile/facts.tsx'
import { Records } from '../profile/records.tsx'
import { formatDate, formatInstant } from '../profile/time.ts'
import type { Values } from './forms.ts'
import type { Actors, Loaded } from './load.ts'
import { ActionFields, ClusterOf, Deadline, Illustrative, Person, StepForm, When, Wrong } from './parts.tsx'

/** The command of each step. */
export const actionSteps = {
  finish: finishActionPoint,
  drop: dropActionPoint,
  reopen: reopenActionPoint,
} satisfies Record<ActionStep, unknown>

interface ActionProps {
  loaded: Loaded
  point: ActionRecord
  /** The meetings that its history names. */
  meetings: ReadonlyMap<string, Meeting>
  actors: Actors
  wrong?: string | undefined
  /** The point as it was written, when it was refused. */
  written?: Values | undefined
}

export function ActionPage(props: ActionProps) {
  const { loaded, point, actors } = props
  const { language, path } = loaded
  return (
    <div class="coordination">
      <p>
        <a href={`${path}/meetings/actions`}>{sayMeeting(language, 'allActions')}</a>
      </p>
      <h1>
        <bdi>{point.what}</bdi>
        <Illustrative of={point} language={language} />
      </h1>
      <p>
        <span class="meeting-state">{sayMeeting(language, `state_${point.state}`)}</span>
      </p>
      <Wrong wrong={props.wrong} />
      <div class="main-and-aside">
        <div>
          <History {...props} />
          {point.state === 'open' && loaded.mayConvene(point.clusterId) && <ChangeForm {...props} />}
        </div>
        <div>
          <section class="card" aria-label={sayMeeting(language, 'action')}>
            <Facts
              facts={[
                {
                  term: sayMeeting(language, 'owner'),
                  value: (
                    <>
                      <bdi>{loaded.labelOf(point.organisationId)}</bdi>
                      {point.personId !== null && (
                        <>
                          {' · '}
                          <Person id={point.personId} actors={actors} language={language} />
                        </>
                      )}
                    </>
                  ),
                },
                { term: sayMeeting(language, 'due'), value: <Deadline point={point} loaded={loaded} /> },
                { term: sayMeeting(language, 'cluster'), value: <ClusterOf id={point.clusterId} loaded={loaded} /> },
                { term: sayMeeting(language, 'agreedOn'), value: <AtMeeting {...props} id={point.meetingId} /> },
                { term: sayMeeting(language, 'cameBackTimes'), value: formatWhole(point.cameBack) },
              ]}
            />
          </section>
          <Steps {...props} />
        </div>
      </div>
    </div>
  )
}

function AtMeeting({ loaded: { language, path }, meetings, id }: ActionProps & { id: string | null }) {
  const meeting = id === null ? undefined : meetings.get(id)
  if (!meeting) return <>{sayMeeting(language, 'betweenMeetings')}</>
  return (
    <>
      <a href={`${path}/meetings/${meeting.id}`}>
        <bdi>{meeting.title}</bdi>
      </a>{' '}
      <When meeting={meeting} language={language} />
    </>
  )
}

function History(props: ActionProps) {
  const { loaded, point, actors } = props
  const { language, labelOf } = loaded
  const title = sayMeeting(language, 'history')
  return (
    <Scroll label={title}>
      <h2>{title}</h2>
      <Records
        head={sayMeeting(language, 'event')}
        columns={[
          { head: sayMeeting(language, 'at') },
          { head: sayMeeting(language, 'by') },
          { head: sayMeeting(language, 'owner') },
          { head: sayMeeting(language, 'due') },
          { head: sayMeeting(language, 'note') },
        ]}
        rows={point.events.map((event, nth) => ({
          key: String(nth),
          head: (
            <>
              {sayMeeting(language, `event_${event.kind}`)}
              {event.meetingId !== null && (
                <>
                  {': '}
                  <AtMeeting {...props} id={event.meetingId} />
                </>
              )}
            </>
          ),
          cells: [
            formatInstant(event.at, language),
            <Person key="by" id={event.actorId} actors={actors} language={language} />,
            <bdi key="owner">{labelOf(event.organisationId)}</bdi>,
            formatDate(event.due, language),
            event.note === null ? '–' : <bdi>{event.note}</bdi>,
          ],
        }))}
      />
    </Scroll>
  )
}

function ChangeForm({ loaded, point, written }: ActionProps) {
  const { language, path } = loaded
  const { what, organisationId, personId, due, version } = point
  const values = written ?? { what, organisationId, personId: personId ?? '', due, reason: '' }
  return (
    <section class="card">
      <details class="meeting-fold" open={written !== undefined}>
        <summary>{sayMeeting(language, 'changeAction')}</summary>
        <form method="post" action={`${path}/meetings/actions/${point.id}`}>
          <Hidden fields={{ commandId: newId(), version: String(version) }} />
          <ActionFields loaded={loaded} values={values} />
          <Reason id="change-reason" label={sayMeeting(language, 'whyChanged')} value={values.reason} />
          <button type="submit">{sayMeeting(language, 'save')}</button>
        </form>
      </details>
    </section>
  )
}

function Reason({ id, label, value, required }: { id: string; label: string; value?: string | undefined; required?: boolean }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} name="reason" value={value} maxLength={1000} required={required} dir="auto" />
    </div>
  )
}

/** The steps that lead on from where the point is and that the reader may take, as its machine has them. */
function Steps({ loaded, point }: ActionProps) {
  const { language, path, asking, operationId } = loaded
  const scope = { operation: operationId, cluster: point.clusterId, organisation: point.organisationId }
  const steps = stepsFrom(actionMachine, point.state).filter(({ name }) =>
    isAllowed(asking.actor, actionSteps[name as ActionStep].policy, [scope]),
  )
  if (steps.length === 0) return null
  return (
    <section class="card meeting-steps" aria-label={sayMeeting(language, 'state')}>
      {steps.map(({ name, needs }) => {
        const step = name as ActionStep
        const label = sayMeeting(language, `step_${step}`)
        const required = needs?.includes('reason') ?? false
        const form = (
          <StepForm
            action={`${path}/meetings/actions/${point.id}/${step}`}
            label={label}
            fields={{ version: String(point.version) }}
          >
            <Reason
              id={`${step}-reason`}
              label={sayMeeting(language, step === 'finish' ? 'whatWasDone' : 'reason')}
              required={required}
            />
          </StepForm>
        )
        if (step === 'finish') return <div key={step}>{form}</div>
        return (
          <details key={step} class="meeting-fold">
            <summary>{label}</summary>
            {form}
          </details>
        )
      })}
    </section>
  )
}
