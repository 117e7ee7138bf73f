/** Who: the organisations and donors of a row. */

import type { OrganisationType } from '../../reference.ts'
import { cleanText, nameKey, saysNothing } from '../../text.ts'
import type { Field } from '../fields.ts'
import { type Reading, type Shared, taken } from './row.ts'

const organisationTypeWords = new Map<string, OrganisationType>(
  (
    [
      ['ingo', ['ingo', 'international ngo', 'ong internationale', 'ong internacional', 'منظمة غير حكومية دولية']],
      ['nngo', ['nngo', 'national ngo', 'local ngo', 'ngo', 'lngo', 'ong nationale', 'ong nacional', 'منظمة غير حكومية وطنية']],
      ['un', ['un', 'un agency', 'united nations', 'agence onu', 'nations unies', 'الأمم المتحدة']],
      ['red-cross', ['red cross', 'red crescent', 'rcm', 'croix rouge', 'red cross movement']],
      ['government', ['government', 'gov', 'gouvernement', 'gobierno', 'حكومة']],
      ['international', ['international organisation', 'international organization', 'io', 'igo']],
      ['donor', ['donor']],
      ['private', ['private', 'private sector']],
      ['academic', ['academic', 'university']],
    ] as const
  ).flatMap(([type, words]) => words.map(word => [nameKey(word), type] as const)),
)

export function readOrganisations(
  { text, notes, row }: Reading,
  { resolver, mapping }: Shared,
): { lead: string | null; implementing: string | null } {
  const type = organisationTypeWords.get(nameKey(text('organisationType') ?? '')) ?? null
  const one = (nameField: Field, acronymField: Field) => {
    const name = text(nameField)
    const acronym = text(acronymField)
    if (name === null && acronym === null) return null
    return taken(
      resolver.organisation({ acronym, name }, row, { type }),
      notes,
      name === null ? acronymField : nameField,
      'organisation-unknown',
    )
  }
  const lead = one('leadOrganisation', 'leadAcronym')
  const implementing = one('implementingOrganisation', 'implementingAcronym')
  const role = text('organisationRole')
  if (lead === null && implementing === null && !notes.failed)
    notes.add(
      'error',
      'organisation-missing',
      mapping.at.leadOrganisation === undefined ? 'implementingOrganisation' : 'leadOrganisation',
    )
  // One column of organisations and one that says which part each plays.
  if (role !== null && implementing === null && /implement|partner|منفذ|جێبەجێ/i.test(role) && !/primary|lead/i.test(role))
    return { lead: null, implementing: lead }
  return { lead, implementing }
}

export function readDonors({ text, notes, row }: Reading, { resolver, reference }: Shared): string[] {
  const given = text('donor')
  if (given === null) {
    const comments = text('comments')
    if (comments !== null) {
      const key = ` ${comments.toLowerCase()} `
      const donor = reference.organisations.find(
        entry => entry.isDonor && entry.acronym && entry.acronym.length > 2 && key.includes(` ${entry.acronym.toLowerCase()} `),
      )
      if (donor) notes.add('warning', 'donor-in-comments', 'comments', { donor: donor.acronym ?? '' })
    }
    return []
  }
  const ids: string[] = []
  // One donor's name may hold a comma: the whole is tried first, and a bar, where there is one, is the only divider.
  const whole = resolver.organisation({ acronym: null, name: given }, row, { isDonor: true, onlyKnown: true })
  if (whole.how !== 'unknown') return [whole.id]
  for (const part of given.split(given.includes('|') ? '|' : /[;,/\n]+/)) {
    const name = cleanText(part)
    if (saysNothing(name)) continue
    const id = taken(resolver.organisation({ acronym: null, name }, row, { isDonor: true }), notes, 'donor', 'donor-unknown')
    if (id !== null && !ids.includes(id)) ids.push(id)
  }
  return ids
}
