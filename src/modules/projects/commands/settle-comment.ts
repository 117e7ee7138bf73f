import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { projectHands } from '../access.ts'
import { SettleComment } from '../schema.ts'
import { findProject, scopeOf } from '../store.ts'

/** Says that what a comment asks for is done, or that it is not. The words stay as they are. */
export const settleComment = command({
  name: 'projects.settle-comment',
  summary: 'Resolve a comment on a project, or reopen it.',
  input: SettleComment,
  policy: projectHands,
  async load(tx, { operationId, code, id }, { actor }) {
    const project = await findProject(tx, operationId, code)
    const comment = await tx.find<{ resolved: boolean }>(sql`select resolved from project_comment
      where operation_id = ${operationId} and id = ${id} and code = ${code} for update`)
    return project && comment ? { ...comment, scope: scopeOf(operationId, project.sheet, actor) } : null
  },
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, code, id, resolved }, before, { actor, now, touch }) {
    // Two who resolve it at once mean the same: the first one did it.
    if (before.resolved === resolved) return { id, resolved }
    await tx.run(sql`update project_comment set resolved = ${resolved}, settled_at = ${now}, settled_by = ${actor.id},
        settled_by_kind = ${actor.kind}
      where operation_id = ${operationId} and id = ${id}`)
    touch('project', code, 'changed')
    return { id, resolved }
  },
})
