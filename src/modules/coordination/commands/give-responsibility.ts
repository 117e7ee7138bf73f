import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { contactKeepers, seenBy } from '../contacts/access.ts'
import { giveTo } from '../contacts/responsibilities.ts'
import { ResponsibilityInput } from '../contacts/schema.ts'
import { assertKnown, hasCluster } from '../store.ts'

/** Says whom to talk to: of a cluster, an organisation or the operation as a whole, from a day on. Roles of accounts are not touched. */
export const giveResponsibility = command({
  name: 'coordination.give-responsibility',
  summary:
    'Say who is task manager, deputy, information officer or focal point, of what, from when; roles of accounts are not touched.',
  input: ResponsibilityInput,
  policy: contactKeepers,
  async load(tx, { operationId, clusterId, contactId }, { actor }) {
    if (!(await hasCluster(tx, operationId, clusterId))) return null
    if (contactId === null) return {}
    const found = await tx.find(sql`select 1 from contact c where c.operation_id = ${operationId} and c.id = ${contactId}
      and c.ended_on is null and c.erased_at is null and ${await seenBy(tx, actor, operationId)} for share`)
    return found ? {} : null
  },
  scope: (_loaded, { operationId, clusterId, organisationId }) => ({
    ...{ operation: operationId, cluster: clusterId, organisation: organisationId },
  }),
  async apply(tx, input, _loaded, { actor, now, touch }) {
    const { operationId, organisationId, personId } = input
    if (organisationId !== null || personId !== null) await assertKnown(tx, operationId, [{ organisationId, personId }])
    const id = await giveTo(tx, input, { id: actor.id, now })
    touch('responsibility', id, 'made')
    return { id, version: 1 }
  },
})
