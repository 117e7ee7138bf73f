/** What a PDF as Chromium writes it holds: its pages with their size and text, and whether it is tagged. */
import { inflateSync } from 'node:zlib'

export interface PdfPage {
  /** Points. */
  width: number
  height: number
  /** Letters in the order in which they are drawn; right-to-left words may stand from left to right. */
  text: string
}

export interface Pdf {
  pages: PdfPage[]
  /** Whether it is marked as tagged and has a tree of its structure. */
  tagged: boolean
  outline: boolean
  language: string | null
}

interface PdfObject {
  dictionary: string
  stream: Buffer | null
}

function objectsOf(file: Buffer): Map<number, PdfObject> {
  const found = new Map<number, PdfObject>()
  const text = file.toString('latin1')
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length
    const end = text.indexOf('endobj', start)
    const begins = text.indexOf('stream\n', start)
    const length = Number(/\/Length (\d+)/.exec(text.slice(start, begins < 0 ? end : begins))?.[1] ?? 0)
    const hasStream = begins >= 0 && begins < end && length > 0
    const raw = hasStream ? file.subarray(begins + 7, begins + 7 + length) : null
    const dictionary = text.slice(start, hasStream ? begins : end)
    found.set(Number(match[1]), { dictionary, stream: raw && (dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw) })
  }
  return found
}

const hexToText = (hex: string) => (hex.match(/.{4}/g) ?? []).map(code => String.fromCharCode(Number.parseInt(code, 16))).join('')

/** Letters of the glyphs of a typeface, from its `ToUnicode` map. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, block] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, text] of (block ?? '').matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      letters.set(Number.parseInt(glyph ?? '', 16), hexToText(text ?? ''))
  for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first, last, text] of (block ?? '').matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const [from, to] = [Number.parseInt(first ?? '', 16), Number.parseInt(last ?? '', 16)]
      const start = Number.parseInt(text ?? '', 16)
      for (let glyph = from; glyph <= to; glyph++) letters.set(glyph, String.fromCharCode(start + glyph - from))
    }
  return letters
}

export function readPdf(bytes: Uint8Array): Pdf {
  const objects = objectsOf(Buffer.from(bytes))
  const dictionaryOf = (id: string | undefined) => objects.get(Number(id))?.dictionary ?? ''
  const typefaces = new Map<string, Map<number, string>>()
  const typefaceOf = (id: string) => {
    const known = typefaces.get(id)
    if (known) return known
    const map = /\/ToUnicode (\d+) 0 R/.exec(dictionaryOf(id))?.[1]
    const letters = lettersOf(objects.get(Number(map))?.stream?.toString('latin1') ?? '')
    typefaces.set(id, letters)
    return letters
  }
  function textOf(content: string, fonts: Map<string, string>): string {
    let letters = new Map<number, string>()
    let text = ''
    for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.-]+ Tf|((?:<[0-9A-Fa-f]+>[\s\d.-]*)+)\]?\s*T[jJ]/g)) {
      if (font) letters = typefaceOf(fonts.get(font) ?? '')
      for (const [, hex] of (shown ?? '').matchAll(/<([0-9A-Fa-f]+)>/g))
        for (const glyph of hex?.match(/.{4}/g) ?? []) text += letters.get(Number.parseInt(glyph, 16)) ?? ''
      if (shown) text += '\n'
    }
    return text
  }
  const all = [...objects.values()].map(({ dictionary }) => dictionary)
  const catalog = all.find(dictionary => /\/Type \/Catalog\b/.test(dictionary)) ?? ''
  const pages = all
    .filter(dictionary => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map((page): PdfPage => {
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page) ?? []
      const resources = /\/Resources (\d+) 0 R/.exec(page)?.[1]
      const inside = resources ? dictionaryOf(resources) : page
      const fonts = new Map([...inside.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]))
      const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(page)?.[1]))?.stream?.toString('latin1') ?? ''
      return { width: Number(width), height: Number(height), text: textOf(content, fonts) }
    })
  return {
    pages,
    tagged: /\/MarkInfo\s*<<[^>]*\/Marked true/.test(catalog) && /\/StructTreeRoot/.test(catalog),
    outline: /\/Outlines/.test(catalog),
    language: /\/Lang \(([^)]*)\)/.exec(catalog)?.[1] ?? null,
  }
}

/** Whether words stand on a page, in whichever direction their letters are drawn. */
export function saysOnPage({ text }: PdfPage, words: string): boolean {
  const plain = (value: string) => value.normalize('NFKC').replace(/\s/g, '')
  const [page, wanted] = [plain(text), plain(words)]
  return page.includes(wanted) || page.includes([...wanted].reverse().join(''))
}
