import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/support/database.ts'
import { migrate } from './migrate.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-migrate-'))
const room = { name: 'room', folder: path.join(folder, 'room') }
const write = (name: string, sql: string) => writeFileSync(path.join(room.folder, name), sql)

beforeAll(async () => {
  mkdirSync(room.folder)
  database = await createTestDatabase()
})
afterAll(async () => {
  await database?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('files run once and in order, also when several start at once', async () => {
  write('0002_row.sql', 'insert into thing values (1)')
  write('0001_table.sql', 'create table thing (n int)')
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.pool, [room])))
  expect(applied.flat()).toEqual(['room/0001_table.sql', 'room/0002_row.sql'])
  expect((await database.pool.query('select n from thing')).rows).toEqual([{ n: 1 }])
})

test('a file that fails leaves nothing of itself', async () => {
  write('0003_bad.sql', 'insert into thing values (2); insert into no_such_table values (1)')
  await expect(migrate(database.pool, [room])).rejects.toThrow('Migration room/0003_bad.sql failed')
  expect((await database.pool.query('select n from thing')).rows).toEqual([{ n: 1 }])
  rmSync(path.join(room.folder, '0003_bad.sql'))
})

test('a file that was edited after it ran stops the start, and so does one that only a newer version has', async () => {
  write('0002_row.sql', 'insert into thing values (3)')
  await expect(migrate(database.pool, [room])).rejects.toThrow('room/0002_row.sql was changed after it ran')
  write('0002_row.sql', 'insert into thing values (1)')
  renameSync(path.join(room.folder, '0002_row.sql'), path.join(folder, 'newer.sql'))
  await expect(migrate(database.pool, [room])).rejects.toThrow('A newer version of Wusul has changed this database')
})
