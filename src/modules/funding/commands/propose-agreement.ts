import type * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { lockNames } from '../../operations/index.ts'
import { moneyWriters, scopeOfParties } from '../access.ts'
import { receivesItself } from '../counted-twice.ts'
import { assertNotOnMadeUp, type Ground, groundOf } from '../ground.ts'
import {
  codeTaken,
  countedTwice,
  fundClosed,
  giverHoldsNothing,
  noAgreement,
  noSuchAgreement,
  noSuchFund,
  wrongSource,
} from '../problems.ts'
import type * as schema from '../schema.ts'
import { ProposeAgreement } from '../schema.ts'
import { type Agreement, codeIsTaken, type Fund, insertAgreement, lockFunding, orNull } from '../store.ts'
import { assertNotMixed, assertWithinEarmarks } from '../within-earmarks.ts'

type Input = v.InferOutput<typeof schema.ProposeAgreement>
interface Loaded {
  ground: Ground
  parent: Agreement | null
  fromFund: Fund | null
  intoFund: Fund | null
  giverId: string | null
  receiverId: string
}

/** Both parties, the giver as whoever holds the money where nobody is named. */
function partiesOf({ giverId, receiverId }: Input, { following }: Ground, parent: Agreement | null, fund: Fund | null) {
  const holder = parent?.receiverId ?? fund?.organisationId ?? null
  return { giverId: orNull(following.organisation, giverId) ?? holder, receiverId: following.organisation(receiverId) }
}

/** @throws Problem where the money of the agreement cannot come from where it is said to. */
function assertSource({ code, kind, parent: parentCode, fromFund: fundCode, intoFund: intoCode }: Input, loaded: Loaded): void {
  const { parent, fromFund, intoFund, giverId } = loaded
  if (parentCode !== null && !parent) throw noSuchAgreement({ code: parentCode })
  for (const [asked, fund] of [[fundCode, fromFund] as const, [intoCode, intoFund] as const]) {
    if (asked !== null && !fund) throw noSuchFund({ code: asked })
    if (fund?.closed) throw fundClosed({ code: fund.code, closed: fund.closed })
  }
  const sources = [parentCode, fundCode].filter(each => each !== null).length
  if (sources !== (kind === 'contribution' ? 0 : 1)) throw wrongSource({ code })
  if (parent?.state === 'ended') throw noAgreement({ agreement: parent.code, allowed: `ended · ${parent.endedOn}`, asked: code })
  const holder = parent?.receiverId ?? fromFund?.organisationId ?? null
  if (holder !== null && giverId !== holder) throw giverHoldsNothing({ code, parent: parent?.code ?? fromFund?.code ?? '' })
}

/**
 * Money that lies with somebody is passed on by whoever has it, not by whoever says to; a contribution may be put on record by either
 * party, and into a fund by who gives it or holds the fund. Money that is not there, or of which nobody says who holds it, is nobody's: those
 * who keep the operation's lists alone may pass it on.
 */
function scopesOf(
  { operationId, kind, parent: code, fromFund: fundCode, intoFund: intoCode }: Input,
  { giverId, receiverId, parent, fromFund, intoFund }: Omit<Loaded, 'ground'>,
  actor: Actor,
) {
  const into = { giverId, receiverId: intoFund?.organisationId ?? null }
  const throughFund = intoCode === null ? [] : [scopeOfParties(operationId, into, actor, 'either')]
  if (kind === 'contribution') return [scopeOfParties(operationId, { giverId, receiverId }, actor, 'either'), ...throughFund]
  const isSaid = code !== null || fundCode !== null
  const holders = [
    ...(code === null ? [] : [parent?.receiverId ?? null]),
    ...(fundCode === null ? [] : [fromFund?.organisationId ?? null]),
  ]
  return [...(isSaid ? holders : [giverId]).map(organisation => ({ operation: operationId, organisation })), ...throughFund]
}

/** Proposes an agreement between somebody who gives and somebody who receives. */
export const proposeAgreement = command({
  name: 'funding.propose-agreement',
  summary: 'Propose a contribution, an allocation or a sub-grant: who gives, who receives, from which money, on which terms.',
  input: ProposeAgreement,
  policy: moneyWriters,
  async load(tx, input, { actor }) {
    const { operationId } = input
    await lockNames(tx, operationId, 'shared')
    await lockFunding(tx, operationId, 'alone')
    const ground = await groundOf(tx, operationId, {
      codes: input.parent === null ? [] : [input.parent],
      placeIds: input.earmark?.placeIds ?? [],
    })
    const fund = (code: string | null) => ground.funds.find(each => each.code === code) ?? null
    const parent = ground.byCode.get(input.parent ?? '') ?? null
    const fromFund = fund(input.fromFund)
    const found = { ...partiesOf(input, ground, parent, fromFund), parent, fromFund, intoFund: fund(input.intoFund) }
    return { ground, ...found, scopes: scopesOf(input, found, actor) }
  },
  scope: ({ scopes }) => scopes,
  async apply(tx, input, loaded, { touch }) {
    const { operationId, id = newId(), code, kind, knownApart, illustrative } = input
    const { ground, parent, fromFund, intoFund, giverId, receiverId } = loaded
    if (await codeIsTaken(tx, operationId, code)) throw codeTaken({ code })
    assertSource(input, loaded)
    assertNotOnMadeUp({ code, illustrative }, [parent, fromFund, intoFund])
    assertNotMixed({ code, earmark: input.earmark }, { parent, intoFund }, ground)
    const terms = { ...input, clusterId: orNull(ground.following.cluster, input.clusterId) }
    await assertWithinEarmarks(tx, operationId, { terms, parent }, ground)
    if (kind === 'contribution' && giverId !== null && knownApart === null) {
      const other = await receivesItself(tx, operationId, giverId)
      if (other !== null) throw countedTwice({ other })
    }
    const sources = { parentId: parent?.id ?? null, fromFundId: fromFund?.id ?? null, intoFundId: intoFund?.id ?? null }
    await insertAgreement(tx, operationId, {
      ...terms,
      ...{ id, code, kind, giverId, receiverId, ...sources, knownApart, illustrative },
      ...{ state: 'proposed', signedOn: null, successorOf: null },
    })
    touch('agreement', id, 'made')
    return { id, code }
  },
})
