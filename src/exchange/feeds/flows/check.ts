/** Checks a sheet of money: every problem of every row in one pass, and the agreements and entries it would bring. Needs no database. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { FlowAgreement, FlowEntry, MoneyKind } from '../../../modules/funding/schema.ts'
import type { TableRow } from '../../formats/table.ts'
import { createRowFilter } from '../activities/check/no-data.ts'
import type { NewEntry } from '../activities/record.ts'
import { type DateOrder, orderShown } from '../dates.ts'
import type { RowProblem } from '../problem.ts'
import { createPlaceNames } from '../projects/places.ts'
import { SheetRow, unmapped } from '../sheet-row.ts'
import { flowAgreement, settleAgreements } from './agreements.ts'
import { type FlowMapping, flowFields } from './columns.ts'
import { tellNotEnough } from './enough.ts'
import { flowEntry, type Made, makeEntries, refsOf, standingOf } from './entries.ts'
import type { FlowField } from './fields.ts'
import { codesOf } from './find.ts'
import { gatherAgreements } from './gather.ts'
import { flowKinds, kindWord } from './kinds.ts'
import type { KnownAgreement, KnownFlows } from './known.ts'
import { type FlowRow, type ReadContext, readRow } from './read-row.ts'
import { createMoneyResolver } from './resolver.ts'
import { tellObjections } from './rules-check.ts'

/** Movements of one kind and currency that storing the sheet would bring. */
export interface FlowSum {
  /** Code of `flowKinds`. */
  kind: string
  currency: string
  /** Minor units as text. */
  amountMinor: string
  count: number
}

export interface FlowsCheck {
  rows: number
  good: number
  rejected: number
  repaired: number
  problems: RowProblem[]
  problemCount: number
  newEntries: NewEntry[]
  unknownNames: NewEntry[]
  /** Agreements that begin, and those of sheets before that say something else now. */
  agreements: FlowAgreement[]
  /** Entries that are new, or other than before. */
  entries: FlowEntry[]
  /** Movements of good rows, those that the rows only imply left out. */
  compared: { new: number; changed: number; unchanged: number }
  sums: FlowSum[]
}

interface Options {
  headings: readonly string[]
  language: Language
  from1904?: boolean | undefined
  /** Whether the asking person may record such a movement of an agreement's money; null: say what the agreement is. */
  mayRecord(agreement: Pick<KnownAgreement, 'giverId' | 'receiverId'>, kind: MoneyKind | null): boolean
}

const problemsKept = 20_000

function orderOf(rows: readonly TableRow[], at: FlowMapping['at']): DateOrder | undefined {
  const columns = [at.date, at.starts, at.ends].flatMap(index => index ?? [])
  const shown = new Set(rows.flatMap(({ cells }) => columns.flatMap(index => orderShown(cells[index]) ?? [])))
  return shown.size === 2 ? 'mixed' : [...shown][0]
}

const doubledColumns = ({ doubled }: FlowMapping): RowProblem[] =>
  doubled.map(({ column, target }) => ({
    ...{ row: 0, column: column.header, columnIndex: column.index, severity: 'warning' as const, code: 'column-doubled' },
    ...{ value: null, details: { field: target ?? '' } },
  }))

/** Rows that tell of money; what else stands in the sheet is told of. */
async function rowsOf(rows: AsyncIterable<TableRow>, mapping: FlowMapping, headings: readonly string[]) {
  const given: TableRow[] = []
  for await (const row of rows) given.push(row)
  const filter = createRowFilter(unmapped, headings)
  const aside = doubledColumns(mapping)
  const mapped = new Set(flowFields.flatMap(field => mapping.at[field] ?? []))
  const read: FlowRow[] = []
  for (const each of given) {
    // A row without anything under a column that is used says nothing of money.
    if (!each.cells.some((cell, index) => mapped.has(index) && cell !== null && cell !== '')) continue
    const row = new SheetRow<FlowField>(each, mapping.at, headings)
    if (filter.notData(each.cells, row.notes)) aside.push(...row.notes.found)
    else read.push(row)
  }
  return { read, aside, order: orderOf(given, mapping.at) }
}

function contextOf(known: KnownFlows, options: Options, order: DateOrder | undefined): ReadContext {
  return {
    resolver: createMoneyResolver(known.reference, known.learn),
    places: createPlaceNames(known.reference),
    projects: codesOf(known.projectCodes.map(code => ({ code, of: code }))),
    funds: codesOf(known.funds.map(({ code, names }) => ({ code, of: code, named: Object.values(names) }))),
    baseCurrency: known.baseCurrency,
    kindWords: flowKinds.map(kind => kindWord(kind, options.language)).join(options.language === 'en' ? ', ' : '، '),
    ...{ order, from1904: options.from1904 },
  }
}

/** Checks all rows. What is wrong with one leaves it out, and holds only those up that need it. */
export async function checkFlows(
  rows: AsyncIterable<TableRow>,
  mapping: FlowMapping,
  known: KnownFlows,
  options: Options,
): Promise<FlowsCheck> {
  const { read, aside, order } = await rowsOf(rows, mapping, options.headings)
  const context = contextOf(known, options, order)
  const { resolver } = context
  const said = read.map(row => readRow(row, context))
  const sound = said.filter(({ row }) => !row.notes.failed)
  const agreements = gatherAgreements(sound, known)
  const failed = said.filter(({ row }) => row.notes.failed)
  settleAgreements(agreements, known, { labelOfOrganisation: resolver.labelOfOrganisation, failed })
  checkRights(agreements.holders, known, options)
  const made = makeEntries(sound, agreements.holders, known)
  for (const each of made)
    if (!each.implied && standingOf(each) === 'elsewhere') each.said.row.add('error', 'flow-entry-elsewhere', 'entry')
  const standing = new Map([
    ...known.agreements.map(agreement => [agreement.code, agreement] as const),
    ...agreements.gathered.flatMap(each => (each.now ? [[each.code, each.now] as const] : [])),
  ])
  tellObjections(
    made.filter(({ said: { row } }) => !row.notes.failed),
    [...standing.values()],
    known,
    options.language,
  )
  leaveDependents(agreements)
  checkEnough(made, standing, known)

  const isGood = ({ said: { row } }: Made) => !row.notes.failed
  const good = made.filter(isGood)
  const refOf = refsOf(agreements.gathered)
  const stored = good.filter(each => ['new', 'changed'].includes(standingOf(each)))
  const compared = { new: 0, changed: 0, unchanged: 0 }
  for (const each of good) {
    const became = standingOf(each)
    if (!each.implied && became !== 'elsewhere') compared[became] += 1
  }
  const used = new Set(good.map(({ content }) => content.agreement))
  const brought = agreements.gathered.filter(({ now, differs, code }) => now && differs && used.has(code))
  resolver.used(brought.flatMap(({ now }) => [now?.giverId ?? null, now?.receiverId ?? null]))
  const problems = [...aside, ...read.flatMap(({ notes }) => notes.found)]
  const failing = read.filter(({ notes }) => notes.failed)
  return {
    rows: read.length,
    good: read.length - failing.length,
    rejected: failing.length,
    repaired: read.filter(({ notes }) => !notes.failed && notes.mended).length,
    problems: problems.slice(0, problemsKept),
    problemCount: problems.length,
    newEntries: resolver.newEntries(),
    unknownNames: resolver.unknownNames(),
    agreements: brought.flatMap(({ now }) => (now ? [flowAgreement(now)] : [])),
    entries: stored.map(each => flowEntry(each, refOf)),
    compared,
    sums: sumsOf(stored),
  }
}

/** Rows of agreements that the person may not record money of. */
function checkRights(holders: ReturnType<typeof gatherAgreements>['holders'], known: KnownFlows, { mayRecord }: Options): void {
  const funds = new Map(known.funds.map(({ code, organisationId }) => [code, organisationId]))
  for (const [{ row, movements }, holder] of holders) {
    const of =
      'fund' in holder
        ? { giverId: null, receiverId: funds.get(holder.fund) ?? null }
        : (holder.agreement.now ?? holder.agreement.stored)
    const states = 'agreement' in holder && holder.agreement.differs ? [of, holder.agreement.stored] : []
    // Terms of what is passed on are those of whoever passes it on; contributions are put on record by either party.
    const mayState = (each: NonNullable<typeof of>) =>
      mayRecord(each, 'kind' in each && each.kind !== 'contribution' ? 'allocation' : null)
    const may = movements.every(({ kind }) => !of || mayRecord(of, kind.entry)) && states.every(each => !each || mayState(each))
    if (!may) row.add('error', 'flow-not-yours', row.has('agreement') ? 'agreement' : null)
  }
}

/** Rows that would take what is not there; what they leave out may be missing elsewhere, so that it is asked again. */
function checkEnough(made: readonly Made[], now: ReadonlyMap<string, KnownAgreement>, known: KnownFlows): void {
  for (;;) {
    const sound = made.filter(({ said }) => !said.row.notes.failed)
    const replaced = new Set(sound.flatMap(({ stored }) => stored?.id ?? []))
    const told = tellNotEnough(
      [
        ...known.entries.filter(({ id }) => !replaced.has(id)).map(({ content }) => ({ content, told: null })),
        ...sound.map(each => ({
          content: each.content,
          told:
            standingOf(each) === 'unchanged'
              ? null
              : (details: { code: string; there: string; asked: string }, account: 'committed' | 'held' | 'pledged') =>
                  each.said.row.add(
                    'error',
                    account === 'held' ? 'flow-not-held' : 'flow-not-committed',
                    each.said.row.has('amount') ? 'amount' : null,
                    details,
                  ),
        })),
      ],
      code => now.get(code),
      known.seesAll,
    )
    if (!told) return
  }
}

/** A row whose agreement comes from another one of the sheet that cannot be stored waits for it. */
function leaveDependents({ gathered }: ReturnType<typeof gatherAgreements>): void {
  const byCode = new Map(gathered.map(each => [each.code, each]))
  const isLost = (code: string, seen = new Set<string>()): boolean => {
    const of = byCode.get(code)
    if (!of || of.stored || seen.has(code)) return false
    if (of.now === null || of.rows.every(({ row }) => row.notes.failed)) return true
    return of.now.parent !== null && isLost(of.now.parent, seen.add(code))
  }
  for (const { now, rows, stored } of gathered) {
    if (stored || !now || now.parent === null || !isLost(now.parent)) continue
    for (const { row } of rows)
      if (!row.notes.failed) row.add('error', 'flow-parent-left', row.has('parent') ? 'parent' : null, { code: now.parent })
  }
}

function sumsOf(stored: readonly Made[]): FlowSum[] {
  const sums = new Map<string, { kind: string; currency: string; amount: bigint; count: number }>()
  for (const { kind, content, implied } of stored) {
    if (implied) continue
    const key = `${kind.code} ${content.currency}`
    const sum = sums.get(key) ?? { kind: kind.code, currency: content.currency, amount: 0n, count: 0 }
    sums.set(key, { ...sum, amount: sum.amount + BigInt(content.amountMinor), count: sum.count + 1 })
  }
  const order = flowKinds.map(({ code }) => code)
  return [...sums.values()]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.currency < b.currency ? -1 : 1))
    .map(({ amount, ...sum }) => ({ ...sum, amountMinor: String(amount) }))
}
