/** What the overview was asked for, in words: for paper and for files, which have no filters to look at. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatMonth, named } from '../../numbers.ts'
import type { Overview } from './load.ts'

/** The months shown. */
export function spanOf({ months }: Overview, language: Language): string {
  return say(language, 'months', { from: formatMonth(months.from, language), to: formatMonth(months.to, language) })
}

/** The filters in words, or that there are none. */
export function askedFor({ cluster, area, group, organisation }: Overview, language: Language): string {
  const words = [
    cluster && `${say(language, 'cluster')}: ${named(cluster, language)}`,
    area && `${say(language, 'area')}: ${named(area, language)}`,
    group && `${say(language, 'group')}: ${named(group, language)}`,
    organisation && `${say(language, 'organisation')}: ${organisation.acronym ?? named(organisation, language)}`,
  ].filter(Boolean)
  return sayFigure(language, 'filtersWere', { filters: words.join(' · ') || sayFigure(language, 'noFilters') })
}

/** A day as people read it: 25 Nov 2026. */
export function formatDay(day: Date, language: Language): string {
  const iso = day.toISOString()
  return `${Number(iso.slice(8, 10))} ${formatMonth(iso.slice(0, 7), language)}`
}
