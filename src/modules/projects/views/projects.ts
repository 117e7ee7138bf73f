import * as v from 'valibot'
import type { Names } from '../../../kernel/pure/languages.ts'
import { nameKey } from '../../../kernel/pure/text.ts'
import { view } from '../../../kernel/view.ts'
import { CodeSchema, IdSchema, members } from '../../operations/index.ts'
import { currentVersions, type StoredVersion } from '../store.ts'

/** A project as a list shows it. */
export interface ListedProject
  extends Pick<StoredVersion, 'code' | 'names' | 'clusterId' | 'partners' | 'budget' | 'starts' | 'ends' | 'source'> {
  names: Names
  /** Null: nobody said where it stands. */
  state: string | null
  version: number
}

/** Stands for projects of which nobody said where they stand. */
export const unknownState = 'unknown'

/** Projects of an operation, narrowed to a cluster, an organisation with a part in them, a state, and words of their code or name. */
export const listProjects = view({
  name: 'projects.projects',
  summary: 'Projects of an operation with their partners, budget and state, narrowed by cluster, organisation, state and words.',
  input: v.object({
    operationId: IdSchema,
    clusterIds: v.optional(v.array(IdSchema), []),
    organisationId: v.optional(v.nullable(IdSchema), null),
    /** A state of the path, or `unknown`. */
    state: v.optional(v.nullable(CodeSchema), null),
    text: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, clusterIds, organisationId, state, text }): Promise<ListedProject[]> {
    const words = text.split(/\s+/).map(nameKey).filter(Boolean)
    const fits = (project: StoredVersion & { state: string | null }) => {
      const said = [project.code, ...Object.values(project.names), project.objective ?? ''].map(nameKey)
      const names = (part: { organisationId: string | null }) => part.organisationId === organisationId
      return (
        (clusterIds.length === 0 || (project.clusterId !== null && clusterIds.includes(project.clusterId))) &&
        (organisationId === null || project.partners.some(names) || project.budget.some(names)) &&
        (state === null || (project.state ?? unknownState) === state) &&
        words.every(word => said.some(each => each.includes(word)))
      )
    }
    return (await currentVersions(db, operationId))
      .filter(fits)
      .map(({ code, names, clusterId, partners, budget, starts, ends, source, state: stands, no }) => ({
        ...{ code, names, clusterId, partners, budget, starts, ends, source },
        ...{ state: stands, version: no },
      }))
  },
})
