/** Figures that SQL keeps equal those that the pure rules make, whatever is said, changed and taken back, in any order. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { organisations, type PlaceName, type Setting, setUpPlan, tree } from '../../../test/support/indicators.ts'
import { inTransaction, sql } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { verifyFigures } from './commands/verify-figures.ts'
import { figuresOf, type PlannedValue } from './figures.ts'
import { notStated } from './not-stated.ts'
import { categoriesOf } from './parts.ts'
import { plannedIndicators } from './plan.ts'
import { type Figure, rules } from './rules.ts'
import { writeValues } from './values.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())

const keys = ['', 'sex=f'] as const

/** What counts when every source is taken at its last word. */
type Counted = Map<string, PlannedValue>

const close = (a: number | null, b: number | null) =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

const periodOf = (month: number | null) =>
  month === null ? null : `${Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`

interface CellRow {
  plan_indicator_id: string
  place_id: string
  key: string
  numerator: number | null
  denominator: number | null
  weight: number
  places: number
  said: number
  unknown: number
  latest: number | null
}

async function keptFigures({ operationId }: Setting) {
  const columns = sql`plan_indicator_id, place_id, key, numerator::float8 as numerator, denominator::float8 as denominator, weight, places, said, unknown, latest`
  const areas = await house.db.rows<
    CellRow & {
      months: number[]
      month_numerators: (string | null)[]
      month_denominators: (string | null)[]
      month_weights: number[]
      month_said: number[]
      month_unknown: number[]
    }
  >(
    sql`select ${columns}, months, month_numerators, month_denominators, month_weights, month_said, month_unknown from indicator_cell where operation_id = ${operationId}`,
  )
  const places = await house.db.rows<CellRow>(
    sql`select ${columns} from indicator_place_cell where operation_id = ${operationId}`,
  )
  return { areas, places }
}

/** Every figure of the rules is kept, and nothing else is. */
async function expectKept(setting: Setting, counted: Counted): Promise<void> {
  const { operationId, placeIds, plan } = setting
  const areas = (Object.keys(tree) as PlaceName[]).map(name => {
    const parent = tree[name]
    return { id: placeIds[name], parentId: parent && placeIds[parent] }
  })
  const expected = figuresOf(plan, [...counted.values()], areas)
  const kept = await keptFigures(setting)
  const found = new Map<string, CellRow>()
  for (const row of [...kept.places, ...kept.areas])
    found.set(`${row.plan_indicator_id}|${row.key}|${row.place_id === notStated ? '' : row.place_id}`, row)
  expect(new Set(found.keys())).toEqual(new Set(expected.keys()))
  for (const [key, { toDate }] of expected) {
    const row = found.get(key)
    if (!row) throw new Error(`${key} is not kept.`)
    const { numerator, denominator, ...counts } = toDate
    expect(
      { weight: row.weight, places: row.places, said: row.said, unknown: row.unknown, latest: periodOf(row.latest) },
      key,
    ).toEqual(counts)
    expect(close(row.numerator, numerator), `${key}: ${row.numerator} is not ${numerator}`).toBe(true)
    expect(close(row.denominator, denominator), `${key}: ${row.denominator} is not ${denominator}`).toBe(true)
  }
  for (const row of kept.areas) {
    const months =
      expected.get(`${row.plan_indicator_id}|${row.key}|${row.place_id === notStated ? '' : row.place_id}`)?.months ??
      new Map<string, Figure>()
    expect(row.months.map(periodOf)).toEqual([...months.keys()])
    for (const [n, [period, figure]] of [...months].entries()) {
      const number = (text: string | null | undefined) => (text == null ? null : Number(text))
      expect(
        close(number(row.month_numerators[n]), figure.numerator),
        `${period}: ${row.month_numerators[n]} is not ${figure.numerator}`,
      ).toBe(true)
      expect(close(number(row.month_denominators[n]), figure.denominator)).toBe(true)
      expect([row.month_weights[n], row.month_said[n], row.month_unknown[n]]).toEqual([
        figure.weight,
        figure.said,
        figure.unknown,
      ])
    }
  }
  const verdict = await house.runner.run(verifyFigures, { operationId }, house.system)
  expect(verdict).toMatchObject({ places: 0, areas: 0 })
}

const anyRule = fc.constantFrom(...rules)
const ratioRule = fc.constantFrom('sum' as const, 'highest' as const, 'last' as const)
const anyCounting = fc.boolean().chain(ratio =>
  fc.record({
    ratio: fc.constant(ratio),
    overTime: ratio ? ratioRule : anyRule,
    overPlaces: ratio ? ratioRule : anyRule,
    overParts: ratio ? ratioRule : anyRule,
  }),
)
const amount = fc.option(
  fc.oneof(
    fc.nat(40),
    fc.nat(4_000).map(n => n / 4),
  ),
  { nil: null, freq: 6 },
)
const statement = (indicators: number) =>
  fc.record({
    indicator: fc.nat(indicators - 1),
    place: fc.constantFrom(...(Object.keys(tree) as PlaceName[]), null),
    organisation: fc.constantFrom(...organisations, null),
    period: fc.constantFrom('2005-01', '2005-02', '2005-03', '2005-12', '2006-01'),
    key: fc.constantFrom(...keys),
    numerator: amount,
    denominator: fc.option(fc.nat(20), { nil: null, freq: 6 }),
  })
/** What sources say, one after another: a source that speaks again replaces its own word. */
const anyStory = fc
  .record({ counting: fc.array(anyCounting, { minLength: 3, maxLength: 3 }), whole: anyCounting })
  .chain(({ counting, whole }) =>
    fc.record({
      // The first rolls up the second and the third, which count the same way as it where they are ratios.
      counting: fc.constant([
        whole,
        ...counting.map(each => ({
          ...each,
          ratio: whole.ratio,
          ...(whole.ratio ? { overTime: 'sum' as const, overPlaces: 'sum' as const, overParts: 'sum' as const } : {}),
        })),
      ]),
      turns: fc.array(fc.record({ source: fc.nat(2), statements: fc.array(statement(4), { maxLength: 12 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
    }),
  )

test('figures kept step by step equal those made from nothing but the values, whatever is said and taken back', async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, async ({ counting, turns }) => {
      const setting = await setUpPlan(house, counting, [null, 0, 0, null])
      const sources = [newId(), newId(), newId()]
      /** Every statement that still stands, in the order in which it was made. */
      let standing: { source: string; coordinate: string; value: PlannedValue }[] = []
      for (const { source, statements } of turns) {
        const sourceId = sources[source] ?? ''
        const said = new Map<string, PlannedValue>()
        for (const each of statements) {
          const planned = setting.plan[each.indicator]
          if (!planned) continue
          const { ratio } = planned
          const known = each.numerator !== null && (!ratio || each.denominator !== null)
          const value: PlannedValue = {
            planIndicatorId: planned.id,
            placeId: each.place && setting.placeIds[each.place],
            organisationId: each.organisation && setting.organisationIds[each.organisation],
            period: each.period,
            key: each.key,
            numerator: known ? each.numerator : null,
            denominator: known && ratio ? each.denominator : null,
          }
          said.set([planned.id, value.placeId, value.organisationId, value.period, value.key].join('|'), value)
        }
        const values = [...said.values()].map(({ key, ...value }) => ({
          ...value,
          categories: categoriesOf(key),
          note: null,
          row: null,
        }))
        await inTransaction(house.pool, async tx => {
          // Parts are in force for any indicator here: the check of categories has a test of its own.
          const planned = new Map((await plannedIndicators(tx, setting.operationId)).map(entry => [entry.id, entry]))
          await writeValues(tx, {
            operationId: setting.operationId,
            values,
            planned,
            source: { kind: 'report', id: sourceId },
            commandId: newId(),
            illustrative: false,
          })
        })
        const countedBefore = (coordinate: string) => standing.findLast(each => each.coordinate === coordinate)
        const same = (a: PlannedValue | undefined, b: PlannedValue) =>
          a !== undefined && a.numerator === b.numerator && a.denominator === b.denominator
        // What counts already and says the same stays the source's it is of.
        const unchanged = new Set(
          [...said].flatMap(([coordinate, value]) => (same(countedBefore(coordinate)?.value, value) ? [coordinate] : [])),
        )
        const keptOwn = new Set([...unchanged].map(countedBefore))
        standing = standing.filter(each => each.source !== sourceId || keptOwn.has(each))
        for (const [coordinate, value] of said)
          if (!unchanged.has(coordinate)) standing.push({ source: sourceId, coordinate, value })
        const counted: Counted = new Map(standing.map(({ coordinate, value }) => [coordinate, value]))
        await expectKept(setting, counted)
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 15) },
  )
}, 600_000)
