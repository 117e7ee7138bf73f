/** The order of rows, sent as what changed: runs of rows that still follow each other as before, and rows that are new. Pure. */

/** Either `[position before, how many]` or the id of a row that is new. */
export type Order = readonly (string | readonly [number, number])[]

export function orderOf(before: readonly string[], now: readonly string[]): Order {
  const places = new Map(before.map((id, index) => [id, index]))
  const order: (string | [number, number])[] = []
  for (const id of now) {
    const place = places.get(id)
    const last = order.at(-1)
    if (place === undefined) order.push(id)
    else if (Array.isArray(last) && last[0] + last[1] === place) last[1] += 1
    else order.push([place, 1])
  }
  return order
}

/** The rows in their new order. Null when the order speaks of rows that are not there, or of one twice. */
export function inOrder(before: readonly string[], order: Order): string[] | null {
  const now = order.flatMap(part => {
    if (typeof part === 'string') return [part]
    const rows = before.slice(part[0], part[0] + part[1])
    return rows.length === part[1] ? rows : ['']
  })
  return now.includes('') || new Set(now).size < now.length ? null : now
}
