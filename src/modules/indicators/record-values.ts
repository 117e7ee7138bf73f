/** The door through which figures come in, from a form, a sheet or an accepted report alike. */
import type { Tx } from '../../kernel/database/sql.ts'
import type { FieldProblem } from '../../kernel/problems.ts'
import { allOrganisations } from '../organisations/index.ts'
import { placesAbove } from '../places/index.ts'
import { type PlannedIndicator, plannedIndicators } from './plan.ts'
import { valuesRefused } from './problems.ts'
import type { ValueInput } from './schema.ts'
import { type Recorded, type ValueSource, writeValues } from './values.ts'
import { checkValues } from './values-check.ts'

export interface Recording {
  operationId: string
  values: readonly ValueInput[]
  source: ValueSource
  /** The command that records them, for the trace. */
  commandId: string
  illustrative?: boolean
}

const problemsTold = 200

/** Names that figures may use, as far as a batch uses any. */
async function knownTo(tx: Tx, operationId: string, values: readonly ValueInput[]) {
  const named = (of: (value: ValueInput) => string | null) => [...new Set(values.map(of))].filter(id => id !== null)
  const planned = await plannedIndicators(tx, operationId, { ids: named(value => value.planIndicatorId) })
  const places = await placesAbove(
    tx,
    operationId,
    named(value => value.placeId),
  )
  const organisations = named(value => value.organisationId).length > 0 ? await allOrganisations(tx, operationId) : []
  return {
    planned: new Map<string, PlannedIndicator>(planned.map(entry => [entry.id, entry])),
    places: new Set(places.map(({ id }) => id)),
    organisations: new Set(organisations.map(({ id }) => id)),
  }
}

/** What is wrong with figures before they are recorded, by pointers `/values/<index>/<field>`; empty when they can be. */
export async function problemsOfValues(tx: Tx, operationId: string, values: readonly ValueInput[]): Promise<FieldProblem[]> {
  return values.length === 0 ? [] : checkValues(values, await knownTo(tx, operationId, values))
}

/**
 * Records what a source says: idempotent for each source, for its figures replace all that it said before (an empty list takes everything
 * back, and earlier statements of others count again). Every figure that they are in, up to the whole operation and to the indicators
 * they roll up into, is brought up to date in the same transaction.
 *
 * Units: people, households, facilities, kits and sessions are whole numbers; money is integer minor units of the indicator's currency;
 * a ratio or percentage is given as numerator and denominator, never as their quotient. Null is unknown and is kept as such.
 *
 * Closed months are not refused here: whether a late figure may still come in is decided by the command that records it.
 * @throws Problem `values-refused` with every field that is wrong, by pointers `/values/<index>/<field>`; nothing is stored then.
 */
export async function recordValues(
  tx: Tx,
  { operationId, values, source, commandId, illustrative = false }: Recording,
): Promise<Recorded> {
  const known = await knownTo(tx, operationId, values)
  const wrong = checkValues(values, known)
  if (wrong.length > 0) throw valuesRefused({ count: wrong.length }, wrong.slice(0, problemsTold))
  return writeValues(tx, { operationId, values, planned: known.planned, source, commandId, illustrative })
}
