import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { projectHands } from '../access.ts'
import { CommentProject } from '../schema.ts'
import { findProject, scopeOf } from '../store.ts'

/** Comments on a project. Comments are not edited and not deleted. */
export const commentProject = command({
  name: 'projects.comment',
  summary: 'Comment on a project.',
  input: CommentProject,
  policy: projectHands,
  async load(tx, { operationId, code }, { actor }) {
    const project = await findProject(tx, operationId, code)
    return project && { scope: scopeOf(operationId, project.sheet, actor) }
  },
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, id = newId(), code, words }, _loaded, { actor, now, touch }) {
    await tx.run(sql`insert into project_comment (operation_id, id, code, words, actor_id, actor_kind, written_at)
      values (${operationId}, ${id}, ${code}, ${words}, ${actor.id}, ${actor.kind}, ${now})`)
    touch('project', code, 'changed')
    return { id }
  },
})
