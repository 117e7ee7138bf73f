/** What the overview is asked for in its address; everything else on the page follows from it. */
import * as v from 'valibot'
import { PeriodSchema } from '../../../modules/operations/index.ts'
import { measures } from './picture.ts'

const Month = v.optional(v.fallback(v.optional(PeriodSchema), undefined))
const Code = v.optional(v.pipe(v.string(), v.maxLength(300)))

const Filters = v.object({
  from: Month,
  to: Month,
  /** Absent: people reached, or organisations present where nothing is known about people. */
  measure: v.optional(v.fallback(v.optional(v.picklist(measures)), undefined)),
  /** Codes, not ids: an address is read by people. */
  cluster: Code,
  area: Code,
  group: Code,
  organisation: Code,
  map: v.optional(v.fallback(v.picklist(['areas', 'tiles']), 'areas'), 'areas'),
  page: v.optional(v.fallback(v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number), v.minValue(1)), 1), '1'),
})
export type Filters = v.InferOutput<typeof Filters>

/** Filters of an address; what cannot be read counts as not given. */
export function filtersOf(query: Record<string, string>): Filters {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  return v.parse(Filters, given)
}

/** Address of a page with filters, leaving out what is not set. */
export function addressOf(path: string, filters: Partial<Record<keyof Filters, string | number | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value !== undefined && value !== '') query.set(name, String(value))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
