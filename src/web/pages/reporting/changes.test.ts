import { expect, test } from 'vitest'
import { changesOf } from './changes.ts'

test('every change stands beside what was sent, those of one cell after each other', () => {
  const rows: Parameters<typeof changesOf>[0]['rows'] = [
    {
      ...{ id: 'a', cells: { reached: '1300' } },
      repairs: [
        { field: 'reached', from: '١٢٠٠', to: '1200', by: null },
        { field: 'reached', from: '1200', to: '1300', by: 'p', at: '2005-03-02T10:00:00Z' },
      ],
    },
    { id: 'b', cells: { adm1Name: 'Basrah' }, repairs: [{ field: 'adm1Name', from: 'Basra', to: 'Basrah', by: 'p' }] },
  ]
  const submission = { rows: [{ id: 'a', cells: { reached: '١٢٠٠ ' } }] }
  expect(changesOf({ rows, submission }).map(({ position, from, to, by }) => [position, from, to, by])).toEqual([
    [1, '١٢٠٠ ', '1200', null],
    [1, '1200', '1300', 'p'],
    [2, 'Basra', 'Basrah', 'p'],
  ])
  expect(changesOf({ rows: [], submission: null })).toEqual([])
})
