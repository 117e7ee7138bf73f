/** What the pages about meetings and action points share: how a time, a state, a cluster and a point are written. */
import type { ComponentChildren } from 'preact'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ActionPoint, Meeting } from '../../../modules/coordination/index.ts'
import { offsetOf, wallTimeOf } from '../../../modules/coordination/pure/time-zones.ts'
import { isLate } from '../../../modules/coordination/rules.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { say } from '../../messages/house.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Hidden } from '../accounts/parts.tsx'
import { ActorName } from '../profile/actors.tsx'
import { Records } from '../profile/records.tsx'
import { formatDate } from '../profile/time.ts'
import type { Values } from './forms.ts'
import type { Actors, Loaded } from './load.ts'

/** When a meeting is, by the clocks where it is held. */
export function When({ meeting, language }: { meeting: Meeting; language: Language }) {
  const { startsAt, endsAt, timeZone } = meeting
  const { day, hour } = wallTimeOf(startsAt, timeZone)
  const until = endsAt === null ? '' : `–${wallTimeOf(endsAt, timeZone).hour}`
  return (
    <time dateTime={startsAt} class="meeting-time">
      {formatDate(day, language)}{' '}
      <bdi dir="ltr">
        {hour}
        {until} {offsetOf(startsAt, timeZone)}
      </bdi>
    </time>
  )
}

export function MeetingState({ state, language }: Pick<Meeting, 'state'> & { language: Language }) {
  return (
    <span class={state === 'called' ? 'meeting-state meeting-next' : 'meeting-state'}>
      {sayMeeting(language, `state_${state}`)}
    </span>
  )
}

/** Name of a cluster as a link; of none, that it is about the operation as a whole. */
export function ClusterOf({ id, loaded }: { id: string | null; loaded: Loaded }) {
  const { clusters, language, path } = loaded
  const cluster = id === null ? undefined : clusters.get(id)
  if (!cluster) return <>{sayMeeting(language, 'wholeOperation')}</>
  return (
    <a href={`${path}/clusters/${encodeURIComponent(cluster.code)}`}>
      <bdi class="code">{cluster.code}</bdi> <bdi>{named(cluster, language)}</bdi>
    </a>
  )
}

export function Person({ id, actors, language }: { id: string; actors: Actors; language: Language }) {
  return (
    <ActorName
      id={id}
      kind={id.startsWith('system') || id === 'command-line' ? 'system' : 'person'}
      known={actors}
      language={language}
    />
  )
}

/** The deadline of a point, and that it has passed, where it has; closed points say how they ended. */
export function Deadline({ point, loaded: { language, today } }: { point: ActionPoint; loaded: Loaded }) {
  return (
    <>
      <time dateTime={point.due}>{formatDate(point.due, language)}</time>
      {isLate(point, today) && <span class="badge badge-after">{sayMeeting(language, 'late')}</span>}
    </>
  )
}

interface PointsProps {
  points: readonly ActionPoint[]
  loaded: Loaded
  actors: Actors
  /** Says of which cluster each is. */
  withCluster?: boolean
  caption: string
}

/** Action points as a table: what, by whom, by when, how it stands, and how many meetings found it open. */
export function Points({ points, loaded, actors, withCluster = false, caption }: PointsProps) {
  const { language, path, labelOf } = loaded
  return (
    <Records
      head={sayMeeting(language, 'what')}
      caption={caption}
      columns={[
        ...(withCluster ? [{ head: sayMeeting(language, 'cluster') }] : []),
        { head: sayMeeting(language, 'owner') },
        { head: sayMeeting(language, 'due') },
        { head: sayMeeting(language, 'state') },
        { head: sayMeeting(language, 'cameBackTimes'), number: true },
      ]}
      rows={points.map(point => ({
        key: point.id,
        head: (
          <>
            <a href={`${path}/meetings/actions/${point.id}`}>
              <bdi>{point.what}</bdi>
            </a>
            <Illustrative of={point} language={language} />
          </>
        ),
        cells: [
          ...(withCluster ? [<ClusterOf key="cluster" id={point.clusterId} loaded={loaded} />] : []),
          <>
            <bdi>{labelOf(point.organisationId)}</bdi>
            {point.personId !== null && (
              <>
                {' · '}
                <Person id={point.personId} actors={actors} language={language} />
              </>
            )}
          </>,
          <Deadline key="due" point={point} loaded={loaded} />,
          sayMeeting(language, `state_${point.state}`),
          formatWhole(point.cameBack),
        ],
      }))}
    />
  )
}

/** The mark of what is made up. */
export function Illustrative({ of, language }: { of: { illustrative: boolean }; language: Language }) {
  return of.illustrative ? <span class="badge badge-after">{say(language, 'illustrative')}</span> : null
}

/** What was wrong with a form, read out at once. */
export function Wrong({ wrong }: { wrong?: string | undefined }) {
  if (!wrong) return null
  return (
    <p class="notice notice-error" role="alert">
      {wrong}
    </p>
  )
}

interface TextAreaProps {
  name: string
  label: string
  value?: string | undefined
  hint?: string | undefined
  rows?: number
  required?: boolean
}

export function TextArea({ name, label, value = '', hint, rows = 3, required = false }: TextAreaProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <textarea
        id={name}
        name={name}
        rows={rows}
        dir="auto"
        required={required}
        aria-describedby={hint ? `${name}-hint` : undefined}
        value={value}
      />
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface StepFormProps {
  action: string
  label: string
  fields: Values
  note?: string | undefined
  children?: ComponentChildren
  quiet?: boolean
}

/** A step of a machine as a form: its fields and its button. */
export function StepForm({ action, label, fields, note, children, quiet = false }: StepFormProps) {
  return (
    <form method="post" action={action} class="meeting-step">
      <Hidden fields={{ commandId: newId(), ...fields }} />
      {note && <p class="muted">{note}</p>}
      {children}
      <button type="submit" class={quiet ? 'button-quiet' : undefined}>
        {label}
      </button>
    </form>
  )
}

interface ActionFieldsProps {
  loaded: Loaded
  values: Values
}

/** The fields of an action point: what, by whom, by when. */
export function ActionFields({ loaded: { language, organisations, people, labelOf }, values }: ActionFieldsProps) {
  return (
    <>
      <TextArea name="what" label={sayMeeting(language, 'what')} value={values.what} rows={2} required />
      <div class="meeting-fields">
        <div class="field">
          <label for="organisationId">{sayMeeting(language, 'organisation')}</label>
          <select id="organisationId" name="organisationId" required>
            <option value="">–</option>
            {organisations.map(({ id }) => (
              <option key={id} value={id} selected={id === values.organisationId}>
                {labelOf(id)}
              </option>
            ))}
          </select>
        </div>
        {(people.length > 0 || values.personId) && (
          <div class="field">
            <label for="personId">{sayMeeting(language, 'personOptional')}</label>
            <select id="personId" name="personId">
              <option value="">{sayMeeting(language, 'nobodyNamed')}</option>
              {/* Somebody whom the reader does not look after stays named. */}
              {values.personId && !people.some(({ id }) => id === values.personId) && (
                <option value={values.personId} selected>
                  {sayMeeting(language, 'person')}
                </option>
              )}
              {people.map(({ id, name }) => (
                <option key={id} value={id} selected={id === values.personId}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <div class="field">
          <label for="due">{sayMeeting(language, 'due')}</label>
          <input id="due" name="due" type="date" value={values.due} required />
        </div>
      </div>
    </>
  )
}
