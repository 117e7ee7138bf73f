/** Opens the house: the database, its rooms, the runner of commands and the reader of views. Every door starts here. */
import pg from 'pg'
import pino, { type Logger } from 'pino'
import { type CommandRunner, createCommandRunner } from './kernel/command.ts'
import { startEmbeddedPostgres } from './kernel/database/embedded.ts'
import { assertUsable } from './kernel/database/external.ts'
import { migrate } from './kernel/database/migrate.ts'
import { createRegistry, type Registry } from './kernel/registry.ts'
import type { Settings } from './kernel/settings.ts'
import { createVault, keyOfFolder, pendingKeyOfFolder, type Vault } from './kernel/vault.ts'
import { createViewReader, type ViewReader } from './kernel/view.ts'
import { accountsRoom } from './modules/accounts/index.ts'
import { coordinationRoom } from './modules/coordination/index.ts'
import { deliveryRoom } from './modules/delivery/index.ts'
import { fundingRoom } from './modules/funding/index.ts'
import { importsRoom } from './modules/imports/index.ts'
import { indicatorsRoom } from './modules/indicators/index.ts'
import { ledgerRoom } from './modules/ledger/index.ts'
import { noticesRoom } from './modules/notices/index.ts'
import { operationsRoom } from './modules/operations/index.ts'
import { organisationsRoom } from './modules/organisations/index.ts'
import { placesRoom } from './modules/places/index.ts'
import { planRoom } from './modules/plan/index.ts'
import { projectsRoom } from './modules/projects/index.ts'
import { reportingRoom } from './modules/reporting/index.ts'
import { sitrepsRoom } from './modules/sitreps/index.ts'
import { tracingRoom } from './modules/tracing/index.ts'

export interface House {
  pool: pg.Pool
  registry: Registry
  runner: CommandRunner
  reader: ViewReader
  log: Logger
  /** Folder that holds the embedded database; null with an external one. */
  dataFolder: string | null
  close(): Promise<void>
}

/** All rooms, floors from below. */
export function allRooms(): Registry {
  const registry: Registry = createRegistry([
    operationsRoom,
    placesRoom,
    organisationsRoom,
    importsRoom,
    planRoom,
    indicatorsRoom,
    projectsRoom,
    ledgerRoom,
    deliveryRoom,
    accountsRoom(() => registry),
    noticesRoom,
    fundingRoom,
    coordinationRoom,
    reportingRoom,
    tracingRoom,
    sitrepsRoom,
  ])
  return registry
}

export const kernelMigrations = { name: 'kernel', folder: new URL('./kernel/migrations/', import.meta.url).pathname }

/** The house over an open pool whose tables are up to date. */
export function houseOver(
  pool: pg.Pool,
  registry: Registry,
  log: Logger,
  close: () => Promise<void>,
  dataFolder: string | null = null,
  vault: Vault | null = null,
): House {
  return {
    pool,
    registry,
    runner: createCommandRunner(pool, registry.reactions, undefined, vault),
    reader: createViewReader(pool, undefined, vault),
    log,
    dataFolder,
    close,
  }
}

/**
 * Opens the database of the settings (the embedded one, or an external PostgreSQL) and brings its tables up to date.
 * @throws Error with one clear sentence when the database cannot be reached or is too old.
 */
export async function openHouse(settings: Settings, log: Logger = pino({ level: settings.logLevel })): Promise<House> {
  if (settings.databaseUrl) await assertUsable(settings.databaseUrl)
  const embedded = settings.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataFolder: settings.dataFolder, onTrouble: message => log.warn(message) })
  const pool = new pg.Pool(
    embedded ? { ...embedded.connection, max: 20 } : { connectionString: settings.databaseUrl ?? '', max: 20 },
  )
  // A server that goes away breaks idle connections; the next query gets a fresh one.
  pool.on('error', error => log.warn({ error: error.message }, 'a database connection was lost'))
  const close = async () => {
    await pool.end()
    await embedded?.stop()
  }
  try {
    const registry = allRooms()
    await migrate(pool, [kernelMigrations, ...registry.migrations])
    const key = settings.key ?? (embedded ? keyOfFolder(settings.dataFolder) : null)
    // A change of keys that was stopped half way: what is there may be wrapped with either.
    const pending = embedded && !settings.key ? pendingKeyOfFolder(settings.dataFolder) : null
    return houseOver(pool, registry, log, close, embedded?.folder ?? null, key && createVault(key, pending ? [pending] : []))
  } catch (error) {
    await close()
    throw error
  }
}
