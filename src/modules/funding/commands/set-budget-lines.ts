import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { lockNames } from '../../operations/index.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { twiceInList } from '../problems.ts'
import { SetBudgetLines } from '../schema.ts'
import { budgetLinesOf, lockAgreement, lockFunding } from '../store.ts'

/** Says what an agreement's money is budgeted for. A line of the same code stays the same line; what was spent of it stays with it. */
export const setBudgetLines = command({
  name: 'funding.set-budget-lines',
  summary: 'Set the budget lines of an agreement; what was spent of a line stays with its code.',
  input: SetBudgetLines,
  policy: moneyWriters,
  async load(tx, { operationId, code }, { actor }) {
    await lockNames(tx, operationId, 'shared')
    await lockFunding(tx, operationId, 'alone')
    const agreement = await lockAgreement(tx, operationId, code)
    return agreement && { agreement, scope: scopeOfParties(operationId, agreement, actor, 'either') }
  },
  version: ({ agreement }) => agreement.version,
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, code, lines }, { agreement: { id } }, { touch, now }) {
    const twice = lines.find((line, nth) => lines.findIndex(each => each.code === line.code) < nth)
    if (twice) throw twiceInList({ code: twice.code })
    const before = new Map((await budgetLinesOf(tx, operationId, [id])).map(line => [line.code, line.id]))
    const rows = lines.map((line, position) => ({
      ...{ id: before.get(line.code) ?? line.id ?? newId(), code: line.code, names: line.names, position },
      ...{ cluster_id: line.clusterId, amount_minor: line.amountMinor },
    }))
    await tx.run(sql`update budget_line set ended_at = ${now} where operation_id = ${operationId} and agreement_id = ${id}
      and ended_at is null and id <> all(${rows.map(row => row.id)}::uuid[])`)
    await tx.run(sql`insert into budget_line (operation_id, agreement_id, id, code, names, cluster_id, amount_minor, position)
      select ${operationId}, ${id}, id, code, names, cluster_id, amount_minor, position
      from ${recordset(rows, 'id uuid, code text, names jsonb, cluster_id uuid, amount_minor bigint, position int')}
      on conflict (operation_id, id) do update set names = excluded.names, cluster_id = excluded.cluster_id,
        amount_minor = excluded.amount_minor, position = excluded.position where budget_line.agreement_id = excluded.agreement_id`)
    await tx.run(sql`update agreement set version = version + 1 where operation_id = ${operationId} and id = ${id}`)
    touch('agreement', id, 'changed')
    return { code, lines: rows.length }
  },
})
