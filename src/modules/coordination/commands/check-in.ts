import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { DateSchema, IdSchema, members } from '../../operations/index.ts'
import { alreadyThere, daysOutOfOrder } from '../contacts/problems.ts'
import { assertHere, assertPlace, dayOf, endStays, lockKept } from '../contacts/store.ts'

interface Stay {
  placeId: string | null
  since: string
}

/**
 * Checks a contact in: to the operation, and to a place where one is named. Whoever was at another place has left it; nobody is at two
 * places at once.
 */
export const checkIn = command({
  name: 'coordination.check-in',
  summary: 'Check a contact in to the operation, and to a place where one is named, until a day if it is known.',
  input: v.object({
    operationId: IdSchema,
    contactId: IdSchema,
    placeId: v.optional(v.nullable(IdSchema), null),
    /** The day; today when left out. */
    on: v.optional(v.nullable(DateSchema), null),
    /** The day they will have checked out by. */
    until: v.optional(v.nullable(DateSchema), null),
  }),
  policy: members,
  load: (tx, { operationId, contactId: id }, { actor }) => lockKept(tx, { operationId, id }, actor),
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, contactId, placeId, on: day, until }, contact, context) {
    assertHere(contact)
    await assertPlace(tx, operationId, placeId)
    const on = day ?? dayOf(context.now)
    if (until !== null && until < on) throw daysOutOfOrder({ since: on }, [{ pointer: '/until', code: 'days-out-of-order' }])
    const open = await tx.rows<Stay>(sql`select place_id as "placeId", since::text from contact_stay
      where operation_id = ${operationId} and contact_id = ${contactId} and left_on is null`)
    if (open.some(stay => stay.placeId === placeId)) throw alreadyThere()
    const before = open.find(stay => stay.placeId !== null)
    if (placeId !== null && before && before.since > on)
      throw daysOutOfOrder({ since: before.since }, [{ pointer: '/on', code: 'days-out-of-order' }])
    if (placeId !== null) await endStays(tx, { operationId, contactId, on, only: 'place' })
    const inOperation = open.some(stay => stay.placeId === null)
    // When somebody leaves a place again says nothing of when they leave the operation.
    const stays = [
      ...(inOperation ? [] : [{ placeId: null, until: placeId === null ? until : null }]),
      ...(placeId === null ? [] : [{ placeId, until }]),
    ]
    for (const stay of stays)
      await tx.run(sql`insert into contact_stay (operation_id, id, contact_id, place_id, since, until)
        values (${operationId}, ${newId()}, ${contactId}, ${stay.placeId}, ${on}, ${stay.until})`)
    context.touch('contact', contactId, 'changed')
    return { id: contactId, on }
  },
})
