/**
 * What a workbook says about its sheets beside their cells: hidden rows and columns, merged cells, and the system of its dates. The
 * streaming reader leaves these out, so the XML is scanned for them: unpacking alone, a few per cent of the time that reading takes.
 */
import { Readable } from 'node:stream'
import { createInflateRaw, inflateRawSync } from 'node:zlib'
import { type ArchiveEntry, packedBytes } from './zip-directory.ts'

/** A block of merged cells; rows from 1, columns from 0, both ends included. Only its first cell holds a value. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

export interface SheetLayout {
  /** Rows hidden by hand or by a filter, from 1. */
  hiddenRows: ReadonlySet<number>
  /** Columns hidden, from 0. */
  hiddenColumns: ReadonlySet<number>
  merges: readonly Merge[]
}

export const plainLayout: SheetLayout = { hiddenRows: new Set(), hiddenColumns: new Set(), merges: [] }

const partBytesMax = 20_000_000
/** More merged blocks than a person would make; the rest is left as it is. */
const mergesMax = 50_000
/** Longest tag of a row, a column or a merge that is understood. */
const tagBytes = 1_000
const columnsMax = 16_384
const pieceBytes = 262_144

const attributeOf = (tag: string, name: string) => new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]
const isTrue = (value: string | undefined) => value === '1' || value === 'true'

function textOf(bytes: Uint8Array, entry: ArchiveEntry | undefined): string | null {
  const packed = entry && packedBytes(bytes, entry)
  if (!packed) return null
  try {
    const plain = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: partBytesMax })
    return new TextDecoder().decode(plain)
  } catch {
    return null
  }
}

/** The part of each sheet in the order of the workbook, and whether its serial dates count from 1904. */
export function readWorkbookParts(
  bytes: Uint8Array,
  entries: readonly ArchiveEntry[],
): { sheets: (ArchiveEntry | undefined)[]; from1904: boolean } {
  const part = (name: string) => entries.find(entry => entry.name.toLowerCase() === name.toLowerCase())
  const workbook = textOf(bytes, part('xl/workbook.xml')) ?? ''
  const relations = textOf(bytes, part('xl/_rels/workbook.xml.rels')) ?? ''
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [
      attributeOf(tag, 'Id'),
      attributeOf(tag, 'Target'),
    ]),
  )
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => {
    const target = targets.get(/\s\w+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1])
    return target === undefined ? undefined : part(target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)
  })
  const settings = /<(?:\w+:)?workbookPr\s[^>]*>/.exec(workbook)?.[0] ?? ''
  return { sheets, from1904: isTrue(attributeOf(settings, 'date1904')) }
}

/** `AB` as 27. */
function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function mergeOf(reference: string | undefined): Merge | null {
  const ends = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference ?? '')
  if (!ends) return null
  const [, left = '', top = '', right = '', bottom = ''] = ends
  return { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) }
}

const open = 0x3c
const close = 0x3e
const hiddenMark = Buffer.from('hidden=')
const mergeMark = Buffer.from('mergeCell ')
/** First letters of "0" and "false": some programs say of every row that it is not hidden. */
const no = [0x30, 0x66]

/**
 * Scans the XML of a sheet in pieces. Damaged parts give what was found so far: the reader of the rows says that the file is damaged.
 * Memory: one piece and what is found.
 */
export async function readLayout(bytes: Uint8Array, entry: ArchiveEntry | undefined): Promise<SheetLayout> {
  const packed = entry && packedBytes(bytes, entry)
  if (!packed) return plainLayout
  const hiddenRows = new Set<number>()
  const hiddenColumns = new Set<number>()
  const merges: Merge[] = []
  const take = (tag: string) => {
    const name = /^<(?:\w+:)?(\w+)/.exec(tag)?.[1]
    if (name === 'row' && isTrue(attributeOf(tag, 'hidden'))) {
      const row = Number(attributeOf(tag, 'r'))
      if (row > 0) hiddenRows.add(row)
    } else if (name === 'col' && isTrue(attributeOf(tag, 'hidden'))) {
      const last = Math.min(Number(attributeOf(tag, 'max')), columnsMax)
      for (let column = Number(attributeOf(tag, 'min')); column <= last; column++) hiddenColumns.add(column - 1)
    } else if (name === 'mergeCell' && merges.length < mergesMax) {
      const merge = mergeOf(attributeOf(tag, 'ref'))
      if (merge) merges.push(merge)
    }
  }
  let rest = Buffer.alloc(0)
  const scan = (chunk: Buffer) => {
    const piece = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    // A tag that goes on in the next piece is looked at then.
    const last = piece.lastIndexOf(open)
    const whole = last > piece.lastIndexOf(close) ? last : piece.length
    for (const mark of [hiddenMark, mergeMark])
      for (let at = piece.indexOf(mark); at !== -1 && at < whole; at = piece.indexOf(mark, at + mark.length)) {
        if (mark === hiddenMark && no.includes(piece[at + mark.length + 1] ?? 0)) continue
        const start = piece.lastIndexOf(open, at)
        const end = piece.indexOf(close, at)
        if (start !== -1 && end !== -1 && end - start < tagBytes) take(piece.toString('latin1', start, end))
      }
    rest = piece.length - whole > tagBytes ? Buffer.alloc(0) : Buffer.from(piece.subarray(whole))
  }
  try {
    const source = Readable.from([packed])
    const plain = entry.method === 0 ? source : source.pipe(createInflateRaw({ chunkSize: pieceBytes }))
    let unpacked = 0
    for await (const chunk of plain) {
      // A part that unpacks to more than it says is a trap.
      unpacked += chunk.byteLength
      if (unpacked > entry.unpacked + pieceBytes) break
      scan(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    }
  } catch {
    // What was found before the damage stays.
  }
  return { hiddenRows, hiddenColumns, merges }
}
