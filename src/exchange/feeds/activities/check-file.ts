/** A file of activity reports opened, understood and checked; needs no database, so that large files are checked beside the server. */
import type { Actor } from '../../../kernel/access.ts'
import { createLinePacker, type PackedSummary, type PackedText } from '../../../modules/delivery/pure/packed-lines.ts'
import { openTable } from '../../formats/open-table.ts'
import type { Choices } from '../column-rules.ts'
import type { Reference } from '../reference.ts'
import { type Samples, sampled } from '../samples.ts'
import { chooseSheet, headingsOf, type NoSheet, plausibleSheets } from '../sheet-choice.ts'
import { problemsOfMark, readMark } from './check/template-mark.ts'
import { type CheckResult, checkActivities } from './check.ts'
import { activityFeed, type ColumnMapping, type Target } from './columns.ts'

export interface FileToCheck {
  bytes: Uint8Array
  fileName: string
  reference: Reference
  period: string | null
  /** Take in every unknown name, and these (`learnKey`). */
  learn: { all: boolean; names: readonly string[] }
  /** Today, ISO. */
  today: string
  /** Who sends it, where rows may be others' to report; left out: rows of everybody are taken. */
  actor?: Actor | undefined
  /** Keys of the stored lines that the sender may change; null and left out: of all. */
  ownKeys?: ReadonlySet<string> | null | undefined
  /** Keys of stored lines with record ids of partners that the sender may not change. */
  keysElsewhere?: ReadonlySet<string> | undefined
  /** What columns hold by the word of a person, and the sheet that was named. */
  choices?: Choices<Target> | undefined
  sheet?: string | undefined
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
  /** Names of the sheets that could be meant, the likeliest first. */
  sheets: (string | null)[]
  samples: Samples
  mapping: ColumnMapping
  headings: string[]
  check: CheckResult
  /** What the packed lines name; null where none were packed. */
  packed: PackedSummary | null
  marks: LineMarks
}

export interface CheckSinks {
  /** Takes the good lines, packed for storing; without it they are only marked for comparing. */
  write?: ((packed: PackedText) => void) | undefined
  /** Memory of a batch that is stored, to be packed into again. */
  reuse?: (() => ArrayBuffer | undefined) | undefined
  onRows?: ((rows: number) => void) | undefined
}

/** @throws FileProblem when the file cannot be read. */
export async function checkFileContent(given: FileToCheck, { write, reuse, onRows }: CheckSinks): Promise<CheckedFile | NoSheet> {
  const table = await openTable(given.bytes, given.fileName)
  const chosen = chooseSheet(table.sheets, activityFeed, given.choices ?? {}, given.sheet)
  if ('found' in chosen) return chosen
  const { sheet, index, mapping } = chosen
  const sheets = plausibleSheets(table.sheets, activityFeed, given.choices ?? {}, sheet.name ?? undefined)?.names ?? []
  const samples: Samples = []
  const headings = headingsOf(sheet)
  const marks: LineMarks = { keys: [], identities: [], hashes: [], withdrawn: [] }
  const packer = write && createLinePacker({ reuse, write })
  const options = {
    period: given.period,
    learn: given.learn,
    compareOnly: !write,
    today: given.today,
    headings,
    hiddenColumns: sheet.columns.filter(column => column.hidden).map(column => column.index),
    from1904: sheet.from1904,
    titles: [given.fileName, sheet.name ?? '', ...(sheet.titles ?? [])],
    actor: given.actor,
    ownKeys: given.ownKeys,
    keysElsewhere: given.keysElsewhere,
    ...(onRows && { onRows }),
  }
  const check = await checkActivities(sampled(table.rows(index), samples), mapping, given.reference, options, line => {
    if (packer) {
      packer.add(line)
      return
    }
    marks.keys.push(line.lineKey)
    marks.identities.push(line.identity)
    marks.hashes.push(line.contentHash)
    marks.withdrawn.push(line.withdraw)
  })
  const packed = packer?.finish() ?? null
  const mark = await readMark(table)
  if (mark) {
    const since = problemsOfMark(mark, given.reference)
    check.problems.unshift(...since)
    check.problemCount += since.length
  }
  return { sheet: sheet.name, sheets, samples, mapping, headings, check, packed, marks }
}
