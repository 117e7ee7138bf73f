import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { mayKeep, organisationsOf } from '../contacts/access.ts'
import { notYourOrganisation } from '../contacts/problems.ts'
import { clusterIds, DetailsSchema, VisibilitySchema } from '../contacts/schema.ts'
import { assertHere, assertKnownScope, lockContact, writeContacts } from '../contacts/store.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

/**
 * Keeps a work contact, a new one or one that is there: one's own, or one that the person keeps before and after. What names somebody is
 * sealed, and no part of the journal.
 */
export const storeContact = command({
  name: 'coordination.store-contact',
  summary: 'Keep a work contact: your own, or one of your organisation or cluster. What names the person is kept encrypted.',
  input: v.object({
    operationId: IdSchema,
    /** Of a contact that is there: with the version that the caller saw. */
    id: v.optional(IdSchema),
    version: v.optional(v.nullable(VersionSchema), null),
    /** It is the caller's own. */
    own: v.optional(v.boolean(), false),
    organisationId: v.optional(v.nullable(IdSchema), null),
    clusterIds,
    /** Of a new contact; afterwards it is changed by a command of its own. */
    visibility: v.optional(VisibilitySchema, 'coordination'),
    details: DetailsSchema,
  }),
  policy: members,
  async load(tx, input, { actor }) {
    const { operationId } = input
    const found = input.id === undefined ? undefined : await lockContact(tx, operationId, input.id)
    if (input.version !== null && !found) return null
    if (found ? found.personId === actor.id : input.own) return { found, own: true }
    if (input.own || (found && !mayKeep(actor, operationId, found)) || !mayKeep(actor, operationId, input)) return null
    return { found, own: false }
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  journalled: ({ details: _, ...rest }) => rest,
  async apply(tx, input, { found, own }, context) {
    const { operationId, organisationId, visibility, details } = input
    const { actor } = context
    if (found) {
      assertSeen(input.version ?? 0, found)
      assertHere(found)
    }
    await assertKnownScope(tx, operationId, [input])
    const working = organisationsOf(actor, operationId)
    if (own && !mayKeep(actor, operationId, input) && organisationId !== null && !working.includes(organisationId))
      throw notYourOrganisation({}, [{ pointer: '/organisationId', code: 'not-your-organisation' }])
    const id = input.id ?? newId()
    const personId = own ? actor.id : (found?.personId ?? null)
    await writeContacts(
      tx,
      operationId,
      [{ id, organisationId, clusterIds: input.clusterIds, details, personId, visibility }],
      context,
    )
    context.touch('contact', id, found ? 'changed' : 'made')
    return { id, version: (found?.version ?? 0) + 1 }
  },
})
