import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { type Language, nameIn } from '../../../kernel/pure/languages.ts'
import { nameKey } from '../../../kernel/pure/text.ts'
import { calledBy, cannotMerge, clashesOf, keepers, lockNames, type Merged, MergeInput } from '../../operations/index.ts'
import {
  addAliases,
  areasAround,
  findPlaces,
  type MergeMemory,
  mergeElsewhere,
  mergeOtherLevel,
  neighboursOf,
  placesInside,
  type StoredPlace,
} from '../naming.ts'

/** Says that a place is really another one: its names become aliases and everything reported on it moves over. */
export const mergePlace = command({
  name: 'places.merge-place',
  summary: 'Merge a place into the one it really is.',
  input: MergeInput,
  policy: keepers,
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'alone')
    const [entry, into] = await findPlaces(tx, input.operationId, [input.id, input.intoId])
    return entry && into ? { entry, into } : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id, intoId }, { entry, into }, context) {
    if (id === intoId || entry.status === 'merged' || into.status === 'merged') throw cannotMerge()
    await assertFits(tx, operationId, entry, into, context.language)
    const { aliases, leftOut } = await aliasesFor(tx, operationId, entry, into)
    const memory: MergeMemory = {
      id: context.commandId,
      at: context.now.toISOString(),
      status: entry.status,
      aliases,
      codes: entry.codes,
      children: await placesInside(tx, operationId, id, 'all'),
    }
    await tx.run(sql`update place set status = 'merged', merged_into = ${intoId}, merge = ${JSON.stringify(memory)}::jsonb, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    await tx.run(sql`update place set parent_id = ${intoId}, version = version + 1
      where operation_id = ${operationId} and parent_id = ${id}`)
    await tx.run(
      sql`update place_code set place_id = ${intoId}, current = false where operation_id = ${operationId} and place_id = ${id}`,
    )
    await addAliases(
      tx,
      operationId,
      aliases.map(alias => ({ id: intoId, alias })),
    )
    context.touch('place', id, 'ended')
    context.touch('place', intoId, 'changed')
    await context.announce('places.merged', { operationId, id, intoId, mergeId: context.commandId } satisfies Merged)
    return { id: intoId, namesLeftOut: leftOut }
  },
})

/** How much deeper a place may lie than the column it was written in: as deep as an import looks. */
const deeperMax = 2

/**
 * A sheet that names the merged place must find the other one where it looks: at its level inside the area that the sheet names around
 * it. Else the same sheet would not be understood again.
 * @throws mergeOtherLevel, mergeElsewhere
 */
async function assertFits(tx: Tx, operationId: string, entry: StoredPlace, into: StoredPlace, language: Language): Promise<void> {
  if (entry.parentId === into.id) return
  const [around] = entry.parentId === null ? [] : await findPlaces(tx, operationId, [entry.parentId])
  const inCountry = around === undefined || around.level === 0
  const deeper = into.level - entry.level
  if (deeper > 0 && deeper <= deeperMax && inCountry && (await placesInside(tx, operationId, entry.id, 'in use')).length === 0)
    return
  if (deeper !== 0) throw mergeOtherLevel()
  const areas = await areasAround(tx, operationId, into.id)
  if (areas.includes(entry.id)) throw mergeOtherLevel()
  if (around && !areas.includes(around.id) && !(around.level === 0 && areas.length === 0))
    throw mergeElsewhere({ above: nameIn(around.names, language) })
}

/** The names by which sheets know the merged place, but for those that would then stand for a third one too. */
async function aliasesFor(
  tx: Tx,
  operationId: string,
  entry: StoredPlace,
  into: StoredPlace,
): Promise<{ aliases: string[]; leftOut: string[] }> {
  const upwards = entry.parentId === into.id
  const known = new Set(calledBy(into).map(nameKey))
  // In the column of a level below, the name of the area itself says the area: there it is an alias that must be said.
  const names = calledBy(entry).filter(name => (upwards ? !into.aliases.includes(name) : !known.has(nameKey(name))))
  const neighbours = await neighboursOf(tx, operationId, into, [entry.id, into.id])
  // "All districts" may be said of several areas, each in its own rows.
  const others = upwards ? neighbours.map(place => ({ ...place, aliases: [] })) : neighbours
  const leftOut = clashesOf(names, others).map(({ name }) => name)
  return { aliases: names.filter(name => !leftOut.includes(name)), leftOut }
}
