/** How many hands money went through, from a contribution on. Pure. */

/** Where the money of an agreement comes from and goes into. */
export interface Passing {
  id: string
  parentId: string | null
  fromFundId: string | null
  intoFundId: string | null
  /** The agreement that it follows, and whose money it carries over. */
  successorOf: string | null
}

/**
 * Ids of funds and agreements that money of a contribution can come to, each with the fewest hands that it goes through on the way. An
 * agreement that follows another one stands where that one stood.
 */
export function levelsFrom(contribution: Passing, agreements: readonly Passing[]): Map<string, number> {
  const levels = new Map([[contribution.id, 0]])
  let frontier = [contribution.id]
  const reach = (id: string | null, level: number, next: string[]) => {
    if (id === null || (levels.get(id) ?? Number.POSITIVE_INFINITY) <= level) return
    levels.set(id, level)
    next.push(id)
  }
  const byId = new Map(agreements.map(agreement => [agreement.id, agreement]))
  const after = Map.groupBy(agreements, ({ parentId, fromFundId }) => parentId ?? fromFundId ?? '')
  const following = Map.groupBy(agreements, ({ successorOf }) => successorOf ?? '')
  while (frontier.length > 0) {
    const next: string[] = []
    for (const id of frontier) {
      const level = levels.get(id) ?? 0
      const agreement = id === contribution.id ? contribution : byId.get(id)
      reach(agreement?.intoFundId ?? null, level + 1, next)
      for (const child of after.get(id) ?? []) reach(child.id, level + 1, next)
      for (const { id: successor } of following.get(id) ?? []) reach(successor, level, next)
    }
    frontier = next
  }
  return levels
}

/**
 * A contribution with what it amends and what amends it, the first first: money that came under one of them stays known by it, and all of
 * them are one contribution.
 */
export function chainOf<Each extends Pick<Passing, 'id' | 'successorOf'>>(
  contribution: Each,
  agreements: readonly Each[],
): Each[] {
  const byId = new Map(agreements.map(agreement => [agreement.id, agreement]))
  const chain = [contribution]
  for (
    let before = byId.get(contribution.successorOf ?? '');
    before && !chain.includes(before);
    before = byId.get(before.successorOf ?? '')
  )
    chain.unshift(before)
  for (;;) {
    const last = chain.at(-1)
    const next = agreements.find(({ successorOf }) => successorOf !== null && successorOf === last?.id)
    if (!next || chain.includes(next)) return chain
    chain.push(next)
  }
}
