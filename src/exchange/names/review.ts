/** Names that wait for somebody to look at them: where each came from, how much hangs on it, and what it may really be. */
import type { Suggestion } from '../../kernel/pure/likeness.ts'
import { nameKey } from '../../kernel/pure/text.ts'
import { listNameUsage } from '../../modules/delivery/index.ts'
import { listImportNames } from '../../modules/imports/index.ts'
import { type AskingForNames, type NameEntry, type NameKind, type NamesHouse, nameKinds, readEntries } from './kinds.ts'
import { type Targets, targetsAmong, treeOf } from './targets.ts'

/** An entry with what a person decides by. */
export interface ReviewedName {
  entry: NameEntry
  /** What it lies in or belongs to. */
  above: NameEntry | null
  /** The one it was merged into. */
  into: NameEntry | null
  /** Name of the file whose sheet taught it. */
  fileName: string | null
  lines: number
  firstPeriod: string | null
  lastPeriod: string | null
  suggestions: Suggestion[]
}

/** How many names of each kind are unreviewed. */
export async function countUnreviewed(
  house: NamesHouse,
  asking: AskingForNames,
  operationId: string,
): Promise<Record<NameKind, number>> {
  const counts = await Promise.all(
    nameKinds.map(
      async kind => [kind, (await readEntries(house, asking, operationId, kind, { states: ['unreviewed'] })).length] as const,
    ),
  )
  return Object.fromEntries(counts) as Record<NameKind, number>
}

/** Entries whose names or code contain a text, however it is spelled. */
export function containing(entries: readonly NameEntry[], text: string): NameEntry[] {
  const key = nameKey(text)
  return entries.filter(({ names, code, aliases }) =>
    [...Object.values(names), code ?? '', ...aliases].some(name => nameKey(name).includes(key)),
  )
}

async function above(
  house: NamesHouse,
  asking: AskingForNames,
  operationId: string,
  kind: NameKind,
  entries: readonly NameEntry[],
) {
  const ids = [...new Set(entries.flatMap(({ aboveId }) => (aboveId === null ? [] : [aboveId])))]
  if (ids.length === 0) return new Map<string, NameEntry>()
  const found = await readEntries(house, asking, operationId, kind === 'activity' ? 'cluster' : kind, { ids })
  return new Map(found.map(entry => [entry.id, entry]))
}

/** Everything that these entries may be merged into. */
export async function targetsOf(
  house: NamesHouse,
  asking: AskingForNames,
  operationId: string,
  kind: NameKind,
  entries: readonly NameEntry[],
): Promise<Targets> {
  const inUse = ['reviewed', 'unreviewed'] as const
  const areas = await above(house, asking, operationId, kind, entries)
  // A place lies beside those of its area, so a country's places need not be read; what stands below the country may be any of them.
  const inCountry = entries.some(({ aboveId }) => aboveId === null || areas.get(aboveId)?.level === 0)
  const narrow = kind === 'place' && !inCountry
  const asked = { states: inUse, ...(narrow && { parentIds: [...areas.keys(), ...entries.map(({ id }) => id)] }) }
  const all = await readEntries(house, asking, operationId, kind, asked)
  const clusters = kind === 'activity' ? await readEntries(house, asking, operationId, 'cluster', { states: inUse }) : []
  const areasBeside = narrow ? [...areas.values()].filter(({ status }) => status !== 'merged') : []
  return targetsAmong([...all, ...areasBeside], treeOf([...all, ...clusters, ...areas.values()]), asking.language)
}

/**
 * What is known about entries that somebody looks at.
 * @param options.suggest how many entries it may be merged into are looked for, best first.
 * @param options.floor how alike they must be, from 0 to 1.
 */
export async function reviewOf(
  house: NamesHouse,
  asking: AskingForNames,
  operationId: string,
  kind: NameKind,
  entries: readonly NameEntry[],
  { suggest, floor }: { suggest: number; floor: number },
): Promise<ReviewedName[]> {
  if (entries.length === 0) return []
  const unique = (ids: (string | null)[]) => [...new Set(ids.filter(id => id !== null))]
  const waiting = entries.filter(({ status }) => status !== 'merged')
  const [usage, files, areas, intos, targets] = await Promise.all([
    house.reader.read(listNameUsage, { operationId, kind, ids: entries.map(({ id }) => id) }, asking),
    house.reader.read(listImportNames, { operationId, ids: unique(entries.map(({ importId }) => importId)) }, asking),
    above(house, asking, operationId, kind, entries),
    readEntries(house, asking, operationId, kind, { ids: unique(entries.map(({ mergedInto }) => mergedInto)) }),
    suggest > 0 && waiting.length > 0 ? targetsOf(house, asking, operationId, kind, waiting) : null,
  ])
  const used = new Map(usage.map(entry => [entry.id, entry]))
  const fileOf = new Map(files.map(file => [file.id, file.fileName]))
  const intoOf = new Map(intos.map(entry => [entry.id, entry]))
  return entries.map(entry => ({
    entry,
    above: areas.get(entry.aboveId ?? '') ?? null,
    into: intoOf.get(entry.mergedInto ?? '') ?? null,
    fileName: fileOf.get(entry.importId ?? '') ?? null,
    lines: used.get(entry.id)?.lines ?? 0,
    firstPeriod: used.get(entry.id)?.firstPeriod ?? null,
    lastPeriod: used.get(entry.id)?.lastPeriod ?? null,
    suggestions: entry.status === 'merged' ? [] : (targets?.near(entry, suggest, floor) ?? []),
  }))
}
