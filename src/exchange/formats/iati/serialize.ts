/** XML written: always the same bytes for the same elements; what XML cannot hold is left out. */
import type { XmlElement } from './xml.ts'

/** Controls, halves of letters and what is no letter. */
const doubtful = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu
const inText: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const inAttribute: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
  ...{ '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' },
}

/** Text without the characters that no XML file can hold. */
export const writable = (text: string) =>
  text.replace(doubtful, sign => {
    const code = sign.charCodeAt(0)
    // XML 1.0 has no way to write the others, not even as references.
    return [9, 10, 13].includes(code) || (code >= 0x7f && code <= 0x9f) ? sign : ''
  })

const textOf = (text: string) => writable(text).replace(/[&<>\r]/g, sign => inText[sign] ?? '')
const attributeOf = (text: string) => writable(text).replace(/[&<>"\r\n\t]/g, sign => inAttribute[sign] ?? '')

function openTag({ name, attributes }: XmlElement): string {
  let tag = `<${name}`
  for (const each in attributes) tag += ` ${each}="${attributeOf(attributes[each] ?? '')}"`
  return tag
}

/** On one line; white space between elements is left out where there is no other text. */
export function compact(element: XmlElement): string {
  const { name, children, text, mixed } = element
  let inside = ''
  if (mixed) for (const part of mixed) inside += typeof part === 'string' ? textOf(part) : compact(part)
  else if (children.length === 0) inside = textOf(text)
  else for (const child of children) inside += compact(child)
  return inside === '' ? `${openTag(element)}/>` : `${openTag(element)}>${inside}</${name}>`
}

/** Each element on a line of its own, indented by its depth. @param raw what is XML already, by the element that it stands in */
export function indented(element: XmlElement, raw: ReadonlyMap<XmlElement, readonly string[]>, depth = 0): string {
  const { name, children, text, mixed } = element
  const more = raw.get(element) ?? []
  const indent = '  '.repeat(depth)
  if (name === '') return more.map(xml => `${indent}${xml}\n`).join('')
  if (mixed || (children.length === 0 && more.length === 0)) {
    const said = textOf(text) + more.join('')
    return said === '' ? `${indent}${openTag(element)}/>\n` : `${indent}${openTag(element)}>${said}</${name}>\n`
  }
  let inside = ''
  for (const child of children) inside += indented(child, raw, depth + 1)
  for (const xml of more) inside += `${indent}  ${xml}\n`
  return `${indent}${openTag(element)}>\n${inside}${indent}</${name}>\n`
}

/** `--` ends a comment, wherever it stands. */
export const commentOf = (text: string) => `<!--${writable(text).replace(/--/g, '- -').replace(/-$/, '- ')}-->\n`
