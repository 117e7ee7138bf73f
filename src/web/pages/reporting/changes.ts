/** Which cells of a report count differently from how they were sent, and who changed them. Pure. */

interface Repaired {
  field: string | null
  from: string | null
  to: string | null
  by?: string | null | undefined
  at?: string | null | undefined
}

interface Sent {
  rows: readonly { id: string; cells: Readonly<Record<string, string>>; repairs: readonly Repaired[] }[]
  submission: { rows: readonly { id: string; cells: Readonly<Record<string, string>> }[] } | null
}

export interface Changed {
  /** From 1. */
  position: number
  field: string | null
  from: string | null
  to: string | null
  /** Null: the check. */
  by: string | null
  at: string | null
}

/** In the order of the rows; of a cell that was changed more than once, each change after the other, beginning with what was sent. */
export function changesOf({ rows, submission }: Sent): Changed[] {
  const sent = new Map(submission?.rows.map(row => [row.id, row.cells]))
  return rows.flatMap(({ id, repairs }, at) => {
    const raw = sent.get(id)
    const seen = new Set<string>()
    return repairs.map(({ field, from, to, by = null, at: when = null }): Changed => {
      const isFirst = field !== null && !seen.has(field)
      if (field !== null) seen.add(field)
      // What a cell said first is what was sent, whatever the repair says that it changed.
      const before = isFirst && field !== null ? (raw?.[field] ?? from) : from
      return { position: at + 1, field, from: before, to, by, at: when }
    })
  })
}
