import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classesOf, coverageClasses, legendOf, shadeOf } from './classes.ts'

test('classes are equally wide with round bounds', () => {
  expect(classesOf([3, 9, 14]).bounds).toEqual([3, 6, 9, 12, 15])
  expect(classesOf([61_000, 99_000, 217_000])).toEqual({
    bounds: [40_000, 80_000, 120_000, 160_000, 200_000, 240_000],
    equal: 'width',
    open: false,
  })
})
test('very unequal values get classes that hold about equally many', () => {
  const classes = classesOf([10, 20, 30, 40, 50, 60, 70, 90_000])
  expect(classes.equal).toBe('count')
  expect(new Set([10, 30, 60, 90_000].map(value => shadeOf(value, classes))).size).toBe(4)
})
test('coverage keeps its classes: a hundred per cent is no more than the target, one more is', () => {
  expect(shadeOf(100, coverageClasses)).toBe(5)
  expect(shadeOf(101, coverageClasses)).toBe(6)
  expect(legendOf(coverageClasses).map(({ from }) => from)).toEqual([0, 20, 40, 60, 80, 100])
})
test('unknown is not zero: nothing known has no shade, nobody reached has the palest', () => {
  const classes = classesOf([100, 200])
  expect(shadeOf(null, classes)).toBe(0)
  expect(shadeOf(0, classes)).toBe(legendOf(classes)[0]?.shade)
  expect(shadeOf(null, classesOf([]))).toBe(0)
})
test('any values: bounds rise and reach the highest, at most six, and a higher value is never paler', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50_000_000 }), { minLength: 1, maxLength: 40 }), values => {
      const classes = classesOf(values)
      expect(classes.bounds.length).toBeLessThanOrEqual(6)
      expect(classes.bounds.at(-1)).toBeGreaterThanOrEqual(Math.max(...values))
      for (const [index, bound] of classes.bounds.entries())
        if (index > 0) expect(bound).toBeGreaterThan(classes.bounds[index - 1] ?? 0)
      const shades = [...values].sort((a, b) => a - b).map(value => shadeOf(value, classes))
      for (const [index, shade] of shades.entries()) expect(shade).toBeGreaterThanOrEqual(shades[index - 1] ?? 1)
    }),
  )
})
