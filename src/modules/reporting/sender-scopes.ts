/** What access to writing and sending a report is decided on: the report, and for field staff the places that they speak for. */
import type { Actor, Scope } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/database/sql.ts'
import { limitedToPlaces, placeAsHeld } from '../operations/index.ts'
import { placesAround } from '../places/index.ts'
import { scopeOf } from './access.ts'

interface Spoken {
  /** Places of the rows and figures that are changed or sent; null: one that says no place. */
  places: readonly (string | null)[]
  /** Whether something is said for the organisation as a whole. */
  whole: boolean
}

/** Whose places do not matter needs the right for the report; field staff needs it for every place that is spoken of. */
export async function senderScopes(
  tx: Tx,
  operationId: string,
  actor: Actor,
  report: { clusterId: string; organisationId: string },
  { places, whole }: Spoken,
): Promise<Scope[]> {
  const scope = scopeOf(operationId, report)
  if (whole || !limitedToPlaces(actor, operationId)) return [scope]
  const named = [...new Set(places)]
  if (named.length === 0) {
    const held = actor.grants.find(
      grant => grant.scope.operation === operationId && grant.scope.organisation === report.organisationId,
    )
    return [{ ...scope, place: held?.scope.place ?? null }]
  }
  const around = await placesAround(
    tx,
    operationId,
    named.filter(place => place !== null),
  )
  const placeOf = placeAsHeld(actor, operationId, place => around.get(place) ?? [])
  return named.map(place => ({ ...scope, place: placeOf({ organisation: report.organisationId, place }) ?? null }))
}
