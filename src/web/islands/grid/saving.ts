/**
 * Sends what changed, a while after it changed and never two at once; keeps it on the device until it has arrived. What is kept there
 * is named by the report alone, and goes away when it is sent.
 */
import type { GridData, GridSave, GridSaved } from './data.ts'
import { inOrder, orderOf } from './order.ts'
import type { Row } from './sheet.ts'

export type SavingState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'refused'

const quiet = 1_200
const longestQuiet = 15_000
const againAfter = 15_000

export interface SavingOptions {
  data: GridData
  rows: () => readonly Row[]
  onState: (state: SavingState, text?: string) => void
  onSaved: (saved: GridSaved) => void
}

/** Changes that did not arrive last time. */
interface Kept {
  version: number
  fields: string[]
  rows: string[][]
  order: GridSave['order']
}

export class Saving {
  private readonly options: SavingOptions
  private readonly key: string
  private version: number
  /** Order of the rows as it is stored. */
  private stored: string[]
  private touched = new Set<string>()
  private reordered = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<boolean> | null = null
  private wait = quiet
  private halted = false

  constructor(options: SavingOptions, stored: readonly string[]) {
    this.options = options
    this.key = `wusul:${options.data.key}`
    this.version = options.data.version
    this.stored = [...stored]
    addEventListener('online', () => this.isDirty && this.later(0))
    // A page that is put away may never come back: what is not sent is kept.
    addEventListener('pagehide', () => this.keep())
  }

  get isDirty(): boolean {
    return this.touched.size > 0 || this.reordered
  }

  changed(touched: readonly string[], reordered: boolean): void {
    for (const id of touched) this.touched.add(id)
    this.reordered ||= reordered
    if (this.halted) this.keep()
    else {
      this.options.onState('unsaved')
      this.later(this.wait)
    }
  }

  /** Sends everything now. @returns whether all of it arrived. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    while (this.running) await this.running
    return this.isDirty ? this.send() : true
  }

  /** What was kept on the device, and whether it goes with the version that is stored. */
  kept(): { kept: Kept; fits: boolean } | null {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? 'null') as Kept | null
      return kept && { kept, fits: kept.version === this.version }
    } catch {
      return null
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.key)
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  private later(after: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.keep()
      if (!this.running) void this.send()
    }, after)
  }

  /** Rows in which something is written: blank ones are not kept anywhere, and may stand where they like. */
  private rows(): Row[] {
    return this.options.rows().filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  }

  private delta(): Kept {
    const rows = this.rows()
    const fields = this.options.data.columns.map(({ field }) => field)
    const ids = rows.map(({ id }) => id)
    const isSame = ids.length === this.stored.length && ids.every((id, at) => id === this.stored[at])
    const order = isSame ? null : orderOf(this.stored, ids)
    return {
      version: this.version,
      fields,
      rows: rows.filter(({ id }) => this.touched.has(id)).map(({ id, cells }) => [id, ...cells]),
      order,
    }
  }

  private keep(): void {
    try {
      if (this.isDirty) localStorage.setItem(this.key, JSON.stringify(this.delta()))
    } catch {
      // Full, or not allowed: then it is in the page alone, as it would be without.
    }
  }

  private send(): Promise<boolean> {
    this.running = this.sendOnce().finally(() => {
      this.running = null
      if (this.isDirty && !this.halted && this.timer === undefined) this.later(this.wait)
    })
    return this.running
  }

  private async sendOnce(): Promise<boolean> {
    const { saveTo } = this.options.data
    if (saveTo === null || this.halted) return false
    clearTimeout(this.timer)
    this.timer = undefined
    const delta = this.delta()
    if (delta.rows.length === 0 && delta.order === null) {
      // Rows that were added and say nothing yet.
      this.touched = new Set()
      this.reordered = false
      this.options.onState('saved')
      return true
    }
    const [touched, reordered] = [this.touched, this.reordered]
    const order = this.rows().map(({ id }) => id)
    this.touched = new Set()
    this.reordered = false
    this.options.onState('saving')
    const started = performance.now()
    const answer = await fetch(saveTo, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(delta satisfies GridSave),
    }).catch(() => null)
    const said = await answer?.json().catch(() => null)
    if (answer?.ok && said) {
      const saved = said as GridSaved
      this.version = saved.version
      this.stored = order
      // A large report takes longer to check: it is asked for less often.
      this.wait = Math.min(longestQuiet, Math.max(quiet, (performance.now() - started) * 3))
      if (!this.isDirty) this.forget()
      this.options.onState(this.isDirty ? 'unsaved' : 'saved')
      this.options.onSaved(saved)
      return true
    }
    for (const id of touched) this.touched.add(id)
    this.reordered ||= reordered
    this.keep()
    if (answer && answer.status < 500) {
      this.halted = true
      this.options.onState(answer.status === 409 ? 'conflict' : 'refused', (said as { text?: string } | null)?.text)
    } else {
      this.options.onState('offline')
      this.later(againAfter)
    }
    return false
  }
}

/**
 * Rows with what was kept put into them. Where the order it was kept with is no longer there, rows that are known take their cells, and
 * those that are new come at the end.
 */
export function withKept(
  rows: readonly Row[],
  { rows: changed, order, fields }: Kept,
  columns: readonly string[],
  fits: boolean,
): Row[] {
  const places = columns.map(field => fields.indexOf(field))
  const byId = new Map(
    changed.map(
      ([id = '', ...cells]) => [id, { id, cells: places.map(place => (place < 0 ? '' : (cells[place] ?? ''))) }] as const,
    ),
  )
  const known = new Map(rows.map(row => [row.id, row]))
  const ids = rows.map(({ id }) => id)
  const kept = fits && order ? inOrder(ids, order) : null
  const now = kept ?? [...ids, ...[...byId.keys()].filter(id => !known.has(id))]
  return now.flatMap(id => byId.get(id) ?? known.get(id) ?? [])
}
