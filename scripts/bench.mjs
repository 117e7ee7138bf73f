// Runs one benchmark on the project's own Node: `npm run -s bench -- import`.
import { spawnSync } from 'node:child_process'
import { environment, root, setUp } from './set-up.mjs'

const [name = 'import', ...args] = process.argv.slice(2)
const run = spawnSync(
  setUp(),
  ['--disable-warning=ExperimentalWarning', '--import', `${root}/scripts/tsx-hook.mjs`, `${root}/bench/${name}/run.ts`, ...args],
  { stdio: 'inherit', env: environment },
)
process.exit(run.status ?? 1)
