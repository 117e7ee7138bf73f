import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import { assertAliasesFree, keepers, lockNames, nameTaken } from '../../operations/index.ts'
import { addAliases, findPlaces, holderOfCode, neighboursOf } from '../naming.ts'
import { AddPlaceAliases } from '../schema.ts'

/** Says which known places names and codes of sheets stand for, so that the next sheet is understood. */
export const addPlaceAliases = command({
  name: 'places.add-place-aliases',
  summary: 'Say which known places names and codes in sheets stand for.',
  input: AddPlaceAliases,
  policy: keepers,
  async load(tx, { operationId, aliases, codes }) {
    await lockNames(tx, operationId, 'alone')
    const ids = [...new Set([...aliases, ...codes].map(({ id }) => id))]
    const places = await findPlaces(tx, operationId, ids)
    const inUse = places.filter(place => place !== undefined).filter(place => place.status !== 'merged')
    return inUse.length === ids.length && ids.length > 0 ? inUse : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, aliases, codes }, places, context) {
    for (const place of places) {
      const own = aliases.filter(({ id }) => id === place.id)
      if (own.length > 0) assertAliasesFree(own, [place, ...(await neighboursOf(tx, operationId, place, [place.id]))])
    }
    let added = await addAliases(tx, operationId, aliases)
    for (const { id, code } of codes) {
      const holder = await holderOfCode(tx, operationId, code)
      const [other] = holder && holder.id !== id ? await findPlaces(tx, operationId, [holder.id]) : []
      if (other) throw nameTaken({ name: code, other: nameIn(other.names, 'en') })
      added += await tx.run(sql`insert into place_code (operation_id, system, code, place_id, current)
        values (${operationId}, 'sheet', ${code}, ${id}, false) on conflict do nothing`)
    }
    for (const { id } of places) context.touch('place', id, 'changed')
    return { added }
  },
})
