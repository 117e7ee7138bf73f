import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { CodeSchema, IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { sightOf } from '../access.ts'
import { type Figure, noTotals, Sum, totalsBy } from '../figures.ts'
import { pictureOf, seeingOf } from '../picture.ts'
import { dayOf, plannedOf } from '../store.ts'

export interface ForecastMonth {
  month: string
  in: Figure
  out: Figure
  /** In the reporting currency, at the end of the month. */
  balanceMinor: string
}
export interface Forecast {
  baseCurrency: string
  /** What is held today. */
  opening: Figure
  /** Planned for months that are over, and not in the months below: it came, or is late. */
  overdue: { in: Figure; out: Figure }
  months: ForecastMonth[]
  /** How many agreements it is made of. */
  agreements: number
  illustrative: boolean
}

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
    const own = picture.agreements.filter(
      agreement =>
        seeing.as(agreement) === 'terms' &&
        (holder === null || agreement.receiverId === holder) &&
        (code === null || agreement.code === code) &&
        (projectCode === null || agreement.projectCode === projectCode),
    )
    const byId = new Map(own.map(each => [each.id, each]))
    const totals = totalsBy(picture.cells, picture.balances, picture.valueOf)
    const opening = new Sum()
    for (const { id } of own) opening.addSum((totals.get(id) ?? noTotals()).held)
    const start = from ?? dayOf(now).slice(0, 7)
    const [year = 0, month = 1] = start.split('-').map(Number)
    const names = Array.from({ length: months }, (_, nth) =>
      new Date(Date.UTC(year, month - 1 + nth, 1)).toISOString().slice(0, 7),
    )
    const empty = () => ({ in: new Sum(), out: new Sum() })
    const sums = new Map(names.map(name => [name, empty()]))
    const overdue = empty()
    for (const planned of await plannedOf(db, operationId, sql`p.agreement_id = any(${[...byId.keys()]}::uuid[])`)) {
      const currency = byId.get(planned.agreementId)?.currency ?? ''
      const amountMinor = BigInt(planned.amountMinor)
      const due = planned.on.slice(0, 7)
      const into = due < start ? overdue : sums.get(due)
      into?.[planned.direction].add(
        currency,
        amountMinor,
        picture.valueOf({ rootId: planned.agreementId, currency, amountMinor }),
      )
    }
    let balance = opening.base
    return {
      baseCurrency: picture.baseCurrency,
      opening: opening.toFigure(),
      overdue: { in: overdue.in.toFigure(), out: overdue.out.toFigure() },
      months: [...sums].map(([name, each]) => {
        balance += each.in.base - each.out.base
        return { month: name, in: each.in.toFigure(), out: each.out.toFigure(), balanceMinor: String(balance) }
      }),
      agreements: own.length,
      illustrative: own.some(each => each.illustrative),
    }
  },
})
