import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, senders } from '../../operations/index.ts'
import { placesAround } from '../../places/index.ts'
import type { Holder } from '../pure/packed-lines.ts'
import { limitedToPlaces, reportingRights } from '../pure/rights.ts'
import { visibleTo } from './lines.ts'

/** More lines than a partner has: whoever has more is told by the command what is not theirs. */
const linesMax = 300_000

/**
 * Keys of the lines that the actor may change, withdrawn ones among them: a row of a sheet that names any other line is told so before
 * anything is stored, in the same words whether that line is somebody else's or nobody's. Null for those who may change every line.
 */
export const listOwnLineKeys = view({
  name: 'delivery.own-line-keys',
  summary: 'Keys of the report lines that you may change; null for all of them.',
  input: v.object({ operationId: IdSchema }),
  policy: senders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }, { actor }): Promise<{ keys: string[] | null }> {
    if (reportingRights(actor, operationId, () => []) === null) return { keys: null }
    const visible = await visibleTo(db, actor, operationId)
    const rows = await db.rows<Holder & { key: string }>(sql`select line_key as key, cluster_id as cluster,
        coalesce(lead_organisation_id, implementing_organisation_id) as organisation, place_id as place
      from activity_report where operation_id = ${operationId} and ${visible.lines} limit ${linesMax + 1}`)
    if (rows.length > linesMax) return { keys: null }
    const around = limitedToPlaces(actor, operationId)
      ? await placesAround(db, operationId, [...new Set(rows.flatMap(({ place }) => place ?? []))])
      : new Map<string, string[]>()
    const rights = reportingRights(actor, operationId, place => around.get(place) ?? [])
    return { keys: rows.flatMap(({ key, ...holder }) => (rights?.whyNot(holder) === null ? [key] : [])) }
  },
})
