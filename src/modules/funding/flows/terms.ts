/** Terms that a file states are held to the rules of those that are proposed by hand: where money comes from, and what it is for. */
import type { Tx } from '../../../kernel/database/sql.ts'
import { Problem } from '../../../kernel/problems.ts'
import { aroundOf, assertNotOnMadeUp, type Ground } from '../ground.ts'
import { giverHoldsNothing } from '../problems.ts'
import type { StoreFlows } from '../schema.ts'
import { type Agreement, allAgreements, allFunds, followingOf } from '../store.ts'
import { assertNotMixed, assertWithinEarmarks } from '../within-earmarks.ts'

async function groundNow(tx: Tx, operationId: string, placeIds: readonly string[]): Promise<Ground> {
  const agreements = await allAgreements(tx, operationId)
  const following = await followingOf(tx, operationId)
  return {
    byCode: new Map(agreements.map(each => [each.code, each])),
    byId: new Map(agreements.map(each => [each.id, each])),
    funds: await allFunds(tx, operationId),
    successors: new Map(agreements.flatMap(({ id, successorOf }) => (successorOf ? [[successorOf, id] as const] : []))),
    around: await aroundOf(tx, operationId, placeIds.map(following.place)),
    following,
  }
}

/** What speaks against an agreement as it stands now. @throws Problem */
async function assertTerms(
  tx: Tx,
  { operationId, lenient }: Pick<StoreFlows, 'operationId' | 'lenient'>,
  agreement: Agreement,
  ground: Ground,
): Promise<void> {
  const { code, giverId, parentId, fromFundId, intoFundId } = agreement
  const fund = (fundId: string | null) => ground.funds.find(({ id }) => id === fundId) ?? null
  const parent = ground.byId.get(parentId ?? '') ?? null
  const [fromFund, intoFund] = [fund(fromFundId), fund(intoFundId)]
  assertNotOnMadeUp(agreement, [parent, fromFund, intoFund])
  if (lenient) return
  const holder = parent?.receiverId ?? fromFund?.organisationId ?? null
  if (holder !== null && giverId !== null && giverId !== holder)
    throw giverHoldsNothing({ code, parent: parent?.code ?? fromFund?.code ?? '' })
  assertNotMixed(agreement, { parent, intoFund }, ground)
  await assertWithinEarmarks(tx, operationId, { terms: agreement, parent }, ground)
}

/**
 * Asks the rules of agreements that a file made or changed. What strangers published is stored as it stands, but never on made-up money.
 * @throws Problem the first refusal, at the agreement of the file that it is about.
 */
export async function assertTermsOfFile(
  tx: Tx,
  { operationId, lenient, agreements }: Pick<StoreFlows, 'operationId' | 'lenient' | 'agreements'>,
  idOf: (externalId: string) => string | undefined,
  changedIds: ReadonlySet<string>,
): Promise<void> {
  const changed = agreements.flatMap(({ externalId }, nth) => {
    const id = idOf(externalId)
    return id !== undefined && changedIds.has(id) ? [{ id, nth }] : []
  })
  if (changed.length === 0) return
  const ground = await groundNow(
    tx,
    operationId,
    agreements.flatMap(({ earmark }) => earmark?.placeIds ?? []),
  )
  for (const { id, nth } of changed) {
    const agreement = ground.byId.get(id)
    if (!agreement) continue
    try {
      await assertTerms(tx, { operationId, lenient }, agreement, ground)
    } catch (error) {
      if (error instanceof Problem)
        error.fields.splice(0, error.fields.length, { pointer: `/agreements/${nth}`, code: error.code })
      throw error
    }
  }
}
