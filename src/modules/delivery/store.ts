/** Writes of the room; each takes a transaction. Set-based: a batch of any size is a handful of statements. */
import { type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import { type Claimed, meanStoredLines } from './match-lines.ts'
import { lineColumns, type PackedLines, type PackedSummary } from './pure/packed-lines.ts'
import { lockLines, recomputeCells } from './totals.ts'

export const storedColumns = `record_id, period, plan, project_code, lead_organisation_id, implementing_organisation_id, donor_ids, cluster_id, subcluster_id,
  objective, indicator_code, activity_id, activity_detail, unit, quantity, modality, mechanism, currency, value_minor, place_id, site, site_type, latitude, longitude, status, starts, ends, group_id,
  households, targeted, reached, reached_new, breakdown, comments`
const stored = sql.raw(storedColumns)
const given =
  sql.raw(`l."recordId", l.period, l.plan, l."projectCode", l."leadOrganisationId", l."implementingOrganisationId", coalesce(l."donorIds", '{}'), l."clusterId", l."subclusterId",
  l.objective, l."indicatorCode", l."activityId", l."activityDetail", l.unit, l.quantity, l.modality, l.mechanism, l.currency, l."valueMinor", l."placeId", l.site, l."siteType", l.latitude, l.longitude, l.status, l.start, l."end", l."groupId",
  l.households, l.targeted, l.reached, l."reachedNew", l.breakdown, l.comments`)

type Fragment = RawBuilder<unknown>

/** Where lines come from. */
interface Origin {
  importId: string | null
  commandId: string
}

/**
 * Adds the lines that are new, batch by batch as they come; those that are there already wait in the table `line` for `changeLines`.
 * Locks the lines of the operation when all have come, before it reads what the others say now.
 * @param restate lines of imports that say the same become the loader's: they stay when the import is undone.
 * @returns how many are new, and for whom in which cluster the stored lines report that the others would change, and for
 * which months those of them that count do.
 */
export async function loadLines(
  tx: Tx,
  operationId: string,
  batches: PackedLines['batches'],
  { importId, commandId, illustrative, restate = false }: Origin & { illustrative: boolean; restate?: boolean },
): Promise<{ made: number; held: PackedSummary['holders']; heldPeriods: string[] }> {
  await tx.run(sql`create temp table arriving (${sql.raw(lineColumns)}) on commit drop`)
  await tx.run(sql`create temp table line (like arriving) on commit drop`)
  await tx.run(sql`create temp table touched_cell (period text, leaf_id uuid, place_id uuid, group_id uuid) on commit drop`)
  let made = 0
  const claimed: Claimed = { keys: new Set() }
  for await (const batch of batches) {
    await tx.copy('copy arriving from stdin', [batch])
    const beside = await meanStoredLines(tx, operationId, claimed)
    const counted = await tx.find<{ n: number }>(sql`with made as (
        insert into activity_report (operation_id, id, line_key, content_hash, ${stored}, illustrative, import_id, import_row, command_id)
        select ${operationId}, gen_random_uuid(), l."lineKey", l."contentHash", ${given}, ${illustrative}, ${importId}::uuid, l.row, ${commandId}::uuid
        from arriving l where not l.withdraw
        on conflict (operation_id, line_key) do nothing returning line_key, period, leaf_id, place_id, group_id),
      touched as (insert into touched_cell select distinct period, leaf_id, place_id, group_id from made),
      waiting as (insert into line select * from arriving where "lineKey" not in (select line_key from made))
      select (select count(*) from made)::int as n`)
    made += counted?.n ?? 0
    if (beside.length > 0) await giveIdentities(tx, operationId, beside)
    await tx.run(sql`truncate arriving`)
  }
  // From here on nobody else writes lines; who checks a large sheet until now kept nobody waiting.
  await lockLines(tx, operationId)
  await tx.run(sql`analyze line ("lineKey")`)
  // A row that names the line of an earlier row of its own sheet changes nothing: the first row counts.
  await tx.run(sql`create temp table changed_line on commit drop as
    select r.id, r.cluster_id, coalesce(r.lead_organisation_id, r.implementing_organisation_id) as organisation_id, r.place_id,
      case when not r.withdrawn then r.period end as period
    from line l join activity_report r on r.operation_id = ${operationId} and r.line_key = l."lineKey"
    where r.command_id <> ${commandId} and (r.content_hash <> l."contentHash" or r.withdrawn <> l.withdraw
      or (${restate} and r.import_id is not null))`)
  return {
    made,
    held: await tx.rows(
      sql`select distinct cluster_id as cluster, organisation_id as organisation, place_id as place from changed_line`,
    ),
    heldPeriods: (
      await tx.rows<{ period: string }>(sql`select distinct period from changed_line where period is not null order by period`)
    ).map(({ period }) => period),
  }
}

/**
 * Replaces the content of the loaded lines that changed, keeping what they said before, and brings the totals of every cell that new
 * and changed lines are in, or were in, up to date. @returns how many changed.
 */
export async function changeLines(tx: Tx, operationId: string, { importId, commandId }: Origin): Promise<number> {
  await cellsTouchedByIds(tx, operationId, sql`select id from changed_line`)
  await keepFormerContent(tx, operationId, sql`select id from changed_line`, importId)
  const changed =
    await tx.run(sql`update activity_report r set (content_hash, ${stored}, withdrawn, import_id, import_row, command_id, version, recorded_at) =
      (l."contentHash", ${given}, l.withdraw, ${importId}::uuid, l.row, ${commandId}::uuid, r.version + 1, now())
    from line l where r.operation_id = ${operationId} and r.line_key = l."lineKey" and r.id in (select id from changed_line)`)
  await cellsTouchedByIds(tx, operationId, sql`select id from changed_line`)
  await recomputeCells(tx, operationId)
  return changed
}

/** Lines whose key could not follow from what they say, because another line has it. */
async function giveIdentities(tx: Tx, operationId: string, lines: readonly { key: string; identity: string }[]): Promise<void> {
  await tx.run(sql`update activity_report r set identity = u.identity
    from unnest(${lines.map(({ key }) => key)}::uuid[], ${lines.map(({ identity }) => identity)}::uuid[]) as u (key, identity)
    where r.operation_id = ${operationId} and r.line_key = u.key`)
}

/** Notes the cells that lines count in, as they are now, in `touched_cell`. */
export async function cellsTouchedByIds(tx: Tx, operationId: string, ids: Fragment): Promise<void> {
  await tx.run(sql`insert into touched_cell select distinct period, leaf_id, place_id, group_id
    from activity_report where operation_id = ${operationId} and id in (${ids})`)
}

/** Keeps what lines say before it is replaced. */
export async function keepFormerContent(tx: Tx, operationId: string, ids: Fragment, replacedBy: string | null): Promise<void> {
  await tx.run(sql`insert into activity_report_before (operation_id, id, version, content, import_id, command_id, replaced_by_import)
    select operation_id, id, version, to_jsonb(r), import_id, command_id, ${replacedBy}::uuid
    from activity_report r where operation_id = ${operationId} and id in (${ids})`)
}

/** Brings lines up to date that name entries as they were before, with the cells they touch. */
type Refresh = (tx: Tx, operationId: string, ids: readonly string[]) => Promise<void>

/** The latest content that stands of lines `r`: of no import or report that was taken back. */
const formerContent = sql`select distinct on (r.id) r.id, b.version, jsonb_populate_record(null::activity_report, b.content) as f
  from activity_report r join activity_report_before b on b.operation_id = r.operation_id and b.id = r.id and not b.undone`

/** Lines of the table `former` say again what it holds; those of `gone` that are not in it are withdrawn. Totals follow with the cells. */
async function restoreFormer(
  tx: Tx,
  operationId: string,
  { commandId, gone, refresh }: { commandId: string; gone: Fragment; refresh: Refresh },
): Promise<{ withdrawn: number; restored: number }> {
  const fields = `content_hash, ${storedColumns}, withdrawn, import_id, import_row`
  const restored = await tx.run(sql`update activity_report r set (${sql.raw(fields)}, command_id, version, recorded_at) =
      (${sql.raw(fields.replace(/\w+/g, name => `(b.f).${name}`))}, ${commandId}::uuid, r.version + 1, now())
    from former b where r.operation_id = ${operationId} and r.id = b.id`)
  await tx.run(sql`update activity_report_before b set undone = true from former f
    where b.operation_id = ${operationId} and b.id = f.id and b.version = f.version`)
  await refresh(
    tx,
    operationId,
    (await tx.rows<{ id: string }>(sql`select id from former`)).map(({ id }) => id),
  )
  const withdrawn =
    await tx.run(sql`update activity_report set withdrawn = true, command_id = ${commandId}, version = version + 1, recorded_at = now()
    where operation_id = ${operationId} and id in (${gone}) and not withdrawn and id not in (select id from former)`)
  await cellsTouchedByIds(tx, operationId, sql`select id from former`)
  return { withdrawn, restored }
}

/** Takes an import back: lines it made are withdrawn, lines it changed say again what they said before. */
export async function undoLines(
  tx: Tx,
  operationId: string,
  importId: string,
  commandId: string,
  refresh: Refresh,
): Promise<{ withdrawn: number; restored: number }> {
  await lockLines(tx, operationId)
  await tx.run(sql`create temp table touched_cell (period text, leaf_id uuid, place_id uuid, group_id uuid) on commit drop`)
  await tx.run(sql`create temp table undone_line on commit drop as select id from activity_report
    where operation_id = ${operationId} and import_id = ${importId} and not withdrawn`)
  const gone = sql`select id from undone_line`
  await cellsTouchedByIds(tx, operationId, gone)
  await keepFormerContent(tx, operationId, gone, null)
  await tx.run(
    sql`update activity_report_before set undone = true where operation_id = ${operationId} and import_id = ${importId}`,
  )
  // A line that the import itself withdrew comes back, one that was withdrawn after it does not.
  await tx.run(sql`create temp table former on commit drop as ${formerContent}
    where r.operation_id = ${operationId} and r.import_id = ${importId} and (not r.withdrawn or exists (
      select 1 from activity_report_before last where last.operation_id = r.operation_id and last.id = r.id
        and last.version = r.version - 1 and last.replaced_by_import = ${importId}))
    order by r.id, b.version desc`)
  const undone = await restoreFormer(tx, operationId, { commandId, gone, refresh })
  await recomputeCells(tx, operationId)
  return undone
}

/** What a command made a stored line say. */
export interface SaidOfLine {
  key: string
  commandId: string
}

/**
 * Takes back what commands made lines say: those that still say it say again what they said before. `changeLines` recomputes their cells.
 * @returns whose content the lines have again.
 */
export async function unsayLines(
  tx: Tx,
  operationId: string,
  said: readonly SaidOfLine[],
  commandId: string,
  refresh: Refresh,
): Promise<SaidOfLine[]> {
  await tx.run(sql`create temp table unsaid_line on commit drop as select r.id, s.command_id, r.command_id = s.command_id as stands
    from unnest(${said.map(({ key }) => key)}::uuid[], ${said.map(each => each.commandId)}::uuid[]) as s (key, command_id)
    join activity_report r on r.operation_id = ${operationId} and r.line_key = s.key`)
  const gone = sql`select id from unsaid_line where stands`
  await cellsTouchedByIds(tx, operationId, gone)
  await keepFormerContent(tx, operationId, gone, null)
  await tx.run(sql`update activity_report_before b set undone = true from unsaid_line u
    where b.operation_id = ${operationId} and b.id = u.id and b.command_id = u.command_id`)
  await tx.run(sql`create temp table former on commit drop as ${formerContent}
    where r.operation_id = ${operationId} and r.id in (${gone}) order by r.id, b.version desc`)
  await restoreFormer(tx, operationId, { commandId, gone, refresh })
  return tx.rows<SaidOfLine>(sql`select (f).line_key as key, (f).command_id as "commandId" from former`)
}

/** Withdraws lines of `ids`, keeping what they said, and notes the cells they counted in; `changeLines` recomputes those. */
export async function withdrawLines(tx: Tx, operationId: string, ids: Fragment, commandId: string): Promise<void> {
  await tx.run(sql`create temp table gone_line on commit drop as ${ids}`)
  await cellsTouchedByIds(tx, operationId, sql`select id from gone_line`)
  await keepFormerContent(tx, operationId, sql`select id from gone_line`, null)
  await tx.run(sql`update activity_report set withdrawn = true, command_id = ${commandId}, version = version + 1, recorded_at = now()
    where operation_id = ${operationId} and id in (select id from gone_line)`)
}

/** Withdraws every illustrative line and recomputes what they counted in. */
export async function withdrawIllustrative(tx: Tx, operationId: string, commandId: string): Promise<number> {
  await lockLines(tx, operationId)
  await tx.run(sql`create temp table touched_cell on commit drop as
    select distinct period, leaf_id, place_id, group_id from activity_report where operation_id = ${operationId} and illustrative and not withdrawn`)
  await keepFormerContent(
    tx,
    operationId,
    sql`select id from activity_report where operation_id = ${operationId} and illustrative and not withdrawn`,
    null,
  )
  const count =
    await tx.run(sql`update activity_report set withdrawn = true, command_id = ${commandId}, version = version + 1, recorded_at = now()
    where operation_id = ${operationId} and illustrative and not withdrawn`)
  await recomputeCells(tx, operationId)
  return count
}
