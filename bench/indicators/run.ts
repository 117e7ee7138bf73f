/**
 * A plan of 500 indicators × 100 areas × 12 months: all figures made anew, and one figure changed by the command that a form gives, both
 * beside a straight SQL aggregate of the same values. Rules are mixed, and a fifth of the indicators roll up into others. Run by hand:
 * `npm run -s bench -- indicators`.
 */
import { sql } from '../../src/kernel/database/sql.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import {
  planIndicators,
  recalculateFigures,
  recordValuesCommand,
  storeIndicatorsCommand,
  verifyFigures,
} from '../../src/modules/indicators/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { storeOrganisationsCommand } from '../../src/modules/organisations/index.ts'
import { storePlacesCommand } from '../../src/modules/places/index.ts'
import { storePlan } from '../../src/modules/plan/index.ts'
import { openTestHouse, type TestHouse } from '../../test/support/house.ts'

const size = { indicators: 500, governorates: 18, areas: 100, months: 12 }
/** Every 25th indicator is one that the four after it roll up into. */
const family = 25
const parts = 4
const limits = { everything: 2_000, change: 50 }
const rounds = { everything: 5, change: 40 }

const rules = ['sum', 'highest', 'average', 'last'] as const

async function fill(house: TestHouse) {
  const { runner, system, pool } = house
  const operationId = newId()
  await runner.run(createOperation, { id: operationId, code: 'BENCH', names: { en: 'Bench' }, country: 'IQ' }, system)
  const country = newId()
  const governorates = Array.from({ length: size.governorates }, () => newId())
  const areas = Array.from({ length: size.areas }, () => newId())
  const place = (id: string, parentId: string | null, level: number) => ({
    id,
    parentId,
    level,
    names: { en: id },
    codes: [{ system: 'b', code: id }],
  })
  const places = [
    place(country, null, 0),
    ...governorates.map(id => place(id, country, 1)),
    ...areas.map((id, n) => place(id, governorates[n % size.governorates] ?? country, 2)),
  ]
  await runner.run(storePlacesCommand, { operationId, places }, system)
  const organisations = Array.from({ length: 7 }, () => newId())
  await runner.run(
    storeOrganisationsCommand,
    { operationId, organisations: organisations.map(id => ({ id, names: { en: id } })) },
    system,
  )
  const clusterId = newId()
  await runner.run(storePlan, { operationId, clusters: [{ id: clusterId, code: 'B', names: { en: 'B' } }] }, system)
  const ids = Array.from({ length: size.indicators }, () => newId())
  const indicators = ids.map((id, n) => {
    // A family shares its unit; one in ten of the others is a ratio.
    const ratio = n % family > parts && n % 10 === 9
    const rule = (at: number) => (ratio ? 'sum' : rules[at % 4])
    return {
      id,
      code: `B${n}`,
      names: { en: `B${n}` },
      unit: ratio ? 'ratio' : 'people',
      overTime: rule(n),
      overPlaces: rule(Math.floor(n / 4)),
      overParts: 'highest',
    }
  })
  await runner.run(storeIndicatorsCommand, { operationId, indicators }, system)
  const planned = ids.map((id, n) => {
    const at = n % family
    return { id, indicatorId: id, clusterId, parentId: at > 0 && at <= parts ? ids[n - at] : null }
  })
  await runner.run(planIndicators, { operationId, planned }, system)
  // Said once by one of the organisations each, in no order; loaded past the commands, for what is measured comes afterwards.
  await pool.query(
    `insert into indicator_value (operation_id, plan_indicator_id, period, place_id, organisation_id, numerator, denominator, source_kind, source_id, command_id)
    select $1, i.id, '2005-' || lpad(m::text, 2, '0'), a.id, ($4::uuid[])[1 + (a.n % 7)], case when (i.n * 7 + a.n * 13 + m) % 17 = 0 then null else (i.n * 31 + a.n * 17 + m * 101) % 997 end,
      case when (i.n * 7 + a.n * 13 + m) % 17 = 0 then null else 1000 end, 'import', $1, $1
    from unnest($2::uuid[]) with ordinality as i(id, n), unnest($3::uuid[]) with ordinality as a(id, n), generate_series(1, $5) m order by m, hashtext(i.id::text || a.id::text)`,
    [operationId, ids, areas, organisations, size.months],
  )
  // As autovacuum does by itself after a load.
  await pool.query('vacuum analyze')
  return { operationId, ids, areas, organisations }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
const ms = (time: number) => `${time.toFixed(1).padStart(8)} ms`

const house = await openTestHouse()
try {
  const { operationId, ids, areas, organisations } = await fill(house)
  const { rows: counted } = await house.pool.query('select count(*)::int as n from indicator_value')
  console.log(`${size.indicators} indicators × ${size.areas} areas × ${size.months} months, ${counted[0].n} values`)

  const everything: number[] = []
  const straight: number[] = []
  for (let round = 0; round < rounds.everything; round++) {
    everything.push(await timed(() => house.runner.run(recalculateFigures, { operationId }, house.system)))
    // The same values by indicator, governorate and month, without rules, organisations, unknowns, roll-up or anything kept.
    straight.push(
      await timed(() =>
        house.db.rows(sql`select v.plan_indicator_id, p.parent_id, v.month, sum(v.numerator), count(v.numerator), count(*)
          from indicator_value v join place p on p.operation_id = v.operation_id and p.id = v.place_id
          where v.operation_id = ${operationId} and v.current group by 1, 2, 3`),
      ),
    )
  }
  const change: number[] = []
  const straightOne: number[] = []
  for (let round = 0; round < rounds.change; round++) {
    const planIndicatorId = ids[(round * 37) % ids.length] ?? ''
    const ratio = await house.db.find<{
      ratio: boolean
    }>(sql`select denominator is not null as ratio from plan_indicator p join indicator i on i.operation_id = p.operation_id and i.id = p.indicator_id
      left join lateral (select 1 as denominator where i.unit = 'ratio') d on true where p.id = ${planIndicatorId}`)
    const value = {
      planIndicatorId,
      period: '2005-06',
      placeId: areas[(round * 11) % areas.length],
      organisationId: organisations[((round * 11) % areas.length) % organisations.length],
      numerator: 1_000 + round,
      denominator: ratio?.ratio ? 2_000 : null,
    }
    change.push(await timed(() => house.runner.run(recordValuesCommand, { operationId, values: [value] }, house.system)))
    straightOne.push(
      await timed(() =>
        house.db.rows(sql`select v.place_id, v.month, sum(v.numerator), count(v.numerator), count(*) from indicator_value v
          where v.operation_id = ${operationId} and v.plan_indicator_id = ${planIndicatorId} and v.current group by grouping sets ((v.place_id), (v.month))`),
      ),
    )
  }
  const differing = await house.runner.run(verifyFigures, { operationId }, house.system)
  const slowest = Math.max(...change)
  console.log(
    `all figures       ${ms(median(everything))}   straight aggregate ${ms(median(straight))}   ratio ${(median(everything) / median(straight)).toFixed(2)}`,
  )
  console.log(
    `one figure        ${ms(median(change))}   straight aggregate ${ms(median(straightOne))}   ratio ${(median(change) / median(straightOne)).toFixed(2)}   slowest ${ms(slowest)}`,
  )
  console.log(
    `against ${limits.everything} ms: ${(median(everything) / limits.everything).toFixed(2)} · against ${limits.change} ms: ${(median(change) / limits.change).toFixed(2)}`,
  )
  console.log(`figures that differ from those made afresh: ${differing.places + differing.areas} of ${differing.cells}`)
} finally {
  await house.close()
}
