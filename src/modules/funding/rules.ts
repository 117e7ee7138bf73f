/** When money may move, and from where to where. Pure; browser-safe. */
import type { AgreementKind, AgreementState, Earmark, MoneyKind } from './schema.ts'

/** What of an agreement decides whether its money may move. Days are ISO dates. */
export interface AgreementFacts {
  id: string
  code: string
  kind: AgreementKind
  parentId: string | null
  fromFundId: string | null
  intoFundId: string | null
  currency: string
  state: AgreementState
  signedOn: string | null
  starts: string | null
  ends: string | null
  endedOn: string | null
  advanceAllowed: boolean
  earmark: Earmark | null
}

/** What money is for; null is not stated. */
export interface Dimensions {
  clusterId: string | null
  placeId: string | null
  groupId: string | null
  projectCode: string | null
}

/** An entry itself, then what it lies in. */
export interface Around {
  cluster(id: string): readonly string[]
  place(id: string): readonly string[]
}

export const earmarkDimensions = ['cluster', 'project', 'place', 'group'] as const
export type EarmarkDimension = (typeof earmarkDimensions)[number]

/**
 * Which dimensions of what money is for lie outside an earmark. What is not stated is not outside: nobody knows. An area of
 * responsibility lies in its cluster, and a place in the places around it.
 */
export function outsideEarmark(earmark: Earmark, what: Dimensions, around: Around): EarmarkDimension[] {
  const outside = (allowed: readonly string[], value: string | null, above: (id: string) => readonly string[]) =>
    allowed.length > 0 && value !== null && !above(value).some(id => allowed.includes(id))
  const itself = (id: string) => [id]
  const found: Record<EarmarkDimension, boolean> = {
    cluster: outside(earmark.clusterIds, what.clusterId, around.cluster),
    project: outside(earmark.projectCodes, what.projectCode, itself),
    place: outside(earmark.placeIds, what.placeId, around.place),
    group: outside(earmark.groupIds, what.groupId, itself),
  }
  return earmarkDimensions.filter(dimension => found[dimension])
}

export const binds = (earmark: Earmark | null): earmark is Earmark =>
  earmark !== null && (earmark.strength === 'earmarked' || earmark.strength === 'hard')

/** The last of those that amend one another, from an agreement on. */
export function latestOf(id: string, successors: ReadonlyMap<string, string>): string {
  let at = id
  const seen = new Set([id])
  for (let next = successors.get(at); next !== undefined && !seen.has(next); next = successors.get(at)) {
    seen.add(next)
    at = next
  }
  return at
}

/**
 * The agreement itself and those its money comes from, up to a contribution or a fund, each in the terms of its last amendment. A circle
 * ends where it closes.
 */
export function chainOf<Facts extends Pick<AgreementFacts, 'id' | 'parentId'>>(
  agreement: Facts,
  byId: ReadonlyMap<string, Facts>,
  successors: ReadonlyMap<string, string> = new Map(),
): Facts[] {
  const above = ({ parentId }: Facts) => (parentId === null ? undefined : byId.get(latestOf(parentId, successors)))
  const chain = [agreement]
  for (let next = above(agreement); next && !chain.includes(next); next = above(next)) chain.push(next)
  return chain
}

/** Whether an agreement would be among those its own money comes from. */
export function isOwnCircle(id: string, byId: ReadonlyMap<string, Pick<AgreementFacts, 'id' | 'parentId'>>): boolean {
  const seen = new Set<string>()
  for (let at = byId.get(id)?.parentId ?? null; at !== null; at = byId.get(at)?.parentId ?? null) {
    if (at === id) return true
    if (seen.has(at)) return false
    seen.add(at)
  }
  return false
}

/** Kinds under which money leaves for work: only under an agreement in force, and not after its end. */
const forWork: readonly MoneyKind[] = ['allocation', 'disbursement', 'expenditure', 'overheads']
const spending: readonly MoneyKind[] = ['expenditure', 'overheads']
/** What settles an agreement may be posted after it ended. */
const settling: readonly MoneyKind[] = ['reduction', 'refund', 'carry-over']
/** A contribution may be promised before anything is signed, and its promise taken back. */
const beforeSigning: readonly MoneyKind[] = ['pledge', 'reduction']

export type Objection =
  | { code: 'no-agreement'; agreement: string; state: AgreementState; signedOn: string | null; endedOn: string | null }
  | { code: 'before-start'; agreement: string; allowed: string }
  | { code: 'after-end'; agreement: string; allowed: string }
  | { code: 'outside-earmark'; agreement: string; dimension: EarmarkDimension; earmark: Earmark; soft: boolean }
  | { code: 'kind-not-here'; agreement: string; kind: AgreementKind | 'fund' }
  | { code: 'other-currency'; agreement: string; allowed: string }

export interface Asked extends Dimensions {
  kind: MoneyKind
  happened: string
  currency: string
  amountMinor: bigint
  of: 'pledged' | 'committed'
  back: 'up' | 'out'
  into: { currency: string; amountMinor: bigint } | null
}

/** Whether an agreement was in force on a day: signed by then, and not ended before. */
export function inForceOn({ state, signedOn, endedOn }: Pick<AgreementFacts, 'state' | 'signedOn' | 'endedOn'>, day: string) {
  if (state === 'proposed' || (signedOn !== null && day < signedOn)) return false
  return state === 'in-force' || (endedOn !== null && day <= endedOn)
}

/** Kinds that only contributions have, and those that only agreements have whose money comes from another one. */
const kindsOf: Record<AgreementKind | 'fund', readonly MoneyKind[]> = {
  contribution: [
    'pledge',
    'commitment',
    'payment',
    'reduction',
    'expenditure',
    'refund',
    'interest',
    'overheads',
    'carry-over',
    'exchange',
  ],
  allocation: [
    'allocation',
    'disbursement',
    'reduction',
    'expenditure',
    'refund',
    'interest',
    'overheads',
    'carry-over',
    'exchange',
  ],
  'sub-grant': [
    'allocation',
    'disbursement',
    'reduction',
    'expenditure',
    'refund',
    'interest',
    'overheads',
    'carry-over',
    'exchange',
  ],
  fund: ['interest', 'expenditure', 'overheads', 'refund', 'exchange'],
}

/**
 * All that speaks against money moving, in the terms of its agreement and of those its money comes from: whether it is in force, its days
 * and its earmarks. What is softly earmarked is a remark. Whether there is enough is asked by `planMoney`.
 * @param chain from `chainOf`: the agreement first.
 */
export function objectionsTo(asked: Asked, chain: readonly AgreementFacts[], around: Around): Objection[] {
  const [agreement, ...above] = chain
  if (!agreement) return []
  const { code } = agreement
  if (!kindsOf[agreement.kind].includes(asked.kind)) return [{ code: 'kind-not-here', agreement: code, kind: agreement.kind }]
  const found: Objection[] = []
  if (
    asked.currency !== agreement.currency &&
    !['exchange', 'expenditure', 'interest', 'refund', 'overheads', 'carry-over'].includes(asked.kind)
  )
    found.push({ code: 'other-currency', agreement: code, allowed: agreement.currency })
  const { state, signedOn, endedOn } = agreement
  const free = beforeSigning.includes(asked.kind) || (settling.includes(asked.kind) && state !== 'proposed')
  if (!free && !inForceOn(agreement, asked.happened))
    found.push({ code: 'no-agreement', agreement: code, state, signedOn, endedOn })
  for (const each of chain) {
    if (forWork.includes(asked.kind) && each.ends !== null && asked.happened > each.ends)
      found.push({ code: 'after-end', agreement: each.code, allowed: each.ends })
    if (spending.includes(asked.kind) && each.starts !== null && asked.happened < each.starts)
      found.push({ code: 'before-start', agreement: each.code, allowed: each.starts })
  }
  // An allocation is bound by where its money comes from; what is spent under an agreement, by its own terms too.
  const binding = asked.kind === 'allocation' ? above : asked.kind === 'expenditure' ? chain : []
  for (const { earmark, code: agreementCode } of binding) {
    if (earmark === null || earmark.strength === 'unearmarked') continue
    for (const dimension of outsideEarmark(earmark, asked, around))
      found.push({ code: 'outside-earmark', agreement: agreementCode, dimension, earmark, soft: !binds(earmark) })
  }
  return found
}

/** Remarks do not refuse. */
export const refuses = (objection: Objection): boolean => objection.code !== 'outside-earmark' || !objection.soft

/** Whether a fund has this kind of movement of its own. */
export const isKindOfFund = (kind: MoneyKind): boolean => kindsOf.fund.includes(kind)

export interface Contribution {
  id: string
  giverId: string | null
  receiverId: string | null
  currency: string
  amountMinor: bigint
  happened: string
}
/** How many days apart the same amount of the same donor to the same receiver still looks like the same money. */
export const sameMoneyDays = 31

const daysApart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000

/** Contributions that look like the same money as the one asked: same donor, receiver, amount and currency within 31 days. */
export function looksLikeSame(asked: Contribution, others: readonly Contribution[]): Contribution[] {
  return others.filter(
    other =>
      other.id !== asked.id &&
      asked.giverId !== null &&
      other.giverId === asked.giverId &&
      other.receiverId === asked.receiverId &&
      other.currency === asked.currency &&
      other.amountMinor === asked.amountMinor &&
      daysApart(other.happened, asked.happened) <= sameMoneyDays,
  )
}
