/** What should stand in the ledger of what files said: pure, so that it is the same whenever it is asked. */
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import type { Posting } from '../../ledger/index.ts'
import { type Ground, sourceOf } from '../ground.ts'
import { postingOf } from '../posting-of.ts'
import { type Asked, chainOf } from '../rules.ts'
import type { FlowEntry } from '../schema.ts'
import { type Agreement, type BudgetLine, orNull } from '../store.ts'
import { inOrder, kindFor, netAmounts, type SaidFlow } from './net.ts'

/** Everything that decides about the money of an operation, but for places. */
export type WholeGround = Omit<Ground, 'around'>

export interface Flow extends SaidFlow {
  amountMinor: bigint
  signature: string
}

/** Holders whose money is of those given, down to the last. */
export function below(holderIds: readonly string[], { byId, successors }: WholeGround): string[] {
  const children = new Map<string, string[]>()
  const under = (above: string | null, id: string | null) => {
    if (above !== null && id !== null) children.set(above, [...(children.get(above) ?? []), id])
  }
  for (const { id, parentId, fromFundId, intoFundId } of byId.values()) {
    under(parentId, id)
    under(fromFundId, id)
    under(id, intoFundId)
    under(id, successors.get(id) ?? null)
  }
  const found = new Set(holderIds)
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child)
  return [...found]
}

const depthIn = (ground: WholeGround) => {
  const depths = new Map<string, number>()
  return (holderId: string): number => {
    const known = depths.get(holderId)
    if (known !== undefined) return known
    const agreement = ground.byId.get(holderId)
    const depth = agreement ? chainOf(agreement, ground.byId, ground.successors).length : 1
    depths.set(holderId, depth)
    return depth
  }
}

/** What was posted of a movement: what the file said of it, and what its agreement says of it. */
const saidIn = ({ contentHash, holderId }: SaidFlow, amountMinor: bigint) => `${contentHash}:${amountMinor}:${holderId}`
function termsIn({ holderId, said }: SaidFlow, { byId }: WholeGround): string {
  const agreement = byId.get(holderId)
  if (!agreement) return ''
  const { parentId, fromFundId, intoFundId, clusterId, projectCode } = agreement
  return [parentId, fromFundId, intoFundId, said.clusterId ?? clusterId, said.projectCode ?? projectCode].join(':')
}

/**
 * Whether what was posted still stands. The terms of an agreement matter where a file has just stated them otherwise: names that were
 * merged since, for one, are followed when they are read.
 */
export const stillStands = (posted: string, should: string | undefined, stated: boolean) =>
  should !== undefined && (stated ? posted === should : posted.split('|')[0] === should.split('|')[0])

/** What should stand in the ledger of what was said, in the order in which money moves. */
export function wanted(said: readonly SaidFlow[], ground: WholeGround) {
  const named = said.map(flow => {
    const of = ground.byId.get(flow.holderId)?.kind ?? 'fund'
    return { ...flow, said: { ...flow.said, kind: kindFor(flow.said.kind, of) } }
  })
  const ordered = inOrder(named, depthIn(ground))
  const { amounts, left } = netAmounts(ordered)
  const flows = ordered.flatMap((flow): Flow[] => {
    const amountMinor = amounts.get(flow.externalId)
    return amountMinor === undefined
      ? []
      : [{ ...flow, amountMinor, signature: `${saidIn(flow, amountMinor)}|${termsIn(flow, ground)}` }]
  })
  return { flows, left, ordered }
}

/** The rate at which an amount is what the source says it is in the base currency. */
function rateOf(
  { rate, baseMinor, currency, amountMinor, happened }: FlowEntry,
  source: string,
  baseCurrency: string,
): Posting['rate'] {
  if (currency === baseCurrency) return undefined
  if (rate !== null && rate !== undefined) return rate
  if (baseMinor === null || baseMinor === undefined) return undefined
  const digits = 24
  const [amount, base] = [BigInt(amountMinor), BigInt(baseMinor)].map(each => (each < 0n ? -each : each))
  if (!amount || !base) return undefined
  const scaled = (amount * 10n ** BigInt(minorDigitsOf(baseCurrency) + digits)) / (base * 10n ** BigInt(minorDigitsOf(currency)))
  const written = String(scaled).padStart(digits + 1, '0')
  const unitsPerBase = `${written.slice(0, -digits)}.${written.slice(-digits)}`
  return /[1-9]/.test(unitsPerBase) ? { unitsPerBase, day: happened, source } : undefined
}

export interface Understood {
  flow: Flow
  agreement: Agreement | null
  budgetLine: BudgetLine | null
  asked: Asked
}

export function understood(flow: Flow, ground: WholeGround, lines: readonly BudgetLine[]): Understood {
  const agreement = ground.byId.get(flow.holderId) ?? null
  const { said } = flow
  const budgetLine = lines.find(({ agreementId, code }) => agreementId === flow.holderId && code === said.budgetLine) ?? null
  const { following } = ground
  return {
    flow,
    agreement,
    budgetLine,
    asked: {
      ...{ kind: said.kind, happened: said.happened, currency: said.currency, amountMinor: flow.amountMinor },
      ...{ of: said.of, back: said.back },
      into: said.into && { currency: said.into.currency, amountMinor: BigInt(said.into.amountMinor) },
      clusterId: orNull(following.cluster, said.clusterId ?? budgetLine?.clusterId ?? agreement?.clusterId ?? null),
      placeId: orNull(following.place, said.placeId),
      groupId: orNull(following.group, said.groupId),
      projectCode: said.projectCode ?? agreement?.projectCode ?? null,
    },
  }
}

export function toPosting(
  { flow, agreement, budgetLine, asked }: Understood,
  ground: WholeGround,
  baseCurrency: string,
): Posting {
  const { said, source, importId, lenient, illustrative, holderId } = flow
  const rate = rateOf(said, source, baseCurrency)
  return {
    ...postingOf({
      ...{ asked, agreement, holderId, lenient },
      source: agreement ? sourceOf(agreement, ground) : { kind: 'unknown' },
      successorId: ground.successors.get(holderId) ?? null,
    }),
    ...{ clusterId: asked.clusterId, placeId: asked.placeId, groupId: asked.groupId, projectCode: asked.projectCode },
    ...{ activityId: said.activityId, budgetLineId: budgetLine?.id ?? null, words: said.words, source, importId, illustrative },
    ...(rate && { rate }),
  }
}
