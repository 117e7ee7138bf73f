/** One flow of the service as an agreement with its money. */
import { minorOfDecimal } from '../../../kernel/pure/money.ts'
import type { FlowAgreement, FlowEntry, FlowFund, MoneyKind } from '../../../modules/funding/schema.ts'
import { type FtsFlow, type FtsObject, objectsOf } from '../../formats/fts/model.ts'
import type { ReadFlow } from '../../formats/fts/read.ts'
import type { Resolver } from '../activities/resolve.ts'
import { hashOf } from '../flows/known.ts'
import type { RowProblem } from '../problem.ts'
import type { PlaceNames } from '../projects/places.ts'
import { isPooledFund, noteOf, organisationTypeOf, strengthOf } from './words.ts'

export const agreementRef = (flowId: string): string => `fts:flow:${flowId}`
export const entryRef = (flowId: string): string => `fts:flow:${flowId}:money`
const fundRef = (organisationId: string): string => `fts:organisation:${organisationId}`
export const versionScheme = 'fts-version'

export interface MapContext {
  resolver: Resolver
  places: PlaceNames
  projectCodes: ReadonlySet<string>
  /** A fund of the operation by its name. */
  fundNamed(name: string): { code: string; organisationId: string | null } | undefined
  /** Notes a problem of the flow. */
  tell(
    severity: RowProblem['severity'],
    code: string,
    key: string | null,
    details?: RowProblem['details'],
    value?: string | null,
  ): void
  /** Notes a name that stays unknown, once for all flows. */
  unknown(what: 'cluster' | 'project', name: string): void
}

export interface MappedFlow {
  agreement: FlowAgreement
  /** Null where the flow moves nothing, or moves it outside of what was asked about. */
  entry: FlowEntry | null
  fund: FlowFund | null
}

/** Why a flow is in no total. */
export const isApart = (flow: FtsFlow): boolean => flow.onBoundary === 'shared'

/** The only organisation of a side. Several share the money, and nobody knows in which parts; then none is named. */
function partyOf(
  objects: readonly FtsObject[],
  key: 'sourceObjects' | 'destinationObjects',
  at: number,
  { resolver, tell, fundNamed }: MapContext,
): { id: string | null; only: FtsObject | null; failed: boolean } {
  const organisations = objectsOf(objects, 'Organization')
  const [only, ...more] = organisations
  if (!only) {
    tell('warning', key === 'sourceObjects' ? 'fts-giver-not-stated' : 'fts-receiver-not-stated', key)
    return { id: null, only: null, failed: false }
  }
  if (more.length > 0) {
    tell('warning', 'fts-organisations-share', key, { names: organisations.map(({ name }) => name).join('; ') })
    return { id: null, only: null, failed: false }
  }
  const fund = isPooledFund(only) ? fundNamed(only.name) : undefined
  if (fund) return { id: fund.organisationId, only, failed: false }
  const found = resolver.organisation({ acronym: null, name: only.name }, at, {
    type: organisationTypeOf(only),
    isDonor: key === 'sourceObjects' && !isPooledFund(only),
  })
  if (found.how === 'unknown') {
    const suggestions = found.suggestions.map(({ label }) => label).join(', ')
    if (found.several === undefined)
      tell('error', 'project-organisation-unknown', key, { name: only.name, suggestions }, only.name)
    else tell('error', 'organisation-several', key, { names: found.several }, only.name)
    return { id: null, only, failed: true }
  }
  if (found.how === 'spelled-otherwise') tell('repair', 'name-spelled-otherwise', key, { now: found.label }, only.name)
  return { id: found.id, only, failed: false }
}

/** The cluster that the money is for: the plan's own, else the global one; none where it is for several, or nobody here knows it. */
function clusterOf({ destinationObjects }: FtsFlow, at: number, { resolver, unknown }: MapContext): string | null {
  for (const type of ['Cluster', 'GlobalCluster']) {
    const [only, ...more] = objectsOf(destinationObjects, type)
    if (!only) continue
    if (more.length > 0) return null
    const found = resolver.cluster(only.name, null, at)
    if (found.how !== 'unknown') return found.id
    unknown('cluster', only.name)
  }
  return null
}

function projectOf({ destinationObjects }: FtsFlow, { projectCodes, unknown }: MapContext): string | null {
  const [only, ...more] = objectsOf(destinationObjects, 'Project')
  if (!only || more.length > 0) return null
  const code = typeof only.code === 'string' ? only.code : only.name
  if (projectCodes.has(code)) return code
  unknown('project', code)
  return null
}

/** A place inside the country, where the service names one; the country itself is the whole operation. */
function placeOf({ destinationObjects }: FtsFlow, { places }: MapContext): string | null {
  const [only, ...more] = objectsOf(destinationObjects, 'Location')
  if (!only || more.length > 0) return null
  const found = places.byName(only.name)
  return found.how === 'exact' ? found.id : null
}

/** The amount in its own currency, and in dollars as it is stated: to the dollar, whatever the rate would make of it. */
function moneyOf({ amountUSD, originalAmount, originalCurrency }: FtsFlow) {
  const base = minorOfDecimal(String(amountUSD), 'USD')
  const currency = originalAmount && originalCurrency ? originalCurrency : 'USD'
  const amount = currency === 'USD' ? base : minorOfDecimal(String(originalAmount), currency)
  // An amount of more decimals than its currency has is kept as the dollars that are stated.
  return amount === null || amount === 0n ? { currency: 'USD', amount: base, base } : { currency, amount, base }
}

const kinds: Record<FtsFlow['status'], readonly [contribution: MoneyKind, passedOn: MoneyKind]> = {
  pledge: ['pledge', 'allocation'],
  commitment: ['commitment', 'allocation'],
  paid: ['payment', 'disbursement'],
}

/** @returns null where the flow cannot be taken in; why is told. */
export function mapFlow({ flow, at }: ReadFlow, context: MapContext): MappedFlow | null {
  const from = partyOf(flow.sourceObjects, 'sourceObjects', at, context)
  const to = partyOf(flow.destinationObjects, 'destinationObjects', at, context)
  if (from.failed || to.failed) return null
  const isContribution = flow.boundary === 'incoming'
  const pooled = [isContribution ? to : from].find(({ only }) => only !== null && isPooledFund(only))
  const own = pooled?.only ? context.fundNamed(pooled.only.name) : undefined
  const fund = pooled?.only && !own ? fundOf(pooled.only, pooled.id) : null
  const fundCode = own?.code ?? fund?.externalId ?? null
  const clusterId = clusterOf(flow, at, context)
  const projectCode = projectOf(flow, context)
  const { currency, amount, base } = moneyOf(flow)
  const day = flow.date.slice(0, 10)
  const apart = isApart(flow)
  if (!isContribution && flow.status === 'pledge') context.tell('warning', 'fts-pledge-passed-on', 'status')
  const strength = strengthOf(flow)
  const rateWords = flow.exchangeRate && flow.originalCurrency !== 'USD' ? `FTS rate ${flow.exchangeRate}` : null
  const entry: FlowEntry | null =
    apart || amount === null || amount === 0n
      ? null
      : withHash({
          ...{ externalId: entryRef(flow.id), row: at, agreement: agreementRef(flow.id) },
          kind: kinds[flow.status][isContribution ? 0 : 1],
          ...{ happened: day, amountMinor: String(amount), currency, of: 'committed', back: 'up', into: null, rate: null },
          baseMinor: currency === 'USD' || base === 0n ? null : String(base),
          ...{ clusterId, projectCode, placeId: placeOf(flow, context), groupId: null, activityId: null, words: rateWords },
        })
  const parent = flow.parentFlowId === null || flow.parentFlowId === undefined ? [] : [String(flow.parentFlowId)]
  const agreement: FlowAgreement = {
    ...{ externalId: agreementRef(flow.id), code: `FTS-${flow.id}`.slice(0, 80) },
    kind: isContribution ? 'contribution' : fundCode !== null ? 'allocation' : 'sub-grant',
    ...{ giverId: from.id, receiverId: to.id, parent: null },
    fromFund: isContribution ? null : fundCode,
    intoFund: isContribution ? fundCode : null,
    names: { en: namesOf(flow) },
    ...{ reference: flow.refCode?.slice(0, 200).trim() || null, currency, projectCode, clusterId },
    state: flow.status === 'pledge' || apart ? 'proposed' : 'in-force',
    signedOn: flow.status === 'pledge' || apart ? null : [flow.decisionDate?.slice(0, 10) ?? day, day].sort()[0] || day,
    ...{ starts: null, ends: null, advanceAllowed: false },
    inKind: flow.contributionType === 'in kind' ? { method: 'not stated', source: 'FTS' } : null,
    earmark:
      strength === null
        ? null
        : {
            ...{ strength, words: null, placeIds: [], groupIds: [] },
            clusterIds: clusterId !== null && (strength === 'earmarked' || strength === 'hard') ? [clusterId] : [],
            projectCodes: projectCode !== null && strength === 'hard' ? [projectCode] : [],
          },
    conditions: null,
    note: noteOf(flow, [
      ...(rateWords ? [rateWords] : []),
      ...(parent.length > 0 ? [`Part of flow ${parent.join(', ')}`] : []),
      ...(apart ? [`Shared with what lies outside: ${flow.amountUSD} USD, in no total`] : []),
    ]),
    identifiers: [
      { scheme: 'fts-flow', value: flow.id },
      ...parent.map(value => ({ scheme: 'fts-parent-flow', value })),
      { scheme: versionScheme, value: String(flow.versionId ?? 0) },
    ],
  }
  return { agreement, entry, fund }
}

/** The same content of a newer version is posted no second time. */
const withHash = (entry: Omit<FlowEntry, 'contentHash'>): FlowEntry => {
  const { row: _, ...content } = entry
  return { ...entry, contentHash: hashOf(content) }
}

function fundOf(organisation: FtsObject, organisationId: string | null): FlowFund {
  return {
    ...{ externalId: fundRef(organisation.id), code: `FTS-${organisation.id}`.slice(0, 80), organisationId },
    ...{ names: { en: organisation.name.slice(0, 300) }, opened: null, closed: null },
  }
}

function namesOf(flow: FtsFlow): string {
  const named = (objects: readonly FtsObject[]) =>
    objectsOf(objects, 'Organization')
      .map(({ name }) => name)
      .join(', ') || '–'
  return `${named(flow.sourceObjects)} → ${named(flow.destinationObjects)}`.slice(0, 300)
}
