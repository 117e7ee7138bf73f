import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { FinishDuty } from '../schema.ts'
import { dutiesOf, lockAgreement, lockFunding } from '../store.ts'
import { tellOfDuties } from '../telling.ts'

/** Says that what was promised was done, and on which day. */
export const finishDuty = command({
  name: 'funding.finish-duty',
  summary: 'Say that a reporting duty or a condition of an agreement was met, and on which day.',
  input: FinishDuty,
  policy: moneyWriters,
  async load(tx, { operationId, code, id }, { actor }) {
    await lockFunding(tx, operationId, 'alone')
    const agreement = await lockAgreement(tx, operationId, code)
    const [duty] = agreement ? await dutiesOf(tx, operationId, sql`d.id = ${id} and d.agreement_id = ${agreement.id}`) : []
    return agreement && duty ? { agreement, duty, scope: scopeOfParties(operationId, agreement, actor, 'either') } : null
  },
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, id, doneOn }, { agreement, duty }, { actor, touch, now }) {
    // Two who say it at once mean the same: the first one did.
    if (duty.doneOn !== null) return { id, doneOn: duty.doneOn }
    await tx.run(
      sql`update agreement_duty set done_on = ${doneOn}, done_by = ${actor.id} where operation_id = ${operationId} and id = ${id}`,
    )
    await tellOfDuties(tx, operationId, now, [agreement.id])
    touch('agreement', agreement.id, 'changed')
    return { id, doneOn }
  },
})
