/** The rules, against the official cases of the ruleset's own tests, and against files that break them one by one. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { expression, nodesAt, wayTo } from './paths.ts'
import { tryRules } from './rules.ts'
import { activityRules, organisationRules, type Rule } from './standard-rules.ts'
import { isBlank, type XmlElement, XmlStream } from './xml.ts'

const metaTests = path.resolve(import.meta.dirname, '../../../../../shared/data/real/iati-rulesets/meta_tests')
const here = existsSync(metaTests)
const today = '2026-11-25'

/** The items of a document, with the root's attributes as the rules see them. */
function itemsOf(xml: string): XmlElement[] {
  const stream = new XmlStream()
  stream.write(Buffer.from(xml))
  stream.close()
  return stream.take()
}

interface Case {
  [key: string]: unknown
  paths?: string[]
}
/** A published ruleset as ours. */
function rulesOf(ruleset: Record<string, Record<string, { cases: Case[] }>>): Rule[] {
  return Object.entries(ruleset).flatMap(([context, kinds]) =>
    Object.entries(kinds).flatMap(([kind, { cases }]) =>
      cases.map(each => {
        const at = context.replace(/^\/\/iati-(activity|organisation)\/?/, '').replace(/^\/\/recipient/, 'recipient')
        return { id: '', code: '', severity: 'error', at, ...translated(kind, each) } as Rule
      }),
    ),
  )
}
function translated(kind: string, each: Case): object {
  const all: Record<string, string> = { lang: 'language' }
  if (kind === 'loop') {
    const inner = Object.entries((each as { do?: Record<string, { cases: Case[] }> }).do ?? {})
    const rules = inner.flatMap(([of, { cases }]) =>
      cases.map(one => ({ id: '', code: '', severity: 'error', at: '', ...translated(of, one) })),
    )
    return { kind: 'each', each: each.foreach, rules }
  }
  if (kind === 'date_now') return { kind: 'dates-past', dates: each.date }
  if (kind === 'date_order') return { ...each, kind: 'date-order' }
  if (kind === 'time_limit') return { ...each, kind: 'year' }
  if (kind === 'one_or_all') return { kind: 'one-or-all', one: each.one, all: all[String(each.all)] ?? each.all }
  if (kind === 'startswith') return { kind: 'starts', paths: each.paths, prefixes: [each.start] }
  if (kind === 'strict_sum') return { ...each, kind: 'sum' }
  const names: Record<string, string> = {
    atleast_one: 'at-least-one',
    no_more_than_one: 'at-most-one',
    only_one_of: 'only-one-of',
  }
  return { ...each, kind: names[kind] ?? kind }
}

const file = (name: string) => readFileSync(path.join(metaTests, name), 'utf8')
const holds = (rules: Rule[], xml: string) => itemsOf(xml).every(item => tryRules(rules, item, today).length === 0)

// Ruleset, file that keeps it or breaks it; the ruleset's own tests pair them so.
const published: [ruleset: string, document: string, good: boolean][] = [
  ...(['at_least_one_bad', 'at_least_one_narrative', 'at_least_one_no_element_good'].map((name, at) => [
    ...['at_least_one', name],
    at > 0,
  ]) as [string, string, boolean][]),
  ['date_now', 'date_now_good', true],
  ['date_now', 'date_now_bad', false],
  ['empty', 'empty', true],
  ['empty', 'empty_activity', true],
  ['forloop', 'forloop_good', true],
  ['forloop', 'forloop_bad', false],
  ['no_more_than_one_title', 'unique_bad', false],
  ['no_more_than_one_title', 'title_text', true],
  ['no_more_than_one_title', 'empty_activity', true],
  ['one_or_all', 'one_or_all_currency_all_good', true],
  ['one_or_all', 'one_or_all_currency_all_bad', false],
  ['one_or_all', 'one_or_all_currency_good', true],
  ['one_or_all', 'one_or_all_currency_bad', false],
  ['one_or_all', 'one_or_all_sector_all_good', true],
  ['one_or_all', 'one_or_all_sector_all_bad', false],
  ['one_or_all', 'one_or_all_sector_good', true],
  ['one_or_all', 'one_or_all_sector_bad', false],
  ['one_or_all_org', 'one_or_all_org_currency_good', true],
  ['one_or_all_org', 'one_or_all_org_currency_bad', false],
  ['period_time', 'period_time_good', true],
  ['period_time', 'period_time_bad', false],
  ['range', 'range_good', true],
  ['range', 'range_bad', false],
  ['recipient_region_budget', 'recipient_region_budget_good', true],
  ['recipient_region_budget', 'recipient_region_budget_bad', false],
  ...['actual', 'target'].flatMap(of =>
    ['good', 'bad', 'not_relevant'].map(
      how =>
        [
          ...[`result_indicator_period_${of}_selector_with_conditions`, `results_indicator_period_${of}_value_${how}`],
          how !== 'bad',
        ] as [string, string, boolean],
    ),
  ),
  ['starts_with', 'identifiers', true],
  ['starts_with', 'identifiers_bad', false],
  ['title_exists', 'title_text', true],
  ['title_exists', 'empty_activity', false],
  ['unique', 'unique_good', true],
  ['unique', 'unique_bad', false],
  ['unique_title_description', 'unique_bad', false],
  ['unique_title_description', 'title_text', true],
]

test.skipIf(here)('the ruleset’s own cases are not beside the project: nothing to compare with', () => {})

describe.skipIf(!here)('the ruleset’s own cases', () => {
  test.each(published)('%s, %s', (ruleset, document, good) => {
    expect(holds(rulesOf(JSON.parse(file(`${ruleset}.json`))), file(`${document}.xml`))).toBe(good)
  })
  test('dates in order, and one of the places of transactions', () => {
    const dates = { less: "activity-date[@type='start-planned']/@iso-date", more: "activity-date[@type='end-planned']/@iso-date" }
    const order = rulesOf({ '//iati-activity': { date_order: { cases: [dates] } } })
    expect([file('date_good.xml'), file('date_bad.xml')].map(xml => holds(order, xml))).toEqual([true, false])
    const places = ['transaction/recipient-country', 'transaction/recipient-region']
    const one = rulesOf({
      '//iati-activity': { only_one_of: { cases: [{ excluded: ['recipient-region', 'recipient-country'], paths: places }] } },
    })
    const files = ['only_one_of_transaction_good.xml', 'only_one_of_transaction_bad.xml']
    expect(files.map(name => holds(one, file(name)))).toEqual([true, false])
  })
})

const good = `<iati-activity xml:lang="en" default-currency="USD">
<iati-identifier>XM-DAC-1-a</iati-identifier><reporting-org ref="XM-DAC-1" type="40"/>
<title><narrative>A</narrative></title><description><narrative>B</narrative></description>
<participating-org role="1" ref="X-1"/><activity-status code="2"/>
<activity-date type="1" iso-date="2004-01-01"/><activity-date type="3" iso-date="2004-12-31"/>
<recipient-country code="IQ"/><sector vocabulary="1" code="72010"/><sector vocabulary="10" code="4"/>
<budget><period-start iso-date="2004-01-01"/><period-end iso-date="2004-12-31"/><value value-date="2004-01-01">5</value></budget>
<transaction><transaction-type code="3"/><transaction-date iso-date="2004-02-01"/><value value-date="2004-02-01">5</value>
<provider-org ref="X-1"/></transaction>
<result type="1"><title><narrative>C</narrative></title><indicator measure="1"><title><narrative>D</narrative></title>
<period><period-start iso-date="2004-01-01"/><period-end iso-date="2004-02-01"/><target value="5"/><actual value="4"/></period>
</indicator></result></iati-activity>`

function found(activity: string): string[] {
  const [item] = itemsOf(`<iati-activities>${activity}</iati-activities>`)
  return item
    ? tryRules(activityRules, item, today).map(({ code, element }) => `${code.replace('iati-rule-', '')} ${element}`)
    : []
}

test('a good activity breaks no rule', () => {
  expect(found(good)).toEqual([])
})

test.each<[string, string, string | RegExp, string]>([
  ['identifier-same iati-identifier', 'identifier', '>XM-DAC-1-a<', '>XM-DAC-1<'],
  ['signs iati-identifier', 'a stroke', '-1-a', '-1-a/b'],
  ['spaces iati-identifier', 'a space', '-1-a<', '-1-a <'],
  ['start-missing ', 'no start', 'type="1" iso-date', 'type="4" iso-date'],
  ['date-order activity-date/@iso-date', 'an end before the start', '2004-12-31"/>\n<recipient', '2003-12-31"/>\n<recipient'],
  [
    'future transaction/transaction-date/@iso-date',
    'a day to come',
    'transaction-date iso-date="2004',
    'transaction-date iso-date="2034',
  ],
  ['sector-missing ', 'no sector', /<sector.*\/>/, ''],
  [
    'percent-sum sector/@percentage',
    'shares',
    /<sector.*\/>/,
    '<sector code="72010" percentage="50"/><sector code="72040" percentage="49.9"/>',
  ],
  ['percent-missing sector', 'no share', 'vocabulary="10" code="4"', 'vocabulary="1" code="72040" percentage="5"'],
  ['percent-single sector/@percentage', 'one share', 'code="4"', 'code="4" percentage="50"'],
  ['percent-range sector/@percentage', 'a share above all', 'code="4"', 'code="4" percentage="101"'],
  ['own-code-unnamed sector', 'own code', 'vocabulary="10"', 'vocabulary="99"'],
  ['dac-sector sector', 'no DAC sector', '<sector vocabulary="1" code="72010"/>', ''],
  ['place-missing ', 'no place', '<recipient-country code="IQ"/>', ''],
  ['currency budget/value', 'no currency', ' default-currency="USD"', ''],
  ['language title/narrative', 'no language', ' xml:lang="en"', ''],
  [
    'period-year budget/period-end/@iso-date',
    'two years',
    '<period-end iso-date="2004-12-31"',
    '<period-end iso-date="2005-01-02"',
  ],
  ['organisation-unnamed transaction/provider-org', 'nobody', '<provider-org ref="X-1"/>', '<provider-org/>'],
  ['value-missing result/indicator/period/target', 'no value', '<target value="5"/>', '<target/>'],
  ['value-number result/indicator/period/target/@value', 'words', '<target value="5"/>', '<target value="many"/>'],
  ['value-described result/indicator/period/target/@value', 'numbers of words', 'measure="1"', 'measure="5"'],
  ['text-missing title', 'no title', '<narrative>A</narrative>', '<narrative/>'],
])('%s: %s', (expected, _, from, to) => {
  const broken = good.replace(from, to)
  expect(broken).not.toBe(good)
  expect(found(broken)).toContain(expected)
})

test('every rule is an expression that can be followed, and finds nothing in an empty activity that is not there', () => {
  const [empty] = itemsOf('<iati-activities><iati-activity/></iati-activities>')
  expect(empty).toBeDefined()
  if (!empty) return
  expect(tryRules(activityRules, empty, today).map(({ code }) => code.replace('iati-rule-', ''))).toEqual([
    'start-missing',
    'sector-missing',
    'place-missing',
  ])
  expect(tryRules(organisationRules, empty, today)).toEqual([])
})

test('a hundred places that break one rule are told by five', () => {
  const many = good.replace(' xml:lang="en"', '').replace('<narrative>B', `${'<narrative>x</narrative>'.repeat(100)}<narrative>B`)
  expect(found(many).filter(each => each.startsWith('language'))).toHaveLength(5)
})

test('paths: children, attributes, conditions, positions and parents', () => {
  const [item] = itemsOf('<r><i><a n="1">x</a><a n="2"><b/></a><c>5</c></i></r>')
  if (!item) throw new Error('nothing was read')
  const ways = (source: string) => nodesAt(source, item).map(wayTo)
  expect(ways("a[@n = '2']/b")).toEqual(['a/b'])
  expect(ways('a[2]/@n')).toEqual(['a/@n'])
  expect(ways('//b/..')).toEqual(['a'])
  expect(ways('a | c')).toEqual(['a', 'a', 'c'])
  expect(ways('a/text()')).toEqual(['a'])
  expect(expression('count(a) + count(c) > 2 and not(d)')(item, 1)).toBe(true)
  expect(expression('c = 5 and c != 6 and number(c) = c and not(number(a) = a)')(item, 1)).toBe(true)
  expect(expression("a/@n <= 1 and not(a/@n < 1) and a != 'y'")(item, 1)).toBe(true)
  for (const wrong of ['a[', 'a]', 'last()', 'a/', '#']) expect(() => expression(wrong), wrong).toThrow()
  expect(isBlank(' \n')).toBe(true)
})
