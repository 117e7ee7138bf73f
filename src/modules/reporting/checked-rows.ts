/** Rows as the door that checked them read them: what a reviewer sees in the cells is what the line says. */
import type * as v from 'valibot'
import { type CommandContext, parseInput } from '../../kernel/command.ts'
import { type Cells, CheckedRowsSchema } from './schema.ts'
import type { StoredRow } from './store.ts'

type CheckedRow = v.InferOutput<typeof CheckedRowsSchema>[number]

/** What is written in the cells; blank ones say nothing, and neither do spaces around. */
const written = (cells: Cells): [string, string][] =>
  Object.entries(cells)
    .flatMap(([field, text]): [string, string][] => (text.trim() === '' ? [] : [[field, text.trim()]]))
    .sort(([a], [b]) => (a < b ? -1 : 1))

export const sameCells = (one: Cells, other: Cells): boolean => JSON.stringify(written(one)) === JSON.stringify(written(other))

/** What the door gave beside the input; nothing where the command came by itself. */
export const checkedIn = ({ rows }: Pick<CommandContext, 'rows'>): readonly CheckedRow[] =>
  rows === undefined ? [] : parseInput(CheckedRowsSchema, rows)

/**
 * Cells with what the check made of them: of the check that came with them, else of the one before when they say what they said then.
 * Others are not checked yet: they have no line and are not sent.
 */
export function readAs(cells: Cells, checked: CheckedRow | undefined, before: StoredRow | undefined): CheckedRow {
  const known = [checked, before].find(row => row !== undefined && sameCells(row.cells, cells))
  return known ? { cells, line: known.line, repairs: known.repairs, problems: known.problems } : unchecked(cells)
}

const unchecked = (cells: Cells): CheckedRow => ({ cells, line: null, repairs: [], problems: [] })
