import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { findImport, importNotOpen, markCommitted } from '../../imports/index.ts'
import { planWriters } from '../access.ts'
import {
  clustersOfObjectives,
  lockDraft,
  noDraft,
  replaceCaseloads,
  staleObjective,
  storeObjectives,
  treeBroken,
} from '../framework-store.ts'
import { StoreFramework } from '../schema.ts'

/** Stores what a sheet changes in the draft of a plan, objectives and people together, whole or not at all. */
export const storeFramework = command({
  name: 'plan.store-framework',
  summary: 'Store objectives and their people in the draft of a strategic plan, whole or not at all.',
  input: StoreFramework,
  policy: planWriters,
  async load(tx, { operationId, planId, objectives, caseloads, importId }) {
    if (importId !== null) await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${importId}, 0))`)
    const received = importId === null ? null : await findImport(tx, operationId, importId)
    if (importId !== null && received?.feed !== 'plan') return null
    const no = await lockDraft(tx, operationId, planId)
    const ids = [...objectives.flatMap(({ id }) => id ?? []), ...caseloads.map(({ objectiveId }) => objectiveId)]
    const stored = await clustersOfObjectives(tx, operationId, ids)
    const given = new Set([...stored.map(({ id }) => id), ...objectives.flatMap(({ id }) => id ?? [])])
    return caseloads.every(({ objectiveId }) => given.has(objectiveId)) ? { no, stored, status: received?.status ?? null } : null
  },
  scope({ stored }, { operationId: operation, objectives }) {
    const touched = [...objectives, ...stored].map(({ clusterId: cluster }) => ({ operation, cluster }))
    return touched.length > 0 ? touched : { operation }
  },
  journalled: ({ operationId, planId, importId, objectives, caseloads }) => ({
    operationId,
    planId,
    importId,
    objectives: objectives.length,
    caseloads: caseloads.length,
  }),
  async apply(tx, { operationId, planId, objectives, caseloads, importId, outcome }, { no, stored, status }, context) {
    if (status !== null && status !== 'received') throw importNotOpen()
    if (no === undefined) throw noDraft()
    const before = new Map(stored.map(row => [row.id, row]))
    for (const { objectiveId, version } of caseloads) {
      const row = before.get(objectiveId)
      if (row && (row.planId !== planId || !row.draft)) throw notFound()
      if (row && row.version !== version) throw staleObjective({ code: row.code })
    }
    const elsewhere = stored.find(row => row.planId !== planId || !row.draft)
    if (elsewhere) throw treeBroken({ code: elsewhere.code })
    const ids = objectives.length > 0 ? await storeObjectives(tx, { operationId, planId, no }, objectives) : []
    const figures = await replaceCaseloads(tx, operationId, caseloads)
    for (const id of new Set([...ids, ...caseloads.map(({ objectiveId }) => objectiveId)]))
      context.touch('objective', id, 'changed')
    if (importId !== null && outcome) {
      await markCommitted(tx, operationId, importId, outcome)
      context.touch('import', importId, 'changed')
    }
    return { ids, figures }
  },
})
