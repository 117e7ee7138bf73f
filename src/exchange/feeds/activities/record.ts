/** One line of who does what, where, when, for whom, after checking: every name resolved to an id of the operation. */
import type { OrganisationType } from '../reference.ts'
export interface ActivityRecord {
  /** The partner's own record id, or null; then the natural key alone identifies the line. */
  recordId: string | null
  /** `delete` withdraws the stored line. */
  change: 'new' | 'update' | 'delete' | null
  /** Month the line reports on, YYYY-MM. */
  period: string
  /** Name of the plan as written (HRP 2022, non-HRP); null when the sheet has no such column. */
  plan: string | null
  projectCode: string | null
  leadOrganisationId: string | null
  implementingOrganisationId: string | null
  donorIds: string[]
  clusterId: string
  subclusterId: string | null
  objective: string | null
  indicatorCode: string | null
  activityId: string | null
  activityDetail: string | null
  unit: string | null
  /** Whole or decimal, as text with a point; never people. */
  quantity: string | null
  modality: string | null
  mechanism: string | null
  /** ISO 4217. */
  currency: string | null
  /** Integer minor units of `currency`, as text (it may pass 2^53). */
  valueMinor: string | null
  /** The finest place that was resolved. */
  placeId: string | null
  site: string | null
  /** What all spellings of the site have in common; not stored. */
  siteKey: string | null
  siteType: string | null
  latitude: number | null
  longitude: number | null
  status: 'planned' | 'ongoing' | 'completed' | 'suspended' | 'cancelled' | null
  /** ISO dates. */
  start: string | null
  end: string | null
  groupId: string | null
  /** Integers; null is unknown, 0 is zero. */
  households: number | null
  targeted: number | null
  reached: number | null
  reachedNew: number | null
  /** People reached by part, keyed by HXL attributes in a fixed order: `f`, `m`, `f+children`, `m+adults`, `disabled` … */
  breakdown: Record<string, number>
  comments: string | null
}

/** An entry that a sheet names and the operation does not know; stored as *unreviewed* when learning is asked for. */
export interface NewEntry {
  /** Stands for the id in records until the entry is stored: `new:place:…`. */
  temporaryId: string
  kind: 'place' | 'organisation' | 'cluster' | 'activity' | 'group'
  name: string
  /** Acronym, P-code, cluster code: whatever code the sheet gave. */
  code: string | null
  /** Place: parent place. Cluster: parent cluster. Activity: its cluster. May be a temporary id. */
  parentId: string | null
  /** Places only. */
  level: number | null
  /** Organisations only. */
  type: OrganisationType | null
  isDonor: boolean
  /** Rows that name it (first ten) and how many in all. */
  rows: number[]
  count: number
  /** Known entries that look alike, best first; a person decides. */
  suggestions: { id: string; label: string; score: number }[]
}
