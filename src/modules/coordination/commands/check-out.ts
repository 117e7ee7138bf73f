import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { DateSchema, IdSchema, members } from '../../operations/index.ts'
import { daysOutOfOrder, notThere } from '../contacts/problems.ts'
import { dayOf, endStays, lockKept } from '../contacts/store.ts'

/** Checks a contact out of the place where they are, or of the operation and of the place with it. */
export const checkOut = command({
  name: 'coordination.check-out',
  summary: 'Check a contact out of the place where they are, or of the whole operation.',
  input: v.object({
    operationId: IdSchema,
    contactId: IdSchema,
    /** `place`: they stay in the operation. */
    of: v.optional(v.picklist(['operation', 'place']), 'operation'),
    /** The day; today when left out. */
    on: v.optional(v.nullable(DateSchema), null),
  }),
  policy: members,
  load: (tx, { operationId, contactId: id }, { actor }) => lockKept(tx, { operationId, id }, actor),
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, contactId, of, on: day }, _contact, context) {
    const on = day ?? dayOf(context.now)
    const late = await tx.find<{ since: string }>(sql`select since::text from contact_stay where operation_id = ${operationId}
      and contact_id = ${contactId} and left_on is null and since > ${on}::date
      ${of === 'place' ? sql`and place_id is not null` : sql``} order by since desc limit 1`)
    if (late) throw daysOutOfOrder({ since: late.since }, [{ pointer: '/on', code: 'days-out-of-order' }])
    const left = await endStays(tx, { operationId, contactId, on, ...(of === 'place' && { only: of }) })
    if (left === 0) throw notThere()
    context.touch('contact', contactId, 'changed')
    return { id: contactId, on }
  },
})
