import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Place } from '../../../modules/places/index.ts'
import { findPlaces } from './search.ts'

const place = (id: string, level: number, names: Place['names'], codes: string[] = [], aliases: string[] = []): Place => ({
  id,
  parentId: null,
  level,
  names,
  aliases,
  codes: codes.map(code => ({ system: 'COD-AB', code })),
  latitude: null,
  longitude: null,
  population: null,
  status: 'reviewed',
  validFrom: null,
  validTo: null,
})
const places = [
  place('ninewa', 1, { en: 'Ninewa', ar: 'نينوى', ckb: 'نەینەوا' }, ['IQG15', 'IQ-G15'], ['Nineveh']),
  place('mosul', 2, { en: 'Al-Mosul', ar: 'الموصل' }, ['IQG15Q05']),
  place('anbar', 1, { en: 'Anbar', ar: 'الأنبار' }, ['IQG01']),
]
const found = (text: string) => findPlaces(places, text).map(({ id }) => id)

test('a place is found by its name in any language, without the article, and by another spelling', () => {
  expect(found('ninewa')).toEqual(['ninewa'])
  expect(found('نينوي')).toEqual(['ninewa'])
  expect(found('نەینەوا')).toEqual(['ninewa'])
  expect(found('Nineveh')).toEqual(['ninewa'])
  expect(found('Mosul')).toEqual(['mosul'])
  expect(found('الانبار')).toEqual(['anbar'])
})

test('a code finds its place first and those inside it after', () => {
  expect(found('iqg15')).toEqual(['ninewa', 'mosul'])
  expect(found('IQ-G15')).toEqual(['ninewa', 'mosul'])
  expect(found('IQG15Q05')).toEqual(['mosul'])
})

test('what nothing is called finds nothing, and so does a text without letters or digits', () => {
  expect(found('Atlantis')).toEqual([])
  expect(found(' – ')).toEqual([])
})

test('whatever is typed, only places of the list are found, each once', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const ids = found(text)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every(id => places.some(each => each.id === id))).toBe(true)
    }),
  )
})
