import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { contactOver } from '../contacts/problems.ts'
import { eraseContacts, lockKept } from '../contacts/store.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

/** Erases a contact: its data key is destroyed with what it sealed, and where the person was is forgotten. Nothing brings it back. */
export const eraseContact = command({
  name: 'coordination.erase-contact',
  summary: 'Erase a contact for good: its key, what it sealed, and where the person was.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema }),
  policy: members,
  load: (tx, input, { actor }) => lockKept(tx, input, actor),
  version: contact => contact.version,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id, version }, contact, context) {
    assertSeen(version, contact)
    if (contact.erased) throw contactOver()
    await eraseContacts(tx, operationId, [id], context)
    context.touch('contact', id, 'ended')
    return { id }
  },
})
