/** The library of indicators that ships: written for this platform in the manner of the clusters' own lists, with codes of its own. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { Names } from '../../kernel/pure/languages.ts'
import { DisaggregationInput, RuleSchema, UnitSchema } from './schema.ts'

const Texts = v.object({ en: v.string(), ar: v.string(), ckb: v.string() })
const Library = v.object({
  disaggregations: v.array(v.omit(DisaggregationInput, ['id', 'version'])),
  indicators: v.array(
    v.object({
      code: v.string(),
      names: Texts,
      definitions: Texts,
      unit: UnitSchema,
      currency: v.optional(v.string()),
      per: v.optional(v.number()),
      overTime: RuleSchema,
      overPlaces: RuleSchema,
      overParts: v.optional(RuleSchema),
      lowerIsBetter: v.optional(v.boolean()),
      /** Clusters of the IASC that it suits. */
      clusters: v.array(v.string()),
      /** Clusters of single operations that it suits, where an operation has its own. */
      operations: v.optional(v.record(v.string(), v.array(v.string())), {}),
      disaggregations: v.optional(v.array(v.string()), []),
    }),
  ),
})
export type Library = v.InferOutput<typeof Library>
export type LibraryIndicator = Library['indicators'][number]

let read: Library | undefined

/** The library; read once. @throws Error when its file is not as it should be. */
export function library(): Library {
  read ??= v.parse(Library, JSON.parse(readFileSync(new URL('./library/indicators.json', import.meta.url), 'utf8')))
  return read
}

/** Whether an entry is meant for a cluster of an operation, by the codes of both. */
export function suits({ clusters, operations }: LibraryIndicator, operationCode: string, clusterCode: string): boolean {
  return (operations[operationCode] ?? clusters).includes(clusterCode)
}

/** A code that a category may have, from a name or code of anything. */
export const categoryCode = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)

/**
 * A dimension of the library as an operation uses it. Population groups are the operation's own where it has any.
 * @returns undefined when the library has no such dimension.
 */
export function libraryDimension(
  code: string,
  groups: readonly { code: string; names: Names }[],
): Library['disaggregations'][number] | undefined {
  const found = library().disaggregations.find(dimension => dimension.code === code)
  if (!found || code !== 'group') return found
  const own = groups.map(({ code: groupCode, names }) => ({
    code: categoryCode(groupCode),
    names: names as typeof found.names,
    ended: null,
  }))
  const usable = own.filter(({ code: each }, index) => each !== '' && own.findIndex(other => other.code === each) === index)
  return usable.length < 2 ? found : { ...found, categories: usable }
}
