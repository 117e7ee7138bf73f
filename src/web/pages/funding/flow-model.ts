/** What the flow diagram shows: the largest of each column by name, the small ones together, and what nobody states. Pure. */
import type { FlowBand, FlowNode } from '../../figures/flow-drawing.tsx'

export interface FlowPart {
  id: string
  column: number
  name: string
  kind: FlowNode['kind']
  /** In the reporting currency, whole minor units. */
  amount: bigint
}

export interface FlowWay {
  from: string
  to: string
  amount: bigint
  /** Address of its entries; null where it stands for several. */
  href: string | null
}

export interface FlowModel {
  parts: FlowPart[]
  ways: FlowWay[]
}

/**
 * Joins what is small: of each column, the `most - 1` largest that have a name stay; the others become one part, named with how many they
 * are. What is not stated, and what is not spent yet, always stays by itself.
 */
export function joinSmall({ parts, ways }: FlowModel, most: number, nameOfRest: (count: number) => string): FlowModel {
  const restId = (column: number) => `rest:${column}`
  const joined = new Map<string, string>()
  const kept: FlowPart[] = []
  for (const column of new Set(parts.map(part => part.column))) {
    const named = parts.filter(part => part.column === column && part.kind === 'named').sort(larger)
    const small = named.length > most ? named.slice(most - 1) : []
    for (const { id } of small) joined.set(id, restId(column))
    kept.push(...parts.filter(part => part.column === column && !small.includes(part)))
    if (small.length > 0)
      kept.push({
        ...{ id: restId(column), column, kind: 'rest', name: nameOfRest(small.length) },
        amount: small.reduce((sum, { amount }) => sum + amount, 0n),
      })
  }
  const sums = new Map<string, FlowWay>()
  for (const way of ways) {
    const [from, to] = [joined.get(way.from) ?? way.from, joined.get(way.to) ?? way.to]
    const before = sums.get(`${from} ${to}`)
    sums.set(`${from} ${to}`, { from, to, amount: way.amount + (before?.amount ?? 0n), href: before ? null : way.href })
  }
  return { parts: kept.sort((a, b) => a.column - b.column || larger(a, b)), ways: [...sums.values()] }
}

const larger = (a: FlowPart, b: FlowPart) => (a.amount === b.amount ? (a.id < b.id ? -1 : 1) : a.amount > b.amount ? -1 : 1)

/** Two neighbouring columns of a flow, for a screen too narrow for all. */
export function columnsOf({ parts, ways }: FlowModel, first: number): FlowModel {
  const inside = new Set(parts.filter(({ column }) => column === first || column === first + 1).map(({ id }) => id))
  return {
    parts: parts.filter(({ id }) => inside.has(id)).map(part => ({ ...part, column: part.column - first })),
    ways: ways.filter(
      ({ from, to }) => inside.has(from) && inside.has(to) && parts.find(({ id }) => id === from)?.column === first,
    ),
  }
}

/** As it is drawn. */
export function drawn(
  { parts, ways }: FlowModel,
  amountText: (amount: bigint) => string,
): { nodes: FlowNode[]; bands: FlowBand[] } {
  const nameOf = new Map(parts.map(({ id, name }) => [id, name]))
  return {
    nodes: parts.map(({ id, column, name, kind, amount }) => ({ id, column, name, kind, amount: amountText(amount) })),
    bands: ways.map(({ from, to, amount, href }) => ({
      ...{ from, to, size: Number(amount) },
      title: `${nameOf.get(from)} → ${nameOf.get(to)}: ${amountText(amount)}`,
      ...(href ? { href } : {}),
    })),
  }
}
