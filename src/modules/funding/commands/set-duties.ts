import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { SetDuties } from '../schema.ts'
import { lockAgreement, lockFunding } from '../store.ts'
import { tellOfDuties } from '../telling.ts'

/** Says what a receiver promised to do by which day. Duties that were done stay; others that are not given any more end. */
export const setDuties = command({
  name: 'funding.set-duties',
  summary: 'Set the reporting duties and conditions of an agreement with their days; those that are done stay.',
  input: SetDuties,
  policy: moneyWriters,
  async load(tx, { operationId, code }, { actor }) {
    await lockFunding(tx, operationId, 'alone')
    const agreement = await lockAgreement(tx, operationId, code)
    return agreement && { agreement, scope: scopeOfParties(operationId, agreement, actor, 'either') }
  },
  version: ({ agreement }) => agreement.version,
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, code, duties }, { agreement: { id } }, { touch, now }) {
    const rows = duties.map(duty => ({ id: duty.id ?? newId(), kind: duty.kind, names: duty.names, due_on: duty.dueOn }))
    await tx.run(sql`update agreement_duty set ended_at = ${now} where operation_id = ${operationId} and agreement_id = ${id}
      and ended_at is null and done_on is null and id <> all(${rows.map(row => row.id)}::uuid[])`)
    await tx.run(sql`insert into agreement_duty (operation_id, agreement_id, id, kind, names, due_on)
      select ${operationId}, ${id}, id, kind, names, due_on from ${recordset(rows, 'id uuid, kind text, names jsonb, due_on date')}
      on conflict (operation_id, id) do update set kind = excluded.kind, names = excluded.names, due_on = excluded.due_on, ended_at = null
      where agreement_duty.agreement_id = excluded.agreement_id and agreement_duty.done_on is null`)
    await tx.run(sql`update agreement set version = version + 1 where operation_id = ${operationId} and id = ${id}`)
    await tellOfDuties(tx, operationId, now, [id])
    touch('agreement', id, 'changed')
    return { code, ids: rows.map(row => row.id) }
  },
})
