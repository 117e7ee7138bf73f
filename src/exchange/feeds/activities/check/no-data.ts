/** Rows of a sheet that are no reports: totals, headings in the middle, instructions, titles of sections. */
import type { Cell } from '../../../formats/table.ts'
import { nameKey } from '../../text.ts'
import { readCount } from '../../values.ts'
import type { ColumnMapping } from '../columns.ts'
import type { Field } from '../fields.ts'
import type { RowNotes } from './row.ts'

const totalWords = new Set(
  [
    'total',
    'totals',
    'grand total',
    'sub-total',
    'sum',
    'total general',
    'total général',
    'sous-total',
    'total generale',
    'المجموع',
    'المجموع الكلي',
    'الإجمالي',
    'الإجمالي العام',
    'کۆ',
    'کۆی گشتی',
  ].map(nameKey),
)
/** `Total Anbar`, `Baghdad Total`: a total only where nobody is named who does something. */
const totalPhrase = /^(?:grand |sub-?\s?)?totals?\b|\btotals?\s*:?$|^(?:ال)?(?:مجموع|[إا]جمالي)(?=\s|$|:)|^کۆی(?=\s)/iu

const instruction =
  /y{4}|d{2}\s?[/.-]\s?m{2}|m{2}\s?[/.-]\s?d{2}|drop-?\s?down|select (?:from|one|an?|the)|choose|mandatory|required|optional|(?:whole )?numbers? only|numeric|free text|please (?:fill|enter|select|write|choose)|do not (?:edit|change|fill|delete)|calculated|automatic|obligatoire|facultatif|choisir|sélectionner|liste déroulante|menu déroulant|texte libre|obligatorio|opcional|seleccion|elija|desplegable|إلزامي|إجباري|اختياري|اختر|قائمة منسدلة|أدخل|پێویستە|ئارەزوومەندانە|هەڵبژێرە|بنووسە/iu
const example = /^(?:example|e\.\s?g\.?|for example|exemple|ejemplo|مثال|نموونە)\b|^(?:مثال|نموونە)/iu
/** Rows below the headings among which instructions stand. */
const instructionRows = 10
const numberedColumnsMin = 5

const who: readonly Field[] = ['leadOrganisation', 'leadAcronym', 'implementingOrganisation', 'implementingAcronym']
const what: readonly Field[] = ['cluster', 'clusterCode', 'subcluster', 'activity']
const summed: readonly Field[] = ['reached', 'targeted', 'households', 'reachedNew']

export interface RowFilter {
  /** Whether a row holds no report; what it is instead is noted. */
  notData(cells: readonly Cell[], notes: RowNotes): boolean
}

/** A filter for the rows of one sheet, in their order: it knows what the rows so far add up to. */
export function createRowFilter(mapping: ColumnMapping, headings: readonly string[]): RowFilter {
  const printed = headings.map(heading => heading.trim().toLowerCase())
  const columnsOf = (fields: readonly Field[]) => fields.flatMap(field => mapping.at[field] ?? [])
  const naming = [...columnsOf(who), ...columnsOf(what)]
  const figures = [...new Set([...columnsOf(summed), ...mapping.parts.map(({ index }) => index)])]
  const sums = figures.map(() => 0)
  let rows = 0
  let looked = 0

  const namesSomebody = (cells: readonly Cell[]) =>
    naming.some(index => {
      const cell = cells[index]
      return typeof cell === 'string' && cell.trim() !== '' && !totalPhrase.test(cell.trim())
    })
  const isTotal = (cells: readonly Cell[], first: Cell) => {
    if (typeof first === 'string' && totalWords.has(nameKey(first))) return true
    const text = isWord(first) ? first : cells.find(isWord)
    if (text !== undefined) return totalPhrase.test(text.trim()) && !namesSomebody(cells)
    // Figures alone, of which one is what the rows above add up to.
    if (rows < 2) return false
    return figures.some((index, at) => (sums[at] ?? 0) > 0 && readCount(cells[index]).value === sums[at])
  }
  const addUp = (cells: readonly Cell[]) => {
    rows += 1
    for (const [at, index] of figures.entries()) {
      const cell = cells[index]
      if (typeof cell === 'number') sums[at] = (sums[at] ?? 0) + cell
      else if (typeof cell === 'string') sums[at] = (sums[at] ?? 0) + (readCount(cell).value ?? 0)
    }
  }
  return {
    notData(cells, notes) {
      const first = cells.find(cell => cell !== null && cell !== '') ?? null
      const code = repeatsHeadings(cells, printed, first)
        ? 'heading-row'
        : isTotal(cells, first)
          ? 'total-row'
          : ++looked <= instructionRows && instructs(cells, first)
            ? 'instruction-row'
            : headings.length >= numberedColumnsMin && standsAlone(cells, first)
              ? 'section-row'
              : null
      if (code === null) addUp(cells)
      else
        notes.add(code === 'section-row' ? 'warning' : 'repair', code, null, {
          text: typeof first === 'string' ? first.slice(0, 80) : String(first ?? ''),
        })
      return code !== null
    },
  }
}

/** A repeated heading stands in its own column; the first cells that differ decide for nearly every row. Tags in the middle are the same. */
function repeatsHeadings(cells: readonly Cell[], printed: readonly string[], first: Cell): boolean {
  if (typeof first !== 'string') return false
  let texts = 0
  let repeated = 0
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== 'string' || cell === '') continue
    texts += 1
    if (cell.trim().toLowerCase() === printed[index] || /^\s*#[a-z]\w*(?:\s*\+\w+)*\s*$/i.test(cell)) repeated += 1
    else if (texts - repeated > 2) return false
  }
  return repeated >= 3 && repeated >= texts * 0.8
}

/** How to fill the columns, an example, or the numbers of the columns. */
function instructs(cells: readonly Cell[], first: Cell): boolean {
  if (typeof first === 'string' && example.test(first.trim())) return true
  const filled = cells.filter(cell => cell !== null && cell !== '')
  const texts = filled.filter(cell => typeof cell === 'string')
  if (texts.length >= 2) {
    const matching = texts.filter(cell => instruction.test(cell)).length
    if (matching >= 2 && matching * 2 >= texts.length) return true
  }
  if (filled.length < numberedColumnsMin) return false
  const marks = filled.map(cell => String(cell).trim())
  return marks.every((mark, index) => mark === String(index + 1)) || marks.every((mark, index) => mark === columnLetter(index))
}

const columnLetter = (index: number) => (index < 26 ? String.fromCharCode(65 + index) : '')

/** A text with letters: numbers come as texts from some formats. */
function isWord(cell: Cell): cell is string {
  return typeof cell === 'string' && /\p{L}/u.test(cell)
}

/** One text in a row of its own: the title of a section. */
function standsAlone(cells: readonly Cell[], first: Cell): boolean {
  if (!isWord(first)) return false
  let filled = 0
  for (const cell of cells) {
    if (cell === null || (typeof cell === 'string' && cell.trim() === '')) continue
    filled += 1
    if (filled > 1) return false
  }
  return filled === 1
}
