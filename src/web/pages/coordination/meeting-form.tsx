/** The form of a meeting that is to be held: when, where, and what is on its agenda. */
import { newId } from '../../../kernel/pure/ids.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { named } from '../../numbers.ts'
import { Field, Hidden } from '../accounts/parts.tsx'
import type { Values } from './forms.ts'
import { type Loaded, wholeOperation } from './load.ts'
import { TextArea, Wrong } from './parts.tsx'

interface MeetingFormProps {
  loaded: Loaded
  /** Null for one that is only being called. */
  id: string | null
  values: Values
  wrong?: string | undefined
}

export function MeetingForm({ loaded, id, values, wrong }: MeetingFormProps) {
  const { language, path, convenes, timeZones } = loaded
  const zones = values.timeZone && !timeZones.includes(values.timeZone) ? [values.timeZone, ...timeZones] : timeZones
  const hours = (name: 'from' | 'until') => (
    <div class="field">
      <label for={name}>{sayMeeting(language, name)}</label>
      <input id={name} name={name} type="time" value={values[name]} required={name === 'from'} />
    </div>
  )
  return (
    <div class="coordination narrow">
      <h1>{sayMeeting(language, id === null ? 'callMeeting' : 'changeMeeting')}</h1>
      <Wrong wrong={wrong} />
      <form method="post" action={id === null ? `${path}/meetings` : `${path}/meetings/${id}`}>
        <Hidden fields={{ commandId: newId(), ...(id !== null && { version: values.version ?? '' }) }} />
        {id === null && (
          <div class="field">
            <label for="cluster">{sayMeeting(language, 'cluster')}</label>
            <select id="cluster" name="cluster">
              {convenes.map(cluster => {
                const code = cluster?.code ?? wholeOperation
                return (
                  <option key={code} value={code} selected={code === values.cluster}>
                    {cluster ? `${cluster.code} ${named(cluster, language)}` : sayMeeting(language, 'wholeOperation')}
                  </option>
                )
              })}
            </select>
          </div>
        )}
        <Field name="title" label={sayMeeting(language, 'title')} value={values.title} required maxLength={200} />
        <div class="meeting-fields">
          <Field name="day" type="date" label={sayMeeting(language, 'day')} value={values.day} required />
          {hours('from')}
          {hours('until')}
          <div class="field">
            <label for="timeZone">{sayMeeting(language, 'timeZone')}</label>
            <select id="timeZone" name="timeZone" dir="ltr">
              {zones.map(zone => (
                <option key={zone} value={zone} selected={zone === values.timeZone}>
                  {zone}
                </option>
              ))}
            </select>
          </div>
        </div>
        <Field name="place" label={sayMeeting(language, 'place')} value={values.place} maxLength={300} />
        <Field name="link" label={sayMeeting(language, 'link')} value={values.link} maxLength={500} />
        <TextArea
          name="agenda"
          label={sayMeeting(language, 'agenda')}
          hint={sayMeeting(language, 'onePerLine')}
          value={values.agenda}
          rows={6}
        />
        <button type="submit">{sayMeeting(language, id === null ? 'callMeeting' : 'save')}</button>
      </form>
    </div>
  )
}
