/** Shapes of projects: their sheets, and the path on which they are approved and carried out. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { roles } from '../operations/roles.ts'
import { CodeSchema, DateSchema, IdSchema, NamesSchema } from '../operations/schema.ts'

const words = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const maybe = (max: number) => v.optional(v.nullable(words(max)), null)
const maybeId = v.optional(v.nullable(IdSchema), null)
const listMax = 200

/** A year, a month or a day: as precise as it is known. */
const WrittenDate = v.optional(
  v.nullable(
    v.pipe(
      v.string(),
      v.check(
        written =>
          /^\d{4}(-\d{2}){0,2}$/.test(written) && !Number.isNaN(Date.parse(`${written}-01-01`.slice(0, 10))) && isDay(written),
        fieldText(
          'A date is written YYYY, YYYY-MM or YYYY-MM-DD.',
          'يُكتب التاريخ YYYY أو YYYY-MM أو YYYY-MM-DD.',
          'بەروار بە شێوەی YYYY یان YYYY-MM یان YYYY-MM-DD دەنووسرێت.',
        ),
      ),
    ),
  ),
  null,
)

/** Refuses the 31st of a month that has no such day. */
function isDay(written: string): boolean {
  return written.length < 10 || new Date(`${written}T00:00:00Z`).toISOString().startsWith(written)
}

/** Integer minor units of a currency; null is unknown. */
const MinorSchema = v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null)
const CurrencySchema = v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))), null)
const hasCurrency = <Line extends { amountMinor: number | null; currency: string | null }>() =>
  v.check<Line, string>(
    ({ amountMinor, currency }) => amountMinor === null || currency !== null,
    fieldText('An amount needs its currency, such as USD.', 'يلزم المبلغ عملته، مثل USD.', 'بڕەکە دراوەکەی پێویستە، وەک USD.'),
  )

export const partnerRoles = ['lead', 'implementing', 'funding'] as const
const PartnerInput = v.pipe(
  v.object({
    /** Null: no source says which part it has. */
    role: v.optional(v.nullable(v.picklist(partnerRoles)), null),
    organisationId: maybeId,
    /** As a source names it, where no organisation of the list is meant for certain. */
    asWritten: maybe(300),
  }),
  v.check(({ organisationId, asWritten }) => organisationId !== null || asWritten !== null),
)
const BudgetInput = v.pipe(
  v.object({
    /** Donor; both null: of all donors together. */
    organisationId: maybeId,
    asWritten: maybe(300),
    amountMinor: MinorSchema,
    currency: CurrencySchema,
  }),
  hasCurrency(),
)
export const riskLevels = ['low', 'medium', 'high'] as const
const RiskInput = v.object({
  words: words(1_000),
  level: v.optional(v.nullable(v.picklist(riskLevels)), null),
  /** What is done about it. */
  response: maybe(1_000),
})
const AwardInput = v.pipe(
  v.object({
    words: words(500),
    /** To whom; null: not said. */
    contractor: maybe(300),
    amountMinor: MinorSchema,
    currency: CurrencySchema,
    awarded: WrittenDate,
  }),
  hasCurrency(),
)

/** What a version of a sheet says. */
export const SheetInput = v.pipe(
  v.object({
    names: NamesSchema,
    objective: maybe(4_000),
    clusterId: maybeId,
    /** Lineage of an objective of the plan. */
    objectiveId: maybeId,
    starts: WrittenDate,
    ends: WrittenDate,
    partners: v.optional(v.pipe(v.array(PartnerInput), v.maxLength(listMax)), []),
    budget: v.optional(v.pipe(v.array(BudgetInput), v.maxLength(listMax)), []),
    placeIds: v.optional(v.pipe(v.array(IdSchema), v.maxLength(1_000)), []),
    /** Where, in words, besides the places that are named. */
    areas: maybe(500),
    groupIds: v.optional(v.pipe(v.array(IdSchema), v.maxLength(listMax)), []),
    risks: v.optional(v.pipe(v.array(RiskInput), v.maxLength(listMax)), []),
    awards: v.optional(v.pipe(v.array(AwardInput), v.maxLength(listMax)), []),
    note: maybe(4_000),
    source: maybe(300),
  }),
  v.forward(
    v.check(
      ({ starts, ends }) => starts === null || ends === null || ends >= starts.slice(0, ends.length),
      fieldText('A project ends after it starts.', 'ينتهي المشروع بعد أن يبدأ.', 'پڕۆژە دوای دەستپێکردنی کۆتایی دێت.'),
    ),
    ['ends'],
  ),
)
export type Sheet = v.InferOutput<typeof SheetInput>

export const StartProject = v.object({
  operationId: IdSchema,
  code: CodeSchema,
  sheet: SheetInput,
  /** The project whose sheet this one was begun from. */
  copiedFrom: v.optional(v.nullable(CodeSchema), null),
})
export const EditProject = v.object({
  operationId: IdSchema,
  code: CodeSchema,
  /** The version that is edited: what somebody else changed meanwhile is not overwritten. */
  version: v.number(),
  sheet: SheetInput,
  reason: maybe(1_000),
})
const stepData = { reason: maybe(2_000), happened: v.optional(v.nullable(DateSchema), null) }
export const TakeStep = v.object({
  operationId: IdSchema,
  code: CodeSchema,
  step: words(80),
  /** The state that the person saw: a step that somebody took meanwhile is not taken twice. */
  from: words(80),
  ...stepData,
})
export const StateStanding = v.object({
  operationId: IdSchema,
  code: CodeSchema,
  state: words(80),
  /** How that is known: a document, a decision. */
  reason: words(2_000),
  happened: stepData.happened,
})
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Sheets of one import are fewer. */
export const storedSheetsMax = 5_000
/** What a checked file says of projects. */
export const StoreSheets = v.object({
  operationId: IdSchema,
  importId: v.optional(v.nullable(IdSchema), null),
  projects: v.pipe(
    v.array(
      v.object({
        code: CodeSchema,
        /** The version that is edited; null for a project that begins. */
        version: v.nullable(count),
        sheet: SheetInput,
      }),
    ),
    v.maxLength(storedSheetsMax),
    v.check(projects => new Set(projects.map(({ code }) => code)).size === projects.length),
  ),
  /** What the import's record keeps. */
  outcome: v.optional(
    v.object({
      sheet: v.nullable(v.string()),
      counts: v.object({ rows: count, new: count, changed: count, unchanged: count, rejected: count, repaired: count }),
      problems: v.array(v.unknown()),
    }),
  ),
})
export const SettleComment = v.object({ operationId: IdSchema, code: CodeSchema, id: IdSchema, resolved: v.boolean() })
export const CommentProject = v.object({ operationId: IdSchema, id: v.optional(IdSchema), code: CodeSchema, words: words(4_000) })

const StateCode = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,60}$/))
/** What a step may need. */
export const stepNeeds = ['reason', 'date'] as const
/** A path as data: a state machine with names, and the reviews that no way leads past. */
export const PathInput = v.object({
  states: v.pipe(v.array(v.object({ code: StateCode, names: NamesSchema })), v.minLength(2), v.maxLength(40)),
  initial: StateCode,
  final: v.pipe(v.array(StateCode), v.minLength(1)),
  steps: v.pipe(
    v.array(
      v.object({
        name: StateCode,
        names: NamesSchema,
        from: v.pipe(v.array(StateCode), v.minLength(1)),
        to: StateCode,
        by: v.array(v.picklist(roles)),
        needs: v.optional(v.array(v.picklist(stepNeeds)), []),
      }),
    ),
    v.minLength(1),
    v.maxLength(120),
  ),
  /** No way leads to `before` that does not pass `through`. */
  reviews: v.optional(v.array(v.object({ through: StateCode, before: StateCode })), []),
})
export type ProjectPath = v.InferOutput<typeof PathInput>
export const SetPath = v.object({
  operationId: IdSchema,
  /** Version of the operation's path that is replaced; 0 while it uses the default. */
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  path: PathInput,
})
