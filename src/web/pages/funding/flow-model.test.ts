import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf, type FlowModel, joinSmall } from './flow-model.ts'

const aWay = fc.record({ a: fc.nat(12), b: fc.nat(8), c: fc.nat(3), amount: fc.bigInt({ min: 1n, max: 10n ** 12n }) })
const aModel: fc.Arbitrary<FlowModel> = fc.array(aWay, { minLength: 1, maxLength: 60 }).map(flows => {
  const parts = new Map<string, FlowModel['parts'][number]>()
  const ways = new Map<string, FlowModel['ways'][number]>()
  for (const { a, b, c, amount } of flows) {
    const ids = [`0.${a}`, `1.${b}`, `2.${c}`]
    for (const [column, id] of ids.entries())
      parts.set(id, {
        ...{ id, column, name: id, kind: id.endsWith('.0') ? 'unknown' : 'named' },
        amount: amount + (parts.get(id)?.amount ?? 0n),
      })
    for (const column of [0, 1]) {
      const [from = '', to = ''] = ids.slice(column)
      const key = `${from} ${to}`
      ways.set(key, { from, to, amount: amount + (ways.get(key)?.amount ?? 0n), href: key })
    }
  }
  return { parts: [...parts.values()], ways: [...ways.values()] }
})
const sumOf = (rows: readonly { amount: bigint }[]) => rows.reduce((sum, { amount }) => sum + amount, 0n)

test('joining small parts keeps every column’s sum, what is not stated, and at most so many names', () => {
  fc.assert(
    fc.property(aModel, fc.integer({ min: 2, max: 6 }), (model, most) => {
      const joined = joinSmall(model, most, count => `${count} others`)
      for (const column of [0, 1, 2]) {
        const own = joined.parts.filter(part => part.column === column)
        expect(sumOf(own)).toBe(sumOf(model.parts.filter(part => part.column === column)))
        expect(own.filter(({ kind }) => kind !== 'unknown').length).toBeLessThanOrEqual(most)
        expect(own.filter(({ kind }) => kind === 'unknown')).toEqual(
          model.parts.filter(part => part.column === column && part.kind === 'unknown'),
        )
      }
      for (const first of [0, 1]) {
        const two = columnsOf(joined, first)
        expect(sumOf(two.ways)).toBe(sumOf(model.parts.filter(({ column }) => column === 0)))
        expect(new Set(two.parts.map(({ column }) => column))).toEqual(new Set([0, 1]))
      }
    }),
  )
})

test('a band that stands for several has no entries of its own to open', () => {
  const part = (id: string, column: number, amount: bigint) => ({ id, column, name: id, kind: 'named' as const, amount })
  const joined = joinSmall(
    {
      parts: [part('a', 0, 5n), part('b', 0, 2n), part('c', 0, 1n), part('x', 1, 8n)],
      ways: ['a', 'b', 'c'].map((from, at) => ({ from, to: 'x', amount: [5n, 2n, 1n][at] ?? 0n, href: `/${from}` })),
    },
    2,
    count => `${count} others`,
  )
  expect(joined.parts.map(({ name, amount }) => [name, amount])).toEqual([
    ['a', 5n],
    ['2 others', 3n],
    ['x', 8n],
  ])
  expect(joined.ways.map(({ href }) => href)).toEqual(['/a', null])
})
