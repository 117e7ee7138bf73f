/** Whose word a file needs: that of everybody whose money, agreement or fund it would change, not of those it says they belong to. */
import { isDeepStrictEqual } from 'node:util'
import { type Actor, isAllowed, type Scope } from '../../../kernel/access.ts'
import type { Tx } from '../../../kernel/database/sql.ts'
import { keepers } from '../../operations/index.ts'
import { type Parties, scopeOfParties } from '../access.ts'
import { sideOf } from '../commands/post-money.ts'
import type { FlowAgreement, StoreFlows } from '../schema.ts'
import { type Agreement, agreementsOfIds, allFunds, type Following, followingOf, orNull } from '../store.ts'
import { type Meant, meantIn } from './heads.ts'
import { saidOfIds } from './said.ts'

interface Sources {
  parentId: string | null
  fromFundId: string | null
  intoFundId: string | null
}

/** Whether a file states terms that bind the parties otherwise than they are stored. Signing and ending are of either party. */
function bindsOtherwise(before: Agreement, stated: FlowAgreement, sources: Sources, { organisation, cluster }: Following) {
  const { kind, currency, projectCode, starts, ends, advanceAllowed, inKind, earmark, conditions } = stated
  const after = {
    ...{ kind, currency, projectCode, starts, ends, advanceAllowed, inKind, earmark, conditions, ...sources },
    giverId: orNull(organisation, stated.giverId),
    receiverId: orNull(organisation, stated.receiverId),
    clusterId: orNull(cluster, stated.clusterId),
  }
  return Object.entries(after).some(([term, value]) => !isDeepStrictEqual(before[term as keyof Agreement], value))
}

/**
 * What access to a file is decided on. What is known decides over what is stated: an agreement that a file names by whatever id or code is
 * the one that is stored, with its own parties. Whoever holds money passes it on, so a new source needs its holder's word, and terms that
 * bind need the giver's. What only keepers may bring is decided on the operation alone.
 */
export async function scopesOfFile(
  tx: Tx,
  input: StoreFlows,
  before: ReadonlyMap<string, Meant>,
  actor: Actor,
): Promise<Scope[]> {
  const { operationId } = input
  const operation: Scope = { operation: operationId }
  if (isAllowed(actor, keepers, [operation])) return [operation]
  const scopes = new Map<string, Scope>()
  const add = (scope: Scope) => scopes.set(JSON.stringify(scope), scope)
  const addParties = (parties: Parties, side: Parameters<typeof scopeOfParties>[3]) =>
    add(scopeOfParties(operationId, parties, actor, side))
  const addHolder = (organisationId: string | null) => add({ operation: operationId, organisation: organisationId })

  const meant = meantIn(input, before)
  const said = await saidOfIds(
    tx,
    operationId,
    input.entries.map(({ externalId }) => externalId),
  )
  const idOf = (reference: string | null, kind: Meant['kind']): string | null => {
    const found = meant.get(reference ?? '')
    return found?.kind === kind ? found.id : null
  }
  const ids = [...[...meant.values()].map(({ id }) => id), ...said.map(({ holderId }) => holderId)]
  const agreements = new Map((await agreementsOfIds(tx, operationId, [...new Set(ids)])).map(each => [each.id, each]))
  const funds = new Map((await allFunds(tx, operationId)).map(each => [each.id, each]))
  const following = await followingOf(tx, operationId)
  const statedAgreements = new Map(input.agreements.map(each => [idOf(each.externalId, 'agreement'), each]))
  const statedFunds = new Map(input.funds.map(each => [idOf(each.externalId, 'fund'), each]))
  const agreementOf = (id: string | null): Parties | null =>
    (id === null ? null : (agreements.get(id) ?? statedAgreements.get(id))) ?? null
  const holderOfFund = (id: string | null): string | null =>
    (id === null ? null : (funds.get(id) ?? statedFunds.get(id))?.organisationId) ?? null

  for (const agreement of input.agreements) {
    const { externalId, kind, parent, fromFund, intoFund } = agreement
    const known = agreements.get(idOf(externalId, 'agreement') ?? '')
    addParties(agreement, 'either')
    if (known) addParties(known, 'either')
    // One that was proposed here is not brought up to date by a file.
    if (meant.get(externalId)?.own) continue
    const sources = {
      parentId: idOf(parent, 'agreement'),
      fromFundId: idOf(fromFund, 'fund'),
      intoFundId: idOf(intoFund, 'fund'),
    }
    if (known && bindsOtherwise(known, agreement, sources, following)) {
      if (known.kind !== 'contribution') addParties(known, 'giver')
      if (known.receiverId !== orNull(following.organisation, agreement.receiverId)) addParties(known, 'receiver')
    }
    const isNewSource = sources.parentId !== (known?.parentId ?? null) || sources.fromFundId !== (known?.fromFundId ?? null)
    if (kind !== 'contribution' && isNewSource) {
      if (parent !== null) addHolder(agreementOf(sources.parentId)?.receiverId ?? null)
      if (fromFund !== null) addHolder(holderOfFund(sources.fromFundId))
    }
    if (intoFund !== null && sources.intoFundId !== (known?.intoFundId ?? null))
      addParties({ giverId: agreement.giverId, receiverId: holderOfFund(sources.intoFundId) }, 'either')
  }
  for (const fund of input.funds) {
    addHolder(fund.organisationId)
    const known = funds.get(idOf(fund.externalId, 'fund') ?? '')
    if (known) addHolder(known.organisationId)
  }
  const addMoney = (holderId: string | null, kind: string) => {
    const parties = agreementOf(holderId)
    if (parties) addParties(parties, sideOf(kind))
    else addHolder(holderOfFund(holderId))
  }
  for (const { agreement, kind } of input.entries) addMoney(meant.get(agreement)?.id ?? null, kind)
  // What is said otherwise is reversed where it lies.
  const hashes = new Map(input.entries.map(({ externalId, contentHash }) => [externalId, contentHash]))
  for (const flow of said) if (hashes.get(flow.externalId) !== flow.contentHash) addMoney(flow.holderId, flow.said.kind)

  const forKeepers = input.lenient || input.requirements.length > 0 || (input.learned?.organisations.length ?? 0) > 0
  if (forKeepers || scopes.size === 0) add(operation)
  return [...scopes.values()]
}
