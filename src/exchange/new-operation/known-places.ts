/** The places that another operation of the same country knows: an operation that begins need not read them from a file again. */
import type { Actor } from '../../kernel/access.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import type { ViewReader } from '../../kernel/view.ts'
import { showOperation } from '../../modules/operations/index.ts'
import { listPlaces, showMap } from '../../modules/places/index.ts'
import type { FilePlace } from './places-file.ts'

/** Reviewed places that still stand, parents first. Population stays behind: it is of another year. */
export async function placesKnownTo(
  reader: ViewReader,
  operationCode: string,
  asking: { actor: Actor; language?: Language },
): Promise<FilePlace[]> {
  const { id: operationId } = await reader.read(showOperation, { code: operationCode }, asking)
  const [places, map] = await Promise.all([
    reader.read(listPlaces, { operationId }, asking),
    reader.read(showMap, { operationId }, asking),
  ])
  const shapes = new Map(map.shapes.map(shape => [shape.placeId, shape]))
  const tiles = new Map(map.tiles.map(({ placeId, ...tile }) => [placeId, tile]))
  const codeOf = new Map(places.map(({ id, codes }) => [id, codes]))
  return places
    .filter(({ status, validTo, codes }) => status === 'reviewed' && validTo === null && codes.length > 0)
    .map(({ id, parentId, level, names, aliases, codes, latitude, longitude }) => {
      const shape = shapes.get(id)
      const tile = tiles.get(id)
      return {
        level,
        names,
        aliases: [...aliases],
        codes: codes.map(({ system, code }) => ({ system, code })),
        parentCode: codeOf.get(parentId ?? '')?.find(({ system }) => system === codes[0]?.system)?.code ?? null,
        latitude,
        longitude,
        ...(shape && {
          boundary: shape.geometry as FilePlace['boundary'],
          boundaryIsSchematic: shape.schematic,
          boundarySource: shape.source,
        }),
        ...(tile && { tile }),
      }
    })
}
