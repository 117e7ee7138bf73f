import { type LearnWish, learnNothing } from '../activities/learning.ts'
import { createResolver, type Resolver } from '../activities/resolve.ts'
import type { Reference } from '../reference.ts'

/** A resolver that takes in unknown organisations where that is wished, and nothing else: money begins no clusters and no groups. */
export function createMoneyResolver(reference: Reference, learn: LearnWish = learnNothing): Resolver {
  const { cluster, group } = createResolver(reference, learnNothing)
  return { ...createResolver(reference, learn), cluster, group }
}
