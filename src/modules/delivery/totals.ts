/**
 * Totals kept beside the lines, in the transaction that writes the lines; each function takes that transaction. A page reads cells:
 * its time grows with months, places, clusters, groups and organisations, not with lines.
 */
import { type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'

type Fragment = RawBuilder<unknown>

/**
 * Lets one transaction at a time write the lines of an operation, until it ends. Totals are computed from the lines that a
 * transaction sees, and it sees no line that another has not committed: two at once would each keep a total without the other's
 * lines. To be called before anything is read that the writing depends on (what a line said before, whose it is).
 */
export async function lockLines(tx: Tx, operationId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`delivery.lines ${operationId}`}, 0))`)
}

/** What is kept of the words of a line's objective, plan and project: a key has a limit. */
const wordsMax = 120

/** What totals are computed from: a line that counts, in the words of the totals. Planned and cancelled lines are not *active*. */
const counted = sql`r.period, r.leaf_id, r.place_id, r.group_id, lower(r.site) as site, r.activity_id,
  case when r.activity_id is null then lower(r.activity_detail) end as activity_detail,
  case when r.activity_id is null then r.activity_detail end as written,
  coalesce(r.implementing_organisation_id, r.lead_organisation_id) as organisation_id,
  r.lead_organisation_id, r.implementing_organisation_id, r.project_code,
  r.status is null or r.status not in ('planned', 'cancelled') as active, r.reached, r.targeted, r.illustrative,
  nullif(left(lower(btrim(r.objective)), ${sql.lit(wordsMax)}), '') as objective, nullif(left(lower(btrim(r.plan)), ${sql.lit(wordsMax)}), '') as plan,
  nullif(left(btrim(r.project_code), ${sql.lit(wordsMax)}), '') as project`

const allLines = (operationId: string) =>
  sql`select ${counted} from activity_report r where r.operation_id = ${operationId} and not r.withdrawn`

interface Total {
  table: string
  columns: string
  /** Its rows from lines as `counted` names them. */
  from(lines: Fragment): Fragment
}

/**
 * People by month, cluster, place and group, and by what else `by` names. Inside one site (and on lines without a site) they are the
 * highest figure over activities; sites hold different people and add up; the cell is the higher of the two. Planned and cancelled
 * lines reach nobody.
 */
const peopleBy = (by: string, lines: Fragment, which: Fragment) => sql`select ${sql.raw(by)},
      greatest(max(reached) filter (where site is null), sum(reached) filter (where site is not null))::bigint,
      greatest(max(targeted) filter (where site is null), sum(targeted) filter (where site is not null))::bigint,
      sum(lines)::int, sum(lines_unknown)::int, bool_or(illustrative)
    from (select ${sql.raw(by)}, site, max(reached) filter (where active) as reached, max(targeted) as targeted,
        count(*) as lines, count(*) filter (where reached is null) as lines_unknown, bool_or(illustrative) as illustrative
      from ${lines} line where ${which} group by ${sql.raw(by)}, site) per_site
    group by ${sql.raw(by)}`

const cellsOfPeople = 'period, leaf_id, place_id, group_id'
const figuresOfPeople = 'reached, targeted, lines, lines_unknown, illustrative'

/** People reached by everybody together. */
const reach: Total = {
  table: 'reach_cell',
  columns: `${cellsOfPeople}, ${figuresOfPeople}`,
  from: lines => peopleBy(cellsOfPeople, lines, sql`true`),
}

/** People reached by each organisation, by the same rule: the lines that count for it, as for `presence`. */
const reachOfOrganisations: Total = {
  table: 'organisation_cell',
  columns: `${cellsOfPeople}, organisation_id, ${figuresOfPeople}`,
  from: lines => peopleBy(`${cellsOfPeople}, organisation_id`, lines, sql`organisation_id is not null`),
}

/** People reached by each project that lines name, by the same rule. A line that names none is in no row. */
const reachOfProjects: Total = {
  table: 'project_cell',
  columns: `${cellsOfPeople}, project, ${figuresOfPeople}`,
  from: lines => peopleBy(`${cellsOfPeople}, project`, lines, sql`project is not null`),
}

/** Who is present where: the implementing organisation, or the lead where no implementer is named. */
const presence: Total = {
  table: 'presence_cell',
  columns: 'period, leaf_id, place_id, organisation_id, lines, illustrative',
  from: lines => sql`select period, leaf_id, place_id, organisation_id, count(*)::int, bool_or(illustrative)
    from ${lines} line where active and organisation_id is not null group by 1, 2, 3, 4`,
}

/**
 * Several organisations that report the same activity for the same people, place and month. Lines without an activity count as one
 * activity only where they say how many people they reached: presence alone is no overlap.
 */
const overlap: Total = {
  table: 'overlap_cell',
  columns: 'period, leaf_id, place_id, group_id, activity_id, activity_detail, organisation_ids, highest, total',
  // Organisations are put in order after the few overlaps are found among the many activities.
  from: lines => sql`select period, leaf_id, place_id, group_id, activity_id, activity_detail,
      (select array_agg(organisation_id order by reached desc nulls last, organisation_id) from unnest(organisations, figures) reporter (organisation_id, reached)),
      highest, total
    from (select period, leaf_id, place_id, group_id, activity_id, activity_detail, array_agg(organisation_id) as organisations,
        array_agg(reached) as figures, max(reached) as highest, sum(reached)::bigint as total
      from (select period, leaf_id, place_id, group_id, activity_id, activity_detail, organisation_id, max(reached) as reached
        from ${lines} line where active and place_id is not null and organisation_id is not null
          and (activity_id is not null or activity_detail is not null or reached is not null)
        group by 1, 2, 3, 4, 5, 6, 7) reported
      group by 1, 2, 3, 4, 5, 6 having count(*) > 1) several`,
}

/** People by what lines call their objective, counted as `reach` counts them. A line that names none is in no row. */
const objective: Total = {
  table: 'objective_cell',
  columns: 'period, leaf_id, place_id, objective, plan, group_id, reached, lines, lines_unknown, illustrative',
  from: lines => sql`select period, leaf_id, place_id, objective, plan, group_id,
      greatest(max(reached) filter (where site is null), sum(reached) filter (where site is not null))::bigint,
      sum(lines)::int, sum(lines_unknown)::int, bool_or(illustrative)
    from (select period, leaf_id, place_id, objective, plan, group_id, site, max(reached) filter (where active) as reached,
        count(*) as lines, count(*) filter (where reached is null) as lines_unknown, bool_or(illustrative) as illustrative
      from ${lines} line where objective is not null group by 1, 2, 3, 4, 5, 6, 7) per_site
    group by period, leaf_id, place_id, objective, plan, group_id`,
}

/** What each organisation does: activities of the catalogue, or the words of its sheets where the catalogue has none. */
const activity: Total = {
  table: 'activity_cell',
  columns: 'period, leaf_id, place_id, organisation_id, activity_id, activity_detail, written, lines',
  from: lines => sql`select period, leaf_id, place_id, organisation_id, activity_id, activity_detail, min(written), count(*)::int
    from ${lines} line where organisation_id is not null and (activity_id is not null or activity_detail is not null) group by 1, 2, 3, 4, 5, 6`,
}

/** Whose lines there are, and for which projects: by who leads and who implements, as a line names them. */
const partner: Total = {
  table: 'partner_cell',
  columns: 'period, leaf_id, place_id, lead_organisation_id, implementing_organisation_id, project_code, lines',
  from: lines => sql`select period, leaf_id, place_id, lead_organisation_id, implementing_organisation_id, project_code, count(*)::int
    from ${lines} line group by 1, 2, 3, 4, 5, 6`,
}

const totals = {
  reach,
  presence,
  overlaps: overlap,
  organisations: reachOfOrganisations,
  activities: activity,
  partners: partner,
  objectives: objective,
  projects: reachOfProjects,
}

/** Computes totals from the lines that a query gives and keeps them in the place of the rows that `stale` picks from a table `c`. */
async function keepTotals(tx: Tx, operationId: string, lines: Fragment, stale: readonly Fragment[]): Promise<void> {
  // Groups of a large import stay in memory; one transaction of an operation at a time takes it.
  await tx.run(sql`set local work_mem = '32MB'`)
  // Read once for all totals.
  await tx.run(sql`create temp table cell_line on commit drop as ${lines}`)
  for (const { table, columns, from } of Object.values(totals)) {
    for (const rows of stale) await tx.run(sql`delete from ${sql.table(table)} c ${rows}`)
    await tx.run(sql`insert into ${sql.table(table)} (operation_id, ${sql.raw(columns)})
      select ${operationId}::uuid, total.* from (${from(sql`cell_line`)}) total`)
  }
  await tx.run(sql`drop table cell_line`)
}

/**
 * Brings the totals of the places in `touched_cell` (in their months and clusters) up to date. Reads the lines of those alone, which
 * must be locked (`lockLines`).
 */
export async function recomputeCells(tx: Tx, operationId: string): Promise<void> {
  await tx.run(sql`create temp table cell on commit drop as select distinct period, leaf_id, place_id from touched_cell`)
  await tx.run(sql`analyze cell`)
  // No place is a place of its own. Asked for apart, both are found by the index.
  const inCells = (alias: 'r' | 'c') =>
    [sql`${sql.ref(`${alias}.place_id`)} = t.place_id`, sql`${sql.ref(`${alias}.place_id`)} is null and t.place_id is null`].map(
      samePlace => sql`${sql.ref(`${alias}.operation_id`)} = ${operationId} and ${sql.ref(`${alias}.period`)} = t.period
        and ${sql.ref(`${alias}.leaf_id`)} = t.leaf_id and ${samePlace}`,
    )
  const lines = sql.join(
    inCells('r').map(same => sql`select ${counted} from cell t join activity_report r on ${same} where not r.withdrawn`),
    sql` union all `,
  )
  await keepTotals(
    tx,
    operationId,
    lines,
    inCells('c').map(same => sql`using cell t where ${same}`),
  )
  await tx.run(sql`drop table cell`)
}

/** Computes all totals of an operation anew, a month at a time. @returns how many months. */
export async function recomputeAll(tx: Tx, operationId: string): Promise<number> {
  await lockLines(tx, operationId)
  const months = await tx.rows<{ period: string }>(
    sql.join(
      ['activity_report', ...Object.values(totals).map(({ table }) => table)].map(
        table => sql`select period from ${sql.table(table)} where operation_id = ${operationId}`,
      ),
      sql` union `,
    ),
  )
  for (const { period } of months)
    await keepTotals(tx, operationId, sql`${allLines(operationId)} and r.period = ${period}`, [
      sql`where c.operation_id = ${operationId} and c.period = ${period}`,
    ])
  return months.length
}

/** How many cells of each kind of total differ, and how many cells of people were compared. */
export type Differences = Record<keyof typeof totals, number> & { cells: number }

/** Whether every total is what the lines say. */
export const agree = ({ cells: _compared, ...differing }: Differences): boolean =>
  Object.values(differing).every(count => count === 0)

/**
 * Cells that differ between the kept totals and totals computed from all lines afresh. Each kind is compared in one statement, which
 * sees lines and totals as they were at one moment, so that nobody has to stop writing.
 */
export async function differingCells(tx: Tx, operationId: string): Promise<Differences> {
  const compare = async ({ table, columns, from }: Total) => {
    const row = await tx.find<{
      differing: number
      cells: number
    }>(sql`with fresh (${sql.raw(columns)}) as (${from(sql`(${allLines(operationId)})`)}),
      kept as (select ${sql.raw(columns)} from ${sql.table(table)} where operation_id = ${operationId})
      select ((select count(*) from (table kept except all table fresh) gone) + (select count(*) from (table fresh except all table kept) come))::int as differing,
        (select count(*) from kept)::int as cells`)
    return { differing: row?.differing ?? 0, cells: row?.cells ?? 0 }
  }
  const people = await compare(reach)
  return {
    cells: people.cells,
    reach: people.differing,
    presence: (await compare(presence)).differing,
    overlaps: (await compare(overlap)).differing,
    organisations: (await compare(reachOfOrganisations)).differing,
    activities: (await compare(activity)).differing,
    partners: (await compare(partner)).differing,
    objectives: (await compare(objective)).differing,
    projects: (await compare(reachOfProjects)).differing,
  }
}
