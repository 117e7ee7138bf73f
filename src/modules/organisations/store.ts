/** Writes of the room; each takes a transaction. */
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { MergedEntry, NamedEntry } from '../operations/index.ts'
import type { OrganisationInput } from './schema.ts'

/**
 * Stores organisations with their aliases. One given with the id of a known one brings it up to date; all others are new.
 * @param importId the import whose sheet teaches them.
 * @returns ids in the order of the input.
 */
export async function storeOrganisations(
  tx: Tx,
  operationId: string,
  organisations: readonly OrganisationInput[],
  importId: string | null = null,
): Promise<string[]> {
  const ids = organisations.map(organisation => organisation.id ?? newId())
  const rows = organisations.map((organisation, i) => ({
    id: ids[i],
    acronym: organisation.acronym,
    names: organisation.names,
    type: organisation.type,
    is_donor: organisation.isDonor,
    in_country_team: organisation.inCountryTeam,
    illustrative: organisation.illustrative,
    status: organisation.status,
    source: organisation.source,
  }))
  await tx.run(sql`insert into organisation (operation_id, id, acronym, names, type, is_donor, in_country_team, illustrative, status, source, import_id)
    select ${operationId}, id, acronym, names, type, is_donor, in_country_team, illustrative, status, source, ${importId}::uuid
    from ${recordset(rows, 'id uuid, acronym text, names jsonb, type text, is_donor boolean, in_country_team boolean, illustrative boolean, status text, source text')}
    on conflict (operation_id, id) do update set acronym = coalesce(excluded.acronym, organisation.acronym), names = organisation.names || excluded.names,
      type = coalesce(excluded.type, organisation.type), is_donor = organisation.is_donor or excluded.is_donor,
      in_country_team = excluded.in_country_team, version = organisation.version + 1`)
  await addAliases(
    tx,
    operationId,
    organisations.flatMap((organisation, i) => organisation.aliases.map(alias => ({ id: ids[i] ?? '', alias }))),
  )
  return ids
}

export async function addAliases(
  tx: Tx,
  operationId: string,
  aliases: readonly { id: string; alias: string }[],
): Promise<number> {
  return tx.run(sql`insert into organisation_alias (operation_id, organisation_id, alias)
    select distinct ${operationId}::uuid, id, alias from ${recordset(aliases, 'id uuid, alias text')} on conflict do nothing`)
}

/** What a merge changed in this room. */
export interface MergeMemory {
  id: string
  /** Instant of the merge, ISO. */
  at: string
  /** Status of the entry before. */
  status: 'reviewed' | 'unreviewed'
  /** Aliases that the other entry got by it. */
  aliases: string[]
  /** The other entry became a donor by it. */
  isDonor: boolean
  /** The type that the other entry got by it. */
  type: string | null
}

export interface StoredOrganisation extends NamedEntry {
  type: string | null
  isDonor: boolean
  status: 'reviewed' | 'unreviewed' | 'merged'
  mergedInto: string | null
  merge: MergeMemory | null
  version: number
}

const named = (operationId: string) => sql`select o.id, o.acronym as code, o.names, o.type, o.is_donor as "isDonor", o.status,
    o.merged_into as "mergedInto", o.merge, o.version,
    coalesce((select array_agg(alias order by alias) from organisation_alias a where a.operation_id = o.operation_id and a.organisation_id = o.id), '{}') as aliases
  from organisation o where o.operation_id = ${operationId}`

/** The entries with these ids in their order, merged ones too; undefined for one that is not there. */
export async function findNamed(
  tx: Tx,
  operationId: string,
  ids: readonly string[],
): Promise<(StoredOrganisation | undefined)[]> {
  const rows = await tx.rows<StoredOrganisation>(sql`${named(operationId)} and o.id = any(${[...ids]}::uuid[])`)
  return ids.map(id => rows.find(row => row.id === id))
}

/** All entries in use but these. */
export function othersThan(tx: Tx, operationId: string, ids: readonly string[]): Promise<StoredOrganisation[]> {
  return tx.rows(sql`${named(operationId)} and o.status <> 'merged' and o.id <> all(${[...ids]}::uuid[])`)
}

/** Into which entry each merged one was merged, and by which merge: for rooms that bring old references up to date. */
export function mergedOrganisations(db: Db, operationId: string): Promise<MergedEntry[]> {
  return db.rows(sql`select id, merged_into as "intoId", merge ->> 'id' as "mergeId"
    from organisation where operation_id = ${operationId} and status = 'merged'`)
}
