/** What the pages about reports share: how a state, a clock, a cluster and a person are written, and the forms of steps. */
import type { ComponentChildren } from 'preact'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ReportSummary } from '../../../modules/reporting/index.ts'
import { type ReportingMessage, sayReport } from '../../messages/reporting.ts'
import { named } from '../../numbers.ts'
import { Hidden } from '../accounts/parts.tsx'
import { ActorName } from '../profile/actors.tsx'
import { formatDate } from '../profile/time.ts'
import { clockOf, periodText } from './clock.ts'
import type { Actors, Loaded } from './load.ts'

/** The state of a report in a word; colour says no more than the word. */
export function StateOf({ report, language }: { report: Pick<ReportSummary, 'state' | 'noActivity'>; language: Language }) {
  const { state, noActivity } = report
  const look = { overdue: 'late', 'sent-back': 'late', submitted: 'waits', accepted: 'done' }[state as string] ?? ''
  return (
    <>
      <span class={`report-state${look && ` report-state-${look}`}`}>{sayReport(language, `state_${state}`)}</span>
      {noActivity && (state === 'submitted' || state === 'accepted') && <> {sayReport(language, 'noActivity')}</>}
    </>
  )
}

export function ClockOf({ report, loaded: { language, today } }: { report: ReportSummary; loaded: Loaded }) {
  const { text, late } = clockOf(report, today, language)
  return <span class={late ? 'report-late' : undefined}>{text}</span>
}

export const periodOf = (label: string, language: Language): string => periodText(label, language)

export function Day({ day, language }: { day: string | null; language: Language }) {
  return day === null ? <>–</> : <time dateTime={day}>{formatDate(day, language)}</time>
}

export function ClusterOf({ id, loaded }: { id: string; loaded: Loaded }) {
  const { clusters, language, path } = loaded
  const cluster = clusters.get(id)
  if (!cluster) return null
  return (
    <a href={`${path}/clusters/${encodeURIComponent(cluster.code)}`}>
      <bdi class="code">{cluster.code}</bdi> <bdi>{named(cluster, language)}</bdi>
    </a>
  )
}

export function Person({ id, actors, language }: { id: string | null; actors: Actors; language: Language }) {
  if (id === null) return <>–</>
  // Whoever acted in what is made up is nobody.
  if (id === 'illustrative') return <>{sayReport(language, 'illustrative')}</>
  const kind = id.startsWith('system') || id === 'command-line' ? 'system' : 'person'
  return <ActorName id={id} kind={kind} known={actors} language={language} />
}

/** What was wrong with what was sent, read out at once. */
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
  id?: string
  value?: string | null | undefined
  hint?: string | undefined
  rows?: number
  required?: boolean
}

export function TextArea({ name, id = name, label, value, hint, rows = 3, required = false }: TextAreaProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        {...{ id, name, rows, required, value: value ?? '' }}
        dir="auto"
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface StepFormProps {
  action: string
  label: string
  fields: Readonly<Record<string, string>>
  note?: string | undefined
  quiet?: boolean
  /** What is written in a grid on the page is sent first. */
  flush?: boolean
  children?: ComponentChildren
}

/** A step as a form: what it means, its fields and its button. */
export function StepForm({ action, label, fields, note, quiet = false, flush = false, children }: StepFormProps) {
  return (
    <form method="post" action={action} {...(flush && { 'data-grid-flush': '' })}>
      <Hidden fields={{ commandId: newId(), ...fields }} />
      {children}
      {note && <p class="hint">{note}</p>}
      <button type="submit" class={quiet ? 'button-quiet' : undefined}>
        {label}
      </button>
    </form>
  )
}

interface ChoiceProps {
  name: string
  id?: string
  label: string
  options: readonly { value: string; text: string }[]
  value?: string | undefined
  empty?: string
  required?: boolean
}

export function Choice({ name, id = name, label, options, value = '', empty, required = false }: ChoiceProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select {...{ id, name, required }}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A step, in the words of the page. */
export const stepText = (step: string, language: Language): string =>
  sayReport(language, `event_${step}` as ReportingMessage) || step
