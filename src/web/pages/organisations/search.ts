/** What the list of organisations is asked for, and who fits. Pure. */
import { nameKey, similarity } from '../../../exchange/feeds/text.ts'
import { type Organisation, organisationTypes } from '../../../modules/organisations/index.ts'

export interface Asked {
  search: string
  type: (typeof organisationTypes)[number] | null
  onlyDonors: boolean
  /** The search is a name that fits nobody exactly: those that look like it are wanted too. */
  closest: boolean
}

/** What an address asks the list for; what cannot be read counts as not asked. */
export function askedOf(query: Record<string, string>): Asked {
  return {
    search: (query.search ?? '').trim().slice(0, 300),
    type: organisationTypes.find(type => type === query.type) ?? null,
    onlyDonors: query.donor === 'yes',
    closest: query.closest === 'yes',
  }
}

/** Alike enough to be meant: names with a letter wrong or a word more. */
const alikeMin = 0.55
const alikeShown = 10

/** Organisations that fit, in the order of the list; for a search, those whose acronym or name it is come first. */
export function findOrganisations(organisations: readonly Organisation[], asked: Asked): Organisation[] {
  const wanted = nameKey(asked.search)
  const open = organisations.filter(
    ({ type, isDonor }) => (asked.type === null || type === asked.type) && (!asked.onlyDonors || isDonor || type === 'donor'),
  )
  if (wanted === '') return asked.search === '' ? open : []
  const keyed = open.map(organisation => {
    const { acronym, names, aliases } = organisation
    return { organisation, keys: [acronym ?? '', ...Object.values(names), ...aliases].map(nameKey).filter(key => key !== '') }
  })
  const found = keyed
    .filter(({ keys }) => keys.some(key => key.includes(wanted)))
    .sort((a, b) => Number(b.keys.includes(wanted)) - Number(a.keys.includes(wanted)))
  if (found.length > 0 || !asked.closest) return found.map(({ organisation }) => organisation)
  return keyed
    .map(({ organisation, keys }) => ({ organisation, alike: Math.max(0, ...keys.map(key => similarity(key, wanted))) }))
    .filter(({ alike }) => alike >= alikeMin)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, alikeShown)
    .map(({ organisation }) => organisation)
}
