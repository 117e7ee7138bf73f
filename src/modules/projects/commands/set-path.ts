import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { keepers, versionConflict } from '../../operations/index.ts'
import { pathFaulty, pathInUse } from '../problems.ts'
import { faultsOfPath } from '../rules.ts'
import { SetPath } from '../schema.ts'
import { lockPath, pathOf } from '../store.ts'

/** Gives the operation its own path. What projects did on an older one stays as it was. */
export const setPath = command({
  name: 'projects.set-path',
  summary:
    'Set the approval path of the operation: its states, its steps, who takes them, and the reviews that no way leads past.',
  input: SetPath,
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, version, path }, _loaded, { touch }) {
    const faults = faultsOfPath(path)
    if (faults.length > 0) throw pathFaulty({ faults: faults.join('; ') })
    await lockPath(tx, operationId, 'alone')
    if ((await pathOf(tx, operationId)).version !== version) throw versionConflict()
    const codes = path.states.map(({ code }) => code)
    const lost = await tx.rows<{ state: string }>(sql`select distinct state from project_sheet
      where operation_id = ${operationId} and ended_at is null and state is not null and not state = any(${codes}::text[]) order by 1`)
    if (lost.length > 0) throw pathInUse({ states: lost.map(({ state }) => state).join(', ') })
    await tx.run(sql`insert into project_path (operation_id, path) values (${operationId}, ${JSON.stringify(path)}::jsonb)
      on conflict (operation_id) do update set path = excluded.path, version = project_path.version + 1`)
    touch('project-path', operationId, 'changed')
    return { version: version + 1 }
  },
})
