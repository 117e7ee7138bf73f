/**
 * People at the end of the money. People are not divided by money: a family that a project reached was reached by all who paid for the
 * project together. So what a contribution did is told as the people of the projects it helped to pay for, and its share of their money.
 */

/** A part of a whole in tenths of a per cent, rounded half up; null where there is nothing to divide. */
export function permille(part: bigint, whole: bigint): number | null {
  if (whole <= 0n) return null
  return Number((part * 2_000n + whole) / (whole * 2n))
}

export type Caveat =
  /** Others paid for the same people. */
  | 'joint'
  /** Part of the money has no known origin. */
  | 'unknown-money'
  /** Report lines do not say how many people they reached. */
  | 'unknown-people'
  /** Amounts in a currency without a known rate are left out. */
  | 'without-rate'
  /** Small numbers of people are left out. */
  | 'small-numbers'
  /** Part of the spending names no project, so that no people are known for it. */
  | 'without-project'
  /** People of several months count once: the month in which most were reached. */
  | 'highest-month'

/**
 * Cost per person reached in minor units, rounded to the nearest; null where nobody is known to be reached, or nothing was spent:
 * that is unknown, not nothing.
 */
export function costPerPerson(spentMinor: bigint, people: number | null): bigint | null {
  if (people === null || people <= 0 || spentMinor <= 0n) return null
  const heads = BigInt(people)
  return (spentMinor * 2n + heads) / (heads * 2n)
}
