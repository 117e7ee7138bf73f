/** A QR code is read back as a reader does: format, mask, codewords, error correction, text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockLengths, fillingOrder, fixedPatterns, layoutOf, type QrMatrix, qrMasks, qrMatrix, sizeOf } from './encode.ts'
import { multiply } from './reed-solomon.ts'

/** The mask that the format says, from both of its places. @throws when its error correction does not hold. */
function maskOf(matrix: QrMatrix): number {
  const size = matrix.length
  const at = (row: number, column: number) => (matrix[row]?.[column] ? 1 : 0)
  const upperLeft = [0, 1, 2, 3, 4, 5, 7, 8]
    .map((row): number => at(row, 8))
    .concat([7, 5, 4, 3, 2, 1, 0].map(column => at(8, column)))
  const split = [0, 1, 2, 3, 4, 5, 6, 7].map(i => at(8, size - 1 - i)).concat([7, 6, 5, 4, 3, 2, 1].map(i => at(size - i, 8)))
  expect(split).toEqual(upperLeft)
  const value = upperLeft.reduce((sum, bit, i) => sum | (bit << i), 0) ^ 0x5412
  let rest = value
  for (let i = 14; i >= 10; i--) if ((rest >>> i) & 1) rest ^= 0x537 << (i - 10)
  expect(rest).toBe(0)
  // Level M is 00.
  expect(value >>> 13).toBe(0)
  return (value >>> 10) & 7
}

/** Every syndrome of a block is zero when it came through whole. */
function assertWhole(block: readonly number[], correction: number): void {
  let root = 1
  for (let i = 0; i < correction; i++) {
    expect(block.reduce((sum, word) => multiply(sum, root) ^ word, 0)).toBe(0)
    root = multiply(root, 2)
  }
}

function read(matrix: QrMatrix): string {
  const version = (matrix.length - 17) / 4
  const hides = qrMasks[maskOf(matrix)]
  if (!hides) throw new Error('There is no such mask.')
  const bits = [...fillingOrder(version)].map(([row, column]): number => (matrix[row]?.[column] !== hides(row, column) ? 1 : 0))
  const layout = layoutOf(version)
  const words = Array.from({ length: layout.codewords }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((word, bit) => word * 2 + bit, 0),
  )
  const lengths = blockLengths(layout)
  const parts: number[][] = lengths.map(() => [])
  let at = 0
  for (let i = 0; i < Math.max(...lengths); i++)
    for (const [b, length] of lengths.entries()) if (i < length) parts[b]?.push(words[at++] ?? 0)
  const data = parts.flat()
  for (let i = 0; i < layout.correction; i++) for (const part of parts) part.push(words[at++] ?? 0)
  for (const part of parts) assertWhole(part, layout.correction)
  const stream = data.flatMap(word => [7, 6, 5, 4, 3, 2, 1, 0].map(i => (word >>> i) & 1))
  const number = (from: number, length: number) => stream.slice(from, from + length).reduce((sum, bit) => sum * 2 + bit, 0)
  expect(number(0, 4)).toBe(4)
  const countBits = version < 10 ? 8 : 16
  const bytes = Array.from({ length: number(4, countBits) }, (_, i) => number(4 + countBits + i * 8, 8))
  return new TextDecoder().decode(new Uint8Array(bytes))
}

test('what is written is read back, in every version', () => {
  for (let version = 1; version <= 20; version++) {
    const text = 'ا'.repeat(Math.floor((layoutOf(version).data - 3) / 2))
    const matrix = qrMatrix(text)
    expect(matrix).toHaveLength(sizeOf(version))
    expect(read(matrix)).toBe(text)
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), text => {
      expect(read(qrMatrix(text))).toBe(text)
    }),
    { numRuns: 40 },
  )
})

test('finders stand in three corners, and the fixed patterns are where they belong', () => {
  const matrix = qrMatrix('otpauth://totp/Wusul:rana%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Wusul')
  const size = matrix.length
  const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']
  for (const [row, column] of [[0, 0] as const, [0, size - 7] as const, [size - 7, 0] as const])
    expect(
      matrix.slice(row, row + 7).map(line =>
        line
          .slice(column, column + 7)
          .map(Number)
          .join(''),
      ),
    ).toEqual(finder)
  for (const [r, line] of fixedPatterns((size - 17) / 4).entries())
    for (const [c, dark] of line.entries()) {
      // Along row and column 8 the format is written over.
      if (dark !== undefined && r !== 8 && c !== 8) expect(matrix[r]?.[c]).toBe(dark)
    }
})

test('a text that is too long is refused', () => {
  expect(() => qrMatrix('x'.repeat(700))).toThrow('too long')
})
