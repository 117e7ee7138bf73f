// Starts one of the project's programs on the project's own Node: `node scripts/run.mjs src/main.ts …`.
import { spawn } from 'node:child_process'
import { environment, root, setUp } from './set-up.mjs'

const node = setUp()
const [program, ...args] = process.argv.slice(2)
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', '--import', `${root}/scripts/tsx-hook.mjs`, `${root}/${program}`, ...args],
  // The channel tells the program when we are gone without having said so (kill -9).
  { cwd: process.cwd(), stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: environment },
)
// Ctrl-C reaches the whole group; other signals are handed on. We wait for the child, so that it can stop cleanly.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
