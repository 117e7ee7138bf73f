import { describe, expect, test } from 'vitest'
import { findHeader, normaliseTag, type SheetRow } from './header.ts'
import type { Merge } from './sheet-layout.ts'

const rows = (...lines: string[]): SheetRow[] =>
  lines.map((line, index) => ({
    row: index + 1,
    cells: line.split('|').map(cell => {
      const text = cell.trim()
      return text === '' ? null : /^\d+$/.test(text) ? Number(text) : text
    }),
  }))
const printed = (found: ReturnType<typeof findHeader>) => found.columns.map(({ header }) => header)

describe('the row of headings of a sheet without tags', () => {
  test('the first row', () => {
    const found = findHeader(rows('Organisation | Cluster | People', 'IOM | Health | 5'))
    expect(found).toMatchObject({ headerRow: 1, tagRow: null, titles: [] })
  })

  test('below titles, which are kept', () => {
    const found = findHeader(rows('5W of March 2022 | |', 'Organisation | Cluster | People', 'IOM | Health | 5'))
    expect(found).toMatchObject({ headerRow: 2, titles: ['5W of March 2022'] })
  })

  test('below an instruction of many words in every column', () => {
    const words = 'Please write the name of the organisation as it stands in the list of the country team, without its acronym'
    const found = findHeader(rows(`${words} | ${words} x | ${words} y`, 'Organisation | Cluster | People', 'IOM | Health | 5'))
    expect(found.headerRow).toBe(2)
  })

  test('a row of data is no heading, and a heading without data is none', () => {
    expect(findHeader(rows('1 | 2 | 3', '4 | 5 | 6')).headerRow).toBeNull()
    expect(findHeader(rows('Organisation | Cluster | People')).headerRow).toBeNull()
    expect(findHeader([]).headerRow).toBeNull()
  })

  test('two lines: the group stands with each column, and headings that repeat are told apart by it', () => {
    const found = findHeader(
      rows(
        'Organisation | Reached | | Targeted |',
        ' | Girls | Boys | Girls | Men',
        'IOM | 1 | 2 | 3 | 4',
        'WHO | 1 | 2 | 3 | 4',
      ),
    )
    expect(found.headerRow).toBe(2)
    expect(printed(found)).toEqual(['Organisation', 'Reached Girls', 'Boys', 'Targeted Girls', 'Men'])
    expect(found.columns.map(({ group }) => group)).toEqual([undefined, 'Reached', 'Reached', 'Targeted', 'Targeted'])
  })

  test('merged cells say exactly how far a group goes', () => {
    const lines = rows(
      'Organisation | Reached | | |',
      ' | Girls | Boys | Month |',
      'IOM | 1 | 2 | March | x',
      'WHO | 1 | 2 | March | x',
    )
    const merges: Merge[] = [
      { top: 1, bottom: 2, left: 0, right: 0 },
      { top: 1, bottom: 1, left: 1, right: 2 },
    ]
    const found = findHeader(lines, merges)
    expect(found.columns.map(({ group }) => group)).toEqual([undefined, 'Reached', 'Reached', undefined])
    expect(printed(found)).toEqual(['Organisation', 'Girls', 'Boys', 'Month'])
  })

  test('a title that is merged over the whole sheet is no group', () => {
    const found = findHeader(rows('Report | |', 'Organisation | Cluster | People', 'IOM | Health | 5'), [
      { top: 1, bottom: 1, left: 0, right: 2 },
    ])
    expect(found.columns.every(({ group }) => group === undefined)).toBe(true)
    expect(found.titles).toEqual(['Report'])
  })

  test('a row of data with words alone does not go on with the headings', () => {
    const found = findHeader(rows('Organisation | Cluster | Place', 'IOM | Health | Baghdad', 'WHO | Health | Basrah'))
    expect(found.headerRow).toBe(1)
  })
})

describe('the row of tags', () => {
  test('stands below its headings, in one of the first 25 rows', () => {
    const found = findHeader(
      rows('Title | | ', 'Organisation | Cluster | People', '#org | #sector | #reached', 'IOM | Health | 5'),
    )
    expect(found).toMatchObject({ headerRow: 2, tagRow: 3, titles: ['Title'] })
    expect(found.columns.map(({ tag }) => tag)).toEqual(['#org', '#sector', '#reached'])
    const far = Array.from({ length: 25 }, (_, nth) => `Line ${nth} | |`)
    expect(findHeader(rows(...far, '#org | #sector | #reached', 'IOM | Health | 5')).tagRow).toBeNull()
  })

  test('an instruction between headings and tags is no heading', () => {
    const words = 'Please write the name of the organisation as it stands in the list of the country team'
    const found = findHeader(rows('Organisation | Cluster', `${words} | ${words} too`, '#org | #sector', 'IOM | Health'))
    expect(printed(found)).toEqual(['Organisation', 'Cluster'])
  })

  test('half of its cells are tags at least, and what only looks like a tag is none', () => {
    expect(findHeader(rows('Organisation | Cluster | People', '#org | Health | 5', 'IOM | Health | 5')).tagRow).toBeNull()
    expect(findHeader(rows('#REF! | #States | #org', '#REF! | a | b')).tagRow).toBe(1)
  })

  test.each([
    ['#adm1', '#adm1'],
    ['#adm1+name', '#adm1+name'],
    [' #ADM1 +Name +Code ', '#adm1+code+name'],
    ['#meta+id\t', '#meta+id'],
    ['#adm1 + name', null],
    ['# adm1', null],
    ['#1st', null],
    ['#REF!', null],
    ['adm1', null],
    ['#org, #sector', null],
  ])('%o is %o', (text, tag) => expect(normaliseTag(text)).toBe(tag))
})
