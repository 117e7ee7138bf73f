import { isAllowed } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { findImport, importNotOpen, markCommitted } from '../../imports/index.ts'
import { lockLedger } from '../../ledger/index.ts'
import { keepers, lockNames } from '../../operations/index.ts'
import { storeOrganisations } from '../../organisations/index.ts'
import { moneyWriters } from '../access.ts'
import { meantBy, refsOf, storeHeads } from '../flows/heads.ts'
import { keepSaid } from '../flows/said.ts'
import { scopesOfFile } from '../flows/scopes.ts'
import { settle } from '../flows/settle.ts'
import { twiceInFile } from '../flows/twice.ts'
import { flowReference } from '../problems.ts'
import { refuseAll } from '../refusals.ts'
import { storeRequirements } from '../requirements.ts'
import { type FlowsStored, StoreFlows } from '../schema.ts'
import { lockFunding } from '../store.ts'

/** Feeds that bring money. */
const feeds: readonly string[] = ['flows', 'fts', 'iati']
export const isFeedOfMoney = (feed: string): boolean => feeds.includes(feed)

const findingsMax = 1_000

/** Stores what a checked file says of money, whole or not at all. The same file given again is no new money. */
export const storeFlows = command({
  name: 'funding.store-flows',
  summary:
    'Store what a checked file says of money: funds, agreements, movements and requirements. The same file again is no new money; what is said otherwise is reversed and posted anew.',
  input: StoreFlows,
  policy: moneyWriters,
  async load(tx, input, { actor }) {
    const { operationId, importId } = input
    await lockNames(tx, operationId, 'shared')
    await lockFunding(tx, operationId, 'alone')
    const received = importId === null ? null : await findImport(tx, operationId, importId, { lock: true })
    if (importId !== null) {
      if (!received || !isFeedOfMoney(received.feed)) return null
      if (received.actor_id !== actor.id && !isAllowed(actor, keepers, [{ operation: operationId }])) return null
    }
    const meant = await meantBy(tx, operationId, refsOf(input))
    return { status: received?.status ?? null, meant, scopes: await scopesOfFile(tx, input, meant, actor) }
  },
  scope: ({ scopes }) => scopes,
  journalled: ({ operationId, importId, source, funds, agreements, entries, requirements }) => ({
    ...{ operationId, importId, source },
    ...{ funds: funds.length, agreements: agreements.length, entries: entries.length, requirements: requirements.length },
  }),
  async apply(tx, input, { status, meant }, context): Promise<FlowsStored> {
    const { operationId, importId, source, lenient, illustrative, entries, learned, outcome } = input
    if (status !== null && status !== 'received') throw importNotOpen()
    await lockLedger(tx, operationId)
    if (learned && learned.organisations.length > 0) {
      const unreviewed = learned.organisations.map(each => ({ ...each, status: 'unreviewed' as const }))
      await storeOrganisations(tx, operationId, unreviewed, importId)
    }
    const heads = await storeHeads(tx, input, meant)
    refuseAll(
      entries.flatMap(({ agreement: reference }, nth) =>
        heads.meant.has(reference) ? [] : [{ nth, problem: flowReference({ reference }) }],
      ),
      'entries',
    )
    const said = entries.map(entry => ({
      ...{ externalId: entry.externalId, holderId: heads.meant.get(entry.agreement)?.id ?? '', said: entry },
    }))
    const kept = await keepSaid(tx, operationId, said, { source, importId, lenient, illustrative })
    const position = new Map(entries.map(({ externalId }, nth) => [externalId, nth]))
    const settled = await settle(
      tx,
      {
        ...{ operationId, reason: source, indexOf: (externalId: string) => position.get(externalId) },
        holderIds: [...new Set([...kept.holderIds, ...heads.agreements.ids])],
        statedIds: new Set(heads.agreements.ids),
      },
      context,
    )
    const twice = await twiceInFile(tx, operationId, new Set(kept.fresh))
    const { now } = context
    const requirements = await storeRequirements(tx, operationId, input.requirements, { importId, illustrative, now })
    for (const id of heads.agreements.ids) context.touch('agreement', id, 'changed')
    for (const id of heads.funds.ids) context.touch('fund', id, 'changed')
    if (importId !== null && outcome) {
      await markCommitted(tx, operationId, importId, outcome)
      context.touch('import', importId, 'changed')
    }
    const { lessened, notStated } = settled
    return {
      funds: { made: heads.funds.made, changed: heads.funds.changed },
      agreements: { made: heads.agreements.made, changed: heads.agreements.changed },
      entries: { new: kept.fresh.length, changed: kept.changed.length, unchanged: kept.unchanged, lessened, notStated },
      requirements: requirements.length,
      findings: [...twice, ...settled.findings].slice(0, findingsMax),
    }
  },
})
