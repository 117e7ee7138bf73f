/**
 * The mark by which a filled template says of which version it is: the number of the template, when and for which operation it was made,
 * and what its lists held. It stands on a sheet of its own that is hidden and protected. A template with older lists is taken in all the
 * same; its sender is told which lists changed.
 */
import { hash } from 'node:crypto'
import * as v from 'valibot'
import { nameIn } from '../../../../kernel/pure/languages.ts'
import type { Cell, SheetSummary } from '../../../formats/table.ts'
import type { RowProblem } from '../../problem.ts'
import type { Reference } from '../../reference.ts'

/** To be raised with every change of the template's columns or of what is chosen in them. */
export const templateNumber = 1

export const markSheet = 'Wusul'
const signature = 'wusul template'

/** Lists that templates offer names from. */
const lists = ['organisations', 'clusters', 'places', 'groups'] as const
type List = (typeof lists)[number]

const codes: Record<List, string> = {
  organisations: 'template-organisations-changed',
  clusters: 'template-clusters-changed',
  places: 'template-places-changed',
  groups: 'template-groups-changed',
}

/** Characters of an entry in a mark: 24 bits for what it is and 24 for its name. */
const halfLength = 4
const entryLength = 2 * halfLength
/** Texts of a cell are cut by spreadsheets above 32,767 characters; rows of a mark that are read. */
const cellLength = 30_000
const markRowsMax = 200

const Mark = v.object({
  template: v.pipe(v.number(), v.integer()),
  operation: v.string(),
  /** Day it was made, ISO. */
  made: v.pipe(v.string(), v.isoDate()),
  lists: v.object({ organisations: v.string(), clusters: v.string(), places: v.string(), groups: v.string() }),
})
export type Mark = v.InferOutput<typeof Mark>

const short = (text: string) => hash('sha256', text, 'base64url').slice(0, halfLength)

/** What is told apart of a list: its entries as `short` of their ids and of the names that a template offers, in a fixed order. */
function stateOf(entries: readonly { id: string; label: string }[]): string {
  return entries
    .map(({ id, label }) => short(id) + short(label))
    .sort()
    .join('')
}

function statesOf(reference: Reference): Mark['lists'] {
  const named = (entries: readonly { id: string; names: Reference['groups'][number]['names'] }[]) =>
    stateOf(entries.map(({ id, names }) => ({ id, label: nameIn(names, 'en') })))
  const { organisations, groups } = reference
  return {
    organisations: named(organisations),
    // A cluster is chosen by its name, one inside another by its code.
    clusters: stateOf(
      reference.clusters.map(({ id, parentId, names, code }) => ({ id, label: parentId === null ? nameIn(names, 'en') : code })),
    ),
    places: named(reference.places.filter(({ level }) => level > 0)),
    groups: named(groups),
  }
}

/** Rows of the sheet that marks a template; one cell each, so that it is no table that somebody could mean. @param made day, ISO. */
export function markRows(reference: Reference, made: string): string[] {
  const mark: Mark = { template: templateNumber, operation: reference.operation.code, made, lists: statesOf(reference) }
  const text = JSON.stringify(mark)
  const pieces = Array.from({ length: Math.ceil(text.length / cellLength) }, (_, nth) =>
    text.slice(nth * cellLength, (nth + 1) * cellLength),
  )
  return [signature, ...pieces]
}

/** The mark of a template that a file was made from; null for any other file, and for a mark that somebody changed. */
export async function readMark(file: {
  sheets: readonly SheetSummary[]
  allRows(sheet: number): AsyncIterable<{ cells: readonly Cell[] }>
}): Promise<Mark | null> {
  const index = file.sheets.findIndex(({ name }) => name === markSheet)
  if (index < 0) return null
  const texts: string[] = []
  for await (const { cells } of file.allRows(index)) {
    texts.push(typeof cells[0] === 'string' ? cells[0] : '')
    if (texts[0] !== signature || texts.length > markRowsMax) return null
  }
  try {
    const mark = v.safeParse(Mark, JSON.parse(texts.slice(1).join('')))
    return mark.success ? mark.output : null
  } catch {
    return null
  }
}

/** How a list differs from what a template had of it; null when it does not. */
function changesOf(had: string, has: string): { added: number; renamed: number; removed: number } | null {
  if (had === has) return null
  const entriesOf = (state: string) =>
    new Map(
      Array.from({ length: Math.floor(state.length / entryLength) }, (_, nth) => {
        const entry = state.slice(nth * entryLength, (nth + 1) * entryLength)
        return [entry.slice(0, halfLength), entry.slice(halfLength)] as const
      }),
    )
  const [before, now] = [entriesOf(had), entriesOf(has)]
  const both = [...now].filter(([id]) => before.has(id))
  return {
    added: now.size - both.length,
    renamed: both.filter(([id, label]) => before.get(id) !== label).length,
    removed: before.size - both.length,
  }
}

/** What has changed since a template was made, said of the sheet as a whole. */
export function problemsOfMark({ template, operation, made, lists: had }: Mark, reference: Reference): RowProblem[] {
  const warning = (code: string, details: RowProblem['details']): RowProblem => ({
    row: 0,
    column: null,
    columnIndex: null,
    severity: 'warning',
    code,
    value: null,
    details,
  })
  // Its lists are those of another operation: nothing of them is older or newer.
  if (operation !== reference.operation.code) return [warning('template-of-other-operation', { operation })]
  const has = statesOf(reference)
  const changed = lists.flatMap(list => {
    const changes = changesOf(had[list], has[list])
    return changes ? [warning(codes[list], { date: made, ...changes })] : []
  })
  return template < templateNumber ? [warning('template-older', { date: made }), ...changed] : changed
}
