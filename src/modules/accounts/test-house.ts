/** Two operations with people in them, for the tests of this room. */
import type pg from 'pg'
import { createTestDatabase } from '../../../test/support/database.ts'
import { type Actor, systemActor, visitor } from '../../kernel/access.ts'
import { createCommandRunner } from '../../kernel/command.ts'
import { migrate } from '../../kernel/database/migrate.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { createRegistry, type Registry } from '../../kernel/registry.ts'
import { createViewReader } from '../../kernel/view.ts'
import { createOperation, operationsRoom } from '../operations/index.ts'
import { organisationsRoom, storeOrganisationsCommand } from '../organisations/index.ts'
import { placesRoom, storePlacesCommand } from '../places/index.ts'
import { acceptInvitation, accountsRoom, bearing, identifyPerson, invitePerson, newSecret, type RoleScope } from './index.ts'

export const password = 'water sanitation hygiene'

async function prepare(pool: pg.Pool): Promise<void> {
  const folder = (name: string) => new URL(name, import.meta.url).pathname
  await migrate(pool, [
    { name: 'kernel', folder: folder('../../kernel/migrations/') },
    { name: 'operations', folder: folder('../operations/migrations/') },
    { name: 'places', folder: folder('../places/migrations/') },
    { name: 'organisations', folder: folder('../organisations/migrations/') },
    { name: 'plan', folder: folder('../plan/migrations/') },
    { name: 'accounts', folder: folder('migrations/') },
    { name: 'notices', folder: folder('../notices/migrations/') },
  ])
}

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>

/** An operation with two clusters, two organisations and a place; a second, that is a demonstration; nobody with an account. */
export async function openTestHouse() {
  const { pool, stop } = await createTestDatabase({ name: 'accounts_house', fill: prepare })
  const registry: Registry = createRegistry([operationsRoom, placesRoom, organisationsRoom, accountsRoom(() => registry)])
  const runner = createCommandRunner(pool, registry.reactions)
  const reader = createViewReader(pool)
  const db = dbOf(pool)
  const system = systemActor()
  const ids = {
    operation: newId(),
    demonstration: newId(),
    health: newId(),
    shelter: newId(),
    agency: newId(),
    other: newId(),
    place: newId(),
  }
  await runner.run(createOperation, { id: ids.operation, code: 'IRQ', names: { en: 'Iraq' }, country: 'IQ' }, { actor: system })
  await runner.run(
    createOperation,
    { id: ids.demonstration, code: 'DEMO', names: { en: 'Demonstration' }, country: 'IQ', demonstration: true },
    { actor: system },
  )
  await runner.run(
    storeOrganisationsCommand,
    { operationId: ids.operation, organisations: [ids.agency, ids.other].map(id => ({ id, names: { en: `Agency ${id}` } })) },
    { actor: system },
  )
  await runner.run(
    storePlacesCommand,
    {
      operationId: ids.operation,
      places: [{ id: ids.place, level: 1, names: { en: 'Ninewa' }, codes: [{ system: 'cod', code: 'IQG15' }] }],
    },
    { actor: system },
  )
  for (const [code, id] of [['HEA', ids.health] as const, ['SHL', ids.shelter] as const])
    await pool.query('insert into cluster (operation_id, id, code, names) values ($1, $2, $3, $4)', [
      ids.operation,
      id,
      code,
      JSON.stringify({ en: code }),
    ])

  /** The actor a person is today. */
  async function actorOf(personId: string): Promise<Actor> {
    const known = await identifyPerson(db, personId, new Date())
    if (!known) throw new Error('Nobody has this id, or they are suspended.')
    return known.actor
  }

  /** Somebody new with a role, by way of an invitation. */
  async function personWith(name: string, role: Partial<RoleScope> & Pick<RoleScope, 'role'>) {
    const secret = newSecret()
    await runner.run(invitePerson, { ...role, secret }, { actor: system })
    const person = { name, email: `${name.toLowerCase()}@example.org`, password }
    const { personId, grantId } = await runner.run(acceptInvitation, { secret, person }, { actor: bearing(visitor, secret) })
    return { id: personId, grantId, email: person.email, actor: await actorOf(personId) }
  }

  return { pool, stop, registry, runner, reader, db, system, ids, actorOf, personWith }
}

/** One of each who may give roles, and a stranger to them. */
export async function fillHouse(house: TestHouse) {
  const { ids, personWith } = house
  const { operation, demonstration, health, shelter, agency, other } = ids
  return {
    administrator: await personWith('Administrator', { role: 'administrator' }),
    coordinator: await personWith('Coordinator', { role: 'coordinator', operationId: operation }),
    otherCoordinator: await personWith('Elsewhere', { role: 'coordinator', operationId: demonstration }),
    healthManager: await personWith('Health', { role: 'task-manager', operationId: operation, clusterId: health }),
    shelterManager: await personWith('Shelter', { role: 'task-manager', operationId: operation, clusterId: shelter }),
    focalPoint: await personWith('Focal', { role: 'focal-point', operationId: operation, organisationId: agency }),
    otherFocalPoint: await personWith('Rival', { role: 'focal-point', operationId: operation, organisationId: other }),
    donor: await personWith('Donor', { role: 'donor', operationId: operation, organisationId: other }),
  }
}
