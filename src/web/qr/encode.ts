/** QR codes (ISO/IEC 18004) of short texts: byte mode, error correction level M, versions 1 to 20. Enough for any link we show. */
import { correctionOf } from './reed-solomon.ts'

/** Codewords of error correction in each block and number of blocks, level M, by version (ISO/IEC 18004, table 9). */
const correctionPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]
/** Format bits of level M. */
const levelBits = 0
const masks: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  r => r % 2 === 0,
  (_r, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
]

/** Dark modules are true; rows from the top, without the quiet zone. */
export type QrMatrix = boolean[][]

export const sizeOf = (version: number): number => version * 4 + 17

/** Rows and columns in which alignment patterns stand (annex E). */
export function alignmentPositions(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const positions = [6]
  for (let i = 0, at = sizeOf(version) - 7; i < count - 1; i++, at -= step) positions.splice(1, 0, at)
  return positions
}

/** Modules left for data and error correction. */
function dataModules(version: number): number {
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2
  const plain = (16 * version + 128) * version + 64
  if (alignments === 0) return plain
  return plain - (25 * alignments - 10) * alignments + 55 - (version >= 7 ? 36 : 0)
}

interface Layout {
  version: number
  /** All codewords, and those of them that carry data. */
  codewords: number
  data: number
  correction: number
  blocks: number
}

export function layoutOf(version: number): Layout {
  const codewords = Math.floor(dataModules(version) / 8)
  const correction = correctionPerBlock[version - 1] ?? 0
  const count = blocks[version - 1] ?? 0
  return { version, codewords, data: codewords - correction * count, correction, blocks: count }
}

/** The smallest version that holds so many bytes. @throws Error for more than the largest one holds. */
function fitting(bytes: number): Layout {
  for (let version = 1; version <= blocks.length; version++) {
    const layout = layoutOf(version)
    if (4 + (version < 10 ? 8 : 16) + bytes * 8 <= layout.data * 8) return layout
  }
  throw new Error(`A text of ${bytes} bytes is too long for a QR code here.`)
}

function dataCodewords(bytes: Uint8Array, { version, data }: Layout): number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1)
  }
  put(0b0100, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, data * 8 - bits.length))
  while (bits.length % 8 !== 0) bits.push(0)
  const words: number[] = []
  for (let i = 0; i < bits.length; i += 8) words.push(bits.slice(i, i + 8).reduce((word, bit) => (word << 1) | bit, 0))
  for (let pad = 0xec; words.length < data; pad ^= 0xec ^ 0x11) words.push(pad)
  return words
}

/** Blocks of data, the shorter ones first, with their lengths. */
export function blockLengths({ blocks: count, data }: Layout): number[] {
  const short = Math.floor(data / count)
  return Array.from({ length: count }, (_, i) => short + (i >= count - (data % count) ? 1 : 0))
}

function interleaved(words: readonly number[], layout: Layout): number[] {
  let start = 0
  const parts = blockLengths(layout).map(length => {
    const part = words.slice(start, start + length)
    start += length
    return { part, correction: correctionOf(part, layout.correction) }
  })
  const longest = Math.max(...parts.map(({ part }) => part.length))
  const all: number[] = []
  for (let i = 0; i < longest; i++) for (const { part } of parts) if (i < part.length) all.push(part[i] ?? 0)
  for (let i = 0; i < layout.correction; i++) for (const { correction } of parts) all.push(correction[i] ?? 0)
  return all
}

/** Value with its remainder by the polynomial behind it (BCH). */
function withRemainder(value: number, generator: number, length: number): number {
  let rest = value
  for (let i = 0; i < length; i++) rest = (rest << 1) ^ ((rest >>> (length - 1)) * generator)
  return (value << length) | rest
}

/** The fixed patterns; a module that is undefined is free for data. */
export function fixedPatterns(version: number): (boolean | undefined)[][] {
  const size = sizeOf(version)
  const grid: (boolean | undefined)[][] = Array.from({ length: size }, () => new Array<boolean | undefined>(size).fill(undefined))
  const set = (row: number, column: number, dark: boolean) => {
    const line = grid[row]
    if (line && column >= 0 && column < size) line[column] = dark
  }
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0)
    set(i, 6, i % 2 === 0)
  }
  for (const [row, column] of [[3, 3] as const, [3, size - 4] as const, [size - 4, 3] as const])
    for (let r = -4; r <= 4; r++)
      for (let c = -4; c <= 4; c++) {
        const ring = Math.max(Math.abs(r), Math.abs(c))
        if (row + r >= 0 && row + r < size) set(row + r, column + c, ring !== 2 && ring !== 4)
      }
  const positions = alignmentPositions(version)
  const last = positions.length - 1
  for (const [i, row] of positions.entries())
    for (const [j, column] of positions.entries()) {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) continue
      for (let r = -2; r <= 2; r++)
        for (let c = -2; c <= 2; c++) set(row + r, column + c, Math.max(Math.abs(r), Math.abs(c)) !== 1)
    }
  // Kept for the format until the mask is chosen; the module beside the lower left finder is always dark.
  for (let i = 0; i < 9; i++) {
    if (grid[i]?.[8] === undefined) set(i, 8, false)
    if (grid[8]?.[i] === undefined) set(8, i, false)
    if (i < 8) {
      set(8, size - 1 - i, false)
      set(size - 1 - i, 8, i === 7)
    }
  }
  if (version >= 7) {
    const bits = withRemainder(version, 0x1f25, 12)
    for (let i = 0; i < 18; i++) {
      const dark = ((bits >>> i) & 1) === 1
      set(size - 11 + (i % 3), Math.floor(i / 3), dark)
      set(Math.floor(i / 3), size - 11 + (i % 3), dark)
    }
  }
  return grid
}

/** Free modules in the order in which codewords fill them: columns of two from the right, up and down in turn. */
export function* fillingOrder(version: number): Generator<[number, number]> {
  const fixed = fixedPatterns(version)
  const size = sizeOf(version)
  let upward = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let i = 0; i < size; i++) {
      const row = upward ? size - 1 - i : i
      for (const column of [right, right - 1]) if (fixed[row]?.[column] === undefined) yield [row, column]
    }
    upward = !upward
  }
}

function writeFormat(matrix: QrMatrix, mask: number): void {
  const size = matrix.length
  const bits = withRemainder((levelBits << 3) | mask, 0x537, 10) ^ 0x5412
  const set = (row: number, column: number, i: number) => {
    const line = matrix[row]
    if (line) line[column] = ((bits >>> i) & 1) === 1
  }
  for (let i = 0; i < 15; i++) {
    // Once around the upper left finder, once split over the other two.
    if (i < 6) set(i, 8, i)
    else if (i < 8) set(i + 1, 8, i)
    else if (i === 8) set(8, 7, i)
    else set(8, 14 - i, i)
    if (i < 8) set(8, size - 1 - i, i)
    else set(size - 15 + i, 8, i)
  }
}

/** How hard a matrix is to read (7.8.3): long runs, squares, patterns like a finder, too dark or too light. */
function penalty(matrix: QrMatrix): number {
  const size = matrix.length
  let points = 0
  const lines = [...matrix, ...matrix.map((_, column) => matrix.map(row => row[column] ?? false))]
  for (const line of lines) {
    const text = line.map(dark => (dark ? '1' : '0')).join('')
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2
    for (let at = 0; at + 11 <= size; at++) if (/^(10111010000|00001011101)/.test(text.slice(at, at + 11))) points += 40
  }
  let dark = 0
  for (let r = 0; r < size; r++)
    for (let c = 0; c < size; c++) {
      const here = matrix[r]?.[c]
      if (here) dark++
      if (r > 0 && c > 0 && matrix[r - 1]?.[c] === here && matrix[r]?.[c - 1] === here && matrix[r - 1]?.[c - 1] === here)
        points += 3
    }
  return points + Math.floor(Math.abs((dark * 100) / (size * size) - 50) / 5) * 10
}

/** The QR code of a text. @throws Error when it is too long (about 660 bytes). */
export function qrMatrix(text: string): QrMatrix {
  const bytes = new TextEncoder().encode(text)
  const layout = fitting(bytes.length)
  const words = interleaved(dataCodewords(bytes, layout), layout)
  const order = [...fillingOrder(layout.version)]
  const masked = masks.map((hides, mask) => {
    const matrix: QrMatrix = fixedPatterns(layout.version).map(row => row.map(dark => dark ?? false))
    for (const [i, [row, column]] of order.entries()) {
      const bit = (((words[i >>> 3] ?? 0) >>> (7 - (i & 7))) & 1) === 1
      const line = matrix[row]
      if (line) line[column] = bit !== hides(row, column)
    }
    writeFormat(matrix, mask)
    return matrix
  })
  return masked.reduce((best, matrix) => (penalty(matrix) < penalty(best) ? matrix : best))
}

export const qrMasks = masks
