/** Reads and writes of projects that several commands share. */
import type { Actor } from '../../kernel/access.ts'
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import type { Names } from '../../kernel/pure/languages.ts'
import { followMerges, lockNames } from '../operations/index.ts'
import { allOrganisations, mergedOrganisations } from '../organisations/index.ts'
import { mergedPlaces } from '../places/index.ts'
import { mergedEntries, putProject } from '../plan/index.ts'
import { defaultPath } from './default-path.ts'
import { budgetSums } from './rules.ts'
import type { ProjectPath, Sheet } from './schema.ts'

export interface StoredPath {
  path: ProjectPath
  /** 0 for the default. */
  version: number
}

/** The path of an operation: its own, else the default. */
export async function pathOf(db: Db, operationId: string): Promise<StoredPath> {
  const own = await db.find<StoredPath>(sql`select path, version from project_path where operation_id = ${operationId}`)
  return own ?? { path: defaultPath, version: 0 }
}

export interface StoredVersion extends Sheet {
  code: string
  no: number
  reason: string | null
  savedBy: string
  savedByKind: string
  /** ISO instant, UTC. */
  savedAt: string
}

const parts = (table: string, what: RawBuilder<unknown>, order: string) =>
  sql`coalesce((select jsonb_agg(${what} order by ${sql.raw(order)}) from ${sql.raw(table)} x
    where x.operation_id = v.operation_id and x.code = v.code and x.no = v.no), '[]')`

const versionColumns = sql`v.code, v.no, v.names, v.objective, v.cluster_id as "clusterId", v.objective_id as "objectiveId", v.starts, v.ends,
  v.areas, v.note, v.risks, v.awards, v.source, v.reason, v.saved_by as "savedBy", v.saved_by_kind as "savedByKind",
  to_char(v.saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "savedAt",
  ${parts('project_partner', sql`jsonb_build_object('role', x.role, 'organisationId', x.organisation_id, 'asWritten', x.as_written)`, 'x.position')} as partners,
  ${parts('project_budget', sql`jsonb_build_object('organisationId', x.organisation_id, 'asWritten', x.as_written, 'amountMinor', x.amount_minor, 'currency', x.currency)`, 'x.position')} as budget,
  ${parts('project_place', sql`x.place_id`, 'x.place_id')} as "placeIds",
  ${parts('project_group', sql`x.group_id`, 'x.group_id')} as "groupIds"`

/** Sheets name entries as they were then; those that were merged since are the ones they are now. */
async function followed<T extends Sheet>(db: Db, operationId: string, sheets: readonly T[]): Promise<T[]> {
  // One after the other: inside a transaction there is one connection.
  const organisation = followMerges(await mergedOrganisations(db, operationId))
  const place = followMerges(await mergedPlaces(db, operationId))
  const cluster = followMerges(await mergedEntries(db, 'cluster', operationId))
  const group = followMerges(await mergedEntries(db, 'group', operationId))
  const or = (follow: Follow, id: string | null) => (id === null ? null : follow(id))
  const all = (follow: Follow, ids: readonly string[]) => [...new Set(ids.map(follow))]
  return sheets.map(sheet => ({
    ...sheet,
    clusterId: or(cluster, sheet.clusterId),
    partners: sheet.partners.map(partner => ({ ...partner, organisationId: or(organisation, partner.organisationId) })),
    budget: sheet.budget.map(line => ({ ...line, organisationId: or(organisation, line.organisationId) })),
    placeIds: all(place, sheet.placeIds),
    groupIds: all(group, sheet.groupIds),
  }))
}
type Follow = (id: string) => string

/** The versions that hold, of all projects. */
export async function currentVersions(db: Db, operationId: string): Promise<(StoredVersion & { state: string | null })[]> {
  const found = await db.rows<StoredVersion & { state: string | null }>(sql`select ${versionColumns}, s.state
    from project_sheet s join project_version v on v.operation_id = s.operation_id and v.code = s.code and v.no = s.version
    where s.operation_id = ${operationId} and s.ended_at is null order by s.code`)
  return followed(db, operationId, found)
}

/** Every version of a project's sheet, the latest first. */
export async function versionsOf(db: Db, operationId: string, code: string): Promise<StoredVersion[]> {
  const found = await db.rows<StoredVersion>(sql`select ${versionColumns} from project_version v
    where v.operation_id = ${operationId} and v.code = ${code} order by v.no desc`)
  return followed(db, operationId, found)
}

export interface StoredProject {
  code: string
  state: string | null
  version: number
  copiedFrom: string | null
  sheet: StoredVersion
}

/** A project as it stands. */
export async function findProject(db: Db, operationId: string, code: string): Promise<StoredProject | null> {
  const head = await db.find<
    Omit<StoredProject, 'sheet'>
  >(sql`select code, state, version, copied_from as "copiedFrom" from project_sheet
    where operation_id = ${operationId} and code = ${code} and ended_at is null`)
  const [sheet] = head ? await versionsOf(db, operationId, code) : []
  return head && sheet ? { ...head, sheet } : null
}

/** Keeps the path and the steps on it apart: whoever sets the path holds it alone, whoever lets projects stand on it, with others. */
export async function lockPath(tx: Tx, operationId: string, how: 'alone' | 'shared'): Promise<void> {
  const lock = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await tx.rows(sql`select ${lock}(hashtextextended(${`project path ${operationId}`}, 0))`)
}

/** A project as it stands, alone until the transaction ends. */
export async function lockProject(tx: Tx, operationId: string, code: string): Promise<StoredProject | null> {
  await lockNames(tx, operationId, 'shared')
  await lockPath(tx, operationId, 'shared')
  await tx.rows(sql`select 1 from project_sheet where operation_id = ${operationId} and code = ${code} for update`)
  return findProject(tx, operationId, code)
}

/** What access to a project is decided on; of several leads, the one that the actor acts for. */
export function scopeOf(operationId: string, { clusterId, partners }: Pick<Sheet, 'clusterId' | 'partners'>, actor: Actor) {
  const leads = partners.flatMap(({ role, organisationId }) =>
    role === 'lead' && organisationId !== null ? [organisationId] : [],
  )
  const own = leads.find(id => actor.grants.some(({ scope }) => scope.organisation === id))
  return { operation: operationId, cluster: clusterId, organisation: own ?? leads[0] ?? null }
}

export interface Saving {
  operationId: string
  code: string
  no: number
  reason: string | null
  actor: Pick<Actor, 'id' | 'kind'>
  now: Date
  /** The import that brings it. */
  importId?: string | null
}

/** Stores a version of a sheet, whole. The project's row is there already. */
export async function saveVersion(tx: Tx, saving: Saving, sheet: Sheet): Promise<void> {
  const { operationId, code, no, reason, actor, now, importId = null } = saving
  await tx.run(sql`insert into project_version (operation_id, code, no, names, objective, cluster_id, objective_id, starts, ends, areas, note, risks, awards,
      source, reason, saved_by, saved_by_kind, saved_at, import_id)
    values (${operationId}, ${code}, ${no}, ${JSON.stringify(sheet.names)}::jsonb, ${sheet.objective}, ${sheet.clusterId}, ${sheet.objectiveId},
      ${sheet.starts}, ${sheet.ends}, ${sheet.areas}, ${sheet.note}, ${JSON.stringify(sheet.risks)}::jsonb, ${JSON.stringify(sheet.awards)}::jsonb,
      ${sheet.source}, ${reason}, ${actor.id}, ${actor.kind}, ${now}, ${importId})`)
  const placed = <T extends object>(rows: readonly T[]) => rows.map((row, nth) => ({ ...row, position: nth + 1 }))
  await tx.run(sql`insert into project_partner (operation_id, code, no, position, role, organisation_id, as_written)
    select ${operationId}, ${code}, ${no}, position, role, "organisationId", "asWritten"
    from ${recordset(placed(sheet.partners), 'position smallint, role text, "organisationId" uuid, "asWritten" text')}`)
  await tx.run(sql`insert into project_budget (operation_id, code, no, position, organisation_id, as_written, amount_minor, currency)
    select ${operationId}, ${code}, ${no}, position, "organisationId", "asWritten", "amountMinor", currency
    from ${recordset(placed(sheet.budget), 'position smallint, "organisationId" uuid, "asWritten" text, "amountMinor" bigint, currency text')}`)
  await tx.run(sql`insert into project_place (operation_id, code, no, place_id)
    select distinct ${operationId}::uuid, ${code}, ${no}::int, id from unnest(${sheet.placeIds}::uuid[]) id`)
  await tx.run(sql`insert into project_group (operation_id, code, no, group_id)
    select distinct ${operationId}::uuid, ${code}, ${no}::int, id from unnest(${sheet.groupIds}::uuid[]) id`)
}

export interface EventInput {
  step: { name: string; names: Names } | null
  from: string | null
  to: string
  reason: string | null
  happened: string | null
  role: string | null
}

/** Appends what happened to a project, and lets it stand there. */
export async function appendEvent(
  tx: Tx,
  { operationId, code, no, actor, now }: Omit<Saving, 'reason'>,
  { step, from, to, reason, happened, role }: EventInput,
): Promise<void> {
  await tx.run(sql`insert into project_event (operation_id, code, position, step, names, from_state, to_state, reason, happened, sheet_no, actor_id, actor_kind,
      role, recorded_at)
    select ${operationId}, ${code}, coalesce(max(position), 0) + 1, ${step?.name ?? null}, ${step && JSON.stringify(step.names)}::jsonb, ${from}, ${to},
      ${reason}, ${happened}, ${no}, ${actor.id}, ${actor.kind}, ${role}, ${now}
    from project_event where operation_id = ${operationId} and code = ${code}`)
  await tx.run(sql`update project_sheet set state = ${to} where operation_id = ${operationId} and code = ${code}`)
}

const dayMonths = (written: string | null, end: boolean): string | null => {
  if (written === null || written.length === 10) return written
  const [year = 0, month = end ? 12 : 1] = written.split('-').map(Number)
  return new Date(Date.UTC(year, end ? month : month - 1, end ? 0 : 1)).toISOString().slice(0, 10)
}

/** Lets the plan know the project, so that sheets and pages of the operation find its code. What a source says there stays. */
export async function tellPlan(tx: Tx, operationId: string, code: string, sheet: Sheet): Promise<void> {
  const organisations = new Map((await allOrganisations(tx, operationId)).map(entry => [entry.id, entry]))
  const name = ({ organisationId, asWritten }: { organisationId: string | null; asWritten: string | null }): string[] => {
    const found = organisations.get(organisationId ?? '')
    const said = found ? (found.acronym ?? found.names.en ?? found.names.ar ?? found.names.ckb) : asWritten
    return said ? [said] : []
  }
  const { sums, unknown } = budgetSums(sheet.budget)
  const total = sums.length === 1 && unknown === 0 ? sums[0] : undefined
  const funding = [...sheet.partners.filter(({ role }) => role === 'funding'), ...sheet.budget]
  await putProject(tx, operationId, {
    code,
    title: sheet.names.en ?? sheet.names.ar ?? sheet.names.ckb ?? code,
    clusterId: sheet.clusterId,
    agencies: [...new Set(sheet.partners.filter(({ role }) => role !== 'funding').flatMap(name))],
    donors: [...new Set(funding.flatMap(name))],
    budgetMinor: total?.minor ?? null,
    budgetCurrency: total?.currency ?? null,
    starts: dayMonths(sheet.starts, false),
    ends: dayMonths(sheet.ends, true),
    startsAsWritten: sheet.starts,
    endsAsWritten: sheet.ends,
    source: sheet.source,
  })
}
