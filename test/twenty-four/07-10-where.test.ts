/** Problems 7 to 10: P-codes, areas in each other, sites, points. */
import { describe, expect, test } from 'vitest'
import { operationOfDigits } from './operation.ts'
import { sheet, words, workbook } from './sheet.ts'

describe('7 · P-code missing or of another code system or year, leading zeros or E notation lost by the spreadsheet', () => {
  test('codes as they should be', async () => {
    const found = await sheet(`
      Governorate P-code | District P-code | District
      XT01               | XT0102          | Beta
      XT02               | XT0201          |`)
    expect(found.said.filter(said => !said.includes('Governorate'))).toEqual([])
  })

  test('a code that is missing among others is filled from the name', async () => {
    const found = await sheet(`
      Governorate P-code | District | District P-code
      XT01               | Beta     |
      XT01               | Al-Alpha | XT0101`)
    expect(found.said).toEqual(['2 District P-code – repair place-code-missing'])
    expect(found.problems[0]?.details).toEqual({ now: 'XT0102' })
    expect(found.lines.map(line => line.placeId)).toEqual(['XT0102', 'XT0101'])
  })

  test('a sheet that gives names alone is not asked for codes', async () => {
    const found = await sheet(`
      District | District P-code
      Beta     |`)
    expect(found.said).toEqual([])
  })

  test('a code of another system or year stands for its own place, whose number here is another', async () => {
    const found = await sheet(
      `
      Reporting month | Lead organisation | Cluster | Governorate P-code | Governorate | People reached
      2022-03         | IOM               | Health  | XT-02              | Northland   | 1
      2022-03         | IOM               | Health  | XT-01              |             | 1`,
      { whole: true },
    )
    expect(found.said).toEqual([
      '2 Governorate P-code "XT-02" repair place-code-other-system',
      '3 Governorate P-code "XT-01" repair place-code-other-system',
    ])
    expect(found.lines.map(line => line.placeId)).toEqual(['XT01', 'XT02'])
    expect(words(found, 'place-code-other-system')).toContain('Northland (now XT01)')
  })

  test('a code and a name of two places are not decided between', async () => {
    const found = await sheet(`
      Governorate P-code
      XT02`)
    expect(found.said).toEqual(['2 Governorate P-code "XT02" error place-code-and-name-differ'])
    expect(words(found, 'place-code-and-name-differ')).toBe(
      'The P-code “XT02” stands for Southland, the name for Northland. Correct the P-code or the name. P-codes of another year may name other places.',
    )
  })

  test.each([
    ['xt0102', 'XT0102'],
    ['XT 0102', 'XT0102'],
    ['XT.0102', 'XT0102'],
    ['XT102', 'XT0102'],
    ['ⅩT0102'.replace('Ⅹ', 'X'), 'XT0102'],
  ])('a code written %s is mended', async (code, place) => {
    const found = await sheet(`
      District P-code
      ${code}`)
    expect(found.lines).toMatchObject([{ placeId: place }])
    expect(found.said).toEqual(code.toUpperCase() === place ? [] : [`2 District P-code "${code}" repair place-code-mended`])
  })

  test('a code that nobody knows, beside a name that is known', async () => {
    const found = await sheet(`
      District | District P-code
      Beta     | ZZ99`)
    expect(found.said).toEqual(['2 District P-code "ZZ99" warning place-code-unknown'])
    expect(words(found, 'place-code-unknown')).toContain('Correct the P-code: XT0102')
  })

  test('a code of the larger area in the column of the smaller one', async () => {
    const found = await sheet(`
      District P-code
      XT01`)
    expect(found.said).toEqual(['2 District P-code "XT01" warning place-code-larger'])
    expect(found.lines).toMatchObject([{ placeId: 'XT01' }])
  })

  const digits = { reference: operationOfDigits }
  test('leading zeros that a spreadsheet took away', async () => {
    const found = await workbook(
      `
      Governorate P-code | District P-code
      1                  | 102`,
      () => {},
      digits,
    )
    expect(found.said).toEqual([
      '2 Governorate P-code "1" repair place-code-mended',
      '2 District P-code "102" repair place-code-mended',
    ])
    expect(found.lines).toMatchObject([{ placeId: '0102' }])
  })

  test('a code that a spreadsheet took for a number with an exponent', async () => {
    const found = await workbook(
      `
      Governorate | District P-code
      Southland   | 100000`,
      () => {},
      digits,
    )
    expect(found.said).toEqual(['2 District P-code "100000" repair place-code-mended'])
    expect(found.lines).toMatchObject([{ placeId: '100000' }])
  })

  test('a long code shown with an exponent: mended where one alone can be meant, else told by the name or lost', async () => {
    const found = await sheet(
      `
      Governorate | District P-code | District
      Southland   | 2.05E+08        |
      Southland   | 2.0E+08         | Delta
      Southland   | 2.0E+08         |`.replaceAll('2.0E+08', '2.0E+09'),
      digits,
    )
    expect(found.said).toEqual([
      '2 District P-code "2.05E+08" repair place-code-mended',
      '3 District P-code "2.0E+09" repair place-code-spoiled',
      '4 District P-code "2.0E+09" error place-code-lost',
    ])
    expect(found.lines.map(line => line.placeId)).toEqual(['205001001', '201001001'])
    expect(words(found, 'place-code-lost')).toContain('Set the column to text and paste the codes again')
  })
})

describe('8 · admin 3 under the wrong admin 2, district in the governorate column', () => {
  test('a district of another governorate, by name and by code', async () => {
    const found = await sheet(`
      Governorate | District | Sub-district | District P-code
      Northland   | Gamma    |              | XT0201
      Northland   | Gamma    |              |
      Northland   | Al-Alpha | Hillside     | XT0101`)
    expect(found.said).toEqual([
      '2 District "Gamma" error place-not-inside',
      '3 District "Gamma" error place-not-inside',
      '4 Sub-district "Hillside" error place-not-inside',
    ])
    expect(words(found, 'place-not-inside')).toBe(
      'Gamma lies in Southland, not in Northland. Write Southland above it, or correct the name or the P-code of the place.',
    )
    expect(found.problems[2]?.details).toMatchObject({ within: 'Beta', above: 'Al-Alpha' })
  })

  test('a district in the column of the governorate', async () => {
    const found = await sheet(`
      Governorate
      Beta`)
    expect(found.said).toEqual(['2 Governorate "Beta" repair place-wrong-column'])
    expect(found.lines).toMatchObject([{ placeId: 'XT0102' }])
  })

  test('a sub-district in the column of the district, and the governorate once more', async () => {
    const found = await sheet(`
      Governorate | District
      Northland   | Riverside
      Northland   | Northland`)
    expect(found.said).toEqual(['2 District "Riverside" repair place-wrong-column', '3 District "Northland" repair place-larger'])
    expect(found.lines.map(line => line.placeId)).toEqual(['XT010101', 'XT01'])
  })

  test('names of places with their kind, their article and in Arabic', async () => {
    const found = await sheet(`
      Governorate           | District
      Northland Governorate | Alpha
      محافظة الشمالية       | قضاء الألفا`)
    expect(found.said.filter(said => !said.includes('row'))).toEqual([])
    expect(found.lines.map(line => line.placeId)).toEqual(['XT0101', 'XT0101'])
  })

  test('a place that is not known stays unknown; taken in when learning is asked for', async () => {
    const table = `
      Governorate | District
      Northland   | Nowhere
      Elsewhere   |`
    const found = await sheet(table)
    expect(found.said).toEqual([
      '2 District "Nowhere" warning place-unknown-inside',
      '3 Governorate "Elsewhere" error place-unknown',
    ])
    expect((await sheet(table, { learn: true })).rejected).toBe(0)
  })

  test('a place that was not there yet', async () => {
    const found = await sheet(`
      Governorate | Reporting month
      Newland     | 2022-03
      Newland     | 2022-05`)
    expect(found.said).toEqual(['2 Governorate "Newland" warning place-not-there-then'])
    expect(words(found, 'place-not-there-then')).toContain('from 2022-05-01 to …')
  })
})

describe('9 · site names with accents, dots, brackets', () => {
  test('one site under several spellings is one', async () => {
    const found = await sheet(`
      Site                | Comments
      St. Mary's (School) | a
      St Marys School     | b
      St. Márys School    | c
      St. Mary's School 2 | d`)
    expect(found.said.filter(said => said.includes('site'))).toEqual([
      '3 Site "St Marys School" repair site-spelled-otherwise',
      '4 Site "St. Márys School" repair site-spelled-otherwise',
    ])
    expect(found.lines.map(line => line.site)).toEqual([
      "St. Mary's (School)",
      "St. Mary's (School)",
      "St. Mary's (School)",
      "St. Mary's School 2",
    ])
  })

  test('the same name in two places is two sites, and a sheet with the other spelling changes the same line', async () => {
    const found = await sheet(`
      District | Site
      Beta     | Camp A.
      Al-Alpha | Camp A`)
    expect(found.said).toEqual([])
    const again = await sheet(`
      District | Site
      Beta     | (Camp A)`)
    expect(again.lines[0]?.lineKey).toBe(found.lines[0]?.lineKey)
    expect(again.lines[0]?.contentHash).not.toBe(found.lines[0]?.contentHash)
  })
})

describe('10 · latitude and longitude swapped, degrees-minutes-seconds, points outside the area', () => {
  const point = (latitude: string, longitude: string, more = 'Northland') =>
    sheet(`
      Governorate | Latitude | Longitude
      ${more}     | ${latitude} | ${longitude}`)

  test('a point in its place', async () => {
    const found = await point('33.3', '44.4')
    expect(found.said).toEqual([])
    expect(found.lines).toMatchObject([{ latitude: '33.3', longitude: '44.4' }])
  })

  test('swapped', async () => {
    const found = await point('44.4', '33.3')
    expect(found.said).toEqual(['2 Latitude "44.4" repair coordinates-swapped'])
    expect(found.lines).toMatchObject([{ latitude: '33.3', longitude: '44.4' }])
  })

  test('degrees, minutes and seconds', async () => {
    const found = await point(`33°18'00"N`, `44°24'00"E`)
    expect(found.said.map(said => said.split(' ').at(-1))).toEqual(['coordinates-mended', 'coordinates-mended'])
    expect(found.lines).toMatchObject([{ latitude: '33.3', longitude: '44.4' }])
    const swapped = await point(`44 24 0 E`, `33 18 0 N`)
    expect(swapped.lines).toMatchObject([{ latitude: '33.3', longitude: '44.4' }])
  })

  test('both in one cell, one of them missing, nowhere', async () => {
    expect((await point('33.3; 44.4', '')).said).toEqual(['2 Latitude "33.3; 44.4" repair coordinates-in-one-cell'])
    expect((await point('33.3', '')).said).toEqual(['2 Longitude – warning coordinates-incomplete'])
    const sea = await point('0', '0')
    expect(sea.said).toEqual(['2 Latitude "0" repair coordinates-zero'])
    expect(sea.lines).toMatchObject([{ latitude: null, longitude: null }])
  })

  test('a sign or a decimal point that was lost', async () => {
    const signed = await point('33.3', '-44.4')
    expect(signed.said).toEqual(['2 Latitude "33.3" repair coordinates-sign'])
    const whole = await point('333000', '444000')
    expect(whole.said).toEqual(['2 Latitude "333000" repair coordinates-point-lost'])
    expect(whole.lines).toMatchObject([{ latitude: '33.3', longitude: '44.4' }])
  })

  test('outside the area and outside the country', async () => {
    const found = await point('32.0', '44.4')
    expect(found.said).toEqual(['2 Latitude "32.0" warning coordinates-outside'])
    expect(words(found, 'coordinates-outside')).toContain('outside Northland')
    expect((await point('12.5', '8.2')).said).toEqual(['2 Latitude "12.5" warning coordinates-outside-country'])
    // Southland has no boundary: it is told by how far its neighbours are.
    expect((await point('31.0', '45.0', 'Southland')).said).toEqual([])
  })

  test('metres, and points that are nowhere on earth', async () => {
    expect((await point('3687000', '442123.7')).said).toEqual(['2 Latitude "3687000" error coordinates-projected'])
    expect((await point('133.3', '244.4')).said).toEqual(['2 Latitude "133.3" error coordinates-impossible'])
    expect((await point('north', '44.4')).said).toEqual(['2 Latitude "north" error coordinates-unreadable'])
  })
})
