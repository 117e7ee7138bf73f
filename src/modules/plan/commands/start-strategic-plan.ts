import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { keepers } from '../../operations/index.ts'
import { StartStrategicPlan } from '../schema.ts'

/** Starts a strategic plan with the levels it names itself and an empty first draft. */
export const startStrategicPlan = command({
  name: 'plan.start-strategic-plan',
  summary: 'Start a strategic plan with the levels it names itself.',
  input: StartStrategicPlan,
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, _loaded, context) {
    const id = input.id ?? newId()
    const { operationId } = input
    await tx.run(sql`insert into plan (operation_id, id, code, names, starts, ends, source, illustrative)
      values (${operationId}, ${id}, ${input.code}, ${JSON.stringify(input.names)}::jsonb, ${input.starts}, ${input.ends}, ${input.source}, ${input.illustrative})`)
    for (const [index, names] of input.levels.entries())
      await tx.run(sql`insert into plan_level (operation_id, plan_id, position, names)
        values (${operationId}, ${id}, ${index + 1}, ${JSON.stringify(names)}::jsonb)`)
    await tx.run(sql`insert into plan_version (operation_id, plan_id, no) values (${operationId}, ${id}, 1)`)
    context.touch('plan', id, 'made')
    return { id, no: 1 }
  },
})
