/** The fields of an input as rows of a table, read from its JSON Schema. */
import * as v from 'valibot'

export interface FieldRow {
  /** Path of the field: `lines[].period`. */
  path: string
  type: string
  needed: boolean
}

interface Schema {
  type?: string | undefined
  format?: string | undefined
  enum?: unknown[] | undefined
  const?: unknown
  pattern?: string | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  properties?: Record<string, Schema> | undefined
  additionalProperties?: unknown
  required?: string[] | undefined
  items?: Schema | undefined
  anyOf?: Schema[] | undefined
}

const SchemaShape: v.GenericSchema<unknown, Schema> = v.looseObject({
  type: v.optional(v.string()),
  format: v.optional(v.string()),
  enum: v.optional(v.array(v.unknown())),
  pattern: v.optional(v.string()),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
  properties: v.optional(
    v.record(
      v.string(),
      v.lazy(() => SchemaShape),
    ),
  ),
  required: v.optional(v.array(v.string())),
  items: v.optional(v.lazy(() => SchemaShape)),
  anyOf: v.optional(v.array(v.lazy(() => SchemaShape))),
})

function rangeOf({ minimum, maximum }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return ` ${minimum}–${maximum}`
  if (minimum !== undefined) return ` ≥ ${minimum}`
  return maximum !== undefined ? ` ≤ ${maximum}` : ''
}

function typeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ')
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === 'array') return `${schema.items ? typeOf(schema.items) : 'any'}[]`
  if (schema.type === 'string') return schema.format ?? (schema.pattern ? `string /${schema.pattern}/` : 'string')
  return schema.type ? `${schema.type}${rangeOf(schema)}` : 'any'
}

/** The schema behind "or null" and lists, with what it adds to the path. */
function insideOf(schema: Schema): { schema: Schema; suffix: string } {
  if (schema.anyOf) {
    const [only, ...others] = schema.anyOf.filter(each => each.type !== 'null')
    return only && others.length === 0 ? insideOf(only) : { schema, suffix: '' }
  }
  if (schema.type === 'array' && schema.items) {
    const inside = insideOf(schema.items)
    return { schema: inside.schema, suffix: `[]${inside.suffix}` }
  }
  return { schema, suffix: '' }
}

function rowsOf(schema: Schema, before: string): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${before}${name}`
    const inside = insideOf(field)
    return [
      { path, type: typeOf(field), needed: schema.required?.includes(name) ?? false },
      ...rowsOf(inside.schema, `${path}${inside.suffix}.`),
    ]
  })
}

/** Every field of an input, those inside lists and objects below the one they are in. */
export function fieldRows(jsonSchema: unknown): FieldRow[] {
  return rowsOf(v.parse(SchemaShape, jsonSchema), '')
}
