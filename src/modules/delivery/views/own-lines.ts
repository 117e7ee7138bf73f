import * as v from 'valibot'
import { type RawBuilder, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, senders } from '../../operations/index.ts'
import { placesAround } from '../../places/index.ts'
import type { Holder } from '../pure/packed-lines.ts'
import { limitedToPlaces, reportingRights } from '../pure/rights.ts'
import { visibleTo } from './lines.ts'

/** More lines than a partner has: whoever has more is told by the command what is not theirs. */
const linesMax = 300_000

/** What names a stored line: its key, and the identity it was given where its key no longer follows from what it says. */
interface Named extends Holder {
  key: string
  identity: string | null
}
const named = sql`line_key as key, identity, cluster_id as cluster, coalesce(lead_organisation_id, implementing_organisation_id) as organisation,
  place_id as place`

/**
 * Keys of the lines that the actor may change, withdrawn ones among them: a row of a sheet that names any other line is told so before
 * anything is stored, in the same words whether that line is somebody else's or nobody's. Null for those who may change every line.
 *
 * `elsewhere` are lines with record ids of partners that the actor may not change although they report for the organisation, or for a
 * cluster: a row may say such an id and a cluster or place of the actor's own.
 */
export const listOwnLineKeys = view({
  name: 'delivery.own-line-keys',
  summary: 'Keys of the report lines that you may change; null for all of them.',
  input: v.object({ operationId: IdSchema }),
  policy: senders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }, { actor }): Promise<{ keys: string[] | null; elsewhere: string[] }> {
    const limits = reportingRights(actor, operationId, () => [])
    if (limits === null) return { keys: null, elsewhere: [] }
    const visible = await visibleTo(db, actor, operationId)
    const { organisations, clusters } = limits.own
    // A record id names a line together with the organisation that leads it.
    const theirs =
      clusters.length > 0
        ? sql`true`
        : sql`coalesce(lead_organisation_id, implementing_organisation_id) = any(${organisations}::uuid[])`
    const read = (which: RawBuilder<unknown>) =>
      db.rows<Named>(
        sql`select ${named} from activity_report where operation_id = ${operationId} and ${which} limit ${linesMax + 1}`,
      )
    const rows = await read(visible.lines)
    const byRecordId = await read(sql`record_id is not null and ${theirs}`)
    if (rows.length > linesMax || byRecordId.length > linesMax) return { keys: null, elsewhere: [] }
    const placeIds = new Set([...rows, ...byRecordId].flatMap(({ place }) => place ?? []))
    const around = limitedToPlaces(actor, operationId)
      ? await placesAround(db, operationId, [...placeIds])
      : new Map<string, string[]>()
    const rights = reportingRights(actor, operationId, place => around.get(place) ?? [])
    const isOwn = (line: Named) => rights?.whyNot(line) === null
    return {
      keys: rows.filter(isOwn).map(({ key }) => key),
      elsewhere: byRecordId
        .filter(line => !isOwn(line))
        .flatMap(({ key, identity }) => (identity === null ? [key] : [key, identity])),
    }
  },
})
