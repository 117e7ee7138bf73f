import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { VisibilitySchema } from '../contacts/schema.ts'
import { assertHere, lockKept } from '../contacts/store.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

/** Chooses who may see a contact: the person themselves, or those who keep it. */
export const setContactVisibility = command({
  name: 'coordination.set-visibility',
  summary: 'Choose who may see a contact: own organisation and coordination, members of the same clusters, or everybody.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, visibility: VisibilitySchema }),
  policy: members,
  load: (tx, input, { actor }) => lockKept(tx, input, actor),
  version: contact => contact.version,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id, version, visibility }, contact, context) {
    assertSeen(version, contact)
    assertHere(contact)
    await tx.run(sql`update contact set visibility = ${visibility}, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    context.touch('contact', id, 'changed')
    return { id, version: contact.version + 1 }
  },
})
