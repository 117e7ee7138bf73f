import { command } from '../../../kernel/command.ts'
import { planWriters } from '../access.ts'
import { clustersOfObjectives, noDraft, replaceCaseloads, staleObjective } from '../framework-store.ts'
import { SetCaseload } from '../schema.ts'

/** Replaces the people in need and targeted of objectives in a draft, by area and group. */
export const setCaseload = command({
  name: 'plan.set-caseload',
  summary: 'Replace the people in need and targeted of objectives, by area and group.',
  input: SetCaseload,
  policy: planWriters,
  async load(tx, { operationId, caseloads }) {
    const ids = [...new Set(caseloads.map(({ objectiveId }) => objectiveId))]
    const stored = await clustersOfObjectives(tx, operationId, ids)
    return stored.length === ids.length ? stored : null
  },
  scope: (stored, { operationId: operation }) => stored.map(({ clusterId: cluster }) => ({ operation, cluster })),
  async apply(tx, { operationId, caseloads }, stored, context) {
    const byId = new Map(stored.map(row => [row.id, row]))
    for (const { objectiveId, version } of caseloads) {
      const row = byId.get(objectiveId)
      if (!row?.draft) throw noDraft()
      if (row.version !== version) throw staleObjective({ code: row.code })
    }
    const figures = await replaceCaseloads(tx, operationId, caseloads)
    for (const id of byId.keys()) context.touch('objective', id, 'changed')
    return { figures }
  },
})
