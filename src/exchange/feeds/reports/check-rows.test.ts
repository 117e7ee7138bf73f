/** Rows of a report are read by the check of sheets: what the report says already need not be typed, and nothing is guessed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reference } from '../reference.ts'
import { checkReportRows, gridFields } from './check-rows.ts'
import { cellProblemText, nameOfField } from './messages.ts'

const place = (id: string, parentId: string | null, level: number, en: string, code: string) => ({
  ...{ id, parentId, level, names: { en }, aliases: [], codes: [{ system: 'pcode', code }], latitude: null, longitude: null },
  ...{ boundary: null, boundaryIsSchematic: false, population: null, validFrom: null, validTo: null },
})
const organisation = (id: string, acronym: string, en: string) => ({
  ...{ id, acronym, names: { en }, aliases: [], type: null, isDonor: false },
})
const cluster = (id: string, code: string, en: string, parentId: string | null = null) => ({
  ...{ id, code, parentId, names: { en }, aliases: [], validFrom: null, validTo: null, predecessorIds: [] },
})
const reference: Reference = {
  operation: { id: 'here', code: 'HERE', country: 'IQ', start: null, end: null },
  ...{ closedPeriods: new Set<string>(), currentCodeSystem: 'pcode', groups: [], activities: [], projects: [], need: new Map() },
  places: [
    place('iraq', null, 0, 'Iraq', 'IQ'),
    place('ninewa', 'iraq', 1, 'Ninewa', 'IQG15'),
    place('mosul', 'ninewa', 2, 'Mosul', 'IQG15Q01'),
  ],
  organisations: [
    organisation('iom', 'IOM', 'International Organization for Migration'),
    organisation('who', 'WHO', 'World Health Organization'),
  ],
  clusters: [cluster('shelter', 'F', 'Shelter'), cluster('camps', 'F1', 'Camps', 'shelter'), cluster('health', 'D', 'Health')],
}
const owner = { organisationId: 'iom', clusterId: 'shelter', period: '2005-03' }
const check = (rows: Record<string, string>[], of = owner) => checkReportRows(rows, { owner: of, reference, today: '2006-01-31' })
const codes = async (cells: Record<string, string>, of = owner) =>
  (await check([cells], of)).flatMap(({ problems }) =>
    problems.flatMap(({ severity, code, field }) => (severity === 'error' ? [[code, field]] : [])),
  )

test('organisation, cluster and month of a monthly report need not be typed; what is typed stays as it was typed', async () => {
  const cells = { adm1Name: ' NINEWA ', adm2Code: 'IQG15Q01', reached: '1,200', activityDetail: 'Tents' }
  const [row] = await check([cells])
  expect(row?.cells).toEqual(cells)
  expect(row?.line).toMatchObject({
    ...{ leadOrganisationId: 'iom', clusterId: 'shelter', period: '2005-03', placeId: 'mosul', reached: 1200, row: 1 },
  })
  expect(row?.line).not.toHaveProperty('siteKey')
})

test('a quarter asks for the month, and takes each of its own', async () => {
  const quarter = { ...owner, period: '2005-Q1' }
  const base = { adm1Name: 'Ninewa', reached: '5', activityDetail: 'Tents' }
  expect((await codes(base, quarter)).map(([, field]) => field)).toContain('period')
  for (const period of ['2005-01', '2005-02', '2005-03']) expect(await codes({ ...base, period }, quarter)).toEqual([])
  expect(await codes({ ...base, period: '2005-04' }, quarter)).toEqual([['row-outside-period', 'period']])
})

test('rows of an area of responsibility are of the cluster that it belongs to', async () => {
  const [row] = await check([{ adm1Name: 'Ninewa', reached: '5' }], { ...owner, clusterId: 'camps' })
  expect(row?.line).toMatchObject({ clusterId: 'shelter', subclusterId: 'camps' })
})

test('every problem of every row is told at once, at its cell, in three languages; other organisations’ rows are none of it', async () => {
  const rows = await check([
    { adm1Name: 'Nowhere', reached: 'many' },
    { adm1Name: 'Ninewa', reached: '5', leadOrganisation: 'WHO' },
    { adm1Name: 'Ninewa', reached: '5', clusterCode: 'D' },
    { adm1Name: '', reached: '  ' },
    { adm1Name: 'Ninewa', reached: '7', 'reached+f': '4', 'reached+m': '3' },
  ])
  expect(rows.length).toBe(4)
  const errors = rows.map(({ problems }) => problems.filter(({ severity }) => severity === 'error'))
  expect(errors[0]?.map(({ field }) => field).sort()).toEqual(['adm1Name', 'reached'])
  expect(errors[1]?.map(({ code, field }) => [code, field])).toEqual([['row-of-another-organisation', 'leadOrganisation']])
  expect(errors[2]?.map(({ code, field }) => [code, field])).toEqual([['row-of-another-cluster', 'cluster']])
  expect(rows.map(({ line }) => line !== null)).toEqual([false, false, false, true])
  expect(rows[3]?.line?.breakdown).toEqual({ f: 4, m: 3 })
  for (const problem of errors.flat())
    for (const language of ['en', 'ar', 'ckb'] as const) {
      const { message, remedy } = cellProblemText(problem, language)
      expect(message.length > 5 && remedy.length > 3 && !/[{}]/.test(message + remedy)).toBe(true)
    }
})

test('women, men, girls and boys are parts of one whole, also when only some of them are written', async () => {
  const base = { adm1Name: 'Ninewa', activityDetail: 'Tents' }
  const adults = { 'reached+f+adults': '40', 'reached+m+adults': '30' }
  const all = { ...adults, 'reached+f+children': '20', 'reached+m+children': '10' }
  const codesOf = (problems: readonly { severity: string; code: string }[] = []) =>
    problems.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []))
  const [some] = await check([{ ...base, ...adults, reached: '100' }])
  expect(codesOf(some?.problems), 'children are not known').toEqual([])
  expect(some?.line).toMatchObject({ reached: 100, breakdown: { 'f+adults': 40, 'm+adults': 30 } })
  const [alone] = await check([{ ...base, ...adults }])
  expect(alone?.line?.reached, 'who else was reached is not known').toBeNull()
  const [summed] = await check([{ ...base, ...all }])
  expect(summed?.line?.reached).toBe(100)
  const [wrong] = await check([{ ...base, ...all, reached: '90' }])
  expect(codesOf(wrong?.problems)).toEqual(['parts-do-not-sum'])
})

test('a safe repair is made and said', async () => {
  const [row] = await check([{ adm1Name: 'Ninewa', reached: '٤٥', activityDetail: 'Tents' }])
  expect(row?.line?.reached).toBe(45)
  expect(row?.repairs).toMatchObject([{ field: 'reached', from: '٤٥', to: '45', by: null }])
})

test('whatever is typed, a row has a line or an error, and the rows come back in order as they were typed', async () => {
  const text = fc.oneof(
    fc.constantFrom('', '5', 'Ninewa', 'IOM', '2005-03', 'Total', 'x', '-1', '12.5'),
    fc.string({ maxLength: 8 }),
  )
  const cells = fc.dictionary(fc.constantFrom(...gridFields, 'reached+f'), text, { maxKeys: 8 })
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { maxLength: 6 }), async rows => {
      const checked = await check(rows)
      const typed = rows.filter(row => Object.values(row).some(each => each.trim() !== ''))
      expect(checked.map(row => row.cells)).toEqual(typed)
      for (const { line, problems } of checked) {
        expect(line === null).toBe(problems.some(({ severity }) => severity === 'error'))
        for (const problem of problems) expect(cellProblemText(problem, 'en').message).not.toBe('')
      }
    }),
    { numRuns: 60 },
  )
})

test('every field of the grid has a name in three languages', () => {
  for (const field of gridFields)
    for (const language of ['en', 'ar', 'ckb'] as const) expect(nameOfField(field, language).length).toBeGreaterThan(1)
  expect(nameOfField('reached+f+children', 'en')).not.toBe('')
})
