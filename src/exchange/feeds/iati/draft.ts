/** An agreement while it is made of an activity's transactions, and commitments that name nobody shared among those that were paid. */
import type { Names } from '../../../kernel/pure/languages.ts'
import type { AgreementKind } from '../../../modules/funding/schema.ts'
import type { SaidActivity, SaidMovement, SaidParty } from './said.ts'
import { directionOf, type Step } from './ways.ts'

export interface Draft {
  activity: SaidActivity
  external: string
  code: string
  kind: AgreementKind
  giver: SaidParty | null
  receiver: SaidParty | null
  parent: string | null
  fromFund: string | null
  intoFund: string | null
  names: Names
  /** `open`: the transaction does not say whom it is for. */
  movements: { step: Step; movement: SaidMovement; of: SaidActivity; open: boolean }[]
  /** Commitments taken over from those that name nobody, or given to others of the activity: below zero. */
  shared: { currency: string; minor: bigint; day: string }[]
}

export interface Amount {
  minor: bigint
  /** The first day of it. */
  day: string
}

/** Of whole units, which `Math.min` does not take. */
const smaller = (a: bigint, b: bigint): bigint => [a, b].sort((x, y) => Number(x > y) - Number(x < y))[0] ?? 0n

const keyOf = (party: SaidParty | null) => party?.ref ?? party?.name ?? null

/** An activity that its publisher funds itself, and of which only spending is published. */
export const isOwnMoney = ({ kind, movements, giver, activity }: Draft): boolean =>
  kind === 'contribution' && movements.length === 0 && giver !== null && keyOf(giver) === keyOf(activity.reporting)

function summed(amounts: Iterable<{ currency: string; minor: bigint; day: string }>): Map<string, Amount> {
  const sums = new Map<string, Amount>()
  for (const { currency, minor, day } of amounts) {
    const before = sums.get(currency)
    sums.set(currency, { minor: (before?.minor ?? 0n) + minor, day: before && before.day < day ? before.day : day })
  }
  return sums
}

/** What was spent of an activity, by currency. */
export const spentOf = (activity: SaidActivity): Map<string, Amount> =>
  summed(activity.movements.filter(movement => directionOf(movement, activity) === 'spent'))

/** What was paid beyond what was committed, by currency; below zero where more was committed. */
export function uncommitted(draft: Draft): Map<string, Amount> {
  const paid = draft.movements.flatMap(({ step, movement: { currency, minor, day } }) =>
    step === 'pledge' ? [] : [{ currency, day, minor: step === 'payment' ? minor : -minor }],
  )
  const own = isOwnMoney(draft) ? [...spentOf(draft.activity)].map(([currency, amount]) => ({ currency, ...amount })) : []
  return summed([...paid, ...own, ...draft.shared.map(each => ({ ...each, minor: -each.minor }))])
}

/**
 * Publishers commit to an activity and pay its contractors: a commitment that names nobody is for those of the activity that were paid
 * without one. No commitment is counted twice, and none is made up as long as one is left.
 */
export function shareCommitments(drafts: readonly Draft[]): void {
  const ofActivity = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const { identifier } = draft.activity
    ofActivity.set(identifier, [...(ofActivity.get(identifier) ?? []), draft])
  }
  for (const all of ofActivity.values()) {
    const pool = all.find(({ movements }) => movements.some(({ step, open }) => step === 'commitment' && open))
    if (!pool) continue
    for (const [currency, { minor }] of uncommitted(pool)) {
      const open = pool.movements.reduce(
        (sum, each) =>
          each.open && each.step === 'commitment' && each.movement.currency === currency ? sum + each.movement.minor : sum,
        0n,
      )
      const whole = smaller(-minor, open)
      let left = whole
      const days: string[] = []
      for (const draft of all) {
        if (draft === pool || draft.kind !== pool.kind) continue
        const need = uncommitted(draft).get(currency)
        if (left <= 0n || !need || need.minor <= 0n) continue
        const part = smaller(need.minor, left)
        draft.shared.push({ currency, minor: part, day: need.day })
        days.push(need.day)
        left -= part
      }
      const [day] = days.sort()
      if (day !== undefined) pool.shared.push({ currency, minor: left - whole, day })
    }
  }
}

/** Money never comes from itself: an agreement that is its own source is from somebody outside. */
export function breakCircles(drafts: readonly Draft[]): void {
  const byId = new Map(drafts.map(draft => [draft.external, draft]))
  const intoFund = new Map<string, Draft[]>()
  for (const draft of drafts)
    if (draft.intoFund !== null) intoFund.set(draft.intoFund, [...(intoFund.get(draft.intoFund) ?? []), draft])
  const above = ({ parent, fromFund }: Draft): Draft[] => {
    const own = parent === null ? undefined : byId.get(parent)
    return own ? [own] : fromFund === null ? [] : (intoFund.get(fromFund) ?? [])
  }
  const done = new Set<Draft>()
  const open = new Set<Draft>()
  const visit = (draft: Draft): void => {
    if (done.has(draft)) return
    open.add(draft)
    for (const each of above(draft)) {
      if (open.has(each)) Object.assign(draft, { kind: 'contribution', parent: null, fromFund: null })
      else visit(each)
    }
    open.delete(draft)
    done.add(draft)
  }
  for (const draft of drafts) visit(draft)
}
