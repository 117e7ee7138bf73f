/** Figures of indicators come out of the form as they went in, and nothing that nobody spoke of becomes zero. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlannedIndicator } from '../../../modules/indicators/index.ts'
import { figureName, figuresOfForm, readFigure, shownFigures } from './figures.ts'

const planned = (id: string, unit: string, currency: string | null = null) => ({ id, unit, currency }) as PlannedIndicator
const indicators = [planned('people', 'people'), planned('share', 'percentage'), planned('cash', 'money', 'USD')]
const value = (
  planIndicatorId: string,
  numerator: number | null,
  denominator: number | null = null,
  placeId: string | null = null,
) => ({
  ...{ planIndicatorId, placeId, numerator, denominator },
  categories: {},
})

const posted = (shown: ReturnType<typeof shownFigures>) =>
  Object.fromEntries(
    shown.flatMap(({ key, numerator, denominator }) => [
      [figureName(key, 'numerator'), numerator],
      [figureName(key, 'denominator'), denominator],
    ]),
  )

test('what is kept comes back from its form unchanged, and indicators without a figure stay without one', () => {
  const figure = fc.option(fc.integer({ min: 0, max: 10_000_000 }))
  const kept = fc.array(
    fc.oneof(
      fc.tuple(figure, fc.constantFrom(null, 'erbil')).map(([numerator, place]) => value('people', numerator, null, place)),
      fc.tuple(figure, figure).map(([numerator, denominator]) => value('share', numerator, denominator)),
      figure.map(numerator => value('cash', numerator)),
      figure.map(numerator => value('no longer planned', numerator)),
    ),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(kept, values => {
      const { figures, wrong } = figuresOfForm(posted(shownFigures(values, indicators)), values, indicators)
      expect(wrong).toEqual([])
      expect(figures).toEqual(values)
    }),
  )
})

test('a figure is taken in the unit that a person writes, for the whole operation or for a place that is asked for', () => {
  const form = {
    [figureName('people', 'numerator')]: '١٬٢٠٠',
    [figureName('cash', 'numerator')]: '1,250.5',
    [figureName('share', 'numerator')]: '',
    ...{ 'more.indicator': 'people', 'more.place': 'erbil' },
  }
  expect(figuresOfForm(form, [], indicators).figures).toEqual([
    value('people', 1200),
    value('cash', 125_050),
    value('people', null, null, 'erbil'),
  ])
})

test('what is no number is said, and never stored', () => {
  expect(figuresOfForm({ [figureName('people', 'numerator')]: 'many' }, [], indicators)).toEqual({ figures: [], wrong: ['many'] })
  expect(['', ' 12 ', '1 000', '-3', '1,2', '0.5'].map(readFigure)).toEqual([null, 12, 1000, undefined, undefined, 0.5])
})
