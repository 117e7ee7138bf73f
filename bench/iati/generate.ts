/** A file of activities as a large publisher writes it: incoming money, what is passed on and spent, places, clusters, results. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { IatiActivity, Transaction } from '../../src/exchange/formats/iati/model.ts'
import { activityPieces } from '../../src/exchange/formats/iati/write.ts'

const text = (words: string) => ({ narratives: [{ text: words }] })
const donors = ['Japan', 'Sweden', 'ECHO', 'United States of America', 'Kuwait', 'Germany', 'Norway']
const partners = ['Society of Mosul', 'Hope for Basra', 'Relief International', 'Mercy Corps', 'Iraqi Red Crescent']
const day = (nth: number) => new Date(Date.UTC(2004, 0, 1 + (nth % 700))).toISOString().slice(0, 10)

function transaction(nth: number, type: string, more: Partial<Transaction>): Transaction {
  const date = day(nth * 7)
  return {
    ...{ ref: `T-${nth}-${type}`, type, date, value: { amount: `${1_000 + ((nth * 7_919) % 90_000)}.50`, valueDate: date } },
    ...{ description: text('Transfer under the agreement, as in the report of the month'), sectors: [], aidTypes: [], ...more },
  }
}

function activity(nth: number): IatiActivity {
  const identifier = `XM-DAC-41122-IRQ-${String(nth).padStart(6, '0')}`
  const donor = donors[nth % donors.length] ?? ''
  const partner = partners[nth % partners.length] ?? ''
  return {
    ...{ updated: '2006-01-01T00:00:00Z', language: 'en', defaultCurrency: 'USD', humanitarian: '1', hierarchy: '1', identifier },
    reporting: { ref: 'XM-DAC-41122', type: '40', ...text('United Nations Children’s Fund') },
    title: {
      narratives: [
        { text: `Water and sanitation in schools, phase ${nth}` },
        { language: 'ar', text: `المياه والصرف الصحي في المدارس، المرحلة ${nth}` },
      ],
    },
    descriptions: [
      {
        type: '1',
        ...text(
          `Rehabilitation of wells, latrines and pumping stations of schools and clinics; training of committees. Number ${nth}. `.repeat(
            3,
          ),
        ),
      },
    ],
    participating: [
      { ref: '', type: '10', role: '1', ...text(donor) },
      { ref: 'XM-DAC-41122', type: '40', role: '2', ...text('United Nations Children’s Fund') },
      { type: '22', role: '4', ...text(partner) },
    ],
    ...{ otherIdentifiers: [], status: '2', contacts: [], scope: '5', countries: [{ code: 'IQ', narratives: [] }], regions: [] },
    dates: [
      { type: '2', date: '2004-01-01', narratives: [] },
      { type: '3', date: '2005-12-31', narratives: [] },
    ],
    locations: [1, 2].map(at => ({
      ref: `IQG${String(((nth + at) % 18) + 1).padStart(2, '0')}`,
      ...{ ids: [], administrative: [], name: text('Governorate'), exactness: '1', class: '1' },
      point: { srsName: 'http://www.opengis.net/def/crs/EPSG/0/4326', position: '33.3 44.4' },
    })),
    sectors: [
      { vocabulary: '1', code: '72010', percentage: '60', narratives: [] },
      { vocabulary: '1', code: '72050', percentage: '40', narratives: [] },
      { vocabulary: '10', code: '11', narratives: [] },
    ],
    ...{ tags: [], countryBudgetItems: [], policyMarkers: [{ vocabulary: '1', code: '1', significance: '1', narratives: [] }] },
    humanitarianScopes: [{ type: '2', vocabulary: '2-1', code: 'HIRQ04', narratives: [] }],
    defaultAidTypes: [{ code: 'C01', vocabulary: '1' }],
    budgets: [
      { type: '1', status: '2', start: '2004-01-01', end: '2004-12-31', value: { amount: '500000', valueDate: '2004-01-01' } },
    ],
    ...{ plannedDisbursements: [], documents: [], relatedActivities: [], legacyData: [], crsAdd: [], fss: [] },
    transactions: [
      transaction(nth, '11', { provider: text(donor) }),
      ...[1, 2].map(at => transaction(nth + at, '1', { provider: text(donor) })),
      ...[1, 2, 3].map(at => transaction(nth + at, '4', {})),
      transaction(nth, '2', { receiver: text(partner) }),
      ...[1, 2].map(at => transaction(nth + at, '3', { receiver: text(partner) })),
    ],
    results: [
      {
        ...{ type: '1', title: text('People with safe water'), documents: [], references: [] },
        indicators: [
          {
            ...{ measure: '1', title: text('Number of people with safe water'), documents: [], references: [], baselines: [] },
            periods: [2004, 2005].map(year => ({
              ...{ start: `${year}-01-01`, end: `${year}-12-31` },
              targets: [{ value: '5000', locations: [], dimensions: [], documents: [] }],
              actuals: [{ value: String(4_000 + (nth % 900)), locations: [], dimensions: [], documents: [] }],
            })),
          },
        ],
      },
    ],
  }
}

/** Writes a file of at least so many bytes. @returns how many activities it has */
export async function generate(file: string, bytes: number): Promise<number> {
  let activities = 0
  let written = 0
  function* all(): Generator<IatiActivity> {
    while (written < bytes) yield activity(++activities)
  }
  const out = createWriteStream(file)
  for (const piece of activityPieces(all(), { generated: '2006-01-01T00:00:00Z' })) {
    written += Buffer.byteLength(piece)
    if (!out.write(piece)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return activities
}
