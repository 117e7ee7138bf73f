/**
 * Long work on a file, seen by the person who waits for it: how many rows are read, and what came of it. Kept in memory alone: after a
 * restart the same address starts the work again, and a command that was given is given once.
 */

export interface Progress {
  rows: number
}

interface Running<T> {
  progress: Progress
  result: Promise<T>
  settled: boolean
  /** When it was last looked at, in milliseconds. */
  seen: number
}

/** Finished work is kept this long for whoever comes back to it, in milliseconds. */
const keptFor = 600_000
const keptMax = 50
/** A page waits this long for its answer before it shows progress instead, in milliseconds. */
const patience = 1_500

export type Waited<T> = { done: T } | { progress: Progress }

export interface Workbench {
  /**
   * Starts the work under a key, or joins what runs or is finished under it.
   * @returns what came of it (or throws what it threw), or its progress when it takes longer than a page should wait.
   */
  join<T>(key: string, work: (onRows: (rows: number) => void) => Promise<T>): Promise<Waited<T>>
  /** The same for work that somebody started before; undefined when there is none under the key. */
  resume<T>(key: string): Promise<Waited<T>> | undefined
  forget(key: string): void
}

export function createWorkbench(): Workbench {
  const all = new Map<string, Running<unknown>>()
  const tidy = (now: number) => {
    const idle = [...all].filter(([, { settled }]) => settled).sort(([, a], [, b]) => a.seen - b.seen)
    for (const [index, [key, { seen }]] of idle.entries())
      if (now - seen > keptFor || index < idle.length - keptMax) all.delete(key)
  }
  return {
    async join<T>(key: string, work: (onRows: (rows: number) => void) => Promise<T>) {
      const now = Date.now()
      tidy(now)
      let running = all.get(key) as Running<T> | undefined
      if (!running) {
        const progress: Progress = { rows: 0 }
        const started: Running<T> = {
          progress,
          settled: false,
          seen: now,
          result: work(rows => {
            progress.rows = rows
          }).finally(() => {
            started.settled = true
          }),
        }
        // Whoever looks next gets the failure; nobody looking is no reason to stop the house.
        started.result.catch(() => {})
        all.set(key, started)
        running = started
      }
      return wait(running)
    },
    resume<T>(key: string) {
      const running = all.get(key) as Running<T> | undefined
      return running && wait(running)
    },
    forget: key => void all.delete(key),
  }
}

async function wait<T>(running: Running<T>): Promise<Waited<T>> {
  running.seen = Date.now()
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<'waited'>(resolve => {
    timer = setTimeout(resolve, patience, 'waited')
  })
  try {
    const first = await Promise.race([running.result.then(done => ({ done })), waited])
    return first === 'waited' ? { progress: running.progress } : first
  } finally {
    clearTimeout(timer)
  }
}
