import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crosses, type LabelWish, placeLabels } from './label-layout.ts'
import type { Ring } from './map-shapes.ts'

const rectangle = (left: number, top: number, width: number, height: number): Ring => [
  [left, top],
  [left + width, top],
  [left + width, top + height],
  [left, top + height],
]
const wish = (id: string, ring: Ring, width = 40): LabelWish => {
  const [a, , c] = ring
  return { id, ring, width, height: 12, size: ((c?.[0] ?? 0) - (a?.[0] ?? 0)) * ((c?.[1] ?? 0) - (a?.[1] ?? 0)) }
}
const frame = { width: 400, height: 400 }

test('a name stands in the middle of an area with room, and beside a small one with a line to it', () => {
  const [large, small] = placeLabels([wish('large', rectangle(0, 0, 200, 200)), wish('small', rectangle(210, 100, 8, 8))], frame)
  expect(large).toEqual({ id: 'large', x: 100, y: 100 })
  expect(small?.leader?.from[0]).toBeCloseTo(214, 0)
  expect(Math.abs((small?.x ?? 0) - 214)).toBeGreaterThan(15)
})

test('a name goes where an odd shape is widest', () => {
  const flag: Ring = [
    [0, 0],
    [120, 0],
    [120, 60],
    [20, 60],
    [20, 300],
    [0, 300],
  ]
  const [label] = placeLabels([{ id: 'flag', ring: flag, width: 60, height: 12, size: 12_000 }], frame)
  expect(label?.y).toBeLessThan(60)
  expect(label?.x).toBeGreaterThan(30)
})

test('any map: no two names cover each other, no line runs through a name, all are inside the frame, and it is the same each time', () => {
  const area = fc.record({
    left: fc.integer({ min: 0, max: 380 }),
    top: fc.integer({ min: 0, max: 380 }),
    width: fc.integer({ min: 2, max: 90 }),
    height: fc.integer({ min: 2, max: 90 }),
    name: fc.integer({ min: 10, max: 90 }),
  })
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 40 }), areas => {
      const wishes = areas.map(({ left, top, width, height, name }, index) =>
        wish(`area-${index}`, rectangle(left, top, width, height), name),
      )
      const labels = placeLabels(wishes, frame)
      const boxes = labels.map(({ id, x, y }) => {
        const { width = 0, height = 0 } = wishes.find(each => each.id === id) ?? {}
        return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
      })
      for (const [i, a] of boxes.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(0)
        expect(a.right).toBeLessThanOrEqual(frame.width)
        for (const b of boxes.slice(i + 1))
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
      }
      for (const { leader } of labels)
        if (leader) for (const box of boxes) expect(crosses(box, leader.from, leader.to)).toBe(false)
      expect(placeLabels(wishes, frame)).toEqual(labels)
    }),
    { numRuns: 40 },
  )
})
