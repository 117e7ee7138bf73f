/** Files as they are given to commands: bytes, or base64 where they are written as JSON. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'

const sliceLength = 65_536

/** Base64 (RFC 4648, section 4), looked at slice by slice: one pattern over megabytes overflows the matcher's stack. */
function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false
  for (let at = 0; at < text.length; at += sliceLength) {
    const slice = text.slice(at, at + sliceLength)
    const pattern = at + sliceLength >= text.length ? /^[A-Za-z0-9+/]*={0,2}$/ : /^[A-Za-z0-9+/]*$/
    if (!pattern.test(slice)) return false
  }
  return true
}

/** A file of at most so many bytes. */
export const fileContent = (bytesMax: number) =>
  v.union([
    v.pipe(
      v.instance(Uint8Array),
      v.check(bytes => bytes.length <= bytesMax, fieldText('The file is too large.', 'الملف كبير جدًا.', 'فایلەکە زۆر گەورەیە.')),
    ),
    v.pipe(
      v.string(),
      v.maxLength(Math.ceil((bytesMax * 4) / 3) + 4),
      v.check(
        isBase64,
        fieldText('The file is not written in base64.', 'الملف غير مكتوب بصيغة base64.', 'فایلەکە بە base64 نەنووسراوە.'),
      ),
    ),
  ])

/** The bytes of a file, whichever way it was given. */
export function bytesOf(content: Uint8Array | string): Buffer {
  return typeof content === 'string'
    ? Buffer.from(content, 'base64')
    : Buffer.from(content.buffer, content.byteOffset, content.length)
}
