import { command } from '../../../kernel/command.ts'
import { lockNames } from '../../operations/index.ts'
import { sheetWriters } from '../access.ts'
import { codeTaken } from '../problems.ts'
import { StartProject } from '../schema.ts'
import { findProject, lockPath, pathOf, scopeOf } from '../store.ts'
import { beginProject } from '../write.ts'

/** Starts a project at the beginning of the operation's path, afresh or from the sheet of another. */
export const startProject = command({
  name: 'projects.start-project',
  summary: 'Start a project with its sheet, at the beginning of the path of the operation.',
  input: StartProject,
  policy: sheetWriters,
  async load(tx, { operationId, sheet }, { actor }) {
    await lockNames(tx, operationId, 'shared')
    await lockPath(tx, operationId, 'shared')
    return { scope: scopeOf(operationId, sheet, actor) }
  },
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, code, sheet, copiedFrom }, _loaded, { actor, now, touch }) {
    if (await findProject(tx, operationId, code)) throw codeTaken({ code })
    const { path } = await pathOf(tx, operationId)
    const version = await beginProject(tx, { operationId, code, reason: null, actor, now }, { sheet, copiedFrom, path })
    touch('project', code, 'made')
    return { code, version, state: path.initial }
  },
})
