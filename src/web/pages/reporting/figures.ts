/** Figures of indicators between the form and what a report keeps. Pure. */
import type { PlannedIndicator } from '../../../modules/indicators/index.ts'
import { type Categories, isRatio } from '../../../modules/indicators/schema.ts'
import { inMajor, inMinor } from '../indicators/format.ts'

interface Kept {
  planIndicatorId: string
  month?: string | undefined
  placeId: string | null
  categories: Categories
  numerator: number | null
  denominator: number | null
  note?: string | null | undefined
}

/** A figure as its fields show it; empty where it is not known. */
export interface ShownFigure {
  /** Position in the report, or the indicator's id for the figure of the whole operation that nobody spoke of yet. */
  key: string
  planIndicatorId: string
  placeId: string | null
  categories: Categories
  numerator: string
  denominator: string
}

export const figureName = (key: string, field: 'numerator' | 'denominator') => `figure.${key}.${field}`

type Unit = Pick<PlannedIndicator, 'unit' | 'currency'>
const written = (value: number | null, unit: Unit): string => (value === null ? '' : String(inMajor(value, unit)))

/** The fields of a report's figures: what is kept, and for each indicator that of the whole operation. What was written before comes first. */
export function shownFigures(
  kept: readonly Kept[],
  indicators: readonly PlannedIndicator[],
  values: Readonly<Record<string, string>> = {},
): ShownFigure[] {
  const units = new Map(indicators.map(planned => [planned.id, planned]))
  const shown = kept.flatMap((value, at): ShownFigure[] => {
    const planned = units.get(value.planIndicatorId)
    if (!planned) return []
    const { planIndicatorId, placeId, categories } = value
    return [
      {
        ...{ key: String(at), planIndicatorId, placeId, categories },
        numerator: written(value.numerator, planned),
        denominator: isRatio(planned.unit) ? written(value.denominator, planned) : '',
      },
    ]
  })
  const isWhole = (id: string) =>
    shown.some(
      ({ planIndicatorId, placeId, categories }) =>
        planIndicatorId === id && placeId === null && Object.keys(categories).length === 0,
    )
  const fresh = indicators
    .filter(({ id }) => !isWhole(id))
    .map(
      ({ id }): ShownFigure => ({ key: id, planIndicatorId: id, placeId: null, categories: {}, numerator: '', denominator: '' }),
    )
  return [...fresh, ...shown].map(figure => ({
    ...figure,
    numerator: values[figureName(figure.key, 'numerator')] ?? figure.numerator,
    denominator: values[figureName(figure.key, 'denominator')] ?? figure.denominator,
  }))
}

/** A number as people write it, with spaces or commas between thousands; null for nothing; undefined for what is no number. */
export function readFigure(text: string | undefined): number | null | undefined {
  const plain = (text ?? '')
    .trim()
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/٫/g, '.')
    .replace(/[\s٬\u202f\u00a0]/g, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
  if (plain === '') return null
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/**
 * What a form says of the figures. Figures of indicators that are no longer planned are kept as they are; those without any number that
 * nobody kept before are left out.
 * @returns the figures and what could not be read.
 */
export function figuresOfForm<Value extends Kept>(
  values: Readonly<Record<string, string>>,
  kept: readonly Value[],
  indicators: readonly PlannedIndicator[],
): { figures: Kept[]; wrong: string[] } {
  const units = new Map(indicators.map(planned => [planned.id, planned]))
  const wrong: string[] = []
  const read = (key: string, field: 'numerator' | 'denominator', planned: PlannedIndicator): number | null => {
    const text = values[figureName(key, field)]
    const figure = readFigure(text)
    if (figure === undefined) wrong.push(text ?? '')
    return figure === null || figure === undefined ? null : inMinor(figure, planned)
  }
  const figures = kept.map((value, at): Kept => {
    const planned = units.get(value.planIndicatorId)
    if (!planned || values[figureName(String(at), 'numerator')] === undefined) return value
    const numerator = read(String(at), 'numerator', planned)
    return { ...value, numerator, denominator: isRatio(planned.unit) ? read(String(at), 'denominator', planned) : null }
  })
  const fresh = indicators.flatMap((planned): Kept[] => {
    if (values[figureName(planned.id, 'numerator')] === undefined) return []
    const numerator = read(planned.id, 'numerator', planned)
    const denominator = isRatio(planned.unit) ? read(planned.id, 'denominator', planned) : null
    if (numerator === null && denominator === null) return []
    return [{ planIndicatorId: planned.id, placeId: null, categories: {}, numerator, denominator }]
  })
  const more = values['more.indicator']
  const place = values['more.place'] || null
  const isThere = [...figures, ...fresh].some(value => value.planIndicatorId === more && value.placeId === place)
  const asked: Kept[] =
    more && units.has(more) && place !== null && !isThere
      ? [{ planIndicatorId: more, placeId: place, categories: {}, numerator: null, denominator: null }]
      : []
  return { figures: [...figures, ...fresh, ...asked], wrong }
}
