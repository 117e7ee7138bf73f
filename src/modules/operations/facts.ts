/** Sourced facts of an operation: what was said, by whom, as of when. What no source says is null and stays unknown. Browser-safe. */
import * as v from 'valibot'

/** What facts are about; pages show them under these. */
export const factTopics = [
  'mission',
  'relocation',
  'country-team',
  'rules',
  'trust-fund',
  'transition-initiative',
  'property-claims',
  'out-of-country-voting',
  'displacement',
  'population',
  'conflicts',
] as const
export type FactTopic = (typeof factTopics)[number]

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const maybeText = v.optional(v.nullable(text), null)
const count = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))

/** Our words for it, in the languages of the interface; what sources say themselves stays in theirs. */
const label = v.object({ en: text, ar: v.optional(text), ckb: v.optional(text) })

const common = {
  /** Names the fact among those of its operation. */
  key: text,
  topic: v.picklist(factTopics),
  /** What it is. */
  label,
  /** Keys of its sources, separated by commas; null: not sourced, and shown as that. */
  source: v.nullable(text),
  /** Day, month or year, as precise as the source is. */
  asOf: maybeText,
  /** Such as "more than". */
  qualifier: maybeText,
  note: maybeText,
  /** Name of the area it is about. */
  place: maybeText,
  /** Facts that read best side by side. */
  table: v.optional(v.nullable(v.object({ name: text, row: label, column: label })), null),
}

export const FactSchema = v.variant('kind', [
  v.object({
    kind: v.literal('number'),
    ...common,
    value: count,
    unit: v.picklist(['people', 'organisations', 'states', 'projects', 'grants', 'claims', 'places', 'seats', 'days']),
  }),
  v.object({ kind: v.literal('number'), ...common, value: v.nullable(v.number()), unit: v.literal('percent') }),
  v.object({ kind: v.literal('range'), ...common, low: count, high: count, unit: v.literal('people') }),
  /** Integer minor units of the currency. */
  v.object({ kind: v.literal('money'), ...common, minor: count, currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)) }),
  v.object({ kind: v.literal('text'), ...common, text: v.nullable(text) }),
  v.object({ kind: v.literal('items'), ...common, items: v.array(text) }),
])
export type Fact = v.InferOutput<typeof FactSchema>

/** The facts of a stored list that are whole; an operation made by hand may hold others, which nobody can show. */
export function readFacts(stored: readonly unknown[]): Fact[] {
  return stored.flatMap(entry => {
    const read = v.safeParse(FactSchema, entry)
    return read.success ? [read.output] : []
  })
}
