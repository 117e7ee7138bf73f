/** What the pages about contacts are made from, what their forms say, and how a refusal is told. */
import type { Context } from 'hono'
import { createPlaceNames } from '../../../exchange/feeds/projects/places.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { Problem } from '../../../kernel/problems.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { type ContactRecord, contactsForFile, giveResponsibility, mayKeepContact } from '../../../modules/coordination/index.ts'
import { listPlaces } from '../../../modules/places/index.ts'
import { type ContactMessage, sayContact } from '../../messages/contacts.ts'
import { named } from '../../numbers.ts'
import { loadCoordination } from '../coordination/load.ts'
import type { House } from '../house.ts'

/** The operation with its lists and its places. */
export async function loadContacts(house: House, c: Context) {
  const loaded = await loadCoordination(house, c)
  const { asking, operationId, language, clusters, organisations } = loaded
  const places = await house.reader.read(listPlaces, { operationId }, asking)
  const byId = new Map(places.map(place => [place.id, place]))
  const names = createPlaceNames({ places } as Parameters<typeof createPlaceNames>[0])
  const scopes = [
    ...[...clusters.values()].map(({ id }) => ({ organisationId: null, clusterIds: [id] })),
    ...organisations.map(({ id }) => ({ organisationId: id, clusterIds: [] })),
  ]
  return {
    ...loaded,
    base: `${loaded.path}/contacts`,
    places,
    placeName: (id: string) => {
      const place = byId.get(id)
      return place ? named(place, language) : ''
    },
    /** The one place of a P-code or a name; undefined when there is none or several. */
    placeOf(text: string): string | undefined {
      const code = names.byCode(text)
      if (code) return code
      const found = names.byName(text)
      return found.how === 'unknown' ? undefined : found.id
    },
    /** Whether the reader keeps contacts of anybody besides themselves. */
    keepsAny: scopes.some(scope => mayKeepContact(asking.actor, operationId, scope)),
    /** Whether the reader sees every contact, and may take them out as a file. */
    takesOut: isAllowed(asking.actor, contactsForFile.policy, [{ operation: operationId }]),
    mayGive: (cluster: string | null, organisation: string | null) =>
      isAllowed(asking.actor, giveResponsibility.policy, [{ operation: operationId, cluster, organisation }]),
  }
}
export type LoadedContacts = Awaited<ReturnType<typeof loadContacts>>

/** A form as it was sent; several values of one name together. */
export type Form = Readonly<Record<string, readonly string[]>>

export async function formOf(c: Context): Promise<Form> {
  const entries = Object.entries(await c.req.parseBody({ all: true }))
  return Object.fromEntries(
    entries.map(([name, value]) => [name, [value].flat().filter((each): each is string => typeof each === 'string')]),
  )
}

export const first = (form: Form, name: string): string => form[name]?.[0]?.trim() ?? ''
const orNull = (text: string): string | null => text || null
const pieces = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map(piece => piece.trim())
    .filter(Boolean)

/** What the form of a contact says, as the command wants it. */
export function contactOf(form: Form) {
  return {
    organisationId: orNull(first(form, 'organisationId')),
    clusterIds: [...(form.clusterIds ?? [])],
    details: {
      name: first(form, 'name'),
      function: orNull(first(form, 'function')),
      email: orNull(first(form, 'email')),
      phones: pieces(first(form, 'phones'), /[\r\n]+/),
      callSign: orNull(first(form, 'callSign')),
      satellitePhone: orNull(first(form, 'satellitePhone')),
      languages: pieces(first(form, 'languages'), /[,،]/),
    },
  }
}

/** The form of a contact, filled with what is kept. */
export function formOfContact(contact: ContactRecord): Form {
  const { name, email, callSign, satellitePhone, phones, languages, organisationId, clusterIds, version } = contact
  const one = (text: string | null) => (text === null ? [] : [text])
  return {
    ...{ name: [name], function: one(contact.function), email: one(email), callSign: one(callSign) },
    ...{ satellitePhone: one(satellitePhone), phones: [phones.join('\n')], languages: [languages.join(', ')] },
    ...{ organisationId: one(organisationId), clusterIds, version: [String(version)] },
  }
}

export interface Refused {
  text: string
  status: 409 | 422
}

const fieldNames: Record<string, ContactMessage> = {
  ...{ name: 'name', function: 'function', email: 'email', phones: 'telephone', callSign: 'callSign' },
  ...{ satellitePhone: 'satellitePhone', languages: 'languagesShort', organisationId: 'organisation', clusterIds: 'clusters' },
  ...{
    on: 'on',
    until: 'untilDay',
    starts: 'starts',
    ends: 'lastDay',
    personId: 'holder',
    contactId: 'holder',
    placeId: 'place',
  },
}

/** Why a command was refused, in words. Anything but a problem the person can mend is thrown on. */
export function refusalOf(error: unknown, language: Language): Refused {
  if (!(error instanceof Problem) || error.status === 404) throw error
  const fields = error.fields.flatMap(({ pointer }) => pointer.split('/').flatMap(part => fieldNames[part] ?? []))
  const said = [...new Set(error.fieldsIn(language).map(({ message }) => message))].filter(
    message => message !== error.messageIn(language),
  )
  const where = [...new Set(fields)].map(field => sayContact(language, field)).join(', ')
  return {
    text: [error.messageIn(language), ...said, ...(where ? [sayContact(language, 'wrongFields', { fields: where })] : [])].join(
      ' ',
    ),
    status: error.status === 409 || error.status === 412 ? 409 : 422,
  }
}
