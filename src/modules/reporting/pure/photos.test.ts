import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutMetadata } from './photos.ts'

const bytes = (...parts: (number[] | string | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])))
const secret = 'GPS 36.34N 43.13E, camera of Somebody'
const holds = (given: Uint8Array | undefined, text: string) => Buffer.from(given ?? []).includes(text)

const segment = (marker: number, content: Uint8Array) =>
  bytes([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff], content)
/** EXIF with an orientation, and a secret behind it. */
const exif = (orientation: number) =>
  segment(
    0xe1,
    bytes('Exif\0\0', 'MM', [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0], secret),
  )
const scan = bytes([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])
const jpegWith = (...segments: Uint8Array[]) =>
  bytes(
    [0xff, 0xd8],
    ...segments,
    segment(0xdb, bytes([0, 1, 2])),
    segment(0xda, bytes([1])),
    scan,
    [0xff, 0xd9],
    'after the end: ',
    secret,
  )

const chunk = (name: string, content: Uint8Array) =>
  bytes([content.length >> 24, content.length >> 16, content.length >> 8, content.length & 0xff], name, content, [1, 2, 3, 4])
const pngWith = (...chunks: Uint8Array[]) =>
  bytes(
    [0x89],
    'PNG\r\n\x1a\n',
    chunk('IHDR', bytes([1])),
    ...chunks,
    chunk('IDAT', bytes('picture')),
    chunk('IEND', bytes()),
    secret,
  )

const riff = (name: string, content: Uint8Array) =>
  bytes(name, [content.length & 0xff, content.length >> 8, 0, 0], content, content.length % 2 ? [0] : [])
function webpWith(...chunks: Uint8Array[]) {
  const body = bytes('WEBP', ...chunks)
  return bytes('RIFF', [body.length & 0xff, body.length >> 8, 0, 0], body, secret)
}
const header = riff('VP8X', bytes([0x0c | 0x10, 0, 0, 0, 9, 0, 0, 9, 0, 0]))

describe('what a camera writes beside the picture is removed', () => {
  test('from a JPEG: EXIF, XMP, texts of programs, comments, and what stands behind its end', () => {
    const xmp = segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', secret))
    const iptc = segment(0xed, bytes('Photoshop 3.0\0', secret))
    const comment = segment(0xfe, bytes(secret))
    const jfif = segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]))
    const colours = segment(0xe2, bytes('ICC_PROFILE\0', [1, 1], 'colours'))
    const multiple = segment(0xe2, bytes('MPF\0', secret))
    const photo = withoutMetadata(jpegWith(jfif, exif(1), xmp, iptc, comment, colours, multiple))
    expect(photo?.mediaType).toBe('image/jpeg')
    expect(holds(photo?.bytes, 'Somebody')).toBe(false)
    expect(photo?.bytes).toEqual(
      bytes([0xff, 0xd8], jfif, colours, segment(0xdb, bytes([0, 1, 2])), segment(0xda, bytes([1])), scan, [0xff, 0xd9]),
    )
  })

  test('but not which side of it is up', () => {
    const photo = withoutMetadata(jpegWith(exif(6)))
    expect(holds(photo?.bytes, 'Somebody')).toBe(false)
    expect(holds(photo?.bytes, 'Exif\0\0MM')).toBe(true)
    expect(withoutMetadata(photo?.bytes ?? bytes())?.bytes).toEqual(photo?.bytes)
  })

  test('from a PNG: EXIF, texts and times', () => {
    const photo = withoutMetadata(
      pngWith(chunk('eXIf', bytes(secret)), chunk('tEXt', bytes(secret)), chunk('iTXt', bytes(secret))),
    )
    expect(photo?.mediaType).toBe('image/png')
    expect(photo?.bytes).toEqual(pngWith().slice(0, pngWith().length - secret.length))
  })

  test('from a WebP: EXIF and XMP, and the header says so', () => {
    const photo = withoutMetadata(
      webpWith(header, riff('VP8 ', bytes('odd')), riff('EXIF', bytes(secret)), riff('XMP ', bytes(secret))),
    )
    expect(photo?.mediaType).toBe('image/webp')
    expect(holds(photo?.bytes, 'Somebody')).toBe(false)
    expect(photo?.bytes[20]).toBe(0x10)
    expect(photo?.bytes.length).toBe(8 + (photo?.bytes[4] ?? 0))
  })
})

test('what is no photograph, or cannot be followed to its end, is refused', () => {
  const whole = jpegWith(exif(1))
  const end = whole.length - secret.length - 'after the end: '.length
  for (const given of [bytes(), bytes('GIF89a'), bytes('<svg onload="x"/>'), bytes('%PDF-1.4'), bytes([0xff, 0xd8, 0xff, 0xd9])])
    expect(withoutMetadata(given)).toBeNull()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: end - 1 }), length => {
      expect(withoutMetadata(whole.subarray(0, length))).toBeNull()
    }),
  )
})

test('no file, however broken, stops the reader or grows', () => {
  const start = fc.constantFrom(bytes([0xff, 0xd8, 0xff]), bytes([0x89], 'PNG\r\n\x1a\n'), bytes('RIFF', [9, 0, 0, 0], 'WEBP'))
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 300 }), (begun, rest) => {
      const given = bytes(begun, rest)
      const photo = withoutMetadata(given)
      // An orientation that is kept is written anew.
      if (photo) expect(photo.bytes.length).toBeLessThanOrEqual(given.length + 40)
    }),
  )
})
