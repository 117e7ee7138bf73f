import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema } from '../../operations/index.ts'
import { organisationReaders, sightOf } from '../access.ts'
import { type Figure, figuresOf, noTotals, Sum, type TotalFigures, totalsBy } from '../figures.ts'
import { areasOf, clusterIn, pictureOf, seeingOf } from '../picture.ts'
import { type Duty, dutiesOf, followingOf } from '../store.ts'
import { type ListedAgreement, listedOf } from './agreements.ts'

/** Where a donor's money was spent. */
export interface SpentWhere {
  projectCode: string | null
  clusterId: string | null
  /** Area of the first level. */
  areaId: string | null
  agencyId: string | null
  spent: Figure
}
export interface DonorPage {
  baseCurrency: string
  organisationId: string
  totals: Pick<TotalFigures, 'pledged' | 'committed' | 'paid'> & {
    spent: Figure
    overheads: Figure
    /** Received and not spent, wherever it lies. */
    unspent: Figure
  }
  contributions: ListedAgreement[]
  /** What went on from its contributions, with its own part of it alone. */
  passedOn: ListedAgreement[]
  spent: SpentWhere[]
  /** What is promised to it, and not done. */
  duties: (Duty & { agreement: string })[]
}

/** What an organisation gave, and what became of it: its own part alone, wherever it is mixed with others'. */
export const showDonor = view({
  name: 'funding.donor',
  summary:
    'What a donor gave and what became of it: its contributions, what was passed on and spent of them, where, and what is due to it.',
  input: v.object({ operationId: IdSchema, organisationId: IdSchema }),
  policy: organisationReaders,
  async scope(db, { operationId, organisationId }) {
    return { operation: operationId, organisation: (await followingOf(db, operationId)).organisation(organisationId) }
  },
  async read(db, { operationId, organisationId: asked }, { actor }): Promise<DonorPage> {
    const picture = await pictureOf(db, operationId, ['clusterId', 'placeId', 'projectCode'])
    const organisationId = picture.following.organisation(asked)
    const given = picture.agreements.filter(({ kind, giverId }) => kind === 'contribution' && giverId === organisationId)
    const own = new Set(given.map(({ id }) => id))
    const isOwn = ({ rootId }: { rootId: string | null }) => rootId !== null && own.has(rootId)
    const cells = picture.cells.filter(isOwn)
    const totals = totalsBy(cells, picture.balances.filter(isOwn), picture.valueOf)
    const seeing = seeingOf(picture, sightOf(actor, operationId))
    const listed = (agreement: (typeof given)[number], seen: ListedAgreement['seen']) =>
      listedOf(picture, agreement, seen, figuresOf(totals.get(agreement.id) ?? noTotals()))
    const all = noTotals()
    for (const { id } of given)
      for (const name of ['pledged', 'committed', 'paid'] as const) all[name].addSum((totals.get(id) ?? noTotals())[name])
    for (const each of totals.values()) for (const name of ['spent', 'overheads', 'held'] as const) all[name].addSum(each[name])
    // What is allocated and not paid out lies with whoever allocated it.
    for (const [id, each] of totals) if (!own.has(id)) all.held.addSum(each.open)
    const areaOf = await areasOf(db, operationId)
    const clusterOf = clusterIn(picture)
    const spent = new Map<string, Omit<SpentWhere, 'spent'> & { sum: Sum }>()
    for (const cell of cells) {
      if (cell.kind !== 'expenditure' && cell.kind !== 'overheads') continue
      const where = {
        projectCode: cell.projectCode,
        clusterId: cell.clusterId === null ? clusterOf(cell.agreementId) : picture.topCluster(cell.clusterId),
        areaId: areaOf(cell.placeId),
        agencyId: picture.byId.get(cell.agreementId ?? '')?.receiverId ?? null,
      }
      const key = JSON.stringify(where)
      const before = spent.get(key) ?? { ...where, sum: new Sum() }
      before.sum.addCell(cell)
      spent.set(key, before)
    }
    const duties = await dutiesOf(db, operationId, sql`d.done_on is null and d.agreement_id = any(${[...own]}::uuid[])`)
    return {
      baseCurrency: picture.baseCurrency,
      organisationId,
      totals: { ...figuresOf(all), unspent: all.held.toFigure() },
      contributions: given.map(agreement => listed(agreement, seeing.as(agreement) === 'terms' ? 'terms' : 'path')),
      passedOn: picture.agreements.filter(({ id }) => !own.has(id) && totals.has(id)).map(agreement => listed(agreement, 'path')),
      spent: [...spent.values()]
        .map(({ sum, ...where }) => ({ ...where, spent: sum.toFigure() }))
        .sort((a, b) => (BigInt(a.spent.baseMinor) < BigInt(b.spent.baseMinor) ? 1 : -1)),
      duties: duties.map(duty => ({ ...duty, agreement: picture.byId.get(duty.agreementId)?.code ?? '' })),
    }
  },
})
