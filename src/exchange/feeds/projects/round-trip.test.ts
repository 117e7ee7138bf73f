/** Whatever sheets of projects say, their file says, and reads back without a difference: as CSV and as a workbook, in every language. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkSheet,
  clusters,
  emptySheet,
  groups,
  idOf,
  knownWith,
  objectives,
  organisations,
  places,
  stored,
} from '../../../../test/support/known-projects.ts'
import { languages } from '../../../kernel/pure/languages.ts'
import { defaultPath } from '../../../modules/projects/default-path.ts'
import { partnerRoles, riskLevels } from '../../../modules/projects/schema.ts'
import { writeCsv, writeWorkbook } from '../../formats/write-table.ts'
import { projectRows } from './export.ts'

const spoken = fc.constantFrom(
  'Shelter',
  'مأوى للعائدين',
  'ئاوی پاک',
  '=SUM(A1)',
  '-5 % less',
  '2005-02-01',
  '1.10',
  '"Quoted", with; signs | more',
  'Two\nlines',
  'None',
)
const words = fc
  .oneof({ weight: 3, arbitrary: spoken }, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }))
  .map(text => text.trim())
  .filter(text => text !== '')
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 2, nil: null })
const who = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...organisations).map(({ id }) => ({ organisationId: id, asWritten: null })) },
  fc.constantFrom('A ministry; of works', 'Some Donor', 'Two\nnames').map(asWritten => ({ organisationId: null, asWritten })),
)
const nobody = fc.constant({ organisationId: null, asWritten: null })
const currency = fc.constantFrom('USD', 'IQD', 'JPY')
const minor = fc.oneof(fc.nat(), fc.constantFrom(0, 1, 123_456, 1_234_000, Number.MAX_SAFE_INTEGER))
const money = fc.record({ amountMinor: minor, currency })
const unknown = fc.record({ amountMinor: fc.constant(null), currency: maybe(currency) })
const written = fc.constantFrom('2004', '2004-09', '2004-09-30', null)
const list = <T>(some: fc.Arbitrary<T>) => fc.array(some, { maxLength: 4 })

const aSheet = fc.record({
  names: fc.record({ en: words, ar: words, ckb: words }, { requiredKeys: ['en'] }),
  objective: maybe(words),
  clusterId: fc.constantFrom(...clusters.map(({ id }) => id), null),
  objectiveId: fc.constantFrom(...objectives.map(({ lineageId }) => lineageId), idOf('objective of an older plan'), null),
  starts: written,
  ends: fc.constantFrom('2006', '2006-12', null),
  partners: list(fc.tuple(fc.constantFrom(...partnerRoles, null), who).map(([role, named]) => ({ role, ...named }))),
  budget: list(fc.tuple(fc.oneof(who, nobody), fc.oneof(money, unknown)).map(([named, amount]) => ({ ...named, ...amount }))),
  placeIds: fc.subarray(places.map(({ id }) => id)),
  areas: maybe(words),
  groupIds: fc.subarray(groups.map(({ id }) => id)),
  risks: list(fc.record({ words, level: fc.constantFrom(...riskLevels, null), response: maybe(words) })),
  awards: list(
    fc
      .tuple(fc.record({ words, contractor: maybe(words), awarded: written }), fc.oneof(money, unknown))
      .map(([award, amount]) => ({ ...award, ...amount })),
  ),
  note: maybe(words),
  source: maybe(words),
})
const someSheets = fc.array(fc.tuple(aSheet, fc.constantFrom(...defaultPath.states.map(({ code }) => code), null)), {
  minLength: 1,
  maxLength: 4,
})

test('sheets written to a file read back without a difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      someSheets,
      fc.constantFrom(...languages),
      fc.constantFrom('csv', 'hxl', 'xlsx'),
      async (sheets, language, format) => {
        const known = knownWith(...sheets.map(([sheet, state], nth) => stored(`D9-0${nth}`, sheet, state)))
        const rows = projectRows(known, { language, tags: format !== 'csv' })
        const body = format === 'xlsx' ? writeWorkbook('Projects', rows) : writeCsv(rows)
        const bytes = await new Response(body).bytes()
        const found = await checkSheet(known, { bytes, fileName: `projects.${format === 'xlsx' ? 'xlsx' : 'csv'}`, language })
        expect(found.changes.map(({ code, fields }) => [code, fields])).toEqual([])
        expect(found.problems.filter(({ severity }) => severity !== 'repair')).toEqual([])
        expect(found.compared).toEqual({ new: 0, changed: 0, unchanged: sheets.length })
      },
    ),
    { numRuns: 120 },
  )
})

test('sheets read into an empty operation say what they said, written again', async () => {
  const full = {
    ...emptySheet,
    ...{ clusterId: idOf('cluster F'), starts: '2004-09', objective: 'Clean water', objectiveId: idOf('objective 1.10') },
    partners: [
      { role: 'lead' as const, organisationId: idOf('iom'), asWritten: null },
      { role: 'implementing' as const, organisationId: idOf('moh'), asWritten: null },
    ],
    budget: [
      { organisationId: idOf('echo'), asWritten: null, amountMinor: 123_456, currency: 'USD' },
      { organisationId: idOf('nd'), asWritten: null, amountMinor: 5, currency: 'IQD' },
    ],
    ...{ placeIds: [idOf('place IQG01'), idOf('place IQG15Q01')], groupIds: [idOf('group returnees')] },
    risks: [{ words: 'Roads close', level: 'high' as const, response: 'Stores filled' }],
    awards: [{ words: 'Drilling', contractor: 'Wells Co', amountMinor: 1_000, currency: 'USD', awarded: '2005-01' }],
  }
  const rows = projectRows(knownWith(stored('D9-01', full)), { language: 'ar', tags: true })
  const head = rows[0]?.indexOf('النسخة') ?? -1
  const withoutVersion = rows.map((row, nth) => (nth < 2 ? row : row.map((cell, at) => (at === head ? null : cell))))
  const found = await checkSheet(knownWith(), { bytes: await new Response(writeCsv(withoutVersion)).bytes() })
  expect(found.problems).toEqual([])
  expect(found.changes.map(({ code, version, sheet }) => ({ code, version, sheet }))).toEqual([
    { code: 'D9-01', version: null, sheet: full },
  ])
})

test('semicolons inside the texts of one row do not make them columns', async () => {
  const signs = '"Quoted", with; signs | more'
  const sheet = { ...emptySheet, names: { en: 'Shelter', ckb: signs }, note: signs, areas: 'Here; there' }
  const known = knownWith(stored('D9-01', sheet))
  const rows = projectRows(known, { language: 'en', tags: false })
  const found = await checkSheet(known, { bytes: await new Response(writeCsv(rows)).bytes() })
  expect(found.compared).toEqual({ new: 0, changed: 0, unchanged: 1 })
})
