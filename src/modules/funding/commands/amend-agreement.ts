import type * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { stepOf } from '../../../kernel/pure/machine.ts'
import { type Balance, balancesOf, lockLedger, type Posting } from '../../ledger/index.ts'
import { lockNames } from '../../operations/index.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { type Ground, groundOf, sourceOf } from '../ground.ts'
import { agreementMachine } from '../machine.ts'
import { postAs, spoken } from '../move-money.ts'
import { postingOf } from '../posting-of.ts'
import { codeTaken, noSuchStep, notSettled } from '../problems.ts'
import type { Asked } from '../rules.ts'
import { AmendAgreement } from '../schema.ts'
import { type Agreement, codeIsTaken, insertAgreement, lockAgreement, lockFunding, orNull } from '../store.ts'
import { tellOfDuties } from '../telling.ts'
import { assertNotMixed, assertWithinEarmarks } from '../within-earmarks.ts'

const openKinds = ['pledged', 'committed', 'held', 'advanced']

/**
 * What is open of the agreement before goes to the one that follows: what is held is carried over; what is promised or committed is taken
 * back and promised or committed anew, so that what a contribution was committed to stays one sum.
 */
function carriedOver(before: Agreement, after: Agreement, open: readonly Balance[], day: string, ground: Ground): Posting[] {
  const sums = new Map<string, bigint>()
  for (const { kind, currency, amountMinor } of open)
    sums.set(`${kind} ${currency}`, (sums.get(`${kind} ${currency}`) ?? 0n) + amountMinor)
  const move = (agreement: Agreement, amountMinor: bigint, currency: string, more: Partial<Asked> & Pick<Asked, 'kind'>) => {
    const { clusterId, projectCode } = agreement
    const asked: Asked = {
      ...{ happened: day, currency, amountMinor, of: 'committed', back: 'up', into: null },
      ...{ clusterId, projectCode, placeId: null, groupId: null, ...more },
    }
    // What was advanced to the agreement before may be advanced to the one that follows.
    const from = sourceOf(agreement, ground)
    const source = from.kind === 'agreement' ? { ...from, advanceAllowed: true } : from
    return {
      ...postingOf({ asked, agreement, holderId: agreement.id, source, successorId: after.id, lenient: false }),
      ...{ clusterId, projectCode, illustrative: before.illustrative },
    }
  }
  const anew = before.kind === 'contribution' ? 'commitment' : 'allocation'
  return [...sums].flatMap(([key, amount]): Posting[] => {
    const [kind, currency = ''] = key.split(' ')
    if (kind === 'held') return [move(before, amount, currency, { kind: 'carry-over' })]
    if (kind === 'pledged')
      return [
        move(before, amount, currency, { kind: 'reduction', of: 'pledged' }),
        move(after, amount, currency, { kind: 'pledge' }),
      ]
    return [move(before, amount, currency, { kind: 'reduction' }), move(after, amount, currency, { kind: anew })]
  })
}

type Input = v.InferOutput<typeof AmendAgreement>

async function openOf(tx: Tx, { operationId, code, carryOver }: Input, id: string): Promise<Balance[]> {
  const open = (await balancesOf(tx, operationId, [id])).filter(({ kind }) => openKinds.includes(kind))
  const inTheWay = carryOver ? open.filter(({ kind }) => kind === 'advanced') : open
  if (inTheWay.length === 0) return open
  throw notSettled({ code, open: spoken(inTheWay, true) })
}

/** Lets a new agreement with other terms follow one in force, which ends. */
export const amendAgreement = command({
  name: 'funding.amend-agreement',
  summary: 'Amend an agreement in force: one with the new terms follows it, with what is promised, committed and held.',
  input: AmendAgreement,
  policy: moneyWriters,
  async load(tx, { operationId, code, earmark }, { actor }) {
    await lockNames(tx, operationId, 'shared')
    await lockFunding(tx, operationId, 'alone')
    const agreement = await lockAgreement(tx, operationId, code)
    if (!agreement) return null
    const ground = await groundOf(tx, operationId, { codes: [code], placeIds: earmark?.placeIds ?? [] })
    // Terms bind who receives. Contributions are put on record by either party, for donors often do not write here.
    const side = agreement.kind === 'contribution' ? 'either' : 'giver'
    return { agreement, ground, scope: scopeOfParties(operationId, agreement, actor, side) }
  },
  version: ({ agreement }) => agreement.version,
  scope: ({ scope }) => scope,
  async apply(tx, input, { agreement, ground }, context) {
    const { operationId, code, newCode, signedOn, reason, id = newId() } = input
    const step = stepOf(agreementMachine, agreement.state, 'amend')
    if (!step) throw noSuchStep({ code, state: agreement.state })
    if (await codeIsTaken(tx, operationId, newCode)) throw codeTaken({ code: newCode })
    const terms = { ...input, clusterId: orNull(ground.following.cluster, input.clusterId) }
    const parent = ground.byId.get(agreement.parentId ?? '') ?? null
    const intoFund = ground.funds.find(fund => fund.id === agreement.intoFundId) ?? null
    assertNotMixed({ code: newCode, earmark: input.earmark }, { parent, intoFund }, ground)
    await assertWithinEarmarks(tx, operationId, { terms, parent }, ground)
    await lockLedger(tx, operationId)
    const open = await openOf(tx, input, agreement.id)
    const { kind, giverId, receiverId, parentId, fromFundId, intoFundId, knownApart, illustrative } = agreement
    const made = { kind, giverId, receiverId, parentId, fromFundId, intoFundId, knownApart, illustrative }
    await insertAgreement(tx, operationId, {
      ...terms,
      ...made,
      ...{ id, code: newCode, state: 'in-force', signedOn, successorOf: agreement.id },
    })
    await tx.run(sql`update agreement set state = ${step.to}, ended_on = ${signedOn}, ended_reason = ${reason}, version = version + 1
      where operation_id = ${operationId} and id = ${agreement.id}`)
    const after: Agreement = { ...agreement, ...terms, id, code: newCode, successorOf: agreement.id }
    const postings = carriedOver(agreement, after, open, signedOn, ground)
    await postAs(tx, { operationId, postings, context }, holder => ground.byId.get(holder)?.code ?? newCode)
    await tellOfDuties(tx, operationId, context.now, [agreement.id])
    context.touch('agreement', agreement.id, 'ended')
    context.touch('agreement', id, 'made')
    return { id, code: newCode }
  },
})
