import { expect, test } from 'vitest'
import type { Organisation } from '../../../modules/organisations/index.ts'
import { findOrganisation, organisationKeys } from '../overview/organisation-key.ts'
import { askedOf, findOrganisations } from './search.ts'

const organisation = (id: string, acronym: string | null, en: string, changes: Partial<Organisation> = {}): Organisation => ({
  id,
  acronym,
  names: { en },
  aliases: [],
  type: 'un',
  isDonor: false,
  inCountryTeam: false,
  status: 'reviewed',
  illustrative: false,
  source: null,
  ...changes,
})
const all = [
  organisation('1', 'IOM', 'International Organization for Migration', { aliases: ['OIM'] }),
  organisation('2', 'WHO', 'World Health Organization'),
  organisation('3', null, 'Japan', { type: 'donor', isDonor: true }),
  organisation('4', 'IRC', 'International Rescue Committee', { type: 'ingo' }),
  organisation('6', 'Japan', 'Japan Platform', { type: 'ingo' }),
  organisation('5', 'IRC', 'Islamic Relief Committee', { type: 'ingo', isDonor: true }),
]
const found = (query: Record<string, string>) => findOrganisations(all, askedOf(query)).map(({ id }) => id)

test('organisations are found by a part of the name, an acronym or another spelling, by type, and donors alone', () => {
  expect(found({})).toHaveLength(6)
  expect(found({ search: 'organization' })).toEqual(['1', '2'])
  expect(found({ search: 'oim' })).toEqual(['1'])
  expect(found({ type: 'ingo' })).toEqual(['4', '6', '5'])
  expect(found({ donor: 'yes' })).toEqual(['3', '5'])
  expect(found({ type: 'no such type' })).toHaveLength(6)
})

test('a name that nobody has exactly finds those that look like it only where the closest are asked for', () => {
  expect(found({ search: 'World Healht Organisation' })).toEqual([])
  expect(found({ search: 'World Healht Organisation', closest: 'yes' })).toEqual(['2'])
  expect(found({ search: '!!!' })).toEqual([])
})

test('an address names an organisation by its acronym, and by its id where two share one', () => {
  const keyOf = organisationKeys(all)
  expect(all.map(keyOf)).toEqual(['IOM', 'WHO', '3', '4', 'Japan', '5'])
  for (const each of all) expect(findOrganisation(all, keyOf(each))?.id).toBe(each.id)
  expect(findOrganisation(all, 'iom')?.id).toBe('1')
  expect(findOrganisation(all, 'World Health Organization')?.id).toBe('2')
  expect(findOrganisation(all, 'IRC')).toBeUndefined()
  expect(findOrganisation(all, 'nobody')).toBeUndefined()
})
