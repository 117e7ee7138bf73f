/** Who: the organisations and donors of a row. */

import type { OrganisationType } from '../../reference.ts'
import { cleanText, nameKey, saysNothing } from '../../text.ts'
import type { Field } from '../fields.ts'
import { donorsNamedIn } from './donors-in-text.ts'
import { hasColumn, type Reading, type RowNotes, type Shared, taken } from './row.ts'

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

export function readOrganisations(reading: Reading, shared: Shared): { lead: string | null; implementing: string | null } {
  const { text, notes, row } = reading
  const { resolver, mapping } = shared
  const type = organisationTypeWords.get(nameKey(text('organisationType') ?? '')) ?? null
  const one = (nameField: Field, acronymField: Field) => {
    const name = text(nameField)
    const acronym = text(acronymField)
    if (name === null && acronym === null) return null
    const field = name === null ? acronymField : nameField
    const found = resolver.organisation({ acronym, name }, row, { type })
    if (found.how === 'unknown' && found.several) {
      notes.add('error', 'organisation-several', field, { names: found.several })
      return null
    }
    if (found.how !== 'unknown' && found.differs)
      notes.add('warning', 'organisation-acronym-differs', acronymField, {
        acronym: found.differs,
        name: resolver.labelOfOrganisation(found.id),
      })
    return taken(found, notes, field, 'organisation-unknown')
  }
  const lead = one('leadOrganisation', 'leadAcronym')
  const implementing = one('implementingOrganisation', 'implementingAcronym')
  const role = text('organisationRole')
  if (lead === null && implementing === null && !notes.failed) {
    const field = mapping.at.leadOrganisation === undefined ? 'implementingOrganisation' : 'leadOrganisation'
    if (hasColumn(shared, 'leadOrganisation', 'leadAcronym', 'implementingOrganisation', 'implementingAcronym'))
      notes.add('error', 'organisation-missing', field)
  }
  // One column of organisations and one that says which part each plays.
  if (role !== null && implementing === null && /implement|partner|منفذ|جێبەجێ/i.test(role) && !/primary|lead/i.test(role))
    return { lead: null, implementing: lead }
  if (lead !== null && implementing !== null && lead !== implementing) assertRoles(shared, notes, lead, implementing)
  return { lead, implementing }
}

const organisationIndexes = new WeakMap<Shared['reference'], Map<string, Shared['reference']['organisations'][number]>>()
export function organisationById(reference: Shared['reference']) {
  let index = organisationIndexes.get(reference)
  if (!index) {
    index = new Map(reference.organisations.map(entry => [entry.id, entry]))
    organisationIndexes.set(reference, index)
  }
  return index
}

/** Local partners and ministries work for agencies and donors, not the other way round. */
const leads = new Set(['un', 'international', 'donor', 'embassy'])
const works = new Set(['nngo', 'private', 'religious'])

function assertRoles({ reference, resolver }: Shared, notes: RowNotes, lead: string, implementing: string): void {
  const organisations = organisationById(reference)
  const [first, second] = [organisations.get(lead), organisations.get(implementing)]
  if (!first?.type || !second?.type || !works.has(first.type) || !leads.has(second.type)) return
  notes.add('warning', 'lead-and-implementer-swapped', 'leadOrganisation', {
    lead: resolver.labelOfOrganisation(lead),
    implementing: resolver.labelOfOrganisation(implementing),
  })
}

export function readDonors({ text, notes, row }: Reading, { resolver, reference, mapping }: Shared): string[] {
  const given = text('donor')
  if (given === null) {
    for (const field of ['comments', 'activityDetail'] as const) {
      const written = text(field)
      const donors = written === null ? [] : donorsNamedIn(written, reference)
      if (donors.length > 0) {
        const code = mapping.at.donor === undefined ? 'donor-in-comments-no-column' : 'donor-in-comments'
        notes.add('warning', code, field, { donor: donors.join(', ') })
        break
      }
    }
    return []
  }
  const ids: string[] = []
  // One donor's name may hold a comma: the whole is tried first, and a bar, where there is one, is the only divider.
  const whole = resolver.organisation({ acronym: null, name: given }, row, { isDonor: true, onlyKnown: true })
  if (whole.how !== 'unknown') return taken(whole, notes, 'donor', 'donor-unknown') === null ? [] : [whole.id]
  for (const part of given.split(given.includes('|') ? '|' : /[;,/\n،]+/)) {
    const name = cleanText(part)
    if (saysNothing(name)) continue
    const id = taken(resolver.organisation({ acronym: null, name }, row, { isDonor: true }), notes, 'donor', 'donor-unknown')
    if (id !== null && !ids.includes(id)) ids.push(id)
  }
  return ids
}
