/** Opens a file that somebody sent as tables of rows, whatever its format is; what cannot be read says what to change. */
import { analyse } from 'chardet'
import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import Papa from 'papaparse'
import { findHeader, headerRowsLooked, type SheetRow } from './header.ts'
import { type JsonTable, jsonTables } from './json-tables.ts'
import { mergedCells } from './merged-cells.ts'
import { type Merge, plainLayout, readLayout, readWorkbookParts, type SheetLayout } from './sheet-layout.ts'
import { type Cell, FileProblem, type SheetSummary, type TableRow } from './table.ts'
import { type ArchiveEntry, readDirectory } from './zip-directory.ts'

export interface TableLimits {
  fileBytes: number
  unpackedBytes: number
  rows: number
  columns: number
}

const defaultLimits: TableLimits = { fileBytes: 60_000_000, unpackedBytes: 1_000_000_000, rows: 1_000_000, columns: 500 }
/** A part that unpacks to more than this many times its size, and to more than 50 MB, is no honest sheet. */
const ratioMax = 200
const ratioBytes = 50_000_000

export interface OpenedTable {
  sheets: SheetSummary[]
  /**
   * Rows of data below the header; wholly empty ones are left out unless asked for.
   * @throws FileProblem while reading when the file breaks off or is longer than allowed.
   */
  rows(sheet: number, options?: { empty?: boolean }): AsyncIterable<TableRow>
  /** Every row as it stands in the file: titles and headings too. @throws FileProblem as `rows`. */
  allRows(sheet: number): AsyncIterable<TableRow>
  /** Blocks of merged cells. */
  merges(sheet: number): readonly Merge[]
}

/** How a format gives its sheets: names and all rows from the first. */
interface Source {
  sheets: { name: string | null; hidden: boolean; layout: SheetLayout }[]
  /** Serial dates count from 1904. */
  from1904?: boolean
  rows(sheet: number): AsyncIterable<SheetRow>
}

const hash = 0x23

const startsWith = (bytes: Uint8Array, ...values: number[]) => values.every((value, index) => bytes[index] === value)
const isEmpty = (cells: readonly Cell[]) => cells.every(cell => cell === null || (typeof cell === 'string' && cell.trim() === ''))

/** @throws FileProblem for everything the sender can change. */
export async function openTable(bytes: Uint8Array, fileName: string, limits: Partial<TableLimits> = {}): Promise<OpenedTable> {
  const allowed = { ...defaultLimits, ...limits }
  if (bytes.length === 0) throw new FileProblem('file-empty')
  if (bytes.length > allowed.fileBytes)
    throw new FileProblem('file-too-large', {
      megabytes: Math.ceil(bytes.length / 1e6),
      limit: Math.floor(allowed.fileBytes / 1e6),
    })
  const source = await sourceOf(bytes, fileName, allowed)
  const sheets: SheetSummary[] = []
  for (const [index, { name, hidden, layout }] of source.sheets.entries()) {
    const first: SheetRow[] = []
    for await (const row of source.rows(index)) {
      if (row.cells.length > allowed.columns)
        throw new FileProblem('file-too-many-columns', { columns: row.cells.length, limit: allowed.columns })
      if (!isEmpty(row.cells)) first.push(row)
      if (first.length >= headerRowsLooked) break
    }
    const header = findHeader(first, layout.merges)
    for (const column of header.columns) if (layout.hiddenColumns.has(column.index)) column.hidden = true
    sheets.push({ name, hidden, ...(source.from1904 && { from1904: true }), ...header })
  }
  return {
    sheets,
    merges: index => source.sheets[index]?.layout.merges ?? [],
    async *allRows(index) {
      const { hiddenRows } = source.sheets[index]?.layout ?? plainLayout
      for await (const { row, cells } of source.rows(index)) yield { row, cells, ...(hiddenRows.has(row) && { hidden: true }) }
    },
    async *rows(index, options = {}) {
      const sheet = sheets[index]
      if (!sheet || (sheet.headerRow === null && sheet.tagRow === null)) throw new FileProblem('file-no-header')
      const below = Math.max(sheet.headerRow ?? 0, sheet.tagRow ?? 0)
      const layout = source.sheets[index]?.layout ?? plainLayout
      const mergedIn = mergedCells(layout.merges, below + 1)
      let count = 0
      for await (const { row, cells, errors } of source.rows(index)) {
        if (row <= below || (!options.empty && isEmpty(cells))) continue
        if (++count > allowed.rows) throw new FileProblem('file-too-many-rows', { limit: allowed.rows })
        if (cells.length > allowed.columns)
          throw new FileProblem('file-too-many-columns', { columns: cells.length, limit: allowed.columns })
        const merged = mergedIn({ row, cells })
        yield {
          row,
          cells,
          ...(layout.hiddenRows.has(row) && { hidden: true }),
          ...(merged && { merged }),
          ...(errors && { errors }),
        }
      }
    },
  }
}

async function sourceOf(bytes: Uint8Array, fileName: string, limits: TableLimits): Promise<Source> {
  if (startsWith(bytes, 0x50, 0x4b)) return workbookSource(bytes, limits)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    // A workbook with a password is an OLE file with a stream of this name, in UTF-16.
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    )
    throw new FileProblem(encrypted ? 'file-encrypted' : 'file-old-excel')
  }
  const text = decode(bytes)
  if (text === null || /^\s*(%PDF|<!doctype html|<html|\{\\rtf)/i.test(text.slice(0, 200)))
    throw new FileProblem('file-not-a-table', { name: fileName })
  const tables = /^\s*[[{]/.test(text) ? jsonTables(text) : null
  return tables ? jsonSource(tables) : textSource(text)
}

// ── Workbooks ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

function assertHonest(entries: readonly ArchiveEntry[], limits: TableLimits): void {
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const bloated = entries.some(({ packed, unpacked }) => unpacked > ratioBytes && unpacked > packed * ratioMax)
  if (total > limits.unpackedBytes || bloated)
    throw new FileProblem('file-unpacks-too-large', {
      megabytes: Math.ceil(total / 1e6),
      limit: Math.floor(limits.unpackedBytes / 1e6),
    })
  if (entries.some(({ name }) => /vbaProject\.bin$/i.test(name))) throw new FileProblem('file-macro')
  if (!entries.some(({ name }) => /^xl\/workbook\.(xml|bin)$/i.test(name))) throw new FileProblem('file-not-a-table')
}

/** Whatever the reader stumbles over is a damaged file: to the sender it is one. */
function asDamaged(error: unknown): FileProblem {
  return error instanceof FileProblem ? error : new FileProblem('file-damaged')
}

async function workbookSource(bytes: Uint8Array, limits: TableLimits): Promise<Source> {
  const entries = readDirectory(bytes)
  if (!entries) throw new FileProblem('file-damaged')
  assertHonest(entries, limits)
  const sheets: Source['sheets'] = []
  try {
    await readXlsx(bytes, {
      sheets: info => {
        sheets[info.index] = { name: info.name, hidden: Boolean(info.hidden || info.veryHidden), layout: plainLayout }
        return false
      },
    })
  } catch (error) {
    throw asDamaged(error)
  }
  if (sheets.length === 0) throw new FileProblem('file-not-a-table')
  const { sheets: parts, from1904 } = readWorkbookParts(bytes, entries)
  for (const [index, sheet] of sheets.entries()) sheet.layout = await readLayout(bytes, parts[index])
  return {
    sheets,
    from1904,
    async *rows(sheet) {
      try {
        for await (const { index, values } of streamXlsxRows(bytes, { sheet }))
          yield withoutErrors({ row: index + 1, cells: values.map(cellOf) })
      } catch (error) {
        throw asDamaged(error)
      }
    },
  }
}

/** Without the blank cells at the end: people format whole columns far beyond their data. */
function trimmed(cells: Cell[]): Cell[] {
  let used = cells.length
  while (used > 0 && cells[used - 1] === null) used -= 1
  return used === cells.length ? cells : cells.slice(0, used)
}

function cellOf(value: Cell | undefined): Cell {
  return value === undefined || value === '' ? null : value
}

const formulaError = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/

/** Errors of formulas hold nothing; where they stood is said. "Not available" is what people write for nothing, and no error. */
function withoutErrors({ row, cells }: SheetRow): SheetRow {
  let errors: SheetRow['errors']
  for (const [column, cell] of cells.entries()) {
    if (typeof cell !== 'string' || cell.charCodeAt(0) !== hash || !formulaError.test(cell)) continue
    cells[column] = null
    if (cell === '#N/A') continue
    errors ??= []
    errors.push({ column, text: cell })
  }
  return { row, cells: trimmed(cells), ...(errors && { errors }) }
}

// ── JSON ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function jsonSource(tables: readonly JsonTable[]): Source {
  return {
    sheets: tables.map(({ name }) => ({ name, hidden: false, layout: plainLayout })),
    async *rows(sheet) {
      yield* tables[sheet]?.rows ?? []
    },
  }
}

// ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function decodeAs(bytes: Uint8Array, encoding: string, fatal = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return null
  }
}

/** Text of the bytes: by its byte order mark, as UTF-8 when it is that, else by its statistics; null when it is no text. */
function decode(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeAs(bytes, 'utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return decodeAs(bytes, 'utf-16be')
  const sample = bytes.subarray(0, 65_536)
  const zeros = sample.filter(byte => byte === 0).length
  if (zeros > sample.length / 4) {
    // Every other byte of Latin text in UTF-16 is zero; on which side says the order.
    const even = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length
    return decodeAs(bytes, even > zeros / 2 ? 'utf-16be' : 'utf-16le')
  }
  const control = sample.filter(byte => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length
  if (control > 0) return null
  const utf8 = decodeAs(bytes, 'utf-8', true)
  if (utf8 !== null) return utf8
  for (const { name } of analyse(sample)) {
    const text = decodeAs(bytes, name)
    if (text !== null) return text
  }
  return decodeAs(bytes, 'windows-1252')
}

/** Rows of a text file that are parsed at once. */
const sliceRows = 2_000

function textSource(text: string): Source {
  const body = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '')
  return {
    sheets: [{ name: null, hidden: false, layout: plainLayout }],
    async *rows() {
      // Rows are parsed in slices, so that a long file does not stand in memory twice.
      // The blank line at the end of a short file must not count as a row of one column, which speaks against every mark but the rarest.
      const { delimiter } = Papa.parse(body.slice(0, 200_000), {
        preview: 50,
        skipEmptyLines: 'greedy',
        delimitersToGuess: [',', ';', '\t', '|'],
      }).meta
      let row = 0
      let start = 0
      while (start < body.length) {
        // In its fast mode the parser leaves off one row behind those it gives.
        const slice = { delimiter, preview: sliceRows, fastMode: false }
        const { data, meta } = Papa.parse<string[]>(start === 0 ? body : body.slice(start), slice)
        for (const cells of data) {
          row += 1
          // A line without anything in it, such as the end of the file, is no row.
          if (cells.length > 1 || cells[0] !== '') yield { row, cells: trimmed(cells.map(cell => (cell === '' ? null : cell))) }
        }
        if (data.length < sliceRows || meta.cursor === 0) return
        start += meta.cursor
      }
    },
  }
}
