/** What the room announces when the catalogue has names it did not have before. */
import * as v from 'valibot'
import type { CommandContext } from '../../kernel/command.ts'
import { IdSchema } from '../operations/index.ts'

/** Announced as `plan.activities-named`: these activities are called by names that lines may have been kept with as text. */
export const ActivitiesNamed = v.object({ operationId: IdSchema, ids: v.array(IdSchema) })

export async function announceNamed(operationId: string, ids: readonly string[], context: CommandContext): Promise<void> {
  if (ids.length > 0)
    await context.announce('plan.activities-named', { operationId, ids: [...ids] } satisfies v.InferOutput<
      typeof ActivitiesNamed
    >)
}
