/** Cases of the reference HXL library with its answers, where they lie beside the project. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { normaliseTag } from './header.ts'
import { openTable } from './open-table.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/real/hxl-libhxl')
const here = existsSync(folder)
const bytesOf = (file: string) => new Uint8Array(readFileSync(path.join(folder, 'test_io', file)))

test.skipIf(here)('cases of the reference library are not beside the project: nothing to compare with', () => {})

describe.skipIf(!here)('as the reference HXL library', () => {
  interface Parsed {
    in: string
    tag: string | null
    attributes: string[] | null
  }
  const parsed: Parsed[] = here ? JSON.parse(readFileSync(path.join(folder, 'recorded/column_parse.json'), 'utf8')) : []
  test.each(parsed.map(entry => [entry.in, entry] as const))('the tag %o', (text, { tag, attributes }) => {
    const wanted = tag === null ? null : [tag, ...[...(attributes ?? [])].sort()].join('+').toLowerCase()
    expect(normaliseTag(text)).toBe(wanted)
  })

  const headings = [
    'Registro',
    'Sector/Cluster',
    'Subsector',
    'Organización',
    'Hombres',
    'Mujeres',
    'País',
    'Departamento/Provincia/Estado',
  ]
  const tags = ['#sector+es', '#subsector+es', '#org+es', '#targeted+f', '#targeted+m', '#country', '#adm1', '#date+reported']
  test.each(['input-valid.csv', 'input-valid.tsv', 'input-valid-latin1.csv', 'input-valid.json', 'input-valid.xlsx'])(
    'headings, tags and rows of %s',
    async file => {
      const table = await openTable(bytesOf(file), file)
      const sheet = table.sheets[0]
      expect(sheet).toMatchObject({ headerRow: 2, tagRow: 3 })
      expect(sheet?.columns.slice(0, 8).map(({ header }) => header)).toEqual(headings)
      expect(sheet?.columns.flatMap(({ tag }) => tag ?? [])).toEqual(tags)
      let rows = 0
      for await (const _ of table.rows(0)) rows += 1
      expect(rows).toBe(4)
    },
  )

  test('objects in JSON', async () => {
    const table = await openTable(bytesOf('input-valid-objects.json'), 'x.json')
    expect(table.sheets[0]).toMatchObject({ headerRow: null, tagRow: 1 })
    const rows = []
    for await (const { cells } of table.rows(0)) rows.push(cells)
    expect(rows).toHaveLength(4)
    expect(rows[0]).toContain('ACNUR')
  })

  test('several tables in JSON', async () => {
    const table = await openTable(bytesOf('input-valid-json-selector.json'), 'x.json')
    expect(table.sheets.map(({ name, tagRow }) => [name, tagRow])).toEqual([
      ['sel1', 1],
      ['sel2', 1],
    ])
  })

  test.each(['input-untagged.json', 'input-untagged-objects.json', 'input-invalid.csv'])('%s has no tags', async file => {
    const table = await openTable(bytesOf(file), file)
    expect(table.sheets[0]?.tagRow).toBeNull()
  })

  test('a line of headings above the headings is none of them', async () => {
    const table = await openTable(bytesOf('input-multiple-headers.csv'), 'x.csv')
    expect(table.sheets[0]?.columns.map(({ header, tag }) => [header, tag])).toEqual([
      ['Org', '#org'],
      ['No hashtag', null],
      ['Province', '#adm1'],
      ['Number affected', '#affected'],
    ])
  })
})
