import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { nameKey } from '../../../kernel/pure/text.ts'
import { aliasesAfter, assertNamesFree, calledBy, keepers, lockNames, versionConflict } from '../../operations/index.ts'
import { EditOrganisation } from '../schema.ts'
import { addAliases, findNamed, othersThan } from '../store.ts'

/** Corrects what an organisation is called and which kind it is. Names it had before stay known as aliases. */
export const editOrganisation = command({
  name: 'organisations.edit-organisation',
  summary: 'Correct the names, acronym, type and aliases of an organisation.',
  input: EditOrganisation,
  policy: keepers,
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'alone')
    const [entry] = await findNamed(tx, input.operationId, [input.id])
    return entry && entry.status !== 'merged' ? entry : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id, version, names, acronym, type, isDonor, aliases: asked }, entry, context) {
    if (entry.version !== version) throw versionConflict()
    const aliases = aliasesAfter(entry, { names, code: acronym, aliases: asked })
    const before = new Set(calledBy(entry).map(nameKey))
    const added = calledBy({ id, names, code: acronym, aliases }).filter(name => !before.has(nameKey(name)))
    assertNamesFree(added, await othersThan(tx, operationId, [id]))
    await tx.run(sql`update organisation set names = ${JSON.stringify(names)}::jsonb, acronym = ${acronym}, type = ${type}, is_donor = ${isDonor},
      version = version + 1 where operation_id = ${operationId} and id = ${id}`)
    await tx.run(sql`delete from organisation_alias where operation_id = ${operationId} and organisation_id = ${id}`)
    await addAliases(
      tx,
      operationId,
      aliases.map(alias => ({ id, alias })),
    )
    context.touch('organisation', id, 'changed')
    return { id, version: version + 1 }
  },
})
