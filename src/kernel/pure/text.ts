/** Text made comparable: invisible marks, spaces, digits and look-alike letters of Arabic and Kurdish. */

// Bidirectional marks, zero-width characters, byte order marks and soft hyphens: invisible, and enough to make names differ. And the
// character zero, which no database stores.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
const invisible = /[\u0000\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]/g
// Vowel signs and the stretching of Arabic words.
const vowelSigns = /[\u064b-\u065f\u0670\u0640]/g
const lookAlikes: Record<string, string> = {
  ی: 'ي',
  ى: 'ي',
  ې: 'ي',
  ێ: 'ي',
  ک: 'ك',
  ة: 'ه',
  ە: 'ه',
  ھ: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ۆ: 'و',
  ئ: 'ي',
  ڕ: 'ر',
  ڵ: 'ل',
}
const lookAlike = new RegExp(`[${Object.keys(lookAlikes).join('')}]`, 'g')

const easternDigit = /[\u0660-\u066c\u06f0-\u06f9]/

/** Arabic-Indic and Eastern Arabic-Indic digits (and their separators) as Western ones. */
export function westernDigits(text: string): string {
  if (!easternDigit.test(text)) return text
  return text
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
}

/** Printable ASCII with single spaces inside and no apostrophe before it: most cells of most sheets. */
const clean = /^(?!')[!-~]+(?: [!-~]+)*$/

/** The text without invisible marks, with single spaces and trimmed: what is stored. */
export function cleanText(text: string): string {
  if (clean.test(text)) return text
  // An apostrophe before =, +, - or @ keeps a spreadsheet from reading a text as a formula; it is no part of the text.
  return text
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
}

const keys = new Map<string, string>()
const rememberedMax = 20_000

/**
 * What two spellings of one name have in common: letters and digits alone, without accents, case, look-alike letters or
 * punctuation. Never shown and never stored.
 */
export function nameKey(text: string): string {
  const before = keys.get(text)
  if (before !== undefined) return before
  const key = freshNameKey(text)
  // Sheets repeat a few names very often: each is looked at once, and texts that fill the memory are forgotten.
  if (keys.size >= rememberedMax) keys.clear()
  keys.set(text, key)
  return key
}

const plain = /^[ -~]*$/

/** `nameKey` of a text that hardly comes again, such as the name of a site: it is not remembered. */
export function freshNameKey(text: string): string {
  if (plain.test(text))
    return text
      .toLowerCase()
      .replace(/&/g, 'and')
      .replace(/[^a-z0-9]+/g, '')
  return westernDigits(text.replace(invisible, ''))
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(vowelSigns, '')
    .replace(lookAlike, letter => lookAlikes[letter] ?? letter)
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** `nameKey` without the Arabic article at the beginning of words (Al-Anbar, Anbar; الأنبار). For names of places. */
export function placeKey(text: string): string {
  const words = text
    .replace(invisible, '')
    .replace(/[-_'’`ʼ]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
  const bare = words.filter(word => !/^(al|el|ad|an|ar|as|ash|at|az)$/i.test(word)).map(word => word.replace(/^ال(?=..)/, ''))
  return nameKey((bare.length > 0 ? bare : words).join(' '))
}

/** Share of common letter pairs of two names, 0 to 1 (Dice's coefficient): for suggestions to a person, never for deciding. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let i = 0; i < a.length - 1; i++) {
    const pair = a.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let common = 0
  for (let i = 0; i < b.length - 1; i++) {
    const pair = b.slice(i, i + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) {
      common += 1
      pairs.set(pair, left - 1)
    }
  }
  return (2 * common) / (a.length + b.length - 2)
}
