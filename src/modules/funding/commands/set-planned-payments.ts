import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { SetPlannedPayments } from '../schema.ts'
import { lockAgreement, lockFunding } from '../store.ts'

/** Says when money of an agreement is expected in and out; a plan is replaced whole. */
export const setPlannedPayments = command({
  name: 'funding.set-planned-payments',
  summary: 'Set when money of an agreement is expected to come in and to go out, for the forecast.',
  input: SetPlannedPayments,
  policy: moneyWriters,
  async load(tx, { operationId, code }, { actor }) {
    await lockFunding(tx, operationId, 'alone')
    const agreement = await lockAgreement(tx, operationId, code)
    return agreement && { agreement, scope: scopeOfParties(operationId, agreement, actor, 'either') }
  },
  version: ({ agreement }) => agreement.version,
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, code, payments }, { agreement: { id } }, { touch }) {
    const rows = payments.map(payment => ({
      ...{ id: newId(), on_day: payment.on, amount_minor: payment.amountMinor, direction: payment.direction },
    }))
    await tx.run(sql`delete from planned_payment where operation_id = ${operationId} and agreement_id = ${id}`)
    await tx.run(sql`insert into planned_payment (operation_id, agreement_id, id, on_day, amount_minor, direction)
      select ${operationId}, ${id}, id, on_day, amount_minor, direction
      from ${recordset(rows, 'id uuid, on_day date, amount_minor bigint, direction text')}`)
    await tx.run(sql`update agreement set version = version + 1 where operation_id = ${operationId} and id = ${id}`)
    touch('agreement', id, 'changed')
    return { code, payments: rows.length }
  },
})
