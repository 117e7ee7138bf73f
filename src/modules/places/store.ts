/** Writes of the room; each takes a transaction. */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { addAliases } from './naming.ts'
import type { PlaceInput } from './schema.ts'

/** Ids of the places that already hold a code, by `system|code`. */
async function idsByCode(tx: Tx, operationId: string, places: readonly PlaceInput[]): Promise<Map<string, string>> {
  const codes = places.flatMap(place => place.codes)
  const parents = places.flatMap(place =>
    place.parentCode && place.codes[0] ? [{ system: place.codes[0].system, code: place.parentCode }] : [],
  )
  const rows = await tx.rows<{ system: string; code: string; place_id: string }>(
    sql`select distinct c.system, c.code, c.place_id from place_code c
      join ${recordset([...codes, ...parents], 'system text, code text')} using (system, code) where c.operation_id = ${operationId}`,
  )
  return new Map(rows.map(row => [`${row.system}|${row.code}`, row.place_id]))
}

/**
 * Stores places, their codes, aliases, boundaries and tiles. A place whose first code is known is brought up to date; others are
 * new. Parents may stand in the same batch, in any order.
 * @param importId the import whose sheet teaches them.
 * @returns ids in the order of the input, and how many were new.
 */
export async function storePlaces(
  tx: Tx,
  operationId: string,
  places: readonly PlaceInput[],
  importId: string | null = null,
): Promise<{ ids: string[]; made: number }> {
  const known = await idsByCode(tx, operationId, places)
  let made = 0
  const ids = places.map(place => {
    const [first] = place.codes
    const key = first ? `${first.system}|${first.code}` : null
    const existing = (key && known.get(key)) || null
    if (!existing) made++
    const id = existing ?? place.id ?? newId()
    if (key) known.set(key, id)
    return id
  })
  const rows = places.map((place, i) => ({
    id: ids[i],
    parent_id:
      place.parentId ??
      (place.parentCode && place.codes[0] ? (known.get(`${place.codes[0].system}|${place.parentCode}`) ?? null) : null),
    level: place.level,
    names: place.names,
    latitude: place.latitude,
    longitude: place.longitude,
    population: place.population,
    population_year: place.populationYear,
    population_source: place.populationSource,
    valid_from: place.validFrom,
    valid_to: place.validTo,
    status: place.status,
    source: place.source,
  }))
  // Parents before children, so that the foreign key holds for each statement.
  for (const level of [...new Set(rows.map(row => row.level))].sort((a, b) => a - b))
    await tx.run(sql`insert into place (operation_id, id, parent_id, level, names, latitude, longitude, population, population_year, population_source, valid_from, valid_to, status, source, import_id)
      select ${operationId}, id, parent_id, level, names, latitude, longitude, population, population_year, population_source, valid_from, valid_to, status, source, ${importId}::uuid
      from ${recordset(
        rows.filter(row => row.level === level),
        'id uuid, parent_id uuid, level smallint, names jsonb, latitude float8, longitude float8, population bigint, population_year smallint, population_source text, valid_from date, valid_to date, status text, source text',
      )}
      on conflict (operation_id, id) do update set parent_id = excluded.parent_id, level = excluded.level, names = place.names || excluded.names,
        latitude = coalesce(excluded.latitude, place.latitude), longitude = coalesce(excluded.longitude, place.longitude),
        population = coalesce(excluded.population, place.population), population_year = coalesce(excluded.population_year, place.population_year),
        population_source = coalesce(excluded.population_source, place.population_source),
        valid_from = excluded.valid_from, valid_to = excluded.valid_to, version = place.version + 1`)
  await storeDetails(tx, operationId, places, ids)
  return { ids, made }
}

async function storeDetails(tx: Tx, operationId: string, places: readonly PlaceInput[], ids: readonly string[]): Promise<void> {
  const codes = places.flatMap((place, i) => place.codes.map((code, n) => ({ ...code, place_id: ids[i], current: n === 0 })))
  await tx.run(sql`insert into place_code (operation_id, system, code, place_id, current)
    select ${operationId}, system, code, place_id, current from ${recordset(codes, 'system text, code text, place_id uuid, current boolean')}
    on conflict (operation_id, system, code) do update set current = excluded.current where place_code.place_id = excluded.place_id`)
  const aliases = places.flatMap((place, i) => place.aliases.map(alias => ({ id: ids[i] ?? '', alias })))
  await addAliases(tx, operationId, aliases)
  const boundaries = places.flatMap((place, i) =>
    place.boundary
      ? [{ place_id: ids[i], geometry: place.boundary, schematic: place.boundaryIsSchematic, source: place.boundarySource }]
      : [],
  )
  await tx.run(sql`insert into place_boundary (operation_id, place_id, geometry, schematic, source)
    select ${operationId}, place_id, geometry, schematic, source from ${recordset(boundaries, 'place_id uuid, geometry jsonb, schematic boolean, source text')}
    on conflict (operation_id, place_id) do update set geometry = excluded.geometry, schematic = excluded.schematic, source = excluded.source`)
  const tiles = places.flatMap((place, i) => (place.tile ? [{ place_id: ids[i], ...place.tile }] : []))
  await tx.run(sql`insert into place_tile (operation_id, place_id, tile_row, tile_column)
    select ${operationId}, place_id, "row", "column" from ${recordset(tiles, 'place_id uuid, "row" smallint, "column" smallint')}
    on conflict (operation_id, place_id) do update set tile_row = excluded.tile_row, tile_column = excluded.tile_column`)
}
