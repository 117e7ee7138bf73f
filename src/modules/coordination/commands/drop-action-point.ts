import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema } from '../../operations/index.ts'
import { actionPolicy } from '../access.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { lockAction, takeActionStep } from '../store.ts'

/** Drops an action point: it is not to be done any more, and why is kept. */
export const dropActionPoint = command({
  name: 'coordination.drop-action-point',
  summary: 'Drop an action point, with the reason.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, reason: ReasonSchema }),
  policy: actionPolicy('drop'),
  load: async (tx, input) => (await lockAction(tx, input.operationId, input.id)) ?? null,
  version: point => point.version,
  scope: ({ clusterId, organisationId }, input) => ({
    operation: input.operationId,
    cluster: clusterId,
    organisation: organisationId,
  }),
  apply: (tx, input, point, context) => takeActionStep(tx, { ...input, step: 'drop', kind: 'dropped' }, point, context),
})
