/** Writes of the room; each takes a transaction. */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { OrganisationInput } from './schema.ts'

/**
 * Stores organisations with their aliases. One given with the id of a known one brings it up to date; all others are new.
 * @returns ids in the order of the input.
 */
export async function storeOrganisations(
  tx: Tx,
  operationId: string,
  organisations: readonly OrganisationInput[],
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
  await tx.run(sql`insert into organisation (operation_id, id, acronym, names, type, is_donor, in_country_team, illustrative, status, source)
    select ${operationId}, id, acronym, names, type, is_donor, in_country_team, illustrative, status, source
    from ${recordset(rows, 'id uuid, acronym text, names jsonb, type text, is_donor boolean, in_country_team boolean, illustrative boolean, status text, source text')}
    on conflict (operation_id, id) do update set acronym = coalesce(excluded.acronym, organisation.acronym), names = organisation.names || excluded.names,
      type = coalesce(excluded.type, organisation.type), is_donor = organisation.is_donor or excluded.is_donor,
      in_country_team = excluded.in_country_team, version = organisation.version + 1`)
  const aliases = organisations.flatMap((organisation, i) =>
    organisation.aliases.map(alias => ({ organisation_id: ids[i], alias })),
  )
  await tx.run(sql`insert into organisation_alias (operation_id, organisation_id, alias)
    select distinct ${operationId}::uuid, organisation_id, alias from ${recordset(aliases, 'organisation_id uuid, alias text')} on conflict do nothing`)
  return ids
}
