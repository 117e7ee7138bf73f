/** Operations that begin with what another one knows. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOperation } from '../../src/exchange/new-operation/create.ts'
import { placesKnownTo } from '../../src/exchange/new-operation/known-places.ts'
import { createOperation, listOperations, showOperation } from '../../src/modules/operations/index.ts'
import { listPlaces, showMap } from '../../src/modules/places/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('facts')
  await loadShipped(house, { illustrative: false })
})
afterAll(() => house?.close())

const placesIn = async (operationId: string) => {
  const places = await house.reader.read(listPlaces, { operationId }, house.system)
  const names = new Map(places.map(({ id, names }) => [id, names.en]))
  return places.map(({ level, names: { en, ar, ckb }, codes, parentId, population }) => ({
    level,
    names: [en, ar, ckb],
    codes: codes.map(({ system, code }) => `${system} ${code}`),
    parent: names.get(parentId ?? '') ?? null,
    population,
  }))
}

test('an operation of the same country begins with its places, their codes, shapes and sources, and without their people', async () => {
  const known = await placesKnownTo(house.reader, 'IRQ-2004', house.system)
  const { id } = await startOperation(house.runner, { code: 'IRQ-2022', country: 'IQ', places: known }, house.system)
  const shipped = await house.reader.read(showOperation, { code: 'IRQ-2004' }, house.system)
  const before = await placesIn(shipped.id)
  const after = await placesIn(id)
  const byName = (a: { names: unknown[] }, b: { names: unknown[] }) => String(a.names).localeCompare(String(b.names))
  expect(after.filter(({ level }) => level === 1)).toHaveLength(18)
  expect(after.sort(byName)).toEqual(before.map(place => ({ ...place, population: null })).sort(byName))
  const map = await house.reader.read(showMap, { operationId: id }, house.system)
  const shippedMap = await house.reader.read(showMap, { operationId: shipped.id }, house.system)
  expect(map.shapes).toHaveLength(shippedMap.shapes.length)
  expect(map.tiles).toHaveLength(18)
  const started = await house.reader.read(showOperation, { code: 'IRQ-2022' }, house.system)
  expect(new Set(map.shapes.map(({ source }) => source))).toEqual(new Set(['Natural Earth']))
  expect(started.demonstration).toBe(false)
})

test('a code that is taken, and a country that is none, are refused and leave nothing behind', async () => {
  const operations = await house.reader.read(listOperations, {}, house.system)
  await expect(startOperation(house.runner, { code: 'IRQ-2004', country: 'IQ' }, house.system)).rejects.toMatchObject({
    code: 'operation-code-taken',
  })
  await expect(startOperation(house.runner, { code: 'NOWHERE', country: 'ZZ' }, house.system)).rejects.toMatchObject({
    code: 'no-such-country',
  })
  const input = { code: 'IRQ-2004', names: { en: 'Iraq' }, country: 'IQ' }
  await expect(house.runner.run(createOperation, input, house.system)).rejects.toMatchObject({ code: 'operation-code-taken' })
  expect(await house.reader.read(listOperations, {}, house.system)).toEqual(operations)
})
