/** Who may follow whose money. Totals are everybody's who has a role in the operation; the path of a contribution is its parties' alone. */
import type { Actor } from '../../kernel/access.ts'
import { notFound } from '../../kernel/problems.ts'
import { type Agreement, seenAs, sightOf } from '../funding/index.ts'

/** Whether somebody may follow a contribution: who keeps the operation's data, gives, receives or coordinates it. */
export function mayFollow(actor: Actor, operationId: string, contribution: Agreement): boolean {
  const clusters = [contribution.clusterId, ...(contribution.earmark?.clusterIds ?? [])].filter(id => id !== null)
  return seenAs(sightOf(actor, operationId), contribution, clusters, false) === 'terms'
}

/** @throws Problem `not-found`, the same as for a contribution that is not there, for whoever may not follow it. */
export function assertMayFollow(actor: Actor, operationId: string, contribution: Agreement): void {
  if (!mayFollow(actor, operationId, contribution)) throw notFound()
}
