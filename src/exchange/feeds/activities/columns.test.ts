/** What columns hold: by a person's word now, by a word remembered, by tag, by heading. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import type { SheetSummary } from '../../formats/table.ts'
import { keysOfColumns } from '../column-rules.ts'
import { chooseSheet, plausibleSheets, readingOf, signatureOf } from '../sheet-choice.ts'
import { activityFeed, mapColumns, targetOf } from './columns.ts'
import { targetGroups, targetName } from './field-names.ts'
import { fields } from './fields.ts'

function sheetOf(headings: readonly (string | [heading: string, tag: string])[], name: string | null = null): SheetSummary {
  const columns = headings.map((heading, index) =>
    typeof heading === 'string' ? { index, header: heading, tag: null } : { index, header: heading[0], tag: heading[1] },
  )
  return { name, headerRow: 1, tagRow: columns.some(({ tag }) => tag !== null) ? 2 : null, hidden: false, columns }
}
const howOf = (sheet: SheetSummary, choices = {}) => mapColumns(sheet, choices).columns.map(({ target, how }) => [target, how])

test('a column holds what its tag says, then what its heading says; the rest is unknown', () => {
  const sheet = sheetOf([['Agence', '#org+prog'], 'Cluster', 'Girls', 'Total persons', ['Lead organisation', '#meta']])
  expect(howOf(sheet)).toEqual([
    ['leadOrganisation', 'tag'],
    ['cluster', 'heading'],
    ['reached+f+children', 'heading'],
    [null, 'unknown'],
    [null, 'unknown'],
  ])
})

test('a choice for this sheet goes before a remembered one, and both before tag and heading', () => {
  const sheet = sheetOf(['Cluster', ['Total persons', '#targeted'], 'Remarks', 'People reached'])
  const remembered = { totalpersons: 'targeted', remarks: null, cluster: 'activity' } as const
  const chosen = { totalpersons: 'reached', cluster: 'cluster' } as const
  expect(howOf(sheet, { remembered })).toEqual([
    ['activity', 'remembered'],
    ['targeted', 'remembered'],
    [null, 'remembered'],
    ['reached', 'heading'],
  ])
  expect(howOf(sheet, { remembered, chosen })).toEqual([
    ['cluster', 'chosen'],
    ['reached', 'chosen'],
    [null, 'remembered'],
    ['reached', 'repeated'],
  ])
  const mapping = mapColumns(sheet, { remembered, chosen })
  expect(mapping.at).toMatchObject({ cluster: 0, reached: 1 })
  // What somebody said is not to be used is not asked about again; what repeats another is said.
  expect(mapping.unused).toEqual([])
  expect(mapping.doubled.map(({ column, field }) => [column.header, field])).toEqual([['People reached', 'reached']])
})

test('a part of people reached can be chosen for a column, and a part can be told to be the whole', () => {
  const sheet = sheetOf(['Fem <18', 'Women', 'Men'])
  const mapping = mapColumns(sheet, { chosen: { fem18: 'reached+f+children', women: 'reached', men: null } })
  expect(mapping.parts).toEqual([{ key: 'f+children', index: 0 }])
  expect(mapping.at).toEqual({ reached: 1 })
})

test('two columns of one heading are told apart, and a column without a heading is known by its tag', () => {
  const { columns } = sheetOf(['Total', ['', '#adm1+name'], 'TOTAL ', ''])
  expect(keysOfColumns(columns)).toEqual(['total', '#adm1+name', 'total#2', '@3'])
  const mapping = mapColumns(sheetOf(['Total', 'Total']), { chosen: { total: 'targeted', 'total#2': 'reached' } })
  expect(mapping.at).toEqual({ targeted: 0, reached: 1 })
})

test('words name fields and parts, in whatever order the attributes stand; anything else names nothing', () => {
  expect(targetOf('adm1Code')).toBe('adm1Code')
  expect(targetOf('reached+children+f')).toBe('reached+f+children')
  for (const text of ['', 'reached+', 'reached+x', 'nothing', 'targeted+f', '__proto__', 'toString'])
    expect(targetOf(text), text).toBeUndefined()
})

test('headings such as those of every object change nothing', () => {
  expect(howOf(sheetOf(['constructor', 'toString', '__proto__']))).toEqual([
    [null, 'unknown'],
    [null, 'unknown'],
    [null, 'unknown'],
  ])
})

test.each(languages)('every field has a name in %s, each its own, and can be chosen', language => {
  const offered = targetGroups.flatMap(({ targets }) => targets)
  expect(offered.filter(target => !target.includes('+')).sort()).toEqual([...fields].sort())
  const names = offered.map(target => targetName(target, language))
  expect(new Set(names).size).toBe(offered.length)
  for (const target of offered) expect(targetOf(target)).toBe(target)
})

test('whatever is chosen, no field is given to two columns, and what is read back maps the same', () => {
  const heading = fc.constantFrom('Cluster', 'Sector', 'Total', 'Women', 'Governorate', 'Remarks', 'Org', '')
  const target = fc.constantFrom('cluster', 'reached', 'reached+f', 'adm1Name', 'leadOrganisation', null)
  const choices = fc.dictionary(fc.constantFrom('cluster', 'sector', 'total', 'total#2', 'women', 'org'), target)
  fc.assert(
    fc.property(fc.array(heading, { maxLength: 12 }), choices, choices, (headings, chosen, remembered) => {
      const sheet = sheetOf(headings)
      const mapping = mapColumns(sheet, { chosen, remembered } as Parameters<typeof mapColumns>[1])
      const used = [...Object.values(mapping.at), ...mapping.parts.map(({ index }) => index)]
      expect(new Set(used).size).toBe(used.length)
      const again = mapColumns(sheet, { chosen: readingOf(mapping.columns) } as Parameters<typeof mapColumns>[1])
      expect(again.at).toEqual(mapping.at)
      expect(again.parts).toEqual(mapping.parts)
      expect(signatureOf(null, again.columns)).toBe(signatureOf(null, mapping.columns))
    }),
  )
})

test('the likeliest sheet is read, a named one before it, and a list of problems never', () => {
  const reports = sheetOf(['Organisation', 'Cluster', 'Governorate'], 'Data')
  const lists = sheetOf(['Cluster', 'Colour'], 'Lists')
  const strange = sheetOf(['Aa', 'Bb', 'Cc', 'Dd'], 'Strange')
  const problems = sheetOf(['Severity', 'Row', 'Column', 'Value', 'Problem', 'What to do'], 'Problems')
  const all = [lists, problems, strange, reports]
  expect(chooseSheet(all, activityFeed, {}, undefined)).toMatchObject({ index: 3 })
  expect(chooseSheet(all, activityFeed, {}, 'Lists')).toMatchObject({ index: 0 })
  expect(chooseSheet(all, activityFeed, {}, 'Problems')).toMatchObject({ asked: 'Problems', sheets: 'Lists, Strange, Data' })
  expect(plausibleSheets(all, activityFeed, {}, undefined)?.names).toEqual(['Data', 'Lists', 'Strange'])
  // A sheet of which nothing is understood is none of activities, until somebody says what its columns hold.
  expect(chooseSheet([problems, strange], activityFeed, {}, undefined)).toMatchObject({
    found: expect.stringContaining('Aa, Bb'),
  })
  expect(plausibleSheets([problems, strange], activityFeed, {}, undefined)?.first).toMatchObject({ index: 1 })
  expect(chooseSheet([problems, strange], activityFeed, { chosen: { aa: 'leadOrganisation' } }, undefined)).toMatchObject({
    index: 1,
  })
})
