import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'
import { meetingEntries } from '../schema.ts'
import { assertInOrder, hasCluster } from '../store.ts'
import { tellOfMeeting } from '../telling.ts'

/** Calls a meeting of a cluster, or of the whole operation. One that was held before today can be called, too, to put it on record. */
export const callMeeting = command({
  name: 'coordination.call-meeting',
  summary: 'Call a meeting of a cluster or of the whole operation, with its agenda.',
  input: v.object({
    operationId: IdSchema,
    id: v.optional(IdSchema),
    /** Null: a meeting of the operation as a whole. */
    clusterId: v.optional(v.nullable(IdSchema), null),
    ...meetingEntries,
  }),
  policy: conveners,
  load: async (tx, input) => ((await hasCluster(tx, input.operationId, input.clusterId)) ? {} : null),
  scope: (_loaded, input) => ({ operation: input.operationId, cluster: input.clusterId }),
  async apply(tx, input, _loaded, context) {
    assertInOrder(input)
    const { operationId, clusterId, title, startsAt, endsAt, timeZone, place, link, agenda } = input
    const id = input.id ?? newId()
    await tx.run(sql`insert into meeting
      (operation_id, id, cluster_id, title, starts_at, ends_at, time_zone, place, link, agenda, called_by, called_at)
      values (${operationId}, ${id}, ${clusterId}, ${title}, ${startsAt}, ${endsAt}, ${timeZone}, ${place}, ${link},
        ${agenda}::text[], ${context.actor.id}, ${context.now})`)
    await tellOfMeeting(tx, { operationId, id, happened: 'called' }, context)
    context.touch('meeting', id, 'made')
    return { id, version: 1 }
  },
})
