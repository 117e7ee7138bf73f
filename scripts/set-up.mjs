// Runs on whatever Node the machine has (20 or newer), before anything is installed: brings in the packages, among them the Node
// that the project runs on. A stamp in node_modules says that this was done for the present lock file.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')
const stamp = path.join(root, 'node_modules/.wusul-set-up')
const ownNode = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

/**
 * Environment in which the project's own Node and tools come first. What Node made of a source file is kept for the next start: it starts
 * faster, and without the compiler in memory. On Linux the allocator would keep memory for each thread by itself, a third more for a
 * large import than is ever used at one time.
 */
export const environment = {
  MALLOC_ARENA_MAX: '1',
  NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/wusul'),
  ...process.env,
  PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
}

/** Installs what is missing; does nothing when it is all there, so that no network is needed afterwards. */
export function setUp() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(ownNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return ownNode
  console.error('Installing what Wusul needs (once, about a minute) …')
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0 || !existsSync(ownNode)) {
    console.error(
      'The packages could not be installed. The npm registry must be reachable the first time; then run the same command again.',
    )
    process.exit(1)
  }
  const version = spawnSync(ownNode, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim() ?? ''
  if (!(Number(version.split('.')[0]) >= 24)) {
    console.error(
      `The project needs its own Node 24, but found ${version || 'none'}. Delete node_modules and run the same command again.`,
    )
    process.exit(1)
  }
  writeFileSync(stamp, lock)
  return ownNode
}
