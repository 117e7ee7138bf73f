import type pg from 'pg'
import { systemActor } from '../../kernel/access.ts'
import { type CommandRunner, createCommandRunner } from '../../kernel/command.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import { renewAdministratorLink } from './commands/renew-administrator-link.ts'
import { dayOf, hasAdministrator, newSecret } from './store.ts'

/** A new one-time link to become administrator, valid for 24 hours; the one before it stops working. */
export async function newAdministratorLink(runner: CommandRunner, baseUrl: string): Promise<string> {
  const secret = newSecret()
  await runner.run(renewAdministratorLink, { secret }, { actor: systemActor() })
  return new URL(`/welcome/${secret}`, baseUrl).href
}

/** The link for whoever sets the installation up, or null when there is an administrator. Called at each start. */
export async function firstAdministratorLink(pool: pg.Pool, baseUrl: string): Promise<string | null> {
  if (await hasAdministrator(dbOf(pool), dayOf(new Date()))) return null
  return newAdministratorLink(createCommandRunner(pool, []), baseUrl)
}
