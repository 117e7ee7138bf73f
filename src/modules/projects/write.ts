/** Sheets written as versions: of a project that begins, and of one that is there. */
import type { Actor } from '../../kernel/access.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { roleAmong } from './access.ts'
import { codeTaken, projectOver, sheetChanged } from './problems.ts'
import { differingFields, isOver } from './rules.ts'
import type { ProjectPath, Sheet } from './schema.ts'
import { appendEvent, type Saving, type StoredProject, saveVersion, scopeOf, tellPlan } from './store.ts'

type Writing = Omit<Saving, 'no' | 'actor'> & { actor: Actor }

/**
 * Lets a project stand, or stand again where it was taken back.
 * @returns the number of the version that comes next; null where the project stands already.
 */
export async function openSheet(tx: Tx, operationId: string, code: string, copiedFrom: string | null): Promise<number | null> {
  const opened = await tx.find<{ version: number }>(sql`insert into project_sheet (operation_id, code, copied_from)
    values (${operationId}, ${code}, ${copiedFrom})
    on conflict (operation_id, code) do update set ended_at = null, state = null, copied_from = excluded.copied_from,
      version = project_sheet.version + 1
    where project_sheet.ended_at is not null returning version`)
  return opened?.version ?? null
}

/** Begins a project at the beginning of the path. @throws codeTaken */
export async function beginProject(
  tx: Tx,
  writing: Writing,
  { sheet, copiedFrom, path }: { sheet: Sheet; copiedFrom: string | null; path: ProjectPath },
): Promise<number> {
  const { operationId, code, actor } = writing
  await tellPlan(tx, operationId, code, sheet)
  const no = await openSheet(tx, operationId, code, copiedFrom)
  if (no === null) throw codeTaken({ code })
  const saving = { ...writing, no }
  await saveVersion(tx, saving, sheet)
  const by = ['task-manager', 'focal-point', 'coordinator', 'information-officer'] as const
  const role = roleAmong(actor, by, scopeOf(operationId, sheet, actor))
  await appendEvent(tx, saving, { step: null, from: null, to: path.initial, reason: null, happened: null, role })
  return no
}

/**
 * Writes a version of a sheet that holds from now on.
 * @returns the version that holds; the one before where nothing differs.
 * @throws sheetChanged where somebody wrote another since; projectOver where the sheet is a record.
 */
export async function writeVersion(
  tx: Tx,
  writing: Writing,
  { project, version, sheet, path }: { project: StoredProject; version: number; sheet: Sheet; path: ProjectPath },
): Promise<number> {
  const { operationId, code } = writing
  if (project.version !== version) throw sheetChanged({ code })
  if (isOver(path, project.state)) throw projectOver({ code })
  if (differingFields(project.sheet, sheet).length === 0) return version
  const no = version + 1
  await saveVersion(tx, { ...writing, no }, sheet)
  await tx.run(sql`update project_sheet set version = ${no} where operation_id = ${operationId} and code = ${code}`)
  await tellPlan(tx, operationId, code, sheet)
  return no
}
