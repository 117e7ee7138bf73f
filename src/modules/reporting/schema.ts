/** Shapes of periodic reports: what a command takes, and what of a report is kept. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { ReportLine } from '../delivery/schema.ts'
import { CategoriesSchema, figureMax } from '../indicators/schema.ts'
import { IdSchema, NamesSchema, PeriodSchema } from '../operations/schema.ts'
import { frequencies, periodNamed } from './rules.ts'

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const optional = <Schema extends v.GenericSchema<unknown, unknown>>(schema: Schema) => v.optional(v.nullable(schema), null)
const days = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max))

export const VersionSchema = v.pipe(v.number(), v.integer(), v.minValue(1))
/** Why something was sent back, reopened, waived or ended. */
export const ReasonSchema = text(1_000)
/** What is written of a report in sentences; null: nothing was written. */
export const WordsSchema = optional(v.pipe(v.string(), v.trim(), v.maxLength(20_000)))

/** A month, quarter or half-year: `2005-03`, `2005-Q1`, `2005-H1`. */
export const PeriodLabelSchema = v.pipe(
  v.string(),
  v.check(
    label => periodNamed(label) !== null,
    fieldText(
      'A period is written 2005-03, 2005-Q1 or 2005-H1.',
      'تُكتب الفترة 2005-03 أو 2005-Q1 أو 2005-H1.',
      'ماوە بە شێوەی 2005-03 یان 2005-Q1 یان 2005-H1 دەنووسرێت.',
    ),
  ),
)

export const CalendarInput = v.object({
  id: v.optional(IdSchema),
  names: NamesSchema,
  frequency: v.picklist(frequencies),
  /** Null: for all clusters. */
  clusterId: optional(IdSchema),
  /** Days after the end of the period. */
  dueDays: days(120),
  /** Days that a reviewer has. */
  reviewDays: days(120),
  starts: PeriodSchema,
  /** The last month; null: without an end. */
  ends: optional(PeriodSchema),
})

export const DutyInput = v.object({
  organisationId: IdSchema,
  clusterId: IdSchema,
  /** First and last month; null: as the calendar. */
  starts: optional(PeriodSchema),
  ends: optional(PeriodSchema),
})
export type DutyInput = v.InferOutput<typeof DutyInput>

const FieldSchema = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]+(\+[a-z]+)*$/), v.maxLength(60))
const cellMax = 5_000

/** What was typed or sent, by field: a field of the activity template, or a part of people reached (`reached+f+children`). */
export const CellsSchema = v.record(FieldSchema, v.pipe(v.string(), v.maxLength(cellMax)))
export type Cells = v.InferOutput<typeof CellsSchema>

/** What was mended in a cell, and by whom: the check (`by` null, with the code of what it mended), or a reviewer (code `reviewer`). */
const RepairSchema = v.object({
  field: v.nullable(FieldSchema),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  code: text(80),
  by: optional(v.string()),
  at: optional(v.string()),
})
export type Repair = v.InferOutput<typeof RepairSchema>

/** What the check says of a row or cell; `error`: it cannot be submitted. Words in three languages come from the feed's messages. */
const ProblemSchema = v.object({
  field: v.nullable(FieldSchema),
  severity: v.picklist(['error', 'warning']),
  code: text(80),
  value: optional(v.string()),
  details: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}),
})
export type CellProblem = v.InferOutput<typeof ProblemSchema>

/** A row as it stands: what was typed, the line the check made of it (null: it has an error), what it mended and what it says. */
const checked = {
  cells: CellsSchema,
  line: v.nullable(ReportLine),
  repairs: v.optional(v.pipe(v.array(RepairSchema), v.maxLength(200)), []),
  problems: v.optional(v.pipe(v.array(ProblemSchema), v.maxLength(200)), []),
}
/** `id`: of a row that is there already, or made by the caller for a new one; left out, one is made. */
export const ReportRowInput = v.object({ id: v.optional(IdSchema), ...checked })
export type ReportRowInput = v.InferInput<typeof ReportRowInput>
/** What the door that checked rows gives beside them (`Giving.rows`), row by row in the order of the input. */
export const CheckedRowsSchema = v.array(v.object(checked))
/** A row as a caller gives it: cells alone. The line that counts is what the check made of them, and comes from inside doors only. */
const DraftRowInput = v.object({ id: v.optional(IdSchema), cells: CellsSchema })

const figure = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(figureMax)))

/** A figure for an indicator; numerator and denominator of a ratio; null is unknown. */
export const ReportValueInput = v.object({
  planIndicatorId: IdSchema,
  /** Left out: the last month of the period. */
  month: v.optional(PeriodSchema),
  placeId: optional(IdSchema),
  categories: v.optional(CategoriesSchema, {}),
  numerator: figure,
  denominator: v.optional(figure, null),
  note: optional(v.pipe(v.string(), v.trim(), v.maxLength(2_000))),
})
export type ReportValueInput = v.InferInput<typeof ReportValueInput>

export const rowsMax = 5_000
export const valuesMax = 5_000
export const photoBytesMax = 5_000_000
export const photosMax = 20

/** The report that a command is of, as it was seen. */
export const ofReport = { operationId: IdSchema, reportId: IdSchema, version: VersionSchema }

export const DraftInput = v.object({
  ...ofReport,
  rows: v.pipe(v.array(DraftRowInput), v.maxLength(rowsMax)),
  values: v.optional(v.pipe(v.array(ReportValueInput), v.maxLength(valuesMax)), []),
  narrative: WordsSchema,
  constraints: WordsSchema,
})
export type DraftInput = v.InferOutput<typeof DraftInput>
