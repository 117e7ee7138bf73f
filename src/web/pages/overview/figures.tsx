/** How one figure is written: a number, a dash for no target, "unknown" where nothing is known; blank never. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { say } from '../../messages/house.ts'
import { formatCompact, formatWhole } from '../../numbers.ts'
import type { Figure, Measure } from './picture.ts'

/** The value that a measure shows; null is unknown. */
export function figureValue(figure: Figure, measure: Measure): number | null {
  return measure === 'organisations' ? figure.organisations : figure[measure]
}

/** What a figure is like where there is no number. */
export function missing(figure: Figure, measure: Measure): 'unknown' | 'noTarget' | 'noData' {
  if ((measure === 'coverage' || measure === 'targeted') && figure.targeted === null && figure.lines > 0) return 'noTarget'
  return figure.lines > 0 ? 'unknown' : 'noData'
}

export function shortText(figure: Figure, measure: Measure, language: Language): string {
  const value = figureValue(figure, measure)
  if (value === null) return missing(figure, measure) === 'unknown' ? '?' : '–'
  if (measure === 'coverage') return `${Math.round(value)}`
  return formatCompact(value, language)
}

export function fullText(figure: Figure, measure: Measure, language: Language): string {
  const value = figureValue(figure, measure)
  if (value === null) return say(language, missing(figure, measure))
  return measure === 'coverage' ? `${Math.round(value)} %` : formatWhole(value)
}
