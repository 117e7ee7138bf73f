/**
 * The part of XPath 1.0 that rules about IATI are written in: paths of children, attributes and text with conditions, `count`, `not`, `number`,
 * comparisons, `and`, `or`, `+` and `|`. Compiled once, evaluated often.
 */
import type { XmlElement } from './xml.ts'

export interface XmlValue {
  /** Name of the attribute; null for text. */
  attribute: string | null
  value: string
  of: XmlElement
}
export type XmlNode = XmlElement | XmlValue
export type PathValue = XmlNode[] | number | boolean | string
export type Expression = (at: XmlNode, position: number) => PathValue

const isElement = (node: XmlNode): node is XmlElement => 'children' in node

/** Text of a node with all that is in it. */
export function stringOf(node: XmlNode): string {
  if (!isElement(node)) return node.value
  if (node.children.length === 0) return node.text
  return node.text + node.children.map(stringOf).join('')
}

/** Element that a node is, or is of. */
export const elementOf = (node: XmlNode): XmlElement => (isElement(node) ? node : node.of)

/** The way from the item (an activity) to a node, as findings name it. */
export function wayTo(node: XmlNode): string {
  const names: string[] = isElement(node) || node.attribute === null ? [] : [`@${node.attribute}`]
  for (let at: XmlElement | null = elementOf(node); at?.parent; at = at.parent) names.unshift(at.name)
  return names.join('/')
}

export const truth = (value: PathValue): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === 'number' ? value !== 0 && !Number.isNaN(value) : Boolean(value)
const numberOf = (text: string): number => (/^\s*-?(\d+(\.\d*)?|\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN)
const toNumber = (value: PathValue): number => {
  if (Array.isArray(value)) return value[0] ? numberOf(stringOf(value[0])) : Number.NaN
  return typeof value === 'string' ? numberOf(value) : Number(value)
}

type Comparison = '=' | '!=' | '<' | '>' | '<=' | '>='

function single(a: number | string, b: number | string, by: Comparison): boolean {
  if (by === '=') return a === b
  if (by === '!=') return a !== b
  if (by === '<') return Number(a) < Number(b)
  if (by === '>') return Number(a) > Number(b)
  return by === '<=' ? Number(a) <= Number(b) : Number(a) >= Number(b)
}

/** Nodes compare as any of them does. */
function compare(a: PathValue, b: PathValue, by: Comparison): boolean {
  if (typeof a === 'boolean' || typeof b === 'boolean') return single(Number(truth(a)), Number(truth(b)), by)
  const side = (value: Exclude<PathValue, boolean>) => (Array.isArray(value) ? value.map(stringOf) : [value])
  const numbers = typeof a === 'number' || typeof b === 'number' || !['=', '!='].includes(by)
  const as = (each: string | number) => (numbers && typeof each === 'string' ? numberOf(each) : each)
  return side(a).some(left => side(b).some(right => single(as(left), as(right), by)))
}

const tokenForm = /\s*(\/\/|\.\.|!=|<=|>=|[/@()[\]|=<>+,.]|'[^']*'|"[^"]*"|\d+(?:\.\d+)?|[A-Za-z_][\w:-]*(?:\.[\w:-]+)*)/y

function tokensOf(source: string): string[] {
  const tokens: string[] = []
  tokenForm.lastIndex = 0
  while (tokenForm.lastIndex < source.trimEnd().length) {
    const at = tokenForm.lastIndex
    const token = tokenForm.exec(source)?.[1]
    if (token === undefined) throw new Error(`Not understood at ${at}: ${source}`)
    tokens.push(token)
  }
  return tokens
}

type Step = (nodes: XmlNode[]) => XmlNode[]

class Compiler {
  readonly #tokens: string[]
  readonly #source: string
  #at = 0
  constructor(source: string) {
    this.#source = source
    this.#tokens = tokensOf(source)
  }
  all(): Expression {
    const made = this.#or()
    if (this.#at < this.#tokens.length) throw new Error(`Not understood after “${this.#tokens[this.#at]}”: ${this.#source}`)
    return made
  }
  #peek = () => this.#tokens[this.#at]
  #take(token: string): boolean {
    if (this.#peek() !== token) return false
    this.#at += 1
    return true
  }
  #must(token: string): void {
    if (!this.#take(token)) throw new Error(`“${token}” is missing: ${this.#source}`)
  }
  #or(): Expression {
    let made = this.#and()
    while (this.#take('or')) {
      const [left, right] = [made, this.#and()]
      made = (at, position) => truth(left(at, position)) || truth(right(at, position))
    }
    return made
  }
  #and(): Expression {
    let made = this.#comparison()
    while (this.#take('and')) {
      const [left, right] = [made, this.#comparison()]
      made = (at, position) => truth(left(at, position)) && truth(right(at, position))
    }
    return made
  }
  #comparison(): Expression {
    const left = this.#sum()
    const by = (['=', '!=', '<=', '>=', '<', '>'] as const).find(sign => this.#take(sign))
    if (!by) return left
    const right = this.#sum()
    return (at, position) => compare(left(at, position), right(at, position), by)
  }
  #sum(): Expression {
    let made = this.#union()
    while (this.#take('+')) {
      const [left, right] = [made, this.#union()]
      made = (at, position) => toNumber(left(at, position)) + toNumber(right(at, position))
    }
    return made
  }
  #union(): Expression {
    let made = this.#primary()
    while (this.#take('|')) {
      const [left, right] = [made, this.#primary()]
      const nodes = (value: PathValue) => (Array.isArray(value) ? value : [])
      made = (at, position) => [...new Set([...nodes(left(at, position)), ...nodes(right(at, position))])]
    }
    return made
  }
  #primary(): Expression {
    const token = this.#peek()
    if (token === undefined) throw new Error(`It ends too early: ${this.#source}`)
    if (this.#take('(')) {
      const inside = this.#or()
      this.#must(')')
      return inside
    }
    if (/^\d/.test(token)) {
      this.#at += 1
      return () => Number(token)
    }
    if (/^['"]/.test(token)) {
      this.#at += 1
      return () => token.slice(1, -1)
    }
    if (this.#tokens[this.#at + 1] === '(' && token !== 'text') return this.#call(token)
    return this.#path()
  }
  #call(name: string): Expression {
    this.#at += 2
    const of = this.#or()
    this.#must(')')
    if (name === 'not') return (at, position) => !truth(of(at, position))
    if (name === 'number') return (at, position) => toNumber(of(at, position))
    if (name === 'count')
      return (at, position) => {
        const value = of(at, position)
        return Array.isArray(value) ? value.length : 0
      }
    throw new Error(`There is no “${name}”: ${this.#source}`)
  }
  #path(): Expression {
    const steps: Step[] = []
    let deep = this.#take('//')
    const fromRoot = deep || this.#take('/')
    do {
      if (deep) steps.push(withAllBelow)
      steps.push(this.#step())
      deep = this.#take('//')
    } while (deep || this.#take('/'))
    return at => {
      let nodes: XmlNode[] = [at]
      if (fromRoot) {
        let top = elementOf(at)
        while (top.parent) top = top.parent
        nodes = [top]
      }
      for (const step of steps) nodes = step(nodes)
      return nodes
    }
  }
  #step(): Step {
    let step: Step
    if (this.#take('..')) step = nodes => [...new Set(nodes.flatMap(node => (isElement(node) ? (node.parent ?? []) : node.of)))]
    else if (this.#take('.')) step = nodes => nodes
    else if (this.#take('@')) step = attributesNamed(this.#name())
    else {
      const name = this.#name()
      if (name === 'text' && this.#take('(')) {
        this.#must(')')
        step = nodes =>
          nodes.flatMap(node => (isElement(node) && node.text !== '' ? [{ attribute: null, value: node.text, of: node }] : []))
      } else step = childrenNamed(name)
    }
    while (this.#take('[')) {
      const condition = this.#or()
      this.#must(']')
      const before = step
      // Positions count among the nodes of one parent.
      step = nodes =>
        nodes.flatMap(node =>
          before([node]).filter((each, index) => {
            const value = condition(each, index + 1)
            return typeof value === 'number' ? value === index + 1 : truth(value)
          }),
        )
    }
    return step
  }
  #name(): string {
    const name = this.#peek()
    if (name === undefined || !/^[A-Za-z_]/.test(name)) throw new Error(`A name is missing: ${this.#source}`)
    this.#at += 1
    return name
  }
}

const childrenNamed =
  (name: string): Step =>
  nodes => {
    const found: XmlNode[] = []
    for (const node of nodes) if (isElement(node)) for (const child of node.children) if (child.name === name) found.push(child)
    return found
  }
const attributesNamed =
  (name: string): Step =>
  nodes => {
    const found: XmlNode[] = []
    for (const node of nodes) {
      const value = isElement(node) ? node.attributes[name] : undefined
      if (isElement(node) && value !== undefined) found.push({ attribute: name, value, of: node })
    }
    return found
  }
const withAllBelow: Step = nodes => {
  const found: XmlNode[] = []
  const walk = (node: XmlNode) => {
    found.push(node)
    if (isElement(node)) for (const child of node.children) walk(child)
  }
  for (const node of nodes) walk(node)
  return found
}

const compiled = new Map<string, Expression>()
const compiledMax = 2_000

/** @throws Error for an expression outside the part that is known: a defect of the rules. */
export function expression(source: string): Expression {
  const known = compiled.get(source)
  if (known) return known
  const made = new Compiler(source).all()
  if (compiled.size >= compiledMax) compiled.clear()
  compiled.set(source, made)
  return made
}

/** Nodes that a path leads to. */
export function nodesAt(path: string, at: XmlNode): XmlNode[] {
  const value = expression(path)(at, 1)
  return Array.isArray(value) ? value : []
}
