import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { administrators } from '../../operations/index.ts'
import { PersonIdSchema } from '../schema.ts'
import { assertAdministratorLeft, dayOf, lockAdministrators } from '../store.ts'

/** Suspends a person: signed out everywhere at once, tokens stop working, roles stay. Or lets them in again. */
export const suspendPerson = command({
  name: 'accounts.suspend-person',
  summary: 'Suspend a person, or let them in again.',
  input: v.object({ personId: PersonIdSchema, suspended: v.boolean() }),
  policy: administrators,
  async load(tx, input) {
    await lockAdministrators(tx)
    return (
      (await tx.find<{ administrator: boolean }>(
        sql`select exists(select 1 from role_grant g where g.person_id = u.id and g.role = 'administrator') as administrator
          from identity_user u where u.id = ${input.personId} for update`,
      )) ?? null
    )
  },
  scope: () => ({}),
  async apply(tx, input, person, context) {
    const suspendedAt = input.suspended ? context.now : null
    await tx.run(
      sql`update identity_user set suspended_at = ${suspendedAt}, updated_at = ${context.now} where id = ${input.personId}`,
    )
    if (input.suspended) await tx.run(sql`delete from identity_session where user_id = ${input.personId}`)
    if (input.suspended && person.administrator) await assertAdministratorLeft(tx, dayOf(context.now))
    context.touch('person', input.personId, 'changed')
    return { personId: input.personId, suspended: input.suspended }
  },
})
