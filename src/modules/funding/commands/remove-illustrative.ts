import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { type RawBuilder, sql } from '../../../kernel/database/sql.ts'
import { removeIllustrativeEntries } from '../../ledger/index.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { lockFunding } from '../store.ts'

/** Takes made-up money, agreements, funds and requirements away. */
export const removeIllustrativeFunding = command({
  name: 'funding.remove-illustrative',
  summary: 'Take the made-up funds, agreements, money and requirements of an operation away; all others stay.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId }) {
    await lockFunding(tx, operationId, 'alone')
    const entries = await removeIllustrativeEntries(tx, operationId)
    const made = sql`(select id from agreement where operation_id = ${operationId} and illustrative)`
    const remove = (table: string, condition: RawBuilder<unknown>) =>
      tx.run(sql`delete from ${sql.table(table)} where operation_id = ${operationId} and ${condition}`)
    for (const table of ['budget_line', 'agreement_duty', 'planned_payment']) await remove(table, sql`agreement_id in ${made}`)
    await remove(
      'flow_posted',
      sql`external_id in (select external_id from flow_said where operation_id = ${operationId} and illustrative)`,
    )
    await remove('flow_said', sql`illustrative`)
    await remove(
      'stated_before',
      sql`(id in ${made} or id in (select id from fund where operation_id = ${operationId} and illustrative))`,
    )
    // One statement: agreements name one another.
    const agreements = await remove('agreement', sql`illustrative`)
    const funds = await remove('fund', sql`illustrative`)
    const requirements = await remove('requirement', sql`illustrative`)
    return { entries, agreements, funds, requirements }
  },
})
