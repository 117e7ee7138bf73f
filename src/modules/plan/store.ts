/** Writes of the room; each takes a transaction. */
import * as v from 'valibot'
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { ProjectInput, type StorePlan } from './schema.ts'

/** The import whose sheet teaches an entry. */
type Import = string | null

const withId = <T extends { id?: string | undefined }>(rows: readonly T[]) => rows.map(row => ({ ...row, id: row.id ?? newId() }))

export async function storeClusters(
  tx: Tx,
  operationId: string,
  input: StorePlan['clusters'],
  importId: Import = null,
): Promise<string[]> {
  const rows = withId(input)
  const insert = (some: typeof rows) =>
    tx.run(sql`insert into cluster (operation_id, id, code, names, aliases, parent_id, sort, valid_from, valid_to, lead, deputy, lead_source, note, status, source, import_id)
      select ${operationId}, id, code, names, coalesce(aliases, '{}'), "parentId", sort, "validFrom", "validTo", lead, deputy, "leadSource", note, status, source, ${importId}::uuid
      from ${recordset(some, 'id uuid, code text, names jsonb, aliases text[], "parentId" uuid, sort smallint, "validFrom" date, "validTo" date, lead text, deputy text, "leadSource" text, note text, status text, source text')}
      on conflict (operation_id, id) do update set names = cluster.names || excluded.names, aliases = excluded.aliases, version = cluster.version + 1`)
  // Parents first, so that the foreign key holds.
  await insert(rows.filter(row => row.parentId === null))
  await insert(rows.filter(row => row.parentId !== null))
  const predecessors = rows.flatMap(row =>
    row.predecessors.map(before => ({ cluster_id: row.id, predecessor_id: before.id, confidence: before.confidence })),
  )
  await tx.run(sql`insert into cluster_predecessor (operation_id, cluster_id, predecessor_id, confidence)
    select ${operationId}, cluster_id, predecessor_id, confidence from ${recordset(predecessors, 'cluster_id uuid, predecessor_id uuid, confidence text')} on conflict do nothing`)
  const members = rows.flatMap(row =>
    row.memberIds.map(member => ({ cluster_id: row.id, organisation_id: member.id, source: member.source })),
  )
  await tx.run(sql`insert into cluster_member (operation_id, cluster_id, organisation_id, source)
    select ${operationId}, cluster_id, organisation_id, source from ${recordset(members, 'cluster_id uuid, organisation_id uuid, source text')} on conflict do nothing`)
  return rows.map(row => row.id)
}

export async function storeGroups(
  tx: Tx,
  operationId: string,
  input: StorePlan['groups'],
  importId: Import = null,
): Promise<string[]> {
  const rows = withId(input)
  await tx.run(sql`insert into population_group (operation_id, id, code, names, aliases, sort, status, import_id)
    select ${operationId}, id, code, names, coalesce(aliases, '{}'), sort, status, ${importId}::uuid
    from ${recordset(rows, 'id uuid, code text, names jsonb, aliases text[], sort smallint, status text')}
    on conflict (operation_id, id) do update set names = population_group.names || excluded.names, version = population_group.version + 1`)
  return rows.map(row => row.id)
}

export async function storeActivityTypes(
  tx: Tx,
  operationId: string,
  input: StorePlan['activities'],
  importId: Import = null,
): Promise<string[]> {
  const rows = withId(input)
  await tx.run(sql`insert into activity_type (operation_id, id, cluster_id, code, names, aliases, unit, audience, recurrent, indicator_codes, retired, illustrative, status, import_id)
    select ${operationId}, id, "clusterId", code, names, coalesce(aliases, '{}'), unit, audience, recurrent, coalesce("indicatorCodes", '{}'), retired, illustrative, status, ${importId}::uuid
    from ${recordset(rows, 'id uuid, "clusterId" uuid, code text, names jsonb, aliases text[], unit text, audience text, recurrent boolean, "indicatorCodes" text[], retired boolean, illustrative boolean, status text')}
    on conflict (operation_id, id) do update set names = activity_type.names || excluded.names, indicator_codes = excluded.indicator_codes, retired = excluded.retired, version = activity_type.version + 1`)
  return rows.map(row => row.id)
}

export async function storeProjects(tx: Tx, operationId: string, input: StorePlan['projects']): Promise<void> {
  await tx.run(sql`insert into project (operation_id, id, code, title, cluster_id, budget_minor, budget_currency, starts, ends, agencies, donors, source,
      code_is_ours, starts_as_written, ends_as_written, details, illustrative)
    select ${operationId}, id, code, title, "clusterId", "budgetMinor", "budgetCurrency", starts, ends, coalesce(agencies, '{}'), coalesce(donors, '{}'), source,
      "codeIsOurs", "startsAsWritten", "endsAsWritten", details, illustrative
    from ${recordset(
      input.map(project => ({ ...project, id: newId() })),
      'id uuid, code text, title text, "clusterId" uuid, "budgetMinor" bigint, "budgetCurrency" text, starts date, ends date, agencies text[], donors text[], source text, "codeIsOurs" boolean, "startsAsWritten" text, "endsAsWritten" text, details jsonb, illustrative boolean',
    )}
    on conflict (operation_id, code) do update set title = excluded.title, cluster_id = excluded.cluster_id, ended_at = null,
      illustrative = case when project.ended_at is null then project.illustrative else excluded.illustrative end, version = project.version + 1`)
}

/** Lets sheets and lines no longer name a project that was brought by mistake; what is said of it is kept. */
export async function endProject(tx: Tx, operationId: string, code: string, at: Date): Promise<void> {
  await tx.run(
    sql`update project set ended_at = ${at}, version = version + 1 where operation_id = ${operationId} and code = ${code}`,
  )
}

/**
 * Stores one project as its sheet tells it. What a source said of it stays as it was: only the title and the cluster of such a one
 * follow the sheet.
 */
export async function putProject(tx: Tx, operationId: string, input: v.InferInput<typeof ProjectInput>): Promise<void> {
  const project = v.parse(ProjectInput, input)
  await storeProjects(tx, operationId, [project])
  await tx.run(sql`update project set budget_minor = ${project.budgetMinor}, budget_currency = ${project.budgetCurrency}, starts = ${project.starts},
      ends = ${project.ends}, starts_as_written = ${project.startsAsWritten}, ends_as_written = ${project.endsAsWritten},
      agencies = ${project.agencies}::text[], donors = ${project.donors}::text[]
    where operation_id = ${operationId} and code = ${project.code} and source is null`)
}
