/** Who may follow whose money. Totals are everybody's who has a role in the operation; the path of a contribution is its parties' alone. */
import type { Actor } from '../../kernel/access.ts'
import { notFound } from '../../kernel/problems.ts'
import { type Agreement, seenAs, sightOf } from '../funding/index.ts'

/**
 * Refuses to follow a contribution to whoever neither keeps the operation's data nor gives, receives or coordinates it.
 * @throws Problem `not-found`, the same as for one that is not there.
 */
export function assertMayFollow(actor: Actor, operationId: string, contribution: Agreement): void {
  const clusters = [contribution.clusterId, ...(contribution.earmark?.clusterIds ?? [])].filter(id => id !== null)
  if (seenAs(sightOf(actor, operationId), contribution, clusters, false) !== 'terms') throw notFound()
}
