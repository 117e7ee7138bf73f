import * as v from 'valibot'
import { expect, test } from 'vitest'
import { fieldRows } from './fields.ts'
import { schemaOf } from './openapi.ts'

test('fields of an input are listed with those inside lists and objects below them', () => {
  const input = v.object({
    id: v.pipe(v.string(), v.uuid()),
    people: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null),
    lines: v.array(v.object({ status: v.picklist(['planned', 'ongoing']), days: v.optional(v.array(v.string()), []) })),
    where: v.nullable(v.object({ place: v.pipe(v.string(), v.regex(/^IQ/)) })),
  })
  expect(fieldRows(schemaOf(input))).toEqual([
    { path: 'id', type: 'uuid', needed: true },
    { path: 'people', type: 'integer ≥ 0 | null', needed: false },
    { path: 'lines', type: 'object[]', needed: true },
    { path: 'lines[].status', type: '"planned" | "ongoing"', needed: true },
    { path: 'lines[].days', type: 'string[]', needed: false },
    { path: 'where', type: 'object | null', needed: true },
    { path: 'where.place', type: 'string /^IQ/', needed: true },
  ])
})
