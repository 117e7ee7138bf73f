/** Tries an activity or an organisation by the rules of the standard, all of them, and tells what each finds wrong. */
import { finding, type IatiFinding } from './finding.ts'
import { elementOf, expression, nodesAt, stringOf, truth, wayTo, type XmlNode } from './paths.ts'
import { activityRules, organisationRules, type Rule } from './standard-rules.ts'
import { dayOf, isDecimal } from './values.ts'
import { isBlank, type XmlElement } from './xml.ts'

/** A node that breaks a rule, or what it breaks it in. */
type Broken = XmlNode[]

const one = (path: string, at: XmlNode) => nodesAt(path, at)[0]
const all = (paths: readonly string[], at: XmlNode) => paths.flatMap(path => nodesAt(path, at))

const scale = 12n

/** A decimal number in units of 10⁻¹², exactly; null for none. */
function exact(text: string): bigint | null {
  if (!isDecimal(text)) return null
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim()) ?? []
  const units = BigInt(`${whole || '0'}${fraction.slice(0, Number(scale)).padEnd(Number(scale), '0')}`)
  return sign === '-' ? -units : units
}

function dateAt(path: string, at: XmlNode, today: string): { day: string; node: XmlNode | null } | null {
  if (path === 'NOW') return { day: today, node: null }
  const node = one(path, at)
  const day = node ? dayOf(stringOf(node).slice(0, 10)) : null
  return node && day ? { day, node } : null
}

const nextYear = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`

/** What a rule finds wrong where it applies; nothing when all is well. */
function broken(rule: Exclude<Rule, { kind: 'each' }>, at: XmlNode, today: string): Broken {
  if (rule.when !== undefined && !truth(expression(rule.when)(at, 1))) return []
  switch (rule.kind) {
    case 'at-least-one':
      return all(rule.paths, at).length > 0 ? [] : [at]
    case 'at-most-one':
      return all(rule.paths, at).slice(1)
    case 'only-one-of': {
      const given = all(rule.paths, at)
      if (all(rule.excluded, at).length > 0) return given
      return given.length === 1 ? [] : [given[1] ?? at]
    }
    case 'one-or-all':
      return oneOrAll(rule, at)
    case 'date-order': {
      const less = dateAt(rule.less, at, today)
      const more = dateAt(rule.more, at, today)
      return less && more && less.day > more.day ? [less.node ?? at] : []
    }
    case 'dates-past':
      return nodesAt(rule.dates, at).filter(node => (dayOf(stringOf(node).slice(0, 10)) ?? '') > today)
    case 'year': {
      const start = dateAt(rule.start, at, today)
      const end = dateAt(rule.end, at, today)
      return start && end && end.day > nextYear(start.day) ? [end.node ?? at] : []
    }
    case 'between': {
      const start = dateAt(rule.start, at, today)
      const end = dateAt(rule.end, at, today)
      if (!start || !end) return []
      return nodesAt(rule.dates, at).filter(node => {
        const day = dayOf(stringOf(node))
        return day !== null && (day < start.day || day > end.day)
      })
    }
    case 'sum': {
      const parts = all(rule.paths, at)
      if (parts.length === 0) return []
      const numbers = parts.map(node => exact(stringOf(node)))
      const sum = numbers.reduce<bigint>((whole, part) => whole + (part ?? 0n), 0n)
      return sum === BigInt(rule.sum) * 10n ** scale ? [] : parts.slice(0, 1)
    }
    case 'range':
      return all(rule.paths, at).filter(node => {
        const value = Number(stringOf(node))
        return Number.isNaN(value) || value < rule.min || value > rule.max
      })
    case 'matches':
      return all(rule.paths, at).filter(node => !rule.form.test(stringOf(node)))
    case 'starts': {
      const prefixes = all(rule.prefixes, at)
        .map(node => stringOf(node).trim())
        .filter(prefix => prefix !== '')
      if (prefixes.length === 0) return []
      const separator = rule.separator ?? ''
      return all(rule.paths, at).filter(
        node =>
          !prefixes.some(prefix =>
            stringOf(node)
              .trim()
              .startsWith(prefix + separator),
          ),
      )
    }
    case 'unique': {
      const seen = new Set<string>()
      return all(rule.paths, at).filter(node => {
        const text = stringOf(node)
        if (seen.has(text)) return true
        seen.add(text)
        return false
      })
    }
    case 'no-edge-spaces':
      return all(rule.paths, at).filter(node => /^\s|\s$/.test(stringOf(node)))
    case 'then': {
      if (!truth(expression(rule.so)(at, 1))) return all(rule.paths, at).slice(0, 1).concat(at).slice(0, 1)
      return []
    }
  }
}

const filledRules = new WeakMap<Rule, Map<string, Rule>>()
const filledMax = 200

/** A rule for each of its values, where it has several. */
function* tried(rule: Rule, at: XmlNode): Generator<Exclude<Rule, { kind: 'each' }>> {
  if (rule.kind !== 'each') {
    yield rule
    return
  }
  // A value with a quotation mark cannot stand in an expression, and is no code.
  const values = new Set(nodesAt(rule.each, at).map(stringOf))
  for (const value of values)
    if (/^[^']{0,40}$/.test(value)) for (const inner of rule.rules) yield* tried(filled(inner, value), at)
}

/** An inner rule of `each` for one value. */
function filled(rule: Rule, value: string): Rule {
  const known = filledRules.get(rule) ?? new Map<string, Rule>()
  filledRules.set(rule, known)
  const before = known.get(value)
  if (before) return before
  const put = (each: unknown): unknown =>
    typeof each === 'string' ? each.replaceAll('$1', value) : Array.isArray(each) ? each.map(put) : each
  const made = Object.fromEntries(Object.entries(rule).map(([key, each]) => [key, put(each)])) as unknown as Rule
  if (known.size < filledMax) known.set(value, made)
  return made
}

/** What must have a language or a currency of its own where nothing gives it for all. */
function withoutOwn(element: XmlElement, all: 'language' | 'currency'): XmlElement[] {
  const found: XmlElement[] = []
  const walk = (each: XmlElement) => {
    if (all === 'language' && each.name === 'narrative' && each.attributes['xml:lang'] === undefined) found.push(each)
    if (all === 'currency' && ['value', 'forecast', 'loan-status'].includes(each.name) && each.attributes.currency === undefined)
      found.push(each)
    for (const child of each.children) walk(child)
  }
  walk(element)
  return found
}

function oneOrAll(rule: Extract<Rule, { kind: 'one-or-all' }>, at: XmlNode): Broken {
  if (nodesAt(rule.one, at).length > 0) return []
  if (rule.all !== 'sector') return withoutOwn(elementOf(at), rule.all)
  return nodesAt('transaction[not(sector)]', at)
}

/** Findings of one rule are cut after as many: a thousand texts without a language are one mistake. */
const shownOfRule = 5

/** Tries rules. @param today dates are not after it (`YYYY-MM-DD`) */
export function tryRules(rules: readonly Rule[], element: XmlElement, today: string): IatiFinding[] {
  const findings: IatiFinding[] = []
  for (const each of rules)
    for (const at of each.at === '' ? [element] : nodesAt(each.at, element))
      for (const rule of tried(each, at)) {
        const nodes = broken(rule, at, today)
        for (const node of nodes.slice(0, shownOfRule)) {
          const value = node === at && rule.kind !== 'at-most-one' ? null : stringOf(node)
          const place = {
            line: elementOf(node).line,
            element: wayTo(node),
            value: value !== null && isBlank(value) ? null : value,
          }
          findings.push(finding(place, rule.severity, rule.code, { rule: rule.id, count: nodes.length }))
        }
      }
  return findings
}

/** Tries an activity or an organisation by the standard. */
export function checkRules(element: XmlElement, today: string = new Date().toISOString().slice(0, 10)): IatiFinding[] {
  return tryRules(element.name === 'iati-activity' ? activityRules : organisationRules, element, today)
}
