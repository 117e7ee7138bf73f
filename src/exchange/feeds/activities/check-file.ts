/** A file of activity reports opened, understood and checked; needs no database, so that large files are checked beside the server. */
import { createLinePacker, type PackedSummary } from '../../../modules/delivery/index.ts'
import { openTable } from '../../formats/open-table.ts'
import type { SheetSummary } from '../../formats/table.ts'
import type { Reference } from '../reference.ts'
import { type CheckResult, checkActivities } from './check.ts'
import { type ColumnMapping, mapColumns, sheetFit } from './columns.ts'
import { isCatalogue } from './learn-activities.ts'

export interface FileToCheck {
  bytes: Uint8Array
  fileName: string
  reference: Reference
  period: string | null
  /** Take in every unknown name, and these (`learnKey`). */
  learn: { all: boolean; names: readonly string[] }
  /** Today, ISO. */
  today: string
}

/** What good lines are compared by with those that are stored; one entry a line, in their order. */
export interface LineMarks {
  keys: string[]
  identities: (string | null)[]
  hashes: string[]
  withdrawn: boolean[]
}

export interface CheckedFile {
  sheet: string | null
  mapping: ColumnMapping
  headings: string[]
  check: CheckResult
  packed: PackedSummary
  marks: LineMarks
}

/** No sheet of the file looks like reports of activities; `found` are the headings that were seen. */
export interface NoSheet {
  found: string
}

export interface CheckSinks {
  /** Takes the good lines, packed for storing; without it they are only marked for comparing. The check waits for what it returns. */
  write?: ((text: string) => Promise<void> | undefined) | undefined
  onRows?: ((rows: number) => void) | undefined
}

/** @throws FileProblem when the file cannot be read. */
export async function checkFileContent(given: FileToCheck, { write, onRows }: CheckSinks): Promise<CheckedFile | NoSheet> {
  const table = await openTable(given.bytes, given.fileName)
  const best = table.sheets.map((sheet, index) => ({ sheet, index, fit: sheetFit(sheet) })).sort((a, b) => b.fit - a.fit)[0]
  if (!best || best.fit === 0) return { found: foundColumns(table.sheets) }
  const { sheet, index } = best
  const mapping = mapColumns(sheet)
  const width = Math.max(0, ...sheet.columns.map(column => column.index + 1))
  const headings = Array.from({ length: width }, () => '')
  for (const column of sheet.columns) headings[column.index] = column.header || column.tag || ''
  const marks: LineMarks = { keys: [], identities: [], hashes: [], withdrawn: [] }
  let full: Promise<void> | undefined
  const packer = createLinePacker(text => {
    full = write?.(text)
  })
  const { activity } = mapping.at
  const activities = given.learn.all && activity !== undefined && (await isCatalogue(table.rows(index), activity))
  const learn = { ...given.learn, activities }
  const options = { period: given.period, learn, compareOnly: !write, today: given.today, headings, ...(onRows && { onRows }) }
  const check = await checkActivities(table.rows(index), mapping, given.reference, options, line => {
    if (!write) {
      marks.keys.push(line.lineKey)
      marks.identities.push(line.identity)
      marks.hashes.push(line.contentHash)
      marks.withdrawn.push(line.withdraw)
      return undefined
    }
    full = undefined
    packer.add(line)
    return full
  })
  const packed = packer.finish()
  await full
  return { sheet: sheet.name, mapping, headings, check, packed, marks }
}

function foundColumns(sheets: readonly SheetSummary[]): string {
  const names = sheets.flatMap(sheet => sheet.columns.map(column => column.header || column.tag || '')).filter(Boolean)
  return names.length > 0 ? names.slice(0, 12).join(', ') : '–'
}
