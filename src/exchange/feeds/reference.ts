/**
 * What an operation knows, held in memory while a sheet is checked: places, organisations, clusters, groups, activities,
 * projects and periods. Built once per import from the rooms' views; never changed by a check.
 */
import type { Names } from '../../kernel/pure/languages.ts'

/** Levels are 0 country, 1 governorate or province, 2 district, 3 sub-district, 4 and deeper as the country has them. */
export interface ReferencePlace {
  id: string
  parentId: string | null
  level: number
  names: Names
  aliases: string[]
  codes: { system: string; code: string }[]
  latitude: number | null
  longitude: number | null
  /** Rings of [longitude, latitude]; null when no boundary is loaded. */
  boundary: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown } | null
  /** True when the boundary is schematic: a point outside it is a warning, never an error. */
  boundaryIsSchematic: boolean
  population: number | null
  validFrom: string | null
  validTo: string | null
  /** Taken in from a sheet and not looked at by anybody yet: what is said of it may be wrong. */
  status?: 'reviewed' | 'unreviewed'
}

/** Codes of organisation types as in HPC and HDX lists. */
export const organisationTypes = [
  'un',
  'international',
  'ingo',
  'nngo',
  'red-cross',
  'government',
  'donor',
  'academic',
  'religious',
  'private',
  'media',
  'military',
  'embassy',
  'other',
] as const
export type OrganisationType = (typeof organisationTypes)[number]

export interface ReferenceOrganisation {
  id: string
  acronym: string | null
  names: Names
  aliases: string[]
  type: OrganisationType | null
  isDonor: boolean
}

export interface ReferenceCluster {
  id: string
  code: string
  /** The cluster an area of responsibility belongs to. */
  parentId: string | null
  names: Names
  aliases: string[]
  validFrom: string | null
  validTo: string | null
  /** The clusters it took over from: what was reported to them before is reported to it since. */
  predecessorIds: string[]
}

export interface ReferenceGroup {
  id: string
  code: string
  names: Names
  aliases: string[]
}

export interface ReferenceActivity {
  id: string
  code: string | null
  clusterId: string
  names: Names
  aliases: string[]
  /** What its figures count. Only `people` may become people reached. */
  unit: 'people' | 'households' | 'items' | 'facilities' | 'sessions' | 'money' | null
  /** Set when the activity is for one age group only. */
  audience: 'children' | 'adults' | null
  /** A recurrent service reports the same people every month: months are never added up. */
  recurrent: boolean
  indicatorCodes: string[]
  retired: boolean
}

export interface ReferenceProject {
  code: string
  organisationIds: string[]
  clusterId: string | null
  start: string | null
  end: string | null
}

export interface Reference {
  operation: { id: string; code: string; country: string; start: string | null; end: string | null }
  /** Months (YYYY-MM) the operation has closed: reports for them are refused. A month that is not listed is open. */
  closedPeriods: ReadonlySet<string>
  places: ReferencePlace[]
  /** The P-code system that is current; codes of other known systems are translated into places by table. */
  currentCodeSystem: string | null
  organisations: ReferenceOrganisation[]
  clusters: ReferenceCluster[]
  groups: ReferenceGroup[]
  activities: ReferenceActivity[]
  projects: ReferenceProject[]
  /** People in need by place and cluster id (`placeId|clusterId`), latest known; missing means unknown. */
  need: ReadonlyMap<string, number>
}
