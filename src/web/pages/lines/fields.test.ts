import { expect, test } from 'vitest'
import type { LineLabels, LineVersion } from '../../../modules/delivery/index.ts'
import { questionsOf } from './fields.tsx'

const labels: LineLabels = {
  organisations: [
    { id: 'iom', names: { en: 'International Organization for Migration' }, code: 'IOM', mergedInto: null },
    { id: 'misspelled', names: { en: 'Intl Org Migration' }, code: null, mergedInto: 'iom' },
  ],
  places: [],
  clusters: [{ id: 'f', names: { en: 'Refugees' }, code: 'F', mergedInto: null }],
  groups: [],
  activities: [],
}
const version = (changes: Partial<LineVersion> = {}): LineVersion => ({
  id: 'line',
  lineKey: 'key',
  recordId: null,
  period: '2005-05',
  plan: null,
  projectCode: null,
  leadOrganisationId: 'iom',
  implementingOrganisationId: null,
  donorIds: [],
  clusterId: 'f',
  subclusterId: null,
  objective: null,
  indicatorCode: null,
  activityId: null,
  activityDetail: null,
  unit: null,
  quantity: null,
  modality: null,
  mechanism: null,
  currency: null,
  valueMinor: null,
  placeId: null,
  site: null,
  siteType: null,
  latitude: null,
  longitude: null,
  status: null,
  start: null,
  end: null,
  groupId: null,
  households: null,
  targeted: null,
  reached: 0,
  reachedNew: null,
  breakdown: {},
  comments: null,
  illustrative: false,
  importId: null,
  importRow: null,
  version: 1,
  withdrawn: false,
  commandId: 'command',
  recordedAt: '2026-01-01T00:00:00.000Z',
  ...changes,
})
const fieldsOf = (line: LineVersion) =>
  new Map(
    questionsOf(line, { labels, language: 'en', path: '/o/X' })
      .flatMap(({ fields }) => fields)
      .map(field => [field.key, field]),
  )

test('every field of a line has its place, stated or not, and zero people is stated', () => {
  const fields = fieldsOf(version())
  expect(fields.get('reached')).toMatchObject({ same: '0', value: '0' })
  expect(fields.get('targeted')).toMatchObject({ same: null, value: null })
  const shown = new Set(fields.keys())
  const full = fieldsOf(
    version({
      latitude: 33.3,
      longitude: 44.4,
      valueMinor: '500',
      currency: 'USD',
      breakdown: { 'f+children': 3 },
      donorIds: ['iom'],
      status: 'ongoing',
      start: '2005-05-01',
    }),
  )
  expect(new Set(full.keys())).toEqual(shown)
  expect(full.get('coordinates')?.same).toBe('33.3, 44.4')
  expect(full.get('amount')?.value).toBe('5 USD')
})

test('an entry that was merged since says the same as what it was merged into', () => {
  const [before, after] = [fieldsOf(version({ leadOrganisationId: 'misspelled' })), fieldsOf(version())]
  expect(before.get('lead')?.same).toBe(after.get('lead')?.same)
  expect(fieldsOf(version({ donorIds: ['misspelled'] })).get('donors')?.same).toBe(
    fieldsOf(version({ donorIds: ['iom'] })).get('donors')?.same,
  )
  expect(fieldsOf(version({ reached: 5 })).get('reached')?.same).not.toBe(after.get('reached')?.same)
})
