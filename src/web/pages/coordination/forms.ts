/** What the forms of meetings and action points say, as the commands want it; and what was wrong with it, in words. Pure. */
import { Problem } from '../../../kernel/problems.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Meeting } from '../../../modules/coordination/index.ts'
import { instantOf, wallTimeOf } from '../../../modules/coordination/pure/time-zones.ts'
import { type CoordinationMessage, sayMeeting } from '../../messages/coordination.ts'

export type Values = Readonly<Record<string, string>>

/** The lines of a field that takes one thing on each line. */
export const linesOf = (text: string | undefined): string[] => (text ?? '').split('\n').flatMap(line => line.trim() || [])

/**
 * A meeting as its form says it, by the clocks of its time zone. Null when day or hour cannot be read. A meeting that ends at an earlier
 * hour than it begins ends on the next day.
 */
export function meetingOf(values: Values) {
  const { day = '', from = '', until = '', timeZone = '' } = values
  const startsAt = instantOf({ day, hour: from }, timeZone)
  const sameDay = until === '' ? null : instantOf({ day, hour: until }, timeZone)
  if (startsAt === null || (until !== '' && sameDay === null)) return null
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  const endsAt = sameDay !== null && sameDay <= startsAt ? instantOf({ day: next, hour: until }, timeZone) : sameDay
  return {
    ...{ title: values.title ?? '', startsAt, endsAt, timeZone },
    ...{ place: values.place?.trim() || null, link: values.link?.trim() || null, agenda: linesOf(values.agenda) },
  }
}

/** The form of a meeting, filled with what is stored. */
export function valuesOfMeeting(meeting: Meeting): Values {
  const { title, startsAt, endsAt, timeZone, place, link, agenda, version } = meeting
  const { day, hour } = wallTimeOf(startsAt, timeZone)
  return {
    ...{ title, day, from: hour, until: endsAt === null ? '' : wallTimeOf(endsAt, timeZone).hour, timeZone },
    ...{ place: place ?? '', link: link ?? '', agenda: agenda.join('\n'), version: String(version) },
  }
}

/** An action point as its form says it. */
export function actionOf(values: Values) {
  return {
    what: values.what ?? '',
    organisationId: values.organisationId ?? '',
    personId: values.personId || null,
    due: values.due ?? '',
  }
}

export const otherOrganisations = 4

interface RecordValues {
  /** Ids of organisations that were there. */
  organisation: readonly string[]
  /** People who were there, as `person|organisation`. */
  person: readonly string[]
  other: readonly string[]
  minutes: string
  decisions: string
}

/** The record of a meeting as its form says it; organisations written by name are found, or named as wrong. */
export function recordOf(values: RecordValues, organisationNamed: (name: string) => string | null, language: Language) {
  const wrong: string[] = []
  const others = values.other.flatMap(name => {
    if (name.trim() === '') return []
    const id = organisationNamed(name)
    if (id === null) wrong.push(sayMeeting(language, 'wrongOrganisation', { value: name }))
    return id ?? []
  })
  const attendance = [
    ...[...values.organisation, ...others].map(organisationId => ({ organisationId, personId: null })),
    ...values.person.map(key => {
      const [personId = '', organisationId = ''] = key.split('|')
      return { organisationId: organisationId || null, personId }
    }),
  ]
  // Forms send line feeds as CR LF.
  const minutes = values.minutes.replaceAll('\r\n', '\n').trim() || null
  return { record: { attendance, minutes, decisions: linesOf(values.decisions) }, wrong }
}
export type WrittenRecord = RecordValues

const fieldNames: Record<string, CoordinationMessage> = {
  ...{ title: 'title', startsAt: 'day', endsAt: 'until', timeZone: 'timeZone', place: 'place', link: 'link', agenda: 'agenda' },
  ...{ what: 'what', organisationId: 'organisation', personId: 'person', due: 'due', reason: 'reason', minutes: 'minutes' },
  ...{ decisions: 'decisions', attendance: 'attendance' },
}

/** Why a command was refused, in words. Anything but a problem the person can mend is thrown on. */
export function refusalOf(error: unknown, language: Language): { text: string; status: 409 | 422 } {
  if (!(error instanceof Problem) || error.status === 404) throw error
  if (error.code === 'changed-meanwhile') return { text: sayMeeting(language, 'changedMeanwhile'), status: 409 }
  if (error.code === 'step-not-open') {
    const state = sayMeeting(language, `state_${error.details.state}` as CoordinationMessage)
    return { text: sayMeeting(language, 'notNow', { state }), status: 409 }
  }
  const parts = error.fields.flatMap(({ pointer }) => pointer.split('/').flatMap(part => fieldNames[part] ?? []))
  const fields = [...new Set(parts)].map(field => sayMeeting(language, field)).join(', ')
  const said = error.messageIn(language)
  return {
    text: fields ? `${said} ${sayMeeting(language, 'lookAt', { fields })}` : said,
    status: error.status === 409 ? 409 : 422,
  }
}
