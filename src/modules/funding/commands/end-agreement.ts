import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { stepOf } from '../../../kernel/pure/machine.ts'
import { balancesOf } from '../../ledger/index.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { agreementMachine } from '../machine.ts'
import { spoken } from '../move-money.ts'
import { noSuchStep, notSettled } from '../problems.ts'
import { EndAgreement } from '../schema.ts'
import { lockAgreement, lockFunding } from '../store.ts'
import { tellOfDuties } from '../telling.ts'

const openKinds = ['pledged', 'committed', 'held', 'advanced']

/** Ends an agreement of which nothing is open, or takes a proposal back. */
export const endAgreement = command({
  name: 'funding.end-agreement',
  summary: 'End an agreement whose money is settled, or withdraw one that was only proposed.',
  input: EndAgreement,
  policy: moneyWriters,
  async load(tx, { operationId, code }, { actor }) {
    await lockFunding(tx, operationId, 'alone')
    const agreement = await lockAgreement(tx, operationId, code)
    return agreement && { agreement, scope: scopeOfParties(operationId, agreement, actor, 'either') }
  },
  version: ({ agreement }) => agreement.version,
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, code, reason, ended }, { agreement }, { touch, now }) {
    const { state, id } = agreement
    const step = stepOf(agreementMachine, state, state === 'proposed' ? 'withdraw' : 'end')
    if (!step) throw noSuchStep({ code, state })
    const open = (await balancesOf(tx, operationId, [id])).filter(({ kind }) => openKinds.includes(kind))
    if (open.length > 0) throw notSettled({ code, open: spoken(open, true) })
    await tx.run(sql`update agreement set state = ${step.to}, ended_on = ${ended}, ended_reason = ${reason},
      state_said_here = true, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    await tellOfDuties(tx, operationId, now, [id])
    touch('agreement', id, 'ended')
    return { code, state: step.to }
  },
})
