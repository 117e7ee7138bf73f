/**
 * Flows of the Financial Tracking Service as its API publishes them: its own keys in their order, so that what is read is written
 * again as it was. Keys that are not listed here are kept as they came.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export const ftsStatuses = ['pledge', 'commitment', 'paid'] as const
export const ftsBoundaries = ['incoming', 'outgoing', 'internal'] as const
export const ftsSharings = ['single', 'shared'] as const
export const ftsContributionTypes = ['financial', 'in kind'] as const
export const ftsFlowTypes = ['Standard', 'Parked', 'Carryover', 'Pass through'] as const

export type FtsStatus = (typeof ftsStatuses)[number]
export type FtsBoundary = (typeof ftsBoundaries)[number]
type FtsSharing = (typeof ftsSharings)[number]

/** What a flow comes from or goes to. The types known: Organization, Location, UsageYear, Plan, GlobalCluster, Cluster, Project, Emergency. */
export interface FtsObject extends JsonObject {
  type: string
  id: string
  name: string
}

/** One movement of money. `amountUSD` is in whole dollars as it is published; `date` an instant whose day counts. */
export type FtsFlow = JsonObject & {
  id: string
  amountUSD: number
  date: string
  status: FtsStatus
  boundary: FtsBoundary
  onBoundary: FtsSharing
  sourceObjects: FtsObject[]
  destinationObjects: FtsObject[]
  versionId?: number | null
  refCode?: string | null
  originalAmount?: number | null
  originalCurrency?: string | null
  exchangeRate?: number | null
  budgetYear?: string | null
  contributionType?: string | null
  flowType?: string | null
  method?: string | null
  newMoney?: boolean | null
  parentFlowId?: number | string | null
  childFlowIds?: (number | string)[] | null
  decisionDate?: string | null
  firstReportedDate?: string | null
  createdAt?: string | null
  updatedAt?: string | null
  keywords?: string[] | null
  description?: string | null
  grandBargainEarmarkingType?: string[] | null
}

/** One page of an answer, or a list of flows without an envelope around it. */
export interface FtsPage {
  /** The answer but for its flows, with its keys in their order; null for a plain list. */
  envelope: { before: JsonObject; data: JsonObject } | null
  /** Every flow of the page as it was published, also one that cannot be taken in. */
  flows: Json[]
}

/** Totals in whole US dollars, as the service counts them. */
export interface FtsTotals {
  incoming: { flowCount: number; fundingTotal: number; pledgeTotal: number }
  outgoing: { flowCount: number; fundingTotal: number; pledgeTotal: number }
  internal: { flowCount: number }
}

export type FtsFindingCode =
  | 'fts-not-a-flow'
  | 'fts-value-missing'
  | 'fts-value-unknown'
  | 'fts-value-unreadable'
  | 'fts-objects-unreadable'
  | 'fts-repeated'
  | 'fts-version-older'
  | 'fts-amount-without-currency'
  | 'fts-currency-without-amount'
  | 'fts-rate-differs'
  | 'fts-pages-missing'
  | 'fts-total-differs'
  | 'fts-parent-counts-children'

/** What was found in a file. `at` is the place of the flow among those of its file, from 1; 0 is the file as a whole. */
export interface FtsFinding {
  severity: 'error' | 'warning' | 'repair'
  code: FtsFindingCode
  file: string
  at: number
  flowId: string | null
  /** The key meant; null for the flow as a whole. */
  key: string | null
  value: string | null
  details: Record<string, string | number>
}

/** Objects of one type on one side of a flow. */
export const objectsOf = (objects: readonly FtsObject[], type: string): FtsObject[] =>
  objects.filter(object => object.type === type)

/** Funding as the service counts it: what came in, is more than a pledge and is not shared with what lies outside the query. */
export const countsAsFunding = ({ status, onBoundary }: Pick<FtsFlow, 'status' | 'onBoundary'>): boolean =>
  onBoundary === 'single' && status !== 'pledge'

/** Totals of flows as the service counts them, to the dollar. */
export function totalsOf(flows: readonly FtsFlow[]): FtsTotals {
  const of = (boundary: FtsBoundary) => {
    const crossing = flows.filter(flow => flow.boundary === boundary)
    const sum = (some: readonly FtsFlow[]) => some.reduce((total, { amountUSD }) => total + amountUSD, 0)
    return {
      flowCount: crossing.length,
      fundingTotal: sum(crossing.filter(countsAsFunding)),
      pledgeTotal: sum(crossing.filter(({ status, onBoundary }) => status === 'pledge' && onBoundary === 'single')),
    }
  }
  return { incoming: of('incoming'), outgoing: of('outgoing'), internal: { flowCount: of('internal').flowCount } }
}
