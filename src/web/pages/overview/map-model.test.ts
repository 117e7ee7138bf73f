import { expect, test } from 'vitest'
import type { Place } from '../../../modules/places/index.ts'
import type { Overview } from './load.ts'
import { mapModel } from './map-model.ts'
import { pictureOf } from './picture.ts'

type At = { latitude: number; longitude: number } | null

const place = (id: string, level: number, parentId: string | null, at: At = null): Place => ({
  id,
  parentId,
  level,
  names: { en: id },
  aliases: [],
  codes: [{ system: 'cod', code: id.toUpperCase() }],
  latitude: at?.latitude ?? null,
  longitude: at?.longitude ?? null,
  population: null,
  status: 'reviewed',
  validFrom: null,
  validTo: null,
})
const square = (west: number, south: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west, south + 1],
      [west + 1, south + 1],
      [west + 1, south],
      [west, south],
    ],
  ],
})

/** The part of an overview that a map is made from: four areas, of which one has two organisations. */
function overviewOf(areas: readonly Place[], map: Partial<Overview['map']> = {}, filter: 'areas' | 'tiles' = 'areas'): Overview {
  const places = [place('country', 0, null), ...areas]
  const picture = pictureOf({
    places,
    clusters: [{ id: 'health', parentId: null, validFrom: null, validTo: null }],
    needs: [],
    cells: [],
    presence: ['one', 'two'].map(organisationId => ({ leafId: 'health', placeId: 'a', organisationId, lines: 1 })),
    from: '2024-01',
    to: '2024-01',
  })
  return {
    picture,
    places,
    allPlaces: new Map(places.map(each => [each.id, each])),
    map: { shapes: [], tiles: [], ...map },
    measure: 'organisations',
    filters: { map: filter },
    cluster: null,
  } as unknown as Overview
}
const four = (at: (index: number) => At) => ['a', 'b', 'c', 'd'].map((id, index) => place(id, 1, 'country', at(index)))
const corners = (index: number) => ({ latitude: index < 2 ? 10 : 0, longitude: index % 2 === 0 ? 0 : 10 })
const shapes = ['a', 'b', 'c', 'd'].map((placeId, index) => ({
  placeId,
  geometry: square(index * 2, 10),
  schematic: false,
  source: 'COD-AB',
}))

test('boundaries make a map, which may be looked at as tiles laid out from them', () => {
  const drawn = mapModel(
    overviewOf(
      four(() => null),
      { shapes },
    ),
    'en',
    '/o/X',
  )
  expect([drawn.kind, drawn.both]).toEqual(['areas', true])
  expect(drawn.notes).toEqual(['Boundaries: COD-AB.', 'Boundaries and names do not imply endorsement or acceptance.'])
  expect(drawn.areas.map(({ full }) => full)).toEqual(['2', '0', '0', '0'])
  expect(drawn.areas[0]?.href).toBe('/o/X?map=areas&area=A')
  expect(
    mapModel(
      overviewOf(
        four(() => null),
        { shapes },
        'tiles',
      ),
      'en',
    ).kind,
  ).toBe('tiles')
})

test('without boundaries coordinates make tiles, and those of the places inside will do', () => {
  expect(mapModel(overviewOf(four(corners)), 'en').kind).toBe('tiles')
  const inside = four(() => null).flatMap((area, index) => [area, place(`${area.id}1`, 2, area.id, corners(index))])
  const ordered = inside.sort((a, b) => a.level - b.level)
  const drawing = mapModel(overviewOf(ordered), 'en').draw(376)
  expect([drawing?.width, drawing?.height]).toEqual([148, 148])
})

test('an area that lies nobody knows where stands under the others; where that is most of them, there is a list', () => {
  const three = mapModel(overviewOf(four(index => (index === 3 ? null : corners(index)))), 'en')
  expect([three.kind, three.draw(376)?.height]).toEqual(['tiles', 222])
  const one = mapModel(overviewOf(four(index => (index === 0 ? corners(0) : null))), 'en')
  expect([one.kind, one.draw(376)]).toEqual(['list', null])
  expect(one.notes[0]).toContain('listed')
})

test('tiles that the operation brings are used as they are', () => {
  const tiles = ['a', 'b', 'c', 'd'].map((placeId, row) => ({ placeId, row, column: 0 }))
  const drawing = mapModel(overviewOf(four(corners), { tiles }), 'en').draw(376)
  expect([drawing?.width, drawing?.height]).toEqual([74, 296])
})
