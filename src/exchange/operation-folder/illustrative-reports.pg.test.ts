/** What the shipped operation shows of periodic reports: a mix of everything, true to the machine, and gone when it is removed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { Machine } from '../../kernel/pure/machine.ts'
import { stepOf } from '../../kernel/pure/machine.ts'
import { removeIllustrativeReports, storeActivityReports } from '../../modules/delivery/index.ts'
import { showPlan } from '../../modules/plan/index.ts'
import { reportsNeedClock } from '../../modules/reporting/clock.ts'
import {
  generateReports,
  listAcceptedTexts,
  listCalendars,
  listReports,
  removeIllustrativeReporting,
  showReport,
} from '../../modules/reporting/index.ts'
import { reportMachine } from '../../modules/reporting/rules.ts'
import { loadReference } from '../feeds/activities/import.ts'
import { checkReportRows } from '../feeds/reports/check-rows.ts'
import type { LoadedOperation } from './load.ts'

let house: TestHouse
let loaded: LoadedOperation
let operationId: string
beforeAll(async () => {
  house = await openTestHouse()
  loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
})
afterAll(() => house?.close())

const count = async (query: string) => (await house.pool.query(query)).rows[0]?.n

test('reports are in every state that a reader should see, marked, and the clock has nothing to add', async () => {
  const { counts, reports } = await house.reader.read(listReports, { operationId }, house.system)
  expect(Object.keys(counts).sort()).toEqual(['accepted', 'overdue', 'reopened', 'sent-back', 'submitted', 'waived'])
  expect(reports.every(({ illustrative }) => illustrative)).toBe(true)
  expect(await reportsNeedClock(house.db, operationId, new Date().toISOString().slice(0, 10))).toBe(false)
  expect(await house.runner.run(generateReports, { operationId }, house.system)).toEqual({ made: 0, moved: 0 })
  const open = await house.reader.read(listReports, { operationId, states: ['sent-back'] }, house.system)
  expect(open.reports.every(({ openComments }) => openComments === 1)).toBe(true)
})

test('every history is one that the machine allows', async () => {
  const machine: Machine<string> = reportMachine
  const { rows } = await house.pool.query(
    'select report_id, no, step, from_state, to_state from report_event order by report_id, no',
  )
  let before = { report_id: '', to_state: '' }
  for (const event of rows) {
    if (event.report_id === before.report_id) {
      expect(event.from_state).toBe(before.to_state)
      expect(stepOf(machine, event.from_state, event.step)?.to).toBe(event.to_state)
    } else expect(event.step).toBe('make')
    before = event
  }
  expect(
    await count(`select count(*)::int as n from report r where state <> (select to_state from report_event e
    where e.report_id = r.id order by no desc limit 1)`),
  ).toBe(0)
})

test('rows are what somebody would have typed: the check makes the very lines of them that are stored', async () => {
  const { reports } = await house.reader.read(listReports, { operationId, states: ['accepted'] }, house.system)
  const withLines = reports.filter(({ lines }) => lines > 0).slice(0, 5)
  expect(withLines.length).toBe(5)
  const reference = await loadReference(house, house.system, loaded.code)
  for (const { id } of withLines) {
    const report = await house.reader.read(showReport, { operationId, reportId: id }, house.system)
    const checked = await checkReportRows(
      report.rows.map(({ cells }) => cells),
      { owner: report, reference, today: '2006-06-30' },
    )
    expect(checked.map(({ line }) => [line?.lineKey, line?.contentHash])).toEqual(
      report.rows.map(({ line }) => [line?.lineKey, line?.contentHash]),
    )
  }
  const mended = await count(`select count(*)::int as n from report_row w join report_submission s on s.report_id = w.report_id
    where w.repairs @> '[{"code": "reviewer"}]' and s.rows @> jsonb_build_array(jsonb_build_object('id', w.id, 'cells', w.cells))`)
  expect(mended).toBe(0)
  expect(await count(`select count(*)::int as n from report_row where repairs @> '[{"code": "reviewer"}]'`)).toBeGreaterThan(5)
})

test('cluster F has its six-monthly report in words', async () => {
  const texts = await house.reader.read(
    listAcceptedTexts,
    { operationId, clusterId: loaded.clusters.get('F'), from: '2005-01', to: '2005-06' },
    house.system,
  )
  expect(texts.filter(({ period }) => period === '2005-H1').map(({ narrative }) => narrative !== null)).toEqual([
    true,
    true,
    true,
  ])
})

test('lines name activities of the catalogue, which is marked, and each cluster of the year has some', async () => {
  const { activities, clusters } = await house.reader.read(showPlan, { operationId }, house.system)
  expect(await count('select count(*)::int as n from activity_type where illustrative')).toBe(activities.length)
  for (const { id, code } of clusters)
    expect(activities.filter(({ clusterId }) => clusterId === id).length, code).toBeGreaterThanOrEqual(2)
  const named = `from activity_report r join activity_type a on a.id = r.activity_id and a.cluster_id = r.cluster_id`
  const all = await count('select count(*)::int as n from activity_report')
  expect(await count(`select count(*)::int as n ${named}`)).toBeGreaterThan(0.8 * all)
  expect(await count(`select count(distinct a.id)::int as n ${named}`)).toBeGreaterThan(0.8 * activities.length)
})

test('all of it is gone when what is made up is removed', async () => {
  const { activities: catalogue } = await house.reader.read(showPlan, { operationId }, house.system)
  const [named] = catalogue
  const line = {
    ...{
      lineKey: newId(),
      contentHash: newId(),
      period: '2005-05',
      reached: 10,
      activityId: named?.id,
      clusterId: named?.clusterId,
    },
    ...{ leadOrganisationId: loaded.organisations.get('IOM'), placeId: loaded.places.get('IQG15') },
  }
  await house.runner.run(storeActivityReports, { operationId, lines: [line] }, house.system)
  await house.runner.run(removeIllustrativeReports, { operationId }, house.system)
  await house.runner.run(removeIllustrativeReporting, { operationId }, house.system)
  expect((await house.reader.read(listReports, { operationId }, house.system)).count).toBe(0)
  expect(await house.reader.read(listCalendars, { operationId }, house.system)).toEqual([])
  // What a partner's line names is theirs by now, and waits to be reviewed.
  const { rows } = await house.pool.query('select id, illustrative, status from activity_type')
  expect(rows).toEqual([{ id: named?.id, illustrative: false, status: 'unreviewed' }])
})
