/** Whose lines somebody may report, decided line by line: the same rule by which the command that stores them decides on all at once. */
import { type Actor, isAllowed } from '../../../kernel/access.ts'
import { limitedToPlaces, type PlacesAround, placeAsHeld, reporters } from '../../operations/roles.ts'
import type { Holder } from './packed-lines.ts'

/** What keeps somebody from reporting a line: it is another organisation's, another cluster's, or of another place. */
export type NotTheirs = 'organisation' | 'cluster' | 'place'

/** Whose lines somebody may report: ids. */
export interface OwnScopes {
  organisations: string[]
  clusters: string[]
  places: string[]
}

export interface ReportingRights {
  /** Why somebody may not report for an organisation in a cluster and place; null when they may. */
  whyNot(holder: Holder): NotTheirs | null
  own: OwnScopes
}

export { limitedToPlaces, placeAsHeld }

/** Whose lines of an operation somebody may report; null when of everybody. */
export function reportingRights(actor: Actor, operationId: string, around: PlacesAround): ReportingRights | null {
  if (isAllowed(actor, reporters, [{ operation: operationId }])) return null
  const held = actor.grants.filter(
    ({ role, scope }) => scope.operation === operationId && reporters.some(rule => rule.role === role),
  )
  const ids = (dimension: string) => [...new Set(held.flatMap(({ scope }) => scope[dimension] ?? []))]
  const own = { organisations: ids('organisation'), clusters: ids('cluster'), places: ids('place') }
  const placeOf = placeAsHeld(actor, operationId, around)
  const reasonOf = (holder: Holder): NotTheirs | null => {
    const { cluster, organisation } = holder
    const scope = { operation: operationId, cluster, organisation, place: placeOf(holder) }
    if (isAllowed(actor, reporters, [scope])) return null
    if (organisation !== null && own.organisations.includes(organisation)) return 'place'
    return own.organisations.length === 0 && own.clusters.length > 0 ? 'cluster' : 'organisation'
  }
  const known = new Map<string, NotTheirs | null>()
  return {
    own,
    whyNot(holder) {
      const key = `${holder.cluster}|${holder.organisation}|${holder.place}`
      let reason = known.get(key)
      if (reason === undefined) {
        reason = reasonOf(holder)
        known.set(key, reason)
      }
      return reason
    },
  }
}
