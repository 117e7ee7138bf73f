/** The form that starts an operation. */
import countries from 'i18n-iso-countries'
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import { sayOfOperations as say } from '../../messages/operations.ts'

export interface OperationForm {
  code: string
  country: string
  name: string
}

/** What an operation that stands already gives to the new one. */
export interface Giver {
  code: string
  name: string
  /** Whether it is of the country that the form names; another country's places are none of its. */
  places: boolean
  /** The sheet that goes into the new operation first. */
  sheet: { id: string; fileName: string } | null
}

interface NewOperationProps {
  language: Language
  form: OperationForm
  giver: Giver | null
  /** Why it was not started. */
  refused: string | null
}

/** Countries by their names in the reader's language, in its order; ISO 3166-1. */
function countryChoices(language: Language): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' })
  const order = new Intl.Collator([language, 'en'])
  return Object.keys(countries.getAlpha2Codes())
    .map(code => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => order.compare(a.name, b.name))
}

function Field({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint && (
        <p class="muted" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

export function NewOperationPage({ language, form, giver, refused }: NewOperationProps) {
  return (
    <>
      <h1>{say(language, 'start')}</h1>
      <p>{say(language, 'startNote')}</p>
      {refused !== null && (
        <div class="notice notice-error" role="alert">
          <p>
            <strong>{say(language, 'refused')}</strong>
          </p>
          <p>{refused}</p>
        </div>
      )}
      <form class="card" method="post" action="/operations" enctype="multipart/form-data">
        {giver && <input type="hidden" name="from" value={giver.code} />}
        {giver?.sheet && (
          <>
            <input type="hidden" name="import" value={giver.sheet.id} />
            <p>{say(language, 'withSheet', { file: giver.sheet.fileName })}</p>
          </>
        )}
        <Field id="country" label={say(language, 'country')}>
          <select id="country" name="country" required>
            <option value="">{say(language, 'chooseCountry')}</option>
            {countryChoices(language).map(({ code, name }) => (
              <option key={code} value={code} selected={code === form.country}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="code" label={say(language, 'code')} hint={say(language, 'codeHint')}>
          <input
            id="code"
            name="code"
            type="text"
            dir="ltr"
            required
            maxLength={20}
            pattern="[A-Za-z0-9][A-Za-z0-9\-]{1,19}"
            autoComplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby="code-hint"
            value={form.code}
          />
        </Field>
        <Field id="name" label={say(language, 'name')} hint={say(language, 'nameHint')}>
          <input
            id="name"
            name="name"
            type="text"
            dir="ltr"
            maxLength={300}
            autoComplete="off"
            aria-describedby="name-hint"
            value={form.name}
          />
        </Field>
        {giver?.places && (
          <div class="check">
            <input id="known" name="known" type="checkbox" value="yes" checked />{' '}
            <label for="known">{say(language, 'placesOf', { name: giver.name })}</label>
          </div>
        )}
        <Field id="places" label={say(language, 'placesFile')} hint={giver?.places ? undefined : say(language, 'placesHint')}>
          <input
            id="places"
            name="places"
            type="file"
            accept=".csv,.xlsx,.json,.geojson"
            aria-describedby={giver?.places ? undefined : 'places-hint'}
          />
        </Field>
        {!giver?.sheet && (
          <Field id="sheet" label={say(language, 'sheet')} hint={say(language, 'sheetHint')}>
            <input id="sheet" name="sheet" type="file" accept=".xlsx,.csv,.tsv,.txt,.json" aria-describedby="sheet-hint" />
          </Field>
        )}
        <button type="submit">{say(language, 'begin')}</button>
      </form>
    </>
  )
}
