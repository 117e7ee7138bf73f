/** The whole house on a throw-away PostgreSQL, for tests. */
import path from 'node:path'
import { pino } from 'pino'
import { storeIllustrativeLayer } from '../../src/exchange/operation-folder/illustrative.ts'
import { loadOperationFolder } from '../../src/exchange/operation-folder/load.ts'
import { allRooms, type House, houseOver, kernelMigrations } from '../../src/house.ts'
import { systemActor } from '../../src/kernel/access.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { dbOf } from '../../src/kernel/database/sql.ts'
import { createTestDatabase } from './database.ts'

export const projectFolder = path.resolve(import.meta.dirname, '../..')
export const shippedFolder = path.join(projectFolder, 'operations/iraq-2004')
/** Files that strangers published; they lie beside the project and are no part of it. */
export const publishedFolder = path.resolve(projectFolder, '../shared/data/real')

export type TestHouse = House & {
  /** DATABASE_URL of its database, for programs that are started on it. */
  databaseUrl: string
  db: ReturnType<typeof dbOf>
  system: { actor: ReturnType<typeof systemActor>; language: 'en' }
}

export async function openTestHouse(): Promise<TestHouse> {
  const { pool, stop, url } = await createTestDatabase()
  const registry = allRooms()
  await migrate(pool, [kernelMigrations, ...registry.migrations])
  const house = houseOver(pool, registry, pino({ level: 'silent' }), stop)
  return { ...house, databaseUrl: url, db: dbOf(pool), system: { actor: systemActor(), language: 'en' } }
}

/** The shipped operation, with its illustrative layer when asked for. */
export async function loadShipped(house: House, options: { illustrative: boolean }) {
  const loaded = await loadOperationFolder(house.runner, shippedFolder)
  if (options.illustrative) await storeIllustrativeLayer(house.runner, loaded)
  return loaded
}
