/** What agreements and funds were before a file stated them otherwise: it is so again when its import is taken back. */
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { fundColumns, termColumns, termColumnsOfEnd, valueAfter } from './columns.ts'

interface OfImport {
  operationId: string
  importId: string
}

const lastOf = ({ operationId, importId }: OfImport) => sql`s.operation_id = ${operationId} and s.import_id = ${importId}
  and not exists (select 1 from stated_before l where l.operation_id = s.operation_id and l.id = s.id and l.no > s.no)`

/** A code that another one has taken meanwhile stays with it. */
const isFree = (table: 'agreement' | 'fund') => {
  const other = (name: string) =>
    sql`exists (select 1 from ${sql.table(name)} o where o.operation_id = s.operation_id and o.code = b.code and o.id <> s.id)`
  return sql`case when ${other('agreement')} or ${other('fund')} then ${sql.table(table)}.code else b.code end`
}

/**
 * Gives agreements and funds back the terms that they had before an import stated them otherwise, and makes those that it brought and that
 * others stated since theirs. What was signed, amended or ended here stays so.
 * @returns agreements whose terms are as before.
 */
export async function stateAsBefore(tx: Tx, { operationId, importId }: OfImport): Promise<string[]> {
  const given = { operationId, importId }
  const terms = [...termColumns, ...termColumnsOfEnd].filter(name => name !== 'code')
  const set = sql.raw(terms.map(name => `${name} = ${valueAfter(name, 'b')}`).join(', '))
  const restored = await tx.rows<{
    id: string
  }>(sql`update agreement set ${set}, code = ${isFree('agreement')}, version = agreement.version + 1
    from stated_before s, jsonb_populate_record(null::agreement, s.before) b
    where ${lastOf(given)} and agreement.operation_id = s.operation_id and agreement.id = s.id returning agreement.id`)
  const ofFund = sql.raw(
    fundColumns
      .filter(name => name !== 'code')
      .map(name => `${name} = b.${name}`)
      .join(', '),
  )
  await tx.run(sql`update fund set ${ofFund}, code = ${isFree('fund')}, version = fund.version + 1
    from stated_before s, jsonb_populate_record(null::fund, s.before) b
    where ${lastOf(given)} and fund.operation_id = s.operation_id and fund.id = s.id`)
  // What came after it now follows what was before it.
  await tx.run(sql`update stated_before n set before = s.before from stated_before s
    where s.operation_id = ${operationId} and s.import_id = ${importId} and n.operation_id = s.operation_id and n.id = s.id
      and n.no = (select min(l.no) from stated_before l where l.operation_id = s.operation_id and l.id = s.id and l.no > s.no)`)
  await tx.run(sql`delete from stated_before where operation_id = ${operationId} and import_id = ${importId}`)
  for (const table of ['agreement', 'fund'] as const) {
    const first = sql`select distinct on (s.id) s.id, s.no, s.import_id from stated_before s join ${sql.table(table)} a
        on a.operation_id = s.operation_id and a.id = s.id and a.import_id = ${importId} and a.withdrawn_at is null
      where s.operation_id = ${operationId} order by s.id, s.no`
    await tx.run(sql`with first as (${first}),
        gone as (delete from stated_before s using first where s.operation_id = ${operationId} and s.id = first.id and s.no = first.no)
      update ${sql.table(table)} a set import_id = first.import_id from first where a.operation_id = ${operationId} and a.id = first.id`)
  }
  return restored.map(({ id }) => id)
}
