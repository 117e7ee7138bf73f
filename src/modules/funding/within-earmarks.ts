/** Terms that would lie outside what the money above allows are refused before anything moves. */
import type { Db } from '../../kernel/database/sql.ts'
import type { Ground } from './ground.ts'
import { fundMixesEarmarks } from './problems.ts'
import { calledIn, problemOf, refuseAll } from './refusals.ts'
import { type Asked, binds, chainOf, outsideEarmark } from './rules.ts'
import type { AgreementTerms } from './schema.ts'
import type { Agreement, Fund } from './store.ts'

/** @throws Problem outside-earmark, for the cluster and project of the terms and everything that they earmark. */
export async function assertWithinEarmarks(
  db: Db,
  operationId: string,
  {
    terms,
    parent,
  }: { terms: Pick<AgreementTerms, 'clusterId' | 'projectCode' | 'earmark' | 'currency'>; parent: Agreement | null },
  ground: Ground,
): Promise<void> {
  if (!parent) return
  const nothing = { clusterId: null, placeId: null, groupId: null, projectCode: null }
  const { clusterIds = [], projectCodes = [], placeIds = [], groupIds = [] } = terms.earmark ?? {}
  const wanted = [
    { ...nothing, clusterId: terms.clusterId, projectCode: terms.projectCode },
    ...clusterIds.map(clusterId => ({ ...nothing, clusterId: ground.following.cluster(clusterId) })),
    ...projectCodes.map(projectCode => ({ ...nothing, projectCode })),
    ...placeIds.map(placeId => ({ ...nothing, placeId: ground.following.place(placeId) })),
    ...groupIds.map(groupId => ({ ...nothing, groupId: ground.following.group(groupId) })),
  ]
  const found = chainOf(parent, ground.byId, ground.successors).flatMap(({ code, earmark }) =>
    binds(earmark)
      ? wanted.flatMap(what =>
          outsideEarmark(earmark, what, ground.around).map(dimension => ({
            asked: asked(what, terms.currency),
            objection: { code: 'outside-earmark' as const, agreement: code, dimension, earmark, soft: false },
          })),
        )
      : [],
  )
  if (found.length === 0) return
  const called = await calledIn(
    db,
    operationId,
    found.map(({ objection, asked: of }) => ({ earmark: objection.earmark, asked: of })),
  )
  refuseAll(found.map(({ objection, asked: of }, nth) => ({ nth, problem: problemOf(objection, of, called) })))
}

/** @throws Problem fund-mixes-earmarks: what binding earmarks allow cannot be told apart any more once money lies in a fund. */
export function assertNotMixed(
  agreement: Pick<Agreement, 'code' | 'earmark'>,
  { parent, intoFund }: { parent: Agreement | null; intoFund: Fund | null },
  { byId, successors }: Ground,
): void {
  if (!intoFund) return
  const above = parent ? chainOf(parent, byId, successors) : []
  const bound = [agreement, ...above].find(({ earmark }) => binds(earmark))
  if (bound) throw fundMixesEarmarks({ fund: intoFund.code, agreement: bound.code })
}

const asked = (what: Pick<Asked, 'clusterId' | 'placeId' | 'groupId' | 'projectCode'>, currency: string): Asked => ({
  ...what,
  ...{ kind: 'allocation', happened: '', currency, amountMinor: 0n, of: 'committed', back: 'up', into: null },
})
