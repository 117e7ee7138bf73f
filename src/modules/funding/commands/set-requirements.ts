import { command } from '../../../kernel/command.ts'
import { keepers, lockNames } from '../../operations/index.ts'
import { storeRequirements } from '../requirements.ts'
import { SetRequirements } from '../schema.ts'

/** Says what is asked for: the first of a cluster and year is the original, the next ones revise it. */
export const setRequirements = command({
  name: 'funding.set-requirements',
  summary:
    'Set what money is asked for, of the whole plan or of clusters, by year; later ones revise and never replace the original.',
  input: SetRequirements,
  policy: keepers,
  async load(tx, { operationId }) {
    await lockNames(tx, operationId, 'shared')
    return {}
  },
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  async apply(tx, { operationId, requirements, illustrative }, _loaded, { touch, now }) {
    const ids = await storeRequirements(
      tx,
      operationId,
      requirements.map(each => ({ ...each, stage: 'revised' as const })),
      { importId: null, illustrative, now },
    )
    for (const id of ids) touch('requirement', id, 'made')
    return { set: ids.length }
  },
})
