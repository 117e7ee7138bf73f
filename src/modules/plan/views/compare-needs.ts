import { view } from '../../../kernel/view.ts'
import { members } from '../../operations/index.ts'
import { compareWithStored } from '../needs-store.ts'
import { CompareNeeds } from '../schema.ts'

/** What storing figures would do, without storing them: for the preview of an import. Says how many, never which. */
export const compareNeeds = view({
  name: 'plan.compare-needs',
  summary: 'How many of the given figures of need are new, changed or unchanged against what is stored.',
  input: CompareNeeds,
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, needs, states }) => compareWithStored(db, operationId, needs, states),
})
