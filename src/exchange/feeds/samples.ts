/** The first values of each column, by which a person knows what it holds. */
import type { TableRow } from '../formats/table.ts'
import { readText } from './values.ts'

/** First values by column position. */
export type Samples = string[][]

const rowsLooked = 40
const valuesKept = 3
const lengthKept = 40

function keep(samples: Samples, cells: TableRow['cells']): void {
  for (const [at, cell] of cells.entries()) {
    const values = samples[at] ?? []
    samples[at] = values
    if (values.length >= valuesKept) continue
    const text = readText(cell)
    if (text === null) continue
    const short = text.length > lengthKept ? `${text.slice(0, lengthKept)}…` : text
    if (!values.includes(short)) values.push(short)
  }
}

/** Hands rows on as they come, and keeps the first values of each column on the way. */
export async function* sampled(rows: AsyncIterable<TableRow>, samples: Samples): AsyncIterable<TableRow> {
  let seen = 0
  for await (const row of rows) {
    if (seen < rowsLooked) {
      seen += 1
      keep(samples, row.cells)
    }
    yield row
  }
}

/** The first values of each column of a sheet that is not read further. */
export async function samplesOf(rows: AsyncIterable<TableRow>): Promise<Samples> {
  const samples: Samples = []
  let seen = 0
  for await (const { cells } of rows) {
    keep(samples, cells)
    if (++seen >= rowsLooked) break
  }
  return samples
}
