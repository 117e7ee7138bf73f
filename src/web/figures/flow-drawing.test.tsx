import fc from 'fast-check'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { type FlowBand, type FlowNode, flowDrawing } from './flow-drawing.tsx'

const heads = ['Donor', 'Agency', 'Cluster']
const node = (id: string, column: number, kind: FlowNode['kind'] = 'named'): FlowNode => ({
  id,
  column,
  name: `Name of ${id}`,
  amount: '1.2m',
  kind,
})
const svg = (nodes: FlowNode[], bands: FlowBand[], language: 'en' | 'ar' = 'en', width = 800) =>
  render(<g>{flowDrawing(heads, nodes, bands, language, width).content}</g>)
const numbers = (markup: string, attribute: string) =>
  [...markup.matchAll(new RegExp(` ${attribute}="(-?[\\d.]+)"`, 'g'))].map(([, value]) => Number(value))

const someNodes = [node('usa', 0), node('', 0, 'unknown'), node('iom', 1), node('F', 2), node('unused', 1)]
const someBands = [
  { from: 'usa', to: 'iom', size: 300, title: 'USA to IOM', href: '/entries?from=usa' },
  { from: '', to: 'iom', size: 100, title: 'Not stated to IOM' },
  { from: 'iom', to: 'F', size: 400, title: 'IOM to F' },
]

test('bands are as wide as their amounts, open to their entries, and a node without money is not drawn', () => {
  const markup = svg(someNodes, someBands)
  const [wide = 0, narrow = 0, both = 0] = numbers(markup, 'stroke-width')
  expect(wide / narrow).toBeCloseTo(3, 1)
  expect(wide + narrow).toBeCloseTo(both, 0)
  expect(markup).toContain('<a href="/entries?from=usa" tabindex="-1"><path class="band"')
  expect(markup).toContain('band band-unknown')
  expect(markup).not.toContain('unused')
})

test('in a right-to-left language the first column stands at the right', () => {
  const first = (language: 'en' | 'ar') => numbers(svg(someNodes, someBands, language), 'x').filter(Number.isFinite)[0]
  expect(first('en')).toBe(0)
  expect(first('ar')).toBe(800)
})

test('nothing to draw leaves the heads alone', () => {
  expect(svg([], [])).toContain('Donor')
  expect(svg([], [])).not.toContain('<path')
})

test('whatever flows, every bar and band lies inside the picture', () => {
  const band = fc.record({ a: fc.nat(5), b: fc.nat(5), c: fc.nat(5), size: fc.integer({ min: 1, max: 1_000_000_000 }) })
  fc.assert(
    fc.property(fc.array(band, { minLength: 1, maxLength: 30 }), fc.constantFrom(358, 800), (flows, width) => {
      const nodes = [0, 1, 2].flatMap(column => [0, 1, 2, 3, 4, 5].map(at => node(`${column}.${at}`, column)))
      const sums = new Map<string, FlowBand>()
      for (const { a, b, c, size } of flows)
        for (const [from, to] of [
          [`0.${a}`, `1.${b}`],
          [`1.${b}`, `2.${c}`],
        ] as const) {
          const key = `${from} ${to}`
          sums.set(key, { from, to, size: size + (sums.get(key)?.size ?? 0), title: key })
        }
      const { height, content } = flowDrawing(heads, nodes, [...sums.values()], 'en', width)
      const markup = render(<g>{content}</g>)
      expect(markup).not.toContain('NaN')
      for (const y of numbers(markup, 'y')) expect(y >= 0 && y <= height + 12).toBe(true)
      for (const x of numbers(markup, 'x')) expect(x >= 0 && x <= width).toBe(true)
    }),
    { numRuns: 40 },
  )
})
