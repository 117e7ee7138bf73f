/** The illustrative objectives of the shipped plan, with people that agree with the illustrative needs. */
import type { CommandRunner, Giving } from '../../kernel/command.ts'
import { idOf } from '../../kernel/pure/ids.ts'
import { type NeedInput, putPlanInForce, setCaseload, storeObjectivesCommand } from '../../modules/plan/index.ts'
import type { LoadedOperation } from './load.ts'

type Figure = { placeId: string | null; groupId: string | null; inNeed: number | null; targeted: number | null; source: string }

const added = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b)

/** Needs of districts as those of their governorates: known figures add up, and where none is known the sum is unknown. */
function byGovernorate(loaded: LoadedOperation, needs: readonly NeedInput[]): Map<string, Figure[]> {
  const governorateOf = new Map(
    [...loaded.places].flatMap(([code, id]) => {
      const governorate = loaded.places.get(code.slice(0, 5))
      return governorate ? [[id, governorate] as const] : []
    }),
  )
  const sums = new Map<string, Map<string, Figure>>()
  for (const { placeId, clusterId, groupId, inNeed, targeted } of needs) {
    const governorate = governorateOf.get(placeId)
    if (!governorate || clusterId === null) continue
    const cells = sums.get(clusterId) ?? new Map<string, Figure>()
    sums.set(clusterId, cells)
    const key = `${governorate}|${groupId ?? ''}`
    const cell = cells.get(key) ?? { placeId: governorate, groupId, inNeed: null, targeted: null, source: 'illustrative' }
    cells.set(key, { ...cell, inNeed: added(cell.inNeed, inNeed), targeted: added(cell.targeted, targeted) })
  }
  return new Map([...sums].map(([cluster, cells]) => [cluster, [...cells.values()]]))
}

/** Stores the illustrative objectives and their people in the first version of the plan, and puts it in force. */
export async function storeIllustrativePlan(
  runner: CommandRunner,
  loaded: LoadedOperation,
  needs: readonly NeedInput[],
  step: (name: string) => Giving,
): Promise<number> {
  const { operationId, plan } = loaded
  if (plan === null) return 0
  const idOfCode = (code: string) => idOf(loaded.seed, 'objective', code)
  const clusterOf = (code: string | null) => (code === null ? null : (loaded.clusters.get(code) ?? null))
  const { objectives, inForceFrom } = plan.file
  await runner.run(
    storeObjectivesCommand,
    {
      operationId,
      planId: plan.id,
      objectives: objectives.map(({ code, parent, level, names, cluster, illustrative, source }, sort) => ({
        id: idOfCode(code),
        parentId: parent === null ? null : idOfCode(parent),
        ...{ code, level, names, sort, illustrative, source },
        clusterId: clusterOf(cluster),
      })),
    },
    step('objectives'),
  )
  const sums = byGovernorate(loaded, needs)
  const caseloads = objectives.flatMap(({ code, cluster, groups }) => {
    const own = new Set(groups.map(group => loaded.groups.get(group)))
    const figures = (sums.get(clusterOf(cluster) ?? '') ?? []).filter(({ groupId }) => groupId !== null && own.has(groupId))
    return figures.length > 0 ? [{ objectiveId: idOfCode(code), version: 1, figures }] : []
  })
  await runner.run(setCaseload, { operationId, caseloads }, step('caseloads'))
  await runner.run(putPlanInForce, { operationId, planId: plan.id, from: inForceFrom }, step('plan-in-force'))
  return objectives.length
}
