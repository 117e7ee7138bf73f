/** What rows of projects are understood as, what is wrong with them, and what is left as it is. */
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { checkSheet, idOf, knownWith, stored } from '../../../../test/support/known-projects.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Sheet } from '../../../modules/projects/schema.ts'

const csv = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))
const echo = (amountMinor: number | null, currency: string | null = 'USD') => ({
  ...{ organisationId: idOf('echo'), asWritten: null, amountMinor, currency },
})
const check = (
  lines: readonly string[],
  known = knownWith(),
  more: { language?: Language; mayWrite?: (sheet: Sheet) => boolean } = {},
) => checkSheet(known, { bytes: csv(lines), ...more })
type Found = Awaited<ReturnType<typeof check>>
const said = ({ problems }: Found) => problems.map(({ row, severity, code }) => `${row} ${severity} ${code}`)

test('rows of project × donor × place are one project, and repeat without adding up', async () => {
  const found = await check([
    'Project code,Project title,Cluster,Lead agency,Donor,Amount,Currency,Governorate,Start date,End date',
    'D9-01,Wells,F,IOM,ECHO,"1,000.50",USD,Anbar,2004-09,2005',
    'D9-01,Wells,F,IOM,ECHO,"1,000.50",USD,Ninewa,2004-09,2005',
    'D9-01,Wells,F,IOM,UNICEF,"2.000,00",USD,Anbar,2004-09,2005',
  ])
  expect(said(found)).toEqual(['2 repair number-grouping', '3 repair number-grouping', '4 repair number-grouping'])
  expect(found.problems.map(({ details }) => details.now)).toEqual(['1000.50 USD', '1000.50 USD', '2000 USD'])
  expect(found.changes).toHaveLength(1)
  expect(found.changes[0]).toMatchObject({
    ...{ code: 'D9-01', version: null },
    sheet: {
      ...{ names: { en: 'Wells' }, clusterId: idOf('cluster F'), starts: '2004-09', ends: '2005' },
      partners: [{ role: 'lead', organisationId: idOf('iom'), asWritten: null }],
      budget: [echo(100_050), { ...echo(200_000), organisationId: idOf('unicef') }],
      placeIds: [idOf('place IQG01'), idOf('place IQG15')],
    },
  })
})

test('one row a project with lists in its cells says the same, in Arabic and by tags too', async () => {
  const rows = [
    [
      'D9-01,Wells,IOM; UNICEF,ECHO; IOM,100; 200,USD,"IQG01, IQG15",displaced; returnees',
      '"Roads close\n- Stores run out"',
    ].join(','),
  ]
  const expected = {
    partners: [
      { role: 'implementing', organisationId: idOf('iom'), asWritten: null },
      { role: 'implementing', organisationId: idOf('unicef'), asWritten: null },
    ],
    budget: [echo(10_000), { ...echo(20_000), organisationId: idOf('iom') }],
    placeIds: [idOf('place IQG01'), idOf('place IQG15')],
    groupIds: [idOf('group displaced'), idOf('group returnees')],
    risks: [
      { words: 'Roads close', level: null, response: null },
      { words: 'Stores run out', level: null, response: null },
    ],
  }
  for (const head of [
    'Code,Title,Implementing partners,Donors,Budget,Currency,P-codes,Groups,Risks',
    'رمز المشروع,اسم المشروع,الشركاء المنفذون,المانح,المبلغ,العملة,الرمز المكاني,الفئة السكانية,المخاطر',
    '#activity+project+code,#activity+project+name,#org+impl,#org+donor,#value+budget,#currency,#adm1+code,#population_group,#description+risk',
  ]) {
    const found = await check([head, ...rows])
    expect(said(found), head).toEqual([])
    expect(found.changes[0]?.sheet, head).toMatchObject(expected)
  }
})

test('names between commas are several where all are known, and one where the whole is', async () => {
  const found = await check(['Code,Title,Partners', 'D9-01,Wells,"IOM, UNICEF"', 'D9-02,Clinics,"Ministry of Health, Baghdad"'])
  expect(said(found)).toEqual([])
  expect(found.changes.map(({ sheet }) => sheet.partners.map(({ organisationId }) => organisationId))).toEqual([
    [idOf('iom'), idOf('unicef')],
    [idOf('moh')],
  ])
})

test('every problem of every row is found in one pass, and nothing of such a project is stored', async () => {
  const known = knownWith(stored('OLD-1', { names: { en: 'Old' } }, 'closed'))
  const found = await check(
    [
      'Project code,Version,Title,Cluster,Objective of the plan,Lead partner,P-code,Starts,Ends,Donor,Budget,Currency,Group,Risk,Risk level,Contract,Contract amount',
      'A-1,,,X,9,Nobody,ZZ,2005-02-31,,ECHO,12.345678,USD,Martians,Flood,huge,,5',
      'A-1,,,,,,,,,ECHO,5,USD,,,,,',
      'A-1,,,,,,,,,ECHO,6,USD,,,,,',
      'B-1,4,Wells,,,,,,,,,,,,,,',
      ',,Lost,F,,,,,,,,,,,,,',
      'C-1,,Roads,,,,,2005-03,2005-02,,7,,,,,,',
      'OLD-1,,New name,,,,,,,,,,,,,,',
      'GOOD-1,,Bridges,F,,IOM,,,,,,,,,,,',
    ],
    known,
  )
  expect(said(found)).toEqual([
    '2 error cluster-not-listed',
    '2 error project-objective-unknown',
    '2 error date-unreadable',
    '2 error project-organisation-unknown',
    '2 error amount-too-fine',
    '2 error project-place-unknown',
    '2 error group-unknown',
    '2 error project-level-unknown',
    '2 error project-award-missing',
    '2 error project-title-missing',
    '3 warning project-left',
    '4 error project-amount-otherwise',
    '5 error project-not-there',
    '6 error project-code-missing',
    '7 error currency-missing',
    '7 error project-ends-early',
    '8 error project-is-over',
  ])
  expect(found.changes.map(({ code }) => code)).toEqual(['GOOD-1'])
  expect(found).toMatchObject({ rows: 8, good: 1, rejected: 7, compared: { new: 1, changed: 0, unchanged: 0 } })
})

test('unknown names are never guessed: what is alike is suggested', async () => {
  const found = await check(['Code,Title,Lead,Place', 'A-1,Wells,Internationl Organisation for Migratio,Markaz'])
  expect(said(found)).toEqual(['2 error project-organisation-unknown', '2 error project-place-unknown'])
  expect(found.problems.map(({ details }) => details.suggestions)).toEqual(['IOM', 'IQG15Q01, IQG01Q01'])
})

test('rows of one project that contradict each other are refused', async () => {
  const found = await check(['Code,Title,Starts', 'A-1,Wells,2005', 'A-1,Roads,2005'])
  expect(said(found)).toEqual(['2 warning project-left', '3 error project-says-otherwise'])
})

test('only the columns that are there say something; what a blank cell takes away is told', async () => {
  const known = knownWith(stored('A-1', { note: 'Kept', objective: 'Water', budget: [echo(100)] }))
  const same = await check(['Code,Title', 'A-1,Wells'], known)
  expect([same.compared, same.problems]).toEqual([{ new: 0, changed: 0, unchanged: 1 }, []])
  const emptied = await check(['Code,Title,Note,Budget', 'A-1,Wells,,'], known)
  expect(said(emptied)).toEqual(['2 warning project-emptied', '2 warning project-emptied'])
  expect(emptied.changes[0]).toMatchObject({
    version: 3,
    fields: ['budget', 'note'],
    sheet: { note: null, budget: [], objective: 'Water' },
  })
})

test('a sheet that was written from an older version is a conflict, unless it changes nothing', async () => {
  const known = knownWith(stored('A-1'), stored('A-2'), stored('A-3'))
  const found = await check(['Code,Version,Title', 'A-1,2,Wells', 'A-2,2,Roads', 'A-3,3,Roads'], known)
  expect(said(found)).toEqual(['3 error project-stale'])
  expect(found.problems[0]?.details).toMatchObject({ code: 'A-2', now: 3 })
  expect(found.changes.map(({ code }) => code)).toEqual(['A-3'])
})

test('a state is compared, told and left: a sheet takes no step on the path', async () => {
  const known = knownWith(stored('A-1'), stored('A-2'), stored('A-3', {}, null), stored('A-4'))
  const found = await check(
    ['Code,State', 'A-1,Drafted', 'A-2,مقدَّم للمراجعة', 'A-3,Approved', 'A-4,Going well', 'NEW-1,Funded'].map((line, nth) =>
      nth === 0 ? `${line},Title` : `${line},Wells`,
    ),
    known,
    { language: 'ar' },
  )
  expect(said(found)).toEqual([
    '3 warning project-state-left',
    '4 warning project-standing-unsaid',
    '5 warning project-state-unknown',
    '6 warning project-state-unreachable',
  ])
  expect(found.problems[0]?.details).toEqual({ stands: 'مسودة', steps: 'تقديم للمراجعة' })
  expect(found.changes.map(({ code }) => code)).toEqual(['NEW-1'])
})

test('projects that are not the person’s are refused row by row', async () => {
  const mayWrite = ({ clusterId }: Sheet) => clusterId === idOf('cluster F')
  const known = knownWith(stored('A-1', { clusterId: idOf('cluster D') }), stored('A-2', { clusterId: idOf('cluster D') }))
  const lines = [
    'Code,Title,Cluster,Place',
    'A-1,Roads,D,Anbar',
    'A-1,Roads,D,Ninewa',
    'A-2,Wells,F,',
    'A-3,Wells,F,',
    'A-4,Wells,D,',
  ]
  const found = await check(lines, known, { mayWrite })
  expect(said(found).filter(each => each.includes('not-yours'))).toEqual(
    [2, 3, 4, 6].map(row => `${row} error project-not-yours`),
  )
  expect(found.changes.map(({ code }) => code)).toEqual(['A-3'])
})

test('a code of other letters is the one that is stored', async () => {
  const found = await check(['Code,Title', 'a - 1,Roads'], knownWith(stored('A-1')))
  expect(said(found)).toEqual(['2 repair name-spelled-otherwise'])
  expect(found.changes[0]).toMatchObject({ code: 'A-1', version: 3 })
})

test('totals, repeated headings and titles of sections are no projects', async () => {
  const head = 'Code,Title,Donor,Budget,Currency,Note'
  const found = await check([head, 'Northern projects,,,,,', 'A-1,Wells,ECHO,100,USD,', head, 'Total,,,100,,'])
  expect(said(found)).toEqual(['2 warning section-row', '4 repair heading-row', '5 repair total-row'])
  expect(found.changes.map(({ code }) => code)).toEqual(['A-1'])
})

test('a code that is merged over the rows of its project is that of each of them', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Projects')
  sheet.addRows([
    ['Project code', 'Title', 'Implementing partners', 'Place'],
    ['A-1', 'Wells', 'IOM', 'Anbar'],
    [null, null, 'UNICEF', 'Ninewa'],
    ['A-2', 'Roads', 'IOM', null],
  ])
  sheet.mergeCells('A2:A3')
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
  const found = await checkSheet(knownWith(), { bytes, fileName: 'merged.xlsx' })
  expect(found.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(found.changes.map(({ code, sheet: each }) => [code, each.partners.length, each.placeIds.length])).toEqual([
    ['A-1', 2, 2],
    ['A-2', 1, 0],
  ])
})
