/** Writing entries that are worked out: a few statements for any number of them. */
import { sql, type Tx } from '../../kernel/database/sql.ts'
import type { Opening } from './opening.ts'
import type { Account } from './rules.ts'
import type { EntryKind, Leg, PostedEntry, Rate } from './schema.ts'

/** An entry that is worked out and not yet written. */
export interface WorkedEntry extends Omit<PostedEntry, 'no'> {
  byRoot: readonly { rootId: string | null; amountMinor: bigint; baseMinor: bigint | null }[]
  rate: Rate | null
  reversedReason: string | null
  agreementId: string | null
  counterpartId: string | null
  clusterId: string | null
  placeId: string | null
  groupId: string | null
  projectCode: string | null
  activityId: string | null
  budgetLineId: string | null
  words: string | null
  source: string | null
  importId: string | null
  illustrative: boolean
}

/** Who posts, as the command's context tells it. */
export interface Posting {
  commandId: string
  now: Date
}

const noRoot = '00000000-0000-0000-0000-000000000000'

function entryRow(entry: WorkedEntry, nth: number) {
  return {
    nth,
    id: entry.id,
    kind: entry.kind,
    happened: entry.happened,
    currency: entry.currency,
    amount_minor: String(entry.amountMinor),
    leg_count: entry.legs.length,
    rate: entry.rate?.unitsPerBase ?? null,
    rate_day: entry.rate?.day ?? null,
    rate_source: entry.rate?.source ?? null,
    base_minor: entry.baseMinor === null ? null : String(entry.baseMinor),
    reverses: entry.reverses,
    reversed_reason: entry.reversedReason,
    words: entry.words,
    source: entry.source,
    agreement_id: entry.agreementId,
    counterpart_id: entry.counterpartId,
    cluster_id: entry.clusterId,
    place_id: entry.placeId,
    group_id: entry.groupId,
    project_code: entry.projectCode,
    activity_id: entry.activityId,
    budget_line_id: entry.budgetLineId,
    import_id: entry.importId,
    illustrative: entry.illustrative,
  }
}

function legRows(entries: readonly WorkedEntry[], idOf: (account: Account) => string) {
  return entries.flatMap(({ id, legs }) =>
    legs.map(leg => ({
      entry_id: id,
      no: leg.no,
      account_id: idOf(leg),
      root_id: leg.rootId,
      amount_minor: String(leg.amountMinor),
      base_minor: leg.baseMinor === null ? null : String(leg.baseMinor),
    })),
  )
}

/** Changes of balances: of those that are there, and of those that may not be. */
function balanceRows(entries: readonly WorkedEntry[], { idOf, isKept }: Pick<Opening, 'idOf' | 'isKept'>) {
  const changes = new Map<string, { leg: Leg; id: string; amountMinor: bigint }>()
  for (const leg of entries.flatMap(({ legs }) => legs)) {
    const id = idOf(leg)
    const key = `${id} ${leg.rootId ?? ''}`
    const change = changes.get(key)
    if (change) change.amountMinor += leg.amountMinor
    else changes.set(key, { leg, id, amountMinor: leg.amountMinor })
  }
  const changed = [...changes.values()].filter(({ amountMinor }) => amountMinor !== 0n)
  const of = ({ leg, id, amountMinor }: (typeof changed)[number]) => ({
    account_id: id,
    root_key: leg.rootId ?? noRoot,
    amount_minor: String(amountMinor),
  })
  const there = Map.groupBy(changed, ({ leg }) => leg.holderId !== null && isKept(leg, leg.rootId))
  return {
    changes: there.get(true)?.map(of),
    additions: there.get(false)?.map(each => ({
      ...of(each),
      root_id: each.leg.rootId,
      may_be_negative: each.leg.holderId === null || each.leg.kind === 'advanced',
      may_be_positive: each.leg.kind !== 'advanced',
    })),
  }
}

function cellRows(entries: readonly WorkedEntry[]) {
  const cells = new Map<string, { row: object; amount: bigint; base: bigint; without: number; entries: number }>()
  for (const entry of entries) {
    const sign = entry.reverses === null ? 1 : -1
    for (const { rootId, amountMinor, baseMinor } of entry.byRoot) {
      const row = {
        month: entry.happened.slice(0, 7),
        kind: entry.kind,
        agreement_id: entry.agreementId,
        root_id: rootId,
        cluster_id: entry.clusterId,
        place_id: entry.placeId,
        group_id: entry.groupId,
        project_code: entry.projectCode,
        activity_id: entry.activityId,
        currency: entry.currency,
      }
      const key = JSON.stringify(row)
      const cell = cells.get(key) ?? { row, amount: 0n, base: 0n, without: 0, entries: 0 }
      cells.set(key, cell)
      cell.amount += BigInt(sign) * amountMinor
      cell.base += BigInt(sign) * (baseMinor ?? 0n)
      cell.without += baseMinor === null ? sign : 0
      cell.entries += sign
    }
  }
  return [...cells.values()].map(({ row, amount, base, without, entries: count }) => ({
    ...row,
    amount_minor: String(amount),
    base_minor: String(base),
    without_base: without,
    entries: count,
  }))
}

/** A first and last day that is kept: of an agreement, a root and a kind of entry. */
export interface FirstKey {
  agreement_id: string
  root_id: string | null
  kind: EntryKind
}

function firstRows(entries: readonly WorkedEntry[]) {
  const firsts = new Map<string, FirstKey & { first_on: string; last_on: string }>()
  for (const { agreementId, kind, happened, byRoot, reverses } of entries) {
    if (agreementId === null || reverses !== null) continue
    for (const { rootId } of byRoot) {
      const key = `${agreementId} ${kind} ${rootId ?? ''}`
      const first = firsts.get(key)
      if (!first) firsts.set(key, { agreement_id: agreementId, root_id: rootId, kind, first_on: happened, last_on: happened })
      else {
        if (happened < first.first_on) first.first_on = happened
        if (happened > first.last_on) first.last_on = happened
      }
    }
  }
  return [...firsts.values()]
}

/** Writes entries, and brings balances, totals and first days along. @returns them as posted, in the same order. */
export async function writeEntries(
  tx: Tx,
  operationId: string,
  entries: readonly WorkedEntry[],
  context: Posting,
  opening: Pick<Opening, 'idOf' | 'isKept'>,
): Promise<PostedEntry[]> {
  const given = {
    command_id: context.commandId,
    posted_at: context.now.toISOString(),
    entries: entries.map(entryRow),
    legs: legRows(entries, opening.idOf),
    ...balanceRows(entries, opening),
    cells: cellRows(entries),
    firsts: firstRows(entries),
  }
  const written = await tx.find<{ numbers: Record<string, string> }>(
    sql`select ledger_write(${operationId}, ${JSON.stringify(given)}::jsonb) as numbers`,
  )
  return entries.map(({ id, kind, happened, currency, amountMinor, baseMinor, reverses, legs }) => {
    const no = written?.numbers[id]
    if (no === undefined) throw new Error(`The entry ${id} was not written.`)
    return { id, no: BigInt(no), kind, happened, currency, amountMinor, baseMinor, reverses, legs }
  })
}
