/** For whom and of which places somebody may report, as far as a form offers it; the command decides. */
import { isAllowed } from '../../../kernel/access.ts'
import { placeAsHeld, reporters } from '../../../modules/operations/index.ts'
import type { Place } from '../../../modules/places/index.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { type LoadedOne, organisationsOf } from './load.ts'

export interface Reporting {
  /** Those that the person may report for. */
  organisations: { id: string; name: string }[]
  /** Whether a figure of the cluster itself may be reported. */
  mayWithout: boolean
  /** Of which places, for some of the organisations; null is a figure that does not say where. */
  mayIn(placeId: string | null): boolean
}

export async function reportingOf(house: House, loaded: LoadedOne): Promise<Reporting> {
  const { asking, operationId: operation, planned, language, places } = loaded
  const { actor } = asking
  const around = (placeId: string): string[] => {
    const found: string[] = []
    for (let at: string | null = placeId; at !== null && found.length < 20; at = places.get(at)?.parentId ?? null) found.push(at)
    return found
  }
  const placeOf = placeAsHeld(actor, operation, around)
  const may = (organisation: string | null, place: string | null) =>
    isAllowed(actor, reporters, [
      { operation, cluster: planned.clusterId, organisation, place: placeOf({ organisation, place }) },
    ])
  const held = actor.grants.flatMap(({ scope }) => (scope.operation === operation ? (scope.place ?? []) : []))
  const organisations = [...(await organisationsOf(house, loaded)).values()]
    .filter(({ id }) => may(id, null) || held.some(place => may(id, place)))
    .map(entry => ({
      id: entry.id,
      name: entry.acronym ? `${entry.acronym} · ${named(entry, language)}` : named(entry, language),
    }))
  const mayWithout = may(null, null)
  return {
    organisations,
    mayWithout,
    mayIn: place => (mayWithout && may(null, place)) || organisations.some(({ id }) => may(id, place)),
  }
}

/** Places that a form offers: those below the country, for what is said of the whole country says no place. */
export const placesToReport = ({ places }: LoadedOne, { mayIn }: Reporting): Place[] =>
  [...places.values()].filter(({ id, level }) => level > 0 && mayIn(id))
