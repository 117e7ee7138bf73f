/** Addresses of the pages about one thing; each keeps the months and the group that are asked for. */
import type { Organisation } from '../../../modules/organisations/index.ts'
import type { Place } from '../../../modules/places/index.ts'
import { addressOf, type Filters } from '../overview/filters.ts'
import { codeOfPlace, type Overview } from '../overview/load.ts'
import { organisationKeys } from '../overview/organisation-key.ts'

export interface Addresses {
  cluster(cluster: { code: string }): string
  area(place: Place): string
  organisation(organisation: Organisation): string
  /** Report lines behind a figure, in the months and of the group shown unless others are given. */
  lines(of: Partial<Pick<Filters, 'cluster' | 'area' | 'organisation' | 'group' | 'from' | 'to'>>): string
  /** Matrix and map, narrowed. */
  overview(of: Partial<Pick<Filters, 'cluster' | 'area' | 'organisation'>>): string
  keyOf(organisation: Organisation): string
}

export function addressesOf({ operation, filters, months, organisations }: Overview): Addresses {
  const path = `/o/${operation.code}`
  const span = { from: filters.from, to: filters.to, group: filters.group }
  const keyOf = organisationKeys(organisations.values())
  const page = (kind: string, key: string) => addressOf(`${path}/${kind}/${encodeURIComponent(key)}`, span)
  return {
    cluster: ({ code }) => page('clusters', code),
    area: place => page('areas', codeOfPlace(place)),
    organisation: organisation => page('organisations', keyOf(organisation)),
    lines: of => addressOf(`${path}/lines`, { from: months.from, to: months.to, group: filters.group, ...of }),
    overview: of => addressOf(path, { ...span, ...of }),
    keyOf,
  }
}
