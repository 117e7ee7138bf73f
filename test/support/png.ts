/** Pixels of a PNG as the house writes them: 8 bits, with or without transparency, not interlaced. */
import { inflateSync } from 'node:zlib'

export interface Pixels {
  width: number
  height: number
  /** Red, green and blue of a pixel. */
  at(x: number, y: number): readonly [number, number, number]
}

/** @throws Error for a PNG of another kind. */
export function readPng(bytes: Uint8Array): Pixels {
  const file = Buffer.from(bytes)
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const channels = { 2: 3, 6: 4 }[file[25] ?? 0]
  if (file[24] !== 8 || channels === undefined || file[28] !== 0) throw new Error('A PNG of another kind.')
  const parts: Buffer[] = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  const packed = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? (pixels[y * stride + x - channels] ?? 0) : 0
      const up = y > 0 ? (pixels[(y - 1) * stride + x] ?? 0) : 0
      const corner = y > 0 && x >= channels ? (pixels[(y - 1) * stride + x - channels] ?? 0) : 0
      const near = left + up - corner
      const [a, b, c] = [Math.abs(near - left), Math.abs(near - up), Math.abs(near - corner)]
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner
      const added = [0, left, up, (left + up) >> 1, paeth][filter ?? 0] ?? 0
      pixels[y * stride + x] = ((packed[y * (stride + 1) + 1 + x] ?? 0) + added) & 255
    }
  }
  const channel = (x: number, y: number, of: number) => pixels[y * stride + x * channels + of] ?? 0
  return { width, height, at: (x, y) => [channel(x, y, 0), channel(x, y, 1), channel(x, y, 2)] }
}
