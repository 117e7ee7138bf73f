import * as v from 'valibot'
import { type Actor, isAllowed } from '../../../kernel/access.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, keepers, lineReaders, members, PeriodSchema, rowLimitsOf } from '../../operations/index.ts'
import { placesInside } from '../../places/index.ts'
import { type Explanation, explain, type PlaceStep } from '../explain.ts'
import { areasAbove, type PlannedValue } from '../figures.ts'
import { notStated } from '../not-stated.ts'
import { categoriesOf, keyOf } from '../parts.ts'
import { type PlannedIndicator, plannedIndicators } from '../plan.ts'
import { monthNumber, treeOf } from '../read-figures.ts'
import { countingOf } from '../recalculate.ts'
import { uuids } from '../recalculate-steps.ts'
import type { Rule } from '../rules.ts'
import { type Categories, CategoriesSchema } from '../schema.ts'
import type { ValueSource } from '../values.ts'

/** A value with where it comes from. */
export interface TracedValue extends PlannedValue {
  id: string
  source: ValueSource & { row: number | null }
  note: string | null
  /** Summed up by us from the parts that were said. */
  derived: boolean
  illustrative: boolean
}

interface TracedRow {
  id: string
  planIndicatorId: string
  place_id: string
  organisation_id: string
  key: string
  period: string
  numerator: number | null
  denominator: number | null
  source_kind: ValueSource['kind']
  source_id: string
  source_row: number | null
  note: string | null
  derived: boolean
  illustrative: boolean
}

const tracedColumns = sql`id, plan_indicator_id as "planIndicatorId", place_id, organisation_id, key, period, numerator::float8 as numerator,
  denominator::float8 as denominator, source_kind, source_id, source_row, note, derived, illustrative`

function traced(row: TracedRow): TracedValue {
  const { place_id, organisation_id, source_kind, source_id, source_row, ...value } = row
  return {
    ...value,
    placeId: place_id === notStated ? null : place_id,
    organisationId: organisation_id === notStated ? null : organisation_id,
    source: { kind: source_kind, id: source_id, row: source_row },
  }
}

/** Whether somebody may see single values of an organisation in a place; others see what they add up to. */
function mayOpen(
  actor: Actor,
  operationId: string,
  clusterId: string,
  above: (placeId: string | null) => readonly string[],
): (organisationId: string | null, placeId: string | null) => boolean {
  const limits = rowLimitsOf(actor, operationId)
  if (limits === null) return () => true
  return (organisationId, placeId) =>
    limits.some(
      ({ cluster, organisation, place }) =>
        (!cluster || cluster === clusterId) &&
        (!organisation || organisation === organisationId) &&
        (!place || above(placeId).includes(place)),
    )
}

/** What an organisation added up to, with its values where the reader may see them. */
function opened(step: PlaceStep<TracedValue> | null, may: ReturnType<typeof mayOpen>): PlaceStep<TracedValue> | null {
  if (step === null) return null
  const units = step.units.map(unit =>
    may(unit.organisationId, step.placeId) ? unit : { ...unit, organisationId: null, values: [] },
  )
  return { ...step, units }
}

export interface Explained extends Explanation<TracedValue> {
  planned: PlannedIndicator
  /** Those that roll up into it. */
  parts: PlannedIndicator[]
}

/** How a figure was made, line by line: the rule of each step, every value that went in, and what is unknown. */
export const explainFigure = view({
  name: 'indicators.explanation',
  summary: 'How a figure was made, line by line: the rule of each step, every value that went in, and what is unknown.',
  input: v.object({
    operationId: IdSchema,
    id: IdSchema,
    placeId: v.optional(IdSchema),
    categories: v.optional(CategoriesSchema, {}),
    from: v.optional(PeriodSchema),
    to: v.optional(PeriodSchema),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, id, placeId, categories, from, to }, { actor }): Promise<Explained> {
    const family = await countingOf(db, operationId, sql`p.id = ${id}`)
    const plan = await plannedIndicators(db, operationId, { ids: family.map(row => row.id) })
    const planned = plan.find(entry => entry.id === id)
    if (!planned) throw notFound()
    const rows = await db.rows<TracedRow>(sql`select ${tracedColumns} from indicator_value
      where operation_id = ${operationId} and current and plan_indicator_id = ${uuids(family.map(row => row.id))} and key = ${keyOf(categories)}
        and month between ${from ? monthNumber(from) : 0} and ${to ? monthNumber(to) : 1_000_000}`)
    const values = rows.map(traced)
    const tree = await treeOf(db, operationId, [...new Set([...rows.map(row => row.place_id), ...(placeId ? [placeId] : [])])])
    const counting = family.map(row => ({
      id: row.id,
      parentId: row.parent_id,
      ratio: row.ratio,
      overTime: row.over_time as Rule,
      overPlaces: row.over_places as Rule,
      overParts: row.over_parts as Rule,
    }))
    const explanation = explain(counting, values, tree, id, placeId ?? '')
    if (!explanation) throw notFound()
    const may = mayOpen(actor, operationId, planned.clusterId, areasAbove(tree))
    return {
      ...explanation,
      own: opened(explanation.own, may),
      areas: explanation.areas.map(area => ({ ...area, place: opened(area.place, may) })),
      planned,
      parts: plan.filter(entry => entry.parentId === id),
    }
  },
})

export interface ExportedValue extends Omit<TracedValue, 'key'> {
  categories: Categories
}

const valuesShownMax = 500_000

/** Single values, limited to those the reader's roles may see: for exports and forms. Totals that follow from parts are left out. */
export const listValues = view({
  name: 'indicators.values',
  summary: 'Single values of planned indicators as they were said, limited to those your roles may see.',
  input: v.object({
    operationId: IdSchema,
    ids: v.optional(v.array(IdSchema)),
    organisationId: v.optional(IdSchema),
    from: v.optional(PeriodSchema),
    to: v.optional(PeriodSchema),
  }),
  policy: lineReaders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, ids, organisationId, from, to }, { actor }): Promise<ExportedValue[]> {
    const rows = await db.rows<TracedRow>(sql`select ${tracedColumns} from indicator_value v
      where operation_id = ${operationId} and current and not derived ${ids ? sql`and plan_indicator_id = ${uuids(ids)}` : sql``}
        ${organisationId ? sql`and organisation_id = ${organisationId}` : sql``}
        and month between ${from ? monthNumber(from) : 0} and ${to ? monthNumber(to) : 1_000_000} and ${visibleValues(actor, operationId)}
      order by period, plan_indicator_id, place_id, organisation_id, key limit ${valuesShownMax}`)
    return rows.map(traced).map(({ key, ...value }) => ({ ...value, categories: categoriesOf(key) }))
  },
})

function visibleValues(actor: Actor, operationId: string) {
  if (isAllowed(actor, keepers, [{ operation: operationId }])) return sql`true`
  const limits = rowLimitsOf(actor, operationId) ?? [{}]
  if (limits.length === 0) return sql`false`
  return sql`(${sql.join(
    limits.map(({ cluster, organisation, place }) => {
      const parts = [sql`true`]
      if (cluster)
        parts.push(
          sql`exists (select 1 from plan_indicator p where p.operation_id = v.operation_id and p.id = v.plan_indicator_id and p.cluster_id = ${cluster})`,
        )
      if (organisation) parts.push(sql`organisation_id = ${organisation}`)
      if (place) parts.push(sql`place_id in (${placesInside(operationId, place)})`)
      return sql`(${sql.join(parts, sql` and `)})`
    }),
    sql` or `,
  )})`
}
