import { command } from '../../../kernel/command.ts'
import { entriesOf, reverse } from '../../ledger/index.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { inWordsOfFunding, ofLine, unspendLines } from '../move-money.ts'
import { ReverseEntry } from '../schema.ts'
import { agreementsOfIds, allFunds, lockFunding } from '../store.ts'
import { sideOf } from './post-money.ts'

/** Takes an entry back by its mirror: nothing that was said is changed. */
export const reverseEntry = command({
  name: 'funding.reverse-entry',
  summary: 'Reverse an entry, whole and once, with the reason; what is right is posted anew.',
  input: ReverseEntry,
  policy: moneyWriters,
  async load(tx, { operationId, entryId }, { actor }) {
    await lockFunding(tx, operationId, 'shared')
    const { rows } = await entriesOf(tx, operationId, { ids: [entryId] })
    const [entry] = rows
    if (!entry) return null
    const holders = [entry.agreementId, entry.counterpartId].filter(id => id !== null)
    const agreements = await agreementsOfIds(tx, operationId, holders)
    const funds = await allFunds(tx, operationId)
    const agreement = agreements.find(({ id }) => id === entry.agreementId)
    const fund = funds.find(({ id }) => id === entry.agreementId)
    const parties = agreement ?? { giverId: null, receiverId: fund?.organisationId ?? null }
    const side = agreement ? sideOf(entry.kind) : 'receiver'
    const codes = new Map([...agreements, ...funds].map(({ id, code }) => [id, code]))
    return { entry, agreement, codes, scope: scopeOfParties(operationId, parties, actor, side) }
  },
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, entryId, reason }, { entry, agreement, codes }, context) {
    const reversed = async () => {
      try {
        return await reverse(tx, { operationId, entryIds: [entryId], reason, context })
      } catch (error) {
        throw inWordsOfFunding(error, id => codes.get(id) ?? id)
      }
    }
    const [reversal] = await reversed()
    await unspendLines(tx, operationId, ofLine(entry.budgetLineId, entry, agreement))
    context.touch('entry', entryId, 'ended')
    return { reversalId: reversal?.id ?? null, happened: reversal?.happened ?? null }
  },
})
