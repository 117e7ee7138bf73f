/** How single figures become one: over months, over organisations and places, and over indicators that roll up. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Figure,
  figureOf,
  nothingSaid,
  ofParts,
  ofPlace,
  overTime,
  progress,
  type Rule,
  rules,
  type Said,
  settled,
  shown,
  together,
} from './rules.ts'

const said = (period: string, numerator: number | null, denominator: number | null = null): Said => ({
  placeId: 'p',
  organisationId: 'o',
  period,
  numerator,
  denominator,
})
const months = (rule: Rule, ...values: Said[]) =>
  overTime(
    values.map(value => figureOf(value, false)),
    { overTime: rule, ratio: false },
  )
const ratios = (rule: Rule, ...values: Said[]) =>
  overTime(
    values.map(value => figureOf(value, true)),
    { overTime: rule, ratio: true },
  )
const count = { ratio: false, overPlaces: 'sum' } as const

test('months are added up, or the highest, the mean or the last of them counts', () => {
  const year = [said('2005-01', 10), said('2005-03', 40), said('2005-02', 25)]
  expect(months('sum', ...year).numerator).toBe(75)
  expect(months('highest', ...year).numerator).toBe(40)
  expect(months('average', ...year).numerator).toBe(25)
  expect(months('last', said('2005-03', 7), said('2005-01', 99)).numerator).toBe(7)
})

test('a month that is unknown is left out and is never zero; zero is a figure', () => {
  expect(months('average', said('2005-01', 10), said('2005-02', null))).toMatchObject({ numerator: 10, said: 2, unknown: 1 })
  expect(months('average', said('2005-01', 10), said('2005-02', 0)).numerator).toBe(5)
  expect(months('last', said('2005-01', 10), said('2005-02', null))).toMatchObject({ numerator: 10, latest: '2005-01' })
  expect(months('sum', said('2005-01', null))).toMatchObject({ numerator: null, said: 1, unknown: 1, latest: null })
  expect(shown(months('sum', said('2005-01', null)), count)).toBeNull()
  expect(shown(months('sum', said('2005-01', 0)), count)).toBe(0)
})

test('a ratio is the sum of its numerators by the sum of its denominators, never the mean of ratios', () => {
  const figure = ratios('sum', said('2005-01', 1, 2), said('2005-02', 90, 100))
  expect(figure).toMatchObject({ numerator: 91, denominator: 102 })
  const percent = shown(figure, { ratio: true, overPlaces: 'sum', per: 100 })
  expect(percent).toBeCloseTo((91 / 102) * 100, 10)
  expect(percent).not.toBeCloseTo(70, 0)
})

test('a ratio of which one number is missing is unknown, and one by zero has nothing to show', () => {
  expect(ratios('sum', said('2005-01', 5, null))).toMatchObject({ numerator: null, denominator: null, unknown: 1 })
  expect(shown(ratios('sum', said('2005-01', 5, 0)), { ratio: true, overPlaces: 'sum' })).toBeNull()
})

test('a ratio is chosen whole: the highest is that of one month, with its own denominator', () => {
  expect(ratios('highest', said('2005-01', 9, 10), said('2005-02', 50, 100))).toMatchObject({ numerator: 9, denominator: 10 })
  expect(ratios('last', said('2005-01', 9, 10), said('2005-02', 50, 100))).toMatchObject({ numerator: 50, denominator: 100 })
})

test('rules over time and over places are kept apart: the highest month of each place, added up over places', () => {
  const mosul = months('highest', said('2005-01', 100), said('2005-02', 80))
  const basrah = months('highest', said('2005-01', 10), said('2005-02', 70))
  const figure = together([mosul, basrah], 'sum', false)
  expect(figure.numerator).toBe(170)
  expect(figure.places).toBe(2)
})

test('a mean over places counts each known figure once, whatever the months before it', () => {
  const one = months('sum', said('2005-01', 10), said('2005-02', 10))
  const other = months('sum', said('2005-02', 40))
  const unknown = months('sum', said('2005-02', null))
  const figure = together([one, other, unknown], 'average', false)
  expect(shown(figure, { ratio: false, overPlaces: 'average' })).toBe(30)
  expect(figure).toMatchObject({ weight: 2, said: 4, unknown: 1 })
})

test('organisations in one place are one place', () => {
  const figure = ofPlace([months('sum', said('2005-01', 3)), months('sum', said('2005-01', 4))], count)
  expect(figure).toMatchObject({ numerator: 7, places: 1, weight: 2 })
  expect(ofPlace([months('sum', said('2005-01', null))], count).places).toBe(0)
})

test('parts are read as one number each before they are combined', () => {
  const mean = together([months('sum', said('2005-01', 10)), months('sum', said('2005-01', 30))], 'average', false)
  const part = settled(mean, 'average')
  expect(part).toMatchObject({ numerator: 20, weight: 1 })
  expect(ofParts([part, months('sum', said('2005-01', 5))], { ratio: false, overParts: 'highest' }).numerator).toBe(20)
})

test('progress goes from the baseline to the target, also downwards, and is unknown without a target', () => {
  expect(progress(50, 0, 200, false)).toBe(25)
  expect(progress(50, null, 200, false)).toBe(25)
  expect(progress(15, 20, 10, true)).toBe(50)
  expect(progress(8, null, 10, true)).toBe(100)
  expect(progress(12, null, 10, true)).toBeNull()
  expect(progress(5, 5, 5, false)).toBe(100)
  expect(progress(null, 0, 200, false)).toBeNull()
  expect(progress(50, 0, null, false)).toBeNull()
})

const value = fc.option(fc.nat(1_000), { nil: null, freq: 5 })
const period = fc.integer({ min: 1, max: 12 }).map(month => `2005-${String(month).padStart(2, '0')}`)
const statement = fc.record({
  placeId: fc.constant('p'),
  organisationId: fc.constant('o'),
  period,
  numerator: value,
  denominator: fc.option(fc.integer({ min: 1, max: 50 }), { nil: null, freq: 5 }),
})
const figures = (ratio: boolean) =>
  fc.array(
    statement.map(each => figureOf(each, ratio)),
    { maxLength: 12 },
  )
const ratioOf = (rule: Rule) => (rule === 'average' ? fc.constant(false) : fc.boolean())
const asked = fc
  .constantFrom(...rules)
  .chain(rule =>
    ratioOf(rule).chain(ratio => fc.record({ rule: fc.constant(rule), ratio: fc.constant(ratio), list: figures(ratio) })),
  )
const same = (a: Figure, b: Figure) => expect(a).toEqual(b)

test('in whichever order and groups figures are put together, they give the same', () => {
  fc.assert(
    fc.property(asked, fc.nat(12), ({ rule, ratio, list }, at) => {
      const whole = together(list, rule, ratio)
      same(together([...list].reverse(), rule, ratio), whole)
      const halves = [together(list.slice(0, at), rule, ratio), together(list.slice(at), rule, ratio)]
      same(together(halves, rule, ratio), whole)
      same(together([...list, nothingSaid], rule, ratio), whole)
    }),
  )
})

test('what is unknown changes no figure, only how much of it is known', () => {
  fc.assert(
    fc.property(asked, fc.nat(5), ({ rule, ratio, list }, unknown) => {
      const blank = Array.from({ length: unknown }, () => figureOf(said('2005-06', null), ratio))
      const { said: all, unknown: missing, ...rest } = together([...list, ...blank], rule, ratio)
      const without = together(list, rule, ratio)
      expect([rest.numerator, rest.denominator, rest.weight, rest.latest]).toEqual([
        without.numerator,
        without.denominator,
        without.weight,
        without.latest,
      ])
      expect([all, missing]).toEqual([without.said + unknown, without.unknown + unknown])
    }),
  )
})

test('a mean lies between the lowest and the highest, and a ratio between its smallest and its greatest', () => {
  fc.assert(
    fc.property(figures(false), figures(true), (counts, shares) => {
      const known = counts.flatMap(({ numerator }) => numerator ?? [])
      const mean = shown(together(counts, 'average', false), { ratio: false, overPlaces: 'average' })
      if (known.length === 0) expect(mean).toBeNull()
      else {
        expect(mean).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9)
        expect(mean).toBeLessThanOrEqual(Math.max(...known) + 1e-9)
      }
      const quotients = shares.flatMap(({ numerator, denominator }) =>
        numerator === null || !denominator ? [] : [numerator / denominator],
      )
      const share = shown(together(shares, 'sum', true), { ratio: true, overPlaces: 'sum' })
      if (quotients.length === 0) expect(share).toBeNull()
      else {
        expect(share).toBeGreaterThanOrEqual(Math.min(...quotients) - 1e-9)
        expect(share).toBeLessThanOrEqual(Math.max(...quotients) + 1e-9)
      }
    }),
  )
})
