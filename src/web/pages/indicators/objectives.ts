/** Objectives of strategic plans that indicators stand under. */
import { listPlans, type Objective, showFramework } from '../../../modules/plan/index.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import type { Loaded, LoadedOne } from './load.ts'

/** The objectives of every plan, of the version in force or else of its draft. */
async function allObjectives(house: House, { asking, operationId }: Loaded): Promise<Objective[]> {
  const plans = await house.reader.read(listPlans, { operationId }, asking)
  const standing = plans.filter(({ versions }) => versions.some(({ status }) => status === 'in-force' || status === 'draft'))
  const frameworks = await Promise.all(
    standing.map(({ id }) => house.reader.read(showFramework, { operationId, planId: id }, asking)),
  )
  return frameworks.flatMap(({ objectives }) => objectives)
}

const choiceOf = (objective: Objective, { language }: Loaded) => ({
  id: objective.id,
  name: `${objective.code} · ${named(objective, language)}`,
})

/** What a form offers: objectives of the indicator's cluster and those of no single cluster, with the one that it stands under now. */
export async function objectivesFor(house: House, loaded: LoadedOne): Promise<{ id: string; name: string }[]> {
  const { planned } = loaded
  return (await allObjectives(house, loaded))
    .filter(
      ({ id, ended, clusterId }) =>
        id === planned.objectiveId || (ended === null && (clusterId === null || clusterId === planned.clusterId)),
    )
    .map(objective => choiceOf(objective, loaded))
}

/** The objective that an indicator stands under, in words; null when it stands under none. */
export async function objectiveOf(house: House, loaded: LoadedOne): Promise<string | null> {
  const { objectiveId } = loaded.planned
  if (objectiveId === null) return null
  const found = (await allObjectives(house, loaded)).find(({ id }) => id === objectiveId)
  return found ? choiceOf(found, loaded).name : null
}
