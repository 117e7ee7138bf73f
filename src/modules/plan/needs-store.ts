/** Writes of people in need and targeted; each takes a transaction. Set-based: a list of any length is a handful of statements. */
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import type { NeedInput, StatedFigure } from './schema.ts'

export interface StoredNeeds {
  made: number
  changed: number
  unchanged: number
}

interface Origin {
  importId: string | null
  /** Figures that the source states; what it does not speak of stays as it is known. */
  states: readonly StatedFigure[]
}

const sameCell = (a: string, b: string) =>
  sql.raw(`${a}.place_id = ${b}.place_id and ${a}.cluster_id is not distinct from ${b}.cluster_id
    and ${a}.group_id is not distinct from ${b}.group_id and ${a}.period = ${b}.period`)

/** What a figure would say after storing, and whether that is something new; over `input i` joined with `need n`. */
function merged({ states }: Pick<Origin, 'states'>) {
  const has = (figure: StatedFigure) => sql.raw(states.includes(figure) ? 'true' : 'false')
  const said = {
    inNeed: sql`case when ${has('inNeed')} then i.in_need else n.in_need end`,
    targeted: sql`case when ${has('targeted')} then i.targeted else n.targeted end`,
    severity: sql`case when ${has('severity')} then i.severity else n.severity end`,
  }
  const differs = sql`(n.in_need, n.targeted, n.severity, n.illustrative) is distinct from (${said.inNeed}, ${said.targeted}, ${said.severity}, i.illustrative)`
  return { said, differs }
}

/** The figures as rows, one for each cell: of several for one cell the last counts. */
function rowsOf(needs: readonly NeedInput[]) {
  const cells = new Map(needs.map(need => [`${need.placeId}|${need.clusterId}|${need.groupId}|${need.period}`, need]))
  return sql`(select "placeId" as place_id, "clusterId" as cluster_id, "groupId" as group_id, period, "inNeed" as in_need, targeted, severity, source, illustrative
    from ${recordset([...cells.values()], '"placeId" uuid, "clusterId" uuid, "groupId" uuid, period text, "inNeed" bigint, targeted bigint, severity smallint, source text, illustrative boolean')})`
}

/** What storing would do, without storing. */
export async function compareWithStored(
  db: Db,
  operationId: string,
  needs: readonly NeedInput[],
  states: readonly StatedFigure[],
): Promise<StoredNeeds> {
  const { differs } = merged({ states })
  const found = await db.find<{ all: number; made: number; changed: number }>(sql`select count(*)::int as all,
      (count(*) filter (where n.place_id is null))::int as made, (count(*) filter (where n.place_id is not null and ${differs}))::int as changed
    from ${rowsOf(needs)} i left join need n on n.operation_id = ${operationId} and ${sameCell('n', 'i')}`)
  const { all = 0, made = 0, changed = 0 } = found ?? {}
  return { made, changed, unchanged: all - made - changed }
}

/** Stores figures: new ones are added, changed ones replaced with what they said before kept, the rest untouched. */
export async function storeNeeds(
  tx: Tx,
  operationId: string,
  needs: readonly NeedInput[],
  { importId, states }: Origin,
): Promise<StoredNeeds> {
  const { said, differs } = merged({ states })
  await tx.run(sql`create temp table given_need on commit drop as select * from ${rowsOf(needs)} i`)
  await tx.run(sql`create temp table changed_need on commit drop as
    select n.place_id, n.cluster_id, n.group_id, n.period, ${said.inNeed} as in_need, ${said.targeted} as targeted, ${said.severity} as severity,
      i.source, i.illustrative
    from given_need i join need n on n.operation_id = ${operationId} and ${sameCell('n', 'i')} where ${differs}`)
  await keepBefore(tx, operationId, 'changed_need', false)
  const changed =
    await tx.run(sql`update need n set in_need = c.in_need, targeted = c.targeted, severity = c.severity, source = c.source,
      illustrative = c.illustrative, import_id = ${importId}::uuid, version = n.version + 1
    from changed_need c where n.operation_id = ${operationId} and ${sameCell('n', 'c')}`)
  // A figure that was taken back has a history; a new one goes on counting its versions.
  const made =
    await tx.run(sql`insert into need (operation_id, place_id, cluster_id, group_id, period, in_need, targeted, severity, source, illustrative, import_id, version)
    select ${operationId}, i.place_id, i.cluster_id, i.group_id, i.period, i.in_need, i.targeted, i.severity, i.source, i.illustrative, ${importId}::uuid,
      coalesce((select max(b.version) from need_before b where b.operation_id = ${operationId} and ${sameCell('b', 'i')}), 0) + 1
    from given_need i
    on conflict (operation_id, place_id, cluster_id, group_id, period) do nothing`)
  const all = await tx.find<{ n: number }>(sql`select count(*)::int as n from given_need`)
  await tx.run(sql`drop table given_need, changed_need`)
  return { made, changed, unchanged: (all?.n ?? 0) - made - changed }
}

/** Keeps what the cells of a table say now. */
async function keepBefore(tx: Tx, operationId: string, cells: 'changed_need' | 'undone_need', undone: boolean): Promise<void> {
  await tx.run(sql`insert into need_before (operation_id, place_id, cluster_id, group_id, period, version, in_need, targeted, severity, source, illustrative, import_id, undone)
    select n.operation_id, n.place_id, n.cluster_id, n.group_id, n.period, n.version, n.in_need, n.targeted, n.severity, n.source, n.illustrative, n.import_id, ${undone}
    from need n join ${sql.raw(cells)} c on ${sameCell('n', 'c')} where n.operation_id = ${operationId}`)
}

/**
 * Takes an import of needs back, as if it had never been stored: what it replaced holds again, what it added is gone, and what a later
 * import wrote over it stays. Its figures remain as history.
 */
export async function undoNeeds(tx: Tx, operationId: string, importId: string): Promise<{ withdrawn: number; restored: number }> {
  await tx.run(sql`update need_before set undone = true where operation_id = ${operationId} and import_id = ${importId}`)
  await tx.run(sql`create temp table undone_need on commit drop as
    select place_id, cluster_id, group_id, period from need where operation_id = ${operationId} and import_id = ${importId}`)
  await keepBefore(tx, operationId, 'undone_need', true)
  await tx.run(sql`create temp table former_need on commit drop as
    select distinct on (b.place_id, b.cluster_id, b.group_id, b.period) b.*
    from need_before b join undone_need u on ${sameCell('b', 'u')}
    where b.operation_id = ${operationId} and not b.undone
    order by b.place_id, b.cluster_id, b.group_id, b.period, b.version desc`)
  const restored =
    await tx.run(sql`update need n set in_need = f.in_need, targeted = f.targeted, severity = f.severity, source = f.source,
      illustrative = f.illustrative, import_id = f.import_id, version = n.version + 1
    from former_need f where n.operation_id = ${operationId} and ${sameCell('n', 'f')}`)
  await tx.run(sql`delete from need_before b using former_need f
    where b.operation_id = ${operationId} and ${sameCell('b', 'f')} and b.version = f.version`)
  const withdrawn = await tx.run(sql`delete from need n using undone_need u
    where n.operation_id = ${operationId} and n.import_id = ${importId} and ${sameCell('n', 'u')}
      and not exists (select 1 from former_need f where ${sameCell('f', 'n')})`)
  await tx.run(sql`drop table undone_need, former_need`)
  return { withdrawn, restored }
}

/** Takes the illustrative figures out; none of them comes back when an import is undone. */
export async function removeIllustrative(tx: Tx, operationId: string): Promise<number> {
  await tx.run(sql`update need_before set undone = true where operation_id = ${operationId} and illustrative`)
  return tx.run(sql`delete from need where operation_id = ${operationId} and illustrative`)
}
