import * as v from 'valibot'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, type Labelled, members } from '../../operations/index.ts'

export interface Place {
  id: string
  parentId: string | null
  level: number
  names: Names
  aliases: string[]
  codes: { system: string; code: string }[]
  latitude: number | null
  longitude: number | null
  population: number | null
  status: 'reviewed' | 'unreviewed'
  validFrom: string | null
  validTo: string | null
}

/** A place as a map and a page need it. */
export interface AreaShape {
  placeId: string
  geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown }
  schematic: boolean
  source: string | null
}

/** All places in use of an operation, parents first, each with its current code first. For checks, pages and totals. */
export async function allPlaces(db: Db, operationId: string): Promise<Place[]> {
  return db.rows<Place>(sql`
    select p.id, p.parent_id as "parentId", p.level, p.names, p.latitude, p.longitude, p.population::float8 as population, p.status,
      p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
      coalesce(c.codes, '[]'::jsonb) as codes, coalesce(a.aliases, '{}') as aliases
    from place p
    left join (select place_id, jsonb_agg(jsonb_build_object('system', system, 'code', code) order by current desc, system) as codes
      from place_code where operation_id = ${operationId} group by place_id) c on c.place_id = p.id
    left join (select place_id, array_agg(alias order by alias) as aliases
      from place_alias where operation_id = ${operationId} group by place_id) a on a.place_id = p.id
    where p.operation_id = ${operationId} and p.status <> 'merged'
    order by p.level, c.codes -> 0 ->> 'code', p.id`)
}

/** For each of the places in use all that it lies in, itself first, then outwards: for totals that are handed up. */
export async function placesAbove(
  db: Db,
  operationId: string,
  ids: readonly string[],
): Promise<{ id: string; above: string[] }[]> {
  return db.rows(sql`with recursive up as (
      select id, id as at, parent_id, 0 as step from place where operation_id = ${operationId} and id = any(${[...ids]}::uuid[]) and status <> 'merged'
      union all
      select u.id, p.id, p.parent_id, u.step + 1 from up u join place p on p.operation_id = ${operationId} and p.id = u.parent_id where u.step < 20)
    select id, array_agg(at order by step) as above from up group by id`)
}

/** Boundaries of an operation's places, for maps and for testing whether a point lies inside. */
export async function allBoundaries(db: Db, operationId: string): Promise<AreaShape[]> {
  return db.rows<AreaShape>(
    sql`select place_id as "placeId", geometry, schematic, source from place_boundary where operation_id = ${operationId}`,
  )
}

/** Every place of an operation in use, parents first. */
export const listPlaces = view({
  name: 'places.places',
  summary: 'The places of an operation with their names and codes.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, input) => allPlaces(db, input.operationId),
})

/** A place with what only its own page needs. */
export interface PlaceDetail extends Place {
  populationYear: number | null
  /** Key of the source of the population. */
  populationSource: string | null
  source: string | null
}

export const showPlace = view({
  name: 'places.place',
  summary: 'One place with its names, codes, population and their sources.',
  input: v.object({ operationId: IdSchema, placeId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, placeId }): Promise<PlaceDetail> {
    const place = await db.find<PlaceDetail>(sql`
      select p.id, p.parent_id as "parentId", p.level, p.names, p.latitude, p.longitude, p.population::float8 as population, p.status,
        p.valid_from::text as "validFrom", p.valid_to::text as "validTo", p.population_year as "populationYear",
        p.population_source as "populationSource", p.source,
        coalesce((select jsonb_agg(jsonb_build_object('system', system, 'code', code) order by current desc, system)
          from place_code where operation_id = p.operation_id and place_id = p.id), '[]') as codes,
        coalesce((select array_agg(alias order by alias) from place_alias where operation_id = p.operation_id and place_id = p.id), '{}') as aliases
      from place p where p.operation_id = ${operationId} and p.id = ${placeId} and p.status <> 'merged'`)
    if (!place) throw notFound()
    return place
  },
})

/** What ids of places stand for, merged ones too: for what was said before they were merged. */
export const labelsOfPlaces = (db: Db, operationId: string, ids: readonly string[]): Promise<Labelled[]> =>
  db.rows<Labelled>(sql`select id, names, merged_into as "mergedInto",
      (select code from place_code where operation_id = place.operation_id and place_id = place.id order by current desc, system limit 1) as code
    from place where operation_id = ${operationId} and id = any(${[...ids]}::uuid[])`)

/** What a map is drawn from: boundaries and the tile grid. */
export const showMap = view({
  name: 'places.map',
  summary: 'Boundaries and tile grid of the places that have them.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, input) {
    const [shapes, tiles] = await Promise.all([
      allBoundaries(db, input.operationId),
      db.rows<{ placeId: string; row: number; column: number }>(
        sql`select place_id as "placeId", tile_row as "row", tile_column as "column" from place_tile where operation_id = ${input.operationId}`,
      ),
    ])
    return { shapes, tiles }
  },
})
