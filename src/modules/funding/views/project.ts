import * as v from 'valibot'
import { view } from '../../../kernel/view.ts'
import { readCells } from '../../ledger/index.ts'
import { CodeSchema, IdSchema, members } from '../../operations/index.ts'
import { projectsOfPlan } from '../../plan/index.ts'
import { sightOf } from '../access.ts'
import { type Figure, figuresOf, noTotals, Sum, totalsBy } from '../figures.ts'
import { areasOf, giverIn, pictureOf, seeingOf, sourceIn } from '../picture.ts'
import { type BudgetLine, budgetLinesOf } from '../store.ts'
import { type ListedAgreement, listedOf } from './agreements.ts'

/** A project's money: what it was given, by whom, what was spent, when and where. */
export interface ProjectMoney {
  baseCurrency: string
  code: string
  /** As the plan says it; null: no source says. */
  budget: { amountMinor: string; currency: string } | null
  /** Signed for it, received, still to come, spent and left. */
  committed: Figure
  paid: Figure
  open: Figure
  spent: Figure
  left: Figure
  /** Whose money it was given; null: nobody says. */
  donors: { donorId: string | null; paid: Figure; spent: Figure }[]
  months: { month: string; paid: Figure; spent: Figure }[]
  /** Areas of the first level; null: not stated. */
  areas: { areaId: string | null; spent: Figure }[]
  /** Agreements for it that the reader sees. */
  agreements: ListedAgreement[]
  budgetLines: (BudgetLine & { agreement: string; currency: string })[]
}

const spending: readonly (string | null)[] = ['expenditure', 'overheads']
const paying: readonly (string | null)[] = ['payment', 'disbursement']

/** The financial sheet of a project. */
export const showProjectMoney = view({
  name: 'funding.project',
  summary:
    'The financial sheet of a project: its budget, what it was given and by whom, what was spent by month and area, and what is left.',
  input: v.object({ operationId: IdSchema, code: CodeSchema }),
  policy: members,
  async scope(db, { operationId, code }) {
    const known = (await projectsOfPlan(db, operationId)).some(project => project.code === code)
    return known ? { operation: operationId } : null
  },
  async read(db, { operationId, code }, { actor }): Promise<ProjectMoney> {
    const picture = await pictureOf(db, operationId, [])
    const seeing = seeingOf(picture, sightOf(actor, operationId))
    const own = picture.agreements.filter(({ projectCode }) => projectCode === code)
    const ids = new Set(own.map(({ id }) => id))
    const totals = totalsBy(picture.cells, picture.balances, picture.valueOf)
    // What one agreement of the project passes on to another one of it came in before.
    const entering = own.filter(agreement => !ids.has(sourceIn(picture, agreement) ?? ''))
    const enter = new Set(entering.map(({ id }) => id))
    const [committed, paid, open, left] = [new Sum(), new Sum(), new Sum(), new Sum()]
    for (const { id } of entering) {
      const each = totals.get(id) ?? noTotals()
      committed.addSum(each.committed)
      paid.addSum(each.paid)
      open.addSum(each.open)
    }
    const ofProject = await readCells(db, operationId, { projectCode: code, kinds: ['expenditure', 'overheads'] }, [
      ...(['kind', 'month', 'rootId', 'placeId', 'agreementId'] as const),
    ])
    const received = await readCells(
      db,
      operationId,
      { agreementIds: [...enter], kinds: ['payment', 'disbursement', 'refund'] },
      [...(['kind', 'month', 'rootId'] as const)],
    )
    const giverOf = giverIn(picture)
    const areaOf = await areasOf(db, operationId)
    const spent = new Sum()
    const donors = new Map<string | null, { paid: Sum; spent: Sum }>()
    const months = new Map<string, { paid: Sum; spent: Sum }>()
    const areas = new Map<string | null, Sum>()
    const at = <Key>(map: Map<Key, { paid: Sum; spent: Sum }>, key: Key) => {
      const sums = map.get(key) ?? { paid: new Sum(), spent: new Sum() }
      map.set(key, sums)
      return sums
    }
    for (const cell of ofProject) {
      if (!spending.includes(cell.kind)) continue
      const area = areaOf(cell.placeId === null ? null : picture.following.place(cell.placeId))
      spent.addCell(cell)
      at(donors, giverOf(cell.rootId)).spent.addCell(cell)
      at(months, cell.month ?? '').spent.addCell(cell)
      areas.set(area, (areas.get(area) ?? new Sum()).addCell(cell))
    }
    for (const cell of received) {
      const times = paying.includes(cell.kind) ? 1n : -1n
      at(donors, giverOf(cell.rootId)).paid.addCell(cell, times)
      at(months, cell.month ?? '').paid.addCell(cell, times)
    }
    for (const { id } of own) left.addSum((totals.get(id) ?? noTotals()).held)
    const project = (await projectsOfPlan(db, operationId)).find(each => each.code === code)
    const seen = own.flatMap(agreement => {
      const as = seeing.as(agreement)
      return as === 'no' ? [] : [{ agreement, as }]
    })
    const isOwn = ({ rootId }: { rootId: string | null }) => rootId !== null && seeing.own.has(rootId)
    const ownTotals = totalsBy(picture.cells.filter(isOwn), picture.balances.filter(isOwn), picture.valueOf)
    const withTerms = seen.filter(({ as }) => as === 'terms').map(({ agreement }) => agreement)
    const lines = await budgetLinesOf(
      db,
      operationId,
      withTerms.map(({ id }) => id),
    )
    const figures = ({ paid: into, spent: out }: { paid: Sum; spent: Sum }) => ({ paid: into.toFigure(), spent: out.toFigure() })
    return {
      ...{ baseCurrency: picture.baseCurrency, code },
      budget:
        project?.budgetMinor != null && project.budgetCurrency !== null
          ? { amountMinor: String(project.budgetMinor), currency: project.budgetCurrency }
          : null,
      ...{ committed: committed.toFigure(), paid: paid.toFigure(), open: open.toFigure() },
      ...{ spent: spent.toFigure(), left: left.toFigure() },
      donors: [...donors].map(([donorId, sums]) => ({ donorId, ...figures(sums) })),
      months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, sums]) => ({ month, ...figures(sums) })),
      areas: [...areas].map(([areaId, sum]) => ({ areaId, spent: sum.toFigure() })),
      agreements: seen.map(({ agreement, as }) =>
        listedOf(picture, agreement, as, figuresOf((as === 'terms' ? totals : ownTotals).get(agreement.id) ?? noTotals())),
      ),
      budgetLines: lines.map(line => {
        const agreement = picture.byId.get(line.agreementId)
        return { ...line, agreement: agreement?.code ?? '', currency: agreement?.currency ?? '' }
      }),
    }
  },
})
