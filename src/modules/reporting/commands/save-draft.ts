import { isDeepStrictEqual } from 'node:util'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { senders } from '../access.ts'
import { checkedIn, readAs } from '../checked-rows.ts'
import { periodNamed } from '../rules.ts'
import { DraftInput, type Repair } from '../schema.ts'
import { senderScopes } from '../sender-scopes.ts'
import { assertOpenFor, assertSeen, loadReport, rowsOf, type StoredRow, storeRows, storeValues } from '../store.ts'

/** Repairs that a reviewer made stay visible as long as the cell says what they made of it. */
function repairsKept(before: StoredRow | undefined, row: Pick<StoredRow, 'cells' | 'repairs'>): Repair[] {
  const theirs = (before?.repairs ?? []).filter(({ by, field, to }) => by !== null && field !== null && row.cells[field] === to)
  return [...row.repairs.filter(({ by }) => by === null), ...theirs]
}

/**
 * Keeps what is typed into a report, wrong or not; its rows, figures and words take the place of those before. What the check made of
 * the rows comes from the door that checked them (`Giving.rows`); a row that came without is kept and not sent.
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
    const given = new Set(rows.map(({ id }) => id))
    const changed = [
      ...rows.filter(row => !isDeepStrictEqual(before.get(row.id)?.cells, row.cells)),
      ...[...before.values()].filter(({ id }) => !given.has(id)),
    ]
    const places = changed.flatMap(({ line }) => (line ? [line.placeId] : []))
    return { report, rows, scopes: await senderScopes(tx, operationId, actor, report, { places, whole: false }) }
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
  async apply(tx, { operationId, version, values, narrative, constraints }, { report, rows }, context) {
    assertSeen(version, report)
    assertOpenFor('submit', report)
    const lastMonth = periodNamed(report.period)?.months.at(-1) ?? report.periodEnd.slice(0, 7)
    await storeRows(tx, operationId, report.id, rows)
    await storeValues(
      tx,
      operationId,
      report.id,
      values.map(value => ({ ...value, month: value.month ?? lastMonth })),
    )
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
