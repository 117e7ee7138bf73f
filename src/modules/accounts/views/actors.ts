import * as v from 'valibot'
import { systemRole } from '../../../kernel/access.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, type Role } from '../../operations/index.ts'
import { PersonIdSchema } from '../schema.ts'
import { listedFor } from './people.ts'

/** Who stands behind an id of the journal, as far as the reader may know. */
export interface KnownActor {
  id: string
  /** Null where the reader does not look after the person. */
  name: string | null
  /** Roles that the person holds or held in the operation. */
  roles: Role[]
  /** A program acted with a token of the person. */
  byToken: boolean
  /** It was the reader. */
  own: boolean
}

const actorsMax = 500

/** Roles of those who acted in an operation, and their names for whoever looks after them. Ids of nobody are left out. */
export const listActors = view({
  name: 'accounts.actors',
  summary: 'The roles of those who acted in an operation, and their names where you look after them.',
  input: v.object({ operationId: IdSchema, ids: v.pipe(v.array(PersonIdSchema), v.maxLength(actorsMax)) }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read(db, { operationId, ids }, { actor }): Promise<KnownActor[]> {
    const knowsAll = actor.grants.some(({ role }) => role === systemRole || role === 'administrator')
    const lookedAfter = sql`exists (select 1 from role_grant where person_id = u.id and operation_id = ${operationId} and ${listedFor(actor, operationId)})`
    return db.rows<KnownActor>(sql`select asked.id, t.id is not null as "byToken",
        case when ${knowsAll} or u.id = ${actor.id} or ${lookedAfter} then u.name end as name, asked.id = ${actor.id} as own,
        coalesce((select array_agg(distinct role order by role) from role_grant
          where person_id = u.id and (operation_id = ${operationId} or operation_id is null)), '{}') as roles
      from unnest(${[...new Set(ids)]}::text[]) asked (id)
      left join access_token t on t.id::text = asked.id
      join identity_user u on u.id = coalesce(t.owner_id, asked.id)
      where exists (select 1 from role_grant where person_id = u.id and (operation_id = ${operationId} or operation_id is null))
      order by asked.id`)
  },
})
