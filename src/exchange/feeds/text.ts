/** Text of a sheet made comparable; what names of entries are compared by stands in the kernel, and is said here once more for feeds. */
import { nameKey } from '../../kernel/pure/text.ts'

export { cleanText, nameKey, placeKey, similarity, westernDigits } from '../../kernel/pure/text.ts'

/** Words people write for "nothing here". Zero is not among them. */
const nothing = new Set([
  '',
  'na',
  'nan',
  'none',
  'nil',
  'null',
  'notapplicable',
  'notavailable',
  'unknown',
  'tbd',
  'tbc',
  'غيرمعروف',
  'لايوجد',
  'لاينطبق',
  'نيه',
  'nd',
  'so',
  'sansobjet',
  'noaplica',
])

/** Longer texts than these words with their punctuation say something. */
const nothingLengthMax = 24
const digit = /\d/

/** True for a blank, a dash, "N/A" and their like. */
export function saysNothing(text: string): boolean {
  if (text.length > nothingLengthMax || digit.test(text)) return false
  const key = nameKey(text)
  return key === '' || nothing.has(key)
}
