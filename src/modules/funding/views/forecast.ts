import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { ledgerIsIllustrative } from '../../ledger/index.ts'
import { CodeSchema, IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { type Sight, sightOf } from '../access.ts'
import { type Figure, noTotals, Sum, totalsBy } from '../figures.ts'
import { pictureOf, seeingOf } from '../picture.ts'
import { dayOf, type Fund, plannedOf } from '../store.ts'

export interface ForecastMonth {
  month: string
  in: Figure
  out: Figure
  /** In the reporting currency, at the end of the month. */
  balanceMinor: string
}
export interface Forecast {
  baseCurrency: string
  /** What is held today, by agreements and by the funds that are seen whole. */
  opening: Figure
  /** Planned for months that are over, and not in the months below: it came, or is late. */
  overdue: { in: Figure; out: Figure }
  /** Planned from this month on for months before the first one below: in its balance. */
  before: { in: Figure; out: Figure }
  months: ForecastMonth[]
  /** How many agreements in force its plans are of. */
  agreements: number
  illustrative: boolean
}

/** Whether money of a fund is forecast: everybody's who sees all, and of whoever holds it. */
const isOwnFund = ({ organisationId }: Fund, { all, organisations }: Sight, holder: string | null) =>
  (holder === null || organisationId === holder) && (all || (organisationId !== null && organisations.has(organisationId)))

/** What is planned to come in and go out by month, from what is held now. */
export const showForecast = view({
  name: 'funding.forecast',
  summary:
    'A cash-flow forecast: what is held, what is planned to come in and go out by month, and the running balance; of what each may see.',
  input: v.object({
    operationId: IdSchema,
    organisationId: v.optional(v.nullable(IdSchema), null),
    agreement: v.optional(v.nullable(CodeSchema), null),
    projectCode: v.optional(v.nullable(CodeSchema), null),
    /** The first month; the present one where it is left out. */
    from: v.optional(v.nullable(PeriodSchema), null),
    months: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 12),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, organisationId, agreement: code, projectCode, from, months }, { actor, now }): Promise<Forecast> {
    const picture = await pictureOf(db, operationId, [])
    const seeing = seeingOf(picture, sightOf(actor, operationId))
    const holder = organisationId === null ? null : picture.following.organisation(organisationId)
    const seen = picture.agreements.filter(agreement => seeing.as(agreement) === 'terms')
    const own = seen.filter(
      agreement =>
        (holder === null || agreement.receiverId === holder) &&
        (code === null || agreement.code === code) &&
        (projectCode === null || agreement.projectCode === projectCode),
    )
    const ownIds = new Set(own.map(({ id }) => id))
    // A fund has no plan of its own: what is planned to be paid into it comes in, and what it is planned to pay out goes out.
    const funds = code === null && projectCode === null ? picture.funds.filter(fund => isOwnFund(fund, seeing.sight, holder)) : []
    const fundIds = new Set(funds.map(({ id }) => id))
    const planning = seen.filter(
      ({ id, state, fromFundId }) => state === 'in-force' && (ownIds.has(id) || fundIds.has(fromFundId ?? '')),
    )
    const byId = new Map(planning.map(each => [each.id, each]))
    const totals = totalsBy(picture.cells, picture.balances, picture.valueOf)
    const opening = new Sum()
    for (const { id } of [...own, ...funds]) opening.addSum((totals.get(id) ?? noTotals()).held)
    const thisMonth = dayOf(now).slice(0, 7)
    const start = from ?? thisMonth
    const [year = 0, month = 1] = start.split('-').map(Number)
    const names = Array.from({ length: months }, (_, nth) =>
      new Date(Date.UTC(year, month - 1 + nth, 1)).toISOString().slice(0, 7),
    )
    const empty = () => ({ in: new Sum(), out: new Sum() })
    const sums = new Map(names.map(name => [name, empty()]))
    const [overdue, before] = [empty(), empty()]
    for (const { agreementId, on, amountMinor: planned, direction } of await plannedOf(
      db,
      operationId,
      sql`p.agreement_id = any(${[...byId.keys()]}::uuid[])`,
    )) {
      const agreement = byId.get(agreementId)
      if (!agreement) continue
      const { currency } = agreement
      const amountMinor = BigInt(planned)
      const due = on.slice(0, 7)
      const into = due >= start ? sums.get(due) : due < thisMonth ? overdue : before
      const value = picture.valueOf({ rootId: agreementId, currency, amountMinor })
      if (ownIds.has(agreementId)) into?.[direction].add(currency, amountMinor, value)
      if (direction === 'in' && fundIds.has(agreement.fromFundId ?? '')) into?.out.add(currency, amountMinor, value)
    }
    let balance = opening.base + before.in.base - before.out.base
    return {
      baseCurrency: picture.baseCurrency,
      opening: opening.toFigure(),
      overdue: { in: overdue.in.toFigure(), out: overdue.out.toFigure() },
      before: { in: before.in.toFigure(), out: before.out.toFigure() },
      months: [...sums].map(([name, each]) => {
        balance += each.in.base - each.out.base
        return { month: name, in: each.in.toFigure(), out: each.out.toFigure(), balanceMinor: String(balance) }
      }),
      agreements: planning.length,
      illustrative: [...own, ...funds].some(each => each.illustrative) || (await ledgerIsIllustrative(db, operationId)),
    }
  },
})
