/** Which Chromium there is: the one that is named, the machine's own, or the one that npm brings where it was installed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { withFolderLock } from '../../kernel/database/folder-lock.ts'

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const packages = createRequire(import.meta.url)

export interface Chromium {
  executablePath: string
  env: Record<string, string>
}

/** Folder of the package that brings it; null where it was not installed. */
function packageFolder(): string | null {
  try {
    return path.resolve(path.dirname(packages.resolve('@sparticuz/chromium')), '..')
  } catch {
    return null
  }
}

/** Unpacks it once for each version and user; beside it, libraries and fonts for machines that have none. */
async function broughtByNpm(packed: string): Promise<Chromium> {
  const { version } = JSON.parse(readFileSync(path.join(packed, 'package.json'), 'utf8')) as { version: string }
  const folder = path.join(os.tmpdir(), `wusul-chromium-${version}-${process.getuid?.() ?? 0}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unpacked = path.join(folder, 'unpacked')
  const ready = path.join(folder, 'ready')
  // Several programs may start at once, and one may be killed while it unpacks.
  await withFolderLock(folder, 'unpacking', async () => {
    if (existsSync(ready)) return
    rmSync(unpacked, { recursive: true, force: true })
    mkdirSync(unpacked)
    const { default: brought, inflate } = await import('@sparticuz/chromium')
    const before = process.env.TMPDIR
    // It unpacks to where temporary files lie, and takes what lies there for its own.
    process.env.TMPDIR = unpacked
    try {
      await brought.executablePath()
      await inflate(path.join(packed, 'bin/al2023.tar.br'))
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
    writeFileSync(ready, '')
  })
  const executablePath = path.join(unpacked, 'chromium')
  const librariesMissing = spawnSync('ldd', [executablePath], { encoding: 'utf8' }).stdout?.includes('not found') ?? false
  return {
    executablePath,
    env: {
      ...(librariesMissing ? { LD_LIBRARY_PATH: path.join(unpacked, 'al2023/lib') } : {}),
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: path.join(unpacked, 'fonts') }),
    },
  }
}

/** `CHROMIUM_PATH` names another one, or none that there is; `npm` is the one that npm brings, also where the machine has its own. */
function ownChromium(asked = process.env.CHROMIUM_PATH): string | undefined {
  if (asked === 'npm') return undefined
  return asked === undefined ? systemChromium.find(existsSync) : asked
}

/** Whether there is any, without starting or unpacking it. */
export function hasChromium(): boolean {
  const own = ownChromium()
  return own === undefined ? packageFolder() !== null : existsSync(own)
}

/**
 * Null when there is none.
 * @param asked what `CHROMIUM_PATH` would say; left out: what it says.
 */
export async function findChromium(asked?: string): Promise<Chromium | null> {
  const own = ownChromium(asked)
  if (own !== undefined) return existsSync(own) ? { executablePath: own, env: {} } : null
  const packed = packageFolder()
  return packed === null ? null : broughtByNpm(packed)
}
