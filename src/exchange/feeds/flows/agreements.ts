/** What the rows of each agreement say of it together, and what forbids that. */
import type { Names } from '../../../kernel/pure/languages.ts'
import { labelOf } from '../../../kernel/pure/name-index.ts'
import type { AgreementKind, Earmark, FlowAgreement } from '../../../modules/funding/schema.ts'
import type { FlowField } from './fields.ts'
import { codesOf, looseCode } from './find.ts'
import { type Agreements, defines, type Gathered, isDefining } from './gather.ts'
import type { FlowKind } from './kinds.ts'
import { canonical, isOfSheet, type KnownAgreement, type KnownFlows, sheetAgreement } from './known.ts'
import type { FlowRow, SaidRow } from './read-row.ts'

/** One value that all rows say alike; another row that says otherwise is an error in it. */
function once(
  { stored, rows }: Gathered,
  field: FlowField,
  value: (said: SaidRow) => string | null,
  before: (agreement: KnownAgreement) => string | null,
  label: (value: string) => string = text => text,
): string | null {
  let found: { value: string; row: SaidRow } | null = null
  const was = stored ? before(stored) : null
  for (const said of rows) {
    const now = value(said)
    if (now === null) continue
    if (stored && was !== null && now !== was && !isOfSheet(stored.externalId)) {
      said.row.add('error', 'flow-agreement-differs', said.row.has(field) ? field : null, {
        code: stored.code,
        stored: label(was),
      })
      continue
    }
    if (found === null) found = { value: now, row: said }
    else if (found.value !== now)
      said.row.add('error', 'flow-says-otherwise', said.row.has(field) ? field : null, { row: found.row.row.row })
  }
  return found?.value ?? was
}

/** What all rows say of a thing that an agreement is for; null where they say different things: then it is of the entries alone. */
function shared(rows: readonly SaidRow[], value: (said: SaidRow) => string | null): string | null {
  const said = new Set(rows.map(value))
  const [only] = said
  return said.size === 1 ? (only ?? null) : null
}

const listed = (rows: readonly SaidRow[], value: (said: SaidRow) => string | null) =>
  [...new Set(rows.flatMap(said => value(said) ?? []))].sort()

function kindOfAgreement({ stored, rows }: Gathered): AgreementKind | null {
  if (stored) return stored.kind
  const kinds = rows.flatMap(({ movements }) => movements.flatMap(({ kind }) => kind.of ?? []))
  const [first] = kinds
  if (first) return first
  const [disbursed] = rows.filter(({ movements }) => movements.some(({ kind }) => kind.code === 'disbursement'))
  if (!disbursed) return null
  return disbursed.fund !== null ? 'allocation' : disbursed.parent !== null ? 'sub-grant' : null
}

/** Whether a kind of movement may be of a kind of agreement. */
const fits = (kind: FlowKind, agreement: AgreementKind) => {
  const isContribution = agreement === 'contribution'
  if (kind.of === 'contribution' || kind.lessens === 'pledged') return isContribution
  if (kind.code === 'disbursement') return !isContribution
  // Money is passed on under allocations and sub-grants: a stored one may be called by the word of the other.
  return kind.of === null || !isContribution
}

function earmarkOf({ stored, rows }: Gathered, defining: readonly SaidRow[]): Earmark | null {
  const before = stored?.earmark ?? null
  if (!rows.some(({ strength, earmarkWords }) => strength !== null || earmarkWords !== null)) return before
  const strength = defining.find(said => said.strength !== null)?.strength ?? before?.strength ?? 'earmarked'
  const words = defining.find(said => said.earmarkWords !== null)?.earmarkWords ?? before?.words ?? null
  const open = strength === 'unearmarked'
  return {
    ...{ strength, words },
    clusterIds: open ? [] : listed(defining, said => said.clusterId),
    projectCodes: open ? [] : listed(defining, said => said.projectCode),
    placeIds: open ? [] : listed(defining, said => said.placeId),
    groupIds: open ? [] : listed(defining, said => said.groupId),
  }
}

interface Source {
  parent: string | null
  fromFund: string | null
  intoFund: string | null
}

/** Where the money of an agreement comes from or goes into. @param parentOf the code that a row means. */
function sourceOf(into: Gathered, kind: AgreementKind, parentOf: (said: SaidRow) => string | null): Source {
  const { stored } = into
  const fund = once(
    into,
    'fund',
    said => said.fund,
    agreement => (kind === 'contribution' ? agreement.intoFund : agreement.fromFund),
  )
  if (kind === 'contribution') return { parent: null, fromFund: null, intoFund: fund }
  const parent = once(into, 'parent', parentOf, agreement => agreement.parent)
  if (parent !== null && fund !== null && stored === undefined)
    into.rows[0]?.row.add('error', 'flow-two-sources', into.rows[0].row.has('fund') ? 'fund' : 'parent')
  return { parent, fromFund: parent === null ? fund : null, intoFund: stored?.intoFund ?? null }
}

const namesFor = (from: Names | undefined, to: Names | undefined, code: string): Names => {
  const names: Names = {}
  for (const language of ['en', 'ar', 'ckb'] as const) {
    const [giver, receiver] = [from?.[language], to?.[language]]
    if (giver && receiver) names[language] = `${giver} → ${receiver}`.slice(0, 300)
  }
  if (Object.keys(names).length > 0) return names
  const both = [labelOf(from ?? {}), labelOf(to ?? {})].filter(Boolean).join(' → ')
  return { en: (both || code).slice(0, 300) }
}

/** Rows that cannot be read and say, or may say, what an agreement is: others of it wait for them. */
function lostAgreements(failed: readonly SaidRow[]): Map<string, { row: FlowRow; surely: boolean }> {
  const lost = new Map<string, { row: FlowRow; surely: boolean }>()
  for (const said of failed) {
    const surely = said.movements.some(({ kind }) => kind.of !== null)
    if (said.agreement === null || !(surely || said.movements.length === 0)) continue
    const key = looseCode(said.agreement)
    if (surely || !lost.has(key)) lost.set(key, { row: said.row, surely })
  }
  return lost
}

/** Makes of the rows of each agreement what it will be. What forbids it is noted in them. */
export function settleAgreements(
  { gathered }: Agreements,
  known: KnownFlows,
  { labelOfOrganisation, failed }: { labelOfOrganisation: (id: string) => string; failed: readonly SaidRow[] },
): void {
  const lost = lostAgreements(failed)
  const all = codesOf([
    ...known.agreements.map(({ code }) => ({ code, of: code })),
    ...gathered.filter(({ stored }) => !stored).map(({ code }) => ({ code, of: code })),
  ])
  const byCode = new Map(gathered.map(each => [each.code, each]))
  const storedByCode = new Map(known.agreements.map(each => [each.code, each]))
  const organisations = new Map(known.reference.organisations.map(({ id, names }) => [id, names]))
  const funds = new Map(known.funds.map(fund => [fund.code, fund]))
  const parentOf = (said: SaidRow): string | null => {
    if (said.parent === null) return null
    const found = all.find(said.parent)
    if (!found) said.row.add('error', 'flow-parent-unknown', 'parent', { suggestions: all.near(said.parent) })
    return found?.code ?? null
  }
  for (const into of gathered) {
    const defining = into.rows.filter(defines)
    const [first] = into.rows
    if (!first) continue
    const waits = into.stored ? undefined : lost.get(looseCode(into.code))
    if (waits && (waits.surely || defining.length === 0)) {
      for (const { row } of into.rows) row.add('error', 'flow-agreement-left', 'agreement', { row: waits.row.row })
      continue
    }
    const kind = kindOfAgreement(into)
    if (kind === null) {
      for (const { row } of into.rows)
        row.add('error', 'flow-agreement-unknown', 'agreement', { suggestions: all.near(into.code) })
      continue
    }
    for (const said of into.rows)
      for (const movement of said.movements)
        if (!fits(movement.kind, kind)) said.row.add('error', 'flow-kind-differs', 'kind', { code: into.code })
    const of = { ...into, rows: defining }
    const source = sourceOf(of, kind, parentOf)
    const giver = once(
      of,
      'giver',
      said => said.giverId,
      agreement => agreement.giverId,
      labelOfOrganisation,
    )
    const receiver = once(
      of,
      'receiver',
      said => said.receiverId,
      agreement => agreement.receiverId,
      labelOfOrganisation,
    )
    const days = defining
      .filter(({ movements }) => movements.some(({ kind: each }) => isDefining(each) && each.code !== 'pledge'))
      .flatMap(({ happened }) => happened ?? [])
    const signed = [...days, ...(into.stored?.signedOn ? [into.stored.signedOn] : [])].sort()[0] ?? null
    const before = into.stored
    const valued = once(
      of,
      'inKind',
      said => said.inKind,
      ({ inKind }) => inKind?.method ?? null,
    )
    const now: KnownAgreement = {
      ...{ code: into.code, externalId: before ? before.externalId : sheetAgreement(into.code), kind, ...source },
      giverId: giver ?? giverFrom(source, byCode, storedByCode, funds),
      receiverId: receiver ?? (source.intoFund === null ? null : (funds.get(source.intoFund)?.organisationId ?? null)),
      names: before?.names ?? {},
      reference: once(
        of,
        'reference',
        said => said.reference,
        agreement => agreement.reference,
      ),
      currency:
        once(
          of,
          'currency',
          said => said.movements[0]?.currency ?? null,
          agreement => agreement.currency,
        ) ?? 'USD',
      projectCode: before?.projectCode ?? shared(defining, said => said.projectCode),
      clusterId: before?.clusterId ?? shared(defining, said => said.clusterId),
      state: before && before.state !== 'proposed' ? before.state : signed === null ? 'proposed' : 'in-force',
      signedOn: signed,
      starts: once(
        of,
        'starts',
        said => said.starts,
        agreement => agreement.starts,
      ),
      ends: once(
        of,
        'ends',
        said => said.ends,
        agreement => agreement.ends,
      ),
      endedOn: before?.endedOn ?? null,
      advanceAllowed: before?.advanceAllowed ?? false,
      inKind: valued === null ? null : before?.inKind?.method === valued ? before.inKind : { method: valued, source: null },
      earmark: earmarkOf(into, defining),
    }
    if (!before) {
      now.names = namesFor(organisations.get(now.giverId ?? ''), organisations.get(now.receiverId ?? ''), into.code)
      checkNew(into, now, known, labelOfOrganisation)
    } else if (!isOfSheet(before.externalId)) {
      now.state = before.state
      now.signedOn = before.signedOn
    }
    into.now = now
    into.differs =
      before === undefined || (isOfSheet(before.externalId) && canonical(flowAgreement(before)) !== canonical(flowAgreement(now)))
  }
  for (const into of gathered) checkSource(into, byCode, storedByCode)
}

/** Who holds the money that an agreement passes on. */
function giverFrom(
  { parent, fromFund }: Source,
  byCode: ReadonlyMap<string, Gathered>,
  stored: ReadonlyMap<string, KnownAgreement>,
  funds: ReadonlyMap<string, KnownFlows['funds'][number]>,
): string | null {
  if (fromFund !== null) return funds.get(fromFund)?.organisationId ?? null
  if (parent === null) return null
  const above = byCode.get(parent)
  return (
    above?.now?.receiverId ??
    stored.get(parent)?.receiverId ??
    above?.rows.find(said => said.receiverId !== null)?.receiverId ??
    null
  )
}

/** What an agreement that begins must have. */
function checkNew({ rows }: Gathered, now: KnownAgreement, known: KnownFlows, labelOfOrganisation: (id: string) => string): void {
  const [first] = rows
  if (!first) return
  const { row } = first
  const column = (field: FlowField) => (row.has(field) ? field : null)
  if (now.giverId === null && row.text('giver') === null) row.add('warning', 'flow-giver-missing', column('giver'))
  if (now.receiverId === null && row.text('receiver') === null) row.add('error', 'flow-receiver-missing', column('receiver'))
  if (now.kind !== 'contribution' && now.parent === null && now.fromFund === null && first.parent === null) {
    const held = now.giverId === null ? [] : known.agreements.filter(({ receiverId }) => receiverId === now.giverId)
    row.add('error', 'flow-source-missing', column('parent'), {
      giver: now.giverId === null ? '–' : labelOfOrganisation(now.giverId),
      suggestions: held.map(({ code }) => code).join(', '),
    })
  }
}

/** Money comes from who holds it, and never from itself. */
function checkSource(into: Gathered, byCode: ReadonlyMap<string, Gathered>, stored: ReadonlyMap<string, KnownAgreement>): void {
  const { now, rows } = into
  if (!now || now.parent === null || into.stored) return
  const above = (code: string) => byCode.get(code)?.now ?? stored.get(code)
  const seen = new Set([now.code])
  for (let at: string | null = now.parent; at !== null; at = above(at)?.parent ?? null) {
    if (seen.has(at)) {
      for (const { row } of rows) row.add('error', 'flow-own-circle', 'parent', { code: now.code })
      return
    }
    seen.add(at)
  }
  const holder = above(now.parent)?.receiverId ?? null
  if (holder !== null && now.giverId !== null && holder !== now.giverId)
    for (const { row } of rows.filter(said => said.giverId !== null))
      row.add('error', 'flow-giver-not-holder', 'giver', { parent: now.parent })
}

/** The agreement as it is given to the funding room. */
export function flowAgreement(now: KnownAgreement): FlowAgreement {
  return {
    externalId: now.externalId ?? sheetAgreement(now.code),
    ...{ code: now.code, kind: now.kind, giverId: now.giverId, receiverId: now.receiverId, parent: now.parent },
    ...{ fromFund: now.fromFund, intoFund: now.intoFund, names: now.names, reference: now.reference, currency: now.currency },
    ...{ projectCode: now.projectCode, clusterId: now.clusterId, state: now.state, signedOn: now.signedOn },
    ...{ starts: now.starts, ends: now.ends, advanceAllowed: now.advanceAllowed, inKind: now.inKind, earmark: now.earmark },
    ...{ conditions: null, note: null, identifiers: [] },
  }
}
