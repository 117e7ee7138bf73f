import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'
import { stepNotOpen } from '../problems.ts'
import { meetingEntries, VersionSchema } from '../schema.ts'
import { assertInOrder, assertSeen, lockMeeting } from '../store.ts'
import { placeAndTime, tellOfMeeting } from '../telling.ts'

/** Changes when and where a meeting is to be held, and its agenda, until it is held. */
export const changeMeeting = command({
  name: 'coordination.change-meeting',
  summary: 'Change the time, place or agenda of a meeting that is to be held.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, ...meetingEntries }),
  policy: conveners,
  load: async (tx, input) => (await lockMeeting(tx, input.operationId, input.id)) ?? null,
  version: meeting => meeting.version,
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  async apply(tx, input, meeting, context) {
    assertSeen(input.version, meeting)
    if (meeting.state !== 'called') throw stepNotOpen({ state: meeting.state })
    assertInOrder(input)
    const { operationId, id, title, startsAt, endsAt, timeZone, place, link, agenda } = input
    const before = await placeAndTime(tx, operationId, id)
    await tx.run(sql`update meeting set title = ${title}, starts_at = ${startsAt}, ends_at = ${endsAt}, time_zone = ${timeZone},
        place = ${place}, link = ${link}, agenda = ${agenda}::text[], version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    const moved = (await placeAndTime(tx, operationId, id)) !== before
    await tellOfMeeting(tx, { operationId, id, happened: moved ? 'changed' : 'reworded' }, context)
    context.touch('meeting', id, 'changed')
    return { id, version: meeting.version + 1 }
  },
})
