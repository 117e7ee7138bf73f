import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema } from '../../operations/index.ts'
import { actionPolicy } from '../access.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { lockAction, takeActionStep } from '../store.ts'

/** Opens an action point again that was not done after all. It comes back at the next meeting. */
export const reopenActionPoint = command({
  name: 'coordination.reopen-action-point',
  summary: 'Open an action point again that was done or dropped, with the reason.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, reason: ReasonSchema }),
  policy: actionPolicy('reopen'),
  load: async (tx, input) => (await lockAction(tx, input.operationId, input.id)) ?? null,
  version: point => point.version,
  scope: ({ clusterId, organisationId }, input) => ({
    operation: input.operationId,
    cluster: clusterId,
    organisation: organisationId,
  }),
  apply: (tx, input, point, context) => takeActionStep(tx, { ...input, step: 'reopen', kind: 'reopened' }, point, context),
})
