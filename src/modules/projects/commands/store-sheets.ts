import { isAllowed } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { findImport, importNotOpen, markCommitted } from '../../imports/index.ts'
import { keepers, lockNames } from '../../operations/index.ts'
import { sheetWriters } from '../access.ts'
import { codeTaken, sheetChanged } from '../problems.ts'
import { StoreSheets } from '../schema.ts'
import { currentVersions, findProject, lockPath, pathOf, scopeOf } from '../store.ts'
import { beginProject, writeVersion } from '../write.ts'

/** Stores the sheets of many projects, all of them or none: new ones begin the path, others get a new version. */
export const storeSheets = command({
  name: 'projects.store-sheets',
  summary: 'Store the sheets of many projects, all or none: new projects at the beginning of the path, new versions of others.',
  input: StoreSheets,
  policy: sheetWriters,
  async load(tx, { operationId, importId, projects }, { actor }) {
    await lockNames(tx, operationId, 'shared')
    await lockPath(tx, operationId, 'shared')
    const received = importId === null ? null : await findImport(tx, operationId, importId, { lock: true })
    if (importId !== null) {
      if (received?.feed !== 'projects' && received?.feed !== 'iati') return null
      if (received.actor_id !== actor.id && !isAllowed(actor, keepers, [{ operation: operationId }])) return null
    }
    const codes = projects.map(({ code }) => code)
    await tx.rows(sql`select 1 from project_sheet where operation_id = ${operationId} and code = any(${codes}::text[])
      order by code for update`)
    const stored = (await currentVersions(tx, operationId)).filter(({ code }) => codes.includes(code))
    const sheets = [...stored, ...projects.map(({ sheet }) => sheet)]
    return { status: received?.status ?? null, scopes: sheets.map(sheet => scopeOf(operationId, sheet, actor)) }
  },
  scope: ({ scopes }, { operationId: operation }) => (scopes.length > 0 ? scopes : { operation }),
  journalled: ({ operationId, importId, projects }) => ({
    ...{ operationId, importId },
    projects: projects.map(({ code, version }) => ({ code, version })),
  }),
  async apply(tx, { operationId, importId, projects, outcome }, { status }, { actor, now, touch }) {
    if (status !== null && status !== 'received') throw importNotOpen()
    const { path } = await pathOf(tx, operationId)
    let made = 0
    let changed = 0
    for (const { code, version, sheet } of projects) {
      const writing = { operationId, code, reason: null, actor, now, importId }
      const project = await findProject(tx, operationId, code)
      if (version === null) {
        if (project) throw codeTaken({ code })
        await beginProject(tx, writing, { sheet, copiedFrom: null, path })
        made += 1
        touch('project', code, 'made')
        continue
      }
      if (!project) throw sheetChanged({ code })
      if ((await writeVersion(tx, writing, { project, version, sheet, path })) === version) continue
      changed += 1
      touch('project', code, 'changed')
    }
    if (importId !== null && outcome) {
      await markCommitted(tx, operationId, importId, outcome)
      touch('import', importId, 'changed')
    }
    return { made, changed }
  },
})
