/** Who holds a role in an operation, for rooms that name people. */
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, sql } from '../../kernel/database/sql.ts'
import type { Role } from '../operations/index.ts'
import { dayOf } from './store.ts'

/** Those of the asked people who hold or held a role in the operation, or in the whole installation. */
export async function peopleOfOperation(db: Db, operationId: string, personIds: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`select distinct person_id as id from role_grant
    where person_id = any(${[...personIds]}::text[]) and (operation_id = ${operationId} or operation_id is null)`)
  return rows.map(({ id }) => id)
}

/** People as rooms address them: one person, or whoever holds a role in an operation, limited to a cluster or an organisation. */
export interface Holding {
  personId?: string | null
  role?: Role | null
  clusterId?: string | null
  organisationId?: string | null
}

/** People who hold any of the roles in an operation today, and those named; suspended ones are left out. A holding that names nothing is nobody. */
export async function peopleHolding(db: Db, operationId: string, holdings: readonly Holding[], now: Date): Promise<string[]> {
  const asked = holdings.map(({ personId = null, role = null, clusterId = null, organisationId = null }) => ({
    ...{ person_id: personId, role, cluster_id: clusterId, organisation_id: organisationId },
  }))
  const day = dayOf(now)
  const rows = await db.rows<{ id: string }>(sql`select distinct u.id
    from ${recordset(asked, 'person_id text, role text, cluster_id uuid, organisation_id uuid')}
    join role_grant g on (g.operation_id = ${operationId} or g.operation_id is null)
      and g.ended_at is null and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to >= ${day}::date)
    join identity_user u on u.id = g.person_id and u.suspended_at is null
    where case when input.person_id is not null then g.person_id = input.person_id
      else g.operation_id is not null and coalesce(input.role, input.cluster_id::text, input.organisation_id::text) is not null
        and (input.role is null or g.role = input.role) and (input.cluster_id is null or g.cluster_id = input.cluster_id)
        and (input.organisation_id is null or g.organisation_id = input.organisation_id) end
    order by 1`)
  return rows.map(({ id }) => id)
}
