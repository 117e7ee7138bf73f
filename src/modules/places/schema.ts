/** Shapes of places. Browser-safe. */
import * as v from 'valibot'
import {
  AliasesInput,
  AliasListSchema,
  CodeSchema,
  DateSchema,
  IdSchema,
  NamesSchema,
  PeopleSchema,
} from '../operations/schema.ts'

const optionalDate = v.optional(v.nullable(DateSchema), null)
const optionalText = v.optional(v.nullable(v.string()), null)

export const PlaceInput = v.object({
  id: v.optional(IdSchema),
  /** Code of the parent in the same system as the first code, or its id. */
  parentCode: optionalText,
  parentId: v.optional(v.nullable(IdSchema), null),
  level: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  names: NamesSchema,
  aliases: v.optional(v.array(CodeSchema), []),
  /** The first code is of the current system. */
  codes: v.array(v.object({ system: CodeSchema, code: CodeSchema })),
  latitude: v.optional(v.nullable(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))), null),
  longitude: v.optional(v.nullable(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))), null),
  population: v.optional(PeopleSchema, null),
  populationYear: v.optional(v.nullable(v.pipe(v.number(), v.integer())), null),
  populationSource: optionalText,
  validFrom: optionalDate,
  validTo: optionalDate,
  status: v.optional(v.picklist(['reviewed', 'unreviewed']), 'reviewed'),
  source: optionalText,
  boundary: v.optional(
    v.nullable(v.object({ type: v.picklist(['Polygon', 'MultiPolygon']), coordinates: v.array(v.any()) })),
    null,
  ),
  boundaryIsSchematic: v.optional(v.boolean(), false),
  boundarySource: optionalText,
  tile: v.optional(v.nullable(v.object({ row: v.number(), column: v.number() })), null),
})
export type PlaceInput = v.InferOutput<typeof PlaceInput>

export const StorePlaces = v.object({
  operationId: IdSchema,
  places: v.pipe(v.array(PlaceInput), v.minLength(1), v.maxLength(200_000)),
})

export const EditPlace = v.object({
  operationId: IdSchema,
  id: IdSchema,
  /** The version that is edited: what somebody else changed meanwhile is not overwritten. */
  version: v.number(),
  names: NamesSchema,
  /** The current P-code; null leaves the codes as they are. */
  code: v.nullable(CodeSchema),
  aliases: AliasListSchema,
})

export const AddPlaceAliases = v.object({
  operationId: IdSchema,
  aliases: v.optional(v.pipe(v.array(AliasesInput.entries.aliases.item), v.maxLength(1_000)), []),
  codes: v.optional(v.pipe(v.array(v.object({ id: IdSchema, code: CodeSchema })), v.maxLength(1_000)), []),
})
