/** Shapes of organisations. Browser-safe. */
import * as v from 'valibot'
import { AliasListSchema, CodeSchema, IdSchema, NamesSchema } from '../operations/schema.ts'

/** Kinds of organisation, as in the HPC and HDX lists. */
export const organisationTypes = [
  'un',
  'international',
  'ingo',
  'nngo',
  'red-cross',
  'government',
  'donor',
  'academic',
  'religious',
  'private',
  'media',
  'military',
  'embassy',
  'other',
] as const

export const OrganisationInput = v.object({
  id: v.optional(IdSchema),
  acronym: v.optional(v.nullable(CodeSchema), null),
  names: NamesSchema,
  aliases: v.optional(v.array(CodeSchema), []),
  type: v.optional(v.nullable(v.picklist(organisationTypes)), null),
  isDonor: v.optional(v.boolean(), false),
  inCountryTeam: v.optional(v.boolean(), false),
  illustrative: v.optional(v.boolean(), false),
  status: v.optional(v.picklist(['reviewed', 'unreviewed']), 'reviewed'),
  source: v.optional(v.nullable(v.string()), null),
})
export type OrganisationInput = v.InferOutput<typeof OrganisationInput>

export const StoreOrganisations = v.object({
  operationId: IdSchema,
  organisations: v.pipe(v.array(OrganisationInput), v.minLength(1), v.maxLength(50_000)),
})

export const EditOrganisation = v.object({
  operationId: IdSchema,
  id: IdSchema,
  /** The version that is edited: what somebody else changed meanwhile is not overwritten. */
  version: v.number(),
  names: NamesSchema,
  acronym: v.nullable(CodeSchema),
  type: v.nullable(v.picklist(organisationTypes)),
  isDonor: v.boolean(),
  aliases: AliasListSchema,
})
