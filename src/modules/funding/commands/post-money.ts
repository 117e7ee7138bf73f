import type { Actor } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { lockNames } from '../../operations/index.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { contributionKinds } from '../counted-twice.ts'
import { type Ground, groundOf } from '../ground.ts'
import { moveMoney } from '../move-money.ts'
import { type Money, type MoneyKind, PostMoney } from '../schema.ts'
import { lockFunding } from '../store.ts'

/** Whose the word is: money is passed on by who gives it, and spent or given back by who has it. */
const sides: Partial<Record<MoneyKind, 'giver' | 'receiver'>> = {
  allocation: 'giver',
  reduction: 'giver',
  expenditure: 'receiver',
  overheads: 'receiver',
  refund: 'receiver',
  interest: 'receiver',
  exchange: 'receiver',
  'carry-over': 'receiver',
}
export const sideOf = (kind: string): 'giver' | 'receiver' | 'either' => sides[kind as MoneyKind] ?? 'either'

export function scopesOfMoney(
  operationId: string,
  postings: readonly Pick<Money, 'agreement' | 'kind'>[],
  ground: Ground,
  actor: Actor,
) {
  const scopes = new Map<string, ReturnType<typeof scopeOfParties>>()
  for (const { agreement: code, kind } of postings) {
    const key = `${code} ${sideOf(kind)}`
    if (scopes.has(key)) continue
    const fund = ground.funds.find(each => each.code === code)
    const parties = ground.byCode.get(code) ?? { giverId: null, receiverId: fund?.organisationId ?? null }
    scopes.set(key, scopeOfParties(operationId, parties, actor, fund ? 'receiver' : sideOf(kind)))
  }
  return [...scopes.values()]
}

/** Moves money: promised, signed, received, passed on, spent, given back. All of it, or nothing. */
export const postMoney = command({
  name: 'funding.post-money',
  summary:
    'Move money in the words of the field: pledges, commitments, payments, allocations, disbursements, expenditure, refunds. All or none.',
  input: PostMoney,
  policy: moneyWriters,
  async load(tx, { operationId, postings }, { actor }) {
    await lockNames(tx, operationId, 'shared')
    // What contributions bring in is compared with what is there: two at once would not see each other.
    const brings = postings.some(({ kind }) => contributionKinds.some(each => each === kind))
    await lockFunding(tx, operationId, brings ? 'alone' : 'shared')
    const ground = await groundOf(tx, operationId, {
      codes: postings.map(({ agreement }) => agreement),
      placeIds: postings.flatMap(({ placeId }) => placeId ?? []),
    })
    return { ground, scopes: scopesOfMoney(operationId, postings, ground, actor) }
  },
  scope: ({ scopes }) => scopes,
  async apply(tx, { operationId, postings, illustrative }, { ground }, context) {
    const { entries, remarks } = await moveMoney(tx, operationId, { money: postings, ground, illustrative }, context)
    for (const { id } of entries) context.touch('entry', id, 'made')
    return { entryIds: entries.map(({ id }) => id), remarks }
  },
})
