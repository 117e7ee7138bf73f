/** Reads and writes of the room that several commands and views share. */
import { type Db, type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import type { Names } from '../../kernel/pure/languages.ts'
import { followMerges } from '../operations/index.ts'
import { mergedOrganisations } from '../organisations/index.ts'
import { mergedPlaces } from '../places/index.ts'
import { mergedEntries } from '../plan/index.ts'
import type { AgreementFacts } from './rules.ts'
import type { AgreementKind, AgreementState, AgreementTerms, Earmark } from './schema.ts'

export interface Fund {
  id: string
  code: string
  organisationId: string | null
  names: Names
  opened: string | null
  closed: string | null
  source: string | null
  externalId: string | null
  importId: string | null
  illustrative: boolean
  version: number
}

export interface Agreement extends AgreementFacts {
  kind: AgreementKind
  state: AgreementState
  giverId: string | null
  receiverId: string | null
  names: Names
  reference: string | null
  projectCode: string | null
  clusterId: string | null
  endedReason: string | null
  inKind: { method: string; source: string | null } | null
  conditions: string | null
  successorOf: string | null
  note: string | null
  source: string | null
  knownApart: string | null
  externalId: string | null
  identifiers: { scheme: string; value: string }[]
  importId: string | null
  illustrative: boolean
  version: number
}

export type Follow = (id: string) => string

/** What was merged since is followed when it is read: agreements and totals name entries as they were then. */
export interface Following {
  organisation: Follow
  cluster: Follow
  place: Follow
  group: Follow
}

export async function followingOf(db: Db, operationId: string): Promise<Following> {
  // One after the other: inside a transaction there is one connection.
  const organisation = followMerges(await mergedOrganisations(db, operationId))
  const cluster = followMerges(await mergedEntries(db, 'cluster', operationId))
  const group = followMerges(await mergedEntries(db, 'group', operationId))
  const place = followMerges(await mergedPlaces(db, operationId))
  return { organisation, cluster, place, group }
}

export const orNull = (follow: Follow, id: string | null): string | null => (id === null ? null : follow(id))

function followedEarmark(earmark: Earmark | null, following: Following): Earmark | null {
  if (earmark === null) return null
  const all = (ids: readonly string[], follow: Follow) => [...new Set(ids.map(follow))]
  return {
    ...earmark,
    clusterIds: all(earmark.clusterIds, following.cluster),
    placeIds: all(earmark.placeIds, following.place),
    groupIds: all(earmark.groupIds, following.group),
  }
}

const agreementColumns = sql`id, code, kind, giver_id as "giverId", receiver_id as "receiverId", parent_id as "parentId",
  from_fund_id as "fromFundId", into_fund_id as "intoFundId", names, reference, currency, project_code as "projectCode",
  cluster_id as "clusterId", state, signed_on::text as "signedOn", starts::text, ends::text, ended_on::text as "endedOn",
  ended_reason as "endedReason", advance_allowed as "advanceAllowed", in_kind as "inKind", earmark, conditions,
  successor_of as "successorOf", note, source, known_apart as "knownApart", external_id as "externalId", identifiers,
  import_id as "importId", illustrative, version`

const fundColumns = sql`id, code, organisation_id as "organisationId", names, opened::text, closed::text, source,
  external_id as "externalId", import_id as "importId", illustrative, version`

async function readAgreements(db: Db, operationId: string, condition: RawBuilder<unknown>): Promise<Agreement[]> {
  const found = await db.rows<Agreement>(sql`select ${agreementColumns} from agreement
    where operation_id = ${operationId} and withdrawn_at is null and ${condition} order by code, id`)
  if (found.length === 0) return []
  const following = await followingOf(db, operationId)
  return found.map(agreement => ({
    ...agreement,
    giverId: orNull(following.organisation, agreement.giverId),
    receiverId: orNull(following.organisation, agreement.receiverId),
    clusterId: orNull(following.cluster, agreement.clusterId),
    earmark: followedEarmark(agreement.earmark, following),
  }))
}

/** All agreements of an operation, by code, in the names that hold today. */
export const allAgreements = (db: Db, operationId: string) => readAgreements(db, operationId, sql`true`)

export const agreementsOfIds = (db: Db, operationId: string, ids: readonly string[]) =>
  readAgreements(db, operationId, sql`id = any(${[...ids]}::uuid[])`)

export async function findAgreement(db: Db, operationId: string, code: string): Promise<Agreement | null> {
  const [found] = await readAgreements(db, operationId, sql`code = ${code}`)
  return found ?? null
}

/** An agreement as it stands, alone until the transaction ends. */
export async function lockAgreement(tx: Tx, operationId: string, code: string): Promise<Agreement | null> {
  await tx.rows(sql`select 1 from agreement where operation_id = ${operationId} and code = ${code} for no key update`)
  return findAgreement(tx, operationId, code)
}

export async function allFunds(db: Db, operationId: string): Promise<Fund[]> {
  const found = await db.rows<Fund>(sql`select ${fundColumns} from fund
    where operation_id = ${operationId} and withdrawn_at is null order by code, id`)
  const organisation = followMerges(await mergedOrganisations(db, operationId))
  return found.map(fund => ({ ...fund, organisationId: orNull(organisation, fund.organisationId) }))
}

export async function findFund(db: Db, operationId: string, code: string): Promise<Fund | null> {
  return (await allFunds(db, operationId)).find(fund => fund.code === code) ?? null
}

/** Keeps whoever writes agreements or moves their money apart, so that what the rules were asked of is still so when it is written. */
export async function lockFunding(tx: Tx, operationId: string, how: 'alone' | 'shared'): Promise<void> {
  const lock = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await tx.rows(sql`select ${lock}(hashtextextended(${`funding ${operationId}`}, 0))`)
}

/** Whether a code is free for an agreement or a fund: the two share their codes, for money names either. */
export async function codeIsTaken(db: Db, operationId: string, code: string): Promise<boolean> {
  const found = await db.find(sql`select 1 from agreement where operation_id = ${operationId} and code = ${code}
    union all select 1 from fund where operation_id = ${operationId} and code = ${code}`)
  return found !== undefined
}

export interface NewAgreement extends AgreementTerms {
  id: string
  code: string
  kind: AgreementKind
  giverId: string | null
  receiverId: string | null
  parentId: string | null
  fromFundId: string | null
  intoFundId: string | null
  state: AgreementState
  signedOn: string | null
  successorOf: string | null
  knownApart: string | null
  illustrative: boolean
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

export async function insertAgreement(tx: Tx, operationId: string, a: NewAgreement): Promise<void> {
  await tx.run(sql`insert into agreement (operation_id, id, code, kind, giver_id, receiver_id, parent_id, from_fund_id, into_fund_id, names,
      reference, currency, project_code, cluster_id, state, signed_on, starts, ends, advance_allowed, in_kind, earmark, conditions, successor_of,
      note, source, known_apart, illustrative)
    values (${operationId}, ${a.id}, ${a.code}, ${a.kind}, ${a.giverId}, ${a.receiverId}, ${a.parentId}, ${a.fromFundId}, ${a.intoFundId},
      ${JSON.stringify(a.names)}::jsonb, ${a.reference}, ${a.currency}, ${a.projectCode}, ${a.clusterId}, ${a.state}, ${a.signedOn}, ${a.starts},
      ${a.ends}, ${a.advanceAllowed}, ${json(a.inKind)}::jsonb, ${json(a.earmark)}::jsonb, ${a.conditions}, ${a.successorOf}, ${a.note},
      ${a.source}, ${a.knownApart}, ${a.illustrative})`)
}

export interface BudgetLine {
  id: string
  agreementId: string
  code: string
  names: Names
  clusterId: string | null
  amountMinor: string
  spentMinor: string
}
export interface Duty {
  id: string
  agreementId: string
  kind: 'report' | 'financial-report' | 'condition'
  names: Names
  dueOn: string
  doneOn: string | null
}
export interface PlannedPayment {
  id: string
  agreementId: string
  on: string
  amountMinor: string
  direction: 'in' | 'out'
}

export const budgetLinesOf = (db: Db, operationId: string, agreementIds: readonly string[]) =>
  db.rows<BudgetLine>(sql`select id, agreement_id as "agreementId", code, names, cluster_id as "clusterId", amount_minor::text as "amountMinor",
      spent_minor::text as "spentMinor"
    from budget_line where operation_id = ${operationId} and agreement_id = any(${[...agreementIds]}::uuid[]) and ended_at is null
    order by agreement_id, position`)

export const dutiesOf = (db: Db, operationId: string, condition: RawBuilder<unknown>) =>
  db.rows<Duty>(sql`select d.id, d.agreement_id as "agreementId", d.kind, d.names, d.due_on::text as "dueOn", d.done_on::text as "doneOn"
    from agreement_duty d where d.operation_id = ${operationId} and d.ended_at is null and ${condition} order by d.due_on, d.id`)

export const plannedOf = (db: Db, operationId: string, condition: RawBuilder<unknown>) =>
  db.rows<PlannedPayment>(sql`select p.id, p.agreement_id as "agreementId", p.on_day::text as "on", p.amount_minor::text as "amountMinor",
      p.direction
    from planned_payment p where p.operation_id = ${operationId} and ${condition} order by p.on_day, p.id`)

/** The day of an instant, UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10)
