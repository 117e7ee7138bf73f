/** Problems 1 to 3: headings and rows that are no reports, columns that were changed, templates that are out of date. */
import { describe, expect, test } from 'vitest'
import { month } from './operation.ts'
import { sheet, words, workbook } from './sheet.ts'

describe('1 · merged, hidden or two-line headers, instruction rows, grand-total rows, rows hidden by a filter', () => {
  test('a clean sheet has no problems', async () => {
    const found = await sheet(`
      Activity             | Start date | End date   | District
      Vaccination of children | 2022-03-01 | 2022-03-31 | Beta`)
    expect(found.said).toEqual([])
    expect(found.lines).toMatchObject([{ placeId: 'XT0102', clusterId: 'cluster-H', period: month }])
  })

  test('a two-line header with a group above, in a text file', async () => {
    const found = await sheet(
      `
      Reporting month | Lead organisation | Cluster | Governorate | People targeted | | | People reached | |
                      |                   |         |             | Total | Girls | Boys | Total | Girls | Boys
      2022-03         | IOM               | Health  | Northland   | 300   | 150   | 150  | 200   | 120   | 80`,
      { whole: true },
    )
    expect(found.lines).toMatchObject([{ targeted: '300', reached: '200', breakdown: '{"f+children":120,"m+children":80}' }])
    expect(found.said).toEqual([
      '0 People targeted Girls – warning column-not-used',
      '0 People targeted Boys – warning column-not-used',
    ])
  })

  test('a two-line header with merged cells, below a title and an instruction', async () => {
    const found = await workbook(
      `
      Monthly report of partners | | | | | |
      Please fill in one row for each activity and district, and send the sheet before the tenth of the month | | | | | |
      Reporting month | Lead organisation | Cluster | Governorate | People reached | |
                      |                   |         |             | Total | Women | Men
      2022-03         | IOM               | Health  | Northland   | 200   | 120   | 80`,
      page => {
        page.mergeCells('A1:G1')
        for (const column of ['A', 'B', 'C', 'D']) page.mergeCells(`${column}3:${column}4`)
        page.mergeCells('E3:G3')
      },
      { whole: true },
    )
    expect(found.said).toEqual([])
    expect(found.lines).toMatchObject([{ row: '5', reached: '200', breakdown: '{"f+adults":120,"m+adults":80}' }])
  })

  test('rows that explain, number or give an example of the columns', async () => {
    const found = await sheet(`
      Reporting month | Lead organisation     | Cluster              | Governorate | Start date | People reached
      YYYY-MM         | Select from the list  | Select from the list | Mandatory   | YYYY-MM-DD | Numbers only
      1               | 2                     | 3                    | 4           | 5          | 6
      Example         | IOM                   | Health               | Northland   | 2022-03-01 | 100
      2022-03         | IOM                   | Health               | Northland   | 2022-03-01 | 100`)
    expect(found.said).toEqual(['2 – – repair instruction-row', '3 – – repair instruction-row', '4 – – repair instruction-row'])
    expect(found).toMatchObject({ rows: 1, good: 1, rejected: 0 })
  })

  test('instructions in Arabic', async () => {
    const found = await sheet(
      `
      الشهر    | المنظمة          | المجموعة        | المحافظة | من وصلت إليهم المساعدة
      إلزامي   | اختر من القائمة  | اختر من القائمة | إلزامي   | أدخل عددًا
      2022-03 | المنظمة الدولية للهجرة | الصحة | الشمالية | 100`,
      { whole: true },
    )
    expect(found.said).toEqual(['2 – – repair instruction-row'])
    expect(found.lines).toMatchObject([{ reached: '100', leadOrganisationId: 'organisation-IOM' }])
  })

  test.each(['Total', 'GRAND TOTAL:', 'Total Northland', 'المجموع', 'کۆی گشتی', 'Total général'])(
    'a total named %s',
    async word => {
      const found = await sheet(`
      Lead organisation | Cluster | Governorate | People reached
      IOM               | Health  | Northland   | 100
      WHO               | Health  | Northland   | 50
      ${word}           |         |             | 150`)
      expect(found.said).toEqual(['4 – – repair total-row'])
      expect(found).toMatchObject({ rows: 2, good: 2, rejected: 0 })
    },
  )

  test('a total without a name is known by its sum; an organisation called "Total" something is one', async () => {
    const found = await sheet(
      `
      Reporting month | Lead organisation | Cluster | Governorate | People reached
      2022-03         | IOM               | Health  | Northland   | 100
      2022-03         | Total Relief      | Health  | Northland   | 50
                      |                   |         |             | 150`,
      { whole: true, learn: true },
    )
    expect(found.said).toEqual(['4 – – repair total-row'])
    expect(found.good).toBe(2)
  })

  test('headings, tags and titles of sections in the middle', async () => {
    const found = await sheet(
      `
      Reporting month | Lead organisation | Cluster | Governorate | People reached
      #date+reported  | #org+prog         | #sector | #adm1+name  | #reached
      North           |                   |         |             |
      2022-03         | IOM               | Health  | Northland   | 100
      Reporting month | Lead organisation | Cluster | Governorate | People reached
      #date+reported  | #org+prog         | #sector | #adm1+name  | #reached
      2022-03         | IOM               | Health  | Southland   | 100`,
      { whole: true },
    )
    expect(found.said).toEqual(['3 – – warning section-row', '5 – – repair heading-row', '6 – – repair heading-row'])
    expect(found.good).toBe(2)
  })

  test('rows and columns that are hidden are read and said', async () => {
    const found = await workbook(
      `
      Lead organisation | District | Comments
      IOM               | Beta     | none
      IOM               | Al-Alpha | none`,
      page => {
        page.getRow(3).hidden = true
        page.getColumn(2).hidden = true
        page.autoFilter = 'A1:C3'
      },
    )
    expect(found.said).toEqual(['0 District – warning column-hidden', '3 – – warning row-hidden'])
    expect(found.good).toBe(2)
  })

  test('cells merged over several rows hold for each of them, figures for the first alone', async () => {
    const found = await workbook(
      `
      Lead organisation | Cluster | District | People reached
      IOM               | Health  | Beta     | 500
                        |         | Al-Alpha |
      IOM               | Health  | Beta     | 20`,
      page => {
        for (const column of ['A', 'B', 'D']) page.mergeCells(`${column}2:${column}3`)
      },
    )
    expect(found.said).toEqual([
      '3 Lead organisation "IOM" repair merged-cell',
      '3 Cluster "Health" repair merged-cell',
      '3 People reached – warning merged-figure',
      '4 – – warning row-with-other-figures',
    ])
    expect(found.lines.map(line => line.reached)).toEqual(['500', null, '20'])
  })

  test('a formula that fails is said, and its cell is not known', async () => {
    const found = await workbook(
      `
      Lead organisation | Start date | People reached
      IOM               | 2022-03-01 |`,
      page => {
        page.getCell('C2').value = { error: '#REF!' }
      },
    )
    expect(found.said).toEqual(['2 People reached – warning formula-error'])
    expect(words(found, 'formula-error')).toContain('#REF!')
    expect(found.lines).toMatchObject([{ reached: null }])
  })
})

describe('2 · columns renamed, reordered, added', () => {
  test('the order of columns is nothing, and headings are known in their forms', async () => {
    const found = await sheet(
      `
      TOTAL REACHED | Name of district | Governorate / المحافظة | Sector/Cluster | Implementing Partner Name* | Month (YYYY-MM)
      120           | Beta             | Northland              | Health         | Help Now                   | 2022-03`,
      { whole: true },
    )
    expect(found.said).toEqual([])
    expect(found.lines).toMatchObject([{ implementingOrganisationId: 'organisation-HN', placeId: 'XT0102', reached: '120' }])
  })

  test('a heading with a slip is read and said; one that is nothing is not used and said', async () => {
    const found = await sheet(
      `
      Reporting month | Lead organisaton | Cluster | Govrnorate | People reached | Focal point
      2022-03         | IOM              | Health  | Northland  | 120            | somebody`,
      { whole: true },
    )
    expect(found.said).toEqual([
      '0 Focal point – warning column-not-used',
      '0 Lead organisaton – warning column-renamed',
      '0 Govrnorate – warning column-renamed',
    ])
    expect(words(found, 'column-renamed')).toBe(
      'The column “Lead organisaton” was read as Lead organisation. Name the column as in the template, so that nobody has to guess.',
    )
    expect(found.lines).toMatchObject([{ leadOrganisationId: 'organisation-IOM', placeId: 'XT01' }])
  })

  test('a column that is there twice: the first is used', async () => {
    const found = await sheet(`
      District | Admin2
      Beta     | Gamma`)
    expect(found.said).toEqual(['0 Admin2 – warning column-doubled'])
    expect(found.lines).toMatchObject([{ placeId: 'XT0102' }])
  })

  test('columns that are missing are said once, and every row is rejected for it', async () => {
    const found = await sheet(
      `
      Cluster | District | Comments
      Health  | Beta     | a
      Health  | Al-Alpha | b`,
      { whole: true },
    )
    expect(found.said).toEqual([
      '0 – – error column-organisation-missing',
      '0 – – error column-period-missing',
      '0 – – warning column-reached-missing',
    ])
    expect(found).toMatchObject({ rows: 2, rejected: 2 })
  })

  test('sexes and ages are known by their headings', async () => {
    const found = await sheet(`
      Girls (0-17) | Boys <18 | Women 18-59 | Men 18 - 59 | Older women (60+) | # of men 60+ | People with disabilities | People reached
      1            | 2        | 3           | 4           | 5                 | 6            | 7                        | 21`)
    expect(found.said).toEqual([])
    expect(JSON.parse(found.lines[0]?.breakdown ?? '')).toEqual({
      'f+children': 1,
      'm+children': 2,
      'f+adults': 3,
      'm+adults': 4,
      'f+elderly': 5,
      'm+elderly': 6,
      disabled: 7,
    })
  })
})

describe('3 · an older month’s or plan’s template', () => {
  test('rows of another month than the sheet was sent for', async () => {
    const found = await sheet(
      `
      Reporting month | District
      2022-02         | Beta`,
      { period: '2022-03' },
    )
    expect(found.said).toEqual(['2 Reporting month "2022-02" warning period-differs'])
    expect(words(found, 'period-differs')).toContain('Correct it if an older sheet was reused')
  })

  test('a title of an older month', async () => {
    const table = `
      Report for February 2022 | | | |
      Reporting month | Lead organisation | Cluster | Governorate | People reached
      2022-03         | IOM               | Health  | Northland   | 100`
    const found = await sheet(table, { whole: true })
    expect(found.said).toEqual(['0 – "Report for February 2022" warning title-of-other-month'])
    expect((await sheet(table.replace('February', 'March'), { whole: true })).said).toEqual([])
    expect((await sheet('District\nBeta', { fileName: '5W_IOM_2022-01.csv' })).said).toEqual([
      '0 – "5W_IOM_2022-01.csv" warning title-of-other-month',
    ])
  })

  test('a plan of another year', async () => {
    const found = await sheet(
      `
      Plan      | District
      HRP 2021  | Beta
      HRP 2022  | Al-Alpha
      HRP 2021-2022 | Gamma
      Non-HRP   | Delta Sur`
        .replaceAll('| Gamma', '|')
        .replaceAll('| Delta Sur', '|'),
    )
    expect(found.said).toEqual(['2 – "HRP 2021" warning plan-of-other-year'])
  })

  test('activities, clusters and places of an older list are found as such (13, 8 and here)', async () => {
    const found = await sheet(`
      Cluster | Activity
      2       | Water trucking
      Health  | Mobile clinics of 2020`)
    expect(found.said).toEqual([
      '2 Cluster "2" error cluster-closed',
      '2 Activity "Water trucking" warning activity-of-other-cluster',
      '3 Activity "Mobile clinics of 2020" error activity-retired',
    ])
    expect(words(found, 'cluster-closed')).toBe(
      'The cluster 2 Water and Sanitation was closed on 2021-12-31. Report to the cluster that took over: W Water, Sanitation and Hygiene. Or correct the month.',
    )
  })
})
