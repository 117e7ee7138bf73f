/** Checks a sheet of contacts: every problem of every row in one pass, and what it would make of each contact. Needs no database. */
import * as v from 'valibot'
import {
  type Details,
  DetailsSchema,
  languagesMax,
  PhoneSchema,
  phonesMax,
} from '../../../modules/coordination/contacts/schema.ts'
import type { ContactRecord } from '../../../modules/coordination/index.ts'
import type { Cell, TableRow } from '../../formats/table.ts'
import { RowNotes } from '../activities/check/row.ts'
import { learnNothing } from '../activities/learning.ts'
import { createResolver, type Resolver } from '../activities/resolve.ts'
import type { RowProblem, Severity } from '../problem.ts'
import { unmapped } from '../projects/row.ts'
import type { Reference } from '../reference.ts'
import { nameKey } from '../text.ts'
import { readText } from '../values.ts'
import type { ContactField, ContactMapping } from './columns.ts'

/** What the sheet would make of a contact. */
export interface ContactChange {
  row: number
  /** Both null: a new one. */
  id: string | null
  version: number | null
  organisationId: string | null
  clusterIds: string[]
  details: Details
}

export interface ContactsCheck {
  rows: number
  rejected: number
  repaired: number
  problems: RowProblem[]
  problemCount: number
  changes: ContactChange[]
  /** Contacts, those with an error left out. */
  compared: { new: number; changed: number; unchanged: number }
}

interface Known {
  reference: Reference
  /** Contacts that the asking person keeps: others are not compared with, so that nothing is told of them. */
  contacts: readonly ContactRecord[]
}

interface Options {
  headings: readonly string[]
  mayKeep(contact: { organisationId: string | null; clusterIds: readonly string[] }): boolean
}

const limits = { name: 200, function: 200, callSign: 40 } as const
const problemsKept = 5_000

class ContactRow {
  readonly notes: RowNotes
  readonly row: number
  private readonly cells: readonly Cell[]
  private readonly at: ContactMapping['at']
  constructor({ row, cells }: TableRow, at: ContactMapping['at'], headings: readonly string[]) {
    this.row = row
    this.cells = cells
    this.at = at
    this.notes = new RowNotes(row, cells, unmapped, headings)
  }
  text(field: ContactField): string | null {
    const index = this.at[field]
    return index === undefined ? null : readText(this.cells[index])
  }
  add(severity: Severity, code: string, field: ContactField, details: RowProblem['details'] = {}): void {
    this.notes.add(severity, code, this.at[field] ?? null, details)
  }
  /** A text that is not too long. */
  words(field: keyof typeof limits): string | null {
    const text = this.text(field)
    if (text === null || text.length <= limits[field]) return text
    this.add('error', 'plan-text-too-long', field, { limit: limits[field] })
    return null
  }
  /** What stands between semicolons, commas where these are allowed, and line feeds. */
  list(field: ContactField, between = /[;؛\n]/): string[] {
    return (this.text(field) ?? '')
      .split(between)
      .map(piece => piece.trim())
      .filter(Boolean)
  }
}

function phonesOf(row: ContactRow, field: 'phones' | 'satellitePhone', max: number): string[] {
  const given = row.list(field, field === 'phones' ? /[;,،؛\n]/ : /[;؛\n]/)
  if (given.length <= max && given.every(phone => v.is(PhoneSchema, phone))) return given
  row.add('error', 'contact-phone-wrong', field)
  return []
}

function emailOf(row: ContactRow): string | null {
  const given = row.text('email')
  if (given === null) return null
  const read = v.safeParse(DetailsSchema.entries.email, given.replace(/^mailto:/i, ''))
  if (read.success) return read.output
  row.add('error', 'contact-email-wrong', 'email')
  return null
}

function organisationOf(row: ContactRow, resolver: Resolver): string | null {
  const name = row.text('organisation')
  if (name === null) return null
  const found = resolver.organisation({ acronym: null, name }, row.row)
  if (found.how === 'unknown') {
    if (found.several !== undefined) row.add('error', 'organisation-several', 'organisation', { names: found.several })
    else {
      const suggestions = found.suggestions.map(({ label }) => label).join(', ')
      row.add('error', 'contact-organisation-unknown', 'organisation', { name, suggestions })
    }
    return null
  }
  if (found.how === 'spelled-otherwise') row.add('repair', 'name-spelled-otherwise', 'organisation', { now: found.label })
  return found.id
}

function clustersOf(row: ContactRow, resolver: Resolver): string[] {
  const whole = row.text('clusters')
  if (whole === null) return []
  const isKnown = (name: string) => resolver.cluster(name, name, row.row).how !== 'unknown'
  const between = row.list('clusters').every(isKnown) ? /[;؛\n]/ : /[;؛,،\n]/
  return row.list('clusters', between).flatMap(name => {
    const found = resolver.cluster(name, name, row.row)
    if (found.how !== 'unknown') return [found.id]
    const suggestions = found.suggestions.map(({ label }) => label).join(', ')
    row.add('error', 'contact-cluster-unknown', 'clusters', { name, suggestions })
    return []
  })
}

function read(row: ContactRow, resolver: Resolver) {
  const name = row.words('name')
  if (row.text('name') === null) row.add('error', 'contact-name-missing', 'name')
  return {
    organisationId: organisationOf(row, resolver),
    clusterIds: [...new Set(clustersOf(row, resolver))].sort(),
    details: {
      ...{ name: name ?? '', function: row.words('function'), email: emailOf(row), callSign: row.words('callSign') },
      phones: phonesOf(row, 'phones', phonesMax),
      satellitePhone: phonesOf(row, 'satellitePhone', 1)[0] ?? null,
      languages: row
        .list('languages', /[;؛,،\n]/)
        .slice(0, languagesMax)
        .map(language => language.slice(0, 40)),
    } satisfies Details,
  }
}
type ReadContact = ReturnType<typeof read>

/** What a row says over what is kept; a blank cell says nothing. */
function over(said: ReadContact, kept: ContactRecord | undefined): ReadContact {
  if (!kept) return said
  const { details } = said
  const list = (given: string[], before: string[]) => (given.length > 0 ? given : before)
  return {
    organisationId: said.organisationId ?? kept.organisationId,
    clusterIds: list(said.clusterIds, [...kept.clusterIds].sort()),
    details: {
      ...{ name: details.name, function: details.function ?? kept.function, email: details.email ?? kept.email },
      ...{ phones: list(details.phones, kept.phones), callSign: details.callSign ?? kept.callSign },
      ...{ satellitePhone: details.satellitePhone ?? kept.satellitePhone, languages: list(details.languages, kept.languages) },
    },
  }
}

const asKept = ({
  organisationId,
  clusterIds,
  name,
  email,
  phones,
  callSign,
  satellitePhone,
  languages,
  ...rest
}: ContactRecord) =>
  JSON.stringify({
    ...{ organisationId, clusterIds: [...clusterIds].sort() },
    details: { name, function: rest.function, email, phones, callSign, satellitePhone, languages },
  })

/** Finds the contact that a row is about: by its e-mail address, else by its name in its organisation. */
function finder(contacts: readonly ContactRecord[]) {
  const byEmail = new Map(contacts.flatMap(contact => (contact.email === null ? [] : [[contact.email, contact] as const])))
  const keyOf = (name: string, organisationId: string | null) => `${nameKey(name)}|${organisationId ?? ''}`
  const byName = new Map<string, ContactRecord[]>()
  for (const contact of contacts) {
    const key = keyOf(contact.name, contact.organisationId)
    byName.set(key, [...(byName.get(key) ?? []), contact])
  }
  return ({ details, organisationId }: ReadContact) => {
    const known = details.email === null ? undefined : byEmail.get(details.email)
    const key = keyOf(details.name, organisationId)
    // One of the same name whose address is another one is somebody else.
    const named = (byName.get(key) ?? []).filter(({ email }) => details.email === null || email === null)
    return { kept: known ?? (named.length === 1 ? named[0] : undefined), several: known ? 0 : named.length, key }
  }
}

export async function checkContacts(
  rows: AsyncIterable<TableRow>,
  mapping: ContactMapping,
  known: Known,
  { headings, mayKeep }: Options,
): Promise<ContactsCheck> {
  const resolver = createResolver(known.reference, learnNothing)
  const find = finder(known.contacts)
  const seen = new Map<string, number>()
  const compared = { new: 0, changed: 0, unchanged: 0 }
  const changes: ContactChange[] = []
  const problems: RowProblem[] = []
  let [count, rejected, repaired] = [0, 0, 0]
  const indexes = Object.values(mapping.at)
  for await (const given of rows) {
    if (indexes.every(index => readText(given.cells[index]) === null)) continue
    count += 1
    const row = new ContactRow(given, mapping.at, headings)
    const said = read(row, resolver)
    const { kept, several, key } = find(said)
    if (several > 1) row.add('error', 'contact-several', 'name', { count: several })
    const result = over(said, kept)
    const keys = [kept?.id ?? key, ...(said.details.email === null ? [] : [said.details.email])]
    // Two people of one name are told apart by their addresses.
    const same = (said.details.email === null ? keys : keys.slice(kept ? 0 : 1)).map(each => seen.get(each)).find(Boolean)
    if (same !== undefined) row.add('error', 'contact-twice', 'name', { row: same })
    for (const each of keys) if (!seen.has(each)) seen.set(each, given.row)
    if (!row.notes.failed && !mayKeep(result)) row.add('error', 'contact-not-yours', 'organisation')
    problems.push(...row.notes.found)
    if (row.notes.failed) {
      rejected += 1
      continue
    }
    if (row.notes.mended) repaired += 1
    if (kept && JSON.stringify(result) === asKept(kept)) compared.unchanged += 1
    else {
      compared[kept ? 'changed' : 'new'] += 1
      changes.push({ row: given.row, id: kept?.id ?? null, version: kept?.version ?? null, ...result })
    }
  }
  return {
    rows: count,
    rejected,
    repaired,
    problems: problems.slice(0, problemsKept),
    problemCount: problems.length,
    changes,
    compared,
  }
}
