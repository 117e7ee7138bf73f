import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { lockNames } from '../../operations/index.ts'
import { roleAmong, sheetWriters } from '../access.ts'
import { codeTaken } from '../problems.ts'
import { StartProject } from '../schema.ts'
import { appendEvent, findProject, lockPath, pathOf, saveVersion, scopeOf, tellPlan } from '../store.ts'

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
  async apply(tx, { operationId, code, sheet, copiedFrom }, { scope }, { actor, now, touch }) {
    if (await findProject(tx, operationId, code)) throw codeTaken({ code })
    const { path } = await pathOf(tx, operationId)
    await tellPlan(tx, operationId, code, sheet)
    await tx.run(
      sql`insert into project_sheet (operation_id, code, copied_from) values (${operationId}, ${code}, ${copiedFrom})
        on conflict do nothing`,
    )
    const saving = { operationId, code, no: 1, reason: null, actor, now }
    await saveVersion(tx, saving, sheet)
    const role = roleAmong(actor, ['task-manager', 'focal-point', 'coordinator', 'information-officer'], scope)
    await appendEvent(tx, saving, { step: null, from: null, to: path.initial, reason: null, happened: null, role })
    touch('project', code, 'made')
    return { code, version: 1, state: path.initial }
  },
})
