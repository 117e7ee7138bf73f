/**
 * How a received file is read: which of its sheets, and what its columns hold, by what was chosen for this file, remembered from
 * files before, or known by tag and heading. Alike for every feed.
 */
import type { Actor } from '../../kernel/access.ts'
import type { CommandRunner } from '../../kernel/command.ts'
import { defineProblem } from '../../kernel/problems.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import type { ViewReader } from '../../kernel/view.ts'
import { type FeedName, listRememberedColumns, receiveFile } from '../../modules/imports/index.ts'
import { openTable } from '../formats/open-table.ts'
import type { Choices, ColumnChoices, MappedColumn } from './column-rules.ts'
import { type Samples, samplesOf } from './samples.ts'
import { plausibleSheets, type SheetReader } from './sheet-choice.ts'

export const columnsChanged = defineProblem('columns-changed', 409, {
  en: 'The columns of this sheet are understood otherwise than when it was looked at. Look at it again before storing it.',
  ar: 'تُفهم أعمدة هذا الجدول الآن بغير ما كانت عليه حين عُرض. راجعه مجددًا قبل تخزينه.',
  ckb: 'ستوونەکانی ئەم خشتەیە ئێستا جیاواز لەو کاتەی سەیرکرا تێدەگەیشترێن. پێش پاشەکەوتکردن دووبارە سەیری بکە.',
})
export const noSuchSheet = defineProblem('no-such-sheet', 422, {
  en: 'The workbook has no sheet “{sheet}” with a row of headings. Its sheets: {sheets}.',
  ar: 'لا توجد في المصنف ورقة «{sheet}» بصف عناوين. أوراقه: {sheets}.',
  ckb: 'فایلەکە لاپەڕەی «{sheet}»ی بە ڕیزی سەردێڕەوە نییە. لاپەڕەکانی: {sheets}.',
})

/** A feed: what its sheets look like, and what its columns can hold. */
export interface Feed<Target extends string, Mapping extends { columns: MappedColumn<Target>[] }>
  extends SheetReader<Target, Mapping> {
  name: FeedName
  /** What a stored word names; undefined for a word of an older version, or of another feed. */
  targetOf(text: string): Target | undefined
}

/** Said when the file was sent or looked at. */
export interface ReadingOptions {
  sheet?: string | undefined
  /** By the keys of the columns; null is "do not use". */
  columns?: Readonly<Record<string, string | null>> | undefined
}

interface House {
  reader: ViewReader
}
interface WritingHouse extends House {
  runner: CommandRunner
}
interface Asking {
  actor: Actor
  language: Language
}

/** Keeps a file as it came, to be read as a feed. @returns the import's id. */
export async function receiveSheet(
  { runner }: WritingHouse,
  asking: Asking,
  given: {
    operationId: string
    feed: FeedName
    fileName: string
    bytes: Uint8Array
    options: ReadingOptions & { period?: string | undefined; learn?: boolean | undefined; plan?: string | undefined }
  },
): Promise<string> {
  const { bytes, fileName, ...rest } = given
  return (await runner.run(receiveFile, { ...rest, fileName: fileName.slice(-300), content: bytes }, asking)).id
}

function known<Target extends string>(
  choices: Readonly<Record<string, string | null>>,
  targetOf: (text: string) => Target | undefined,
): ColumnChoices<Target> {
  const found: Record<string, Target | null> = {}
  for (const [key, text] of Object.entries(choices)) {
    const target = text === null ? null : targetOf(text)
    if (target !== undefined) found[key] = target
  }
  return found
}

/** What was chosen for this file, and what the asking person is remembered to mean by headings: their own word before everybody's. */
export async function choicesOf<Target extends string>(
  { reader }: House,
  asking: Asking,
  feed: Pick<Feed<Target, never>, 'name' | 'targetOf'>,
  operationId: string,
  options: ReadingOptions,
): Promise<Choices<Target>> {
  const remembered = await reader.read(listRememberedColumns, { operationId, feed: feed.name }, asking)
  const holding = [...remembered.filter(column => column.forEveryone), ...remembered.filter(column => column.own)]
  return {
    chosen: known(options.columns ?? {}, feed.targetOf),
    remembered: known(Object.fromEntries(holding.map(({ key, target }) => [key, target])), feed.targetOf),
  }
}

/** What a person sees of a file before saying how it is to be read. */
export interface FileLook<Target extends string = string> {
  /** Names of the sheets that could be meant, the likeliest first; null in a file without sheets. */
  sheets: (string | null)[]
  sheet: string | null
  columns: MappedColumn<Target>[]
  samples: Samples
}

/**
 * Looks at a file without checking its rows: its sheets, and what the columns of the meant one hold.
 * @returns null when no sheet of it is a table.
 * @throws FileProblem when it cannot be read.
 */
export async function lookAtFile<Target extends string, Mapping extends { columns: MappedColumn<Target>[] }>(
  house: House,
  asking: Asking,
  feed: Feed<Target, Mapping>,
  given: { operationId: string; bytes: Uint8Array; fileName: string; options: ReadingOptions },
): Promise<FileLook<Target> | null> {
  const choices = await choicesOf(house, asking, feed, given.operationId, given.options)
  const table = await openTable(given.bytes, given.fileName)
  const plausible = plausibleSheets(table.sheets, feed, choices, given.options.sheet)
  if (!plausible) return null
  const { sheet, index, mapping } = plausible.first
  return { sheets: plausible.names, sheet: sheet.name, columns: mapping.columns, samples: await samplesOf(table.rows(index)) }
}
