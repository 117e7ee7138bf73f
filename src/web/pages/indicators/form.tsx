/** Forms of the pages of indicators: fields with their error beside them, and what people write read as numbers and months. */
import type { Context } from 'hono'
import { readQuantity } from '../../../exchange/feeds/values.ts'
import { Problem } from '../../../kernel/problems.ts'
import { isId, newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'

export type Values = Readonly<Record<string, string>>
/** Message of each field that is wrong; `''` is about the form as a whole. */
export type Errors = Readonly<Record<string, string>>

/** The fields of a posted form; of several of one name, all are in `lists`. */
export async function postedForm(c: Context): Promise<{ values: Values; lists: (name: string) => string[] }> {
  const body = await c.req.parseBody({ all: true })
  const texts = (value: unknown) => (Array.isArray(value) ? value : [value]).filter(each => typeof each === 'string')
  const values = Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (texts(value).length > 0 ? [[name, texts(value).at(-1) ?? '']] : [])),
  )
  return { values, lists: name => texts(body[name]) }
}

/** The command's id that the form carried, so that posting it twice changes nothing. */
export const commandIdOf = ({ commandId }: Values): { commandId?: string } => (commandId && isId(commandId) ? { commandId } : {})

/** Reads what a form holds, and gathers everything that is wrong with it. */
export class FormReader {
  readonly errors: Record<string, string> = {}
  private readonly values: Values
  private readonly language: Language
  constructor(values: Values, language: Language) {
    this.values = values
    this.language = language
  }
  text(name: string): string | null {
    return this.values[name]?.trim() || null
  }
  /** A number, or null where nothing is written: what is not known. */
  number(name: string, toKept: (value: number) => number = value => value): number | null {
    const text = this.text(name)
    if (text === null) return null
    const { value, error } = readQuantity(text.replace(/%$/, ''))
    const number = value === null ? Number.NaN : Number(value)
    if (error || !Number.isFinite(number)) {
      this.errors[name] = say(this.language, 'wrongNumber', { value: text })
      return null
    }
    return toKept(number)
  }
  month(name: string): string | null {
    const text = this.text(name)
    if (text === null) return null
    if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text
    this.errors[name] = say(this.language, 'wrongMonth', { value: text })
    return null
  }
  get failed(): boolean {
    return Object.keys(this.errors).length > 0
  }
}

/**
 * What a refused command says, beside the fields it means. Anything but a problem that a person can mend is thrown on.
 * @param fieldOf the field of the form that a JSON pointer into the input means.
 */
export function errorsOf(
  error: unknown,
  language: Language,
  fieldOf: (pointer: string) => string = pointer => pointer.split('/').at(-1) ?? '',
): Errors {
  if (!(error instanceof Problem) || error.status === 404) throw error
  const errors: Record<string, string> = { '': error.messageIn(language) }
  for (const { pointer, message } of error.fieldsIn(language)) errors[fieldOf(pointer)] = message
  return errors
}

interface FieldProps {
  name: string
  label: string
  value?: string | undefined
  error?: string | undefined
  hint?: string | undefined
  required?: boolean
  /** Latin text (codes, months, numbers) is written from left to right in every language. */
  latin?: boolean
  lang?: Language
  area?: boolean
}

/** An input (or a text area) with its label, hint and error tied together for screen readers. */
export function Field({ name, label, value, error, hint, required, latin, lang, area }: FieldProps) {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined
  const invalid = error ? ('true' as const) : undefined
  const direction = latin ? ('ltr' as const) : lang ? (lang === 'en' ? ('ltr' as const) : ('rtl' as const)) : undefined
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {area ? (
        <textarea id={name} name={name} rows={3} dir={direction} lang={lang} aria-invalid={invalid} aria-describedby={described}>
          {value}
        </textarea>
      ) : (
        <input
          id={name}
          name={name}
          type="text"
          required={required}
          dir={direction}
          lang={lang}
          aria-invalid={invalid}
          aria-describedby={described}
          value={value}
        />
      )}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

interface SelectProps {
  name: string
  label: string
  options: readonly { id: string; name: string }[]
  value?: string | null | undefined
  error?: string | undefined
  empty?: string | undefined
}

export function Select({ name, label, options, value, error, empty }: SelectProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select
        id={name}
        name={name}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(option => (
          <option key={option.id} value={option.id} selected={option.id === value}>
            {option.name}
          </option>
        ))}
      </select>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

export function Check({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <div class="check">
      <input id={name} name={name} type="checkbox" value="yes" checked={checked} /> <label for={name}>{label}</label>
    </div>
  )
}

/** What is wrong, summed up on top of the form with links to the fields. */
export function FormErrors({ errors, language }: { errors: Errors; language: Language }) {
  const fields = Object.entries(errors).filter(([name]) => name !== '')
  if (Object.keys(errors).length === 0) return null
  return (
    <div class="notice notice-error" role="alert">
      <p>{errors[''] ?? say(language, 'wrongForm')}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, message]) => (
            <li key={name}>
              <a href={`#${name}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function CommandId() {
  return <input type="hidden" name="commandId" value={newId()} />
}
