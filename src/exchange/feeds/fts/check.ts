/** Checks files of the service against what the operation knows: what storing them would bring, and every problem. Needs no database. */
import type { FlowAgreement, FlowEntry, FlowFund, StoreFlows } from '../../../modules/funding/schema.ts'
import { type FtsFinding, type FtsTotals, totalsOf } from '../../formats/fts/model.ts'
import type { FtsRead, ReadFlow } from '../../formats/fts/read.ts'
import type { PlanFunding } from '../../formats/fts/requirements.ts'
import type { LearnWish } from '../activities/learning.ts'
import type { NewEntry } from '../activities/record.ts'
import type { Resolver } from '../activities/resolve.ts'
import { codesOf } from '../flows/find.ts'
import type { KnownFund } from '../flows/known.ts'
import { createMoneyResolver } from '../flows/resolver.ts'
import type { RowProblem } from '../problem.ts'
import { createPlaceNames } from '../projects/places.ts'
import type { Reference } from '../reference.ts'
import { entryRef, isApart, type MapContext, mapFlow, versionScheme } from './map-flow.ts'

type FlowRequirement = StoreFlows['requirements'][number]

export interface KnownFts {
  reference: Reference
  learn: LearnWish
  projectCodes: ReadonlySet<string>
  funds: readonly KnownFund[]
  /** Of each entry that a file brought before, the hash of what it said. */
  hashes: ReadonlyMap<string, string>
  /** Versions of flows that are stored, by the external ids of their agreements. */
  versions: ReadonlyMap<string, number>
}

export interface FtsCheck {
  /** Flows. */
  rows: number
  good: number
  rejected: number
  repaired: number
  problems: RowProblem[]
  problemCount: number
  newEntries: NewEntry[]
  unknownNames: NewEntry[]
  funds: FlowFund[]
  agreements: FlowAgreement[]
  entries: FlowEntry[]
  requirements: FlowRequirement[]
  compared: { new: number; changed: number; unchanged: number }
  /** Whole US dollars, as the service counts: of all flows of the files, and of those that can be stored. */
  totals: { found: FtsTotals; stated: FtsTotals | null; storable: FtsTotals }
  /** Flows that the operation shares with what lies outside: kept, and in no total. */
  apart: { count: number; amountUSD: number }
}

const problemsKept = 20_000

const problemOf = ({ at, key, severity, code, value, details, file }: FtsFinding): RowProblem => ({
  ...{ row: at, column: key, columnIndex: null, severity, code, value, details: { ...details, file } },
})

/** Names that stay unknown, each told once with how often it stands there. */
function createUnknown() {
  const names = new Map<string, { what: 'cluster' | 'project'; name: string; at: ReadFlow; count: number }>()
  return {
    note(what: 'cluster' | 'project', name: string, at: ReadFlow) {
      const key = `${what} ${name}`
      const before = names.get(key)
      if (before) before.count += 1
      else names.set(key, { what, name, at, count: 1 })
    },
    problems: (): RowProblem[] =>
      [...names.values()].map(({ what, name, at, count }) => ({
        ...{ row: at.at, column: 'destinationObjects', columnIndex: null, severity: 'warning', value: name },
        code: what === 'cluster' ? 'fts-cluster-unknown' : 'fts-project-unknown',
        details: { name, count, file: at.file },
      })),
  }
}

/** Checks flows that were read. A flow that cannot be taken in holds no other one up. */
export function checkFts(read: FtsRead, known: KnownFts): FtsCheck {
  const resolver = createMoneyResolver(known.reference, known.learn)
  const places = createPlaceNames(known.reference)
  const funds = codesOf(known.funds.map(fund => ({ code: fund.code, of: fund, named: Object.values(fund.names) })))
  const unknown = createUnknown()
  const problems = read.findings.map(problemOf)
  const begun = new Map<string, FlowFund>()
  const agreements: FlowAgreement[] = []
  const entries: FlowEntry[] = []
  const storable: ReadFlow[] = []
  const compared = { new: 0, changed: 0, unchanged: 0 }
  const unreadable = new Set(
    read.findings.flatMap(({ severity, at, file }) => (severity === 'error' && at > 0 ? [`${file} ${at}`] : [])),
  ).size
  let rejected = unreadable
  const repairedFlows = new Set<ReadFlow>()
  for (const each of read.flows) {
    const context: MapContext = {
      ...{ resolver, places, projectCodes: known.projectCodes, fundNamed: name => funds.find(name)?.of },
      unknown: (what, name) => unknown.note(what, name, each),
      tell(severity, code, key, details = {}, value = null) {
        if (severity === 'repair') repairedFlows.add(each)
        problems.push({
          row: each.at,
          column: key,
          columnIndex: null,
          severity,
          code,
          value,
          details: { ...details, file: each.file },
        })
      },
    }
    const mapped = mapFlow(each, context)
    const stored = mapped && known.versions.get(mapped.agreement.externalId)
    const isOlder = stored !== undefined && stored !== null && stored > Number(each.flow.versionId ?? 0)
    if (mapped && isOlder) context.tell('error', 'fts-newer-stored', 'versionId', { stored }, String(each.flow.versionId ?? 0))
    if (!mapped || isOlder) {
      rejected += 1
      continue
    }
    storable.push(each)
    agreements.push(mapped.agreement)
    if (mapped.fund) begun.set(mapped.fund.externalId, mapped.fund)
    resolver.used([mapped.agreement.giverId, mapped.agreement.receiverId, mapped.fund?.organisationId ?? null])
    const before = known.hashes.get(entryRef(each.flow.id))
    if (mapped.entry) entries.push(mapped.entry)
    compared[standing(before, mapped.entry, stored !== undefined)] += 1
  }
  problems.push(...unknown.problems())
  const apart = storable.filter(({ flow }) => isApart(flow))
  return {
    rows: read.flows.length + unreadable,
    good: storable.length,
    rejected,
    repaired: repairedFlows.size,
    problems: problems.slice(0, problemsKept),
    problemCount: problems.length,
    newEntries: resolver.newEntries(),
    unknownNames: resolver.unknownNames(),
    funds: [...begun.values()],
    ...{ agreements, entries, compared, requirements: [] },
    totals: { found: read.totals, stated: read.stated, storable: totalsOf(storable.map(({ flow }) => flow)) },
    apart: { count: apart.length, amountUSD: apart.reduce((sum, { flow }) => sum + flow.amountUSD, 0) },
  }
}

function standing(before: string | undefined, entry: FlowEntry | null, isKnown: boolean): 'new' | 'changed' | 'unchanged' {
  if (entry === null) return isKnown ? 'unchanged' : 'new'
  if (before === undefined) return 'new'
  return before === entry.contentHash ? 'unchanged' : 'changed'
}

/** The version of a flow that an agreement came from; undefined where it came from elsewhere. */
export const versionOf = (identifiers: readonly { scheme: string; value: string }[]): number | undefined => {
  const found = identifiers.find(({ scheme }) => scheme === versionScheme)
  return found && Number(found.value)
}

/**
 * Requirements of a plan by cluster, with the whole plan's. Clusters that the operation does not know are told; what no cluster is
 * named for stays in the plan's own.
 */
export function requirementsOf(
  funding: PlanFunding,
  { year, source, resolver, file }: { year: number; source: string; resolver: Resolver; file: string },
): { requirements: FlowRequirement[]; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const both = (clusterId: string | null, original: number | null, revised: number | null): FlowRequirement[] => {
    const of = (amount: number | null, stage: FlowRequirement['stage']) =>
      amount === null
        ? []
        : [{ clusterId, year, currency: 'USD', amountMinor: String(BigInt(Math.round(amount)) * 100n), source, stage }]
    return [...of(original, 'original'), ...of(revised, 'revised')]
  }
  const requirements = both(null, funding.total.originalRequirement, funding.total.requirement)
  for (const [nth, { name, originalRequirement, requirement }] of funding.groups.entries()) {
    if (requirement === null && originalRequirement === null) continue
    const found = resolver.cluster(name, null, nth + 1)
    if (found.how === 'unknown')
      problems.push({
        ...{ row: nth + 1, column: 'name', columnIndex: null, severity: 'warning', code: 'fts-cluster-unknown', value: name },
        details: { name, count: 1, file },
      })
    else requirements.push(...both(found.id, originalRequirement, requirement))
  }
  return { requirements, problems }
}
