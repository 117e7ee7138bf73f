import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReportLine } from '../schema.ts'
import { createLinePacker, lineColumns, packLines } from './packed-lines.ts'

const place = '018f0000-0000-8000-8000-000000000001'
const line = (comments: string | null, row: number): ReportLine =>
  ({
    lineKey: place,
    contentHash: place,
    row,
    withdraw: false,
    period: '2005-03',
    clusterId: place,
    subclusterId: null,
    placeId: place,
    leadOrganisationId: null,
    implementingOrganisationId: null,
    groupId: null,
    activityId: null,
    donorIds: [],
    breakdown: { 'f+adults': 3 },
    comments,
  }) as unknown as ReportLine

const fields = lineColumns.split(',').length
const back: Record<string, string> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' }
const unescaped = (text: string) => (text === '\\N' ? null : text.replace(/\\[\\tnr]/g, sign => back[sign] ?? sign))
const rowsOf = (batch: Uint8Array) =>
  new TextDecoder()
    .decode(batch)
    .split('\n')
    .slice(0, -1)
    .map(row => row.split('\t'))

test('whatever a text holds, it is one field of one row and says the same', () => {
  // COPY takes no half of a surrogate pair: a cell with one says U+FFFD.
  fc.assert(
    fc.property(fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 5 }), texts => {
      const { batches, summary } = packLines(texts.map(line))
      const rows = batches.flatMap(rowsOf)
      expect(summary.count).toBe(texts.length)
      expect(rows.map(row => row.length)).toEqual(texts.map(() => fields))
      expect(rows.map(row => unescaped(row.at(-1) ?? ''))).toEqual(texts)
    }),
  )
})

test('lines are handed on whole, in memory that was given back or is new, however long one is', () => {
  const given: number[] = []
  const free: ArrayBuffer[] = []
  const made = new Set<ArrayBuffer>()
  const packer = createLinePacker({
    reuse: () => free.pop(),
    write(batch) {
      for (const row of rowsOf(batch)) given.push(Number(row[3]))
      made.add(batch.buffer)
      free.push(batch.buffer)
    },
  })
  const rows = Array.from({ length: 400 }, (_, row) => row)
  for (const row of rows) packer.add(line(row === 200 ? 'م'.repeat(2_000_000) : 'x'.repeat(30_000), row))
  packer.finish()
  expect(given).toEqual(rows)
  // The long line needs memory of its own.
  expect(made.size).toBe(2)
})
