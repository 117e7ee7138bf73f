import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FileProblem } from '../table.ts'
import { flowTables } from './hxl-tables.ts'
import { type FtsFlow, totalsOf } from './model.ts'
import { readFts } from './read.ts'
import { writeFtsAnswer, writeFtsPages } from './write.ts'

const fileOf = (content: unknown, name = 'flows.json') => ({
  name,
  bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
})
const organisation = (name: string, id = '1') => ({
  type: 'Organization',
  id,
  name,
  behavior: 'single',
  organizationTypes: ['NGO'],
})
const flow = (over: object = {}) => ({
  ...{ id: '1', amountUSD: 100, date: '2004-05-03T00:00:00Z', status: 'paid', boundary: 'incoming', onBoundary: 'single' },
  ...{ versionId: 1, sourceObjects: [organisation('Japan')], destinationObjects: [organisation('IOM', '2')] },
  ...over,
})
const envelope = (flows: object[], fundingTotal: number, count = flows.length) => ({
  status: 'ok',
  data: {
    incoming: { flowCount: count, fundingTotal, pledgeTotal: 0 },
    outgoing: { flowCount: 0, fundingTotal: 0, pledgeTotal: 0 },
    ...{ internal: { flowCount: 0 }, flows },
  },
  meta: { language: 'en', count },
})
const codes = (content: unknown) => readFts([fileOf(content)]).findings.map(({ code, key }) => [code, key])

test('plain lists, answers, lists of answers and answers on lines of their own are read alike', () => {
  const two = [flow(), flow({ id: '2', amountUSD: 50 })]
  const pages = two.map(each => envelope([each], 150, 2))
  const ways = [
    [fileOf(two)],
    [fileOf(envelope(two, 150))],
    [fileOf(pages)],
    [fileOf(pages.map(page => JSON.stringify(page)).join('\n'))],
    pages.map((page, nth) => fileOf(page, `page-${nth}.json`)),
    [fileOf(envelope(two, 150).data)],
  ]
  for (const files of ways) {
    const { flows, totals, findings } = readFts(files)
    expect(flows.map(({ flow: { id } }) => id)).toEqual(['1', '2'])
    expect(totals.incoming).toEqual({ flowCount: 2, fundingTotal: 150, pledgeTotal: 0 })
    expect(findings).toEqual([])
  }
})

test('a total that the flows do not make is told with both figures', () => {
  const { findings } = readFts([fileOf(envelope([flow()], 120))])
  expect(findings).toMatchObject([
    { code: 'fts-total-differs', key: 'incoming.fundingTotal', details: { stated: 120, found: 100 }, at: 0 },
  ])
})

test('pledges, shared flows and money that goes out are no funding', () => {
  const flows = [
    flow({ id: '1' }),
    flow({ id: '2', status: 'pledge' }),
    flow({ id: '3', onBoundary: 'shared' }),
    flow({ id: '4', boundary: 'outgoing' }),
    flow({ id: '5', boundary: 'internal' }),
    flow({ id: '6', status: 'commitment', amountUSD: 1 }),
  ]
  expect(readFts([fileOf(flows)]).totals).toEqual({
    incoming: { flowCount: 4, fundingTotal: 101, pledgeTotal: 100 },
    outgoing: { flowCount: 1, fundingTotal: 100, pledgeTotal: 0 },
    internal: { flowCount: 1 },
  })
})

test('of two versions of a flow the newer holds, wherever it stands', () => {
  const older = flow({ versionId: 1, amountUSD: 7 })
  const newer = flow({ versionId: 3, amountUSD: 9 })
  for (const files of [[fileOf([older, newer])], [fileOf([newer]), fileOf([older], 'second.json')]]) {
    const { flows, totals, findings } = readFts(files)
    expect(flows.map(({ flow: { amountUSD } }) => amountUSD)).toEqual([9])
    expect(totals.incoming.fundingTotal).toBe(9)
    expect(findings.map(({ code, details }) => [code, details.now])).toEqual([['fts-version-older', 3]])
  }
  const again = readFts([fileOf([older, older])])
  expect(again.flows).toHaveLength(1)
  expect(again.findings.map(({ code, at }) => [code, at])).toEqual([['fts-repeated', 2]])
})

test.each([
  ['no object', 5, [['fts-not-a-flow', null]]],
  ['no id', flow({ id: '' }), [['fts-value-missing', 'id']]],
  ['an unknown status', flow({ status: 'promised' }), [['fts-value-unknown', 'status']]],
  ['no boundary', flow({ boundary: undefined }), [['fts-value-missing', 'boundary']]],
  ['an amount below zero', flow({ amountUSD: -1 }), [['fts-value-unreadable', 'amountUSD']]],
  ['an amount in words', flow({ amountUSD: '100' }), [['fts-value-unreadable', 'amountUSD']]],
  ['more digits than are kept', flow({ amountUSD: 1e17 }), [['fts-value-unreadable', 'amountUSD']]],
  ['a day that is none', flow({ date: '2004-02-30' }), [['fts-value-unreadable', 'date']]],
  ['a currency that is none', flow({ originalAmount: 1, originalCurrency: 'ABC' }), [['fts-value-unknown', 'originalCurrency']]],
  ['a rate of nothing', flow({ exchangeRate: 0 }), [['fts-value-unreadable', 'exchangeRate']]],
  ['objects without a type', flow({ sourceObjects: [{ name: 'x' }] }), [['fts-objects-unreadable', 'sourceObjects']]],
])('%s is refused by its key, and holds no other flow up', (_, value, wanted) => {
  const { flows, findings } = readFts([fileOf([value, flow({ id: '9' })])])
  expect(flows.map(({ flow: { id } }) => id)).toEqual(['9'])
  expect(findings.map(({ code, key }) => [code, key])).toEqual(wanted)
  expect(findings.every(({ severity, at }) => severity === 'error' && at === 1)).toBe(true)
})

test('a rate that does not make the dollars, and a currency without an amount, are told and taken in', () => {
  expect(codes([flow({ originalAmount: 300, originalCurrency: 'CHF', exchangeRate: 0.888 })])).toEqual([
    ['fts-rate-differs', 'exchangeRate'],
  ])
  expect(codes([flow({ originalCurrency: 'KWD' })])).toEqual([['fts-currency-without-amount', 'originalCurrency']])
  expect(codes([flow({ originalAmount: 5 })])).toEqual([['fts-amount-without-currency', 'originalAmount']])
})

test('a parent that is the sum of all its children is told', () => {
  const parent = flow({ id: '1', amountUSD: 30, childFlowIds: [2, 3] })
  const children = [flow({ id: '2', amountUSD: 10, parentFlowId: 1 }), flow({ id: '3', amountUSD: 20, parentFlowId: 1 })]
  expect(codes([parent, ...children])).toEqual([['fts-parent-counts-children', 'amountUSD']])
  expect(codes([{ ...parent, amountUSD: 5 }, ...children])).toEqual([])
})

test.each(['', '{"a":1', '{"a":1}', '"flows"', `${'['.repeat(100)}${']'.repeat(100)}`, '\ud800'])(
  'what holds no flows is refused as a file: %j',
  text => {
    expect(() => readFts([fileOf(text)])).toThrow(FileProblem)
  },
)

const words = fc.string({ unit: 'grapheme', maxLength: 20 })
const aFlow = fc.record(
  {
    id: fc.integer({ min: 1, max: 1e6 }).map(String),
    ...{ amountUSD: fc.nat(), date: fc.constantFrom('2004-01-31', '2005-12-01T00:00:00Z') },
    status: fc.constantFrom('pledge', 'commitment', 'paid'),
    boundary: fc.constantFrom('incoming', 'outgoing', 'internal'),
    onBoundary: fc.constantFrom('single', 'shared'),
    sourceObjects: fc.array(fc.record({ type: fc.constantFrom('Organization', 'Plan', 'UsageYear'), id: words, name: words })),
    destinationObjects: fc.constant([]),
    ...{ description: words, somethingNew: fc.jsonValue(), ['__proto__']: fc.constant(1) },
  },
  { requiredKeys: ['id', 'amountUSD', 'date', 'status', 'boundary', 'onBoundary', 'sourceObjects', 'destinationObjects'] },
)

test('whatever was written is read and written again byte for byte, with keys that nobody knows', () => {
  fc.assert(
    fc.property(fc.uniqueArray(aFlow, { selector: ({ id }) => id }), fc.jsonValue(), (some, extra) => {
      const flows = some as unknown as FtsFlow[]
      const written = writeFtsAnswer(flows, totalsOf(flows), 'en').replace(
        '{"status"',
        () => `{"extra":${JSON.stringify(extra)},"status"`,
      )
      const read = readFts([fileOf(written)])
      expect(read.flows.map(({ flow: { id } }) => id)).toEqual(flows.map(({ id }) => id))
      expect(read.findings).toEqual([])
      expect(writeFtsPages(read.pages)).toBe(written)
    }),
  )
})

test('tables have their tags below their headings when asked for, and say of several only that they are several', () => {
  const several = flow({ destinationObjects: [organisation('B'), organisation('A')] }) as unknown as FtsFlow
  const lists = { countries: new Map(), planCodes: new Map() }
  const [headings, tags, row] = (flowTables([several], lists, { tags: true }).incoming ?? '').split('\n')
  expect(headings?.split(',').slice(0, 2)).toEqual(['date', 'budgetYear'])
  expect(tags?.split(',').slice(0, 2)).toEqual(['#date', '#date+year+budget'])
  expect(row).toContain('Multiple,"NGO,NGO"')
})
