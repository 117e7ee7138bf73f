/** Funds and agreements as a file states them: those that are known by their external id are brought up to date. */
import { recordset } from '../../../kernel/database/batch.ts'
import { type Db, sql, type Tx } from '../../../kernel/database/sql.ts'
import { idOf, newId } from '../../../kernel/pure/ids.ts'
import { flowReference, ownCircle, wrongSource } from '../problems.ts'
import { isOwnCircle } from '../rules.ts'
import type { FlowAgreement, FlowFund, StoreFlows } from '../schema.ts'
import { assertTermsOfFile } from './terms.ts'

/** What a reference of a file means. */
export interface Meant {
  id: string
  kind: 'agreement' | 'fund'
  /** Known by a code alone: it was proposed or opened here, and is not brought up to date by a file. */
  own: boolean
}

/** Agreements and funds that references mean: by what a source knows them by, else by their codes. Taken back ones too. */
export async function meantBy(db: Db, operationId: string, refs: readonly string[]): Promise<Map<string, Meant>> {
  const asked = [...new Set(refs)]
  const found = await db.rows<
    Meant & { code: string; externalId: string | null; withdrawn: boolean }
  >(sql`select id, code, external_id as "externalId", 'agreement' as kind, withdrawn_at is not null as withdrawn from agreement
      where operation_id = ${operationId} and (code = any(${asked}::text[]) or external_id = any(${asked}::text[]))
    union all select id, code, external_id, 'fund', withdrawn_at is not null from fund
      where operation_id = ${operationId} and (code = any(${asked}::text[]) or external_id = any(${asked}::text[]))`)
  const meant = new Map<string, Meant>()
  for (const { id, kind, code, externalId, withdrawn } of found)
    if (!withdrawn) meant.set(code, { id, kind, own: externalId === null })
  for (const { id, kind, externalId } of found) if (externalId !== null) meant.set(externalId, { id, kind, own: false })
  return meant
}

/** All references of a file. */
export function refsOf({ funds, agreements, entries }: StoreFlows): string[] {
  return [
    ...funds.flatMap(({ externalId, code }) => [externalId, code ?? externalId]),
    ...agreements.flatMap(({ externalId, code, parent, fromFund, intoFund }) =>
      [externalId, code, parent, fromFund, intoFund].filter(ref => ref !== null),
    ),
    ...entries.map(({ agreement }) => agreement),
  ]
}

const codeMax = 80
/** A code of an id that may be longer than codes are. */
const codeOf = ({ code, externalId }: Pick<FlowAgreement, 'code' | 'externalId'>): string =>
  code ?? (externalId.length <= codeMax ? externalId : `${externalId.slice(0, 60)}~${idOf(idSpace, externalId).slice(0, 8)}`)
const idSpace = '6f0e2a4c-5d0f-5a0b-8c3f-2f9e0f1f7d55'

export interface HeadsStored {
  /** What every reference of the file means. */
  meant: Map<string, Meant>
  funds: { made: number; changed: number; ids: string[] }
  agreements: { made: number; changed: number; ids: string[] }
}

interface Stored {
  id: string
  made: boolean
}

/** Those that the file itself states: new, or known by their external id. One that is known by its code alone stays as it is. */
function stated<Part extends { externalId: string; code: string | null }>(
  parts: readonly Part[],
  meant: Map<string, Meant>,
  kind: Meant['kind'],
) {
  return parts.flatMap(part => {
    const known = meant.get(part.externalId) ?? meant.get(part.code ?? '')
    if (known?.own) {
      meant.set(part.externalId, known)
      return []
    }
    const id = known?.kind === kind ? known.id : newId()
    meant.set(part.externalId, { id, kind, own: false })
    if (part.code !== null) meant.set(part.code, { id, kind, own: false })
    return [{ ...part, id, code: codeOf(part) }]
  })
}

/** What every reference of a file means once the file is stored: what is known is what it was, whatever the file says of it. */
export function meantIn({ funds, agreements }: StoreFlows, before: ReadonlyMap<string, Meant>): Map<string, Meant> {
  const meant = new Map(before)
  stated(funds, meant, 'fund')
  stated(agreements, meant, 'agreement')
  return meant
}

const counted = (stored: readonly Stored[]) => ({
  made: stored.filter(({ made }) => made).length,
  changed: stored.filter(({ made }) => !made).length,
  ids: stored.map(({ id }) => id),
})

type Common = Pick<StoreFlows, 'operationId' | 'importId' | 'source' | 'illustrative'>

async function storeFunds(
  tx: Tx,
  { operationId, importId, source, illustrative }: Common,
  funds: readonly (FlowFund & { id: string })[],
) {
  const rows = funds.map(({ id, code, externalId, organisationId, names, opened, closed }) => ({
    ...{ id, code, names, opened, closed, external_id: externalId, organisation_id: organisationId },
  }))
  const stored =
    await tx.rows<Stored>(sql`insert into fund (operation_id, id, code, organisation_id, names, opened, closed, source, external_id,
      import_id, illustrative)
    select ${operationId}, id, code, organisation_id, names, opened, closed, ${source}, external_id, ${importId}::uuid, ${illustrative}
    from ${recordset(rows, 'id uuid, code text, organisation_id uuid, names jsonb, opened date, closed date, external_id text')}
    on conflict (operation_id, id) do update set code = excluded.code, organisation_id = excluded.organisation_id, names = excluded.names,
      opened = excluded.opened, closed = excluded.closed, withdrawn_at = null, version = fund.version + 1
    where (fund.code, fund.organisation_id, fund.names, fund.opened, fund.closed, fund.withdrawn_at)
      is distinct from (excluded.code, excluded.organisation_id, excluded.names, excluded.opened, excluded.closed, null::timestamptz)
    returning id, version = 1 as made`)
  return counted(stored)
}

const termColumns = [
  'code',
  'kind',
  'giver_id',
  'receiver_id',
  'parent_id',
  'from_fund_id',
  'into_fund_id',
  'names',
  'reference',
  'currency',
  'project_code',
  'cluster_id',
  'state',
  'signed_on',
  'starts',
  'ends',
  'advance_allowed',
  'in_kind',
  'earmark',
  'conditions',
  'note',
  'identifiers',
] as const
const termTypes = `id uuid, external_id text, code text, kind text, giver_id uuid, receiver_id uuid, parent_id uuid, from_fund_id uuid, into_fund_id uuid,
  names jsonb, reference text, currency text, project_code text, cluster_id uuid, state text, signed_on date, starts date, ends date,
  advance_allowed boolean, in_kind jsonb, earmark jsonb, conditions text, note text, identifiers jsonb`

type Placed = FlowAgreement & { id: string; parentId: string | null; fromFundId: string | null; intoFundId: string | null }

async function storeAgreements(tx: Tx, { operationId, importId, source, illustrative }: Common, agreements: readonly Placed[]) {
  const rows = agreements.map(a => ({
    ...{ id: a.id, external_id: a.externalId, code: a.code, kind: a.kind, giver_id: a.giverId, receiver_id: a.receiverId },
    ...{ parent_id: a.parentId, from_fund_id: a.fromFundId, into_fund_id: a.intoFundId, names: a.names, reference: a.reference },
    ...{ currency: a.currency, project_code: a.projectCode, cluster_id: a.clusterId, state: a.state, signed_on: a.signedOn },
    ...{ starts: a.starts, ends: a.ends, advance_allowed: a.advanceAllowed, in_kind: a.inKind, earmark: a.earmark },
    ...{ conditions: a.conditions, note: a.note, identifiers: a.identifiers },
  }))
  const columns = sql.raw(termColumns.join(', '))
  const before = sql.raw(termColumns.map(name => `agreement.${name}`).join(', '))
  const after = sql.raw(termColumns.map(name => `excluded.${name}`).join(', '))
  const set = sql.raw(termColumns.map(name => `${name} = excluded.${name}`).join(', '))
  const ended = sql`case when state = 'ended' then ${source}::text end`
  const stored =
    await tx.rows<Stored>(sql`insert into agreement (operation_id, id, external_id, ${columns}, ended_on, ended_reason, source,
      import_id, illustrative)
    select ${operationId}, id, external_id, ${columns}, case when state = 'ended' then ends end, ${ended}, ${source}, ${importId}::uuid, ${illustrative}
    from ${recordset(rows, termTypes)}
    on conflict (operation_id, id) do update set ${set}, ended_on = excluded.ended_on, ended_reason = excluded.ended_reason,
      withdrawn_at = null, version = agreement.version + 1
    where (${before}, agreement.withdrawn_at) is distinct from (${after}, null::timestamptz)
    returning id, version = 1 as made`)
  return counted(stored)
}

/** @throws Problem for a reference that means nothing, for money that would come from itself, and for terms that the rules forbid. */
export async function storeHeads(tx: Tx, input: StoreFlows, meant: Map<string, Meant>): Promise<HeadsStored> {
  const funds = await storeFunds(tx, input, stated(input.funds, meant, 'fund'))
  const agreements = stated(input.agreements, meant, 'agreement')
  const of = (reference: string | null, kind: Meant['kind']): string | null => {
    if (reference === null) return null
    const found = meant.get(reference)
    if (found?.kind !== kind) throw flowReference({ reference })
    return found.id
  }
  const twoSources = agreements.find(({ kind, parent, fromFund }) =>
    kind === 'contribution' ? parent !== null || fromFund !== null : parent !== null && fromFund !== null,
  )
  if (twoSources) throw wrongSource({ code: twoSources.code })
  const placed = agreements.map(agreement => ({
    ...agreement,
    parentId: of(agreement.parent, 'agreement'),
    fromFundId: of(agreement.fromFund, 'fund'),
    intoFundId: of(agreement.intoFund, 'fund'),
  }))
  await assertNoCircle(tx, input.operationId, placed)
  const stored = await storeAgreements(tx, input, placed)
  await assertTermsOfFile(tx, input, reference => meant.get(reference)?.id, new Set(stored.ids))
  return { meant, funds, agreements: stored }
}

async function assertNoCircle(tx: Tx, operationId: string, placed: readonly Placed[]): Promise<void> {
  const known = await tx.rows<{ id: string; parentId: string | null }>(
    sql`select id, parent_id as "parentId" from agreement where operation_id = ${operationId}`,
  )
  const byId = new Map([...known, ...placed].map(each => [each.id, each]))
  const circle = placed.find(({ id }) => isOwnCircle(id, byId))
  if (circle) throw ownCircle({ code: circle.code ?? circle.externalId })
}
