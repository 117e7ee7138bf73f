import { expect, test } from 'vitest'
import { firstDayOf, lastDayOf } from './load.ts'

test.each([
  ['2004-11-11', '2004-11-11', '2004-11-11'],
  ['2004-02', '2004-02-01', '2004-02-29'],
  ['2005-12', '2005-12-01', '2005-12-31'],
  ['2004', '2004-01-01', '2004-12-31'],
  [null, null, null],
])('%s reaches from %s to %s', (written, first, last) => {
  expect([firstDayOf(written), lastDayOf(written)]).toEqual([first, last])
})
