/** Whether the PostgreSQL of DATABASE_URL can be used, asked once at the start. */
import pg from 'pg'

const connectMilliseconds = 10_000
const oldestVersion = 150_000

/** What a failed connection says; several addresses of one name fail together and say nothing by themselves. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** @throws Error with one clear sentence, without the password, when it cannot be reached or is too old. */
export async function assertUsable(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectMilliseconds })
  client.on('error', () => {})
  const host = new URL(databaseUrl).host || 'a local socket'
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('server_version_num')::int as version")
    if (rows[0].version < oldestVersion) throw new Error('it is older than PostgreSQL 15')
  } catch (error) {
    throw new Error(`The database of DATABASE_URL (${host}) cannot be used: ${reasonOf(error)}.`)
  } finally {
    await client.end().catch(() => {})
  }
}
