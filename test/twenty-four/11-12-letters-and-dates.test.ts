/** Problems 11 and 12: letters, digits and marks that only look alike; dates in all their forms. */
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { month } from './operation.ts'
import { checkBytes, sheet, words, workbook } from './sheet.ts'

describe('11 · Arabic and Kurdish look-alike letters, Arabic-Indic digits, bidi marks', () => {
  test('names with letters of another keyboard are read, and that is said', async () => {
    // ي as ی, ة as ه, ل without a mark of direction.
    const found = await sheet(`
      Lead organisation        | Cluster
      المنظمة الدولیة للهجرة   | الصحه
      \u200fالمنظمة الدولية للهجرة\u200f | الصحة`)
    expect(found.said).toEqual([
      '2 Lead organisation "المنظمة الدولیة للهجرة" repair name-spelled-otherwise',
      '2 Cluster "الصحه" repair name-spelled-otherwise',
      '3 – – warning repeated-row',
    ])
    expect(found.lines.map(line => [line.leadOrganisationId, line.clusterId])).toEqual([
      ['organisation-IOM', 'cluster-H'],
      ['organisation-IOM', 'cluster-H'],
    ])
  })

  test('Kurdish letters of an Arabic keyboard', async () => {
    const found = await sheet(`
      Cluster
      تەندروستي`)
    expect(found.said).toEqual(['2 Cluster "تەندروستي" repair name-spelled-otherwise'])
    expect(found.lines).toMatchObject([{ clusterId: 'cluster-H' }])
  })

  test('digits', async () => {
    const found = await sheet(`
      Reporting month | Start date | People reached
      ٢٠٢٢-٠٣         | ٢٠٢٢-٠٣-٠١ | ١٬٢٣٤
      ۲۰۲۲-۰۳         | ۲۰۲۲/۳/۲   | ۱۲`)
    expect(found.lines.map(line => [line.period, line.start, line.reached])).toEqual([
      [month, '2022-03-01', '1234'],
      [month, '2022-03-02', '12'],
    ])
    expect(found.said).toEqual([
      '2 Start date "٢٠٢٢-٠٣-٠١" repair date-from-text',
      '2 People reached "١٬٢٣٤" repair number-grouping',
      '3 Start date "۲۰۲۲/۳/۲" repair date-from-text',
      '3 People reached "۱۲" repair digits-mended',
      '3 – – warning row-with-other-figures',
    ])
  })

  test('invisible marks in what is stored as it is written', async () => {
    const found = await sheet(`
      Comments
      \u202bملاحظة\u202c \u200b`)
    expect(found.lines).toMatchObject([{ comments: 'ملاحظة' }])
  })
})

describe('12 · dates', () => {
  const date = async (start: string, more = '') =>
    sheet(`
      Start date | District
      ${start}   | Beta
      ${more}`)

  test('dates of a workbook and ISO texts are as they should be', async () => {
    const found = await workbook(`
      Start date  | End date
      @2022-03-05 | 2022-03-06`)
    expect(found.said).toEqual([])
    expect(found.lines).toMatchObject([{ start: '2022-03-05', end: '2022-03-06' }])
  })

  test('as text, with the day or the month first: any day above 12 decides for the column', async () => {
    const dayFirst = await date('05/03/2022', '25/03/2022 | Al-Alpha')
    expect(dayFirst.said).toEqual([
      '2 Start date "05/03/2022" repair date-from-text',
      '3 Start date "25/03/2022" repair date-from-text',
    ])
    expect(dayFirst.lines.map(line => line.start)).toEqual(['2022-03-05', '2022-03-25'])
    const monthFirst = await date('03/05/2022', '3/25/2022 | Al-Alpha')
    expect(monthFirst.lines.map(line => line.start)).toEqual(['2022-03-05', '2022-03-25'])
    expect(monthFirst.said[0]).toBe('2 Start date "03/05/2022" repair date-from-text')
  })

  test('when nothing decides, the day comes first and a person must look', async () => {
    const found = await date('05/03/2022')
    expect(found.said).toEqual(['2 Start date "05/03/2022" warning date-order-assumed'])
    expect(words(found, 'date-order-assumed')).toContain('“05/03/2022” was read as 2022-03-05: the day first.')
  })

  test('a column that is written both ways is not decided by either', async () => {
    const found = await date('05/03/2022', '25/03/2022 | Al-Alpha\n 03/26/2022 |')
    expect(found.said).toContain('2 Start date "05/03/2022" warning date-order-assumed')
    expect(found.lines.map(line => line.start)).toEqual(['2022-03-05', '2022-03-25', '2022-03-26'])
  })

  test('another column of dates decides where a column shows nothing', async () => {
    const found = await sheet(`
      Start date | End date
      3/5/2022   | 3/25/2022`)
    expect(found.lines).toMatchObject([{ start: '2022-03-05', end: '2022-03-25' }])
    expect(found.said.map(said => said.split(' ').at(-1))).toEqual(['date-from-text', 'date-from-text'])
  })

  test.each([
    ['5 March 2022', '2022-03-05'],
    ['5 آذار 2022', '2022-03-05'],
    ['٥ آذار ٢٠٢٢', '2022-03-05'],
    ['5 مارس 2022', '2022-03-05'],
    ['٥ی ئازاری ٢٠٢٢', '2022-03-05'],
    ['1 كانون الثاني 2022', '2022-01-01'],
    ['1 mars 2022', '2022-03-01'],
  ])('month names in the local language: %s', async (text, iso) => {
    const found = await date(text)
    expect(found.said).toEqual([`2 Start date "${text}" repair date-from-text`])
    expect(found.lines).toMatchObject([{ start: iso }])
  })

  test('serial numbers of 1900 in a text file, and of 1904 in a workbook that counts from there', async () => {
    const found = await date('44625')
    expect(found.said).toEqual(['2 Start date "44625" repair date-from-serial'])
    expect(found.lines).toMatchObject([{ start: '2022-03-05' }])
    const from1904 = await workbook(
      `
      Start date | End date
      43163      |`,
      (page, book) => {
        book.properties.date1904 = true
        page.getCell('B2').value = new Date('2022-03-06T00:00:00Z')
      },
    )
    expect(from1904.said).toEqual(['2 Start date "43163" repair date-from-serial'])
    expect(from1904.lines).toMatchObject([{ start: '2022-03-05', end: '2022-03-06' }])
  })

  test('dates that were copied between the two systems lie four years and a day away', async () => {
    const found = await sheet(`
      Start date | End date
      2018-03-04 | 2018-03-20`)
    expect(found.said).toEqual(['2 End date "2018-03-20" warning dates-of-other-system'])
    expect(words(found, 'dates-of-other-system')).toContain('2022-03-21 may be meant')
  })

  test('a month alone is its first and its last day', async () => {
    const found = await sheet(`
      Start date | End date
      Feb 2022   | March 2022`)
    expect(found.said.map(said => said.split(' ').at(-1))).toEqual(['date-month-only', 'date-month-only'])
    expect(found.lines).toMatchObject([{ start: '2022-02-01', end: '2022-03-31' }])
  })

  test.each(['31/02/2022', 'next week', '2022'])('%s is no date', async text => {
    expect((await date(text)).said).toEqual([`2 Start date "${text}" error date-unreadable`])
  })

  test('a date of another calendar', async () => {
    const found = await date('1443-08-02')
    expect(found.said).toEqual(['2 Start date "1443-08-02" error date-other-calendar'])
  })

  test('end before start; completed in the future', async () => {
    const found = await sheet(`
      Start date | End date   | Status
      2022-03-20 | 2022-03-05 | completed
      2022-03-05 | 2022-12-31 | completed
      2022-03-05 | 2022-12-31 | ongoing`)
    expect(found.said).toEqual([
      '2 End date "2022-03-05" error end-before-start',
      '3 End date "2022-12-31" error completed-in-future',
    ])
    expect(found.rejected).toBe(2)
  })

  test('dates beside the month, the operation and the status', async () => {
    const found = await sheet(`
      Start date | End date   | Status  | District
      2022-01-05 | 2022-02-05 | ongoing | Beta
      2022-04-05 | 2022-05-05 | ongoing | Al-Alpha
      2022-02-05 | 2022-05-05 | planned |
      2019-02-05 | 2020-05-05 | ongoing |
      2022-01-05 | 2022-02-05 | cancelled |
      2022-01-05 | 2022-04-05 | going well |`)
    expect(found.said.filter(said => !said.includes('row'))).toEqual([
      '2 End date "2022-02-05" warning ended-before-month',
      '3 Start date "2022-04-05" warning starts-after-month',
      '4 Status "planned" warning planned-but-begun',
      '5 End date "2020-05-05" warning dates-outside-operation',
      '7 Status "going well" warning status-unknown',
    ])
  })

  test('months', async () => {
    const found = await sheet(`
      Reporting month
      March 2022
      آذار ٢٠٢٢
      Jan-Apr 2022
      March
      2022-01
      2022-07
      2020-03
      1443-08
      `)
    expect(found.said.filter(said => !said.includes('row'))).toEqual([
      '4 Reporting month "Jan-Apr 2022" error period-is-several',
      '5 Reporting month "March" error period-without-year',
      '6 Reporting month "2022-01" error period-closed',
      '7 Reporting month "2022-07" error period-in-future',
      '8 Reporting month "2020-03" error period-outside-operation',
      '9 Reporting month "1443-08" error date-other-calendar',
    ])
    expect(words(found, 'period-outside-operation')).toContain('(2021-01-01 to 2023-12-31)')
    expect(found.lines.map(line => line.period)).toEqual([month, month])
  })

  test('a workbook of 1904 whose dates are dates needs nothing', async () => {
    const book = new ExcelJS.Workbook()
    book.properties.date1904 = true
    const page = book.addWorksheet('Sheet')
    page.addRow(['Reporting month', 'Lead organisation', 'Cluster', 'Governorate', 'People reached'])
    page.addRow([new Date('2022-03-01T00:00:00Z'), 'IOM', 'Health', 'Northland', 5])
    const found = await checkBytes(new Uint8Array(await book.xlsx.writeBuffer()), { fileName: 'sheet.xlsx' })
    expect(found.said).toEqual([])
    expect(found.lines).toMatchObject([{ period: month }])
  })
})
