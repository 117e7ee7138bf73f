import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { DateSchema, IdSchema, members } from '../../operations/index.ts'
import { assertHere, dayOf, endResponsibilitiesOf, endStays, lockKept } from '../contacts/store.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

/** Says that somebody has left the operation: they are checked out everywhere, and what they were responsible for ends. */
export const endContact = command({
  name: 'coordination.end-contact',
  summary: 'Say that a contact has left the operation: checks out everywhere, and ends what they were responsible for.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, on: v.optional(v.nullable(DateSchema), null) }),
  policy: members,
  load: (tx, input, { actor }) => lockKept(tx, input, actor),
  version: contact => contact.version,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id, version, on: day }, contact, context) {
    assertSeen(version, contact)
    assertHere(contact)
    const on = day ?? dayOf(context.now)
    await endStays(tx, { operationId, contactId: id, on })
    await endResponsibilitiesOf(tx, operationId, id, on, context.actor.id)
    await tx.run(
      sql`update contact set ended_on = ${on}, version = version + 1 where operation_id = ${operationId} and id = ${id}`,
    )
    context.touch('contact', id, 'ended')
    return { id, version: contact.version + 1 }
  },
})
