import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { balancesOf } from '../../ledger/index.ts'
import { moneyWriters } from '../access.ts'
import { spoken } from '../move-money.ts'
import { fundClosed, fundHoldsMoney } from '../problems.ts'
import { CloseFund } from '../schema.ts'
import { findFund, lockFunding } from '../store.ts'

/** Closes a fund that holds nothing any more. */
export const closeFund = command({
  name: 'funding.close-fund',
  summary: 'Close a fund that holds no money any more.',
  input: CloseFund,
  policy: moneyWriters,
  async load(tx, { operationId, code }) {
    await lockFunding(tx, operationId, 'alone')
    return findFund(tx, operationId, code)
  },
  version: fund => fund.version,
  scope: ({ organisationId }, { operationId }) => ({ operation: operationId, organisation: organisationId }),
  async apply(tx, { operationId, code, closed }, fund, { touch }) {
    if (fund.closed !== null) throw fundClosed({ code, closed: fund.closed })
    const held = (await balancesOf(tx, operationId, [fund.id])).filter(({ kind }) => kind === 'held')
    if (held.length > 0) throw fundHoldsMoney({ code, held: spoken(held, false) })
    await tx.run(
      sql`update fund set closed = ${closed}, version = version + 1 where operation_id = ${operationId} and id = ${fund.id}`,
    )
    touch('fund', fund.id, 'ended')
    return { code, closed }
  },
})
