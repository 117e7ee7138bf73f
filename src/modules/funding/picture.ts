/** What pages of money are drawn from: agreements and funds in the names of today, totals and balances. */
import type { Db } from '../../kernel/database/sql.ts'
import { type Balance, balancesOf, baseCurrencyOf, type CellDimension, type LedgerCell, readCells } from '../ledger/index.ts'
import { allPlaces } from '../places/index.ts'
import { allClusters } from '../plan/index.ts'
import { type Seen, type Sight, seenAs } from './access.ts'
import { type ValueOf, valuesOf } from './figures.ts'
import { latestOf } from './rules.ts'
import { type Agreement, allAgreements, allFunds, type Following, type Fund, followingOf, orNull } from './store.ts'

export interface Picture {
  operationId: string
  baseCurrency: string
  agreements: readonly Agreement[]
  byId: ReadonlyMap<string, Agreement>
  funds: readonly Fund[]
  successors: ReadonlyMap<string, string>
  cells: readonly LedgerCell[]
  balances: readonly Balance[]
  valueOf: ValueOf
  following: Following
  /** The cluster that an area of responsibility belongs to, or itself. */
  topCluster(id: string): string
}

/** @param by what totals are told apart by, besides agreement, kind and contribution. */
export async function pictureOf(db: Db, operationId: string, by: readonly CellDimension[] = ['clusterId']): Promise<Picture> {
  const agreements = await allAgreements(db, operationId)
  const cells = await readCells(db, operationId, {}, ['agreementId', 'kind', 'rootId', ...by])
  const baseCurrency = await baseCurrencyOf(db, operationId)
  const following = await followingOf(db, operationId)
  const parents = new Map((await allClusters(db, operationId)).map(({ id, parentId }) => [id, parentId]))
  return {
    ...{ operationId, baseCurrency, agreements, following },
    byId: new Map(agreements.map(each => [each.id, each])),
    funds: await allFunds(db, operationId),
    successors: new Map(agreements.flatMap(({ id, successorOf }) => (successorOf ? [[successorOf, id] as const] : []))),
    cells: cells.map(cell => ({
      ...cell,
      clusterId: orNull(following.cluster, cell.clusterId),
      placeId: orNull(following.place, cell.placeId),
      groupId: orNull(following.group, cell.groupId),
    })),
    balances: await balancesOf(db, operationId),
    valueOf: valuesOf(cells, baseCurrency),
    topCluster: id => parents.get(id) ?? id,
  }
}

/** Who holds the money an agreement comes from: an agreement, a fund, or nobody says. */
export function sourceIn({ successors }: Picture, { parentId, fromFundId }: Agreement): string | null {
  return parentId === null ? fromFundId : latestOf(parentId, successors)
}

/** The cluster that money of an agreement or fund is for: its own, the only one it is earmarked to, else where it comes from. */
export function clusterIn(picture: Picture): (holderId: string | null) => string | null {
  const known = new Map<string, string | null>()
  const of = (holderId: string | null): string | null => {
    const agreement = picture.byId.get(holderId ?? '')
    if (!agreement) return null
    const before = known.get(agreement.id)
    if (before !== undefined) return before
    known.set(agreement.id, null)
    const only = agreement.earmark?.clusterIds.length === 1 ? (agreement.earmark.clusterIds[0] ?? null) : null
    const own = agreement.clusterId ?? only
    const found = own === null ? of(sourceIn(picture, agreement)) : picture.topCluster(own)
    known.set(agreement.id, found)
    return found
  }
  return of
}

/** Who gave the money of a root; null where no source says. */
export const giverIn =
  ({ byId }: Picture) =>
  (rootId: string | null): string | null =>
    byId.get(rootId ?? '')?.giverId ?? null

/** How each agreement is seen, and which contributions are the actor's own. */
export interface Seeing {
  sight: Sight
  own: ReadonlySet<string>
  as(agreement: Agreement): Seen
  /** Whether money of a root may be told apart from others'. */
  root(rootId: string | null): boolean
}

/** Agreements of these clusters, those they lie in, and those they are earmarked to. */
const clustersOf = ({ topCluster }: Pick<Picture, 'topCluster'>, { clusterId, earmark }: Agreement): string[] =>
  [...(clusterId === null ? [] : [clusterId]), ...(earmark?.clusterIds ?? [])].flatMap(id => [id, topCluster(id)])

export function seeingOf(picture: Picture, sight: Sight): Seeing {
  const { agreements, cells, following } = picture
  const follow = (ids: ReadonlySet<string>, to: (id: string) => string) => new Set([...ids].map(to))
  const followed: Sight = {
    all: sight.all,
    organisations: follow(sight.organisations, following.organisation),
    donors: follow(sight.donors, following.organisation),
    clusters: follow(sight.clusters, following.cluster),
  }
  const own = new Set(
    agreements.flatMap(({ id, kind, giverId }) =>
      kind === 'contribution' && giverId !== null && followed.donors.has(giverId) ? [id] : [],
    ),
  )
  const onPath = new Set(cells.flatMap(({ agreementId, rootId }) => (rootId !== null && own.has(rootId) ? [agreementId] : [])))
  const as = (agreement: Agreement) => seenAs(followed, agreement, clustersOf(picture, agreement), onPath.has(agreement.id))
  // A donor's representative sees the parts of others as one; everybody else who sees an agreement sees what it consists of.
  const onlyDonor =
    !followed.all && followed.clusters.size === 0 && [...followed.organisations].every(id => followed.donors.has(id))
  return { sight: followed, own, as, root: rootId => !onlyDonor || (rootId !== null && own.has(rootId)) }
}

/** For places the area of the first level that they lie in; null for what lies in none. */
export async function areasOf(db: Db, operationId: string): Promise<(id: string | null) => string | null> {
  const places = new Map((await allPlaces(db, operationId)).map(place => [place.id, place]))
  return id => {
    let at = places.get(id ?? '')
    while (at && at.level > 1) at = places.get(at.parentId ?? '')
    return at?.level === 1 ? at.id : null
  }
}
