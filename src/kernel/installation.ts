/** What the installation remembers about itself, beside the operations: one JSON value under each key. */
import type pg from 'pg'

/** The value under a key, or undefined. */
export async function settingOf(pool: pg.Pool, key: string): Promise<unknown> {
  const { rows } = await pool.query('select value from installation_setting where key = $1', [key])
  return rows[0]?.value
}

/** Keeps a value under a key that has none yet. @returns whether it had none. */
export async function keepFirst(pool: pg.Pool, key: string, value: unknown): Promise<boolean> {
  const { rowCount } = await pool.query(
    'insert into installation_setting (key, value) values ($1, $2::jsonb) on conflict do nothing',
    [key, JSON.stringify(value)],
  )
  return rowCount === 1
}

export async function forgetSetting(pool: pg.Pool, key: string): Promise<void> {
  await pool.query('delete from installation_setting where key = $1', [key])
}
