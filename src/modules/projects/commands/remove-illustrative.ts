import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { endProject, projectsOfPlan } from '../../plan/index.ts'

/** Ends the made-up projects: sheets and lines can no longer name them; what was written of them is kept, as that of any project that ended. */
export const removeIllustrativeProjects = command({
  name: 'projects.remove-illustrative',
  summary: 'End the made-up projects of an operation; all others stay.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  async apply(tx, { operationId }, _loaded, { now, touch }) {
    const codes = (await projectsOfPlan(tx, operationId)).flatMap(({ code, illustrative }) => (illustrative ? [code] : []))
    await tx.run(sql`update project_sheet set ended_at = ${now}
      where operation_id = ${operationId} and code = any(${codes}::text[]) and ended_at is null`)
    for (const code of codes) {
      await endProject(tx, operationId, code, now)
      touch('project', code, 'ended')
    }
    return { projects: codes.length }
  },
})
