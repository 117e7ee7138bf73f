import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { IdSchema } from '../../operations/index.ts'
import { actionPolicy } from '../access.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { lockAction, takeActionStep } from '../store.ts'

/** Says that what was to be done is done. The organisation itself may say so. */
export const finishActionPoint = command({
  name: 'coordination.finish-action-point',
  summary: 'Say that an action point is done, with what was done.',
  input: v.object({
    operationId: IdSchema,
    id: IdSchema,
    version: VersionSchema,
    reason: v.optional(v.nullable(ReasonSchema), null),
  }),
  policy: actionPolicy('finish'),
  load: async (tx, input) => (await lockAction(tx, input.operationId, input.id)) ?? null,
  version: point => point.version,
  scope: ({ clusterId, organisationId }, input) => ({
    operation: input.operationId,
    cluster: clusterId,
    organisation: organisationId,
  }),
  apply: (tx, input, point, context) => takeActionStep(tx, { ...input, step: 'finish', kind: 'done' }, point, context),
})
