import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { findImport, importNotOpen, markUndone } from '../../imports/index.ts'
import { IdSchema, keepers, lockNames } from '../../operations/index.ts'
import { endProject } from '../../plan/index.ts'
import { differingFields, isOver } from '../rules.ts'
import { lockPath, lockProject, pathOf, versionsOf } from '../store.ts'
import { writeVersion } from '../write.ts'

/**
 * Takes a whole import of project sheets back. A sheet that it changed says again what it said before, as a new version; a project
 * that it started ends. What somebody edited, or took along the path, since then keeps that later word.
 */
export const undoProjectsImport = command({
  name: 'projects.undo-import',
  summary: 'Take a whole import of project sheets back.',
  input: v.object({ operationId: IdSchema, importId: IdSchema }),
  policy: keepers,
  async load(tx, { operationId, importId }) {
    await lockNames(tx, operationId, 'shared')
    await lockPath(tx, operationId, 'shared')
    const found = await findImport(tx, operationId, importId, { lock: true })
    return found?.feed === 'projects' || found?.feed === 'iati' ? found : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, importId }, loaded, { actor, now, touch }) {
    // A published file brings money too, which is taken back first: then the import as a whole is taken back already.
    const takenBack = loaded.feed === 'iati' && loaded.status === 'undone'
    if (loaded.status !== 'committed' && !takenBack) throw importNotOpen()
    const { path } = await pathOf(tx, operationId)
    const written = await tx.rows<{
      code: string
      no: number
      started: boolean
      moved: boolean
    }>(sql`select v.code, v.no, s.position is not null as started,
        exists (select 1 from project_event e where e.operation_id = v.operation_id and e.code = v.code and e.position > s.position) as moved
      from project_version v left join project_event s on s.operation_id = v.operation_id and s.code = v.code and s.sheet_no = v.no
        and s.step is null and s.from_state is null and s.reason is null
      where v.operation_id = ${operationId} and v.import_id = ${importId} order by v.code`)
    const taken = { withdrawn: 0, restored: 0, kept: 0 }
    for (const { code, no, started, moved } of written) {
      const project = await lockProject(tx, operationId, code)
      const versions = await versionsOf(tx, operationId, code)
      const mine = versions.find(version => version.no === no)
      const stands = project && mine && differingFields(project.sheet, mine).length === 0
      if (!stands || isOver(path, project.state) || (started && moved)) {
        taken.kept += 1
        continue
      }
      if (started) {
        await tx.run(sql`update project_sheet set ended_at = ${now} where operation_id = ${operationId} and code = ${code}`)
        await endProject(tx, operationId, code, now)
        taken.withdrawn += 1
        touch('project', code, 'ended')
        continue
      }
      const sheet = versions.find(version => version.no === no - 1)
      if (!sheet) throw new Error(`Version ${no} of ${code} has none before it.`)
      await writeVersion(tx, { operationId, code, reason: null, actor, now }, { project, version: project.version, sheet, path })
      taken.restored += 1
      touch('project', code, 'changed')
    }
    if (!takenBack) await markUndone(tx, operationId, importId)
    touch('import', importId, 'ended')
    return taken
  },
})
