import type { TableRow } from '../../formats/table.ts'
import { nameKey } from '../text.ts'
import { readText } from '../values.ts'

const distinctMax = 300
/** So few different texts are a list, however short the sheet. */
const distinctSure = 40
/** How often a text of a list comes back on average. */
const repeatsMin = 4

/**
 * Whether a sheet's column of activities is a catalogue, from which activities may be learned, or free text, which is kept on the lines
 * as it is written: thousands of sentences must not become thousands of activities.
 *
 * It is a catalogue when it has at most 40 different texts, or at most 300 that come back four times each on average (published sheets
 * have 30 to 140 activities that come back 7 to 33 times; columns of details have hundreds of texts of which most stand there once).
 * The first rows are looked at (`surveyRows`). What is learned is cut once more: texts longer than 200 characters and more than 400 activities
 * of one sheet stay text.
 */
export function isCatalogue(rows: readonly TableRow[], column: number): boolean {
  const texts = new Set<string>()
  let written = 0
  for (const { cells } of rows) {
    const text = readText(cells[column])
    if (text === null) continue
    written += 1
    texts.add(nameKey(text))
    if (texts.size > distinctMax) return false
  }
  return texts.size > 0 && (texts.size <= distinctSure || written >= repeatsMin * texts.size)
}
