/** Which Chromium the browser tests run in: the machine's where there is one, else the one that npm brings. */
import { type Chromium, findChromium as find } from '../../src/web/print/find-chromium.ts'

/** `CHROMIUM_PATH` names another one; `CHROMIUM_PATH=npm` takes the one that npm brings also where the machine has its own. */
export async function findChromium(): Promise<Chromium> {
  const found = await find()
  if (!found) throw new Error('There is no Chromium to run browser tests in.')
  return found
}
