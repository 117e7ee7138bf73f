import * as v from 'valibot'
import { view } from '../../../kernel/view.ts'
import { ledgerIsIllustrative } from '../../ledger/index.ts'
import { DateSchema, IdSchema, members } from '../../operations/index.ts'
import { sightOf } from '../access.ts'
import { type Figure, noTotals, Sum, type Totals, totalsBy } from '../figures.ts'
import { clusterIn, giverIn, type Picture, pictureOf, type Seeing, seeingOf, sourceIn } from '../picture.ts'
import { allRequirements, type Requirement } from '../requirements.ts'
import { type Agreement, dayOf } from '../store.ts'

/** What is asked for, in the reporting currency; null: nobody set it, or only in other currencies. */
export interface RequirementFigure {
  originalMinor: string | null
  currentMinor: string | null
  /** Whether it is made up to show how the platform works. */
  illustrative: boolean
}

export interface ClusterFunding {
  /** The cluster with its areas of responsibility; null: for no cluster, or none is stated. */
  clusterId: string | null
  requirement: RequirementFigure | null
  /** Promised and not signed. */
  pledged: Figure
  /** Signed contributions, with what was allocated here from money for no cluster or another one, less what was allocated away. */
  committed: Figure
  /** Received of that. */
  paid: Figure
  /** First passed on to those who do the work. */
  allocated: Figure
  spent: Figure
  /** What is still asked for, in the reporting currency; below zero where more came; null where nothing is asked for. */
  gapMinor: string | null
  /** Received and not spent: what lies with whoever received it, and what was passed on and not yet paid out. */
  unspent: Figure
}
export interface DonorFunding {
  /** Null: no source says who gave. */
  donorId: string | null
  pledged: Figure
  committed: Figure
  paid: Figure
  /** Of the donor's money, by whomever. */
  spent: Figure
}
export interface AgencyFunding {
  agencyId: string | null
  /** From donors, and from those who passed it on. */
  contributed: Figure
  allotted: Figure
  passedOn: Figure
  spent: Figure
  held: Figure
}
export interface ExpiringAgreement {
  code: string
  ends: string
  /** Days from today; below zero: it is over. */
  days: number
  /** Received or still to come, and not spent. */
  left: Figure
}
export interface FundingOverview {
  baseCurrency: string
  /** Years for which something is asked. */
  years: number[]
  total: Omit<ClusterFunding, 'clusterId'>
  clusters: ClusterFunding[]
  donors: DonorFunding[]
  agencies: AgencyFunding[]
  /** Lies with contributions and funds that are for no cluster. */
  notAllocated: Figure
  /** What was spent of money whose giver no source states, and its share of all that was spent (0 to 1; null: nothing was spent). */
  unknown: { spent: Figure; share: number | null }
  /** Ends within 90 days with money left, of the agreements whose terms each sees. */
  expiring: ExpiringAgreement[]
  /** Ended in its terms with money left, and was not settled. */
  over: ExpiringAgreement[]
  illustrative: boolean
}

const expiringDays = 90

function requirementOf(all: readonly Requirement[], baseCurrency: string): RequirementFigure | null {
  const own = all.filter(({ currency }) => currency === baseCurrency)
  if (own.length === 0)
    return all.length > 0 ? { originalMinor: null, currentMinor: null, illustrative: all.some(each => each.illustrative) } : null
  // Each cluster as it was then has its own revisions; those that were merged since are summed.
  const sum = (pick: (of: Requirement[]) => Requirement | undefined) => {
    const groups = new Map<string, Requirement[]>()
    for (const each of own)
      groups.set(`${each.statedFor} ${each.year}`, [...(groups.get(`${each.statedFor} ${each.year}`) ?? []), each])
    return [...groups.values()].reduce((total, group) => total + BigInt(pick(group)?.amountMinor ?? 0), 0n)
  }
  return {
    originalMinor: String(sum(group => group.find(({ no }) => no === 1))),
    currentMinor: String(sum(group => group.at(-1))),
    illustrative: own.some(each => each.illustrative),
  }
}

interface Work {
  pledged: Sum
  committed: Sum
  paid: Sum
  allocated: Sum
  spent: Sum
  unspent: Sum
}
const worked = ['pledged', 'committed', 'paid', 'allocated', 'spent', 'unspent'] as const
const noWork = (): Work => ({
  ...{ pledged: new Sum(), committed: new Sum(), paid: new Sum() },
  ...{ allocated: new Sum(), spent: new Sum(), unspent: new Sum() },
})

/** Sums by key, made when they are first asked for. */
function grouped<Key, Sums>(empty: () => Sums) {
  const groups = new Map<Key, Sums>()
  const of = (key: Key): Sums => {
    const sums = groups.get(key) ?? empty()
    groups.set(key, sums)
    return sums
  }
  return { groups, of }
}

const totalOf = (totals: ReadonlyMap<string, Totals>, id: string): Totals => totals.get(id) ?? noTotals()

/**
 * How much of an agreement's money came from where it is said to come from. What a published file passes on beyond what was there comes
 * from nobody knows where: only money of contributions was there, unless whoever passed it on had received some of unknown origin.
 */
function cameIn(picture: Picture, totals: ReadonlyMap<string, Totals>) {
  const { cells, balances, valueOf: worth } = picture
  const known = totalsBy(
    cells.filter(({ rootId }) => rootId !== null),
    balances.filter(({ rootId }) => rootId !== null),
    worth,
  )
  const unknown = totalsBy(
    cells.filter(({ rootId }) => rootId === null),
    balances.filter(({ rootId }) => rootId === null),
    worth,
  )
  return (source: string, id: string): { came: Totals; appeared: Totals } =>
    totalOf(unknown, source).paid.isNothing
      ? { came: totalOf(known, id), appeared: totalOf(unknown, id) }
      : { came: totalOf(totals, id), appeared: noTotals() }
}

/** Money by cluster: every sum lies in one of them, so that all together are the whole. */
function byCluster(picture: Picture, totals: ReadonlyMap<string, Totals>) {
  const clusterOf = clusterIn(picture)
  const cameOf = cameIn(picture, totals)
  const { groups, of } = grouped<string | null, Work>(noWork)
  for (const agreement of picture.agreements) {
    const { pledged, committed, paid } = totalOf(totals, agreement.id)
    const cluster = clusterOf(agreement.id)
    const here = of(cluster)
    if (agreement.kind === 'contribution') {
      here.pledged.addSum(pledged)
      here.committed.addSum(committed)
      here.paid.addSum(paid)
      continue
    }
    const source = sourceIn(picture, agreement)
    const from = picture.byId.get(source ?? '')
    if (from === undefined || from.kind === 'contribution') here.allocated.addSum(committed)
    if (source === null) {
      here.committed.addSum(committed)
      here.paid.addSum(paid)
      continue
    }
    const cameFrom = clusterOf(source)
    const { came, appeared } = cameOf(source, agreement.id)
    for (const name of ['committed', 'paid'] as const) {
      here[name].addSum(appeared[name])
      if (cameFrom === cluster) continue
      here[name].addSum(came[name])
      of(cameFrom)[name].addSum(came[name], -1n)
    }
  }
  for (const cell of picture.cells) {
    if (cell.kind !== 'expenditure' && cell.kind !== 'overheads') continue
    of(cell.clusterId === null ? clusterOf(cell.agreementId) : picture.topCluster(cell.clusterId)).spent.addCell(cell)
  }
  for (const balance of picture.balances) {
    const { holderId, kind, rootId, currency, amountMinor } = balance
    if (holderId === null) continue
    // What was allocated and not paid out was received above; what no source says who gave was not.
    const isOpen = kind === 'committed' && rootId !== null && picture.byId.get(holderId)?.kind !== 'contribution'
    if (isOpen || kind === 'held' || kind === 'advanced')
      of(clusterOf(holderId)).unspent.add(currency, amountMinor, picture.valueOf(balance))
  }
  return groups
}

function byDonor(picture: Picture, totals: ReadonlyMap<string, Totals>) {
  const giverOf = giverIn(picture)
  const { groups, of } = grouped<string | null, Pick<Work, 'pledged' | 'committed' | 'paid' | 'spent'>>(noWork)
  for (const { id, kind, giverId } of picture.agreements) {
    if (kind !== 'contribution') continue
    const { pledged, committed, paid } = totalOf(totals, id)
    const donor = of(giverId)
    donor.pledged.addSum(pledged)
    donor.committed.addSum(committed)
    donor.paid.addSum(paid)
  }
  for (const cell of picture.cells)
    if (cell.kind === 'expenditure' || cell.kind === 'overheads') of(giverOf(cell.rootId)).spent.addCell(cell)
  return groups
}

function byAgency(picture: Picture, totals: ReadonlyMap<string, Totals>) {
  const empty = () => ({ contributed: new Sum(), allotted: new Sum(), passedOn: new Sum(), spent: new Sum(), held: new Sum() })
  const { groups, of } = grouped<string | null, ReturnType<typeof empty>>(empty)
  const funds = new Map(picture.funds.map(fund => [fund.id, fund]))
  const holderOf = (agreement: Agreement) => {
    const source = sourceIn(picture, agreement)
    return picture.byId.get(source ?? '')?.receiverId ?? funds.get(source ?? '')?.organisationId ?? agreement.giverId
  }
  for (const agreement of picture.agreements) {
    const { paid, committed, spent, overheads, held } = totalOf(totals, agreement.id)
    const agency = of(agreement.receiverId)
    if (agreement.kind === 'contribution') agency.contributed.addSum(paid)
    else {
      agency.allotted.addSum(paid)
      of(holderOf(agreement)).passedOn.addSum(committed)
    }
    agency.spent.addSum(spent).addSum(overheads)
    agency.held.addSum(held)
  }
  for (const { id, organisationId } of picture.funds) {
    const { held, spent, overheads } = totalOf(totals, id)
    const agency = of(organisationId)
    agency.held.addSum(held)
    agency.spent.addSum(spent).addSum(overheads)
  }
  return groups
}

/** Agreements in force that end soon, the first to end first, and those that are over, the last to end first; with money left. */
function endingIn(
  { agreements }: Picture,
  { as }: Seeing,
  totals: ReadonlyMap<string, Totals>,
  today: string,
): Pick<FundingOverview, 'expiring' | 'over'> {
  const all = agreements
    .flatMap((agreement): ExpiringAgreement[] => {
      const { id, code, state, ends } = agreement
      if (state !== 'in-force' || ends === null || as(agreement) !== 'terms') return []
      const days = Math.round((Date.parse(ends) - Date.parse(today)) / 86_400_000)
      const { held, open } = totalOf(totals, id)
      const left = new Sum().addSum(held).addSum(open)
      return days > expiringDays || left.isNothing ? [] : [{ code, ends, days, left: left.toFigure() }]
    })
    .sort((a, b) => a.days - b.days || (a.code < b.code ? -1 : 1))
  return { expiring: all.filter(({ days }) => days >= 0), over: all.filter(({ days }) => days < 0).reverse() }
}

const byBase = (pick: (row: never) => Figure) => (a: unknown, b: unknown) => {
  const [left, right] = [BigInt(pick(a as never).baseMinor), BigInt(pick(b as never).baseMinor)]
  return left === right ? 0 : left > right ? -1 : 1
}

/** Funding of an operation at a glance. Totals are everybody's who has a role in it; what ends, of those whose terms it is. */
export const showOverview = view({
  name: 'funding.overview',
  summary:
    'What is asked for, promised, signed, received, passed on and spent, by cluster, donor and agency, and what expires or is over.',
  input: v.object({
    operationId: IdSchema,
    /** Requirements of one year alone. */
    year: v.optional(v.nullable(v.pipe(v.number(), v.integer())), null),
    /** The day on which what expires is told; today where it is left out. */
    today: v.optional(v.nullable(DateSchema), null),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, year, today }, { actor, now }): Promise<FundingOverview> {
    const picture = await pictureOf(db, operationId)
    const totals = totalsBy(picture.cells, picture.balances, picture.valueOf)
    const every = await allRequirements(db, operationId)
    const requirements = every.filter(each => year === null || each.year === year)
    const clusterOf = (id: string | null) => (id === null ? null : picture.topCluster(id))
    const groups = byCluster(picture, totals)
    for (const { clusterId } of requirements) if (!groups.has(clusterOf(clusterId))) groups.set(clusterOf(clusterId), noWork())
    const rowOf = (work: Work, requirement: RequirementFigure | null): Omit<ClusterFunding, 'clusterId'> => ({
      requirement,
      ...{ pledged: work.pledged.toFigure(), committed: work.committed.toFigure(), paid: work.paid.toFigure() },
      ...{ allocated: work.allocated.toFigure(), spent: work.spent.toFigure(), unspent: work.unspent.toFigure() },
      gapMinor: requirement?.currentMinor ? String(BigInt(requirement.currentMinor) - work.committed.base) : null,
    })
    const all = noWork()
    for (const work of groups.values()) for (const name of worked) all[name].addSum(work[name])
    // What is asked for of the whole plan of a year counts; where nobody asked for that, what is asked for of its clusters.
    const wholeYears = new Set(requirements.flatMap(({ clusterId, year: of }) => (clusterId === null ? [of] : [])))
    const counting = requirements.filter(each => (each.clusterId === null) === wholeYears.has(each.year))
    const giverOf = giverIn(picture)
    const unknown = new Sum()
    for (const cell of picture.cells)
      if (giverOf(cell.rootId) === null && (cell.kind === 'expenditure' || cell.kind === 'overheads')) unknown.addCell(cell)
    const idle = new Sum()
    const clusterOfHolder = clusterIn(picture)
    for (const { id } of [...picture.agreements.filter(({ kind }) => kind === 'contribution'), ...picture.funds])
      if (clusterOfHolder(id) === null) idle.addSum(totalOf(totals, id).held).addSum(totalOf(totals, id).open)
    return {
      baseCurrency: picture.baseCurrency,
      years: [...new Set(every.map(each => each.year))].sort(),
      total: rowOf(all, requirementOf(counting, picture.baseCurrency)),
      clusters: [...groups]
        .map(([clusterId, work]) => ({
          clusterId,
          ...rowOf(
            work,
            clusterId === null
              ? null
              : requirementOf(
                  requirements.filter(each => clusterOf(each.clusterId) === clusterId),
                  picture.baseCurrency,
                ),
          ),
        }))
        .sort(byBase((row: ClusterFunding) => row.committed)),
      donors: [...byDonor(picture, totals)]
        .map(([donorId, { pledged, committed, paid, spent }]) => ({
          donorId,
          ...{ pledged: pledged.toFigure(), committed: committed.toFigure(), paid: paid.toFigure(), spent: spent.toFigure() },
        }))
        .sort(byBase((row: DonorFunding) => row.committed)),
      agencies: [...byAgency(picture, totals)]
        .map(([agencyId, sums]) => ({
          agencyId,
          ...{ contributed: sums.contributed.toFigure(), allotted: sums.allotted.toFigure(), passedOn: sums.passedOn.toFigure() },
          ...{ spent: sums.spent.toFigure(), held: sums.held.toFigure() },
        }))
        .sort(byBase((row: AgencyFunding) => row.contributed)),
      notAllocated: idle.toFigure(),
      unknown: { spent: unknown.toFigure(), share: all.spent.base > 0n ? Number(unknown.base) / Number(all.spent.base) : null },
      ...endingIn(picture, seeingOf(picture, sightOf(actor, operationId)), totals, today ?? dayOf(now)),
      // Money may be made up under an agreement that is not.
      illustrative:
        [...picture.agreements, ...picture.funds, ...every].some(each => each.illustrative) ||
        (await ledgerIsIllustrative(db, operationId)),
    }
  },
})
