import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { reachedFor } from '../small-numbers.ts'
import { monthsIn } from './months-in.ts'

/** Totals of one cell over the asked months: the highest month of each figure. */
export interface ReachFigure {
  leafId: string
  placeId: string | null
  groupId: string | null
  reached: number | null
  targeted: number | null
  lines: number
  linesUnknown: number
  illustrative: boolean
}
export interface Presence {
  leafId: string
  placeId: string | null
  organisationId: string
  lines: number
}

const Filter = v.object({
  operationId: IdSchema,
  from: v.optional(PeriodSchema),
  to: v.optional(PeriodSchema),
})

/** Totals and presence of an operation for a span of months: what matrix, map and figures are made from. */
export const showReach = view({
  name: 'delivery.reach',
  summary: 'People reached and organisations present by cluster, place and group over a span of months.',
  input: Filter,
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, from = '0000-01', to = '9999-12' }, { actor }) {
    const [cells, presence] = await Promise.all([
      db.rows<ReachFigure>(sql`select leaf_id as "leafId", place_id as "placeId", group_id as "groupId", max(${reachedFor(actor, operationId)})::float8 as reached,
          max(targeted)::float8 as targeted, sum(lines)::int as lines, sum(lines_unknown)::int as "linesUnknown", bool_or(illustrative) as illustrative
        from reach_cell where operation_id = ${operationId} and period between ${from} and ${to} group by 1, 2, 3`),
      db.rows<Presence>(sql`select leaf_id as "leafId", place_id as "placeId", organisation_id as "organisationId", sum(lines)::int as lines
        from presence_cell where operation_id = ${operationId} and period between ${from} and ${to} group by 1, 2, 3`),
    ])
    return { cells, presence }
  },
})

/** The months an operation has reports for, first and last. */
export const showPeriods = view({
  name: 'delivery.periods',
  summary: 'The months an operation has reports for.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }) =>
    db.rows<{ period: string; illustrative: boolean }>(sql`with recursive ${monthsIn('reach_cell', operationId, '', '9999-12')}
      select period, exists (select 1 from reach_cell c where c.operation_id = ${operationId} and c.period = month.period and c.illustrative) as illustrative
      from month where period is not null order by 1`),
})
