/** The illustrative catalogue of activities: what each cluster might have had its partners name, so that their lines say what was done. */
import * as v from 'valibot'
import type { CommandRunner, Giving } from '../../kernel/command.ts'
import { idOf } from '../../kernel/pure/ids.ts'
import { NamesSchema } from '../../modules/operations/index.ts'
import { storePlan } from '../../modules/plan/index.ts'
import { activityUnits } from '../../modules/plan/schema.ts'
import type { LoadedOperation } from './load.ts'

export const ActivityFile = v.array(
  v.strictObject({
    /** Codes of the clusters that have it; in each it is an activity of its own. */
    clusters: v.pipe(v.array(v.string()), v.minLength(1)),
    names: NamesSchema,
    unit: v.nullable(v.picklist(activityUnits)),
  }),
)
export type ActivityFile = v.InferOutput<typeof ActivityFile>

export interface IllustrativeActivity {
  id: string
  /** As somebody would write it in a sheet. */
  name: string
}

/**
 * Stores the catalogue, marked illustrative. Nobody has to review it: it is not what a sheet brought in, and goes with the layer.
 * @throws Error naming a cluster that the folder does not have.
 * @returns the activities of each cluster by its code.
 */
export async function storeIllustrativeActivities(
  runner: CommandRunner,
  { seed, operationId, clusters, activities }: LoadedOperation,
  step: (name: string) => Giving,
): Promise<Map<string, IllustrativeActivity[]>> {
  const catalogue = new Map<string, IllustrativeActivity[]>()
  const stored = activities.flatMap(({ clusters: codes, names, unit }) =>
    codes.map(cluster => {
      const clusterId = clusters.get(cluster)
      if (!clusterId) throw new Error(`An activity names cluster ${cluster}, which the operation does not have.`)
      const own = catalogue.get(cluster) ?? []
      const name = names.en ?? ''
      const id = idOf(seed, 'activity', cluster, name)
      catalogue.set(cluster, [...own, { id, name }])
      return { id, clusterId, code: `${cluster}-${own.length + 1}`, names, unit, illustrative: true }
    }),
  )
  if (stored.length > 0) await runner.run(storePlan, { operationId, activities: stored }, step('activities'))
  return catalogue
}
