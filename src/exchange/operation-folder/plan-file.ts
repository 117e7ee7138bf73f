/** The strategic plan of an operation folder: what is sourced of it, and the objectives that are only illustrative. */
import * as v from 'valibot'
import { NamesSchema } from '../../modules/operations/index.ts'

const text = v.optional(v.nullable(v.string()), null)

export const PlanFile = v.object({
  code: v.string(),
  names: NamesSchema,
  starts: text,
  ends: text,
  /** The day from which its first version holds, once it has objectives. */
  inForceFrom: v.string(),
  source: text,
  levels: v.array(NamesSchema),
  objectives: v.array(
    v.object({
      code: v.string(),
      /** Code of the objective above. */
      parent: v.nullable(v.string()),
      level: v.number(),
      names: NamesSchema,
      cluster: v.nullable(v.string()),
      /** Groups of people it is for, by their codes. */
      groups: v.array(v.string()),
      /** No source gives one of this plan so far: all of them are ours. */
      illustrative: v.literal(true),
      source: text,
    }),
  ),
})
export type PlanFile = v.InferOutput<typeof PlanFile>
