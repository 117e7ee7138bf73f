/** How one figure is written: a number, a dash for no target, a question mark for unknown, hatching for no data; blank never. */

import type { Language } from '../../../kernel/pure/languages.ts'
import { type Classes, classesOf, coverageClasses, shadeOf } from '../../figures/classes.ts'
import type { Fill } from '../../figures/drawing.tsx'
import { say } from '../../messages/house.ts'
import { formatWhole } from '../../numbers.ts'
import type { Figure, Measure } from './picture.ts'

/** Whether a figure has a number, and if not, why. */
export type FigureState = 'known' | 'unknown' | 'noTarget' | 'noData'

/** The value that a measure shows; null where there is none. */
export function figureValue(figure: Figure, measure: Measure): number | null {
  return measure === 'organisations' ? figure.organisations : figure[measure]
}

export function stateOf(figure: Figure, measure: Measure): FigureState {
  if (figureValue(figure, measure) !== null) return 'known'
  // No per cent of nobody: a target of zero is no target.
  if ((measure === 'coverage' || measure === 'targeted') && !figure.targeted) return 'noTarget'
  return figure.lines > 0 ? 'unknown' : 'noData'
}

/** Classes that a measure is shaded by. */
export function measureClasses(figures: readonly Figure[], measure: Measure): Classes {
  return measure === 'coverage' ? coverageClasses : classesOf(figures.map(figure => figureValue(figure, measure) ?? 0))
}

export function fillOf(figure: Figure, measure: Measure, classes: Classes): Fill {
  const state = stateOf(figure, measure)
  if (state !== 'known') return state === 'noData' ? 'hatched' : state === 'unknown' ? 'dotted' : 'plain'
  // Nobody there is a fact that needs no shade; most cells of most matrices would have it.
  if (measure === 'organisations' && figure.organisations === 0) return 'plain'
  const shade = shadeOf(figureValue(figure, measure), classes)
  return shade === 0 ? 'plain' : (`f${shade}` as Fill)
}

/** What the numbers of a table count: people one by one, or thousands or millions of them, so that every cell is short. */
export type Unit = 1 | 1_000 | 1_000_000

export function unitFor(values: readonly (number | null)[]): Unit {
  const highest = Math.max(0, ...values.map(value => value ?? 0))
  return highest < 10_000 ? 1 : highest < 10_000_000 ? 1_000 : 1_000_000
}

/** At most three or four signs in the unit: 12, 0.4, 1,240; something is never written as 0. */
function inUnit(value: number, unit: Unit): string {
  if (unit === 1 || value === 0) return formatWhole(value)
  const scaled = value / unit
  if (scaled >= 9.95) return formatWhole(scaled)
  return scaled < 0.05 ? '<0.1' : String(Math.round(scaled * 10) / 10)
}

/** For a cell, which has the whole figure in its title. */
export function shortText(figure: Figure, measure: Measure, unit: Unit): string {
  const value = figureValue(figure, measure)
  if (value === null) return { noTarget: '–', unknown: '?', noData: '', known: '' }[stateOf(figure, measure)]
  if (measure !== 'coverage') return inUnit(value, unit)
  return value > 0 && value < 0.5 ? '<1' : `${Math.round(value)}`
}

export function fullText(figure: Figure, measure: Measure, language: Language): string {
  const value = figureValue(figure, measure)
  if (value === null) return say(language, stateOf(figure, measure) as Exclude<FigureState, 'known'>)
  return measure === 'coverage' ? `${Math.round(value)} %` : formatWhole(value)
}
