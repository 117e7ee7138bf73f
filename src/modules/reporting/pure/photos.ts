/**
 * Photographs without what cameras and programs write into them beside the picture: place (GPS), time, device, names, previews. Segments are
 * copied one by one, and only those that the picture needs; a file that cannot be followed to its end is refused rather than kept.
 */

export interface Photo {
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
  bytes: Uint8Array
}

/** The photograph without metadata; null when it is no JPEG, PNG or WebP, or is damaged. */
export function withoutMetadata(bytes: Uint8Array): Photo | null {
  const starts = (...values: number[]) => values.every((value, at) => bytes[at] === value)
  if (starts(0xff, 0xd8, 0xff)) return photo('image/jpeg', jpeg(bytes))
  if (starts(...pngSignature)) return photo('image/png', png(bytes))
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return photo('image/webp', webp(bytes))
  return null
}

const photo = (mediaType: Photo['mediaType'], bytes: Uint8Array | null): Photo | null => bytes && { mediaType, bytes }

const text = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whether an EXIF block names an orientation other than upright, 2 to 8; 1 when it does not or cannot be read. */
function orientationIn(block: Uint8Array): number {
  const view = new DataView(block.buffer, block.byteOffset, block.length)
  if (block.length < 8) return 1
  const little = text(block, 0, 2) === 'II'
  const first = view.getUint32(4, little)
  if (first + 2 > block.length) return 1
  const count = view.getUint16(first, little)
  for (let nth = 0; nth < count; nth++) {
    const at = first + 2 + nth * 12
    if (at + 12 > block.length) return 1
    if (view.getUint16(at, little) === 0x0112) {
      const value = view.getUint16(at + 8, little)
      return value >= 1 && value <= 8 ? value : 1
    }
  }
  return 1
}

/** An EXIF block that says the orientation and nothing else: without it a phone's picture would lie on its side. */
const orientationBlock = (orientation: number) =>
  Uint8Array.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])

const exifName = [0x45, 0x78, 0x69, 0x66, 0, 0]

function orientationSegment(orientation: number): Uint8Array {
  const block = orientationBlock(orientation)
  const length = 2 + exifName.length + block.length
  return joined([Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...exifName]), block])
}

/** Markers without a length: restart intervals, and TEM. */
const standsAlone = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01

/**
 * JPEG (ITU-T T.81, annex B): application segments and comments are left out, but for JFIF (APP0), the colour profile (APP2) and the colour
 * transform of Adobe (APP14), without which colours are wrong. What stands after the end of the image is left out.
 */
function jpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  let scans = 0
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return scans === 0 ? null : joined([...kept, bytes.subarray(at, at + 2)])
    if (standsAlone(marker)) {
      at += 2
      continue
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    const isApplication = marker >= 0xe0 && marker <= 0xef
    const name = text(bytes, at + 4, 12)
    const needed =
      (marker === 0xe0 && name.startsWith('JFIF\0')) ||
      (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) ||
      (marker === 0xee && name.startsWith('Adobe'))
    if (marker === 0xe1 && name.startsWith('Exif\0\0')) {
      const orientation = orientationIn(bytes.subarray(at + 10, end))
      if (orientation !== 1) kept.push(orientationSegment(orientation))
    } else if (marker !== 0xfe && (!isApplication || needed)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker === 0xda) {
      scans += 1
      const next = afterScan(bytes, at)
      if (next === null) return null
      kept.push(bytes.subarray(at, next))
      at = next
    }
  }
  return null
}

/** Where the entropy-coded data of a scan ends: at the next marker that is neither stuffing nor a restart. */
function afterScan(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return null
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Chunks that a PNG's picture needs (W3C PNG, chapter 11): colours, transparency, animation. Texts, times and EXIF are not among them. */
const pngChunks = new Set('IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '))

function png(bytes: Uint8Array): Uint8Array | null {
  const kept = [bytes.subarray(0, 8)]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const name = text(bytes, at + 4, 4)
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, end))
    at = end
    if (name === 'IEND') return joined(kept)
  }
  return null
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Flags of VP8X that say there is EXIF or XMP. */
const webpMetadata = 0x08 | 0x04

/** WebP (RFC 9649): the chunks of the picture; the header says that there is no EXIF and no XMP. */
function webp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const whole = Math.min(bytes.length, 8 + view.getUint32(4, true))
  const kept: Uint8Array[] = []
  let at = 12
  while (at + 8 <= whole) {
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > whole) return null
    const name = text(bytes, at, 4)
    if (webpChunks.has(name)) {
      const chunk = bytes.slice(at, Math.min(end, whole))
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~webpMetadata
      kept.push(chunk)
    }
    at = end
  }
  if (kept.length === 0) return null
  const header = bytes.slice(0, 12)
  const body = joined(kept)
  new DataView(header.buffer).setUint32(4, 4 + body.length, true)
  return joined([header, body])
}
