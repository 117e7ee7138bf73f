/**
 * 50,000 periodic reports of one operation, listed and filtered by the view that pages use, beside a straight SQL aggregate of the same
 * table in the same run. Run by hand: `npm run -s bench -- reports`.
 */
import type { Actor } from '../../src/kernel/access.ts'
import { sql } from '../../src/kernel/database/sql.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { storeOrganisationsCommand } from '../../src/modules/organisations/index.ts'
import { storePlan } from '../../src/modules/plan/index.ts'
import { reportsNeedClock } from '../../src/modules/reporting/clock.ts'
import { listReports, setCalendar, setDuties, showOnTime } from '../../src/modules/reporting/index.ts'
import { openTestHouse, type TestHouse } from '../../test/support/house.ts'

const size = { organisations: 140, clusters: 10, years: 3 }
const limitMilliseconds = 100
const rounds = 15

async function fill(house: TestHouse) {
  const { runner, system, pool } = house
  const operationId = newId()
  await runner.run(createOperation, { id: operationId, code: 'BENCH', names: { en: 'Bench' }, country: 'IQ' }, system)
  const organisations = Array.from({ length: size.organisations }, () => newId())
  const named = organisations.map(id => ({ id, names: { en: id } }))
  await runner.run(storeOrganisationsCommand, { operationId, organisations: named }, system)
  const clusters = Array.from({ length: size.clusters }, (_, n) => ({ id: newId(), code: `B${n}`, names: { en: `B${n}` } }))
  await runner.run(storePlan, { operationId, clusters }, system)
  const rhythm = { names: { en: 'Monthly' }, frequency: 'month', dueDays: 10, reviewDays: 7 }
  const calendar = { operationId, ...rhythm, starts: '2003-01', ends: `${2002 + size.years}-12` }
  const { id: calendarId } = await runner.run(setCalendar, calendar, system)
  const duties = organisations.flatMap(organisationId => clusters.map(({ id }) => ({ organisationId, clusterId: id })))
  const made = await timed(() => runner.run(setDuties, { operationId, calendarId, duties }, system))
  // Sent, sent back and accepted in no order; set past the commands, for what is measured is reading.
  await pool.query(`update report set first_submitted_at = due_on + (abs(hashtext(id::text)) % 20 - 12) * interval '1 day',
      submitted_at = due_on, submitted_by = 'a', reviewed_at = due_on + interval '9 days', submissions = 1, line_count = abs(hashtext(id::text)) % 40,
      state = (array['accepted', 'accepted', 'accepted', 'submitted', 'sent-back'])[1 + abs(hashtext(id::text)) % 5],
      accepted_at = case when abs(hashtext(id::text)) % 5 < 3 then due_on + interval '9 days' end, review_due_on = due_on + 7
    where abs(hashtext(id::text)) % 8 > 0`)
  await pool.query(`insert into report_event (operation_id, report_id, no, step, from_state, to_state, by, at, since)
    select operation_id, id, 4, 'accept', 'submitted', 'accepted', 'reviewer ' || abs(hashtext(id::text)) % 12, accepted_at, submitted_at
    from report where state = 'accepted'`)
  await pool.query('vacuum analyze')
  return { operationId, organisation: organisations[0] ?? '', cluster: clusters[0]?.id ?? '', made }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
const ms = (time: number) => `${time.toFixed(1).padStart(8)} ms`

const house = await openTestHouse()
let late = false
try {
  const { operationId, organisation, cluster, made } = await fill(house)
  const { rows } = await house.pool.query('select count(*)::int as n from report')
  console.log(`${rows[0].n} reports, made from their duties in ${ms(made).trim()}`)
  const manager: Actor = {
    ...{ id: 'manager', kind: 'person' },
    grants: [{ role: 'task-manager', scope: { operation: operationId, cluster } }],
  }
  const system = house.system.actor
  const list = (more: object, actor = system) => house.reader.read(listReports, { operationId, ...more }, { actor })
  const work: Record<string, () => Promise<unknown>> = {
    'list all, first page': () => list({}),
    'list all, page 300': () => list({ page: 300 }),
    'list state submitted': () => list({ states: ['submitted'] }),
    'list a cluster, two states': () => list({ clusterId: cluster, states: ['overdue', 'submitted'] }),
    'list an organisation': () => list({ organisationId: organisation }),
    'list a period': () => list({ period: '2004-06' }),
    'list late alone': () => list({ late: true }),
    'list a task manager’s desk': () => list({ mine: true }, manager),
    'on time, a year': () => house.reader.read(showOnTime, { operationId, from: '2004-01', to: '2004-12' }, { actor: system }),
    'whether the clock is needed': () => reportsNeedClock(house.db, operationId, '2026-01-01'),
  }
  // The same table counted by state, without order, page, limits of roles or anything of a report itself.
  const straight = () =>
    house.db.rows(
      sql`select state, count(*), count(*) filter (where first_submitted_at::date > due_on) from report where operation_id = ${operationId} group by 1`,
    )
  for (const [name, read] of Object.entries(work)) {
    const [own, plain]: [number[], number[]] = [[], []]
    await read()
    for (let round = 0; round < rounds; round++) {
      own.push(await timed(read))
      plain.push(await timed(straight))
    }
    const [time, straightTime] = [median(own), median(plain)]
    if (name.startsWith('list') && time > limitMilliseconds) late = true
    console.log(
      `${name.padEnd(34)} ${ms(time)}   straight aggregate ${ms(straightTime)}   ratio ${(time / straightTime).toFixed(2)}`,
    )
  }
} finally {
  await house.close()
}
if (late) {
  console.error(`slower than ${limitMilliseconds} ms`)
  process.exitCode = 1
}
