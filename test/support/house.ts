/** The whole house on a throw-away database, for tests. */
import path from 'node:path'
import { pino } from 'pino'
import { storeIllustrativeLayer } from '../../src/exchange/operation-folder/illustrative.ts'
import { loadOperationFolder } from '../../src/exchange/operation-folder/load.ts'
import { allRooms, type House, houseOver, kernelMigrations } from '../../src/house.ts'
import { systemActor } from '../../src/kernel/access.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { dbOf } from '../../src/kernel/database/sql.ts'
import { keepFirst, settingOf } from '../../src/kernel/installation.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { createVault } from '../../src/kernel/vault.ts'
import { type Beginning, createTestDatabase } from './database.ts'

export const projectFolder = path.resolve(import.meta.dirname, '../..')
export const shippedFolder = path.join(projectFolder, 'operations/iraq-2004')
/** Files that strangers published; they lie beside the project and are no part of it. */
export const publishedFolder = path.resolve(projectFolder, '../shared/data/real')

/** The same in every test: what one program seals, another opens. */
export const testKey = Buffer.alloc(32, 11)

export type TestHouse = House & {
  /** DATABASE_URL of its database, for programs that are started on it. */
  databaseUrl: string
  db: ReturnType<typeof dbOf>
  system: { actor: ReturnType<typeof systemActor>; language: 'en' }
}

/** Tables of all rooms, and nothing in them. */
const emptyHouse: Beginning = {
  name: 'empty_house',
  async fill(pool) {
    await migrate(pool, [kernelMigrations, ...allRooms().migrations])
  },
}

/** The same ids wherever the shipped operation is loaded, so that loading it again finds it there. */
const shippedSeed = newId()
const seedKey = 'seed-of-tests'

/** The shipped operation as a first start brings it in, with what is illustrative. */
const shippedHouse: Beginning = {
  name: 'shipped_house',
  async fill(pool) {
    await emptyHouse.fill(pool)
    await keepFirst(pool, seedKey, shippedSeed)
    const house = houseOver(pool, allRooms(), pino({ level: 'silent' }), async () => {})
    await storeIllustrativeLayer(house.runner, await loadOperationFolder(house.runner, shippedFolder, shippedSeed))
  },
}

/** @param holding `shipped`: what `loadShipped` with its illustrative layer would bring in is there already, and it only tells of it. */
export async function openTestHouse(holding: 'nothing' | 'shipped' = 'nothing'): Promise<TestHouse> {
  const { pool, stop, url } = await createTestDatabase(holding === 'shipped' ? shippedHouse : emptyHouse)
  const house = houseOver(pool, allRooms(), pino({ level: 'silent' }), stop, null, createVault(testKey))
  return { ...house, databaseUrl: url, db: dbOf(pool), system: { actor: systemActor(), language: 'en' } }
}

/** The shipped operation, with its illustrative layer when asked for. */
export async function loadShipped(house: House, options: { illustrative: boolean }) {
  const seed = (await settingOf(house.pool, seedKey)) as string | undefined
  const loaded = await loadOperationFolder(house.runner, shippedFolder, seed)
  if (options.illustrative && !seed) await storeIllustrativeLayer(house.runner, loaded)
  return loaded
}
