/** Numbered SQL files, each run once and in order; a file that changed after it ran stops the start. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'

export interface MigrationSource {
  /** Room (or kernel) that owns the tables. */
  name: string
  folder: string
}

/**
 * Brings the database up to date. Sources run in the order given (floors from below), files by name. Safe when several processes
 * start at once: an advisory lock lets one do it.
 * @throws Error when a migration that already ran was edited afterwards, or is not known here: a newer Wusul ran it.
 */
export async function migrate(pool: pg.Pool, sources: readonly MigrationSource[]): Promise<string[]> {
  const client = await pool.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock(7208001)')
    await client.query(
      'create table if not exists schema_migration (source text, name text, checksum text not null, applied_at timestamptz not null default now(), primary key (source, name))',
    )
    const known = new Map<string, string>()
    for (const row of (await client.query('select source, name, checksum from schema_migration')).rows)
      known.set(`${row.source}/${row.name}`, row.checksum)
    for (const source of sources) {
      const files = (await readdir(source.folder)).filter(file => file.endsWith('.sql')).sort()
      const unknown = [...known.keys()].find(ran => ran.startsWith(`${source.name}/`) && !files.includes(path.basename(ran)))
      if (unknown)
        throw new Error(`A newer version of Wusul has changed this database (${unknown}). Start that version or a later one.`)
      for (const file of files) {
        const text = await readFile(path.join(source.folder, file), 'utf8')
        const checksum = createHash('sha256').update(text).digest('hex')
        const before = known.get(`${source.name}/${file}`)
        if (before === checksum) continue
        if (before !== undefined)
          throw new Error(`Migration ${source.name}/${file} was changed after it ran. Add a new file instead.`)
        await client.query('begin')
        try {
          await client.query(text)
          await client.query('insert into schema_migration (source, name, checksum) values ($1, $2, $3)', [
            source.name,
            file,
            checksum,
          ])
          await client.query('commit')
        } catch (error) {
          await client.query('rollback')
          throw new Error(`Migration ${source.name}/${file} failed: ${error instanceof Error ? error.message : error}`, {
            cause: error,
          })
        }
        applied.push(`${source.name}/${file}`)
      }
    }
    return applied
  } finally {
    await client.query('select pg_advisory_unlock(7208001)').catch(() => {})
    client.release()
  }
}
