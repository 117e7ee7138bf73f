import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { sheetWriters } from '../access.ts'
import { projectOver, sheetChanged } from '../problems.ts'
import { differingFields, isOver } from '../rules.ts'
import { EditProject } from '../schema.ts'
import { lockProject, pathOf, saveVersion, scopeOf, tellPlan } from '../store.ts'

/** Edits a sheet: a new version of it, kept beside the ones before. What changes nothing makes no version. */
export const editProject = command({
  name: 'projects.edit-project',
  summary: 'Edit the sheet of a project; the versions before it are kept.',
  input: EditProject,
  policy: sheetWriters,
  async load(tx, { operationId, code, sheet }, { actor }) {
    const project = await lockProject(tx, operationId, code)
    // A project is taken into a cluster or to a lead, and out of the one it was of, only by those who may write in both.
    return project && { project, scopes: [project.sheet, sheet].map(each => scopeOf(operationId, each, actor)) }
  },
  scope: ({ scopes }) => scopes,
  async apply(tx, { operationId, code, version, sheet, reason }, { project }, { actor, now, touch }) {
    if (project.version !== version) throw sheetChanged({ code })
    if (isOver((await pathOf(tx, operationId)).path, project.state)) throw projectOver({ code })
    if (differingFields(project.sheet, sheet).length === 0) return { code, version }
    const no = version + 1
    await saveVersion(tx, { operationId, code, no, reason, actor, now }, sheet)
    await tx.run(sql`update project_sheet set version = ${no} where operation_id = ${operationId} and code = ${code}`)
    await tellPlan(tx, operationId, code, sheet)
    touch('project', code, 'changed')
    return { code, version: no }
  },
})
