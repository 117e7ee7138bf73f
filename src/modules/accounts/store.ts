/** Writes of the room, and the reads that several of its commands share. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { Role } from '../operations/index.ts'
import { datesReversed, lastAdministrator } from './problems.ts'
import type { RoleScope } from './schema.ts'

/** A new secret for a link: 32 random bytes in base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A new secret for a token; its prefix lets a secret scanner recognise it in a place where it should not be. */
export function newTokenSecret(): string {
  return `wusul_${newSecret()}`
}

/** The day of an instant in UTC, as grants count days. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

/** The columns of a role and its limits, as `RoleScope` names them. */
export const roleScopeColumns = sql`role, operation_id as "operationId", cluster_id as "clusterId", organisation_id as "organisationId", place_id as "placeId"`

/** Condition for a grant that holds on a day. */
export function inForce(day: string) {
  return sql`(ended_at is null and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date))`
}

/** First and last day of a role, the first being today when it is not given. @throws datesReversed */
export function daysOf(input: { from: string | null; to: string | null }, now: Date): { from: string; to: string | null } {
  const from = input.from ?? dayOf(now)
  if (input.to !== null && input.to < from)
    throw datesReversed({ from, to: input.to }, [{ pointer: '/to', code: 'dates-reversed' }])
  return { from, to: input.to }
}

/** Gives a role; its id. */
export async function storeGrant(
  tx: Tx,
  grant: RoleScope & { personId: string; from: string; to: string | null; grantedBy: string },
): Promise<string> {
  const id = newId()
  await tx.run(sql`insert into role_grant
    (id, person_id, role, operation_id, cluster_id, organisation_id, place_id, valid_from, valid_to, granted_by)
    values (${id}, ${grant.personId}, ${grant.role}, ${grant.operationId}, ${grant.clusterId}, ${grant.organisationId},
      ${grant.placeId}, ${grant.from}, ${grant.to}, ${grant.grantedBy})`)
  return id
}

/** Stores an invitation; its id. */
export async function storeInvitation(
  tx: Tx,
  invitation: RoleScope & {
    secretHash: string
    email: string | null
    from: string
    to: string | null
    invitedBy: string
    expiresAt: Date
    firstAdministrator: boolean
  },
): Promise<string> {
  const id = newId()
  await tx.run(sql`insert into invitation (id, secret_hash, email, role, operation_id, cluster_id, organisation_id, place_id,
      valid_from, valid_to, first_administrator, invited_by, expires_at)
    values (${id}, ${invitation.secretHash}, ${invitation.email}, ${invitation.role}, ${invitation.operationId},
      ${invitation.clusterId}, ${invitation.organisationId}, ${invitation.placeId}, ${invitation.from}, ${invitation.to},
      ${invitation.firstAdministrator}, ${invitation.invitedBy}, ${invitation.expiresAt})`)
  return id
}

/** People who are administrators without an end and can sign in. */
async function administratorIds(db: Db, day: string): Promise<string[]> {
  const role: Role = 'administrator'
  const rows = await db.rows<{ id: string }>(sql`select distinct u.id from role_grant g join identity_user u on u.id = g.person_id
    where g.role = ${role} and g.valid_to is null and ${inForce(day)} and u.suspended_at is null`)
  return rows.map(row => row.id)
}

export async function hasAdministrator(db: Db, day: string): Promise<boolean> {
  return (await administratorIds(db, day)).length > 0
}

/**
 * Refuses what would leave the installation without an administrator. Called after the change, in its transaction; the lock keeps
 * two administrators from ending each other at the same moment.
 * @throws lastAdministrator
 */
export async function assertAdministratorLeft(tx: Tx, day: string): Promise<void> {
  if (!(await hasAdministrator(tx, day))) throw lastAdministrator()
}

/** Held by every change that can take an administrator away; given before the change. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(7208002)`)
}

export interface OpenRecoveryLink {
  id: string
  personId: string
  removesSecondStep: boolean
}

/**
 * The recovery link of a secret while it works. A role given to the person after it was made ends it: whoever made it was asked only
 * about the roles of that time.
 */
export async function openRecoveryLink(
  db: Db,
  secretHash: string,
  now: Date,
  purpose: 'to see' | 'to use' = 'to see',
): Promise<OpenRecoveryLink | undefined> {
  return db.find<OpenRecoveryLink>(sql`select l.id, l.person_id as "personId", l.removes_second_step as "removesSecondStep"
    from recovery_link l join identity_user u on u.id = l.person_id
    where l.secret_hash = ${secretHash} and l.used_at is null and l.withdrawn_at is null and l.expires_at > ${now}
      and u.suspended_at is null
      and not exists (select 1 from role_grant g where g.person_id = l.person_id and g.granted_at > l.made_at)
    ${purpose === 'to use' ? sql`for update of l` : sql``}`)
}

const secretKey = 'authentication-secret'

/** The secret that sessions and cookies are signed with: 32 random bytes made at the first start, kept in the database. */
export async function installationSecret(pool: pg.Pool): Promise<string> {
  await pool.query('insert into installation_setting (key, value) values ($1, to_jsonb($2::text)) on conflict do nothing', [
    secretKey,
    randomBytes(32).toString('base64url'),
  ])
  const { rows } = await pool.query('select value from installation_setting where key = $1', [secretKey])
  const value: unknown = rows[0]?.value
  if (typeof value !== 'string') throw new Error('The secret of the installation is missing.')
  return value
}

/** Notes that a token was used, to the hour, so that unused ones can be found without a write for every request. */
export async function noteTokenUse(pool: pg.Pool, tokenId: string): Promise<void> {
  await pool.query(
    `update access_token set last_used_at = now() where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 hour')`,
    [tokenId],
  )
}
