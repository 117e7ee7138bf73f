/** Where a project stands on the path, and the steps that may come next: whose they are, and a form for those that are the reader's. */
import { newId } from '../../../kernel/pure/ids.ts'
import { roleNames } from '../../../modules/operations/index.ts'
import { mainLineOf } from '../../../modules/projects/rules.ts'
import { sayProject } from '../../messages/projects.ts'
import { named } from '../../numbers.ts'
import { Field, Hidden, Select, type Values } from '../accounts/parts.tsx'
import { formatDate } from '../profile/time.ts'
import { addressOfProject, type ProjectProps, type ShownProject } from './load.ts'
import { StateMark, stateName } from './parts.tsx'

type Props = ProjectProps & { values?: Values | undefined }

export function Standing(props: Props) {
  const { loaded, project } = props
  const { language } = loaded
  const { state, events, version, over, steps } = project
  const last = events.at(-1)
  return (
    <section class="card" aria-labelledby="standing">
      <h2 id="standing">{sayProject(language, 'standing')}</h2>
      <p class="project-standing">
        <StateMark state={state} loaded={loaded} />
      </p>
      {state === null ? <StandingUnknown {...props} /> : <Line {...props} />}
      {last && last.sheetNo !== version && (
        <p class="notice project-changed">{sayProject(language, 'changedSince', { old: last.sheetNo, now: version })}</p>
      )}
      {over && <p>{sayProject(language, 'nothingNext')}</p>}
      {steps.length > 0 && (
        <>
          <h3>{sayProject(language, 'next')}</h3>
          <ul class="plain project-steps">
            {steps.map(step => (
              <li key={step.name}>
                <StepOffer {...props} step={step} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The way from the beginning to the end. A state beside it is said above; what was passed before it counts as done. */
function Line({ loaded, project: { path, state, events } }: ProjectProps) {
  const { language } = loaded
  const line = mainLineOf(path)
  const standing = [...events].reverse().find(({ to }) => line.includes(to))?.to
  const at = line.indexOf(standing ?? '')
  return (
    <ol class="project-line">
      {line.map((code, nth) => {
        const reached = nth <= at ? events.findLast(({ to }) => to === code) : undefined
        const mark = code === state ? 'here' : nth <= at ? 'done' : 'ahead'
        const day = reached?.happened ?? reached?.recordedAt.slice(0, 10)
        return (
          <li key={code} class={`project-${mark}`} {...(mark === 'here' ? { 'aria-current': 'step' as const } : {})}>
            <bdi>{stateName(loaded, code)}</bdi>
            <span class="visually-hidden">, {sayProject(language, mark)}</span>
            {day && <small>{formatDate(day, language)}</small>}
          </li>
        )
      })}
    </ol>
  )
}

function StandingUnknown({ loaded, project, values }: Props) {
  const { language, base, path, mayKeep } = loaded
  return (
    <>
      <p class="muted">{sayProject(language, 'standingUnknown')}</p>
      {mayKeep && (
        <details open={values?.howKnown !== undefined}>
          <summary>{sayProject(language, 'sayStanding')}</summary>
          <form method="post" action={addressOfProject(base, project.code, '/standing')}>
            <Hidden fields={{ commandId: newId() }} />
            <Select
              name="state"
              label={sayProject(language, 'state')}
              options={path.states.map(state => ({ id: state.code, name: named(state, language) }))}
              value={values?.state}
            />
            <Field
              name="howKnown"
              label={sayProject(language, 'howKnown')}
              hint={sayProject(language, 'howKnownHint')}
              value={values?.howKnown}
              required
              maxLength={2000}
            />
            <Field name="since" label={sayProject(language, 'happened')} type="date" value={values?.since} />
            <button type="submit">{sayProject(language, 'sayStanding')}</button>
          </form>
        </details>
      )}
    </>
  )
}

function StepOffer({ loaded, project, step, values }: Props & { step: ShownProject['steps'][number] }) {
  const { language, base } = loaded
  const name = named({ names: step.names, code: step.name }, language)
  const tried = values?.step === step.name
  const needs = (what: 'reason' | 'date') => step.needs.includes(what)
  const text = (
    <>
      <strong>
        <bdi>{name}</bdi>
      </strong>{' '}
      <span class="muted">{sayProject(language, 'leadsTo', { state: stateName(loaded, step.to) })}</span>
      <span class="project-by">
        {sayProject(language, 'takenBy')}: {step.by.map(role => roleNames[role][language]).join(language === 'en' ? ', ' : '، ')}
      </span>
    </>
  )
  if (!step.mayTake) return <div class="project-step">{text}</div>
  return (
    <details class="project-step" open={tried}>
      <summary>{text}</summary>
      <form method="post" action={addressOfProject(base, project.code, '/step')}>
        <Hidden fields={{ commandId: newId(), step: step.name, from: project.state ?? '' }} />
        <Field
          id={`reason-${step.name}`}
          name="reason"
          label={sayProject(language, 'reason')}
          value={tried ? values?.reason : ''}
          required={needs('reason')}
          maxLength={2000}
        />
        <Field
          id={`happened-${step.name}`}
          name="happened"
          type="date"
          label={sayProject(language, 'happened')}
          value={tried ? values?.happened : ''}
          required={needs('date')}
        />
        <button type="submit">{name}</button>
      </form>
    </details>
  )
}
