/** What was done, for rooms above: lines by kind of activity, and the activities that lines name. */
import { type Db, sql } from '../../kernel/database/sql.ts'

/** Lines of one kind of activity in a span of months. Null stands for lines that name none. */
export interface ReportedActivity {
  activityId: string | null
  lines: number
  organisations: number
  places: number
  /** Lines that do not say how many people they reached. */
  linesUnknown: number
  illustrative: boolean
}

/**
 * Lines of a span of months by kind of activity, those with the most lines first. It counts lines, whoever asks: rooms that show
 * it decide who sees it. People are not added up: the same people may be in several activities.
 */
export const activitiesReported = (
  db: Db,
  operationId: string,
  { leafIds, from, to }: { leafIds: readonly string[]; from: string; to: string },
): Promise<ReportedActivity[]> =>
  db.rows<ReportedActivity>(sql`select activity_id as "activityId", count(*)::int as lines,
      count(distinct coalesce(implementing_organisation_id, lead_organisation_id))::int as organisations,
      count(distinct place_id)::int as places, count(*) filter (where reached is null)::int as "linesUnknown",
      bool_or(illustrative) as illustrative
    from activity_report where operation_id = ${operationId} and period between ${from} and ${to} and not withdrawn
      and (${leafIds.length === 0} or leaf_id = any(${[...leafIds]}::uuid[]))
    group by 1 order by 2 desc, 1`)

/** Activities that lines name which are no illustration. */
export const activitiesInUse = async (db: Db, operationId: string): Promise<string[]> =>
  (
    await db.rows<{ id: string }>(sql`select distinct activity_id as id from activity_report
      where operation_id = ${operationId} and not withdrawn and not illustrative and activity_id is not null`)
  ).map(({ id }) => id)
