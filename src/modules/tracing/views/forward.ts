import * as v from 'valibot'
import type { Db } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { type Written, written } from '../../../kernel/pure/money.ts'
import { type ViewContext, view } from '../../../kernel/view.ts'
import { smallNumbersAreKeptFrom } from '../../delivery/index.ts'
import { type Agreement, allAgreements, allFunds, followingOf } from '../../funding/index.ts'
import { balancesOfRoot, baseCurrencyOf, type LedgerCell, readCells } from '../../ledger/index.ts'
import { CodeSchema, IdSchema, members } from '../../operations/index.ts'
import { type People, peopleOf } from '../people.ts'
import { type Caveat, costPerPerson, permille } from '../pure/joint-people.ts'
import { chainOf, levelsFrom } from '../pure/levels.ts'
import { type HolderStanding, type Lying, type Standing, standingByHolder, standingOf } from '../pure/where-it-is.ts'
import { assertMayFollow } from '../sight.ts'

/** A fund or an agreement that the money came to. */
export interface TracedHolder extends HolderStanding {
  kind: 'fund' | Agreement['kind']
  code: string
  names: Names
  /** Who holds the fund, or receives under the agreement; null: no source says. */
  organisationId: string | null
  /** How many hands the money went through before: zero for the contribution itself; null where its way there is not known any more. */
  level: number | null
  illustrative: boolean
}

/** What was spent of the contribution, by what it was spent for; amounts below the smallest that are zero are left out. */
export interface TracedSpending {
  agreementId: string | null
  projectCode: string | null
  clusterId: string | null
  placeId: string | null
  activityId: string | null
  currency: string
  amountMinor: bigint
}

/** A project that the contribution helped to pay for. */
export interface TracedProject {
  projectCode: string
  /** In the currency of comparison, whole minor units: of this contribution, and of everybody. */
  ownMinor: bigint
  wholeMinor: bigint
  /** Of everybody's, what is of no known origin. */
  unknownMinor: bigint
  /** This contribution's part of what everybody spent, in tenths of a per cent; null where no rate is known. */
  share: number | null
  people: People
  /** What everybody spent for each person reached, whole minor units of the currency of comparison; null is unknown. */
  costPerPerson: bigint | null
}

export interface ForwardTrace {
  contribution: Pick<Agreement, 'id' | 'code' | 'names' | 'giverId' | 'receiverId' | 'currency' | 'state' | 'illustrative'>
  /** Currency of comparison. */
  base: string
  /** One row for each currency; the parts sum to what was given and earned, to the last unit. */
  standing: Standing[]
  holders: TracedHolder[]
  spending: TracedSpending[]
  projects: TracedProject[]
  /** People of all these projects together, each once. */
  people: People
  caveats: Caveat[]
}

/** Where the money of one contribution went: through whom, for what and where, and whom it helped to reach. */
export const traceForward = view({
  name: 'tracing.forward',
  summary:
    'Where the money of a contribution went: through whom, into which projects and places, and people whom it helped to reach.',
  input: v.object({ operationId: IdSchema, contribution: CodeSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, contribution: code }, context): Promise<Written<ForwardTrace>> {
    const agreements = await allAgreements(db, operationId)
    const contribution = agreements.find(agreement => agreement.code === code && agreement.kind === 'contribution')
    if (!contribution) throw notFound()
    assertMayFollow(context.actor, operationId, contribution)
    return written(await followForward(db, operationId, contribution, agreements, context))
  },
})

async function followForward(
  db: Db,
  operationId: string,
  contribution: Agreement,
  agreements: readonly Agreement[],
  context: ViewContext,
): Promise<ForwardTrace> {
  const funds = await allFunds(db, operationId)
  const base = await baseCurrencyOf(db, operationId)
  const chain = chainOf(contribution, agreements)
  const rootIds = chain.map(({ id }) => id)
  const lying: Lying[] = []
  for (const id of rootIds) lying.push(...(await balancesOfRoot(db, operationId, id)))
  const { cluster, place } = await followingOf(db, operationId)
  const own = (await readCells(db, operationId, { rootIds, kinds: ['expenditure'] })).map(cell => ({
    ...cell,
    clusterId: cell.clusterId === null ? null : cluster(cell.clusterId),
    placeId: cell.placeId === null ? null : place(cell.placeId),
  }))
  const moved = await readCells(db, operationId, { rootIds }, ['agreementId'])
  const codes = [...new Set(own.flatMap(({ projectCode }) => projectCode ?? []))].sort()
  const everybodys = await spendingOfProjects(db, operationId, codes)
  const reached = await peopleOf(db, operationId, codes, context, smallNumbersAreKeptFrom(context.actor, operationId))
  const projects = codes.map((projectCode): TracedProject => {
    const whole = everybodys.filter(cell => cell.projectCode === projectCode)
    const ownMinor = sumOf(own.filter(cell => cell.projectCode === projectCode))
    const wholeMinor = sumOf(whole)
    const people = reached.of(projectCode)
    return {
      ...{ projectCode, ownMinor, wholeMinor, people },
      unknownMinor: sumOf(whole.filter(({ rootId }) => rootId === null)),
      share: permille(ownMinor, wholeMinor),
      costPerPerson: costPerPerson(wholeMinor, people.reached),
    }
  })
  const levels = levelsFrom(chain[0] ?? contribution, agreements)
  const { id, names, giverId, receiverId, currency, state, illustrative } = contribution
  return {
    contribution: { id, code: contribution.code, names, giverId, receiverId, currency, state, illustrative },
    ...{ base, standing: standingOf(lying), projects, people: reached.of(null) },
    holders: standingByHolder([...lying, ...throughWhom(contribution, moved)])
      .flatMap((row): TracedHolder[] => {
        const fund = funds.find(each => each.id === row.holderId)
        const agreement = agreements.find(each => each.id === row.holderId)
        const holder = fund
          ? { kind: 'fund' as const, organisationId: fund.organisationId, ...pick(fund) }
          : agreement && { kind: agreement.kind, organisationId: agreement.receiverId, ...pick(agreement) }
        return holder ? [{ ...row, ...holder, level: levels.get(row.holderId) ?? null }] : []
      })
      .sort((a, b) => (a.level ?? 99) - (b.level ?? 99) || (a.code < b.code ? -1 : 1)),
    spending: spendingRows(own),
    caveats: caveatsOf(own, everybodys, projects),
  }
}

/** Those whom the money came to and left again, with nothing. */
const throughWhom = ({ id, intoFundId, currency }: Agreement, moved: readonly LedgerCell[]): Lying[] =>
  [{ agreementId: id, currency }, ...(intoFundId === null ? [] : [{ agreementId: intoFundId, currency }]), ...moved].map(
    cell => ({ holderId: cell.agreementId, kind: 'held', currency: cell.currency, amountMinor: 0n }),
  )

const pick = ({ code, names, illustrative }: { code: string; names: Names; illustrative: boolean }) => ({
  ...{ code, names, illustrative },
})

/** What everybody spent on projects, by whose money it was. */
export const spendingOfProjects = async (db: Db, operationId: string, codes: readonly string[]) =>
  (await readCells(db, operationId, { kinds: ['expenditure'] }, ['projectCode', 'rootId'])).filter(
    ({ projectCode }) => projectCode !== null && codes.includes(projectCode),
  )

export const sumOf = (cells: readonly Pick<LedgerCell, 'baseMinor'>[]): bigint =>
  cells.reduce((sum, { baseMinor }) => sum + baseMinor, 0n)

/** Months together, in a fixed order. */
function spendingRows(cells: readonly LedgerCell[]): TracedSpending[] {
  const rows = new Map<string, TracedSpending>()
  for (const { agreementId, projectCode, clusterId, placeId, activityId, currency, amountMinor } of cells) {
    const row = { agreementId, projectCode, clusterId, placeId, activityId, currency }
    const key = JSON.stringify(row)
    rows.set(key, { ...row, amountMinor: amountMinor + (rows.get(key)?.amountMinor ?? 0n) })
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, row]) => (row.amountMinor === 0n ? [] : [row]))
}

function caveatsOf(own: readonly LedgerCell[], everybodys: readonly LedgerCell[], projects: readonly TracedProject[]): Caveat[] {
  const people = projects.map(project => project.people)
  const said: [Caveat, boolean][] = [
    ['joint', projects.some(({ ownMinor, wholeMinor }) => ownMinor !== wholeMinor)],
    ['unknown-money', projects.some(({ unknownMinor }) => unknownMinor !== 0n)],
    ['without-project', own.some(({ projectCode }) => projectCode === null)],
    ['without-rate', [...own, ...everybodys].some(({ withoutBase }) => withoutBase > 0)],
    ['unknown-people', people.some(({ linesUnknown }) => linesUnknown > 0)],
    ['small-numbers', people.some(({ small }) => small > 0)],
    ['highest-month', people.some(({ firstMonth, lastMonth }) => firstMonth !== lastMonth)],
  ]
  return said.flatMap(([caveat, holds]) => (holds ? [caveat] : []))
}
