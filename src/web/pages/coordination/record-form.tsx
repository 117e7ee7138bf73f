/** The form in which the record of a meeting is written: who was there, the minutes, the decisions. */
import { newId } from '../../../kernel/pure/ids.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { Hidden } from '../accounts/parts.tsx'
import { otherOrganisations, type WrittenRecord } from './forms.ts'
import type { MeetingProps } from './meeting.tsx'
import { Person, TextArea } from './parts.tsx'

/** How a person who was there stands in the form. */
const keyOf = (personId: string, organisationId: string | null) => `${personId}|${organisationId ?? ''}`

function storedRecord({ meeting }: MeetingProps): WrittenRecord {
  return {
    organisation: meeting.attendance.flatMap(({ organisationId, personId }) =>
      organisationId !== null && personId === null ? [organisationId] : [],
    ),
    person: meeting.attendance.flatMap(({ organisationId, personId }) =>
      personId === null ? [] : [keyOf(personId, organisationId)],
    ),
    other: [],
    minutes: meeting.minutes ?? '',
    decisions: meeting.decisions.join('\n'),
  }
}

export function RecordForm(props: MeetingProps) {
  const { loaded, meeting, expected, actors, written } = props
  const { language, path, organisations, people, labelOf } = loaded
  const record = written ?? storedRecord(props)
  const there = new Set(record.organisation)
  const offered = [...new Set([...expected, ...record.organisation])]
    .map(id => ({ id, label: labelOf(id) }))
    .filter(({ label }) => label !== '')
    .sort((a, b) => a.label.localeCompare(b.label))
  const present = new Set(record.person)
  const persons = new Map(people.map(({ id, organisationId }) => [keyOf(id, organisationId), { id, organisationId }]))
  // Those who were written down before stay, whoever looks after them.
  for (const key of record.person) {
    const [id = '', organisationId = ''] = key.split('|')
    persons.set(key, { id, organisationId: organisationId || null })
  }
  return (
    <section class="card" id="record" aria-labelledby="record-title">
      <h2 id="record-title">{sayMeeting(language, 'record')}</h2>
      <form method="post" action={`${path}/meetings/${meeting.id}/record`}>
        <Hidden fields={{ commandId: newId(), version: String(meeting.version) }} />
        <fieldset class="meeting-attendance">
          <legend>{sayMeeting(language, 'organisations')}</legend>
          <div class="meeting-checks">
            {offered.map(({ id, label }) => (
              <label key={id}>
                <input type="checkbox" name="organisation" value={id} checked={there.has(id)} /> <bdi>{label}</bdi>
              </label>
            ))}
          </div>
          <div class="meeting-fields">
            {Array.from({ length: otherOrganisations }, (_, nth) => (
              <input
                key={String(nth)}
                name="other"
                list="organisations"
                value={record.other[nth] ?? ''}
                placeholder={sayMeeting(language, 'otherOrganisation', { nth: '' }).trim()}
                aria-label={sayMeeting(language, 'otherOrganisation', { nth: nth + 1 })}
              />
            ))}
          </div>
        </fieldset>
        {persons.size > 0 && (
          <fieldset class="meeting-attendance">
            <legend>{sayMeeting(language, 'people')}</legend>
            <div class="meeting-checks meeting-people">
              {[...persons].map(([key, { id, organisationId }]) => (
                <label key={key}>
                  <input type="checkbox" name="person" value={key} checked={present.has(key)} />{' '}
                  <Person id={id} actors={actors} language={language} />
                  {organisationId !== null && (
                    <>
                      {' · '}
                      <bdi>{labelOf(organisationId)}</bdi>
                    </>
                  )}
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <TextArea name="minutes" label={sayMeeting(language, 'minutes')} value={record.minutes} rows={10} />
        <TextArea
          name="decisions"
          label={sayMeeting(language, 'decisions')}
          hint={sayMeeting(language, 'onePerLine')}
          value={record.decisions}
          rows={4}
        />
        <button type="submit">{sayMeeting(language, 'saveRecord')}</button>
        <datalist id="organisations">
          {organisations.map(({ id }) => (
            <option key={id} value={labelOf(id)} />
          ))}
        </datalist>
      </form>
    </section>
  )
}
