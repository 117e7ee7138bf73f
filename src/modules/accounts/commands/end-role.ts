import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { givers, mayGive } from '../access.ts'
import { alreadyEnded, dayPassed } from '../problems.ts'
import { EndRole, type RoleScope, scopeOf } from '../schema.ts'
import { assertAdministratorLeft, dayOf, lockAdministrators, roleScopeColumns } from '../store.ts'

interface HeldRole extends RoleScope {
  personId: string
  ended: boolean
}

/** Ends a role, at once or after a day. The grant stays, with its dates. */
export const endRole = command({
  name: 'accounts.end-role',
  summary: 'End a role of a person, at once or after a day.',
  input: EndRole,
  policy: givers,
  async load(tx, input, context) {
    await lockAdministrators(tx)
    const grant = await tx.find<HeldRole>(
      sql`select person_id as "personId", ended_at is not null or valid_to < ${dayOf(context.now)}::date as ended, ${roleScopeColumns}
        from role_grant where id = ${input.grantId} for update`,
    )
    return grant && mayGive(context.actor, grant) ? grant : null
  },
  scope: grant => scopeOf(grant),
  async apply(tx, input, grant, context) {
    const today = dayOf(context.now)
    if (grant.ended) throw alreadyEnded()
    if (input.lastDay !== null && input.lastDay < today)
      throw dayPassed({ day: input.lastDay }, [{ pointer: '/lastDay', code: 'day-passed' }])
    const ended =
      input.lastDay === null
        ? sql`ended_at = ${context.now}, valid_to = greatest(valid_from, ${today}::date)`
        : sql`valid_to = greatest(valid_from, ${input.lastDay}::date)`
    await tx.run(sql`update role_grant set ${ended}, ended_by = ${context.actor.id} where id = ${input.grantId}`)
    if (grant.role === 'administrator') await assertAdministratorLeft(tx, today)
    context.touch('role-grant', input.grantId, 'ended')
    context.touch('person', grant.personId, 'changed')
    return { id: input.grantId, lastDay: input.lastDay ?? today }
  },
})
