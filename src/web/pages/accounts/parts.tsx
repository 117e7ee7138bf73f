/** What the pages about accounts share: form fields with their error beside them, and what routes are given. */
import type { Context } from 'hono'
import type { ComponentChildren, InputHTMLAttributes, PartialInputHTMLAttributes, VNode } from 'preact'
import type { CommandRunner } from '../../../kernel/command.ts'
import type { Db } from '../../../kernel/database/sql.ts'
import { Problem } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { directionOf, type Language } from '../../../kernel/pure/languages.ts'
import type { Registry } from '../../../kernel/registry.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { passwordLengthMax, passwordLengthMin } from '../../../modules/accounts/index.ts'
import type { Authentication, Identity } from '../../auth.ts'
import { type AccountsMessage, type AccountsTexts, accountsTexts } from '../../messages/accounts.ts'
import { Scroll } from '../../ui/scroll.tsx'

export interface Page {
  title: string
  body: VNode
}

export interface Choice {
  id: string
  name: string
}

/** What a role can be limited to in an operation, in the reader's language. */
export interface ScopeChoices {
  clusters: Choice[]
  organisations: Choice[]
  places: Choice[]
}

export interface AccountsPagesDeps {
  db: Db
  registry: Registry
  runner: CommandRunner
  reader: ViewReader
  authentication: Authentication
  /** Whom mails are from; null: none go out. */
  mailFrom: string | null
  identityOf(c: Context): Promise<Identity>
  languageOf(c: Context): Language
  /** Wraps the page in the house's layout. */
  render(c: Context, page: Page): Response | Promise<Response>
  /** Clusters, organisations and places of an operation that the reader may see. */
  choicesOf(identity: Identity, operationId: string, language: Language): Promise<ScopeChoices>
}

/** Message of each field that is wrong; `''` is about the form as a whole. */
export type Errors = Readonly<Record<string, string>>
export type Values = Readonly<Record<string, string>>

const fieldMessages: Record<string, AccountsMessage> = {
  name: 'wrongName',
  email: 'wrongEmail',
  password: 'wrongPassword',
  clusterId: 'wrongDimension',
  organisationId: 'wrongDimension',
  placeId: 'wrongDimension',
  lastDay: 'wrongDay',
}

/** The messages of a refused command, beside their fields. Anything but a problem is thrown on. */
export function errorsOf(error: unknown, language: Language): Errors {
  if (!(error instanceof Problem)) throw error
  const t = accountsTexts(language)
  const errors: Record<string, string> = { '': error.messageIn(language) }
  for (const { pointer } of error.fields) {
    const field = pointer.split('/').at(-1) ?? ''
    errors[field] =
      error.code === 'invalid-input'
        ? t(fieldMessages[field] ?? 'wrongField', { length: passwordLengthMin, max: passwordLengthMax })
        : error.messageIn(language)
  }
  return errors
}

/** The fields of a posted form; files are no part of these forms. */
export async function valuesOf(c: Context): Promise<Values> {
  const entries = Object.entries(await c.req.parseBody())
  return Object.fromEntries(entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])))
}

/** The command's id that the form carried, so that posting it twice changes nothing; absent when a hand made the form. */
export function commandIdOf(values: Values): { commandId?: string } {
  return values.commandId ? { commandId: values.commandId } : {}
}

/** Sends on to another page of this installation with the cookies of an answer. */
export function goTo(c: Context, path: string, cookies: readonly string[] = []): Response {
  addCookies(c, cookies)
  return c.redirect(path, 303)
}

function addCookies(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

/** A path of this installation to go on to; anything that could leave it becomes the first page. */
export function safePath(path: string | undefined): string {
  return path && /^\/(?![/\\])/.test(path) && !/[\t\r\n]/.test(path) ? path : '/'
}

/** Signs a person in with the password just set, and goes on to their account; or to the second step, where there is one. */
export async function signInAndGo(
  c: Context,
  authentication: Authentication,
  given: { email: string; password: string },
): Promise<Response> {
  const answer = await authentication.call(c.req.raw, '/sign-in/email', given)
  if (!answer.ok) return goTo(c, '/sign-in', answer.cookies)
  return goTo(c, needsSecondStep(answer.body) ? '/sign-in/code?next=%2Faccount' : '/account', answer.cookies)
}

/** Whether better-auth's answer to a password is that the second step comes next. */
export function needsSecondStep(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'twoFactorRedirect' in body && body.twoFactorRedirect === true
}

/** An instant as a day and a time in UTC, the same for all languages. */
export function Moment({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} dir="ltr">
      {iso.slice(0, 16).replace('T', ' ')} UTC
    </time>
  )
}

interface FieldProps {
  name: string
  /** Where several fields of a page have one name. */
  id?: string
  inputMode?: 'numeric'
  label: string
  type?: 'text' | 'email' | 'password' | 'date'
  value?: string | undefined
  error?: string | undefined
  hint?: string | undefined
  autocomplete?: string
  required?: boolean
  minLength?: number
  maxLength?: number
}

/** An input with its label, its hint and its error, tied together for screen readers. */
export function Field({ name, id = name, label, error, hint, type = 'text', ...input }: FieldProps) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const attributes: PartialInputHTMLAttributes<HTMLInputElement> = {
    id,
    name,
    type,
    dir: type === 'email' ? 'ltr' : undefined,
    'aria-invalid': error ? 'true' : undefined,
    'aria-describedby': described || undefined,
    ...input,
  }
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id}>{label}</label>
      {/* The type of an input is known only when it is drawn; Preact's types want it written out. */}
      <input {...(attributes as InputHTMLAttributes<HTMLInputElement>)} />
      <FieldNotes name={id} error={error} hint={hint} />
    </div>
  )
}

function FieldNotes({ name, error, hint }: { name: string; error?: string | undefined; hint?: string | undefined }) {
  return (
    <>
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
    </>
  )
}

interface SelectProps {
  name: string
  label: string
  options: readonly Choice[]
  value?: string | undefined
  error?: string | undefined
  /** Text of the empty option; absent: there is none. */
  empty?: string
}

export function Select({ name, label, options, value, error, empty }: SelectProps) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
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
      <FieldNotes name={name} error={error} />
    </div>
  )
}

/** What is wrong with a form as a whole, read out at once. */
export function FormError({ errors }: { errors: Errors }) {
  return errors[''] ? (
    <p class="notice notice-error" role="alert">
      {errors['']}
    </p>
  ) : null
}

/** A form that is one button: ends, revokes, removes. It carries its command's id. */
export function ActionButton({ action, label, fields }: { action: string; label: string; fields: Values }) {
  return (
    <form method="post" action={action} class="inline">
      <Hidden fields={{ commandId: newId(), ...fields }} />
      <button type="submit" class="button-quiet">
        {label}
      </button>
    </form>
  )
}

export function Hidden({ fields }: { fields: Values }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

/** Something to be copied: always written from left to right. */
export function Copyable({ children }: { children: ComponentChildren }) {
  return (
    <p>
      <code class="copyable" dir="ltr">
        {children}
      </code>
    </p>
  )
}

/** A table that scrolls by itself on a narrow screen. */
export function Table({ caption, heads, children }: { caption: string; heads: readonly string[]; children: ComponentChildren }) {
  return (
    <Scroll label={caption} card={false}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  )
}

/** What every page function is given. */
export interface PageBase {
  t: AccountsTexts
  language: Language
}

export function baseOf(language: Language): PageBase {
  return { t: accountsTexts(language), language }
}

/** The languages by their own names. */
export const languageNames: Record<Language, string> = { en: 'English', ar: 'العربية', ckb: 'کوردیی ناوەندی' }

/** @param chosen the language that the account has; null when its pages follow the browser. */
export function LanguageSelect({ t, chosen }: Pick<PageBase, 't'> & { chosen: Language | null }) {
  return (
    <div class="field">
      <label for="language">{t('language')}</label>
      <select id="language" name="language">
        <option value="" selected={chosen === null}>
          {t('languageOfBrowser')}
        </option>
        {Object.entries(languageNames).map(([code, name]) => (
          <option key={code} value={code} lang={code} dir={directionOf(code as Language)} selected={code === chosen}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
