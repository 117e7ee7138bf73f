/** Entries that rows make, each with what it is known by, and what of it is new or another than before. */
import type { FlowEntry, MoneyKind } from '../../../modules/funding/schema.ts'
import { readText } from '../values.ts'
import type { FlowField } from './fields.ts'
import type { Gathered, Holder } from './gather.ts'
import { type FlowKind, kindNamed } from './kinds.ts'
import { canonical, type EntryContent, hashOf, isOfSheet, type KnownEntry, type KnownFlows, sheetEntry } from './known.ts'
import type { Movement, SaidRow } from './read-row.ts'

/** An entry that a row makes, beside what stands of it. */
export interface Made {
  externalId: string
  said: SaidRow
  kind: FlowKind
  content: EntryContent
  stored: KnownEntry | undefined
  /** What a payment implies that no row states: the commitment or allocation that it pays. */
  implied: boolean
}

const holderCode = (holder: Holder) => ('fund' in holder ? holder.fund : holder.agreement.code)

/** A stored text that reads as the cell does is what the cell says. */
const asStored = (stored: string | null | undefined, said: string | null): string | null =>
  stored !== null && stored !== undefined && readText(stored) === said ? stored : said

/** Keeps what is stored where the sheet has no column for it. */
function contentOf(said: SaidRow, movement: Movement, holder: Holder, stored: EntryContent | undefined): EntryContent {
  const { row } = said
  const kept = <Key extends keyof EntryContent>(key: Key, value: EntryContent[Key], ...fields: FlowField[]): EntryContent[Key] =>
    stored !== undefined && !row.has(...fields) ? stored[key] : value
  return {
    agreement: holderCode(holder),
    kind: movement.kind.entry,
    happened: said.happened ?? '',
    amountMinor: String(movement.amountMinor),
    currency: movement.currency,
    of: movement.kind.lessens ?? 'committed',
    back: movement.kind.out ? 'out' : 'up',
    into: said.into,
    clusterId: kept('clusterId', said.clusterId, 'cluster'),
    placeId: kept('placeId', said.placeId, 'placeCode', 'placeName'),
    groupId: kept('groupId', said.groupId, 'group'),
    projectCode: kept('projectCode', said.projectCode, 'project'),
    budgetLine: kept('budgetLine', said.budgetLine, 'budgetLine'),
    words: kept('words', asStored(stored?.words, said.words), 'note'),
    rate: kept('rate', said.rate, 'rate'),
    rateSource:
      said.rate === null && row.has('rate')
        ? null
        : kept('rateSource', asStored(stored?.rateSource, said.rateSource), 'rateSource'),
    baseMinor: kept('baseMinor', said.baseMinor, 'baseAmount'),
  }
}

/** What each kind of payment pays. */
const pays: Partial<Record<MoneyKind, MoneyKind>> = { payment: 'commitment', disbursement: 'allocation' }

/** Makes the entries of all rows. Rows whose entry cannot be told from another are noted. */
export function makeEntries(rows: readonly SaidRow[], holders: ReadonlyMap<SaidRow, Holder>, known: KnownFlows): Made[] {
  const byId = new Map<string, KnownEntry>()
  for (const entry of known.entries) {
    byId.set(entry.id, entry)
    if (entry.externalId !== null) byId.set(entry.externalId, entry)
  }
  const times = new Map<string, number>()
  const given = new Map<string, SaidRow>()
  const made: Made[] = []
  for (const said of rows) {
    const holder = holders.get(said)
    if (!holder || said.happened === null) continue
    for (const movement of said.movements) {
      const { kind } = movement
      const code = holderCode(holder)
      const named = said.entry === null ? undefined : byId.get(said.entry)
      let externalId: string
      if (said.entry !== null) {
        const key = `${said.entry}\u001f${kind.code}\u001f${named ? '' : code}`
        const before = given.get(key)
        if (before) {
          said.row.add('error', 'flow-entry-twice', 'entry', { row: before.row.row })
          continue
        }
        given.set(key, said)
        externalId = named ? (named.externalId ?? named.id) : sheetEntry('own', code, kind.code, said.entry)
      } else {
        const { happened, clusterId, projectCode, placeId, groupId, budgetLine } = said
        const key = sheetEntry(
          'row',
          code,
          kind.code,
          happened,
          movement.currency,
          clusterId,
          projectCode,
          placeId,
          groupId,
          budgetLine,
        )
        const nth = (times.get(key) ?? 0) + 1
        times.set(key, nth)
        externalId = nth === 1 ? key : sheetEntry(key, nth)
      }
      const stored = named ?? byId.get(externalId)
      made.push({ externalId, said, kind, stored, implied: false, content: contentOf(said, movement, holder, stored?.content) })
    }
  }
  return [...made, ...impliedBy(made, holders, known, byId), ...takenOver(made, known, byId)]
}

/**
 * Commitments and allocations that no row states and no entry holds: what pays them says that they were made. Where the sheet, or
 * what is stored, states any of an agreement, none is implied for it.
 */
function impliedBy(
  made: readonly Made[],
  holders: ReadonlyMap<SaidRow, Holder>,
  known: KnownFlows,
  byId: ReadonlyMap<string, KnownEntry>,
): Made[] {
  const idOfImplied = (externalId: string) => sheetEntry('implied', externalId)
  const impliedIds = new Set(
    [...known.entries, ...made].flatMap(({ externalId }) => (externalId === null ? [] : [idOfImplied(externalId)])),
  )
  const stated = new Set(
    [
      ...made.map(({ content }) => content),
      ...known.entries
        .filter(({ externalId }) => externalId === null || !impliedIds.has(externalId))
        .map(({ content }) => content),
    ].map(({ agreement, kind }) => `${agreement}\u001f${kind}`),
  )
  return made.flatMap(payment => {
    const { content, said, externalId } = payment
    const kind = pays[content.kind]
    const holder = holders.get(said)
    if (kind === undefined || !holder || 'fund' in holder || stated.has(`${content.agreement}\u001f${kind}`)) return []
    const id = idOfImplied(externalId)
    const stored = byId.get(id)
    // A payment that stands without one was recorded so.
    if (payment.stored && !stored) return []
    if (!stored)
      said.row.add('repair', 'flow-commitment-implied', said.row.has('kind') ? 'kind' : null, { code: content.agreement })
    return [{ ...payment, externalId: id, stored, implied: true, content: { ...content, kind } }]
  })
}

/** What was implied before is taken off where the sheet states it now: else it would be committed twice. */
function takenOver(made: readonly Made[], known: KnownFlows, byId: ReadonlyMap<string, KnownEntry>): Made[] {
  const impliedIds = new Set(
    known.entries.flatMap(({ externalId }) => (externalId === null ? [] : [sheetEntry('implied', externalId)])),
  )
  const kind = kindNamed('reduction')
  const first = new Map<string, Made>()
  for (const each of made) {
    const key = `${each.content.agreement}\u001f${each.content.kind}`
    if (!first.has(key) && !impliedIds.has(each.externalId)) first.set(key, each)
  }
  return known.entries.flatMap(({ externalId, content }) => {
    const stating = first.get(`${content.agreement}\u001f${content.kind}`)
    if (!kind || externalId === null || !impliedIds.has(externalId) || !stating) return []
    // A row that names the implied entry by its id states nothing beside it.
    if (made.some(each => each.externalId === externalId)) return []
    const id = sheetEntry('taken over', externalId)
    const taken: EntryContent = { ...content, kind: 'reduction', of: 'committed' }
    return [{ externalId: id, said: stating.said, kind, content: taken, stored: byId.get(id), implied: true }]
  })
}

/** What became of an entry. One that was not recorded from a sheet is changed where it was recorded. */
export function standingOf({ stored, content }: Made): 'new' | 'changed' | 'unchanged' | 'elsewhere' {
  if (!stored) return 'new'
  if (canonical(stored.content) === canonical(content)) return 'unchanged'
  return isOfSheet(stored.externalId) ? 'changed' : 'elsewhere'
}

/** The entry as it is given to the funding room. */
export function flowEntry({ externalId, said, content }: Made, refOf: (code: string) => string): FlowEntry {
  const { rate, rateSource, agreement, ...rest } = content
  return {
    ...rest,
    externalId,
    contentHash: hashOf(content),
    row: said.row.row,
    agreement: refOf(agreement),
    rate: rate === null ? null : { unitsPerBase: rate, day: content.happened, source: rateSource ?? 'sheet' },
    activityId: null,
  }
}

/** Refs to agreements: those that the sheet brings by what it knows them by, others by their codes. */
export function refsOf(gathered: readonly Gathered[]): (code: string) => string {
  const brought = new Map(
    gathered.flatMap(({ code, now, differs }) => (now && differs ? [[code, now.externalId ?? code] as const] : [])),
  )
  return code => brought.get(code) ?? code
}
