/**
 * Files of IATI 2.01 to 2.03, activities and organisations, read one after the other as they come. Published files are faulty more often than
 * not: everything found is told with its line, and the file is read nevertheless. What cannot be read at all is refused as a whole: what is no
 * XML, has a document type, or is of version 1.
 */
import { FileProblem } from '../table.ts'
import { finding, type IatiFinding } from './finding.ts'
import type { IatiActivity, IatiHead, IatiOrganisation } from './model.ts'
import { checkRules } from './rules.ts'
import { compact } from './serialize.ts'
import { decode, lineOf } from './shape.ts'
import { activityShape } from './shapes/activity.ts'
import { organisationShape } from './shapes/organisation.ts'
import { isDateTime } from './values.ts'
import { type XmlElement, type XmlLimits, XmlStream } from './xml.ts'

export type IatiKind = 'activities' | 'organisations'
export type IatiItem =
  | { kind: 'activity'; activity: IatiActivity; element: XmlElement; findings: IatiFinding[] }
  | { kind: 'organisation'; organisation: IatiOrganisation; element: XmlElement; findings: IatiFinding[] }

export interface ReadingOptions {
  limits?: Partial<XmlLimits>
  /** Whether the rules of the standard are tried beside its shapes. */
  rules?: boolean
  /** The day that dates must not be after (`YYYY-MM-DD`). */
  today?: string
}

const versions = ['2.01', '2.02', '2.03']
const roots: Record<string, { kind: IatiKind; item: string }> = {
  'iati-activities': { kind: 'activities', item: 'iati-activity' },
  'iati-organisations': { kind: 'organisations', item: 'iati-organisation' },
}
const ownPrefixes = new Set(['xml', 'xmlns'])

/** Whether a file might be one of IATI, by how it begins. */
export function looksLikeIati(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8_000)).toString('latin1').replaceAll('\u0000', '')
  return /<iati-(?:activities|organisations)[\s>/]/.test(head)
}

function hasNarrative(element: XmlElement): boolean {
  return element.name === 'narrative' || element.children.some(hasNarrative)
}

/** Prefixes that an element uses, and those that it declares, anywhere in it. */
function prefixesOf(element: XmlElement, used: Set<string>, declared: Map<string, string>): void {
  const note = (name: string) => {
    const at = name.indexOf(':')
    if (at > 0 && !ownPrefixes.has(name.slice(0, at))) used.add(name.slice(0, at))
  }
  note(element.name)
  for (const name in element.attributes) {
    note(name)
    if (name.startsWith('xmlns:') && !declared.has(name.slice(6))) declared.set(name.slice(6), element.attributes[name] ?? '')
  }
  for (const child of element.children) prefixesOf(child, used, declared)
}

/** Reads a file in pieces. */
export class IatiReader {
  readonly #stream: XmlStream
  readonly #options: ReadingOptions
  readonly #declared = new Map<string, string>()
  #started = false
  #first = true
  #itemName = ''
  readonly head: IatiHead = {}
  /** As the file says it; null until it is known, and where the file does not say it. */
  version: string | null = null
  kind: IatiKind | null = null
  /** Of the file as a whole; those of its activities come with them. */
  readonly findings: IatiFinding[] = []

  constructor(options: ReadingOptions = {}) {
    this.#options = options
    this.#stream = new XmlStream(options.limits)
  }

  /** What became complete. @throws FileProblem when the file cannot be read. */
  write(bytes: Uint8Array): IatiItem[] {
    this.#stream.write(bytes)
    return this.#taken()
  }

  /** The last of it. @throws FileProblem when the file is cut off. */
  end(): IatiItem[] {
    this.#stream.close()
    const items = this.#taken()
    if (!this.#started) throw new FileProblem('file-empty')
    if (this.#stream.spoiled) this.findings.push(finding({ line: 0, element: '' }, 'warning', 'iati-letters-lost'))
    return items
  }

  #taken(): IatiItem[] {
    if (this.#stream.root && !this.#started) this.#start()
    const items: IatiItem[] = []
    for (const element of this.#stream.take()) {
      if (element.name !== this.#itemName) {
        this.#keepForeign(element)
        continue
      }
      if (this.#first && this.version === null) {
        if (!hasNarrative(element)) throw new FileProblem('iati-version-old', { version: '1.x' })
        this.findings.push(finding({ line: this.#stream.root?.line ?? 0, element: '@version' }, 'error', 'iati-version-missing'))
      }
      this.#first = false
      items.push(this.#read(element))
    }
    return items
  }

  #start(): void {
    const root = this.#stream.root
    if (!root) return
    this.#started = true
    const known = roots[root.name]
    if (!known) throw new FileProblem('iati-not-iati', { root: root.name.slice(0, 80) })
    this.kind = known.kind
    this.#itemName = known.item
    const { version, 'generated-datetime': generated, 'linked-data-default': linked, ...others } = root.attributes
    if (version !== undefined && version.trim() !== '') {
      this.version = version.trim()
      if (/^1(\.|$)/.test(this.version)) throw new FileProblem('iati-version-old', { version: this.version.slice(0, 20) })
      if (!versions.includes(this.version)) throw new FileProblem('iati-version-unknown', { version: this.version.slice(0, 20) })
    }
    if (generated !== undefined) {
      this.head.generated = generated
      if (!isDateTime(generated))
        this.findings.push(
          finding({ line: root.line, element: '@generated-datetime', value: generated }, 'error', 'iati-time-unreadable'),
        )
    }
    if (linked !== undefined) this.head.linkedDataDefault = linked
    if (root.comments.length > 0) this.head.comments = root.comments
    for (const [name, value] of Object.entries(others)) {
      if (name.startsWith('xmlns:')) this.#declared.set(name.slice(6), value)
      else if (name !== 'xmlns') {
        this.head.rest = { ...this.head.rest, attributes: { ...this.head.rest?.attributes, [name]: value } }
        if (name.includes(':')) this.#headUses([name.split(':')[0] ?? ''])
        else this.findings.push(finding({ line: root.line, element: `@${name}`, value }, 'warning', 'iati-attribute-unknown'))
      }
    }
  }

  #uriOf(prefix: string, declared?: ReadonlyMap<string, string>): string {
    return declared?.get(prefix) ?? this.#declared.get(prefix) ?? `urn:undeclared:${prefix}`
  }

  #headUses(prefixes: Iterable<string>, declared?: ReadonlyMap<string, string>): void {
    for (const prefix of prefixes)
      if (!ownPrefixes.has(prefix)) this.head.namespaces = { ...this.head.namespaces, [prefix]: this.#uriOf(prefix, declared) }
  }

  #keepForeign(element: XmlElement): void {
    const used = new Set<string>()
    const declared = new Map<string, string>()
    prefixesOf(element, used, declared)
    this.#headUses(used, declared)
    this.head.rest = { ...this.head.rest, elements: [...(this.head.rest?.elements ?? []), compact(element)] }
    if (!element.name.includes(':'))
      this.findings.push(
        finding({ line: element.line, element: element.name, value: compact(element) }, 'warning', 'iati-element-unknown'),
      )
  }

  #read(element: XmlElement): IatiItem {
    const findings: IatiFinding[] = []
    const into = { found: (each: IatiFinding) => findings.push(each) }
    const used = new Set<string>()
    const declared = new Map<string, string>()
    prefixesOf(element, used, declared)
    const namespaces = [...used].sort().map(prefix => [prefix, this.#uriOf(prefix, declared)] as const)
    for (const [prefix, uri] of namespaces)
      if (uri === `urn:undeclared:${prefix}`)
        findings.push(finding({ line: element.line, element: '', value: prefix }, 'error', 'iati-prefix-undeclared'))
    const more = namespaces.length > 0 ? { namespaces: Object.fromEntries(namespaces) } : {}
    const item: IatiItem =
      element.name === 'iati-activity'
        ? { kind: 'activity', activity: Object.assign(decode(element, activityShape, into), more), element, findings }
        : { kind: 'organisation', organisation: Object.assign(decode(element, organisationShape, into), more), element, findings }
    if (this.#options.rules ?? true) findings.push(...checkRules(element, this.#options.today))
    findings.sort((a, b) => a.line - b.line)
    return item
  }
}

/** Items of a file as its pieces come. @throws FileProblem when it cannot be read. */
export async function* readIati(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  reader: IatiReader,
): AsyncGenerator<IatiItem> {
  for await (const bytes of pieces) yield* reader.write(bytes)
  yield* reader.end()
}

const pieceSize = 64 * 1024

/** Pieces of a file that is in memory. */
export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize)
}

export interface IatiFile {
  kind: IatiKind
  version: string | null
  head: IatiHead
  activities: IatiActivity[]
  organisations: IatiOrganisation[]
  findings: IatiFinding[]
}

/** A whole file at once. @throws FileProblem when it cannot be read. */
export function readIatiFile(bytes: Uint8Array, options: ReadingOptions = {}): IatiFile {
  const reader = new IatiReader(options)
  const items: IatiItem[] = []
  for (const piece of piecesOf(bytes)) items.push(...reader.write(piece))
  items.push(...reader.end())
  return {
    kind: reader.kind ?? 'activities',
    version: reader.version,
    head: reader.head,
    activities: items.flatMap(item => (item.kind === 'activity' ? [item.activity] : [])),
    organisations: items.flatMap(item => (item.kind === 'organisation' ? [item.organisation] : [])),
    findings: [...reader.findings, ...items.flatMap(({ findings }) => findings)],
  }
}

export { lineOf }
