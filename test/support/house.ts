/** The whole house on a throw-away database, for tests. */
import path from 'node:path'
import type pg from 'pg'
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

async function loadInto(pool: pg.Pool, illustrative: boolean): Promise<void> {
  await emptyHouse.fill(pool)
  await keepFirst(pool, seedKey, { seed: shippedSeed, illustrative })
  const house = houseOver(pool, allRooms(), pino({ level: 'silent' }), async () => {})
  const loaded = await loadOperationFolder(house.runner, shippedFolder, shippedSeed)
  if (illustrative) await storeIllustrativeLayer(house.runner, loaded)
}

/** The shipped operation without anything illustrative. */
const factsHouse: Beginning = { name: 'facts_house', fill: pool => loadInto(pool, false) }

/** The shipped operation as a first start brings it in, with what is illustrative. */
const shippedHouse: Beginning = { name: 'shipped_house', fill: pool => loadInto(pool, true) }

const beginnings = { nothing: emptyHouse, facts: factsHouse, shipped: shippedHouse }

/**
 * @param holding what `loadShipped` would bring in and is there already, so that it only tells of it: `facts` what is not illustrative,
 *   `shipped` all of it.
 */
export async function openTestHouse(holding: keyof typeof beginnings = 'nothing'): Promise<TestHouse> {
  const { pool, stop, url } = await createTestDatabase(beginnings[holding])
  const house = houseOver(pool, allRooms(), pino({ level: 'silent' }), stop, null, createVault(testKey))
  return { ...house, databaseUrl: url, db: dbOf(pool), system: { actor: systemActor(), language: 'en' } }
}

/** The shipped operation, with its illustrative layer when asked for. */
export async function loadShipped(house: House, options: { illustrative: boolean }) {
  const there = (await settingOf(house.pool, seedKey)) as { seed: string; illustrative: boolean } | undefined
  const loaded = await loadOperationFolder(house.runner, shippedFolder, there?.seed)
  if (options.illustrative && !there?.illustrative) await storeIllustrativeLayer(house.runner, loaded)
  return loaded
}
