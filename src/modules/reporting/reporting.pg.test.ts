/** Periodic reports on a real PostgreSQL: from what is owed to what is accepted and counts, and whatever is tried in between. */
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { importsOf } from '../../../test/support/imports.ts'
import { addPerson } from '../../../test/support/people.ts'
import { mapColumns } from '../../exchange/feeds/activities/columns.ts'
import { loadReference } from '../../exchange/feeds/activities/import.ts'
import { activityTemplate } from '../../exchange/feeds/activities/template.ts'
import type { Reference } from '../../exchange/feeds/reference.ts'
import { cellsOfFile, prefilledCells } from '../../exchange/feeds/reports/cells.ts'
import { checkReportRows } from '../../exchange/feeds/reports/check-rows.ts'
import { reportTemplate } from '../../exchange/feeds/reports/template.ts'
import type { Actor } from '../../kernel/access.ts'
import { Problem } from '../../kernel/problems.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { Machine } from '../../kernel/pure/machine.ts'
import { stepOf } from '../../kernel/pure/machine.ts'
import { identifyPerson, identifyToken, makeToken, newTokenSecret } from '../accounts/index.ts'
import { agree, showReach, storeActivityReports, undoImport, verifyTotals } from '../delivery/index.ts'
import { contentHashOf, lineKeyOf } from '../delivery/pure/keys.ts'
import { listValues, takeFromLibrary } from '../indicators/index.ts'
import { closePeriod } from '../operations/index.ts'
import { mergeOrganisation, separateOrganisation, storeOrganisationsCommand } from '../organisations/index.ts'
import { mergePlace, separatePlace } from '../places/index.ts'
import { reportsNeedClock } from './clock.ts'
import {
  acceptReport,
  addPhoto,
  commentOnReport,
  endCalendar,
  endDuty,
  generateReports,
  listAcceptedTexts,
  listCalendars,
  listDuties,
  listExpected,
  listReports,
  listSilent,
  type OnTimeOfOrganisation,
  type OnTimeOfReviewer,
  type ReportCalendar,
  type ReportDuty,
  type ReportRecord,
  removePhoto,
  reopenReport,
  repairCell,
  resolveComment,
  type SuggestedDuty,
  saveDraft,
  sendBackReport,
  setCalendar,
  setDuties,
  showOnTime,
  showPhoto,
  showReport,
  submitNoActivity,
  submitReport,
  suggestDuties,
  waiveReport,
  withdrawReport,
} from './index.ts'
import { reportMachine } from './rules.ts'
import type { Cells } from './schema.ts'

let house: TestHouse
let reference: Reference
let operationId: string
let [cluster, other, iom, unhcr, calendar] = ['', '', '', '', '']
let focal: Actor
let stranger: Actor
let manager: Actor

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  const of = (ids: Map<string, string>, code: string) => ids.get(code) ?? ''
  cluster = of(loaded.clusters, 'F')
  other = of(loaded.clusters, 'D')
  iom = of(loaded.organisations, 'IOM')
  unhcr = of(loaded.organisations, 'UNHCR')
  reference = await loadReference(house, house.system, loaded.code)
  const somebody = (id: string, role: string, scope: Record<string, string>): Actor => ({
    ...{ id, kind: 'person', grants: [{ role, scope: { operation: operationId, ...scope } }] },
  })
  focal = somebody('focal', 'focal-point', { organisation: iom })
  stranger = somebody('stranger', 'focal-point', { organisation: unhcr })
  manager = somebody('manager', 'task-manager', { cluster })
  calendar = await newCalendar({ starts: '2005-01', ends: '2005-12' })
  await duties([{ organisationId: iom, clusterId: cluster }])
  await generate()
})
afterAll(() => house?.close())

const newCalendar = async (more: object) =>
  (
    await house.runner.run(
      setCalendar,
      { operationId, names: { en: 'Monthly' }, frequency: 'month', dueDays: 10, reviewDays: 5, ...more },
      house.system,
    )
  ).id
const duties = (list: object[], calendarId = calendar) =>
  house.runner.run(setDuties, { operationId, calendarId, duties: list }, { actor: house.system.actor })
const generate = () => house.runner.run(generateReports, { operationId }, house.system)
const list = (more: object = {}, actor = house.system.actor) =>
  house.reader.read(listReports, { operationId, ...more }, { actor })
const show = (id: string, actor = house.system.actor) => house.reader.read(showReport, { operationId, reportId: id }, { actor })
const reportOf = async (period: string) => (await list({ period, organisationId: iom, clusterId: cluster })).reports[0]?.id ?? ''
const at = async (id: string) => ({ operationId, reportId: id, version: (await show(id)).version })
const told = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Problem ? error.code : `${error}`),
  )

const row = (more: Cells = {}): Cells => ({
  ...{ adm1Name: 'Ninewa', activityDetail: 'Tents given out', status: 'completed', reached: '120', targeted: '150' },
  ...more,
})
async function draft(id: string, cells: Cells[], more: object = {}, ids: string[] = []) {
  const { period } = await show(id)
  const checked = await checkReportRows(cells, {
    ...{ owner: { organisationId: iom, clusterId: cluster, period }, reference, today: '2006-01-31', actor: focal },
  })
  const rows = checked.map((each, nth) => ({ ...each, ...(ids[nth] && { id: ids[nth] }) }))
  return house.runner.run(saveDraft, { ...(await at(id)), rows, ...more }, { actor: focal, rows })
}
const submit = async (id: string, actor = focal) => house.runner.run(submitReport, await at(id), { actor })
const accept = async (id: string, actor = manager) => house.runner.run(acceptReport, await at(id), { actor })
const sendBack = async (id: string, reason: string | null = null) =>
  house.runner.run(sendBackReport, { ...(await at(id)), reason }, { actor: manager })
const standing = async () =>
  (
    await house.db.rows<{ reached: string | null; period: string }>(
      (
        await import('../../kernel/database/sql.ts')
      ).sql`select reached, period from activity_report
        where operation_id = ${operationId} and not withdrawn order by period, reached`,
    )
  ).map(({ reached, period }) => [period, reached === null ? null : Number(reached)])

test('reports are made once for every period that has begun, and the clock says that they are overdue', async () => {
  expect((await list()).counts).toEqual({ overdue: 12 })
  expect(await reportsNeedClock(house.db, operationId, '2026-01-01')).toBe(false)
  expect(await generate()).toEqual({ made: 0, moved: 0 })
  const report = await show(await reportOf('2005-03'))
  expect(report).toMatchObject({ period: '2005-03', periodEnd: '2005-03-31', dueOn: '2005-04-10', late: true, submissions: 0 })
  expect(report.events.map(({ step }) => step)).toEqual(['make', 'fall-due', 'pass-due'])
  const expected = await house.reader.read(listExpected, { operationId, month: '2005-03' }, house.system)
  expect(expected).toMatchObject([{ organisationId: iom, answer: 'silent' }])
})

test('a month from the first row to the situation report: sent back for one cell, mended, accepted, and counted', async () => {
  const id = await reportOf('2005-03')
  expect(await draft(id, [row(), row({ adm1Name: 'Nowhere', reached: 'many' })])).toMatchObject({ wrong: 1 })
  const kept = await show(id, focal)
  expect(kept.rows[1]).toMatchObject({ line: null, cells: { adm1Name: 'Nowhere', reached: 'many' } })
  const wrong = await submit(id).catch(error => error)
  expect(wrong.code).toBe('report-rows-wrong')
  expect(wrong.fields.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['/rows/1/adm1Name', '/rows/1/reached'])
  // What is not sent yet is its organisation's: the task manager sees that it is owed, others not even that.
  expect(await show(id, manager)).toMatchObject({ contentHidden: true, rows: [], lines: 0 })
  expect(await told(show(id, stranger))).toBe('not-found')

  const [first = '', second = ''] = kept.rows.map(each => each.id)
  await draft(id, [row(), row({ adm1Name: 'Basrah', reached: '80' })], { narrative: 'Two sites.', constraints: 'Roads.' }, [
    first,
    second,
  ])
  expect(await submit(id)).toMatchObject({ state: 'submitted' })
  expect(await standing()).toEqual([])
  expect(await told(draft(id, [row()]))).toBe('report-step-not-open')
  expect(await told(sendBack(id))).toBe('report-reason-missing')
  await house.runner.run(
    commentOnReport,
    { operationId, reportId: id, rowId: second, field: 'reached', text: 'More than live there?' },
    { actor: manager },
  )
  expect(await sendBack(id)).toMatchObject({ state: 'sent-back' })
  expect((await list({ mine: true }, focal)).reports.map(each => each.id)).toContain(id)

  await draft(id, [row(), row({ adm1Name: 'Basrah', reached: '60' })], { narrative: 'Two sites.', constraints: 'Roads.' }, [
    first,
    second,
  ])
  const [comment] = (await show(id)).comments
  await house.runner.run(resolveComment, { operationId, id: comment?.id }, { actor: focal })
  await submit(id)
  const mended = await checkReportRows([row({ reached: '110' })], {
    ...{ owner: { organisationId: iom, clusterId: cluster, period: '2005-03' }, reference, today: '2006-01-31' },
  })
  await house.runner.run(
    repairCell,
    { ...(await at(id)), rowId: first, field: 'reached', row: mended[0] },
    { actor: manager, rows: mended },
  )
  expect(await accept(id)).toMatchObject({ state: 'accepted', lines: 2 })

  const accepted = await show(id, focal)
  expect(accepted.rows[0]?.repairs.at(-1)).toMatchObject({ field: 'reached', from: '120', to: '110', by: 'manager' })
  expect(accepted.sent.map(({ no, rows }) => [no, rows.map(({ cells }) => cells.reached)])).toEqual([
    [1, ['120', '80']],
    [2, ['120', '60']],
  ])
  expect(await standing()).toEqual([
    ['2005-03', 60],
    ['2005-03', 110],
  ])
  const reach = await house.reader.read(showReach, { operationId, from: '2005-03', to: '2005-03' }, house.system)
  expect(JSON.stringify(reach)).toContain('110')
  expect(
    await house.reader.read(listAcceptedTexts, { operationId, clusterId: cluster, from: '2005-03', to: '2005-03' }, house.system),
  ).toMatchObject([{ narrative: 'Two sites.', constraints: 'Roads.' }])
  expect(accepted.steps).toEqual([])
  expect((await show(id, manager)).steps).toEqual(['reopen'])

  // Opened again, nothing of it counts until it is accepted anew; what it holds no more is gone.
  expect(await told(house.runner.run(reopenReport, { ...(await at(id)), reason: 'Wrong site' }, { actor: focal }))).toBe(
    'not-found',
  )
  await house.runner.run(reopenReport, { ...(await at(id)), reason: 'Wrong site' }, { actor: manager })
  expect(await standing()).toEqual([])
  await draft(id, [row({ reached: '115' })], {}, [first])
  await submit(id)
  await accept(id)
  expect(await standing()).toEqual([['2005-03', 115]])
  expect(agree(await house.runner.run(verifyTotals, { operationId }, house.system))).toBe(true)
})

test('no activity is an answer, silence is none, and a report can be withdrawn before it is reviewed', async () => {
  const id = await reportOf('2005-04')
  await house.runner.run(submitNoActivity, await at(id), { actor: focal })
  const expected = async () =>
    (await house.reader.read(listExpected, { operationId, month: '2005-04' }, house.system)).map(({ answer }) => answer)
  const silent = async () =>
    (await house.reader.read(listSilent, { operationId, period: '2005-04' }, house.system)).map(each => each.organisationId)
  expect(await expected()).toEqual(['no-activity'])
  expect(await silent()).toEqual([])
  expect(await told(house.runner.run(withdrawReport, await at(id), { actor: stranger }))).toBe('not-found')
  expect(await house.runner.run(withdrawReport, await at(id), { actor: focal })).toMatchObject({ state: 'overdue' })
  expect(await expected()).toEqual(['silent'])
  expect(await silent()).toEqual([iom])
  expect((await show(id)).firstSubmittedAt).toBeNull()
  await house.runner.run(submitNoActivity, await at(id), { actor: focal })
  expect(await accept(id)).toMatchObject({ lines: 0, figures: 0 })
})

test('nobody accepts what they sent, empty reports are refused, and of two who change one report the second is told', async () => {
  const id = await reportOf('2005-05')
  expect(await told(submit(id))).toBe('report-empty')
  await draft(id, [row()])
  expect(await told(house.runner.run(submitNoActivity, await at(id), { actor: focal }))).toBe('report-has-rows')
  await draft(id, [row()])
  const before = await at(id)
  await draft(id, [row({ reached: '7' })])
  expect(await told(house.runner.run(submitReport, before, { actor: focal }))).toBe('changed-meanwhile')
  await submit(id, house.system.actor)
  expect(await told(accept(id, house.system.actor))).toBe('own-report')
  expect(await told(accept(id, focal))).toBe('not-found')
  await accept(id)
})

test('what counts is what is reviewed: a line that a caller writes beside other cells is not taken', async () => {
  const id = await reportOf('2005-08')
  await draft(id, [row({ reached: '50' })])
  const [honest] = (await show(id)).rows
  if (!honest?.line) throw new Error('The row was not checked.')
  const inflated = { ...honest, line: { ...honest.line, reached: 50_000 } }
  const fresh = { cells: { ...honest.cells, site: 'Elsewhere' }, line: inflated.line }
  await house.runner.run(saveDraft, { ...(await at(id)), rows: [inflated, fresh] }, { actor: focal })
  expect((await show(id)).rows.map(({ line }) => line?.reached ?? null)).toEqual([50, null])
  expect(await told(submit(id))).toBe('report-rows-wrong')
  // Nor is a line that was checked for other cells than those given.
  const beside = { actor: focal, rows: [honest, { ...inflated, cells: row({ reached: '50000' }) }] }
  await house.runner.run(saveDraft, { ...(await at(id)), rows: [honest, fresh] }, beside)
  expect((await show(id)).rows[1]?.line).toBeNull()
  await house.runner.run(saveDraft, { ...(await at(id)), rows: [honest] }, { actor: focal })
  await submit(id)
  const repair = async (field: string, given: object, rows?: unknown) =>
    house.runner.run(repairCell, { ...(await at(id)), rowId: honest.id, field, row: given }, { actor: manager, rows })
  await repair('comments', inflated)
  expect((await show(id)).rows[0]?.line?.reached).toBe(50)
  expect(await told(repair('reached', { ...inflated, cells: row({ reached: '70' }) }))).toBe('repair-needs-line')
  expect(await told(repair('reached', { cells: row({ reached: '70' }) }, [inflated]))).toBe('repair-needs-line')
  await house.runner.run(withdrawReport, await at(id), { actor: focal })
  await draft(id, [])
})

test('field staff changes rows and figures of the places that they hold, and no words of the whole organisation', async () => {
  const id = await reportOf('2005-08')
  const [ninewa, basrah] = ['Ninewa', 'Basrah'].map(name => reference.places.find(({ names }) => names.en === name)?.id ?? '')
  const scope = { operation: operationId, organisation: iom, place: ninewa ?? '' }
  const staff: Actor = { id: 'staff', kind: 'person', grants: [{ role: 'field-staff', scope }] }
  await draft(id, [row(), row({ adm1Name: 'Basrah', reached: '80' })], { narrative: 'Two sites.' })
  const [own, others] = (await show(id)).rows
  if (!own || !others) throw new Error('The rows are not there.')
  const owner = { organisationId: iom, clusterId: cluster, period: '2005-08' }
  const save = async (rows: { id?: string; cells: Cells }[], more: object = {}) => {
    const given = { owner, reference, today: '2006-01-31' }
    const checked = await checkReportRows(
      rows.map(({ cells }) => cells),
      given,
    )
    const input = { ...(await at(id)), narrative: 'Two sites.', rows, ...more }
    return told(house.runner.run(saveDraft, input, { actor: staff, rows: checked }))
  }
  expect(await save([{ ...own, cells: row({ reached: '9' }) }, others])).toBe('done')
  const kept = (await show(id)).rows[0]
  if (!kept) throw new Error('The row is gone.')
  // Neither by naming one's own place in it, nor by breaking it, nor by leaving it out.
  expect(await save([kept, { ...others, cells: row({ reached: '1' }) }])).toBe('not-found')
  expect(await save([kept, { ...others, cells: row({ adm1Name: 'Nowhere' }) }])).toBe('not-found')
  expect(await save([kept])).toBe('not-found')
  expect(await save([{ ...kept, cells: row({ adm1Name: 'Basrah' }) }, others])).toBe('not-found')
  expect(await save([kept, others, { cells: row({ adm1Name: 'Nowhere' }) }])).toBe('done')
  const rows = (await show(id)).rows
  expect(await save(rows, { narrative: 'None.' })).toBe('not-found')
  expect(await save(rows, { constraints: 'None.' })).toBe('not-found')
  const planIndicatorId = newId()
  for (const placeId of [null, basrah])
    expect(await save(rows, { values: [{ planIndicatorId, placeId, numerator: 5 }] })).toBe('not-found')
  expect(await show(id, staff)).toMatchObject({ mayWrite: true, mayWriteWhole: false, narrative: 'Two sites.' })
  await draft(id, [])
})

test('nobody accepts with a token what they sent themselves, nor the other way round', async () => {
  const [personal, secret] = [await addPerson(house, { role: 'coordinator', operationId }), newTokenSecret()]
  const person = (await identifyPerson(house.db, personal, new Date()))?.actor
  if (!person) throw new Error('The person is not known.')
  await house.runner.run(makeToken, { secret, name: 'script', write: true }, { actor: person })
  const token = await identifyToken(house.db, secret, new Date())
  if (!token) throw new Error('The token is not known.')
  const id = await reportOf('2005-09')
  for (const [sender, reviewer] of [
    [person, token],
    [token, person],
    [token, token],
  ] as const) {
    await house.runner.run(submitNoActivity, await at(id), { actor: sender })
    expect((await show(id)).submittedBy).toBe(person.id)
    expect((await show(id, reviewer)).steps).not.toContain('accept')
    expect(await told(accept(id, reviewer))).toBe('own-report')
    await house.runner.run(withdrawReport, await at(id), { actor: sender })
  }
  // Those that were sent before a token's owner was written down.
  await house.runner.run(submitNoActivity, await at(id), { actor: token })
  await house.pool.query('update report set submitted_by = $2 where id = $1', [id, token.id])
  expect(await told(accept(id, person))).toBe('own-report')
  await house.runner.run(withdrawReport, await at(id), { actor: person })
})

test('what is typed and not sent yet is its organisation’s: others see nothing of it, and of a correction what was sent last', async () => {
  const id = await reportOf('2005-02')
  const inList = async (actor: Actor) => (await list({ period: '2005-02' }, actor)).reports.find(each => each.id === id)
  const comment = async (actor: Actor, text: string) =>
    house.runner.run(commentOnReport, { operationId, reportId: id, text }, { actor })
  await draft(id, [row(), row({ adm1Name: 'Basrah' })])
  await comment(focal, 'Ask Basrah again')
  expect(await show(id, manager)).toMatchObject({ contentHidden: true, comments: [], openComments: 0, lines: 0 })
  expect(await inList(manager)).toMatchObject({ lines: 0, openComments: 0 })
  expect(await inList(focal)).toMatchObject({ lines: 2, openComments: 1 })

  await draft(id, [row()], { narrative: 'As sent.' })
  const image = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const photograph = async (name: string) =>
    (await house.runner.run(addPhoto, { ...(await at(id)), name, content: image }, { actor: focal })).id
  const first = await photograph('sent.png')
  await submit(id)
  await sendBack(id, 'Check Ninewa')
  const [sent] = (await show(id)).rows
  await draft(id, [row({ reached: '1' }), row({ adm1Name: 'Basrah' })], { narrative: 'Half written.' }, [sent?.id ?? ''])
  const second = await photograph('later.png')
  const others = await show(id, manager)
  expect(others).toMatchObject({ contentHidden: false, narrative: 'As sent.', constraints: null, lines: 1, values: [] })
  expect(others.rows.map(({ id: rowId, cells }) => [rowId, cells.reached])).toEqual([[sent?.id, '120']])
  expect(others.photos.map(each => each.id)).toEqual([first])
  expect(await inList(manager)).toMatchObject({ lines: 1 })
  expect(await inList(focal)).toMatchObject({ lines: 2 })
  const photo = (photoId: string, actor: Actor) =>
    told(house.reader.read(showPhoto, { operationId, reportId: id, id: photoId }, { actor }))
  expect([await photo(first, manager), await photo(second, manager), await photo(second, focal)]).toEqual([
    ...['done', 'not-found', 'done'],
  ])
  expect(await show(id, focal)).toMatchObject({ narrative: 'Half written.', lines: 2 })
  await submit(id)
  expect(await show(id, manager)).toMatchObject({ narrative: 'Half written.', lines: 2 })
})

test('a closed month takes nothing in and lets nothing be opened again', async () => {
  const id = await reportOf('2005-05')
  const close = (closed: boolean) => house.runner.run(closePeriod, { operationId, period: '2005-05', closed }, house.system)
  await close(true)
  const reopening = async () => house.runner.run(reopenReport, { ...(await at(id)), reason: 'Late' }, { actor: manager })
  expect(await told(reopening())).toBe('report-month-closed')
  await close(false)
  await reopening()
  expect((await show(id)).state).toBe('reopened')
})

test('a report filled from what is stored changes nothing, and one filled from last time has no figures', async () => {
  const line = { period: '2005-06', leadOrganisationId: iom, clusterId: cluster, reached: 44 }
  const places = reference.places.find(({ names }) => names.en === 'Ninewa')
  const stored = { ...line, placeId: places?.id, activityDetail: 'Tents given out', lineKey: lineKeyOf(['stored']) }
  await house.runner.run(
    storeActivityReports,
    { operationId, lines: [{ ...stored, contentHash: contentHashOf(stored as never) }] },
    house.system,
  )
  const id = await reportOf('2005-06')
  const asking = { actor: focal, language: 'en' as const }
  const filled = await prefilledCells(house, asking, { operationId, reportId: id, from: 'stored' })
  expect(filled.cells).toMatchObject([{ recordId: `W-${stored.lineKey}`, reached: '44', adm1Name: 'Ninewa' }])
  await draft(id, filled.cells)
  await submit(id)
  const before = await standing()
  await accept(id)
  expect(await standing()).toEqual(before)
  // It was there before the report came, so it stays when the report is opened again.
  await house.runner.run(reopenReport, { ...(await at(id)), reason: 'Look again' }, { actor: manager })
  expect(await standing()).toEqual(before)

  const next = await prefilledCells(house, asking, { operationId, reportId: await reportOf('2005-07'), from: 'last' })
  expect(next.period).toBe('2005-06')
  expect(next.cells[0]).toMatchObject({ adm1Name: 'Ninewa', activityDetail: 'Tents given out' })
  expect(next.cells[0]).not.toHaveProperty('reached')
  expect(next.cells[0]).not.toHaveProperty('recordId')
  const others = prefilledCells(house, { actor: manager, language: 'en' }, { operationId, reportId: id, from: 'stored' })
  expect(await told(others)).toBe('not-found')
})

test('a workbook of the template fills a report as typing does', async () => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await activityTemplate(house, { actor: focal, language: 'ar' }, reference.operation.code))
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('The template has no sheet.')
  const tags = (sheet.getRow(2).values as string[]).slice(1)
  const write = (nth: number, cells: Record<string, string | number | Date>) => {
    for (const [tag, value] of Object.entries(cells)) sheet.getCell(nth, tags.indexOf(tag) + 1).value = value
  }
  write(3, {
    '#adm1+name': 'Ninewa',
    '#activity+detail': 'Tents given out',
    '#reached': 31,
    '#date+start': new Date('2005-10-02'),
  })
  write(4, {
    '#date+reported': new Date('2005-10-01'),
    '#adm1+name': 'Basrah',
    '#activity+detail': 'Tents given out',
    '#reached': 12,
  })
  const read = await cellsOfFile(new Uint8Array(await workbook.xlsx.writeBuffer()), 'october.xlsx')
  if (!('cells' in read)) throw new Error('No sheet was found.')
  expect(read.cells).toEqual([
    { adm1Name: 'Ninewa', activityDetail: 'Tents given out', reached: '31', start: '2005-10-02' },
    { period: '2005-10', adm1Name: 'Basrah', activityDetail: 'Tents given out', reached: '12' },
  ])
  const id = await reportOf('2005-10')
  expect(await draft(id, read.cells)).toMatchObject({ wrong: 0 })
  expect((await show(id, focal)).rows.map(({ line }) => line?.period)).toEqual(['2005-10', '2005-10'])
})

test('women, men, girls and boys that are written in a form come back from the workbook of the report, and are in what is accepted', async () => {
  const id = await reportOf('2005-10')
  const parts = { 'reached+f+adults': '40', 'reached+m+adults': '30', 'reached+f+children': '20', 'reached+m+children': '10' }
  const written = row({ reached: '100', targeted: '120', ...parts })
  expect(await draft(id, [written])).toMatchObject({ wrong: 0 })
  const stored = (await show(id, focal)).rows.map(each => each.cells)
  for (const language of ['en', 'ar', 'ckb'] as const) {
    const bytes = await reportTemplate(house, { actor: focal, language }, reference.operation.code, stored, false)
    const read = await cellsOfFile(new Uint8Array(bytes), 'report.xlsx')
    expect('cells' in read && read.cells, language).toEqual([written])
    // Whoever takes the row of tags out is still understood.
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes)
    const headings = (workbook.worksheets[0]?.getRow(1).values ?? []) as string[]
    const columns = headings.slice(-4).map((header, index) => ({ index, header, tag: null }))
    const mapping = mapColumns({ name: null, tagRow: null, headerRow: 1, hidden: false, columns })
    expect(
      mapping.parts.map(({ key }) => `reached+${key}`),
      language,
    ).toEqual(Object.keys(parts))
  }
  // An empty report offers them as well.
  const blank = await reportTemplate(house, { actor: focal, language: 'en' }, reference.operation.code, [], false)
  expect(await cellsOfFile(new Uint8Array(blank), 'report.xlsx')).toMatchObject({ cells: [] })
  await submit(id)
  await accept(id)
  const { rows } = await house.pool.query(
    `select reached::int, breakdown from activity_report where operation_id = $1 and period = '2005-10' and not withdrawn`,
    [operationId],
  )
  expect(rows).toEqual([{ reached: 100, breakdown: { 'f+adults': 40, 'm+adults': 30, 'f+children': 20, 'm+children': 10 } }])
})

test('a record id that leads to a line of another organisation changes nothing', async () => {
  const theirs = { period: '2005-07', leadOrganisationId: unhcr, clusterId: cluster, reached: 9, lineKey: lineKeyOf(['theirs']) }
  await house.runner.run(
    storeActivityReports,
    { operationId, lines: [{ ...theirs, contentHash: contentHashOf(theirs as never) }] },
    house.system,
  )
  const id = await reportOf('2005-07')
  await draft(id, [row({ recordId: `W-${theirs.lineKey}` })])
  await submit(id)
  expect(await told(accept(id))).toBe('report-lines-of-others')
  expect((await show(id)).state).toBe('submitted')
})

test('figures of an accepted report are figures of its indicators, and are taken back with it', async () => {
  const taken = { operationId, codes: ['SHL-01'], clusterId: cluster, disaggregated: false }
  const [planIndicatorId = ''] = (await house.runner.run(takeFromLibrary, taken, house.system)).ids
  const id = await reportOf('2005-08')
  const values = [{ planIndicatorId, numerator: 12 }]
  await draft(id, [], { values: [{ ...values[0], numerator: 1.5 }] })
  expect(await told(submit(id))).toBe('report-rows-wrong')
  await draft(id, [], { values })
  await submit(id)
  await accept(id)
  const said = async () =>
    (
      await house.reader.read(listValues, { operationId, ids: [planIndicatorId], from: '2005-08', to: '2005-08' }, house.system)
    ).map(({ numerator }) => numerator)
  expect(await said()).toEqual([12])
  await house.runner.run(reopenReport, { ...(await at(id)), reason: 'Recount' }, { actor: manager })
  expect(await said()).toEqual([])
})

test('photographs are kept without metadata, and others do not see them before the report is sent', async () => {
  const id = await reportOf('2005-09')
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const { id: photo } = await house.runner.run(addPhoto, { ...(await at(id)), name: 'tents.png', content: png }, { actor: focal })
  expect(
    await told(house.runner.run(addPhoto, { ...(await at(id)), name: 'x', content: Buffer.from('GIF89a') }, { actor: focal })),
  ).toBe('photo-refused')
  const look = (actor: Actor) => house.reader.read(showPhoto, { operationId, reportId: id, id: photo }, { actor })
  expect(await look(focal)).toMatchObject({ name: 'tents.png', mediaType: 'image/png' })
  expect([await told(look(manager)), await told(look(stranger))]).toEqual(['not-found', 'not-found'])
  await house.runner.run(removePhoto, { ...(await at(id)), id: photo }, { actor: focal })
  expect((await show(id)).photos).toEqual([])
})

test('who is not expected any more is not asked for later periods, and who reported before is suggested', async () => {
  const [duty]: ReportDuty[] = await house.reader.read(listDuties, { operationId }, house.system)
  const ended = await house.runner.run(
    endDuty,
    { operationId, id: duty?.id, version: duty?.version, ends: '2005-10', reason: 'Left the country' },
    { actor: manager },
  )
  expect(ended).toMatchObject({ waived: 2 })
  expect((await show(await reportOf('2005-11'))).events.at(-1)).toMatchObject({ step: 'waive', reason: 'Left the country' })
  expect(
    await told(house.runner.run(waiveReport, { ...(await at(await reportOf('2005-11'))), reason: 'x' }, { actor: manager })),
  ).toBe('report-step-not-open')
  const suggested: SuggestedDuty[] = await house.reader.read(
    suggestDuties,
    { operationId, calendarId: calendar, clusterId: cluster },
    { actor: manager },
  )
  expect(suggested).toMatchObject([{ organisationId: unhcr, lines: 1 }])
  expect(await told(duties([{ organisationId: iom, clusterId: 'x' }]))).toBe('invalid-input')
  const elsewhere = house.runner.run(
    setDuties,
    { operationId, calendarId: calendar, duties: [{ organisationId: unhcr, clusterId: other }] },
    { actor: manager },
  )
  expect(await told(elsewhere)).toBe('not-found')
  const [first]: ReportCalendar[] = await house.reader.read(listCalendars, { operationId }, house.system)
  const changed = {
    operationId,
    id: first?.id,
    version: first?.version,
    names: { en: 'x' },
    frequency: 'quarter',
    starts: '2005-01',
  }
  expect(await told(house.runner.run(setCalendar, { ...changed, dueDays: 1, reviewDays: 1 }, house.system))).toBe(
    'calendar-in-use',
  )
  const third = await newCalendar({ starts: '2005-01', ends: '2005-06' })
  const quarterly = { operationId, id: third, version: 1, names: { en: 'Quarterly' }, frequency: 'quarter', starts: '2005-01' }
  await house.runner.run(setCalendar, { ...quarterly, ends: '2005-06', dueDays: 20, reviewDays: 1 }, house.system)
  expect(await duties([{ organisationId: unhcr, clusterId: cluster }], third)).toMatchObject({ set: 1, made: 2 })
  const end = { operationId, id: third, version: 2, ends: '2005-03', reason: 'Monthly now' }
  expect(await told(house.runner.run(endCalendar, { ...end, version: 1 }, house.system))).toBe('changed-meanwhile')
  expect(await house.runner.run(endCalendar, end, house.system)).toMatchObject({ waived: 1 })
  expect((await list({ calendarId: third })).reports.map(({ period, state }) => [period, state])).toEqual([
    ['2005-Q2', 'waived'],
    ['2005-Q1', 'overdue'],
  ])
})

test('reports follow their organisation when it is merged, and go back when it is separated', async () => {
  const twin = newId()
  await house.runner.run(
    storeOrganisationsCommand,
    { operationId, organisations: [{ id: twin, acronym: 'IOM2', names: { en: 'Migration organisation, twin' } }] },
    house.system,
  )
  const second = await newCalendar({ starts: '2005-01', ends: '2005-01' })
  await duties([{ organisationId: twin, clusterId: cluster }], second)
  await generate()
  const [made] = (await list({ organisationId: twin })).reports
  // A line that names both: when they are separated, each is named again where it was.
  const line = {
    ...{ lineKey: newId(), contentHash: newId(), period: '2005-01', clusterId: cluster },
    ...{ leadOrganisationId: twin, implementingOrganisationId: iom, donorIds: [iom, twin] },
  }
  const rows = [{ cells: { reached: '1' }, line }]
  await house.runner.run(saveDraft, { ...(await at(made?.id ?? '')), rows }, { ...house.system, rows })
  const named = async () => (await show(made?.id ?? '')).rows.map(each => each.line)
  await house.runner.run(mergeOrganisation, { operationId, id: twin, intoId: iom }, house.system)
  expect(await show(made?.id ?? '')).toMatchObject({ organisationId: iom })
  expect(await named()).toMatchObject([{ leadOrganisationId: iom, implementingOrganisationId: iom, donorIds: [iom, iom] }])
  await house.runner.run(separateOrganisation, { operationId, id: twin }, house.system)
  expect(await show(made?.id ?? '')).toMatchObject({ organisationId: twin })
  expect(await named()).toMatchObject([{ leadOrganisationId: twin, implementingOrganisationId: iom, donorIds: [iom, twin] }])
})

/** A line of a sheet or of the API at a site of its own, and the report of an organisation and month that says something of it. */
async function lineAndReport(site: string, month = '2005-02') {
  const placeId = reference.places.find(({ names }) => names.en === 'Ninewa')?.id
  const lineKey = lineKeyOf([site])
  const store = (reached: number, importId: string | null = null, more: object = {}) => {
    const line = { period: month, leadOrganisationId: iom, clusterId: cluster, placeId, site, reached, lineKey, ...more }
    const lines = [{ ...line, contentHash: contentHashOf(line as never) }]
    return house.runner.run(storeActivityReports, { operationId, importId, lines }, house.system)
  }
  const reporting = async () => {
    const own = await newCalendar({ starts: month, ends: month })
    await duties([{ organisationId: iom, clusterId: cluster }], own)
    const id = (await list({ calendarId: own })).reports[0]?.id ?? ''
    const say = async (reached: number) => {
      await draft(id, [{ recordId: `W-${lineKey}`, adm1Name: 'Ninewa', site, reached: `${reached}` }])
      await submit(id)
      return accept(id)
    }
    const reopen = async () => house.runner.run(reopenReport, { ...(await at(id)), reason: 'Look again' }, { actor: manager })
    return { id, say, reopen }
  }
  const says = async () =>
    (
      await house.pool.query(
        'select reached::int as reached from activity_report where operation_id = $1 and line_key = $2 and not withdrawn',
        [operationId, lineKey],
      )
    ).rows.map(({ reached }) => reached)
  const undo = (importId: string) => house.runner.run(undoImport, { operationId, importId }, house.system)
  const importId = async () => (await importsOf(house, operationId, 'activities'))[0] ?? ''
  return { store, reporting, says, undo, importId }
}
const assertTotals = async () => expect(agree(await house.runner.run(verifyTotals, { operationId }, house.system))).toBe(true)

test('a report that is opened again leaves what it changed as it was before, whatever came in between', async () => {
  const { store, reporting, says, undo, importId } = await lineAndReport('Camp of the sheet')
  const sheet = await importId()
  await store(100, sheet)
  const [first, second] = [await reporting(), await reporting()]
  await first.say(500)
  expect(await says()).toEqual([500])
  await first.reopen()
  expect(await says()).toEqual([100])
  await assertTotals()
  await first.say(600)
  await second.say(700)
  await second.reopen()
  expect(await says()).toEqual([600])
  // What an earlier report said is not said again once that is open, too.
  await second.say(700)
  await first.reopen()
  expect(await says()).toEqual([700])
  await second.reopen()
  expect(await says()).toEqual([100])
  // A report that was accepted later and says the same keeps it.
  await first.say(800)
  await second.say(800)
  await first.reopen()
  expect(await says()).toEqual([800])
  await second.reopen()
  expect(await says()).toEqual([100])
  await first.say(900)
  await undo(sheet)
  expect(await says()).toEqual([900])
  await first.reopen()
  expect(await says()).toEqual([])
  await assertTotals()
})

test('an import that is undone takes no line again that a report changed back to it', async () => {
  const { store, reporting, says, undo, importId } = await lineAndReport('Camp of two sheets')
  const [before, after] = [await importId(), await importId()]
  await store(10, before)
  await store(20, after)
  const report = await reporting()
  await report.say(30)
  await report.reopen()
  expect(await says()).toEqual([20])
  await undo(after)
  expect(await says()).toEqual([10])
  await undo(before)
  expect(await says()).toEqual([])
  await assertTotals()
})

test('what an accepted report says too stays when the import that it came with is undone', async () => {
  const { store, reporting, says, undo, importId } = await lineAndReport('Camp of an undone sheet')
  const sheet = await importId()
  await store(100, sheet)
  const report = await reporting()
  await report.say(100)
  await undo(sheet)
  expect(await says()).toEqual([100])
  await assertTotals()
  await report.reopen()
  expect(await says()).toEqual([])

  const other = await lineAndReport('Camp of a sheet that stays')
  await other.store(40, await other.importId())
  const same = await other.reporting()
  await same.say(40)
  await same.reopen()
  expect(await other.says()).toEqual([40])
  await assertTotals()
})

test('a record id reaches no line of another month, and a line of a closed month is not moved out of it', async () => {
  const { store, reporting, says } = await lineAndReport('Camp of another month')
  await store(15, null, { period: '2005-11' })
  const report = await reporting()
  expect(await told(report.say(25))).toBe('report-lines-of-other-months')
  expect((await show(report.id)).state).toBe('submitted')
  const close = (closed: boolean) => house.runner.run(closePeriod, { operationId, period: '2005-11', closed }, house.system)
  await close(true)
  expect(await told(store(25))).toBe('period-closed')
  expect(await says()).toEqual([15])
  await close(false)
  expect(await told(store(25))).toBe('done')
  expect(await told(accept(report.id))).toBe('done')
  expect(await says()).toEqual([25])
  await assertTotals()
})

test('of two organisations that both report, the merged one owes nothing, and what it sent can be accepted', async () => {
  const twin = newId()
  await house.runner.run(
    storeOrganisationsCommand,
    { operationId, organisations: [{ id: twin, acronym: 'IOM3', names: { en: 'Migration organisation, again' } }] },
    house.system,
  )
  const both = await newCalendar({ starts: '2005-01', ends: '2005-03' })
  await duties(
    [
      { organisationId: twin, clusterId: cluster },
      { organisationId: iom, clusterId: cluster, ends: '2005-02' },
    ],
    both,
  )
  const standing = async () =>
    (await list({ calendarId: both })).reports
      .map(({ period, organisationId, state }) => [period, organisationId === twin ? 'twin' : 'iom', state].join(' '))
      .sort()
  const [sent] = (await list({ calendarId: both, organisationId: twin, period: '2005-01' })).reports
  const id = sent?.id ?? ''
  const line = {
    ...{ lineKey: newId(), contentHash: newId(), period: '2005-01', clusterId: cluster },
    ...{ leadOrganisationId: twin, site: 'Camp of twins', reached: 3 },
  }
  const typed = [{ cells: { reached: '3' }, line }]
  await house.runner.run(saveDraft, { ...(await at(id)), rows: typed }, { ...house.system, rows: typed })
  await submit(id, house.system.actor)
  const before = await standing()
  expect(before).toContain('2005-02 twin overdue')
  await house.runner.run(mergeOrganisation, { operationId, id: twin, intoId: iom }, house.system)
  const merged = [
    ...['2005-01 iom overdue', '2005-01 twin submitted', '2005-02 iom overdue', '2005-02 twin waived', '2005-03 iom overdue'],
  ]
  expect(await standing()).toEqual(merged)
  expect(await reportsNeedClock(house.db, operationId, '2026-01-01')).toBe(false)
  expect(await generate()).toEqual({ made: 0, moved: 0 })
  expect(await told(accept(id))).toBe('done')
  const { rows } = await house.pool.query(
    "select lead_organisation_id as lead from activity_report where operation_id = $1 and site = 'Camp of twins' and not withdrawn",
    [operationId],
  )
  expect(rows).toEqual([{ lead: iom }])
  await house.runner.run(separateOrganisation, { operationId, id: twin }, house.system)
  expect(await generate()).toEqual({ made: 0, moved: 0 })
  expect(await standing()).toEqual(before.map(each => (each === '2005-01 twin submitted' ? '2005-01 twin accepted' : each)))
  const again = (await list({ calendarId: both, organisationId: twin, period: '2005-02' })).reports[0]?.id ?? ''
  expect((await show(again)).events.map(({ step }) => step)).toEqual(['make', 'fall-due', 'pass-due'])
  await assertTotals()
})

test('the place of a figure follows a merge and goes back', async () => {
  const [from, into] = reference.places.filter(({ level }) => level === 2)
  const taken = { operationId, codes: ['SHL-02'], clusterId: cluster, disaggregated: false }
  const [planIndicatorId = ''] = (await house.runner.run(takeFromLibrary, taken, house.system)).ids
  const { reporting } = await lineAndReport('Camp of figures')
  const { id } = await reporting()
  await draft(id, [], {
    values: [
      { planIndicatorId, placeId: from?.id, numerator: 3 },
      { planIndicatorId, placeId: into?.id, numerator: 4 },
    ],
  })
  const places = async () => (await show(id, focal)).values.map(({ placeId }) => placeId)
  await house.runner.run(mergePlace, { operationId, id: from?.id, intoId: into?.id }, house.system)
  expect(await places()).toEqual([into?.id, into?.id])
  await house.runner.run(separatePlace, { operationId, id: from?.id }, house.system)
  expect(await places()).toEqual([from?.id, into?.id])
})

test('who sends late and who reviews late shows, month by month', async () => {
  const { organisations, reviewers } = await house.reader.read(
    showOnTime,
    { operationId, from: '2000-01', to: '2099-12' },
    house.system,
  )
  const march: OnTimeOfOrganisation | undefined = organisations.find(
    ({ month, organisationId }) => month === '2005-03' && organisationId === iom,
  )
  expect(march).toMatchObject({ due: 1, onTime: 0, late: 1, missing: 0 })
  expect(organisations.find(({ month, organisationId }) => month === '2005-12' && organisationId === iom)).toBeUndefined()
  expect(reviewers.find(({ reviewer }) => reviewer === 'manager')).toMatchObject({ clusterId: cluster })
  const ofManager: OnTimeOfReviewer[] = reviewers.filter(({ reviewer }) => reviewer === 'manager')
  expect(ofManager.reduce((sum, each) => sum + each.reviewed, 0)).toBe(ofManager.reduce((sum, each) => sum + each.inTime, 0))
})

test('whatever is tried by whomever, state, clocks and history agree, and only what is accepted counts', async () => {
  const machine: Machine<string> = reportMachine
  const steps = [
    'draft',
    'submit',
    'no-activity',
    'withdraw',
    'send-back',
    'accept',
    'reopen',
    'waive',
    'repair',
    'clock',
  ] as const
  type Try = (typeof steps)[number]
  let calendars = 0
  async function attempt(tried: Try, id: string, actor: Actor): Promise<void> {
    const seen = await at(id)
    const reason = { ...seen, reason: 'Because' }
    const asking = { actor }
    if (tried === 'draft') await draft(id, [row({ site: `Camp ${calendars}` })])
    else if (tried === 'submit') await house.runner.run(submitReport, seen, asking)
    else if (tried === 'no-activity') await house.runner.run(submitNoActivity, seen, asking)
    else if (tried === 'withdraw') await house.runner.run(withdrawReport, seen, asking)
    else if (tried === 'send-back') await house.runner.run(sendBackReport, reason, asking)
    else if (tried === 'accept') await house.runner.run(acceptReport, seen, asking)
    else if (tried === 'reopen') await house.runner.run(reopenReport, reason, asking)
    else if (tried === 'waive') await house.runner.run(waiveReport, reason, asking)
    else if (tried === 'clock') await generate()
    else {
      const [first] = (await show(id)).rows
      if (first)
        await house.runner.run(
          repairCell,
          { ...seen, rowId: first.id, field: 'comments', row: first },
          { ...asking, rows: [first] },
        )
    }
  }
  function assertSound(report: ReportRecord, lines: number): void {
    const { state, events } = report
    expect(events.map(({ no }) => no)).toEqual(events.map((_, nth) => nth + 1))
    events.forEach((event, nth) => {
      const before = events[nth - 1]
      expect(event.from).toBe(before?.to ?? null)
      if (before) expect(stepOf(machine, before.to, event.step)?.to, `${before.to} ${event.step}`).toBe(event.to)
      if (before) expect(event.since).toBe(before.at)
      if (event.to === 'accepted') expect(before?.step).toBe('submit')
    })
    expect(state).toBe(events.at(-1)?.to)
    expect(report.stateSince).toBe(events.at(-1)?.at)
    expect(report.acceptedAt !== null).toBe(state === 'accepted')
    expect(report.reviewDueOn !== null).toBe(state === 'submitted')
    const sent = events.filter(({ step }) => step === 'submit').length
    expect([report.submissions, report.sent.length]).toEqual([sent, sent])
    expect(['not-yet-due', 'due', 'overdue', 'waived'].includes(state)).toBe(report.firstSubmittedAt === null)
    expect(lines).toBe(state === 'accepted' && !report.noActivity ? report.rows.length : 0)
  }
  const someTry = fc.record({
    tried: fc.constantFrom(...steps),
    by: fc.constantFrom('focal', 'focal', 'manager', 'manager', 'stranger'),
  })
  const likely = fc.constantFrom<Try[]>(['draft', 'submit'], ['draft', 'submit', 'accept'], ['no-activity'])
  await fc.assert(
    fc.asyncProperty(likely, fc.array(someTry, { minLength: 3, maxLength: 12 }), async (begun, tries) => {
      calendars += 1
      const own = await newCalendar({ starts: '2005-02', ends: '2005-02' })
      await duties([{ organisationId: iom, clusterId: cluster }], own)
      await generate()
      const id = (await list({ calendarId: own })).reports[0]?.id ?? ''
      const all = [...begun.map(tried => ({ tried, by: tried === 'accept' ? 'manager' : 'focal' })), ...tries]
      for (const { tried, by } of all) {
        const before = await show(id)
        const actor = { focal, manager, stranger }[by] ?? stranger
        const outcome = await told(attempt(tried, id, actor))
        const after = await show(id)
        if (outcome !== 'done') expect(after, `${tried} by ${by}: ${outcome}`).toEqual(before)
        if (by === 'stranger' && tried !== 'draft' && tried !== 'clock' && tried !== 'repair') expect(outcome).toBe('not-found')
        const standingLines = await house.pool.query(
          `select count(*)::int as n from activity_report where operation_id = $1 and not withdrawn and site = $2`,
          [operationId, `Camp ${calendars}`],
        )
        assertSound(after, standingLines.rows[0]?.n)
      }
    }),
    { numRuns: 12 },
  )
  expect(agree(await house.runner.run(verifyTotals, { operationId }, house.system))).toBe(true)
})
