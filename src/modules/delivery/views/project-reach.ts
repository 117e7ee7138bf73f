import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { CodeSchema, IdSchema, lineReaders, PeriodSchema } from '../../operations/index.ts'

/** People reached by lines that name a project, in one month, cluster, place and group. Null is unknown. */
export interface ProjectReach {
  /** Code of the project as lines write it. */
  project: string
  period: string
  leafId: string
  placeId: string | null
  groupId: string | null
  reached: number | null
  lines: number
  linesUnknown: number
  illustrative: boolean
}

/** What lines reached by the project they name: the people at the end of the money. Lines that name none are in no row. */
export const showProjectReach = view({
  name: 'delivery.project-reach',
  summary: 'People reached by the project that report lines name, by month, cluster, place and group.',
  input: v.object({
    operationId: IdSchema,
    /** Codes of projects; left out: all. */
    projects: v.optional(v.pipe(v.array(CodeSchema), v.maxLength(5_000))),
    placeIds: v.optional(v.pipe(v.array(IdSchema), v.maxLength(20_000))),
    from: v.optional(PeriodSchema),
    to: v.optional(PeriodSchema),
  }),
  policy: lineReaders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, projects = null, placeIds = null, from = '0000-01', to = '9999-12' }) =>
    db.rows<ProjectReach>(sql`select project, period, leaf_id as "leafId", place_id as "placeId", group_id as "groupId",
        reached::float8 as reached, lines, lines_unknown as "linesUnknown", illustrative
      from project_cell where operation_id = ${operationId} and period between ${from} and ${to}
        and (${projects}::text[] is null or project = any(${projects}::text[]))
        and (${placeIds}::uuid[] is null or place_id = any(${placeIds}::uuid[]))
      order by 1, 2, 3, 4, 5`),
})
