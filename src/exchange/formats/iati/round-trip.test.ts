/** Written, read and written again: the same bytes, for generated activities and for files that strangers published. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IatiActivity, IatiOrganisation } from './model.ts'
import { readIatiFile } from './read.ts'
import { writable } from './serialize.ts'
import type { Shape } from './shape.ts'
import { activityShape } from './shapes/activity.ts'
import { organisationShape } from './shapes/organisation.ts'
import { activityPieces, writeActivities, writeOrganisations } from './write.ts'

const published = path.resolve(import.meta.dirname, '../../../../../shared/data/real/iati-activities')
const names = existsSync(published) ? readdirSync(published).filter(name => !/_1\./.test(name)) : []

const read = (text: string) => readIatiFile(Buffer.from(text), { rules: false })

/** Lists in one order, whatever they were given in. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, ordered(each)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

test.skipIf(names.length > 0)('published files are not beside the project: nothing to read', () => {})

test.each(names)('%s: read, written and read again it says the same, and is written the same', name => {
  const first = readIatiFile(readFileSync(path.join(published, name)))
  expect(first.activities.length + first.organisations.length).toBeGreaterThan(0)
  const write = (file: typeof first) =>
    file.kind === 'activities' ? writeActivities(file.activities, file.head) : writeOrganisations(file.organisations, file.head)
  const written = write(first)
  const second = readIatiFile(Buffer.from(written))
  expect(ordered(second.activities)).toEqual(ordered(first.activities))
  expect(ordered(second.organisations)).toEqual(ordered(first.organisations))
  expect(write(second)).toBe(written)
  expect(second.version).toBe('2.03')
})

/** Texts as people and machines write them: signs of XML, line ends, Arabic, and what XML cannot hold. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('<a> & "b" \'c\'', ' edge ', '\r\n\t', 'سلة غذائية', ']]>', '--', '', '2004-05-01', '1000.50'),
)
const raws = ['<x:note>a &amp; b</x:note>', '<x:note x:to="1"><x:deep/>mixed <x:b>text</x:b></x:note>', '<unknown code="1"/>']
const rest = fc.record(
  {
    attributes: fc.dictionary(fc.constantFrom('x:note', 'x:other', 'odd'), text, { minKeys: 1 }),
    elements: fc.array(fc.constantFrom(...raws), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: [] },
)

type Laid = Shape<object>['fields'][number][1]

/** Anything that a shape can hold. */
function anything(by: Pick<Shape<object>, 'fields'>, depth: number): fc.Arbitrary<object> {
  const parts: Record<string, fc.Arbitrary<unknown>> = {}
  const needed: string[] = []
  for (const [key, way] of by.fields as readonly (readonly [string, Laid])[]) {
    if (way.kind === 'one') {
      if (depth > 0) parts[key] = anything(way.shape(), depth - 1)
    } else if (way.kind === 'many') {
      needed.push(key)
      parts[key] = depth > 0 ? fc.array(anything(way.shape(), depth - 1), { maxLength: 2 }) : fc.constant([])
    } else if (way.kind === 'raw') {
      needed.push(key)
      parts[key] = fc.constantFrom([], [`<${way.name}><x:a/></${way.name}>`])
    } else {
      if (way.kind === 'text') needed.push(key)
      parts[key] = text
    }
  }
  parts.rest = rest
  return fc.record(parts, { requiredKeys: needed })
}
const namespaces = { x: 'https://example.org/x' }

/** As it can be written: without signs that XML does not have, and without rests that hold nothing. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return writable(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([key, each]) => {
    if (key === 'rest' && Object.keys(each as object).length === 0) return []
    return [[key, cleaned(each)] as const]
  })
  return Object.fromEntries(entries)
}

test('any activity, written and read, is what it was, and is written the same', () => {
  const activity = anything(activityShape, 2) as fc.Arbitrary<IatiActivity>
  fc.assert(
    fc.property(
      fc.array(activity, { maxLength: 2 }),
      fc.constantFrom(undefined, ' illustrative -- not real -'),
      (given, comment) => {
        const activities = given.map(each => ({ ...each, namespaces }))
        const written = writeActivities(activities, comment === undefined ? {} : { comments: [comment] })
        const back = read(written)
        const withoutNames = (all: object[]) => all.map(each => ({ ...each, namespaces: null }))
        expect(ordered(withoutNames(back.activities))).toEqual(ordered(cleaned(withoutNames(activities))))
        expect(writeActivities(back.activities, back.head).replaceAll(/ xmlns:x="[^"]*"/g, '')).toBe(
          written.replaceAll(/ xmlns:x="[^"]*"/g, ''),
        )
        expect(writeActivities([...activities].reverse(), comment === undefined ? {} : { comments: [comment] })).toBe(written)
      },
    ),
    { numRuns: 40 },
  )
})

test('any organisation, written and read, is what it was', () => {
  const organisation = anything(organisationShape, 2) as fc.Arbitrary<IatiOrganisation>
  fc.assert(
    fc.property(organisation, given => {
      const written = writeOrganisations([{ ...given, namespaces }])
      const back = read(written)
      const [only] = back.organisations
      expect(ordered({ ...only, namespaces })).toEqual(ordered(cleaned({ ...given, namespaces })))
    }),
    { numRuns: 40 },
  )
})

test('the same content in another order is the same bytes', () => {
  const activity = (given: Partial<IatiActivity>) => ({
    ...(read('<iati-activities version="2.03"><iati-activity/></iati-activities>').activities[0] as IatiActivity),
    ...given,
  })
  const sectors = [
    { code: '72010', narratives: [] },
    { code: '72040', narratives: [] },
  ]
  const transactions = ['2004-05-01', '2004-03-01'].map(date => ({ date, sectors: [], aidTypes: [], type: '3' }))
  const a = activity({ identifier: 'b', sectors, transactions })
  const b = activity({ identifier: 'b', sectors: [...sectors].reverse(), transactions: [...transactions].reverse() })
  expect(writeActivities([a, activity({ identifier: 'a' })])).toBe(writeActivities([activity({ identifier: 'a' }), b]))
  expect([...activityPieces([a])].join('')).toBe(writeActivities([a]))
  // Money stands in the order of time.
  expect(writeActivities([a])).toMatch(/2004-03-01[\s\S]*2004-05-01/)
})
