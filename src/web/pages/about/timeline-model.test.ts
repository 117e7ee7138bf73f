import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisOf, marksOf, rangeOf } from './timeline-model.ts'

test('a day is a day wide, a month its days, a year its', () => {
  const widths = ['2004-11-11', '2004-02', '2005-02', '2003-12', '2004', '2005'].map(written => {
    const [from, to] = rangeOf(written)
    return to - from
  })
  expect(widths).toEqual([1, 29, 28, 31, 366, 365])
})

test('an axis is of whole years, and of none where nothing is dated', () => {
  const axis = axisOf(['2003-08', null, '2005-12-31'], 1096)
  expect(axis?.years).toEqual([
    { year: 2003, x: 0 },
    { year: 2004, x: 365 },
    { year: 2005, x: 731 },
  ])
  expect(axisOf([null], 100)).toBeNull()
})

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const written = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length))

test('marks stay on the axis, in order of time, and never cover each other', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 40 }), fc.integer({ min: 200, max: 1200 }), (dates, width) => {
      const middle = (date: string) => rangeOf(date)[0] + rangeOf(date)[1]
      const ordered = [...dates].sort((a, b) => middle(a) - middle(b))
      const axis = axisOf(ordered, width)
      if (!axis) throw new Error('Something is dated.')
      const marks = marksOf(ordered, axis, 22)
      for (const { x, from, to } of marks) {
        expect(x).toBeGreaterThanOrEqual(11)
        expect(x).toBeLessThanOrEqual(width - 11)
        expect(to).toBeGreaterThanOrEqual(from)
      }
      for (const row of new Set(marks.map(mark => mark.row))) {
        const inRow = marks.filter(mark => mark.row === row).map(({ x }) => x)
        for (const [index, x] of inRow.entries()) if (index > 0) expect(x - (inRow[index - 1] ?? 0)).toBeGreaterThanOrEqual(22)
      }
    }),
  )
})
