import * as v from 'valibot'
import { isAllowed } from '../../../kernel/access.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { CodeSchema, IdSchema, lineReaders, members, type Role } from '../../operations/index.ts'
import { projectHands, roleAmong, sheetWriters } from '../access.ts'
import { isOver, stepsOf } from '../rules.ts'
import { findProject, pathOf, scopeOf, versionsOf } from '../store.ts'

/** What happened to a project on its path. */
export interface ProjectEvent {
  /** Null: it was started, or said to stand there. */
  step: string | null
  names: Names | null
  from: string | null
  to: string
  reason: string | null
  /** The day it happened, where that is not the day it was recorded. */
  happened: string | null
  /** The version of the sheet on which it was taken. */
  sheetNo: number
  actorId: string
  actorKind: string
  role: Role | 'system' | null
  /** ISO instant, UTC. */
  recordedAt: string
}
export interface ProjectComment {
  id: string
  words: string
  actorId: string
  actorKind: string
  /** ISO instant, UTC. */
  writtenAt: string
  /** What it asks for is done. */
  resolved: boolean
  /** Who last resolved or reopened it, and when; null while nobody did. */
  settledBy: string | null
  settledByKind: string | null
  settledAt: string | null
}

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)

/** One project: its sheet in all versions, where it stands, what may come next and who takes it, what happened, and what was said. */
export const showProject = view({
  name: 'projects.project',
  summary:
    'One project: its sheet with all versions, where it stands on the path, the next steps and who takes them, and its history.',
  input: v.object({ operationId: IdSchema, code: CodeSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, code }, { actor }) {
    const project = await findProject(db, operationId, code)
    if (!project) throw notFound()
    const scope = scopeOf(operationId, project.sheet, actor)
    const mayReadComments = isAllowed(actor, lineReaders, [{ operation: operationId }])
    const [{ path }, versions, events, comments] = await Promise.all([
      pathOf(db, operationId),
      versionsOf(db, operationId, code),
      db.rows<ProjectEvent>(sql`select step, names, from_state as "from", to_state as "to", reason, happened::text, sheet_no as "sheetNo",
          actor_id as "actorId", actor_kind as "actorKind", role, ${instant('recorded_at')} as "recordedAt"
        from project_event where operation_id = ${operationId} and code = ${code} order by position`),
      // Donors see what a project is and where it stands, not what is said about it.
      mayReadComments
        ? db.rows<ProjectComment>(sql`select id, words, actor_id as "actorId", actor_kind as "actorKind", ${instant('written_at')} as "writtenAt",
              resolved, settled_by as "settledBy", settled_by_kind as "settledByKind", ${instant('settled_at')} as "settledAt"
            from project_comment where operation_id = ${operationId} and code = ${code} order by written_at, id`)
        : [],
    ])
    const over = isOver(path, project.state)
    return {
      ...project,
      path,
      versions,
      events,
      comments,
      /** Nothing has to follow any more. */
      over,
      steps: stepsOf(path, project.state).map(step => ({ ...step, mayTake: roleAmong(actor, step.by, scope) !== null })),
      mayEdit: !over && isAllowed(actor, sheetWriters, [scope]),
      mayComment: isAllowed(actor, projectHands, [scope]),
    }
  },
})
