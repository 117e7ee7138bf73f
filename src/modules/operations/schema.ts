/** Shapes that several rooms share: codes, names, months. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import type { Names } from '../../kernel/pure/languages.ts'
import { FactSchema } from './facts.ts'

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))

/** A text in at least one language. */
export const NamesSchema = v.pipe(
  v.object({ en: v.optional(text(300)), ar: v.optional(text(300)), ckb: v.optional(text(300)) }),
  v.check(
    names => Object.keys(names).length > 0,
    fieldText(
      'A name in at least one language is needed.',
      'يلزم اسم بلغة واحدة على الأقل.',
      'ناوێک بە لانیکەم یەک زمان پێویستە.',
    ),
  ),
)

/** What an id stands for, as people read it; also of an entry that was merged into another since. */
export interface Labelled {
  id: string
  names: Names
  /** Code, P-code or acronym. */
  code: string | null
  mergedInto: string | null
}

export const IdSchema = v.pipe(v.string(), v.uuid())
export const DateSchema = v.pipe(v.string(), v.isoDate())
/** A month, YYYY-MM. */
export const PeriodSchema = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-(0[1-9]|1[0-2])$/,
    fieldText('A month is written YYYY-MM.', 'يُكتب الشهر YYYY-MM.', 'مانگ بە شێوەی YYYY-MM دەنووسرێت.'),
  ),
)
/** People are whole numbers; null is unknown and is not zero. */
export const PeopleSchema = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))
export const CodeSchema = text(80)

export const CreateOperation = v.object({
  id: v.optional(IdSchema),
  code: v.pipe(
    v.string(),
    v.regex(
      /^[A-Z0-9][A-Z0-9-]{1,19}$/,
      fieldText(
        'A code is 2 to 20 capital letters, digits and hyphens.',
        'الرمز من 2 إلى 20 من الحروف اللاتينية الكبيرة والأرقام والشرطات.',
        'کۆد ٢ بۆ ٢٠ پیتی گەورەی لاتینی و ژمارە و هێڵە.',
      ),
    ),
  ),
  names: NamesSchema,
  country: v.pipe(
    v.string(),
    v.regex(
      /^[A-Z]{2}$/,
      fieldText(
        'A country is its ISO 3166-1 code of two letters.',
        'البلد رمزه ISO 3166-1 من حرفين.',
        'وڵات کۆدی ISO 3166-1ی دوو پیتییەتی.',
      ),
    ),
  ),
  starts: v.optional(v.nullable(DateSchema), null),
  ends: v.optional(v.nullable(DateSchema), null),
  demonstration: v.optional(v.boolean(), false),
  facts: v.optional(v.array(FactSchema), []),
  hubs: v.optional(
    v.array(
      v.object({
        names: NamesSchema,
        country: CodeSchema,
        active: v.boolean(),
        from: v.optional(v.nullable(v.string()), null),
        to: v.optional(v.nullable(v.string()), null),
        source: v.optional(v.nullable(v.string()), null),
      }),
    ),
    [],
  ),
  timeline: v.optional(
    v.array(v.object({ happened: v.string(), texts: NamesSchema, source: v.optional(v.nullable(v.string()), null) })),
    [],
  ),
  sources: v.optional(
    v.array(v.object({ key: v.string(), title: v.string(), url: v.optional(v.nullable(v.string()), null) })),
    [],
  ),
})
export type CreateOperation = v.InferOutput<typeof CreateOperation>

export const MergeInput = v.object({ operationId: IdSchema, id: IdSchema, intoId: IdSchema })
export const SeparateInput = v.object({ operationId: IdSchema, id: IdSchema })
export const ReviewInput = v.object({
  operationId: IdSchema,
  ids: v.pipe(v.array(IdSchema), v.minLength(1), v.maxLength(1_000)),
})
const AliasSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300))
/** Names that sheets use for entries that are known. */
export const AliasesInput = v.object({
  operationId: IdSchema,
  aliases: v.pipe(v.array(v.object({ id: IdSchema, alias: AliasSchema })), v.minLength(1), v.maxLength(1_000)),
})
/** All other names of an entry, for editing it. */
export const AliasListSchema = v.pipe(v.array(AliasSchema), v.maxLength(500))

/** What is announced when an entry is merged into another (`….merged`), and when it is separated again (`….separated`). */
export const Merged = v.object({
  operationId: IdSchema,
  id: IdSchema,
  intoId: IdSchema,
  /** The merge that moved things over; what it moved is what a separation moves back. */
  mergeId: IdSchema,
})
export type Merged = v.InferOutput<typeof Merged>

/** Which entries of a list are asked for: all, or those with these ids, or in these states. */
export const KeptInput = v.object({
  operationId: IdSchema,
  ids: v.optional(v.pipe(v.array(IdSchema), v.maxLength(10_000))),
  states: v.optional(v.array(v.picklist(['reviewed', 'unreviewed', 'merged']))),
})
