import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { type RawBuilder, sql, type Tx } from '../../../kernel/database/sql.ts'
import { entriesOf, ledgerIsIllustrative, removeIllustrativeEntries } from '../../ledger/index.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { ofLine, unspendLines } from '../move-money.ts'
import { allAgreements, budgetLinesOf, lockFunding } from '../store.ts'

const read = 10_000

/** Takes made-up expenditure off the budget lines of agreements that stay. */
async function takeOffLines(tx: Tx, operationId: string): Promise<void> {
  if (!(await ledgerIsIllustrative(tx, operationId))) return
  const staying = new Map(
    (await allAgreements(tx, operationId)).filter(({ illustrative }) => !illustrative).map(each => [each.id, each]),
  )
  const spentOn = (await budgetLinesOf(tx, operationId, [...staying.keys()])).filter(({ spentMinor }) => spentMinor !== '0')
  const agreementIds = [...new Set(spentOn.map(({ agreementId }) => agreementId))]
  const lines: { id: string; amountMinor: bigint }[] = []
  for (let offset = 0; agreementIds.length > 0; offset += read) {
    const { rows } = await entriesOf(tx, operationId, { kinds: ['expenditure'], agreementIds }, { limit: read, offset })
    for (const entry of rows)
      if (entry.illustrative && entry.reverses === null && entry.reversedBy === null)
        lines.push(...ofLine(entry.budgetLineId, entry, staying.get(entry.agreementId ?? '')))
    if (rows.length < read) break
  }
  await unspendLines(tx, operationId, lines)
}

/** Takes made-up money, agreements, funds and requirements away. */
export const removeIllustrativeFunding = command({
  name: 'funding.remove-illustrative',
  summary: 'Take the made-up funds, agreements, money and requirements of an operation away; all others stay.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId }) {
    await lockFunding(tx, operationId, 'alone')
    await takeOffLines(tx, operationId)
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
