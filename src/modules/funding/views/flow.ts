import * as v from 'valibot'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { areasOf, clusterIn, giverIn, pictureOf } from '../picture.ts'

export const flowColumns = ['donor', 'agency', 'cluster', 'area'] as const
export type FlowColumn = (typeof flowColumns)[number]

export interface FlowNode {
  /** `donor:<id>`; `donor:unknown`, `cluster:none` and `area:none` where nobody says; `area:unspent` for what is not spent yet. */
  id: string
  column: FlowColumn
  /** The organisation, cluster or place; null where there is none. */
  entryId: string | null
  /** Of all that goes through it, in the reporting currency. */
  baseMinor: string
}
export interface FlowLink {
  from: string
  to: string
  /** In the reporting currency, above zero. */
  baseMinor: string
  /** Opens its entries: the input of `funding.entries`, besides the operation. */
  entries: Partial<Record<'donorId' | 'agencyId' | 'clusterId' | 'areaId', string | null>>
}
export interface MoneyFlow {
  baseCurrency: string
  nodes: FlowNode[]
  links: FlowLink[]
  /** In the reporting currency: what goes in on the left and comes out on the right. */
  totalMinor: string
  /** Parts that have no known rate and are not in it. */
  withoutBase: number
}

const unspent = 'unspent'
type Key = string | null

const nodeId = (column: FlowColumn, key: Key) =>
  `${column}:${key ?? (column === 'donor' || column === 'agency' ? 'unknown' : 'none')}`
const fieldOf = { donor: 'donorId', agency: 'agencyId', cluster: 'clusterId', area: 'areaId' } as const

/**
 * Money from donors to areas: every unit that was committed goes through one node of each column. What is not spent yet lies where it
 * lies; it has its cluster, and no area.
 */
export const showFlow = view({
  name: 'funding.flow',
  summary:
    'Money from donor to agency to cluster to area, for a flow diagram: every column sums to the same, and every link opens its entries.',
  input: v.object({ operationId: IdSchema, clusterId: v.optional(v.nullable(IdSchema), null) }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, clusterId }): Promise<MoneyFlow> {
    const picture = await pictureOf(db, operationId, ['clusterId', 'placeId'])
    const areaOf = await areasOf(db, operationId)
    const clusterOf = clusterIn(picture)
    const giverOf = giverIn(picture)
    const funds = new Map(picture.funds.map(fund => [fund.id, fund.organisationId]))
    const agencyOf = (holderId: string) => picture.byId.get(holderId)?.receiverId ?? funds.get(holderId) ?? null
    const only = clusterId === null ? null : picture.topCluster(picture.following.cluster(clusterId))
    const ways = new Map<string, { way: [Key, Key, Key, Key]; base: bigint }>()
    let withoutBase = 0
    const add = (way: [Key, Key, Key, Key], base: bigint | null) => {
      if (only !== null && way[2] !== only) return
      if (base === null) withoutBase += 1
      const key = JSON.stringify(way)
      ways.set(key, { way, base: (ways.get(key)?.base ?? 0n) + (base ?? 0n) })
    }
    for (const { agreementId, kind, rootId, clusterId: cluster, placeId, baseMinor, withoutBase: without } of picture.cells) {
      if (agreementId === null || (kind !== 'expenditure' && kind !== 'overheads')) continue
      const top = cluster === null ? clusterOf(agreementId) : picture.topCluster(cluster)
      add([giverOf(rootId), agencyOf(agreementId), top, areaOf(placeId)], baseMinor)
      withoutBase += only === null || top === only ? without : 0
    }
    for (const balance of picture.balances) {
      const { holderId, kind, rootId } = balance
      if (holderId === null || !['committed', 'held', 'advanced'].includes(kind)) continue
      add([giverOf(rootId), agencyOf(holderId), clusterOf(holderId), unspent], picture.valueOf(balance))
    }
    const nodes = new Map<string, FlowNode>()
    const links = new Map<string, FlowLink>()
    let total = 0n
    for (const { way, base } of ways.values()) {
      // An advance is part of what is committed elsewhere; a way on which less than nothing lies is none.
      if (base <= 0n) continue
      total += base
      for (const [nth, column] of flowColumns.entries()) {
        const key = way[nth] ?? null
        const id = nodeId(column, key)
        const node = nodes.get(id) ?? { id, column, entryId: key === unspent ? null : key, baseMinor: '0' }
        nodes.set(id, { ...node, baseMinor: String(BigInt(node.baseMinor) + base) })
        const before = flowColumns[nth - 1]
        if (before === undefined) continue
        const from = nodeId(before, way[nth - 1] ?? null)
        const link = links.get(`${from} ${id}`) ?? {
          from,
          to: id,
          baseMinor: '0',
          entries: entriesOfLink(before, column, way, nth),
        }
        links.set(`${from} ${id}`, { ...link, baseMinor: String(BigInt(link.baseMinor) + base) })
      }
    }
    return {
      baseCurrency: picture.baseCurrency,
      nodes: [...nodes.values()],
      links: [...links.values()],
      ...{ totalMinor: String(total), withoutBase },
    }
  },
})

function entriesOfLink(before: FlowColumn, column: FlowColumn, way: readonly Key[], nth: number): FlowLink['entries'] {
  const key = way[nth] ?? null
  return { [fieldOf[before]]: way[nth - 1] ?? null, ...(key === unspent ? {} : { [fieldOf[column]]: key }) }
}
