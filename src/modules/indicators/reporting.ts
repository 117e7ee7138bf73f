/** Who speaks by a figure: for an organisation, in a cluster, of a place. */
import type { Actor, Scope } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/database/sql.ts'
import { limitedToPlaces, placeAsHeld } from '../operations/index.ts'
import { placesAround } from '../places/index.ts'
import type { ValueInput } from './schema.ts'

type Spoken = Pick<ValueInput, 'planIndicatorId' | 'placeId' | 'organisationId'>

/**
 * The scopes that a batch of figures needs the right for. Field staff speak for the places they hold and for all that lies inside; a figure
 * that does not say where is of no place of theirs.
 * @param clusterOf the cluster of a planned indicator; null when it is not known.
 */
export async function spokenFor(
  tx: Tx,
  operationId: string,
  actor: Actor,
  values: readonly Spoken[],
  clusterOf: (planIndicatorId: string) => string | null,
): Promise<Scope[]> {
  const around = limitedToPlaces(actor, operationId)
    ? await placesAround(tx, operationId, [...new Set(values.flatMap(({ placeId }) => placeId ?? []))])
    : new Map<string, string[]>()
  const placeOf = placeAsHeld(actor, operationId, place => around.get(place) ?? [])
  const scopes = new Map<string, Scope>()
  for (const { planIndicatorId, placeId, organisationId: organisation } of values) {
    const cluster = clusterOf(planIndicatorId)
    const place = placeOf({ organisation, place: placeId })
    scopes.set(`${cluster}|${organisation}|${place}`, { operation: operationId, cluster, organisation, place })
  }
  return [...scopes.values()]
}
