/** Problems 14 to 17, 21 and 22: people, and what is no people. */
import { describe, expect, test } from 'vitest'
import { sheet, words, workbook } from './sheet.ts'

/** What is said without the values; rows that only repeat each other are another problem's. */
const codes = (said: readonly string[]) =>
  said
    .filter(line => !/ (row-with-other-figures|repeated-row|same-people-several-activities)$/.test(line))
    .map(line => line.replace(/ (?:"[^"]*"|–)(?= (?:error|warning|repair) )/, ''))

describe('14 · kits, schools, sessions or households counted as people', () => {
  test('a quantity of people is people', async () => {
    const found = await sheet(
      `
      Activity            | Unit   | Quantity | People reached
      Water trucking      | people | 120      | 120
      Water trucking      | m3     | 120      | 600`.replaceAll('Water trucking', ''),
    )
    expect(codes(found.said)).toEqual([])
  })

  test.each([
    ['kits', 'counted-as-people'],
    ['schools', 'counted-as-people'],
    ['sessions', 'counted-as-people'],
    ['consultations', 'counted-as-people'],
    ['حقيبة', 'counted-as-people'],
    ['قوتابخانە', 'counted-as-people'],
    ['écoles', 'counted-as-people'],
    ['households', 'households-counted-as-people'],
    ['أسر', 'households-counted-as-people'],
    ['خێزان', 'households-counted-as-people'],
  ])('as many people as %s', async (unit, code) => {
    const found = await sheet(`
      Unit    | Quantity | People reached
      ${unit} | 120      | 120`)
    expect(codes(found.said)).toEqual([`2 People reached warning ${code}`])
    expect(words(found, code)).toContain(`The figure counts ${unit}, not people.`)
  })

  test('a unit that is no people, and no quantity beside it', async () => {
    const found = await sheet(`
      Activity     | Unit | People reached
      Hygiene kits |      | 120
                   | kits | 120`)
    expect(codes(found.said)).toEqual([
      '2 People reached warning perhaps-counted-as-people',
      '3 People reached warning perhaps-counted-as-people',
    ])
  })

  test('as many people as households', async () => {
    const found = await sheet(`
      Households reached | People reached | District
      40                 | 40             | Beta
      40                 | 240            | Al-Alpha
      40                 | 2000           |`)
    expect(codes(found.said)).toEqual([
      '2 People reached warning households-as-people',
      '4 Households reached warning household-size',
    ])
  })

  test('the text says what was counted', async () => {
    const found = await sheet(`
      Activity detail                    | People reached
      Distribution of 500 hygiene kits   | 500
      Distribution of 500 kits to people | 1500
      500 families received blankets     | 500
      500 people received 500 kits       | 500`)
    expect(codes(found.said).filter(said => said.includes('counted'))).toEqual([
      '2 People reached warning counted-as-people',
      '4 People reached warning households-counted-as-people',
    ])
  })

  test('a unit that is not the activity’s', async () => {
    const found = await sheet(`
      Activity     | Unit
      Hygiene kits | people`)
    expect(codes(found.said)).toEqual(['2 Unit warning unit-differs'])
    expect(words(found, 'unit-differs')).toContain('(items)')
  })

  test('an amount of money for an activity that is not in cash; a currency in words', async () => {
    const found = await sheet(`
      Modality | Value  | Currency
      in kind  | 500    | USD
      cash     | 500    | US$
      cash     | 500    |
      cash     | 500.123 | USD`)
    expect(codes(found.said)).toEqual([
      '2 Value warning value-without-cash',
      '3 Currency repair name-spelled-otherwise',
      '4 Value error currency-missing',
      '5 Value error amount-too-fine',
    ])
    expect(found.lines.map(line => [line.currency, line.valueMinor])).toEqual([
      ['USD', '50000'],
      ['USD', '50000'],
    ])
  })
})

describe('15 · sex and age cells that do not sum to the total, decimals of people', () => {
  test('parts that make the whole', async () => {
    const found = await sheet(`
      Girls | Boys | Women | Men | People with disabilities | People reached
      10    | 10   | 40    | 40  | 5                        | 100`)
    expect(found.said).toEqual([])
  })

  test('parts that do not', async () => {
    const found = await sheet(`
      Girls | Boys | Women | Men | People with disabilities | People reached
      10    | 10   | 40    | 40  | 5                        | 120
      10    |      | 40    | 40  | 5                        | 120
      10    |      | 140   | 40  | 5                        | 120
      10    | 10   | 40    | 40  | 105                      | 100`)
    expect(codes(found.said)).toEqual([
      '2 People reached error parts-do-not-sum',
      '4 People reached error parts-do-not-sum',
      '5 People with disabilities error part-above-total',
    ])
    expect(words(found, 'parts-do-not-sum')).toBe(
      'The parts by sex and age add up to 100, the total says 120. Correct the parts or the total.',
    )
  })

  test('girls and women beside females', async () => {
    const found = await sheet(`
      Female | Male | Girls | Boys | Women | Men | People reached
      50     | 50   | 10    | 10   | 40    | 40  | 100
      40     | 60   | 10    | 10   | 40    | 40  | 100`)
    expect(codes(found.said)).toEqual(['3 Female error parts-do-not-sum'])
  })

  test('women alone are no whole', async () => {
    const found = await sheet(`
      Girls | Women | People reached
      10    | 40    | 120
      10    | 140   | 120`)
    expect(codes(found.said)).toEqual(['3 People reached error parts-do-not-sum'])
  })

  test('a total that is missing is added up from all its parts, and never from some', async () => {
    const found = await sheet(`
      Girls | Boys | Women | Men | People reached
      10    | 10   | 40    | 40  |
      10    |      | 40    | 40  |`)
    expect(codes(found.said)).toEqual(['2 People reached repair reached-from-parts'])
    expect(found.lines.map(line => line.reached)).toEqual(['100', null])
  })

  test('decimals of people; sums of a spreadsheet leave traces', async () => {
    const found = await workbook(`
      People reached     | District
      12.5               | Beta
      105.00000000000071 | Al-Alpha`)
    expect(codes(found.said)).toEqual(['2 People reached error people-not-whole', '3 People reached repair number-rounded'])
    expect(words(found, 'people-not-whole')).toContain('(1234, not 1.234)')
  })
})

describe('16 · adults in a children-only activity', () => {
  test('the column with the adults is named', async () => {
    const found = await sheet(`
      Activity                | Girls | Boys | Women | Men | People reached
      Vaccination of children | 10    | 10   | 3     | 0   | 23
      Vaccination of children | 10    | 10   | 0     | 0   | 20
      Primary health care     | 10    | 10   | 3     | 0   | 23
      Training of midwives    | 1     | 0    | 3     | 0   | 4`)
    expect(codes(found.said).filter(said => said.includes('activity'))).toEqual([
      '2 Women error adults-in-children-activity',
      '5 Girls error children-in-adults-activity',
    ])
    expect(words(found, 'adults-in-children-activity')).toContain('3 adults are reported for an activity for children.')
  })

  test('a population group of children', async () => {
    const found = await sheet(`
      Population group | Girls | Men | People reached
      Children         | 10    | 3   | 13`)
    expect(codes(found.said)).toEqual(['2 Men warning adults-in-children-group'])
  })
})

describe('17 · blank, 0, "-", "N/A"', () => {
  test('not known, nobody, and what may be either', async () => {
    const found = await sheet(`
      People reached | District
                     | Beta
      0              | Al-Alpha
      -              |
      N/A            |
      none           |
      صفر            |`)
    expect(codes(found.said)).toEqual([
      '4 People reached repair blank-word',
      '5 People reached repair blank-word',
      '6 People reached warning none-word',
      '7 People reached repair number-words',
    ])
    expect(found.lines.map(line => line.reached)).toEqual([null, '0', null, null, null, '0'])
    expect(words(found, 'blank-word')).toContain('“-” was read as not known')
    expect(words(found, 'none-word')).toContain('Write 0 when nobody was meant')
  })

  test('a completed activity that reached nobody', async () => {
    const found = await sheet(`
      Status    | People reached
      completed | 0`)
    expect(codes(found.said)).toEqual(['2 People reached warning completed-with-nobody'])
  })

  test('words for nothing in names are blanks', async () => {
    const found = await sheet(`
      Implementing partner | Project code | Donor | District
      N/A                  | -            | n/a   | Beta`)
    expect(found.lines).toMatchObject([{ implementingOrganisationId: null, projectCode: null, donorIds: '{}' }])
  })
})

describe('21 · outliers: reached above population, need or ten times the target; 1000, 1,000 and 1.000', () => {
  test('above the population, the need, or ten times the target', async () => {
    const found = await sheet(`
      Governorate | District | People targeted | People reached
      Northland   | Al-Alpha | 12000           | 10001
      Northland   | Beta     | 6000            | 5001
      Southland   |          | 100             | 1001
      Southland   |          | 100             | 1000`)
    expect(codes(found.said)).toEqual([
      '2 People reached warning reached-above-population',
      '3 People reached warning reached-above-need',
      '4 People reached warning reached-ten-times-target',
    ])
    expect(words(found, 'reached-above-population')).toContain('live in Al-Alpha (10000)')
    // Beta has no figure of its own: those of Northland hold for what lies in it.
    expect(words(found, 'reached-above-need')).toContain('in need in Northland (5000)')
  })

  test('thousands however they are written', async () => {
    const found = await sheet(`
      People reached | District | Quantity
      1000           | Beta     | 1000
      1,000          | Al-Alpha | 1,000
      1.000          |          | 1.000
      1 000          |          | 1 000`)
    expect(found.lines.map(line => line.reached)).toEqual(Array(4).fill('1000'))
    expect(codes(found.said).filter(said => said.includes('number'))).toEqual([
      '3 People reached repair number-grouping',
      '3 Quantity repair number-grouping',
      '4 People reached repair number-grouping',
      '4 Quantity warning number-thousand-or-one',
      '5 People reached repair number-grouping',
    ])
    expect(words(found, 'number-thousand-or-one')).toContain('Write 1000 for a thousand.')
  })

  test('numbers that are none', async () => {
    const found = await sheet(`
      People reached
      -5
      many
      50 kits
      250 people`)
    expect(codes(found.said)).toEqual([
      '2 People reached error number-below-zero',
      '3 People reached error number-unreadable',
      '4 People reached error number-with-words',
      '5 People reached repair number-words',
    ])
  })
})

describe('22 · planned reported as reached', () => {
  test('people reached by an activity that is planned', async () => {
    const found = await sheet(`
      Status  | People reached | District
      planned | 100            | Beta
      planned |                | Al-Alpha
      planned | 0              |
      ongoing | 100            |`)
    expect(codes(found.said)).toEqual(['2 People reached warning planned-with-reached'])
    expect(words(found, 'planned-with-reached')).toContain('move the figure to people targeted')
  })

  test('work that begins after the month', async () => {
    const found = await sheet(`
      Start date | People reached
      2022-04-01 | 100`)
    expect(codes(found.said)).toEqual(['2 Start date warning starts-after-month'])
  })

  test('targets copied into every row', async () => {
    const rows = Array.from({ length: 10 }, (_, nth) => `Site ${nth} | ${100 + nth} | ${100 + nth}`)
    const found = await sheet(`Site | People targeted | People reached\n${rows.join('\n')}`)
    expect(codes(found.said)).toEqual(['2 – warning reached-as-targeted'])
    expect(words(found, 'reached-as-targeted')).toContain('In all 10 rows')
    const other = await sheet(`Site | People targeted | People reached\n${rows.join('\n')}\nSite 11 | 100 | 90`)
    expect(other.said).toEqual([])
  })

  test('more new people than people', async () => {
    const found = await sheet(`
      New people reached | People reached
      120                | 100`)
    expect(codes(found.said)).toEqual(['2 New people reached error new-above-reached'])
  })
})
