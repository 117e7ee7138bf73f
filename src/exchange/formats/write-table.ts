/** Tables written as files that spreadsheets open safely. */
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import Papa from 'papaparse'

export type OutCell = string | number | null

/**
 * CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel takes Arabic for Latin. A text that a spreadsheet would read as
 * a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export function writeCsv(rows: readonly (readonly OutCell[])[]): string {
  return `\ufeff${Papa.unparse(rows as OutCell[][], { newline: '\r\n', escapeFormulae: /^[=+\-@\t\r]/ })}\r\n`
}

/** A workbook of one sheet; texts are stored as texts, so that none is read as a formula. */
export function writeWorkbook(name: string, rows: Iterable<readonly OutCell[]>): ReadableStream<Uint8Array> {
  const cells = (function* () {
    for (const row of rows) yield [...row]
  })()
  return writeXlsxStream(cells, { name: name.slice(0, 31) })
}

/** A workbook of several sheets, which stand in memory while it is written. Sheets of right-to-left languages open from the right. */
export async function writeSheets(
  sheets: readonly { name: string; rows: readonly (readonly OutCell[])[] }[],
  rightToLeft = false,
): Promise<Uint8Array> {
  const written = await writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name: name.slice(0, 31),
      rows: rows.map(row => [...row]),
      freezePane: { rows: 1 },
      ...(rightToLeft ? { view: { rightToLeft: true } } : {}),
    })),
  })
  return new Uint8Array(written)
}
