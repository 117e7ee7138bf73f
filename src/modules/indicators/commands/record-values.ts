import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { findOperation, IdSchema, lockNames, reporters } from '../../operations/index.ts'
import { monthClosed } from '../problems.ts'
import { recordValues } from '../record-values.ts'
import { spokenFor } from '../reporting.ts'
import { ValueInput } from '../schema.ts'
import { heldPlanned } from './plan-indicators.ts'

/**
 * Records figures by hand: a focal point for the own organisation, a task manager for the cluster. A later figure replaces an earlier
 * one of the same month, place, organisation and part; the earlier one is kept.
 */
export const recordValuesCommand = command({
  name: 'indicators.record-values',
  summary: 'Record figures of planned indicators by month, place, organisation and part.',
  input: v.object({ operationId: IdSchema, values: v.pipe(v.array(ValueInput), v.minLength(1), v.maxLength(5_000)) }),
  policy: reporters,
  async load(tx, { operationId, values }, { actor }) {
    await lockNames(tx, operationId, 'shared')
    const operation = await findOperation(tx, operationId)
    if (!operation) return null
    const planned = await heldPlanned(tx, operationId, [...new Set(values.map(({ planIndicatorId }) => planIndicatorId))])
    const clusters = new Map(planned.map(({ id, cluster_id }) => [id, cluster_id]))
    return {
      closed: operation.closedPeriods,
      scopes: await spokenFor(tx, operationId, actor, values, id => clusters.get(id) ?? null),
    }
  },
  scope: ({ scopes }) => scopes,
  async apply(tx, { operationId, values }, { closed }, context) {
    const late = values.find(({ period }) => closed.includes(period))
    if (late) throw monthClosed({ period: late.period })
    for (const id of new Set(values.map(({ planIndicatorId }) => planIndicatorId))) context.touch('plan-indicator', id, 'changed')
    return recordValues(tx, {
      operationId,
      values,
      source: { kind: 'manual', id: context.commandId },
      commandId: context.commandId,
    })
  },
})
