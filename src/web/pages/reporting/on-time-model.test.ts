import { expect, test } from 'vitest'
import { ratesByMonth, ratesByPartner, ratesByReviewer } from './on-time-model.ts'
import { rateOf } from './rate-figure.tsx'

const row = (organisationId: string, month: string, due: number, onTime: number, late = 0) => ({
  ...{ organisationId, month, due, onTime, late, missing: due - onTime - late },
})
const rows = [row('a', '2005-01', 2, 2), row('b', '2005-01', 2, 0, 1), row('b', '2005-03', 4, 1, 1)]

test('months follow each other without a hole, and one in which nothing was due has no rate', () => {
  const months = ratesByMonth(rows)
  expect(months.map(({ period, due, onTime, late, missing }) => [period, due, onTime, late, missing])).toEqual([
    ['2005-01', 4, 2, 1, 1],
    ['2005-02', 0, 0, 0, 0],
    ['2005-03', 4, 1, 1, 2],
  ])
  expect(months.map(rateOf)).toEqual([50, null, 25])
  expect(ratesByMonth([])).toEqual([])
})

test('organisations come by how much of theirs was late or never came', () => {
  expect(ratesByPartner(rows).map(({ organisationId, due, onTime }) => [organisationId, due, onTime])).toEqual([
    ['b', 6, 1],
    ['a', 2, 2],
  ])
})

test('a reviewer of two clusters has a row for each, with the median of the last month', () => {
  const review = (clusterId: string, month: string, reviewed: number, medianDays: number) => ({
    ...{ clusterId, reviewer: 'p', month, reviewed, inTime: 1, medianDays },
  })
  const rates = ratesByReviewer([review('x', '2005-02', 3, 9), review('x', '2005-01', 2, 4), review('y', '2005-01', 1, 2)])
  expect(rates.map(({ clusterId, reviewed, inTime, medianDays }) => [clusterId, reviewed, inTime, medianDays])).toEqual([
    ['x', 5, 2, 9],
    ['y', 1, 1, 2],
  ])
})
