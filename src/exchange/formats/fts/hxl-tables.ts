/**
 * The tables that the Humanitarian Data Exchange offers of the flows of a country: one per direction, a row for each flow, newest
 * first, byte for byte as it publishes them. With tags they are HXL. Pure.
 */
import type { FtsBoundary, FtsFlow, FtsObject, Json } from './model.ts'
import { ftsBoundaries, objectsOf } from './model.ts'

/** Headings with their tags, in the order of the columns. */
const flowColumns = {
  date: '#date',
  budgetYear: '#date+year+budget',
  description: '#description+notes',
  amountUSD: '#value+funding+total+usd',
  srcOrganization: '#org+name+funder',
  srcOrganizationTypes: '#org+type+funder+list',
  srcLocations: '#country+iso3+funder+list',
  srcUsageYearStart: '#date+year+start+funder',
  srcUsageYearEnd: '#date+year+end+funder',
  destPlan: '#activity+appeal+name',
  destPlanCode: '#activity+appeal+id+external',
  destPlanId: '#activity+appeal+id+fts_internal',
  destOrganization: '#org+name+impl',
  destOrganizationTypes: '#org+type+impl+list',
  destGlobalClusters: '#sector+cluster+name+list',
  destLocations: '#country+iso3+impl+list',
  destProject: '#activity+project+name',
  destProjectCode: '#activity+project+code',
  destEmergency: '#crisis+name',
  destUsageYearStart: '#date+year+start+impl',
  destUsageYearEnd: '#date+year+end+impl',
  contributionType: '#financial+contribution+type',
  flowType: '#financial+contribution+type',
  method: '#financial+method',
  boundary: '#financial+direction',
  onBoundary: '#financial+direction+type',
  status: '#status+text',
  firstReportedDate: '#date+reported',
  decisionDate: '#date+decision',
  keywords: '#description+keywords',
  originalAmount: '#value+funding+total',
  originalCurrency: '#value+funding+total+currency',
  exchangeRate: '#financial+fx',
  id: '#activity+id+fts_internal',
  refCode: '#activity+code',
  createdAt: '#date+created',
  updatedAt: '#date+updated',
} as const
type FlowColumn = keyof typeof flowColumns
export type TableCell = string | number | null

/** What a table says beside its flows. */
export interface FtsLists {
  /** Codes of three letters (ISO 3166-1) by the service's names of countries; others are left out. */
  countries: ReadonlyMap<string, string>
  /** Codes of plans by their numbers. */
  planCodes: ReadonlyMap<string, string>
}

/** By code points, as the service sorts: not by a language. */
export const byCodePoint = (a: string, b: string): number => {
  const left = [...a]
  const right = [...b]
  for (const [at, sign] of left.entries()) {
    const other = right[at]
    if (other === undefined) return 1
    if (sign !== other) return (sign.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
  }
  return left.length - right.length
}
const listed = (words: readonly string[]) => [...words].sort(byCodePoint).join(',')
const namesOf = (objects: readonly FtsObject[]) => objects.map(({ name }) => name)
/** One thing by its name; several are only said to be several. */
const one = (words: readonly string[]) => (words.length > 1 ? 'Multiple' : (words[0] ?? ''))
const texts = (value: Json | undefined) =>
  Array.isArray(value) ? value.flatMap(each => (typeof each === 'string' ? [each] : [])) : []
const dayOf = (value: string | null | undefined) => (value ? value.slice(0, 10) : '')

function sideOf(objects: readonly FtsObject[], { countries }: FtsLists) {
  const organisations = objectsOf(objects, 'Organization')
  const years = namesOf(objectsOf(objects, 'UsageYear')).sort(byCodePoint)
  return {
    organisation: one(namesOf(organisations)),
    types: listed(organisations.flatMap(({ organizationTypes }) => texts(organizationTypes))),
    locations: listed(namesOf(objectsOf(objects, 'Location')).flatMap(name => countries.get(name) ?? [])),
    start: years[0] ?? '',
    end: years.at(-1) ?? '',
  }
}

function rowOf(flow: FtsFlow, lists: FtsLists): Record<FlowColumn, TableCell> {
  const { sourceObjects, destinationObjects } = flow
  const from = sideOf(sourceObjects, lists)
  const to = sideOf(destinationObjects, lists)
  const plans = objectsOf(destinationObjects, 'Plan')
  const projects = objectsOf(destinationObjects, 'Project')
  return {
    date: dayOf(flow.date),
    budgetYear: flow.budgetYear ?? null,
    description: flow.description ?? null,
    amountUSD: flow.amountUSD,
    ...{ srcOrganization: from.organisation, srcOrganizationTypes: from.types, srcLocations: from.locations },
    ...{ srcUsageYearStart: from.start, srcUsageYearEnd: from.end },
    destPlan: one(namesOf(plans)),
    destPlanCode: lists.planCodes.get(plans.at(-1)?.id ?? '') ?? '',
    destPlanId: one(plans.map(({ id }) => id)),
    ...{ destOrganization: to.organisation, destOrganizationTypes: to.types },
    destGlobalClusters: listed(namesOf(objectsOf(destinationObjects, 'GlobalCluster'))),
    destLocations: to.locations,
    destProject: one(namesOf(projects)),
    destProjectCode: one(projects.flatMap(({ code }) => (typeof code === 'string' ? [code] : []))),
    destEmergency: one(namesOf(objectsOf(destinationObjects, 'Emergency'))),
    ...{ destUsageYearStart: to.start, destUsageYearEnd: to.end },
    ...{ contributionType: flow.contributionType ?? null, flowType: flow.flowType ?? null, method: flow.method ?? null },
    ...{ boundary: flow.boundary, onBoundary: flow.onBoundary, status: flow.status },
    ...{ firstReportedDate: dayOf(flow.firstReportedDate), decisionDate: dayOf(flow.decisionDate) },
    keywords: (flow.keywords ?? []).join(','),
    ...{ originalAmount: flow.originalAmount ?? null, originalCurrency: flow.originalCurrency ?? null },
    ...{ exchangeRate: flow.exchangeRate ?? null, id: flow.id, refCode: flow.refCode ?? null },
    ...{ createdAt: dayOf(flow.createdAt), updatedAt: dayOf(flow.updatedAt) },
  }
}

/** Quoted only where a comma, a quote or a line break stands in it: what is published counts to the byte. */
function csvCell(cell: TableCell | undefined): string {
  const text = String(cell ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as CSV with a row of tags below its headings when that is asked for. */
export function tableCsv(
  columns: Readonly<Record<string, string>>,
  rows: readonly Record<string, TableCell>[],
  tags: boolean,
): string {
  const keys = Object.keys(columns)
  const lines = [keys, ...(tags ? [Object.values(columns)] : []), ...rows.map(row => keys.map(key => row[key]))]
  return lines.map(cells => `${cells.map(csvCell).join(',')}\n`).join('')
}

/**
 * Flows of a country as a table for each direction in which there are any.
 * @param flows in the order in which they were published: those of one day keep it.
 */
export function flowTables(
  flows: readonly FtsFlow[],
  lists: FtsLists,
  { tags = false }: { tags?: boolean } = {},
): Partial<Record<FtsBoundary, string>> {
  const tables: Partial<Record<FtsBoundary, string>> = {}
  for (const boundary of ftsBoundaries) {
    const rows = flows.filter(flow => flow.boundary === boundary).map(flow => rowOf(flow, lists))
    if (rows.length === 0) continue
    rows.sort((a, b) => byCodePoint(String(b.date), String(a.date)))
    tables[boundary] = tableCsv(flowColumns, rows, tags)
  }
  return tables
}
