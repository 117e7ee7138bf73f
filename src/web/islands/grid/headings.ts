/** Whether the first row that was pasted is a row of headings, and which column each of them names. Pure. */

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\p{S}\s]+/gu, '')
    .toLowerCase()

/**
 * Columns that the cells of a row name, -1 for those that name none. Null when the row is no row of headings: fewer than two cells, or
 * fewer than half of the cells that say something, name a column.
 * @param names of each column: what it is called in any language and its field name.
 */
export function headingsIn(cells: readonly string[], names: readonly (readonly string[])[]): number[] | null {
  const known = new Map(names.flatMap((own, column) => own.map(name => [plain(name), column] as const)))
  const taken = new Set<number>()
  const found = cells.map(cell => {
    const column = cell.trim() === '' ? undefined : known.get(plain(cell))
    if (column === undefined || taken.has(column)) return -1
    taken.add(column)
    return column
  })
  const said = cells.filter(cell => cell.trim() !== '').length
  return taken.size >= 2 && taken.size * 2 >= said ? found : null
}
