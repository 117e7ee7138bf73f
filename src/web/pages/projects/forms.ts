/** The form of a sheet: what is stored as fields, and fields as a sheet. Rows are numbered, and blank ones are left out. */

import { Problem } from '../../../kernel/problems.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { writtenAmount } from '../../../kernel/pure/money.ts'
import type { Sheet } from '../../../modules/projects/schema.ts'
import { type ProjectMessage, sayProject } from '../../messages/projects.ts'
import type { Values } from '../accounts/parts.tsx'
import type { LoadedProjects } from './load.ts'
import { minorOf } from './money.ts'

export type { Values }

/** Blank rows offered after those that are filled in; saving brings new ones. */
export const blankRows = 2
const rowsMax = 200

const rowsOf = (values: Values, kind: string): ((field: string) => string)[] =>
  Array.from(
    { length: Math.min(rowsMax, Number(values[`${kind}s`]) || 0) },
    (_, nth) => (field: string) => values[`${kind}.${field}.${nth}`]?.trim() ?? '',
  )

const numbered = (kind: string, rows: readonly Record<string, string>[]): Values => ({
  [`${kind}s`]: String(rows.length + blankRows),
  ...Object.fromEntries(
    rows.flatMap((row, nth) => Object.entries(row).map(([field, value]) => [`${kind}.${field}.${nth}`, value])),
  ),
})

/** The fields of a form that holds a sheet. */
export function valuesOfSheet(sheet: Sheet, { places }: Pick<LoadedProjects, 'places'>): Values {
  const first = new Set(places.filter(({ level }) => level === 1).map(({ id }) => id))
  const codeOf = (id: string) => places.find(place => place.id === id)?.codes[0]?.code ?? []
  const { names } = sheet
  return {
    ...{ nameEn: names.en ?? '', nameAr: names.ar ?? '', nameCkb: names.ckb ?? '' },
    ...{ objective: sheet.objective ?? '', clusterId: sheet.clusterId ?? '', objectiveId: sheet.objectiveId ?? '' },
    ...{ starts: sheet.starts ?? '', ends: sheet.ends ?? '', areas: sheet.areas ?? '' },
    ...{ note: sheet.note ?? '', source: sheet.source ?? '' },
    ...Object.fromEntries(sheet.placeIds.filter(id => first.has(id)).map(id => [`place.${id}`, 'yes'])),
    ...Object.fromEntries(sheet.groupIds.map(id => [`group.${id}`, 'yes'])),
    otherPlaces: sheet.placeIds
      .filter(id => !first.has(id))
      .flatMap(codeOf)
      .join(', '),
    ...numbered(
      'partner',
      sheet.partners.map(({ role, organisationId, asWritten }) => ({
        ...{ role: role ?? '', organisation: organisationId ?? '', written: asWritten ?? '' },
      })),
    ),
    ...numbered(
      'budget',
      sheet.budget.map(({ organisationId, asWritten, amountMinor, currency }) => ({
        ...{ organisation: organisationId ?? '', written: asWritten ?? '' },
        ...{ amount: writtenAmount(amountMinor, currency), currency: currency ?? '' },
      })),
    ),
    ...numbered(
      'risk',
      sheet.risks.map(({ words, level, response }) => ({ words, level: level ?? '', response: response ?? '' })),
    ),
    ...numbered(
      'award',
      sheet.awards.map(({ words, contractor, amountMinor, currency, awarded }) => ({
        ...{ words, contractor: contractor ?? '', awarded: awarded ?? '' },
        ...{ amount: writtenAmount(amountMinor, currency), currency: currency ?? '' },
      })),
    ),
  }
}

/** The sheet that a posted form says, as the commands take it, and every field that cannot be read in words. */
export function sheetOfValues(
  values: Values,
  { places, groups, language }: Pick<LoadedProjects, 'places' | 'groups' | 'language'>,
): { sheet: object; wrong: string[] } {
  const wrong: string[] = []
  const or = (value: string | undefined) => value?.trim() || null
  const amountOf = (row: (field: string) => string) => {
    const currency = row('currency').toUpperCase()
    const amountMinor = minorOf(row('amount'), currency)
    if (amountMinor === undefined) wrong.push(sayProject(language, 'wrongAmount', { value: row('amount') }))
    return { amountMinor: amountMinor ?? null, currency: currency || null }
  }
  const byCode = new Map(places.flatMap(({ id, codes }) => codes.map(({ code }) => [code.toUpperCase(), id] as const)))
  const others = (values.otherPlaces ?? '').split(/[,;،؛\s]+/).filter(Boolean)
  const found = others.flatMap(code => {
    const id = byCode.get(code.toUpperCase())
    if (!id) wrong.push(sayProject(language, 'wrongPlace', { value: code }))
    return id ?? []
  })
  const names = { en: or(values.nameEn), ar: or(values.nameAr), ckb: or(values.nameCkb) }
  const partner = (row: (field: string) => string) => ({ organisationId: or(row('organisation')), asWritten: or(row('written')) })
  const said = (row: (field: string) => string, ...fields: string[]) => fields.some(field => row(field) !== '')
  return {
    wrong,
    sheet: {
      names: Object.fromEntries(Object.entries(names).filter(([, name]) => name !== null)),
      ...{ objective: or(values.objective), clusterId: or(values.clusterId), objectiveId: or(values.objectiveId) },
      ...{ starts: or(values.starts), ends: or(values.ends), areas: or(values.areas) },
      ...{ note: or(values.note), source: or(values.source) },
      placeIds: [...new Set([...places.filter(({ id }) => values[`place.${id}`]).map(({ id }) => id), ...found])],
      groupIds: groups.filter(({ id }) => values[`group.${id}`]).map(({ id }) => id),
      partners: rowsOf(values, 'partner')
        .filter(row => said(row, 'organisation', 'written'))
        .map(row => ({ role: or(row('role')), ...partner(row) })),
      budget: rowsOf(values, 'budget')
        .filter(row => said(row, 'organisation', 'written', 'amount'))
        .map(row => ({ ...partner(row), ...amountOf(row) })),
      risks: rowsOf(values, 'risk')
        .filter(row => said(row, 'words', 'response'))
        .map(row => ({ words: row('words'), level: or(row('level')), response: or(row('response')) })),
      awards: rowsOf(values, 'award')
        .filter(row => said(row, 'words', 'contractor', 'amount'))
        .map(row => ({ words: row('words'), contractor: or(row('contractor')), ...amountOf(row), awarded: or(row('awarded')) })),
    },
  }
}

const fieldNames: Partial<Record<string, ProjectMessage>> = {
  ...{ code: 'code', names: 'names', objective: 'objective', starts: 'starts', ends: 'ends', partners: 'partners' },
  ...{ budget: 'budget', risks: 'risks', awards: 'awards', areas: 'areas', note: 'note', source: 'source' },
  ...{ clusterId: 'clusterId', objectiveId: 'objectiveId', placeIds: 'placeIds', groupIds: 'groupIds' },
  ...{ reason: 'reason', happened: 'happened', words: 'comment', amountMinor: 'amount', currency: 'currency' },
}

export interface Refusal {
  text: string
  status: 409 | 422
  code: string
}

/**
 * Why a command was refused, in one or two sentences. Anything but a problem the person can mend is thrown on.
 * @param notYours what is said where the person's roles do not reach.
 */
export function refusalOf(error: unknown, language: Language, notYours: ProjectMessage): Refusal {
  if (!(error instanceof Problem)) throw error
  if (error.status === 404) return { text: sayProject(language, notYours), status: 422, code: error.code }
  const fields = error.fieldsIn(language).flatMap(({ pointer, message }) => {
    const name = pointer
      .split('/')
      .map(part => fieldNames[part])
      .find(found => found !== undefined)
    return name ? [{ name: sayProject(language, name), message }] : []
  })
  const own = fields
    .filter(({ message }) => message !== error.messageIn(language))
    .map(({ name, message }) => `${name}: ${message}`)
  const named = [...new Set(fields.map(({ name }) => name))].join(', ')
  const more = own.length > 0 ? own : named ? [sayProject(language, 'fields', { fields: named })] : []
  const text = [error.messageIn(language), ...new Set(more)].join(' ')
  return { text, status: error.status === 409 ? 409 : 422, code: error.code }
}
