/** Which sheet of a file is meant, and what its columns hold. Alike for every feed; needs no database. */
import { createHash } from 'node:crypto'
import type { SheetSummary } from '../formats/table.ts'
import type { Choices, MappedColumn } from './column-rules.ts'
import { isProblemList } from './problem-list.ts'

/** What must be known of a feed to choose one of its sheets. */
export interface SheetReader<Target extends string, Mapping extends { columns: MappedColumn<Target>[] }> {
  map(sheet: SheetSummary, choices: Choices<Target>): Mapping
  /** How much a sheet looks like one of the feed; 0 or less is not at all. */
  fit(sheet: SheetSummary, choices: Choices<Target>): number
}

export interface ChosenSheet<Mapping> {
  sheet: SheetSummary
  index: number
  mapping: Mapping
}

/** No sheet of the file could be meant; `found` are the headings that were seen, `sheets` the names of those that have any. */
export interface NoSheet {
  found: string
  /** The sheet that was asked for by name and is not there. */
  asked?: string | undefined
  sheets: string
}

const headed = (sheet: SheetSummary) => (sheet.headerRow !== null || sheet.tagRow !== null) && !isProblemList(sheet)

/** The sheet that is meant: the one that was named, else the one that looks most like the feed's. */
export function chooseSheet<Target extends string, Mapping extends { columns: MappedColumn<Target>[] }>(
  sheets: readonly SheetSummary[],
  feed: SheetReader<Target, Mapping>,
  choices: Choices<Target>,
  name: string | undefined,
): ChosenSheet<Mapping> | NoSheet {
  const best =
    name === undefined
      ? byFit(sheets, feed, choices).find(({ fit }) => fit > 0)
      : byFit(sheets, feed, choices).find(({ sheet }) => sheet.name === name)
  if (best) return { sheet: best.sheet, index: best.index, mapping: feed.map(best.sheet, choices) }
  const headings = sheets.flatMap(sheet => sheet.columns.map(column => column.header || column.tag || '')).filter(Boolean)
  return {
    found: headings.slice(0, 12).join(', ') || '–',
    asked: name,
    sheets:
      sheets
        .filter(headed)
        .map(sheet => sheet.name ?? '–')
        .join(', ') || '–',
  }
}

/** Sheets with a row of headings, the likeliest first. */
function byFit<Target extends string, Mapping extends { columns: MappedColumn<Target>[] }>(
  sheets: readonly SheetSummary[],
  feed: SheetReader<Target, Mapping>,
  choices: Choices<Target>,
) {
  return sheets
    .map((sheet, index) => ({ sheet, index, fit: feed.fit(sheet, choices) }))
    .filter(({ sheet }) => headed(sheet))
    .sort((a, b) => b.fit - a.fit || Number(a.sheet.hidden) - Number(b.sheet.hidden))
}

/** Fewer columns are no table of reports. */
const columnsMin = 2

/**
 * Sheets that a person may mean, and the one to show first: as chosen, else the likeliest, else the visible one with most columns.
 * @returns null when no sheet of the file is a table.
 */
export function plausibleSheets<Target extends string, Mapping extends { columns: MappedColumn<Target>[] }>(
  sheets: readonly SheetSummary[],
  feed: SheetReader<Target, Mapping>,
  choices: Choices<Target>,
  name: string | undefined,
): { names: (string | null)[]; first: ChosenSheet<Mapping> } | null {
  const plausible = byFit(sheets, feed, choices).filter(({ sheet }) => sheet.columns.length >= columnsMin)
  const named = plausible.find(({ sheet }) => sheet.name === name)
  const likely = plausible.find(({ fit }) => fit > 0)
  const size = ({ sheet }: (typeof plausible)[number]) => (sheet.hidden ? 0 : sheet.columns.length)
  const first = named ?? likely ?? [...plausible].sort((a, b) => size(b) - size(a))[0]
  if (!first) return null
  return {
    names: plausible.map(({ sheet }) => sheet.name),
    first: { sheet: first.sheet, index: first.index, mapping: feed.map(first.sheet, choices) },
  }
}

/** Headings by column position, for naming the column in a problem. */
export function headingsOf({ columns }: SheetSummary): string[] {
  const width = Math.max(0, ...columns.map(column => column.index + 1))
  const headings = Array.from({ length: width }, () => '')
  for (const column of columns) headings[column.index] = column.header || column.tag || ''
  return headings
}

/** What the columns hold, as it is kept with the import; null is not used. */
export function readingOf(columns: readonly MappedColumn[]): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ key, target, how }) => [key, how === 'repeated' ? null : target]))
}

/** What an import keeps of how its columns were read: what they held, and their headings as they stood in the sheet. */
export function keptReading(columns: readonly MappedColumn[]) {
  const headings = Object.fromEntries(columns.map(({ key, column }) => [key, column.header || column.tag || '']))
  return { columns: readingOf(columns), headings }
}

/** A word for what the columns hold, by which it is seen whether they are still understood as they were looked at. */
export function signatureOf(sheet: string | null, columns: readonly MappedColumn[]): string {
  return createHash('sha256')
    .update(JSON.stringify([sheet, ...Object.entries(readingOf(columns))]))
    .digest('base64url')
}
