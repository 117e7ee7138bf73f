import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { senders } from '../access.ts'
import { checkedIn, readAs, sameCells } from '../checked-rows.ts'
import { periodNamed } from '../rules.ts'
import { DraftInput, type Repair } from '../schema.ts'
import { senderScopes } from '../sender-scopes.ts'
import {
  assertOpenFor,
  assertSeen,
  loadReport,
  rowsOf,
  type StoredReport,
  type StoredRow,
  type StoredValue,
  storeRows,
  storeValues,
  valuesOf,
} from '../store.ts'

/** Repairs that a reviewer made stay visible as long as the cell says what they made of it. */
function repairsKept(before: StoredRow | undefined, row: Pick<StoredRow, 'cells' | 'repairs'>): Repair[] {
  const theirs = (before?.repairs ?? []).filter(({ by, field, to }) => by !== null && field !== null && row.cells[field] === to)
  return [...row.repairs.filter(({ by }) => by === null), ...theirs]
}

const lineOf = (row: StoredRow | undefined) => (row?.line ? [row.line.placeId] : [])

/** Places that rows spoke of and speak of now, where they changed: nobody takes a row from another's place. */
function placesOfRows(before: readonly StoredRow[], rows: readonly StoredRow[]): (string | null)[] {
  const known = new Map(before.map(row => [row.id, row]))
  const kept = new Set(rows.map(({ id }) => id))
  return [
    ...rows.flatMap(row => {
      const was = known.get(row.id)
      return was && sameCells(was.cells, row.cells) ? [] : [...lineOf(was), ...lineOf(row)]
    }),
    ...before.flatMap(row => (kept.has(row.id) ? [] : lineOf(row))),
  ]
}

/** Figures of a draft with the month that each is of. */
function valuesGiven({ values }: DraftInput, { period, periodEnd }: StoredReport): StoredValue[] {
  const lastMonth = periodNamed(period)?.months.at(-1) ?? periodEnd.slice(0, 7)
  return values.map(value => ({ ...value, month: value.month ?? lastMonth }))
}

/** Places of the figures that came, went or changed; null: of the organisation as a whole. */
function placesOfValues(before: readonly StoredValue[], values: readonly StoredValue[]): (string | null)[] {
  const said = ({ planIndicatorId, month, placeId, categories, numerator, denominator, note }: StoredValue) =>
    JSON.stringify([planIndicatorId, month, placeId, Object.entries(categories).sort(), numerator, denominator, note])
  const [old, fresh] = [new Set(before.map(said)), new Set(values.map(said))]
  const changed = [...before.filter(value => !fresh.has(said(value))), ...values.filter(value => !old.has(said(value)))]
  return changed.map(({ placeId }) => placeId)
}

/**
 * Keeps what is typed into a report, wrong or not; its rows, figures and words take the place of those before. What the check made of
 * the rows comes from the door that checked them (`Giving.rows`); a row that came without is kept and not sent. Field staff changes rows
 * and figures of the places it holds; words are the whole organisation's.
 */
export const saveDraft = command({
  name: 'reporting.save-draft',
  summary: 'Keep what is typed into a report, wrong or not, without sending it.',
  input: DraftInput,
  policy: senders,
  async load(tx, input, context) {
    const { actor } = context
    const report = await loadReport(tx, input)
    if (!report) return null
    const { operationId, reportId } = input
    const before = new Map((await rowsOf(tx, operationId, reportId)).map(row => [row.id, row]))
    const checked = checkedIn(context)
    const rows: StoredRow[] = input.rows.map(({ id, cells }, position) => {
      const known = id === undefined ? undefined : before.get(id)
      const row = readAs(cells, checked[position], known)
      return { ...row, id: id ?? newId(), position, repairs: repairsKept(known, row) }
    })
    const values = valuesGiven(input, report)
    const places = [
      ...placesOfRows([...before.values()], rows),
      ...placesOfValues(await valuesOf(tx, operationId, reportId), values),
    ]
    const words = [input.narrative || null, input.constraints || null]
    const whole = words[0] !== report.narrative || words[1] !== report.constraints
    return { report, rows, values, scopes: await senderScopes(tx, operationId, actor, report, { places, whole }) }
  },
  version: ({ report }) => report.version,
  scope: ({ scopes }) => scopes,
  journalled: ({ operationId, reportId, version, rows, values }) => ({
    operationId,
    reportId,
    version,
    rows: rows.length,
    values: values.length,
  }),
  async apply(tx, { operationId, version, narrative, constraints }, { report, rows, values }, context) {
    assertSeen(version, report)
    assertOpenFor('submit', report)
    await storeRows(tx, operationId, report.id, rows)
    await storeValues(tx, operationId, report.id, values)
    await tx.run(sql`update report set narrative = ${narrative || null}, constraints = ${constraints || null}, line_count = ${rows.length}, version = version + 1
      where operation_id = ${operationId} and id = ${report.id}`)
    context.touch('report', report.id, 'changed')
    return {
      id: report.id,
      version: report.version + 1,
      rowIds: rows.map(({ id }) => id),
      wrong: rows.filter(({ line }) => line === null).length,
    }
  },
})
