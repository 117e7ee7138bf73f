import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { stepOf } from '../../../kernel/pure/machine.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { agreementMachine } from '../machine.ts'
import { noSuchStep } from '../problems.ts'
import { SignAgreement } from '../schema.ts'
import { lockAgreement, lockFunding } from '../store.ts'

/** Puts an agreement in force. */
export const signAgreement = command({
  name: 'funding.sign-agreement',
  summary: 'Say that a proposed agreement was signed, and on which day: it is in force from then on.',
  input: SignAgreement,
  policy: moneyWriters,
  async load(tx, { operationId, code }, { actor }) {
    await lockFunding(tx, operationId, 'alone')
    const agreement = await lockAgreement(tx, operationId, code)
    return agreement && { agreement, scope: scopeOfParties(operationId, agreement, actor, 'either') }
  },
  version: ({ agreement }) => agreement.version,
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, code, signedOn }, { agreement }, { touch }) {
    const step = stepOf(agreementMachine, agreement.state, 'sign')
    if (!step) throw noSuchStep({ code, state: agreement.state })
    await tx.run(sql`update agreement set state = ${step.to}, signed_on = ${signedOn},
      state_said_here = true, version = version + 1
      where operation_id = ${operationId} and id = ${agreement.id}`)
    touch('agreement', agreement.id, 'changed')
    return { code, state: step.to }
  },
})
