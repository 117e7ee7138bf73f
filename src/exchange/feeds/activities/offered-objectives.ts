/** Objectives as a template offers them to those who report. */
import { nameIn } from '../../../kernel/pure/languages.ts'
import { listPlans, objectiveLabel, showFramework, wordsMax } from '../../../modules/plan/index.ts'
import { treeOf } from '../../../modules/plan/rules.ts'
import type { Asking, ImportHouse } from './import.ts'

/**
 * The objectives of all plans in force, in the order of their trees: code and name, as long as is kept of what a line calls its objective,
 * so that what is chosen is found again.
 */
export async function offeredObjectives(
  { reader }: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  operationId: string,
): Promise<string[]> {
  const plans = (await reader.read(listPlans, { operationId }, asking)).flatMap(({ id, versions }) => {
    const inForce = versions.find(({ status }) => status === 'in-force')
    return inForce ? [{ operationId, planId: id, no: inForce.no }] : []
  })
  const frameworks = await Promise.all(plans.map(input => reader.read(showFramework, input, asking)))
  return frameworks.flatMap(({ objectives }) =>
    treeOf(objectives.filter(({ ended }) => ended === null)).map(({ code, names }) =>
      [...objectiveLabel(code, nameIn(names, asking.language))].slice(0, wordsMax).join(''),
    ),
  )
}
