/**
 * Which Chromium the browser tests run in: the one that npm brings, which has no windows to draw and takes a third less of the processors,
 * else the machine's own.
 */
import { type Browser, chromium } from 'playwright-core'
import { type Chromium, findChromium as find } from '../../src/web/print/find-chromium.ts'

/** Flags of a machine without a display, and nothing that loosens the browser's rules: pages must hold under them. */
const args = ['--no-sandbox', '--disable-gpu']

function launch({ executablePath, env }: Chromium): Promise<Browser> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]))
  return chromium.launch({ executablePath, env: { ...inherited, ...env }, args })
}

/** The machine's own where there is one. `CHROMIUM_PATH` names another; `CHROMIUM_PATH=npm` is the one that npm brings. */
export async function findChromium(): Promise<Chromium> {
  const found = await find()
  if (!found) throw new Error('There is no Chromium to run browser tests in.')
  return found
}

/** The one that npm brings, unless it does not start here: it is made for fewer kinds of machines than npm installs it on. */
async function launchBroughtByNpm(): Promise<Browser | null> {
  try {
    const brought = await find('npm')
    return brought && (await launch(brought))
  } catch {
    return null
  }
}

/** Starts the one for tests. `CHROMIUM_PATH` names another, which must start. */
export async function launchChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH !== undefined
  return (named ? null : await launchBroughtByNpm()) ?? launch(await findChromium())
}
