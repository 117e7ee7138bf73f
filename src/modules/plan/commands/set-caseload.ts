import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { planWriters } from '../access.ts'
import { clustersOfObjectives, noDraft, staleObjective } from '../framework-store.ts'
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
    const ids = [...byId.keys()]
    const rows = caseloads.flatMap(({ objectiveId, figures }) => figures.map(figure => ({ objectiveId, ...figure })))
    await tx.run(sql`delete from caseload where operation_id = ${operationId} and objective_id = any(${ids}::uuid[])`)
    await tx.run(sql`insert into caseload (operation_id, objective_id, place_id, group_id, in_need, targeted, source)
      select ${operationId}, "objectiveId", "placeId", "groupId", "inNeed", targeted, source
      from ${recordset(rows, '"objectiveId" uuid, "placeId" uuid, "groupId" uuid, "inNeed" bigint, targeted bigint, source text')}`)
    await tx.run(sql`update objective set version = version + 1 where operation_id = ${operationId} and id = any(${ids}::uuid[])`)
    for (const id of ids) context.touch('objective', id, 'changed')
    return { figures: rows.length }
  },
})
