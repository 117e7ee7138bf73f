/** What there is to say about cells and rows, found by row. Pure. */
import type { GridMark, MarkWeight } from './data.ts'
import type { Cell } from './range.ts'
import type { Row } from './sheet.ts'

export interface Said {
  weight: MarkWeight
  text: string
}

const weights: readonly MarkWeight[] = ['error', 'warning', 'comment', 'repair']

export class Marks {
  private readonly byRow = new Map<string, Map<number, Said[]>>()

  /** @param fields of the columns; what is said of a field that is no column is said of the row (-1). */
  constructor(marks: readonly GridMark[], fields: readonly string[]) {
    const columns = new Map(fields.map((field, column) => [field, column]))
    for (const [row, field, weight, text] of marks) {
      const column = field === null ? -1 : (columns.get(field) ?? -1)
      const ofRow = this.byRow.get(row) ?? new Map<number, Said[]>()
      this.byRow.set(row, ofRow)
      ofRow.set(column, [...(ofRow.get(column) ?? []), { weight, text }])
    }
  }

  of(row: string | undefined, column: number): readonly Said[] {
    return (row !== undefined && this.byRow.get(row)?.get(column)) || []
  }

  /** The gravest that is said of a cell, or of anything in a row for column -1. */
  weightOf(row: string | undefined, column: number): MarkWeight | null {
    const ofRow = row === undefined ? undefined : this.byRow.get(row)
    if (!ofRow) return null
    const said = column === -1 ? [...ofRow.values()].flat() : (ofRow.get(column) ?? [])
    return weights.find(weight => said.some(each => each.weight === weight)) ?? null
  }

  /** The next cell after this one, round the end to the beginning, with an error or a warning or an open comment; null without any. */
  nextAfter(from: Cell, rows: readonly Row[]): Cell | null {
    for (let step = 0; step <= rows.length; step++) {
      const row = (from.row + step) % Math.max(1, rows.length)
      const ofRow = this.byRow.get(rows[row]?.id ?? '')
      const found = [...(ofRow ?? [])]
        .filter(([, said]) => said.some(({ weight }) => weight !== 'repair'))
        .map(([column]) => Math.max(0, column))
        .filter(column => (step === 0 ? column > from.column : step < rows.length || column <= from.column))
      if (found.length > 0) return { row, column: Math.min(...found) }
    }
    return null
  }
}
