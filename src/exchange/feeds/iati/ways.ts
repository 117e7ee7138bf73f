/** What transactions do to money, seen from their activity. */
import type { MoneyKind } from '../../../modules/funding/schema.ts'
import type { SaidActivity, SaidMovement } from './said.ts'

export type Direction = 'in' | 'out' | 'spent' | 'earned'

/** What a transaction does, seen from its activity; null for those that no account here is of (loans, equity, guarantees). */
export function directionOf({ type, receiver, receiverActivity }: SaidMovement, activity: SaidActivity): Direction | null {
  if (type === '1' || type === '11' || type === '13') return 'in'
  if (type === '2' || type === '3' || type === '12') return 'out'
  if (type === '4') return 'spent'
  const isOwn =
    receiverActivity === activity.identifier ||
    (receiver !== null && (receiver.ref ?? receiver.name) === (activity.reporting.ref ?? activity.reporting.name))
  // Interest that the publisher receives is earned; what it pays for a loan is spent.
  if (type === '5') return isOwn ? 'earned' : 'spent'
  // The standard calls a payment of what the receiver spent already a reimbursement.
  if (type === '7') return isOwn ? 'in' : 'out'
  return null
}

export type Step = 'pledge' | 'commitment' | 'payment'
export const steps: Record<string, Step> = {
  1: 'payment',
  2: 'commitment',
  3: 'payment',
  7: 'payment',
  11: 'commitment',
  12: 'pledge',
  13: 'pledge',
}
/** What a step is called by who gives: from outside the operation, or from what was received. */
export const kindsOf: Record<Step, { first: MoneyKind; below: MoneyKind | null }> = {
  pledge: { first: 'pledge', below: null },
  commitment: { first: 'commitment', below: 'allocation' },
  payment: { first: 'payment', below: 'disbursement' },
}
