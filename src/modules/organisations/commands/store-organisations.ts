import { command } from '../../../kernel/command.ts'
import { keepers } from '../../operations/index.ts'
import { StoreOrganisations } from '../schema.ts'
import { storeOrganisations } from '../store.ts'

/** Adds organisations or brings them up to date, as one batch. */
export const storeOrganisationsCommand = command({
  name: 'organisations.store-organisations',
  summary: 'Add organisations or bring them up to date.',
  input: StoreOrganisations,
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, _loaded, context) {
    const ids = await storeOrganisations(tx, input.operationId, input.organisations)
    for (const id of ids) context.touch('organisation', id, 'changed')
    return { ids }
  },
})
