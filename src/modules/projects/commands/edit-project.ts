import { command } from '../../../kernel/command.ts'
import { sheetWriters } from '../access.ts'
import { EditProject } from '../schema.ts'
import { lockProject, pathOf, scopeOf } from '../store.ts'
import { writeVersion } from '../write.ts'

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
    const { path } = await pathOf(tx, operationId)
    const no = await writeVersion(tx, { operationId, code, reason, actor, now }, { project, version, sheet, path })
    if (no !== version) touch('project', code, 'changed')
    return { code, version: no }
  },
})
