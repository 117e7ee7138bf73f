/** How an address names an organisation: by its acronym where that is its own, else by its id. Pure. */
import type { Organisation } from '../../../modules/organisations/index.ts'

type Named = Pick<Organisation, 'id' | 'acronym' | 'names'>

const folded = (text: string) => text.trim().toLowerCase()

/** Gives each organisation its key; two of one acronym are told apart by their ids. */
export function organisationKeys(organisations: Iterable<Named>): (organisation: Named) => string {
  const bearers = new Map<string, number>()
  for (const { acronym } of organisations)
    if (acronym !== null) bearers.set(folded(acronym), (bearers.get(folded(acronym)) ?? 0) + 1)
  return ({ id, acronym }) => (acronym !== null && bearers.get(folded(acronym)) === 1 ? acronym : id)
}

/** The organisation that a key, an acronym or a name stands for; undefined when none does, or several do. Acronyms come before names. */
export function findOrganisation<Entry extends Named>(organisations: Iterable<Entry>, key: string): Entry | undefined {
  const wanted = folded(key)
  const byAcronym: Entry[] = []
  const byName: Entry[] = []
  for (const organisation of organisations) {
    if (organisation.id === wanted) return organisation
    const { acronym, names } = organisation
    if (acronym !== null && folded(acronym) === wanted) byAcronym.push(organisation)
    else if (Object.values(names).some(name => folded(name) === wanted)) byName.push(organisation)
  }
  const found = byAcronym.length > 0 ? byAcronym : byName
  return found.length === 1 ? found[0] : undefined
}
