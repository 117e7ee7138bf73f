import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { areasAbove } from '../figures.ts'
import { notStated } from '../not-stated.ts'
import { categoriesOf } from '../parts.ts'
import { plannedIndicators } from '../plan.ts'
import { readFigures, treeOf } from '../read-figures.ts'
import { nothingSaid, progress } from '../rules.ts'
import { type Categories, isRatio } from '../schema.ts'
import { type Levels, levelsByArea, unknownLevels } from '../targets.ts'
import { type ShownFigure, shownFigure, statedTargets } from './figures.ts'

export interface AreaRow {
  /** Null: the whole operation. */
  placeId: string | null
  figure: ShownFigure
  months: ({ period: string } & ShownFigure)[]
  levels: Levels
  progress: number | null
}

/** A part of the total: women, children, displaced people. */
export interface PartRow {
  categories: Categories
  figure: ShownFigure
}

/** One planned indicator in every area that has a figure or a target, and by its parts. */
export const showAreas = view({
  name: 'indicators.areas',
  summary: 'One planned indicator by area and month with targets, and by what it is broken down by.',
  input: v.object({
    operationId: IdSchema,
    id: IdSchema,
    /** Area whose parts are shown; left out: the whole operation. */
    placeId: v.optional(IdSchema),
    from: v.optional(PeriodSchema),
    to: v.optional(PeriodSchema),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, id, placeId, from, to }): Promise<{ areas: AreaRow[]; parts: PartRow[] }> {
    const [planned] = await plannedIndicators(db, operationId, { ids: [id] })
    if (!planned) throw notFound()
    // By month for every area: from values, which is the same and holds for places that nothing lies inside of, too.
    const span = { from: from ?? '0001-01', to: to ?? '9999-12' }
    const [byMonth, kept, stated] = await Promise.all([
      readFigures(db, operationId, { ids: [id] }, span),
      readFigures(db, operationId, { ids: [id], areas: [placeId ?? ''], keys: 'all' }, { from, to }),
      statedTargets(db, operationId, [planned]),
    ])
    const targets = stated.get(id) ?? []
    const areaIds = [...new Set([...byMonth.map(({ area }) => area), ...targets.map(({ area }) => area)])]
    const above = areasAbove(
      await treeOf(
        db,
        operationId,
        areaIds.filter(area => area !== ''),
      ),
    )
    const levels = levelsByArea(targets, { ratio: isRatio(planned.unit), overPlaces: planned.overPlaces }, area =>
      above(area === '' ? null : area),
    )
    const figures = new Map(byMonth.map(figure => [figure.area, figure]))
    const all = [...new Set([...areaIds, ...levels.keys()])]
    const areas = all.map((area): AreaRow => {
      const read = figures.get(area)
      const figure = shownFigure(planned, read?.toDate ?? nothingSaid)
      const own = levels.get(area) ?? unknownLevels
      return {
        placeId: area === '' ? null : area,
        figure,
        months: [...(read?.months ?? [])].map(([period, month]) => ({ period, ...shownFigure(planned, month) })),
        levels: own,
        progress: progress(figure.value, own.baseline.value, own.target.value, planned.lowerIsBetter),
      }
    })
    const parts = kept
      .filter(({ key }) => key !== '')
      .map(({ key, toDate }): PartRow => ({ categories: categoriesOf(key), figure: shownFigure(planned, toDate) }))
    return { areas, parts }
  },
})

export interface StatedTargetRow {
  planIndicatorId: string
  placeId: string | null
  categories: Categories
  baseline: number | null
  target: number | null
  inNeed: number | null
  source: string | null
  illustrative: boolean
}

/** Targets as they are stated, by area and part: for editing and for taking them away. */
export const listTargets = view({
  name: 'indicators.targets',
  summary: 'Baselines, targets and people in need of planned indicators as they are stated, by area and part.',
  input: v.object({ operationId: IdSchema, ids: v.optional(v.array(IdSchema)) }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, ids }): Promise<StatedTargetRow[]> {
    const rows = await db.rows<Omit<StatedTargetRow, 'categories' | 'placeId'> & { place_id: string; key: string }>(
      sql`select plan_indicator_id as "planIndicatorId", place_id, key, baseline::float8 as baseline, target::float8 as target, in_need::float8 as "inNeed", source, illustrative
        from indicator_target where operation_id = ${operationId} ${ids ? sql`and plan_indicator_id = any(${ids}::uuid[])` : sql``}
        order by plan_indicator_id, place_id, key`,
    )
    return rows.map(({ place_id, key, ...row }) => ({
      ...row,
      placeId: place_id === notStated ? null : place_id,
      categories: categoriesOf(key),
    }))
  },
})
