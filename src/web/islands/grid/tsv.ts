/** What spreadsheets put on the clipboard: cells parted by tabs, rows by line ends, cells with either of them in quotes. Pure. */

/**
 * Reads it. A quote opens a quoted cell only as its first character, and a quote inside one is doubled; a quote that is never closed is
 * a quote like any other character. The line end that spreadsheets put after the last row makes no row.
 */
export function parseTable(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const end = text.length
  while (at < end) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null
    const cell = quoted ?? plainCell(text, at)
    row.push(cell.value)
    at = cell.next
    if (text[at] === '\t') {
      at += 1
      // A row that ends with a tab ends with an empty cell.
      if (at < end && !isBreak(text[at])) continue
      row.push('')
    }
    if (at >= end) break
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

const isBreak = (char: string | undefined) => char === '\n' || char === '\r'

function plainCell(text: string, from: number) {
  let next = from
  while (next < text.length && text[next] !== '\t' && !isBreak(text[next])) next += 1
  return { value: text.slice(from, next), next }
}

function quotedCell(text: string, from: number) {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue
    const after = text[at + 1]
    if (after !== undefined && after !== '\t' && !isBreak(after)) return null
    const inside = text.slice(from + 1, at)
    return { value: inside.replaceAll('""', '"').replaceAll('\r\n', '\n'), next: at + 1 }
  }
  return null
}

/** Writes cells as spreadsheets read them. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const cell = (value: string) => (/[\t\n\r]|^"/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
  return rows.map(row => row.map(cell).join('\t')).join('\n')
}
