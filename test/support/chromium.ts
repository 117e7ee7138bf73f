/** Which Chromium the browser tests run in: the machine's where there is one, else the one that npm brings. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { withFolderLock } from '../../src/kernel/database/folder-lock.ts'

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export interface Chromium {
  executablePath: string
  env: Record<string, string>
}

/** Unpacks it once for each version and user; beside it, libraries and fonts for machines that have none. */
async function broughtByNpm(): Promise<Chromium> {
  const packageFolder = path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = path.join(os.tmpdir(), `wusul-chromium-${version}-${process.getuid?.() ?? 0}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unpacked = path.join(folder, 'unpacked')
  const ready = path.join(folder, 'ready')
  // Several test files start at once, and a run may be killed while it unpacks.
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
      await inflate(path.join(packageFolder, 'bin/al2023.tar.br'))
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

/** `CHROMIUM_PATH` names another one; `CHROMIUM_PATH=npm` takes the one that npm brings also where the machine has its own. */
export async function findChromium(): Promise<Chromium> {
  const asked = process.env.CHROMIUM_PATH
  const executablePath = asked ?? systemChromium.find(existsSync)
  return executablePath && asked !== 'npm' ? { executablePath, env: {} } : broughtByNpm()
}
