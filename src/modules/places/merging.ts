/** Merging places into the ones they really are, and separating them again. */

import type { CommandContext } from '../../kernel/command.ts'
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { defineProblem } from '../../kernel/problems.ts'
import { type Language, nameIn } from '../../kernel/pure/languages.ts'
import { nameKey } from '../../kernel/pure/text.ts'
import { assertNamesFree, calledBy, cannotMerge, cannotSeparate, type Merged, namesToHandOver } from '../operations/index.ts'
import {
  addAliases,
  childrenOf,
  findPlaces,
  type MergeMemory,
  mergeElsewhere,
  mergeOtherLevel,
  neighboursOf,
  placesNear,
  type StoredPlace,
} from './naming.ts'
import { placesAround } from './tree.ts'

const mergedWithArea = defineProblem('merged-with-area', 422, {
  en: 'This place was merged together with the area it lies in. Separate {above}, and it comes back with it.',
  ar: 'دُمج هذا المكان مع المنطقة التي يقع فيها. افصل {above} فيعود معها.',
  ckb: 'ئەم شوێنە لەگەڵ ئەو ناوچەیەی تێیدایە تێکەڵکراوە. {above} جیابکەرەوە، لەگەڵیدا دەگەڕێتەوە.',
})

/** How much deeper a place may lie than the column it was written in: as deep as an import looks. */
const deeperMax = 2

/**
 * A sheet that names the merged place must find the other one where it looks: at its level inside the area that the sheet names around
 * it. Else the same sheet would not be understood again.
 * @throws mergeOtherLevel, mergeElsewhere
 */
async function assertFits(tx: Tx, operationId: string, entry: StoredPlace, into: StoredPlace, language: Language): Promise<void> {
  const isBare = (await childrenOf(tx, operationId, entry.id, 'in use')).length === 0
  if (entry.parentId === into.id && isBare) return
  const [around] = entry.parentId === null ? [] : await findPlaces(tx, operationId, [entry.parentId])
  const inCountry = around === undefined || around.level === 0
  const deeper = into.level - entry.level
  // What sheets alone know of is not looked for in a column where it should not stand.
  if (deeper > 0 && deeper <= deeperMax && inCountry && isBare && into.status === 'reviewed') return
  if (deeper !== 0) throw mergeOtherLevel()
  const areas = (await placesAround(tx, operationId, [into.id])).get(into.id)?.slice(1) ?? []
  if (areas.includes(entry.id)) throw mergeOtherLevel()
  if (around && !areas.includes(around.id) && !(around.level === 0 && areas.length === 0))
    throw mergeElsewhere({ above: nameIn(around.names, language) })
}

/** The names by which sheets know the merged place, but for codes and aliases that would then stand for a third one too. */
async function aliasesFor(tx: Tx, operationId: string, entry: StoredPlace, into: StoredPlace) {
  const both = [entry.id, into.id]
  const upwards = entry.parentId === into.id
  // "All districts" may be said of several areas, each in its own rows.
  const others = upwards
    ? (await neighboursOf(tx, operationId, into, both)).map(place => ({ ...place, aliases: [] }))
    : await placesNear(tx, operationId, entry.parentId, { from: entry.level, to: into.level }, both)
  const { names, leftOut } = namesToHandOver(entry, others)
  // In the column of a level below, the name of the area itself says the area: there it is an alias that must be said.
  const known = new Set(upwards ? into.aliases.map(nameKey) : calledBy(into).map(nameKey))
  return { aliases: names.filter(name => !known.has(nameKey(name))), leftOut }
}

/**
 * Merges a place into another, and the places inside both that have one name and level.
 * @returns names that a third place has too, which therefore stay its own.
 */
export async function mergeInto(
  tx: Tx,
  operationId: string,
  { entry, into }: { entry: StoredPlace; into: StoredPlace },
  context: CommandContext,
): Promise<{ namesLeftOut: string[] }> {
  if (entry.id === into.id || entry.status === 'merged' || into.status === 'merged') throw cannotMerge()
  const { id } = entry
  await assertFits(tx, operationId, entry, into, context.language)
  const { aliases, leftOut } = await aliasesFor(tx, operationId, entry, into)
  const children = await childrenOf(tx, operationId, id, 'all')
  const own = await childrenOf(tx, operationId, into.id, 'in use')
  const memory: MergeMemory = {
    ...{ id: context.commandId, at: context.now.toISOString(), status: entry.status },
    ...{ aliases, codes: entry.codes, children },
  }
  await tx.run(sql`update place set status = 'merged', merged_into = ${into.id}, merge = ${JSON.stringify(memory)}::jsonb, version = version + 1
    where operation_id = ${operationId} and id = ${id}`)
  await tx.run(sql`update place set parent_id = ${into.id}, version = version + 1
    where operation_id = ${operationId} and parent_id = ${id}`)
  await tx.run(
    sql`update place_code set place_id = ${into.id}, current = false where operation_id = ${operationId} and place_id = ${id}`,
  )
  await addAliases(
    tx,
    operationId,
    aliases.map(alias => ({ id: into.id, alias })),
  )
  context.touch('place', id, 'ended')
  context.touch('place', into.id, 'changed')
  const mergeId = context.commandId
  await context.announce('places.merged', { operationId, id, intoId: into.id, mergeId } satisfies Merged)
  await mergeTwins(tx, operationId, children, own, context)
  return { namesLeftOut: leftOut }
}

/** Places that both areas have under one name are one place now: a sheet could not tell which of the two it means. */
async function mergeTwins(
  tx: Tx,
  operationId: string,
  cameIds: readonly string[],
  ownIds: readonly string[],
  context: CommandContext,
): Promise<void> {
  const own = (await findPlaces(tx, operationId, ownIds)).filter(place => place !== undefined)
  const nameAt = (place: StoredPlace, name: string) => `${place.level}|${nameKey(name)}`
  const byName = new Map(own.flatMap(place => calledBy(place).map(name => [nameAt(place, name), place] as const)))
  for (const entry of await findPlaces(tx, operationId, cameIds)) {
    if (!entry || entry.status === 'merged') continue
    const twin = calledBy(entry)
      .map(name => byName.get(nameAt(entry, name)))
      .find(found => found !== undefined && found.id !== entry.id)
    if (twin) await mergeInto(tx, operationId, { entry, into: twin }, context)
  }
}

/**
 * Separates a merged place from the one it was merged into; what the merge moved over, here and in higher rooms, moves back where it
 * still stands.
 * @throws cannotSeparate when it is not merged, was merged before merges were remembered, or the other one is merged itself.
 */
export async function separateFrom(
  tx: Tx,
  operationId: string,
  entry: StoredPlace,
  context: CommandContext,
  withArea = false,
): Promise<{ from: string }> {
  const memory = entry.merge
  const [into] = entry.mergedInto === null ? [] : await findPlaces(tx, operationId, [entry.mergedInto])
  if (!memory || !into || into.status === 'merged') throw cannotSeparate()
  const { id } = entry
  if (!withArea) await assertMergedAlone(tx, operationId, entry, memory, context.language)
  // Twins first: they go back to the area that comes back.
  for (const twin of await findPlaces(tx, operationId, memory.children))
    if (twin?.merge?.id === memory.id) await separateFrom(tx, operationId, twin, context, true)
  await tx.run(sql`delete from place_alias
    where operation_id = ${operationId} and place_id = ${into.id} and alias = any(${memory.aliases}::text[])`)
  await tx.run(sql`update place_code c set place_id = ${id}, current = input.current
    from ${recordset(memory.codes, 'system text, code text, current boolean')}
    where c.operation_id = ${operationId} and c.system = input.system and c.code = input.code and c.place_id = ${into.id}`)
  await tx.run(sql`update place set parent_id = ${id}, version = version + 1
    where operation_id = ${operationId} and id = any(${memory.children}::uuid[]) and parent_id = ${into.id}`)
  assertNamesFree(calledBy(entry), await neighboursOf(tx, operationId, entry, [id, into.id]))
  await tx.run(sql`update place set status = ${memory.status}, merged_into = null, merge = null, version = version + 1
    where operation_id = ${operationId} and id = ${id}`)
  await tx.run(sql`update place set version = version + 1 where operation_id = ${operationId} and id = ${into.id}`)
  context.touch('place', id, 'changed')
  context.touch('place', into.id, 'changed')
  await context.announce('places.separated', { operationId, id, intoId: into.id, mergeId: memory.id } satisfies Merged)
  return { from: into.id }
}

/** @throws mergedWithArea for a place that was merged because the area around it was. */
async function assertMergedAlone(
  tx: Tx,
  operationId: string,
  { id }: StoredPlace,
  memory: MergeMemory,
  language: Language,
): Promise<void> {
  const area = await tx.find<{ names: StoredPlace['names'] }>(sql`select names from place
    where operation_id = ${operationId} and merge ->> 'id' = ${memory.id} and merge -> 'children' ? ${id}`)
  if (area) throw mergedWithArea({ above: nameIn(area.names, language) })
}
