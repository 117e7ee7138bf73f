/** The real programs in processes of their own, as somebody at a terminal starts them. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { projectFolder } from './house.ts'

export interface Ended {
  /** Exit code; null when a signal ended it. */
  code: number | null
  output: string
  errors: string
}

export interface Started {
  process: ChildProcess
  ended: Promise<Ended>
  /** Resolves with the match as soon as the output holds it; rejects when the program ends without. */
  says(pattern: RegExp): Promise<RegExpMatchArray>
  /** Sends a signal to the program and all it started, as Ctrl-C and `kill -9 -group` do. */
  signalAll(signal: NodeJS.Signals): void
}

/** Environment without any setting of the machine that runs the tests. */
function cleanEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { WUSUL_DATA, DATABASE_URL, PORT, HOST, WUSUL_URL, WUSUL_LOG, WUSUL_SMTP_URL, WUSUL_MAIL_FROM, ...rest } = process.env
  return { ...rest, ...settings }
}

/** Starts `npm start` (`src/main.ts`) or `npm run wusul` (`src/cli/main.ts`) in its own process group. */
export function startProgram(
  program: 'src/main.ts' | 'src/cli/main.ts',
  args: readonly string[],
  settings: Record<string, string>,
  input?: string,
): Started {
  const child = spawn(process.execPath, [path.join(projectFolder, 'scripts/run.mjs'), program, ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: cleanEnvironment(settings),
  })
  child.stdin.end(input ?? '')
  let output = ''
  let errors = ''
  let isOver = false
  const listeners = new Set<() => void>()
  child.stdout.on('data', text => {
    output += text
    for (const listener of listeners) listener()
  })
  child.stderr.on('data', text => (errors += text))
  const ended = new Promise<Ended>(resolve =>
    child.on('close', code => {
      isOver = true
      for (const listener of listeners) listener()
      resolve({ code, output, errors })
    }),
  )
  return {
    process: child,
    ended,
    says: pattern =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = output.match(pattern)
          if (found) resolve(found)
          else if (isOver) reject(new Error(`It ended without saying ${pattern}:\n${output}${errors}`))
          else return
          listeners.delete(look)
        }
        listeners.add(look)
        look()
      }),
    signalAll: signal => {
      if (child.pid) process.kill(-child.pid, signal)
    },
  }
}

/** Starts the site on a free port. @returns its address once it serves pages. */
export async function startSite(settings: Record<string, string>): Promise<Started & { url: string }> {
  const started = startProgram('src/main.ts', [], { PORT: '0', ...settings })
  const [, url = ''] = await started.says(/Wusul is at (http\S+)/)
  return { ...started, url }
}

/** Runs one command of `wusul` to its end. */
export function wusul(args: readonly string[], settings: Record<string, string>, input?: string): Promise<Ended> {
  return startProgram('src/cli/main.ts', args, settings, input).ended
}

/** Asks again until it is so. The test's own time limit ends what never comes. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(resolve => setTimeout(resolve, 25))
}
