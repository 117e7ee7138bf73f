/**
 * Places of a country from the file that its information office publishes: a table with one row per place of the finest level and
 * the names and P-codes of all levels above it beside it (as the common operational datasets of administrative boundaries are), as
 * CSV, workbook or HXL; or a GeoJSON whose features carry the same columns.
 */
import * as v from 'valibot'
import type { Names } from '../../kernel/pure/languages.ts'
import { cleanText } from '../feeds/text.ts'
import { openTable } from '../formats/open-table.ts'
import type { Cell, TableColumn } from '../formats/table.ts'

/** A place as `places.store-places` takes it. */
export interface FilePlace {
  level: number
  names: Names
  aliases: string[]
  codes: { system: string; code: string }[]
  parentCode: string | null
  boundary?: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] }
  boundaryIsSchematic?: boolean
  boundarySource?: string | null
  latitude?: number | null
  longitude?: number | null
  tile?: { row: number; column: number }
}

export class PlacesFileProblem extends Error {
  override readonly name = 'PlacesFileProblem'
}

type NameSlot = 'en' | 'ar' | 'ckb' | 'other'
interface LevelColumns {
  code?: number
  names: { slot: NameSlot; index: number }[]
}

const languageSlots: Record<string, NameSlot> = { en: 'en', eng: 'en', ar: 'ar', ara: 'ar', ku: 'ckb', ckb: 'ckb', kur: 'ckb' }

/** What a column holds, by HXL tag (`#adm1+name+i_ar`) or by heading (`ADM1_PCODE`, `admin1Name_en`). */
function meaningOf({ tag, header }: TableColumn): { level: number; code: true } | { level: number; slot: NameSlot } | null {
  if (tag) {
    const [base = '', ...attributes] = tag.split('+')
    const level = base === '#country' ? 0 : Number(/^#adm(\d)$/.exec(base)?.[1] ?? Number.NaN)
    if (Number.isNaN(level)) return null
    if (attributes.includes('code') || attributes.includes('pcode')) return { level, code: true }
    const language = attributes.find(attribute => attribute.startsWith('i_'))?.slice(2)
    return { level, slot: language ? (languageSlots[language] ?? 'other') : 'en' }
  }
  const heading = header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const match = /^adm(?:in)?_?(\d)_?(pcode|p_code|code|name|alt\d?name)?_?([a-z]{2,3})?$/.exec(heading)
  if (!match) return null
  const level = Number(match[1])
  const [, , kind, language] = match
  if (kind === 'pcode' || kind === 'p_code' || kind === 'code') return { level, code: true }
  if (kind?.startsWith('alt')) return { level, slot: 'other' }
  return { level, slot: language ? (languageSlots[language] ?? 'other') : 'en' }
}

function levelsOf(columns: readonly TableColumn[]): Map<number, LevelColumns> {
  const levels = new Map<number, LevelColumns>()
  for (const column of columns) {
    const meaning = meaningOf(column)
    if (!meaning) continue
    const level = levels.get(meaning.level) ?? { names: [] }
    if ('code' in meaning) level.code ??= column.index
    else level.names.push({ slot: meaning.slot, index: column.index })
    levels.set(meaning.level, level)
  }
  return levels
}

const textOf = (cell: Cell | undefined) => (cell === null || cell === undefined ? '' : cleanText(String(cell)))

/** Reads the levels of one row into the places found so far. */
function takeRow(
  cells: readonly Cell[],
  levels: Map<number, LevelColumns>,
  system: string,
  places: Map<string, FilePlace>,
): string | null {
  let parent: string | null = null
  for (const level of [...levels.keys()].sort((a, b) => a - b)) {
    const columns = levels.get(level)
    const code = columns?.code === undefined ? '' : textOf(cells[columns.code])
    if (!columns || code === '') continue
    const names: Names = {}
    const aliases: string[] = []
    for (const { slot, index } of columns.names) {
      const name = textOf(cells[index])
      if (name === '') continue
      if (slot !== 'other' && names[slot] === undefined) names[slot] = name
      else if (!aliases.includes(name)) aliases.push(name)
    }
    const known = places.get(code)
    if (!known) {
      if (Object.keys(names).length === 0) names.en = aliases[0] ?? code
      places.set(code, { level, names, aliases, codes: [{ system, code }], parentCode: parent })
    }
    parent = code
  }
  return parent
}

const FeatureCollection = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.object({
      properties: v.nullable(v.record(v.string(), v.unknown())),
      geometry: v.nullable(v.looseObject({ type: v.string(), coordinates: v.optional(v.array(v.any())) })),
    }),
  ),
})

function fromGeoJson(text: string, fileName: string, system: string): FilePlace[] {
  const parsed = v.safeParse(FeatureCollection, JSON.parse(text))
  if (!parsed.success) throw new PlacesFileProblem(`${fileName} is JSON, but not a GeoJSON FeatureCollection of places.`)
  const places = new Map<string, FilePlace>()
  for (const { properties, geometry } of parsed.output.features) {
    const columns = Object.keys(properties ?? {}).map((header, index) => ({ index, header, tag: null }))
    const cells = Object.values(properties ?? {}).map(value =>
      typeof value === 'string' || typeof value === 'number' ? value : null,
    )
    const deepest = takeRow(cells, levelsOf(columns), system, places)
    const place = deepest === null ? undefined : places.get(deepest)
    if (place && geometry?.coordinates && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')) {
      place.boundary = { type: geometry.type, coordinates: geometry.coordinates }
      place.boundarySource = fileName
    }
  }
  return [...places.values()]
}

/**
 * Reads a file of places, parents before children.
 * @param system name of the P-code system that its codes belong to.
 * @throws PlacesFileProblem or FileProblem saying what to change.
 */
export async function readPlacesFile(bytes: Uint8Array, fileName: string, system: string): Promise<FilePlace[]> {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  const places = start.startsWith('{')
    ? fromGeoJson(new TextDecoder().decode(bytes), fileName, system)
    : await fromTable(bytes, fileName, system)
  if (places.length === 0)
    throw new PlacesFileProblem(
      `${fileName} has no places: columns such as ADM1_PCODE and ADM1_EN, or HXL tags such as #adm1+code and #adm1+name, were looked for.`,
    )
  return places.sort((a, b) => a.level - b.level)
}

async function fromTable(bytes: Uint8Array, fileName: string, system: string): Promise<FilePlace[]> {
  const table = await openTable(bytes, fileName)
  const places = new Map<string, FilePlace>()
  for (const [index, sheet] of table.sheets.entries()) {
    const levels = levelsOf(sheet.columns)
    if (![...levels.values()].some(level => level.code !== undefined)) continue
    for await (const { cells } of table.rows(index)) takeRow(cells, levels, system, places)
  }
  return [...places.values()]
}
