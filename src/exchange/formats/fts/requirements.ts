/**
 * Requirements of a plan beside its funding, as the service answers when it is asked by cluster, by global cluster or by place, and the
 * tables that are made of it. Money whose cluster is not specified, or that several share, keeps rows of its own. Pure.
 */
import { FileProblem } from '../table.ts'
import { byCodePoint, type TableCell, tableCsv } from './hxl-tables.ts'
import type { Json, JsonObject } from './model.ts'

/** What a plan asks for and got in one cluster or place; whole US dollars, null where nothing is stated. */
export interface GroupFunding {
  id: string
  name: string
  originalRequirement: number | null
  requirement: number | null
  funding: number | null
}

export interface PlanFunding {
  /** In the order of the answer: those with funding first. */
  groups: GroupFunding[]
  /** Funding that names no cluster. */
  notSpecified: number | null
  /** Funding that several clusters share, among none of them divided. */
  shared: number | null
  total: { originalRequirement: number | null; requirement: number | null; funding: number | null }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objectAt = (value: Json | undefined, key: string): JsonObject => {
  const found = isObject(value) ? value[key] : undefined
  return isObject(found) ? found : {}
}
const listAt = (value: JsonObject, key: string): JsonObject[] => {
  const found = value[key]
  return Array.isArray(found) ? found.filter(isObject) : []
}
const numberAt = (value: JsonObject, key: string): number | null => {
  const found = value[key]
  return typeof found === 'number' && Number.isFinite(found) ? found : null
}
const idOf = ({ id }: JsonObject): string | null =>
  id === undefined || id === null || id === 'undefined'
    ? null
    : typeof id === 'number' || typeof id === 'string'
      ? String(id)
      : null
const nameOf = ({ name }: JsonObject) => (typeof name === 'string' ? name : '')

/** Reads the answer to a question that groups. @throws FileProblem where the file is no such answer. */
export function readPlanFunding(file: { name: string; bytes: Uint8Array }): PlanFunding {
  let content: Json
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)) as Json
  } catch {
    throw new FileProblem('file-damaged', { name: file.name })
  }
  const data = objectAt(content, 'data')
  const fundingTotals = objectAt(objectAt(data, 'report3'), 'fundingTotals')
  if (!('objects' in fundingTotals)) throw new FileProblem('file-not-a-table', { name: file.name })
  const requirements = objectAt(data, 'requirements')
  const asked = new Map(
    listAt(requirements, 'objects').flatMap(each => (idOf(each) === null ? [] : [[idOf(each) ?? '', each] as const])),
  )
  const [funded] = listAt(fundingTotals, 'objects')
  const groups: GroupFunding[] = []
  let notSpecified: number | null = null
  const requirementOf = (each: JsonObject | undefined) => ({
    originalRequirement: each ? numberAt(each, 'origRequirements') : null,
    requirement: each ? numberAt(each, 'revisedRequirements') : null,
  })
  for (const each of funded ? listAt(funded, 'objectsBreakdown') : []) {
    const funding = numberAt(each, 'totalFunding')
    const id = idOf(each)
    if (id === null) notSpecified = funding ?? notSpecified
    else if (funding !== null) {
      const wanted = asked.get(id)
      groups.push({ id, name: nameOf(each) || (wanted ? nameOf(wanted) : ''), ...requirementOf(wanted), funding })
    }
  }
  const known = new Set(groups.map(({ id }) => id))
  for (const [id, each] of asked)
    if (!known.has(id) && numberAt(each, 'revisedRequirements') !== null)
      groups.push({ id, name: nameOf(each), ...requirementOf(each), funding: null })
  return {
    ...{ groups, notSpecified },
    shared: funded ? numberAt(objectAt(funded, 'totalBreakdown'), 'sharedFunding') : null,
    total: {
      originalRequirement: numberAt(requirements, 'totalOrigReqs'),
      requirement: numberAt(requirements, 'totalRevisedReqs'),
      funding: numberAt(fundingTotals, 'total'),
    },
  }
}

/** Per cent of what is asked for, to the nearest whole one, halves up; nothing where nothing is asked for. */
export const percentFunded = (funding: number | null, requirement: number | null): number | null =>
  funding === null || requirement === null || requirement === 0 ? null : Math.floor((funding / requirement) * 100 + 0.5)

/** The plan that a table is of. */
export interface PlanHead {
  countryCode: string
  id: string
  name: string
  code: string
  startDate: string
  endDate: string
  year: number
}

const clusterColumns = {
  countryCode: '#country+code',
  id: '#activity+appeal+id+fts_internal',
  name: '#activity+appeal+name',
  code: '#activity+appeal+id+external',
  startDate: '#date+start',
  endDate: '#date+end',
  year: '#date+year',
  clusterCode: '#sector+cluster+code',
  cluster: '#sector+cluster+name',
  requirements: '#value+funding+required+usd',
  funding: '#value+funding+total+usd',
  percentFunded: '#value+funding+pct',
} as const

/** Requirements and funding of a plan by cluster, with the money of no single one at its end. */
export function clusterTable(plan: PlanHead, found: PlanFunding, { tags = false }: { tags?: boolean } = {}): string {
  const row = (clusterCode: string, cluster: string, requirements: number | null, funding: number | null) => ({
    ...plan,
    ...{ clusterCode, cluster, requirements, funding, percentFunded: percentFunded(funding, requirements) },
  })
  const rows: Record<keyof typeof clusterColumns, TableCell>[] = [
    ...[...found.groups]
      .sort((a, b) => byCodePoint(a.name, b.name))
      .map(({ id, name, requirement, funding }) => row(id, name, requirement, funding)),
    row('', 'Not specified', null, found.notSpecified),
    row('', 'Multiple clusters/sectors (shared)', null, found.shared),
  ]
  return tableCsv(clusterColumns, rows, tags)
}
