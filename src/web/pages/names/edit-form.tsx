/** The form in which a keeper corrects what an entry is called. */
import type { ComponentChildren } from 'preact'
import type { Correction, NameEntry } from '../../../exchange/names/kinds.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { organisationTypes } from '../../../modules/organisations/index.ts'
import { activityUnits, audiences } from '../../../modules/plan/schema.ts'
import { type NamesMessage, say } from '../../messages/names.ts'

export type EditValues = Readonly<Record<string, string>>
/** Message of each field that is wrong; `''` is about the form as a whole. */
export type EditErrors = Readonly<Record<string, string>>

const fields = ['en', 'ar', 'ckb', 'code', 'type', 'isDonor', 'unit', 'audience', 'recurrent', 'retired', 'aliases'] as const

/** What an entry says now, as the fields of the form. */
export function valuesOfEntry(entry: NameEntry): EditValues {
  const flag = (value: boolean) => (value ? 'yes' : '')
  return {
    en: entry.names.en ?? '',
    ar: entry.names.ar ?? '',
    ckb: entry.names.ckb ?? '',
    code: entry.code ?? '',
    type: entry.type ?? '',
    isDonor: flag(entry.isDonor),
    unit: entry.unit ?? '',
    audience: entry.audience ?? '',
    recurrent: flag(entry.recurrent),
    retired: flag(entry.retired),
    aliases: entry.aliases.join('\n'),
  }
}

/** The correction that a sent form asks for. */
export function correctionOf(operationId: string, { id, kind }: NameEntry, sent: EditValues): Correction {
  const filled = (name: string) => sent[name]?.trim() || null
  const names = Object.fromEntries(
    (['en', 'ar', 'ckb'] as const).flatMap(language => (filled(language) ? [[language, filled(language)]] : [])),
  )
  const aliases = (sent.aliases ?? '').split(/\r?\n/).map(alias => alias.trim())
  const correction = {
    ...{ operationId, id, version: Number(sent.version), names, code: filled('code') },
    aliases: [...new Set(aliases.filter(alias => alias !== ''))],
  }
  if (kind === 'organisation') return { ...correction, type: filled('type'), isDonor: sent.isDonor === 'yes' }
  if (kind !== 'activity') return correction
  const flags = { recurrent: sent.recurrent === 'yes', retired: sent.retired === 'yes' }
  return { ...correction, unit: filled('unit'), audience: filled('audience'), ...flags }
}

const codeMessage: Record<NameEntry['kind'], NamesMessage> = {
  organisation: 'acronym',
  place: 'pcode',
  cluster: 'code',
  group: 'code',
  activity: 'code',
}

interface FormProps {
  language: Language
  path: string
  entry: NameEntry
  values: EditValues
  errors: EditErrors
  /** Somebody changed the entry since the form was opened: what it says now stands beside. */
  conflict: boolean
}

export function EditForm({ language, path, entry, values, errors, conflict }: FormProps) {
  const now = valuesOfEntry(entry)
  const field = (
    name: (typeof fields)[number],
    message: NamesMessage,
    input: (described: string | undefined) => ComponentChildren,
  ) => {
    const error = errors[name]
    const differs = conflict && (now[name] ?? '') !== (values[name] ?? '')
    const notes = [...(error ? [`${name}-error`] : []), ...(differs ? [`${name}-now`] : [])]
    return (
      <div class="field">
        <label for={name}>{say(language, message)}</label>
        {input(notes.join(' ') || undefined)}
        {error && (
          <p class="error" id={`${name}-error`}>
            {error}
          </p>
        )}
        {differs && (
          <p class="muted" id={`${name}-now`}>
            {say(language, 'nowSays')}: <bdi>{now[name] || say(language, 'notStated')}</bdi>
          </p>
        )}
      </div>
    )
  }
  const line = (name: (typeof fields)[number], message: NamesMessage, dir: 'ltr' | 'rtl' | 'auto', lang?: Language) =>
    field(name, message, described => (
      <input id={name} name={name} value={values[name]} dir={dir} lang={lang} maxLength={300} aria-describedby={described} />
    ))
  const choice = (name: 'type' | 'unit' | 'audience', options: readonly string[]) =>
    field(name, name, described => (
      <select id={name} name={name} aria-describedby={described}>
        <option value="">{say(language, 'notStated')}</option>
        {options.map(option => (
          <option key={option} value={option} selected={values[name] === option}>
            {say(language, `${name}-${option}` as NamesMessage)}
          </option>
        ))}
      </select>
    ))
  const flag = (name: 'isDonor' | 'recurrent' | 'retired') => (
    <div class="check">
      <input id={name} name={name} type="checkbox" value="yes" checked={values[name] === 'yes'} />{' '}
      <label for={name}>{say(language, name)}</label>
    </div>
  )
  return (
    <form method="post" action={`${path}/${entry.kind}/${entry.id}/edit`} class="card" id="edit">
      <h2>{say(language, 'edit')}</h2>
      <input type="hidden" name="commandId" value={newId()} />
      <input type="hidden" name="version" value={entry.version} />
      {errors[''] && (
        <p class="notice notice-error" role="alert">
          {errors['']}
        </p>
      )}
      {line('en', 'nameEn', 'ltr', 'en')}
      {line('ar', 'nameAr', 'rtl', 'ar')}
      {line('ckb', 'nameCkb', 'rtl', 'ckb')}
      {line('code', codeMessage[entry.kind], 'auto')}
      {entry.kind === 'organisation' && (
        <>
          {choice('type', organisationTypes)}
          {flag('isDonor')}
        </>
      )}
      {entry.kind === 'activity' && (
        <>
          {choice('unit', activityUnits)}
          {choice('audience', audiences)}
          {flag('recurrent')}
          {flag('retired')}
        </>
      )}
      {field('aliases', 'aliases', described => (
        <>
          <textarea
            id="aliases"
            name="aliases"
            rows={Math.min(10, Math.max(3, entry.aliases.length + 1))}
            dir="auto"
            aria-describedby={['aliases-note', described].filter(Boolean).join(' ')}
          >
            {values.aliases}
          </textarea>
          <p class="muted" id="aliases-note">
            {say(language, 'aliasesNote')}
          </p>
        </>
      ))}
      <button type="submit">{say(language, 'save')}</button>
    </form>
  )
}
