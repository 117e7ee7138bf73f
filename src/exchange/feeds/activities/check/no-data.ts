/** Rows of a sheet that are no reports. */
import type { Cell } from '../../../formats/table.ts'
import { nameKey } from '../../text.ts'
import type { RowNotes } from './row.ts'

const totalWords = new Set(
  ['total', 'grandtotal', 'subtotal', 'totals', 'totalgeneral', 'sum', 'المجموع', 'الاجمالي', 'الإجمالي', 'کۆ', 'کۆیگشتی'].map(
    nameKey,
  ),
)

/** Grand totals and headings in the middle of a sheet hold no data. */
export function notData(cells: readonly Cell[], headings: readonly string[], notes: RowNotes): boolean {
  const first = cells.find(cell => cell !== null && cell !== '')
  if (typeof first === 'string' && totalWords.has(nameKey(first))) {
    notes.add('repair', 'total-row', null)
    return true
  }
  // A repeated heading stands in its own column; the first that differs decides for nearly every row.
  let texts = 0
  let repeated = 0
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== 'string' || cell === '') continue
    texts += 1
    if (cell.trim().toLowerCase() === headings[index]) repeated += 1
    else if (texts - repeated > 2) return false
  }
  if (repeated >= 3 && repeated >= texts * 0.8) {
    notes.add('repair', 'heading-row', null)
    return true
  }
  return false
}
