/** A table of things and what is known about them. On a narrow screen each thing becomes a block of its own, with the headings beside the values. */
import type { ComponentChildren } from 'preact'

export interface RecordColumn {
  head: string
  /** Numbers stand at the end of their column. */
  number?: boolean
}

export interface RecordRow {
  key: string
  head: ComponentChildren
  cells: readonly ComponentChildren[]
  /** Stands for all the others. */
  isTotal?: boolean
}

interface RecordsProps {
  /** What the rows are. */
  head: string
  columns: readonly RecordColumn[]
  rows: readonly RecordRow[]
  /** What the table holds, for screen readers, where no heading says it. */
  caption?: string
  /** Many short values: three beside each other on a narrow screen. */
  dense?: boolean
}

export function Records({ head, columns, rows, caption, dense = false }: RecordsProps) {
  return (
    <table class={dense ? 'records dense' : 'records'}>
      {caption && <caption class="visually-hidden">{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {columns.map(column => (
            <th key={column.head} scope="col" class={column.number ? 'number' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key} class={row.isTotal ? 'sum' : undefined}>
            <th scope="row">{row.head}</th>
            {columns.map((column, index) => (
              <td key={column.head} data-label={column.head} class={column.number ? 'number' : undefined}>
                {row.cells[index] ?? null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
