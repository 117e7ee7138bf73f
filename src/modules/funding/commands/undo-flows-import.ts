import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { findImport, importNotOpen, markUndone } from '../../imports/index.ts'
import { lockLedger, readCells } from '../../ledger/index.ts'
import { keepers, lockNames } from '../../operations/index.ts'
import { saidByImport } from '../flows/said.ts'
import { settle } from '../flows/settle.ts'
import { stateAsBefore } from '../flows/stated.ts'
import { UndoFlowsImport } from '../schema.ts'
import { lockFunding } from '../store.ts'
import { isFeedOfMoney } from './store-flows.ts'

/**
 * Takes a whole import of money back: what it brought is reversed, what it said otherwise of money, agreements and funds stands again as it
 * was said before. Agreements and funds that only it named are withdrawn where nothing is left of them.
 */
export const undoFlowsImport = command({
  name: 'funding.undo-import',
  summary: 'Take a whole import of money back, by reversals.',
  input: UndoFlowsImport,
  policy: keepers,
  async load(tx, { operationId, importId }) {
    await lockNames(tx, operationId, 'shared')
    await lockFunding(tx, operationId, 'alone')
    const found = await findImport(tx, operationId, importId, { lock: true })
    return found && isFeedOfMoney(found.feed) ? found : null
  },
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  async apply(tx, { operationId, importId }, { status }, context) {
    if (status !== 'committed') throw importNotOpen()
    await lockLedger(tx, operationId)
    const said = await saidByImport(tx, operationId, importId)
    await tx.run(sql`update flow_said set withdrawn_at = ${context.now}
      where operation_id = ${operationId} and import_id = ${importId} and withdrawn_at is null`)
    const stated = await stateAsBefore(tx, { operationId, importId })
    for (const id of stated) context.touch('agreement', id, 'changed')
    const holderIds = [...new Set([...said.map(({ holderId }) => holderId), ...stated])]
    const reason = `undo ${importId}`
    const { reversed, posted } = await settle(
      tx,
      { operationId, holderIds, statedIds: new Set(stated), reason, indexOf: () => undefined },
      context,
    )
    const left = (await readCells(tx, operationId, {}, ['agreementId'])).flatMap(({ agreementId }) => agreementId ?? [])
    const unused = sql`operation_id = ${operationId} and import_id = ${importId} and withdrawn_at is null and id <> all(${left}::uuid[])`
    // From the last to the first: one that is still named by another stays.
    let agreements = 0
    for (let gone = -1; gone !== 0; agreements += gone)
      gone = await tx.run(sql`update agreement a set withdrawn_at = ${context.now} where ${unused}
        and not exists (select 1 from agreement b where b.operation_id = a.operation_id and b.withdrawn_at is null
          and (b.parent_id = a.id or b.successor_of = a.id))`)
    const funds = await tx.run(sql`update fund f set withdrawn_at = ${context.now} where ${unused}
      and not exists (select 1 from agreement b where b.operation_id = f.operation_id and b.withdrawn_at is null
        and (b.from_fund_id = f.id or b.into_fund_id = f.id))`)
    const requirements = await tx.run(sql`update requirement set withdrawn_at = ${context.now}
      where operation_id = ${operationId} and import_id = ${importId} and withdrawn_at is null`)
    await markUndone(tx, operationId, importId)
    context.touch('import', importId, 'ended')
    return { reversed, posted, agreements, funds, requirements }
  },
})
