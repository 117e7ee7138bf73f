import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { reachedFor } from '../small-numbers.ts'

/** People reached by lines that name an objective, in one place and group: the highest month. Null is unknown. */
export interface ObjectiveReach {
  /** The objective and the plan in the words of the lines, as `objectiveWords` writes them. */
  objective: string
  plan: string | null
  placeId: string | null
  groupId: string | null
  reached: number | null
  lines: number
  linesUnknown: number
  illustrative: boolean
}

/** What lines reached by the objective they name: what a plan's objectives are measured with. Lines that name none are in no row. */
export const showObjectiveReach = view({
  name: 'delivery.objective-reach',
  summary: 'People reached by what report lines call their objective, by place and group, over a span of months.',
  input: v.object({ operationId: IdSchema, from: v.optional(PeriodSchema), to: v.optional(PeriodSchema) }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, from = '0000-01', to = '9999-12' }, { actor }) =>
    db.rows<ObjectiveReach>(sql`select objective, plan, place_id as "placeId", group_id as "groupId", max(${reachedFor(actor, operationId)})::float8 as reached,
        sum(lines)::int as lines, sum(lines_unknown)::int as "linesUnknown", bool_or(illustrative) as illustrative
      from objective_cell where operation_id = ${operationId} and period between ${from} and ${to}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
})
