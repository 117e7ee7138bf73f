import { command } from '../../../kernel/command.ts'
import { AliasesInput, assertAliasesFree, keepers, lockNames } from '../../operations/index.ts'
import { addAliases, findNamed, othersThan } from '../store.ts'

/** Says which known organisations names of sheets stand for, so that the next sheet is understood. */
export const addOrganisationAliases = command({
  name: 'organisations.add-organisation-aliases',
  summary: 'Say which known organisations names in sheets stand for.',
  input: AliasesInput,
  policy: keepers,
  async load(tx, { operationId, aliases }) {
    await lockNames(tx, operationId, 'alone')
    const entries = await findNamed(
      tx,
      operationId,
      aliases.map(({ id }) => id),
    )
    return entries.every(entry => entry && entry.status !== 'merged') ? {} : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, aliases }, _loaded, context) {
    assertAliasesFree(aliases, await othersThan(tx, operationId, []))
    const added = await addAliases(tx, operationId, aliases)
    for (const id of new Set(aliases.map(alias => alias.id))) context.touch('organisation', id, 'changed')
    return { added }
  },
})
