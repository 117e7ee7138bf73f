/**
 * Shapes of elements, said once: in the order of the standard's schema, with the names of their attributes and children and what may stand in
 * them. Reading and writing both follow from them, so that what is written is read back as it was.
 */
import { type CodeList, hasCode } from './codelists/index.ts'
import { finding, type IatiFinding } from './finding.ts'
import type { Rest } from './model.ts'
import { compact, writable } from './serialize.ts'
import { isDate, isDateTime, isDecimal, isTruth, isWhole } from './values.ts'
import { element, isBlank, type XmlElement } from './xml.ts'

/** What a value must be; a faulty one is kept and told. */
interface Check {
  needed?: boolean
  is?: 'date' | 'date-time' | 'decimal' | 'truth' | 'whole'
  list?: CodeList
}

type Way =
  | { kind: 'attribute'; name: string; check: Check }
  | { kind: 'text'; check: Check }
  /** A child that becomes a plain value: its text, or one attribute of it. */
  | { kind: 'plain'; name: string; of: string | null; check: Check }
  | { kind: 'one'; name: string; shape: () => Laid; needed: boolean }
  | { kind: 'many'; name: string; shape: () => Laid; needed: boolean; sorted: boolean }
  | { kind: 'raw'; name: string }

/** How a property of a shape stands in a file. */
export interface Field<T> {
  way: Way
  /** For the types alone. */
  readonly value?: T
}
/** A shape as it is followed. */
interface Laid {
  fields: readonly (readonly [key: string, way: Way])[]
  attributes: ReadonlyMap<string, readonly [string, Extract<Way, { kind: 'attribute' }>]>
  children: ReadonlyMap<string, readonly [string, Exclude<Way, { kind: 'attribute' | 'text' }>, number]>
  text: readonly [string, Extract<Way, { kind: 'text' }>] | null
  /** What depends on several values at once. */
  also: ((made: never, mustBeOf: CheckCode) => void) | null
}
export interface Shape<T> extends Laid {
  /** For the types alone. */
  readonly value?: T
}
/** Names an attribute whose code must be of a list, by what else the element says. */
type CheckCode = (attribute: string, value: string, list: CodeList) => void

export const attribute = (name: string, check: Check = {}): Field<string | undefined> => ({
  way: { kind: 'attribute', name, check },
})
export const text = (check: Check = {}): Field<string> => ({ way: { kind: 'text', check } })
/** A child that holds nothing but one attribute. */
export const valueIn = (name: string, of: string, check: Check = {}): Field<string | undefined> => ({
  way: { kind: 'plain', name, of, check },
})
/** A child that holds nothing but text. */
export const textOf = (name: string, check: Check = {}): Field<string | undefined> => ({
  way: { kind: 'plain', name, of: null, check },
})
export const one = <T extends object>(name: string, shape: () => Shape<T>, needed = false): Field<T | undefined> => ({
  way: { kind: 'one', name, shape, needed },
})
interface Many {
  needed?: boolean
  /** Their order says nothing: they are written in one that depends on what they say alone. */
  sorted?: boolean
}
export const many = <T extends object>(name: string, shape: () => Shape<T>, { needed = false, sorted = false }: Many = {}) =>
  ({ way: { kind: 'many', name, shape, needed, sorted } }) as Field<T[]>
export const raw = (name: string): Field<string[]> => ({ way: { kind: 'raw', name } })

type Fields<T> = { [K in Exclude<keyof T, 'rest' | 'namespaces'>]-?: Field<T[K]> }

/** @param fields in the order of the schema, attributes first */
export function shape<T extends object>(
  fields: Fields<T>,
  also: ((made: T, mustBeOf: CheckCode) => void) | null = null,
): Shape<T> {
  const list = Object.entries(fields as Record<string, Field<unknown>>).map(([key, { way }]) => [key, way] as const)
  const attributes = new Map<string, readonly [string, Extract<Way, { kind: 'attribute' }>]>()
  const children = new Map<string, readonly [string, Exclude<Way, { kind: 'attribute' | 'text' }>, number]>()
  let own: Laid['text'] = null
  list.forEach(([key, way], at) => {
    if (way.kind === 'attribute') attributes.set(way.name, [key, way])
    else if (way.kind === 'text') own = [key, way]
    else children.set(way.name, [key, way, at])
  })
  return { fields: list, attributes, children, text: own, also }
}

/** Parts whose lines are asked for: to remember those of all would take more than the parts themselves. */
const remembered = new Set(['iati-activity', 'iati-organisation', 'transaction', 'location', 'sector', 'budget'])
const lines = new WeakMap<object, number>()

/** Line of the file that an activity, a transaction, a location, a sector or a budget was read from; 0 for one that was not read. */
export const lineOf = (part: object): number => lines.get(part) ?? 0

const checks: Record<NonNullable<Check['is']>, { test(value: string): boolean; code: string }> = {
  date: { test: isDate, code: 'iati-date-unreadable' },
  'date-time': { test: isDateTime, code: 'iati-time-unreadable' },
  decimal: { test: isDecimal, code: 'iati-number-unreadable' },
  truth: { test: isTruth, code: 'iati-truth-unreadable' },
  whole: { test: isWhole, code: 'iati-number-unreadable' },
}

export interface Decoding {
  found(each: IatiFinding): void
}

class Decoder {
  readonly #into: Decoding
  constructor(into: Decoding) {
    this.#into = into
  }
  tell(line: number, path: string, severity: IatiFinding['severity'], code: string, value?: string, details = {}) {
    this.#into.found(finding({ line, element: path, value }, severity, code, details))
  }
  check(value: string | undefined, check: Check, line: number, path: string): void {
    if (value === undefined || value.trim() === '') {
      if (check.needed) this.tell(line, path, 'error', 'iati-value-missing')
      return
    }
    if (check.is) {
      const { test, code } = checks[check.is]
      if (!test(value)) this.tell(line, path, 'error', code, value)
    }
    if (check.list && !hasCode(check.list, value.trim()))
      this.tell(line, path, 'warning', 'iati-code-unknown', value, { list: check.list })
  }
}

function keep(rest: Rest, kept: Partial<Rest>): void {
  if (kept.attributes) rest.attributes = { ...rest.attributes, ...kept.attributes }
  if (kept.elements) rest.elements = [...(rest.elements ?? []), ...kept.elements]
  if (kept.inside) rest.inside = { ...rest.inside, ...kept.inside }
}

/** What is in a child beside its plain value; undefined when there is nothing. */
function beside(child: XmlElement, of: string | null): Rest | undefined {
  const others = Object.entries(child.attributes).filter(([name]) => name !== of)
  const rest: Rest = {}
  if (others.length > 0) rest.attributes = Object.fromEntries(others)
  if (child.children.length > 0) rest.elements = child.children.map(compact)
  // The element is there, and says nothing.
  if (of !== null && child.attributes[of] === undefined) return rest
  return others.length > 0 || child.children.length > 0 ? rest : undefined
}

const isForeign = (name: string) => name.includes(':')

/** Reads an element by its shape. Everything that is not of the shape is kept in `rest`; what is faulty is told. */
export function decode<T extends object>(from: XmlElement, by: Shape<T>, into: Decoding, path = ''): T {
  return decodeWith(new Decoder(into), from, by, path) as T
}

function decodeWith(decoder: Decoder, from: XmlElement, by: Laid, path: string): object {
  const made: Record<string, unknown> = {}
  const rest: Rest = {}
  const way = (name: string) => (path === '' ? name : `${path}/${name}`)
  for (const name in from.attributes) {
    const value = from.attributes[name] ?? ''
    const known = by.attributes.get(name)
    if (known) made[known[0]] = value
    else if (!name.startsWith('xmlns')) {
      keep(rest, { attributes: { [name]: value } })
      if (!isForeign(name)) decoder.tell(from.line, way(`@${name}`), 'warning', 'iati-attribute-unknown', value)
    }
  }
  for (const [key, field] of by.fields) if (field.kind === 'many' || field.kind === 'raw') made[key] = []
  let last = -1
  let disordered = false
  for (const child of from.children) {
    const known = by.children.get(child.name)
    if (!known) {
      keep(rest, { elements: [compact(child)] })
      if (!isForeign(child.name)) decoder.tell(child.line, way(child.name), 'warning', 'iati-element-unknown', compact(child))
      continue
    }
    const [key, field, at] = known
    if (at < last && !disordered) {
      disordered = true
      decoder.tell(child.line, way(child.name), 'repair', 'iati-order')
    }
    last = Math.max(last, at)
    if (field.kind === 'raw') (made[key] as string[]).push(compact(child))
    else if (field.kind === 'many') (made[key] as object[]).push(decodeWith(decoder, child, field.shape(), way(child.name)))
    else if (key in made || rest.inside?.[child.name]) {
      keep(rest, { elements: [compact(child)] })
      decoder.tell(child.line, way(child.name), 'error', 'iati-element-repeated', compact(child))
    } else if (field.kind === 'one') made[key] = decodeWith(decoder, child, field.shape(), way(child.name))
    else {
      const value = field.of === null ? child.text : child.attributes[field.of]
      if (value !== undefined) made[key] = value
      decoder.check(
        value,
        { ...field.check, needed: true },
        child.line,
        way(field.of === null ? child.name : `${child.name}/@${field.of}`),
      )
      const more = beside(child, field.of)
      if (more) keep(rest, { inside: { [child.name]: more } })
    }
  }
  if (by.text) {
    made[by.text[0]] = from.text
    decoder.check(from.text, by.text[1].check, from.line, path)
  } else if (!isBlank(from.text)) decoder.tell(from.line, path, 'warning', 'iati-text-stray', from.text.trim())
  for (const [key, field] of by.fields) {
    if (field.kind === 'attribute') decoder.check(made[key] as string | undefined, field.check, from.line, way(`@${field.name}`))
    else if (field.kind === 'plain') {
      if (field.check.needed && !(key in made) && !rest.inside?.[field.name])
        decoder.tell(from.line, way(field.name), 'error', 'iati-element-missing')
    } else if (field.kind === 'one' || field.kind === 'many') {
      const missing = field.kind === 'one' ? !(key in made) : (made[key] as object[]).length === 0
      if (field.needed && missing) decoder.tell(from.line, way(field.name), 'error', 'iati-element-missing')
    }
  }
  by.also?.(made as never, (name, value, list) => decoder.check(value, { list }, from.line, way(`@${name}`)))
  if (Object.keys(rest).length > 0) made.rest = rest
  if (remembered.has(from.name)) lines.set(made, from.line)
  return made
}

export interface Encoded {
  element: XmlElement
  /** What is XML already, by the element that it stands in. */
  raw: Map<XmlElement, string[]>
}

/** Makes an element of a shape, its attributes and children in the order of the schema. */
export function encode<T extends object>(name: string, from: T, by: Shape<T>): Encoded {
  const raw = new Map<XmlElement, string[]>()
  return { element: encodeWith(raw, name, from, by, null), raw }
}

function encodeWith(raw: Encoded['raw'], name: string, from: object, by: Laid, parent: XmlElement | null): XmlElement {
  const said = from as Record<string, unknown> & { rest?: Rest }
  const made = element(name)
  made.parent = parent
  for (const [key, field] of by.fields) {
    const value = said[key]
    if (field.kind === 'attribute') {
      if (typeof value === 'string') made.attributes[field.name] = value
    } else if (field.kind === 'text') writeText(made, String(value ?? ''))
    else if (field.kind === 'plain') {
      const more = said.rest?.inside?.[field.name]
      if (typeof value !== 'string' && !more) continue
      const child = element(field.name, field.of === null || typeof value !== 'string' ? {} : { [field.of]: value })
      child.parent = made
      if (field.of === null) writeText(child, String(value ?? ''))
      addRest(child, raw, more)
      made.children.push(child)
    } else if (field.kind === 'one') {
      if (value) made.children.push(encodeWith(raw, field.name, value as object, field.shape(), made))
    } else if (field.kind === 'many') {
      const each = (value as object[]).map(item => encodeWith(raw, field.name, item, field.shape(), made))
      made.children.push(...(field.sorted ? inOrder(each) : each))
    } else for (const xml of value as string[]) made.children.push(placeOf(xml, raw))
  }
  addRest(made, raw, said.rest)
  return made
}

/** Foreign attributes by their names, so that the same ones are written in the same order. */
function addRest(made: XmlElement, raw: Encoded['raw'], rest: Rest | undefined): void {
  if (!rest) return
  for (const name of Object.keys(rest.attributes ?? {}).sort(compare)) made.attributes[name] = rest.attributes?.[name] ?? ''
  if (rest.elements) raw.set(made, rest.elements)
}

/** Its own text stays as it is, also where foreign elements stand beside it. */
function writeText(into: XmlElement, text: string): void {
  into.text = text
  into.mixed = [text]
}

/** A place among children for what is XML already. */
function placeOf(xml: string, raw: Encoded['raw']): XmlElement {
  const made = element('')
  raw.set(made, [xml])
  return made
}

/** By what they say: their dates first, so that a reader finds them in the order of time. */
function inOrder(elements: XmlElement[]): XmlElement[] {
  if (elements.length < 2) return elements
  const keyOf = (each: XmlElement) => {
    const date = each.children.find(({ name }) => name === 'transaction-date' || name === 'period-start')
    // As it is written: what cannot be written must not decide.
    return [writable(date?.attributes['iso-date'] ?? ''), compact(each)] as const
  }
  return elements
    .map(each => ({ each, key: keyOf(each) }))
    .sort((a, b) => compare(a.key[0], b.key[0]) || compare(a.key[1], b.key[1]))
    .map(({ each }) => each)
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
