import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import { nameKey } from '../../../kernel/pure/text.ts'
import {
  aliasesAfter,
  assertNamesFree,
  calledBy,
  keepers,
  lockNames,
  nameTaken,
  versionConflict,
} from '../../operations/index.ts'
import { addAliases, findPlaces, holderOfCode, neighboursOf, type StoredPlace, usualCodeSystem } from '../naming.ts'
import { EditPlace } from '../schema.ts'

/** Corrects what a place is called and its P-code. Names and codes it had before stay known. */
export const editPlace = command({
  name: 'places.edit-place',
  summary: 'Correct the names, P-code and aliases of a place.',
  input: EditPlace,
  policy: keepers,
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'alone')
    const [entry] = await findPlaces(tx, input.operationId, [input.id])
    return entry && entry.status !== 'merged' ? entry : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id, version, names, code, aliases: asked }, entry, context) {
    if (entry.version !== version) throw versionConflict()
    const aliases = aliasesAfter(entry, { names, aliases: asked })
    const before = new Set(calledBy(entry).map(nameKey))
    const added = calledBy({ id, names, aliases }).filter(name => !before.has(nameKey(name)))
    assertNamesFree(added, await neighboursOf(tx, operationId, entry, [id]))
    await tx.run(
      sql`update place set names = ${JSON.stringify(names)}::jsonb, version = version + 1 where operation_id = ${operationId} and id = ${id}`,
    )
    await tx.run(sql`delete from place_alias where operation_id = ${operationId} and place_id = ${id}`)
    await addAliases(
      tx,
      operationId,
      aliases.map(alias => ({ id, alias })),
    )
    if (code !== null) await setCurrentCode(tx, operationId, entry, code)
    context.touch('place', id, 'changed')
    return { id, version: version + 1 }
  },
})

/** Gives the place its code; those it had stay known as codes of before. @throws nameTaken when another place has the code. */
async function setCurrentCode(tx: Tx, operationId: string, entry: StoredPlace, code: string): Promise<void> {
  if (entry.codes[0]?.current && entry.codes[0].code === code) return
  const holder = await holderOfCode(tx, operationId, code)
  if (holder && holder.id !== entry.id) {
    const [other] = await findPlaces(tx, operationId, [holder.id])
    throw nameTaken({ name: code, other: nameIn(other?.names ?? {}, 'en') })
  }
  const system = entry.codes[0]?.system ?? (await usualCodeSystem(tx, operationId))
  await tx.run(sql`update place_code set current = false where operation_id = ${operationId} and place_id = ${entry.id}`)
  await tx.run(sql`insert into place_code (operation_id, system, code, place_id, current) values (${operationId}, ${system}, ${code}, ${entry.id}, true)
    on conflict (operation_id, system, code) do update set current = true`)
}
