/**
 * The money of an operation as flows of the Financial Tracking Service: of each agreement what is paid, what is committed beyond that, and
 * what is pledged beyond that, each a flow with its status, as the service counts them.
 */
import { minorDigitsOf, writtenAmount } from '../../../kernel/pure/money.ts'
import type { earmarkStrengths } from '../../../modules/funding/schema.ts'
import { type FtsFlow, type FtsObject, ftsStatuses, type JsonObject, totalsOf } from '../../formats/fts/model.ts'
import { writeFtsAnswer } from '../../formats/fts/write.ts'
import type { KnownAgreement, KnownEntry, KnownFlows } from '../flows/known.ts'
import type { OrganisationType, ReferenceOrganisation } from '../reference.ts'

type Status = (typeof ftsStatuses)[number]

const typeNames: Record<OrganisationType, [types: string, subType?: string]> = {
  un: ['UN agency'],
  international: ['Inter-governmental'],
  ingo: ['NGO', 'International'],
  nngo: ['NGO', 'National'],
  'red-cross': ['Red Cross/Red Crescent'],
  government: ['Government', 'National government'],
  donor: ['Government'],
  academic: ['Other'],
  religious: ['Other'],
  private: ['Private organization/foundation'],
  media: ['Other'],
  military: ['Other'],
  embassy: ['Government'],
  other: ['Other'],
}
const strengthNames: Record<(typeof earmarkStrengths)[number], string> = {
  unearmarked: 'unearmarked',
  soft: 'softly earmarked',
  earmarked: 'earmarked',
  hard: 'tightly earmarked',
}

/** What each kind of entry says of a status, and whether it adds to it or takes from it. */
const meaning: Partial<Record<string, readonly [Status, 1n | -1n]>> = {
  pledge: ['pledge', 1n],
  commitment: ['commitment', 1n],
  allocation: ['commitment', 1n],
  payment: ['paid', 1n],
  disbursement: ['paid', 1n],
}

interface Sum {
  amount: bigint
  /** In the reporting currency; null where the rate of any part is not known. */
  base: bigint | null
  day: string
}

const plus = (a: Sum | undefined, amount: bigint, base: bigint | null, day: string): Sum => ({
  amount: (a?.amount ?? 0n) + amount,
  base: base === null || a?.base === null ? null : (a?.base ?? 0n) + base,
  day: a && a.day > day ? a.day : day,
})

/** What is pledged, committed and paid of an agreement, in its currency. */
function sumsOf(entries: readonly KnownEntry[], currency: string, baseCurrency: string): Partial<Record<Status, Sum>> {
  const sums: Partial<Record<Status, Sum>> = {}
  for (const { content, postedBaseMinor } of entries) {
    if (content.currency !== currency) continue
    const dollars = postedBaseMinor ?? content.baseMinor
    const [status, sign] =
      content.kind === 'reduction'
        ? ([content.of === 'pledged' ? 'pledge' : 'commitment', -1n] as const)
        : (meaning[content.kind] ?? [null, 1n])
    if (status === null) continue
    const amount = sign * BigInt(content.amountMinor)
    const base = currency === baseCurrency ? amount : dollars === null ? null : sign * BigInt(dollars)
    sums[status] = plus(sums[status], amount, base, content.happened)
  }
  return sums
}

/** What a status holds beyond the one after it; nothing where that holds as much. */
function beyond(sum: Sum | undefined, next: Sum | undefined): Sum | null {
  if (!sum) return null
  const amount = sum.amount - (next?.amount ?? 0n)
  if (amount <= 0n) return null
  // In proportion, where the parts had rates of their own.
  const base = sum.base === null ? null : (sum.base * amount) / sum.amount
  return { amount, base, day: sum.day }
}

export interface ExportedFts {
  body: string
  flows: number
  /** Amounts whose dollars are not known: no rate is there. */
  withoutRate: number
}

const exact = (minor: bigint, currency: string) => Number(writtenAmount(minor, currency) || '0')

export function ftsAnswer(known: KnownFlows): ExportedFts {
  const organisations = new Map(known.reference.organisations.map(entry => [entry.id, entry]))
  const clusters = new Map(
    known.reference.clusters.map(({ id, names, code }) => [id, names.en ?? Object.values(names)[0] ?? code]),
  )
  const funds = new Map(known.funds.map(fund => [fund.code, fund]))
  const byAgreement = new Map<string, KnownEntry[]>()
  for (const entry of known.entries)
    byAgreement.set(entry.content.agreement, [...(byAgreement.get(entry.content.agreement) ?? []), entry])
  let withoutRate = 0

  const organisation = (id: string | null): FtsObject[] => {
    const entry = id === null ? undefined : organisations.get(id)
    return entry ? [organisationObject(entry)] : []
  }
  const fund = (code: string | null): FtsObject[] => {
    const found = code === null ? undefined : funds.get(code)
    if (!found) return []
    const name = found.names.en ?? Object.values(found.names)[0] ?? found.code
    return [{ type: 'Organization', id: found.code, name, behavior: 'single', organizationTypes: ['Pooled fund'] }]
  }
  const flowsOf = (agreement: KnownAgreement): FtsFlow[] => {
    const entries = byAgreement.get(agreement.code) ?? []
    const { currency, kind } = agreement
    const { pledge, commitment, paid } = sumsOf(entries, currency, known.baseCurrency)
    const parts: Record<Status, Sum | null> = {
      pledge: beyond(pledge, commitment ?? paid),
      commitment: beyond(commitment, paid),
      paid: beyond(paid, undefined),
    }
    const isContribution = kind === 'contribution'
    const said = entries.filter(({ content }) => meaning[content.kind] !== undefined)
    const only = (values: readonly (string | null)[]) => (new Set(values).size === 1 ? (values[0] ?? null) : null)
    const clusterId = agreement.clusterId ?? only(said.map(({ content }) => content.clusterId))
    const projectCode = agreement.projectCode ?? only(said.map(({ content }) => content.projectCode))
    const from = isContribution
      ? organisation(agreement.giverId)
      : [...fund(agreement.fromFund), ...organisation(agreement.fromFund === null ? agreement.giverId : null)]
    const to = isContribution && agreement.intoFund !== null ? fund(agreement.intoFund) : organisation(agreement.receiverId)
    const published = /^fts:flow:(.+)$/.exec(agreement.externalId ?? '')?.[1]
    const standing = ftsStatuses.filter(status => parts[status] !== null)
    return standing.flatMap(status => {
      const sum = parts[status]
      if (!sum) return []
      if (sum.base === null) {
        withoutRate += 1
        return []
      }
      const dollars = Math.round(exact(sum.base, known.baseCurrency))
      const flow: JsonObject = {
        id: published !== undefined && standing.length === 1 ? published : `${agreement.code}:${status}`,
        amountUSD: dollars,
        budgetYear: null,
        childFlowIds: null,
        contributionType: agreement.inKind === null ? 'financial' : 'in kind',
        createdAt: `${sum.day}T00:00:00Z`,
        date: `${sum.day}T00:00:00Z`,
        decisionDate: agreement.signedOn === null ? null : `${agreement.signedOn}T00:00:00Z`,
        description: agreement.names.en ?? null,
        grandBargainEarmarkingType: agreement.earmark === null ? null : [strengthNames[agreement.earmark.strength]],
        exchangeRate: currency === known.baseCurrency || dollars === 0 ? null : rateOf(sum, currency, known.baseCurrency),
        firstReportedDate: `${sum.day}T00:00:00Z`,
        flowType: 'Standard',
        keywords: null,
        newMoney: isContribution,
        ...(currency !== known.baseCurrency && { originalAmount: exact(sum.amount, currency), originalCurrency: currency }),
        method: 'Traditional aid',
        parentFlowId: null,
        status,
        updatedAt: `${sum.day}T00:00:00Z`,
        versionId: 1,
        sourceObjects: [...from, year(sum.day)],
        destinationObjects: [
          ...to,
          ...(clusterId === null
            ? []
            : [{ type: 'Cluster', id: clusterId, name: clusters.get(clusterId) ?? clusterId, behavior: 'single' }]),
          ...(projectCode === null
            ? []
            : [{ type: 'Project', id: projectCode, name: projectCode, behavior: 'single', code: projectCode }]),
          year(sum.day),
        ],
        boundary: isContribution ? 'incoming' : 'internal',
        onBoundary: 'single',
        reportDetails: [],
        ...(agreement.reference !== null && { refCode: agreement.reference }),
      }
      return [flow as FtsFlow]
    })
  }
  const flows = [...known.agreements].sort((a, b) => (a.code < b.code ? -1 : 1)).flatMap(flowsOf)
  return { body: writeFtsAnswer(flows, totalsOf(flows), 'en'), flows: flows.length, withoutRate }
}

const year = (day: string): FtsObject => ({ type: 'UsageYear', id: day.slice(0, 4), name: day.slice(0, 4), behavior: 'single' })

function organisationObject({ id, names, acronym, type }: ReferenceOrganisation): FtsObject {
  const [types, subType] = type === null ? ['Other'] : typeNames[type]
  return {
    ...{ type: 'Organization', id, name: names.en ?? acronym ?? Object.values(names)[0] ?? id, behavior: 'single' },
    organizationTypes: [types],
    ...(subType !== undefined && { organizationSubTypes: [subType] }),
  }
}

/** Units of the currency for one dollar, to six significant digits. */
function rateOf({ amount, base }: Sum, currency: string, baseCurrency: string): number | null {
  if (base === null || base === 0n) return null
  const units = Number(amount) / 10 ** minorDigitsOf(currency)
  const dollars = Number(base) / 10 ** minorDigitsOf(baseCurrency)
  return Number((units / dollars).toPrecision(6))
}
