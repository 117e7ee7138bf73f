/**
 * What a snapshot holds: every figure and list of a situation report, with names in all languages that are known, so that its page can be
 * made again from this alone. People are whole numbers, null is unknown; money is minor units of its currency; months are YYYY-MM.
 */
import type { Names } from '../../kernel/pure/languages.ts'
import type { Unit } from '../indicators/schema.ts'
import type { Months, RuleName } from './rules.ts'

export interface PeopleFigures {
  inNeed: number | null
  targeted: number | null
  reached: number | null
  /** Organisations that reported any activity. */
  organisations: number
  /** Report lines, and how many of them do not say how many people were reached. */
  lines: number
  linesUnknown: number
}

export interface Named {
  id: string
  code: string | null
  names: Names
}

export interface KeyFigures extends PeopleFigures {
  /** Month from which the latest of the needs holds. */
  needsAsOf: string | null
  areas: number
  areasPresent: number
  /** Needs without any activity; null when no needs are known. */
  gaps: number | null
  silent: number
  overlaps: number
  /** There may be more overlaps than were read. */
  overlapsAtLeast: boolean
}

export interface AreaFigures extends Named, PeopleFigures {
  boundary: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown } | null
  tile: { row: number; column: number } | null
}

export interface ClusterFigures extends Named, PeopleFigures {
  /** People reached in each area, in the order of the areas; null where nothing is known. */
  reachedIn: (number | null)[]
  /** Lines in each area: where there is none, nothing is reported. */
  linesIn: number[]
}

export interface MonthFigures {
  period: string
  reached: number | null
  soFar: number | null
  organisations: number
  lines: number
}

export interface ObjectiveFigures extends Named {
  /** How far below the top of the tree that is shown. */
  depth: number
  level: Names | null
  cluster: string | null
  inNeed: number | null
  targeted: number | null
  reached: number | null
  illustrative: boolean
}

export interface IndicatorFigures extends Named {
  unit: Unit
  currency: string | null
  per: number
  overTime: 'sum' | 'highest' | 'average' | 'last'
  cluster: string | null
  objective: string | null
  baseline: number | null
  target: number | null
  /** Of the months of the report. */
  inPeriod: number | null
  /** Since the first figure, up to the last month of the report. */
  toDate: number | null
  /** Way from baseline to target, in per cent. */
  progress: number | null
  months: { period: string; value: number | null }[]
  organisationsSaid: number
  organisationsExpected: number
  illustrative: boolean
}

export interface ActivityFigures extends Named {
  cluster: string | null
  lines: number
  linesUnknown: number
  organisations: number
  places: number
  illustrative: boolean
}

export interface Amount {
  currency: string
  /** Minor units. */
  amountMinor: number
}

export interface ProjectFigures extends Named {
  cluster: string | null
  /** Null: nobody said where it stands. */
  state: { code: string; names: Names } | null
  partners: { role: 'lead' | 'implementing' | 'funding' | null; names: Names }[]
  starts: string | null
  ends: string | null
  budget: Amount[]
}

export interface Funding {
  donors: { id: string; names: Names; amounts: Amount[] }[]
  totals: Amount[]
  projects: number
  /** Projects that do not say what they cost. */
  projectsUnknown: number
}

/** Money in minor units of the reporting currency, as it stood when the figures were taken. */
export interface MoneyFigures {
  /** Null: nothing was asked for. */
  required: number | null
  committed: number
  paid: number
  spent: number
  /** Parts without a known rate, which are in none of the sums. */
  withoutRate: number
}

export interface Money {
  currency: string
  clusters: (Named & MoneyFigures)[]
  /** Of the whole operation, with what is for no cluster; null in the report of a cluster. */
  total: MoneyFigures | null
}

export interface Partner extends Named {
  clusters: string[]
  areas: number
  lines: number
}
export interface Silent extends Named {
  cluster: string | null
  lastPeriod: string
}
export interface Gap extends Named {
  cluster: string | null
  inNeed: number
}
export interface Overlap {
  id: string
  period: string
  cluster: string | null
  area: Names
  activity: Names | null
  organisations: Names[]
  highest: number | null
  sum: number | null
}

export interface Decision {
  id: string
  text: string
  meeting: string
  /** Day on the clocks there, YYYY-MM-DD. */
  day: string
  cluster: string | null
  /** Whether the minutes are agreed. */
  agreed: boolean
  illustrative: boolean
}
export interface Action {
  id: string
  what: string
  organisation: Names
  due: string
  state: 'open' | 'done' | 'dropped'
  late: boolean
  cluster: string | null
  illustrative: boolean
}

/** What organisations wrote in reports that were accepted. */
export interface ReportedText {
  id: string
  organisation: Names
  cluster: string | null
  period: string
  narrative: string | null
  constraints: string | null
  illustrative: boolean
}

/** A part of the page and the views that its figures were read from. */
export type Part =
  | 'figures'
  | 'clusters'
  | 'areas'
  | 'months'
  | 'objectives'
  | 'indicators'
  | 'activities'
  | 'projects'
  | 'funding'
  | 'money'
  | 'partners'
  | 'silent'
  | 'gaps'
  | 'overlaps'
  | 'decisions'
  | 'actions'
  | 'reported'

export interface SnapshotContent {
  rules: Record<RuleName, number>
  operation: { code: string; names: Names }
  /** Null: the country team's. */
  cluster: {
    id: string
    code: string
    names: Names
    lead: string | null
    deputy: string | null
    /** The cluster that the report was made for, which was merged into this one before the figures were taken. */
    formerly?: { code: string; names: Names }
  } | null
  months: Months
  /** Names of all clusters by their code: what `cluster` means in the lists below. */
  clusterNames: Record<string, Names>
  /** Whether the operation held anything made up when this was taken. */
  illustrative: boolean
  figures: KeyFigures
  areas: AreaFigures[]
  /** Whose boundaries the map shows, and whether they are schematic. */
  boundaries: { sources: string[]; schematic: boolean }
  clusters: ClusterFigures[]
  trend: MonthFigures[]
  plan: { code: string; names: Names; version: number } | null
  objectives: ObjectiveFigures[]
  indicators: IndicatorFigures[]
  activities: ActivityFigures[]
  projects: ProjectFigures[]
  funding: Funding | null
  /** Null: none is recorded. Absent from snapshots that were taken before money was kept. */
  money?: Money | null
  partners: Partner[]
  silent: Silent[]
  gaps: Gap[]
  overlaps: Overlap[]
  decisions: Decision[]
  actions: Action[]
  reported: ReportedText[]
  sources: Partial<Record<Part, string[]>>
}
