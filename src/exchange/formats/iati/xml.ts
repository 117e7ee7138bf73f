/**
 * XML read as a stream, one child of the root at a time. No document type is accepted, so that no entity can be declared, let alone
 * expanded or fetched; depth, size and number of elements are limited, so that no file can take the memory of the house.
 */
import { SaxesParser } from 'saxes'
import { FileProblem } from '../table.ts'

export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** All text directly inside, as it is written. */
  text: string
  /** Text and elements in their order; only where there is text beside elements. */
  mixed?: (string | XmlElement)[]
  /** Line of the file where the element begins, from 1. */
  line: number
  parent: XmlElement | null
}

export interface XmlRoot {
  name: string
  attributes: Record<string, string>
  line: number
  /** Comments that stand before the root. */
  comments: string[]
}

export interface XmlLimits {
  /** Bytes of the whole file. */
  bytes: number
  depth: number
  /** Elements and characters of one child of the root. */
  elements: number
  characters: number
  /** Attributes of one element. */
  attributes: number
}

const xmlLimits: XmlLimits = { bytes: 500_000_000, depth: 40, elements: 400_000, characters: 30_000_000, attributes: 100 }
const commentsKept = 20
const namesKept = 1_000
const blank = /^[ \t\r\n]*$/

export const isBlank = (text: string) => blank.test(text)

export const element = (name: string, attributes: Record<string, string> = {}, line = 0): XmlElement => ({
  ...{ name, attributes, children: [], text: '', line, parent: null },
})

/** The encoding that a byte order mark or the declaration names; UTF-8 without either. @throws FileProblem for one that nobody knows. */
function decoderFor(head: Uint8Array): TextDecoder {
  const [a, b] = head
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le')
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be')
  if (a === 0x3c && b === 0) return new TextDecoder('utf-16le')
  if (a === 0 && b === 0x3c) return new TextDecoder('utf-16be')
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    Buffer.from(head.subarray(0, 300)).toString('latin1'),
  )?.[1]
  if (declared === undefined || /^utf-?16/i.test(declared)) return new TextDecoder('utf-8')
  try {
    return new TextDecoder(declared)
  } catch {
    throw new FileProblem('xml-encoding-unknown', { encoding: declared.slice(0, 40) })
  }
}

/** What the parser calls a fault, without the place, which is told beside it. */
const faultOf = (error: Error) => error.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').slice(0, 200)

/** Reads a document in pieces; `take` gives what is complete. */
export class XmlStream {
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #limits: XmlLimits
  readonly #open: XmlElement[] = []
  readonly #done: XmlElement[] = []
  readonly #comments: string[] = []
  #decoder: TextDecoder | null = null
  #head: Uint8Array = new Uint8Array()
  #bytes = 0
  #elements = 0
  #characters = 0
  #line = 1
  #fault: FileProblem | null = null
  root: XmlRoot | null = null
  /** Whether letters came that the encoding of the file does not have. */
  spoiled = false

  constructor(limits: Partial<XmlLimits> = {}) {
    this.#limits = { ...xmlLimits, ...limits }
    const parser = this.#parser
    parser.on('error', error => {
      this.#fault ??= new FileProblem('xml-malformed', { line: parser.line, column: parser.column, fault: faultOf(error) })
    })
    parser.on('doctype', () => {
      this.#fault ??= new FileProblem('xml-doctype', { line: parser.line })
    })
    parser.on('comment', text => {
      if (!this.root && this.#comments.length < commentsKept) this.#comments.push(text)
    })
    parser.on('opentagstart', () => {
      this.#line = parser.line
    })
    parser.on('opentag', ({ name, attributes }) => this.#begin(name, attributes as Record<string, string>))
    parser.on('closetag', () => this.#end())
    parser.on('text', text => this.#text(text))
    parser.on('cdata', text => this.#text(text))
  }

  readonly #names = new Map<string, string>()
  /** One copy of each name: a piece of a text keeps all that was read with it in memory. */
  #nameOf(name: string): string {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    const copy = Buffer.from(name).toString()
    if (this.#names.size < namesKept) this.#names.set(copy, copy)
    return copy
  }

  #begin(written: string, attributes: Record<string, string>): void {
    const name = this.#nameOf(written)
    const line = this.#line
    if (Object.keys(attributes).length > this.#limits.attributes)
      this.#fault ??= new FileProblem('xml-too-deep', { line, limit: this.#limits.attributes })
    if (!this.root) {
      this.root = { name, attributes: { ...attributes }, line, comments: this.#comments }
      return
    }
    const parent = this.#open.at(-1) ?? null
    const made: XmlElement = { name, attributes: { ...attributes }, children: [], text: '', line, parent }
    if (parent) {
      if (parent.mixed) parent.mixed.push(made)
      else if (!isBlank(parent.text)) parent.mixed = [...parent.children, parent.text, made]
      parent.children.push(made)
    }
    this.#open.push(made)
    this.#elements += 1
    if (this.#open.length > this.#limits.depth)
      this.#fault ??= new FileProblem('xml-too-deep', { line, limit: this.#limits.depth })
    if (this.#elements > this.#limits.elements)
      this.#fault ??= new FileProblem('xml-part-too-large', { line, limit: this.#limits.elements })
  }

  #text(text: string): void {
    const into = this.#open.at(-1)
    if (!into) return
    this.#characters += text.length
    if (text.includes('\ufffd')) this.spoiled = true
    if (this.#characters > this.#limits.characters)
      this.#fault ??= new FileProblem('xml-part-too-large', { line: into.line, limit: this.#limits.characters })
    if (into.mixed) into.mixed.push(text)
    else if (into.children.length > 0 && !isBlank(text)) into.mixed = [into.text, ...into.children, text]
    into.text += text
  }

  #end(): void {
    const closed = this.#open.pop()
    if (!closed || this.#open.length > 0) return
    this.#done.push(closed)
    this.#elements = 0
    this.#characters = 0
  }

  #feed(text: string): void {
    if (text === '') return
    try {
      this.#parser.write(text)
    } catch (error) {
      this.#fault ??= new FileProblem('xml-malformed', {
        ...{ line: this.#parser.line, column: this.#parser.column, fault: faultOf(error as Error) },
      })
    }
    if (this.#fault) throw this.#fault
  }

  /** @throws FileProblem for what is no XML, has a document type, or is beyond a limit. */
  write(bytes: Uint8Array): void {
    this.#bytes += bytes.length
    if (this.#bytes > this.#limits.bytes)
      throw new FileProblem('file-too-large', {
        ...{ megabytes: Math.ceil(this.#bytes / 1_000_000), limit: Math.floor(this.#limits.bytes / 1_000_000) },
      })
    let next = bytes
    if (!this.#decoder) {
      this.#head = this.#head.length === 0 ? bytes : Buffer.concat([this.#head, bytes])
      if (this.#head.length < 300 && bytes.length > 0) return
      next = this.#head
      this.#decoder = decoderFor(next)
    }
    this.#feed(this.#decoder.decode(next, { stream: true }))
  }

  /** @throws FileProblem where the document is cut off. */
  close(): void {
    if (this.#bytes === 0) throw new FileProblem('file-empty')
    if (!this.#decoder) {
      this.#decoder = decoderFor(this.#head)
      this.#feed(this.#decoder.decode(this.#head, { stream: true }))
    }
    this.#feed(this.#decoder.decode())
    try {
      this.#parser.close()
    } catch (error) {
      this.#fault ??= new FileProblem('xml-malformed', {
        ...{ line: this.#parser.line, column: this.#parser.column, fault: faultOf(error as Error) },
      })
    }
    if (this.#fault) throw this.#fault
  }

  /** Children of the root that are complete, given once. */
  take(): XmlElement[] {
    return this.#done.splice(0)
  }
}
