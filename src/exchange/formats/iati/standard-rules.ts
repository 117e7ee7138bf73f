/**
 * The rules of the IATI standard 2.03 (the published ruleset, under the MIT licence) as data, numbered as it numbers them. Its rules that need the
 * registry's lists of publishers and of registration agencies are not among them.
 */
export interface RuleBase {
  /** Number in the published ruleset. */
  id: string
  /** What it finds, as the texts name it. */
  code: string
  severity: 'error' | 'warning'
  /** Path from the activity to where it applies; empty for the activity itself. */
  at: string
  /** Applies only where this is true. */
  when?: string
}
export type Rule = RuleBase &
  (
    | { kind: 'at-least-one' | 'at-most-one' | 'unique' | 'no-edge-spaces'; paths: readonly string[] }
    | { kind: 'only-one-of'; paths: readonly string[]; excluded: readonly string[] }
    | { kind: 'one-or-all'; one: string; all: 'language' | 'currency' | 'sector' }
    | { kind: 'date-order'; less: string; more: string }
    | { kind: 'dates-past'; dates: string }
    | { kind: 'year'; start: string; end: string }
    | { kind: 'between'; dates: string; start: string; end: string }
    | { kind: 'sum'; paths: readonly string[]; sum: number }
    | { kind: 'range'; paths: readonly string[]; min: number; max: number }
    | { kind: 'matches'; paths: readonly string[]; form: RegExp }
    | { kind: 'starts'; paths: readonly string[]; prefixes: readonly string[]; separator?: string }
    | { kind: 'then'; so: string; paths: readonly string[] }
    | { kind: 'each'; each: string; rules: readonly Rule[] }
  )

type Severity = Rule['severity']
const base = (id: string, code: string, severity: Severity = 'error', at = '') => ({
  id,
  code: `iati-rule-${code}`,
  severity,
  at,
})

const dac = "[@vocabulary = '1' or @vocabulary = '' or not(@vocabulary)]"
const own = '[@vocabulary = 98 or @vocabulary = 99]'
const period = { start: 'period-start/@iso-date', end: 'period-end/@iso-date' }
const identifierForm = /^[^/&|?]+$/

const spaces = (id: string, path: string, at = ''): Rule => ({
  ...base(id, 'spaces', 'warning', at),
  ...{ kind: 'no-edge-spaces', paths: [path] },
})
const signs = (id: string, path: string, at = ''): Rule => ({
  ...base(id, 'signs', 'warning', at),
  ...{ kind: 'matches', paths: [path], form: identifierForm },
})
const named = (id: string, at: string): Rule => ({
  ...base(id, 'organisation-unnamed', 'error', at),
  ...{ kind: 'at-least-one', paths: ['@ref', 'narrative'] },
})
const order = (id: string, at: string, less = period.start, more = period.end): Rule => ({
  ...base(id, 'date-order', 'error', at),
  ...{ kind: 'date-order', less, more },
})
const past = (id: string, dates: string): Rule => ({ ...base(id, 'future'), kind: 'dates-past', dates })
const withinYear = (id: string, at: string): Rule => ({ ...base(id, 'period-year', 'error', at), kind: 'year', ...period })
const percentage = (id: string, path: string): Rule => ({
  ...base(id, 'percent-range'),
  ...{ kind: 'range', paths: [path], min: 0, max: 100 },
})
const then = (
  id: string,
  code: string,
  when: string,
  so: string,
  paths: string[],
  severity: Severity = 'error',
  at = '',
): Rule => ({
  ...base(id, code, severity, at),
  ...{ kind: 'then', when, so, paths },
})

/** Shares of several must be whole, of one left out or whole. @param of the elements, of one vocabulary */
const shares = (of: string, ids: [missing: string, sum: string, single: string], severity: Severity = 'error'): Rule[] => [
  then(ids[0], 'percent-missing', `count(${of}) > 1`, `count(${of}) = count(${of}/@percentage)`, [of], severity),
  {
    ...base(ids[1], 'percent-sum', severity),
    ...{ kind: 'sum', when: `count(${of}/@percentage) > 1`, paths: [`${of}/@percentage`], sum: 100 },
  },
  then(
    ids[2],
    'percent-single',
    `count(${of}) = 1`,
    `not(${of}/@percentage) or ${of}/@percentage = 100`,
    [`${of}/@percentage`],
    severity,
  ),
]

const identifiers: Rule[] = [
  { ...base('1.1.3', 'identifier-same'), kind: 'unique', paths: ['reporting-org/@ref', 'iati-identifier'] },
  {
    ...base('1.1.21', 'identifier-start', 'warning'),
    ...{ kind: 'starts', paths: ['iati-identifier'], separator: '-' },
    prefixes: ['reporting-org/@ref', "other-identifier[@type = 'B1']/@ref"],
  },
  signs('1.3.13', 'iati-identifier'),
  signs('1.14.13', 'reporting-org/@ref'),
  spaces('1.3.1', 'iati-identifier'),
  spaces('1.14.1', 'reporting-org/@ref'),
  spaces('1.16.1', "other-identifier[@type = 'B1']/@ref"),
  spaces('1.6.1', "other-identifier[@type = 'A3']/@ref"),
  spaces('1.7.1', 'related-activity/@ref'),
  spaces('1.11.1', '@ref', 'other-identifier/owner-org'),
  signs('1.11.13', '@ref', 'other-identifier/owner-org'),
  ...['transaction/provider-org', 'planned-disbursement/provider-org'].flatMap(at => [
    ...[named('6.9.1', at), signs('1.10.13', '@ref', at)],
    ...[spaces('1.10.1', '@ref', at), spaces('1.4.1', '@provider-activity-id', at)],
  ]),
  ...['transaction/receiver-org', 'planned-disbursement/receiver-org'].flatMap(at => [
    ...[named('6.9.2', at), signs('1.15.13', '@ref', at)],
    ...[spaces('1.15.1', '@ref', at), spaces('1.5.1', '@receiver-activity-id', at)],
  ]),
  named('6.8.1', 'other-identifier/owner-org'),
  named('6.10.1', 'participating-org'),
  signs('1.8.13', '@ref', 'participating-org'),
  spaces('1.8.1', '@ref', 'participating-org'),
  spaces('1.9.1', '@activity-id', 'participating-org'),
]

const dates: Rule[] = [
  {
    ...base('6.11.1', 'start-missing'),
    ...{ kind: 'at-least-one', paths: ["activity-date[@type = '1' or @type = '2']"] },
  },
  past('11.1.1', '@last-updated-datetime'),
  order('11.1.2', '', "activity-date[@type = '1']/@iso-date", "activity-date[@type = '3']/@iso-date"),
  order('11.1.3', '', "activity-date[@type = '2']/@iso-date", "activity-date[@type = '4']/@iso-date"),
  past('11.1.4', "activity-date[@type = '2']/@iso-date"),
  past('11.1.5', "activity-date[@type = '4']/@iso-date"),
  past('11.2.1', 'transaction/transaction-date/@iso-date'),
  past('11.2.2', 'transaction/value/@value-date'),
  order('8.6.3', 'planned-disbursement'),
  order('8.6.3', 'budget'),
  withinYear('7.5.3', 'budget'),
  order('8.6.1', 'result/indicator/period'),
]

const sectors: Rule[] = [
  { ...base('6.2.2', 'sector-missing'), kind: 'at-least-one', paths: ['sector', 'transaction/sector'] },
  { ...base('6.7.2', 'sector-missing'), kind: 'one-or-all', one: 'sector', all: 'sector' },
  then('6.6.2', 'sector-twice', 'count(sector) > 0', 'count(transaction/sector) < 1', ['transaction/sector']),
  ...shares(`sector${dac}`, ['2.1.1', '2.1.2', '2.1.4']),
  {
    ...base('2.1', 'percent-sum'),
    ...{
      kind: 'each',
      each: "sector[@vocabulary != '1']/@vocabulary",
      rules: shares("sector[@vocabulary = '$1']", ['2.1.1', '2.1.2', '2.1.4']),
    },
  },
  percentage('12.3.1', 'sector/@percentage'),
  then('2.2.1', 'own-code-unnamed', `count(sector${own}) > 0`, `count(sector${own}/narrative) >= count(sector${own})`, [
    `sector${own}`,
  ]),
  then('102.1.1', 'dac-sector', 'count(sector) > 0', `count(sector${dac}) > 0`, ['sector'], 'warning'),
]

const places: Rule[] = [
  then(
    ...(['3.6.2', 'place-twice', 'recipient-country or recipient-region'] as const),
    'not(transaction/recipient-country or transaction/recipient-region)',
    ['transaction/recipient-country', 'transaction/recipient-region'],
  ),
  then(
    ...(['3.7.1', 'place-missing', 'not(recipient-country or recipient-region)'] as const),
    'transaction[recipient-country or recipient-region]',
    [],
  ),
  then(
    ...([
      '3.7.2',
      'place-missing',
      'not(recipient-country or recipient-region) and transaction[recipient-country or recipient-region]',
    ] as const),
    'not(transaction[not(recipient-country or recipient-region)])',
    ['transaction[not(recipient-country or recipient-region)]'],
  ),
  then(
    ...(['3.1.1', 'percent-missing', 'count(recipient-country) > 1 and not(recipient-region)'] as const),
    'count(recipient-country) = count(recipient-country/@percentage)',
    ['recipient-country'],
  ),
  {
    ...base('3.1.2', 'percent-sum'),
    when: 'count(recipient-country/@percentage) > 1 and not(recipient-region)',
    ...{ kind: 'sum', paths: ['recipient-country/@percentage'], sum: 100 },
  },
  then(
    ...(['3.1.4', 'percent-single', 'count(recipient-country) = 1 and not(recipient-region)'] as const),
    'not(recipient-country/@percentage) or recipient-country/@percentage = 100',
    ['recipient-country/@percentage'],
  ),
  {
    ...base('3.4', 'percent-sum'),
    ...{ kind: 'each', each: 'recipient-region/@vocabulary' },
    rules: regionShares("recipient-region[@vocabulary = '$1']"),
  },
  percentage('12.1.1', 'recipient-country/@percentage'),
  percentage('12.1.1', 'recipient-region/@percentage'),
]

function regionShares(of: string): Rule[] {
  return [
    then('3.4.1', 'percent-missing', `count(${of}) > 1`, `count(${of}) = count(${of}/@percentage)`, [of]),
    {
      ...base('3.4.2', 'percent-sum'),
      when: `count(${of}) + count(recipient-country) > 1`,
      ...{ kind: 'sum', paths: [`${of}/@percentage`, 'recipient-country/@percentage'], sum: 100 },
    },
    then(
      ...(['3.4.4', 'percent-single', `count(${of}) = 1 and not(recipient-country)`] as const),
      `not(${of}/@percentage) or ${of}/@percentage = 100`,
      [`${of}/@percentage`],
    ),
  ]
}

const money: Rule[] = [
  { ...base('7.8.1', 'currency'), kind: 'one-or-all', one: '@default-currency', all: 'currency' },
  {
    ...base('7.9', 'percent-sum', 'warning'),
    ...{ kind: 'each', each: 'country-budget-items/@vocabulary' },
    rules: shares("country-budget-items[@vocabulary = '$1']/budget-item", ['7.9.1', '7.9.2', '7.9.4'], 'warning'),
  },
  percentage('12.2.1', 'capital-spend/@percentage'),
  percentage('12.2.1', 'country-budget-items/budget-item/@percentage'),
  then(
    '107.1.1',
    'dac-aid-type',
    'count(default-aid-type) > 0',
    `count(default-aid-type${dac}) > 0`,
    ['default-aid-type'],
    'warning',
  ),
  then(
    ...(['107.2.1', 'dac-aid-type', 'count(transaction/aid-type) > 0', `count(transaction/aid-type${dac}) > 0`] as const),
    ['transaction/aid-type'],
    'warning',
  ),
  { ...base('107.1.2', 'aid-type-once', 'warning'), kind: 'at-most-one', paths: [`default-aid-type${dac}`] },
  {
    ...base('107.1.2', 'aid-type-once', 'warning'),
    ...{ kind: 'each', each: 'default-aid-type[@vocabulary != 1]/@vocabulary' },
    rules: [
      { ...base('107.1.2', 'aid-type-once', 'warning'), kind: 'at-most-one', paths: ["default-aid-type[@vocabulary = '$1']"] },
    ],
  },
  { ...base('107.2.2', 'aid-type-once', 'warning', 'transaction'), kind: 'at-most-one', paths: [`aid-type${dac}`] },
  {
    ...base('107.2.2', 'aid-type-once', 'warning', 'transaction'),
    ...{ kind: 'each', each: 'aid-type[@vocabulary != 1]/@vocabulary' },
    rules: [
      {
        ...base('107.2.2', 'aid-type-once', 'warning', 'transaction'),
        kind: 'at-most-one',
        paths: ["aid-type[@vocabulary = '$1']"],
      },
    ],
  },
]

const measured = "result/indicator[@measure = '1' or @measure = '2' or @measure = '3' or @measure = '4']"
const described = "result/indicator[@measure = '5']"
const measures: [string, string][] = [
  ['8.8', 'baseline'],
  ['8.9', 'period/target'],
  ['8.10', 'period/actual'],
]
const results: Rule[] = [
  {
    ...base('8.11.1', 'reference-twice', 'error', 'result/indicator'),
    ...{ kind: 'at-most-one', paths: ['reference[1]', '../reference[1]'] },
  },
  ...measures.flatMap(([id, part]): Rule[] => [
    { ...base(`${id}.1`, 'value-missing', 'error', `${measured}/${part}`), kind: 'at-least-one', paths: ['@value'] },
    then(`${id}.2`, 'value-number', '@value', 'number(@value) = @value', ['@value'], 'warning', `${measured}/${part}`),
    then(`${id}.3`, 'value-described', '@value', 'not(@value)', ['@value'], 'warning', `${described}/${part}`),
  ]),
]

const texts: Rule[] = [
  { ...base('4.1.1', 'language'), kind: 'one-or-all', one: '@xml:lang', all: 'language' },
  { ...base('4.3.1', 'text-missing', 'error', '//title'), kind: 'at-least-one', paths: ['narrative/text()'] },
  { ...base('4.4.1', 'text-missing', 'error', '//description'), kind: 'at-least-one', paths: ['narrative/text()'] },
  {
    ...base('6.14.1', 'significance', 'error', 'policy-marker'),
    when: "@vocabulary = '1' or @vocabulary = '' or not(@vocabulary)",
    ...{ kind: 'at-least-one', paths: ['@significance'] },
  },
  {
    ...base('6.13.1', 'own-code-unnamed', 'error', 'policy-marker'),
    when: "@vocabulary = '99'",
    ...{ kind: 'at-least-one', paths: ['narrative'] },
  },
]

export const activityRules: readonly Rule[] = [...identifiers, ...dates, ...sectors, ...places, ...money, ...results, ...texts]

const organisationPeriods = [
  ...['total-budget', 'recipient-country-budget', 'recipient-org-budget', 'recipient-region-budget'],
  'total-expenditure',
]
export const organisationRules: readonly Rule[] = [
  signs('1.12.13', 'organisation-identifier'),
  signs('1.18.13', 'reporting-org/@ref'),
  spaces('1.12.1', 'organisation-identifier'),
  spaces('1.17.1', 'recipient-org-budget/recipient-org/@ref'),
  spaces('1.18.1', 'reporting-org/@ref'),
  past('11.4.1', '@last-updated-datetime'),
  { ...base('4.5.1', 'language'), kind: 'one-or-all', one: '@xml:lang', all: 'language' },
  { ...base('7.8.2', 'currency'), kind: 'one-or-all', one: '@default-currency', all: 'currency' },
  ...organisationPeriods.flatMap(at => [order('8.6.3', at), withinYear('7.5.3', at)]),
  {
    ...base('11.3.1', 'value-date-outside', 'error', 'recipient-country-budget'),
    ...{ kind: 'between', dates: 'budget-line/value/@value-date', ...period },
  },
]
