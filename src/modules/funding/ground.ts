/** What the rules stand on when money moves: agreements with those their money comes from, funds, and what lies inside what. */
import { type Db, sql } from '../../kernel/database/sql.ts'
import { placesAround } from '../places/index.ts'
import { allClusters } from '../plan/index.ts'
import type { Source } from './posting-of.ts'
import { illustrativeSource } from './problems.ts'
import { type Around, latestOf } from './rules.ts'
import type { MoneyKind } from './schema.ts'
import { type Agreement, agreementsOfIds, allFunds, type Following, type Fund, followingOf } from './store.ts'

export interface Ground {
  byCode: ReadonlyMap<string, Agreement>
  byId: ReadonlyMap<string, Agreement>
  funds: readonly Fund[]
  /** The agreement that amends another one, by the other's id. */
  successors: ReadonlyMap<string, string>
  around: Around
  following: Following
}

/** Agreements with these codes, all that their money comes from, and those that amend them. */
export async function agreementsWithSources(db: Db, operationId: string, codes: readonly string[]): Promise<Agreement[]> {
  const found = await db.rows<{ id: string }>(sql`with recursive up as (
      select id, parent_id from agreement where operation_id = ${operationId} and code = any(${[...new Set(codes)]}::text[])
      union select a.id, a.parent_id from agreement a join up u on a.id = u.parent_id or a.successor_of = u.id
        where a.operation_id = ${operationId})
    select distinct id from up`)
  return agreementsOfIds(
    db,
    operationId,
    found.map(({ id }) => id),
  )
}

/** What lies around places and clusters, in the entries in use. */
export async function aroundOf(db: Db, operationId: string, placeIds: readonly string[]): Promise<Around> {
  const places = placeIds.length > 0 ? await placesAround(db, operationId, [...new Set(placeIds)]) : new Map<string, string[]>()
  const above = new Map((await allClusters(db, operationId)).map(({ id, parentId }) => [id, parentId]))
  return {
    place: id => places.get(id) ?? [id],
    cluster: id => [id, ...[above.get(id) ?? null].filter(parent => parent !== null)],
  }
}

/** @param placeIds places that money is for, as they are named. */
export async function groundOf(
  db: Db,
  operationId: string,
  asked: { codes: readonly string[]; placeIds: readonly string[] },
): Promise<Ground> {
  const agreements = await agreementsWithSources(db, operationId, asked.codes)
  const following = await followingOf(db, operationId)
  return {
    byCode: new Map(agreements.map(each => [each.code, each])),
    byId: new Map(agreements.map(each => [each.id, each])),
    funds: await allFunds(db, operationId),
    successors: new Map(agreements.flatMap(({ id, successorOf }) => (successorOf ? [[successorOf, id] as const] : []))),
    around: await aroundOf(db, operationId, asked.placeIds.map(following.place)),
    following,
  }
}

/** The fund that takes no more money and that a movement goes into or comes out of. @param holder an agreement, or a fund itself. */
export function closedFundOf(
  kind: MoneyKind,
  holder: Agreement | Fund,
  funds: readonly Fund[],
): (Fund & { closed: string }) | null {
  const throughIt = () => {
    if (!('parentId' in holder)) return holder.id
    if (kind === 'allocation') return holder.fromFundId
    return kind === 'payment' || kind === 'disbursement' ? holder.intoFundId : null
  }
  const id = throughIt()
  const fund = id === null ? undefined : funds.find(each => each.id === id)
  return fund && fund.closed !== null ? { ...fund, closed: fund.closed } : null
}

/** @throws Problem illustrative-source where made-up money would be the source or the end of what is not marked so. */
export function assertNotOnMadeUp(
  { code, illustrative }: Pick<Agreement, 'code' | 'illustrative'>,
  through: readonly (Agreement | Fund | null)[],
): void {
  const madeUp = illustrative ? null : through.find(each => each?.illustrative)
  if (madeUp) throw illustrativeSource({ code, source: madeUp.code })
}

/** Where an agreement's money comes from: of an agreement that was amended, from the one that amends it. */
export function sourceOf(
  agreement: Pick<Agreement, 'kind' | 'parentId' | 'fromFundId'>,
  { byId, successors }: Pick<Ground, 'byId' | 'successors'>,
): Source {
  if (agreement.kind === 'contribution') return { kind: 'donor' }
  const { parentId, fromFundId } = agreement
  if (fromFundId !== null) return { kind: 'fund', id: fromFundId }
  if (parentId === null) return { kind: 'unknown' }
  const id = latestOf(parentId, successors)
  return { kind: 'agreement', id, advanceAllowed: byId.get(id)?.advanceAllowed ?? false }
}
