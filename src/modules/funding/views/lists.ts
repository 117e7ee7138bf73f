import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import type { LedgerCell } from '../../ledger/index.ts'
import { DateSchema, IdSchema, members } from '../../operations/index.ts'
import { sightOf } from '../access.ts'
import { type Figure, noTotals, Sum, totalsBy } from '../figures.ts'
import { giverIn, pictureOf, seeingOf } from '../picture.ts'
import { dutyReminderOn } from '../reminders.ts'
import { allRequirements, type Requirement } from '../requirements.ts'
import { type Duty, dayOf, dutiesOf } from '../store.ts'

/** What was asked for, every revision of it. */
export const listRequirements = view({
  name: 'funding.requirements',
  summary: 'What money was asked for, of the whole plan and of clusters, by year: the original and every revision.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }): Promise<Requirement[]> => allRequirements(db, operationId),
})

export interface ListedFund {
  id: string
  code: string
  organisationId: string | null
  names: Names
  opened: string | null
  closed: string | null
  source: string | null
  illustrative: boolean
  version: number
  /** Signed to go into it, received, passed on, and what lies there. */
  committed: Figure
  received: Figure
  passedOn: Figure
  held: Figure
  /** What each donor paid into it. */
  donors: { donorId: string | null; received: Figure }[]
}

/** Pooled funds with what each received, from whom, and passed on. */
export const listFunds = view({
  name: 'funding.funds',
  summary: 'Pooled funds and their windows, with what each received, from whom, passed on and holds.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }): Promise<{ baseCurrency: string; rows: ListedFund[] }> {
    const picture = await pictureOf(db, operationId, [])
    const totals = totalsBy(picture.cells, picture.balances, picture.valueOf)
    const giverOf = giverIn(picture)
    const paid = new Map<string, LedgerCell[]>()
    for (const cell of picture.cells) {
      if (cell.agreementId === null || (cell.kind !== 'payment' && cell.kind !== 'disbursement')) continue
      const own = paid.get(cell.agreementId)
      if (own) own.push(cell)
      else paid.set(cell.agreementId, [cell])
    }
    const rows = picture.funds.map(({ externalId: _external, importId: _import, ...fund }): ListedFund => {
      const [committed, received, passedOn] = [new Sum(), new Sum(), new Sum()]
      const donors = new Map<string | null, Sum>()
      for (const { id, intoFundId, fromFundId } of picture.agreements) {
        const each = totals.get(id) ?? noTotals()
        if (fromFundId === fund.id) passedOn.addSum(each.committed)
        if (intoFundId !== fund.id) continue
        committed.addSum(each.committed)
        received.addSum(each.paid)
        for (const cell of paid.get(id) ?? []) {
          const donor = giverOf(cell.rootId)
          donors.set(donor, (donors.get(donor) ?? new Sum()).addCell(cell))
        }
      }
      return {
        ...fund,
        ...{ committed: committed.toFigure(), received: received.toFigure(), passedOn: passedOn.toFigure() },
        held: (totals.get(fund.id) ?? noTotals()).held.toFigure(),
        donors: [...donors].map(([donorId, sum]) => ({ donorId, received: sum.toFigure() })),
      }
    })
    return { baseCurrency: picture.baseCurrency, rows }
  },
})

export interface Deadline extends Duty {
  agreement: string
  giverId: string | null
  receiverId: string | null
  /** Days from today; below zero: it is late. */
  days: number
  /** The reminder that is due by now; null: it is not near. */
  stage: ReturnType<typeof dutyReminderOn>
}

/** What agreements ask for and was not done, the nearest first. */
export const listDeadlines = view({
  name: 'funding.deadlines',
  summary:
    'Reporting duties and conditions of agreements that are not done, the nearest first; of the agreements whose terms each sees.',
  input: v.object({
    operationId: IdSchema,
    /** Those that are done, too. */
    done: v.optional(v.boolean(), false),
    today: v.optional(v.nullable(DateSchema), null),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, done, today: asked }, { actor, now }): Promise<Deadline[]> {
    const picture = await pictureOf(db, operationId, [])
    const seeing = seeingOf(picture, sightOf(actor, operationId))
    const today = asked ?? dayOf(now)
    return (await dutiesOf(db, operationId, done ? sql`true` : sql`d.done_on is null`)).flatMap((duty): Deadline[] => {
      const agreement = picture.byId.get(duty.agreementId)
      if (!agreement || seeing.as(agreement) !== 'terms' || (agreement.state === 'ended' && duty.doneOn === null)) return []
      const { code, giverId, receiverId } = agreement
      const days = Math.round((Date.parse(duty.dueOn) - Date.parse(today)) / 86_400_000)
      const stage = duty.doneOn === null ? dutyReminderOn(today, duty.dueOn) : null
      return [{ ...duty, agreement: code, giverId, receiverId, days, stage }]
    })
  },
})
