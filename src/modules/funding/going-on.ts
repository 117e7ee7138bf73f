/** What an agreement asks for and plans goes on under the one that amends it. */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { budgetLinesOf, dutiesOf, plannedOf } from './store.ts'

interface Amended {
  beforeId: string
  afterId: string
  now: Date
}

/** Duties that are not done are due under the new terms; those that are done stay where they were done. */
async function goOnWithDuties(tx: Tx, operationId: string, { beforeId, afterId, now }: Amended): Promise<void> {
  const open = await dutiesOf(tx, operationId, sql`d.agreement_id = ${beforeId} and d.done_on is null`)
  const rows = open.map(({ kind, names, dueOn }) => ({ id: newId(), kind, names, due_on: dueOn }))
  await tx.run(sql`insert into agreement_duty (operation_id, agreement_id, id, kind, names, due_on)
    select ${operationId}, ${afterId}, id, kind, names, due_on from ${recordset(rows, 'id uuid, kind text, names jsonb, due_on date')}`)
  await tx.run(sql`update agreement_duty set ended_at = ${now}
    where operation_id = ${operationId} and agreement_id = ${beforeId} and done_on is null and ended_at is null`)
}

/** A line keeps its whole amount and what was spent of it: it is one budget, whatever the terms. */
async function goOnWithLines(tx: Tx, operationId: string, { beforeId, afterId }: Amended): Promise<void> {
  const lines = await budgetLinesOf(tx, operationId, [beforeId])
  const rows = lines.map(({ id, code, names, clusterId, amountMinor, spentMinor }, position) => ({
    ...{ id: newId(), follows_id: id, code, names, position },
    ...{ cluster_id: clusterId, amount_minor: amountMinor, spent_minor: spentMinor },
  }))
  await tx.run(sql`insert into budget_line (operation_id, agreement_id, id, follows_id, code, names, cluster_id, amount_minor, spent_minor, position)
    select ${operationId}, ${afterId}, id, follows_id, code, names, cluster_id, amount_minor, spent_minor, position
    from ${recordset(
      rows,
      'id uuid, follows_id uuid, code text, names jsonb, cluster_id uuid, amount_minor bigint, spent_minor bigint, position int',
    )}`)
}

async function goOnWithPlan(tx: Tx, operationId: string, { beforeId, afterId }: Amended): Promise<void> {
  const planned = await plannedOf(tx, operationId, sql`p.agreement_id = ${beforeId}`)
  const rows = planned.map(({ on, amountMinor, direction }) => ({
    ...{ id: newId(), on_day: on, amount_minor: amountMinor, direction },
  }))
  await tx.run(sql`insert into planned_payment (operation_id, agreement_id, id, on_day, amount_minor, direction)
    select ${operationId}, ${afterId}, id, on_day, amount_minor, direction
    from ${recordset(rows, 'id uuid, on_day date, amount_minor bigint, direction text')}`)
}

/** @param sameCurrency amounts of lines and plans are in the currency of the agreement: in another one they are set anew. */
export async function goOn(tx: Tx, operationId: string, amended: Amended & { sameCurrency: boolean }): Promise<void> {
  await goOnWithDuties(tx, operationId, amended)
  if (!amended.sameCurrency) return
  await goOnWithLines(tx, operationId, amended)
  await goOnWithPlan(tx, operationId, amended)
}
