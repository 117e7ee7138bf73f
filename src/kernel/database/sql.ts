/**
 * Queries are composed with Kysely's `sql` template and run on a `pg` connection, so that one transaction can both query and COPY.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export { type RawBuilder, sql } from 'kysely'

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** Anything that reads: the pool outside a transaction, the transaction inside one. */
export interface Db {
  /** All rows of a query. */
  rows<T>(query: RawBuilder<unknown>): Promise<T[]>
  /** The first row, or undefined. */
  find<T>(query: RawBuilder<unknown>): Promise<T | undefined>
}

/** What writers take: only a transaction can write. */
export interface Tx extends Db {
  /** Runs a statement; the number of rows it touched. */
  run(query: RawBuilder<unknown>): Promise<number>
  /** COPY … FROM STDIN in text format: chunks of whole rows, each with its line feed. A chunk may be used again
   * when this has ended. */
  copy(statement: string, chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): Promise<void>
}

function reader(client: pg.Pool | pg.PoolClient): Db {
  return {
    async rows<T>(query: RawBuilder<unknown>) {
      const compiled = query.compile(compiler)
      return (await client.query(compiled.sql, [...compiled.parameters])).rows as T[]
    },
    async find<T>(query: RawBuilder<unknown>) {
      const compiled = query.compile(compiler)
      return (await client.query(compiled.sql, [...compiled.parameters])).rows[0] as T | undefined
    },
  }
}

/** Reads through the pool. */
export function dbOf(pool: pg.Pool): Db {
  return reader(pool)
}

function txOf(client: pg.PoolClient): Tx {
  return {
    ...reader(client),
    async run(query) {
      const compiled = query.compile(compiler)
      return (await client.query(compiled.sql, [...compiled.parameters])).rowCount ?? 0
    },
    copy: (statement, chunks) => pipeline(Readable.from(chunks), client.query(copyFrom(statement))),
  }
}

/**
 * Runs `work` in one transaction; any throw rolls all of it back. Each statement sees what was committed before it, so that what is
 * read after waiting for a lock is what the one before has written.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  // A server that goes away while nothing is asked tells it here; without somebody who listens, that would end the process.
  let broken: Error | undefined
  const noteBroken = (error: Error) => {
    broken = error
  }
  client.on('error', noteBroken)
  try {
    await client.query('begin isolation level read committed')
    const result = await work(txOf(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.off('error', noteBroken)
    client.release(broken)
  }
}
