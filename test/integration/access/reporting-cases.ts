/** Periodic reports: who writes and sends an organisation's, who reviews a cluster's, and what others see of them. */
import type { Actor } from '../../../src/kernel/access.ts'
import { newId } from '../../../src/kernel/pure/ids.ts'
import {
  acceptReport,
  addPhoto,
  commentOnReport,
  generateReports,
  saveDraft,
  setCalendar,
  setDuties,
  submitNoActivity,
} from '../../../src/modules/reporting/index.ts'
import type { TestHouse } from '../../support/house.ts'
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const photo = { name: 'tents.png', content: pixel }

interface Places {
  iom: string
  who: string
  health: string
  displacement: string
  mosul: string
}

/** A line as the check makes it, of the place that the cases are about. */
const rowOf = ({ iom, health, mosul }: Places, reached: number) => ({
  cells: { reached: String(reached) },
  line: {
    ...{ lineKey: newId(), contentHash: newId(), period: '2005-02', leadOrganisationId: iom, clusterId: health },
    ...{ placeId: mosul, reached },
  },
})

/**
 * Reports of the organisation to the cluster that the cases are about, by what was done with them: January is owed, February has rows and
 * a photograph, March was sent, April was accepted. And one of another organisation to another cluster.
 */
export async function openReporting(
  house: TestHouse,
  operationId: string,
  places: Places,
  { focalPoint, taskManager }: Record<'focalPoint' | 'taskManager', { actor: Actor }>,
) {
  const run = house.runner.run.bind(house.runner)
  const rhythm = { names: { en: 'Monthly' }, frequency: 'month', dueDays: 10, reviewDays: 5, starts: '2005-01' }
  const { id: unused } = await run(setCalendar, { operationId, ...rhythm, ends: '2005-04' }, house.system)
  const { id: calendarId } = await run(setCalendar, { operationId, ...rhythm, ends: '2005-04' }, house.system)
  const duties = [
    { organisationId: places.iom, clusterId: places.health },
    { organisationId: places.who, clusterId: places.displacement, ends: '2005-01' },
  ]
  await run(setDuties, { operationId, calendarId, duties }, house.system)
  await run(generateReports, { operationId }, house.system)
  const { rows } = await house.pool.query('select id, period from report where organisation_id = $1 order by period', [
    places.iom,
  ])
  const [owed = '', written = '', sent = '', accepted = ''] = rows.map(({ id }) => String(id))
  const of = (reportId: string, version: number) => ({ operationId, reportId, version })
  const [writtenRows, sentRows] = [
    [rowOf(places, 5)],
    [{ ...rowOf(places, 6), line: { ...rowOf(places, 6).line, period: '2005-03' } }],
  ]
  await run(saveDraft, { ...of(written, 1), rows: writtenRows }, { ...focalPoint, rows: writtenRows })
  const { id: photoId } = await run(addPhoto, { ...of(written, 2), ...photo }, focalPoint)
  await run(saveDraft, { ...of(sent, 1), rows: sentRows }, { ...focalPoint, rows: sentRows })
  const { id: sentPhotoId } = await run(addPhoto, { ...of(sent, 2), ...photo }, focalPoint)
  await house.pool.query(
    `update report set state = 'submitted', submitted_at = now(), submitted_by = $2, first_submitted_at = now(), review_due_on = now()::date
      where id = $1`,
    [sent, focalPoint.actor.id],
  )
  await run(submitNoActivity, { ...of(accepted, 1), narrative: 'The road was closed.' }, focalPoint)
  await run(acceptReport, of(accepted, 2), taskManager)
  const comment = { operationId, reportId: written, text: 'Which tents?' }
  const { id: commentId } = await run(commentOnReport, comment, focalPoint)
  const sentRow = await house.pool.query('select id from report_row where report_id = $1', [sent])
  const duty = await house.pool.query('select id from report_duty where organisation_id = $1', [places.iom])
  return {
    ...{ calendarId, unused, owed, written, sent, accepted, photoId, sentPhotoId, commentId },
    ...{ sentRowId: String(sentRow.rows[0]?.id), dutyId: String(duty.rows[0]?.id) },
  }
}

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const reviewers: Who[] = [...keepers, 'taskManager']
const organisation: Who[] = [...keepers, 'focalPoint']
/** Whose places matter: the row is of a place inside the one that the first of the field staff holds. */
const writers: Who[] = [...organisation, 'fieldStaff']
const readers: Who[] = [...writers, 'otherFieldStaff', 'taskManager', 'ministryCounterpart']
const lineReaders: Who[] = [...readers, 'otherTaskManager', 'otherFocalPoint', 'strangeFieldStaff']
const members: Who[] = [...lineReaders, 'financeOfficer', 'donor']

type Report = 'owed' | 'written' | 'sent' | 'accepted'
const of =
  (report: Report, version: number | null, more: (scene: Scene) => object = () => ({})) =>
  (scene: Scene) => ({
    ...{ operationId: scene.operationId, reportId: scene.reporting[report] },
    ...(version !== null && { version }),
    ...more(scene),
  })
const ofOperation =
  (more: (scene: Scene) => object = () => ({})) =>
  (scene: Scene) => ({ operationId: scene.operationId, ...more(scene) })
const reason = () => ({ reason: 'A good reason' })

export const reportingCases: Record<string, AccessCase> = {
  'reporting.set-calendar': {
    who: keepers,
    input: ofOperation(() => ({
      names: { en: 'Quarterly' },
      frequency: 'quarter',
      dueDays: 20,
      reviewDays: 5,
      starts: '2005-01',
    })),
  },
  'reporting.end-calendar': {
    who: keepers,
    input: ofOperation(({ reporting }) => ({ id: reporting.unused, version: 1, ends: '2005-03', ...reason() })),
  },
  'reporting.set-duties': {
    who: reviewers,
    input: ofOperation(({ reporting, who, health }) => ({
      calendarId: reporting.calendarId,
      duties: [{ organisationId: who, clusterId: health }],
    })),
  },
  'reporting.end-duty': {
    who: reviewers,
    input: ofOperation(({ reporting }) => ({ id: reporting.dutyId, version: 1, ends: '2005-03', ...reason() })),
  },
  'reporting.generate-reports': { who: keepers, input: ofOperation() },
  // Field staff of another place writes for its own places alone.
  'reporting.save-draft': {
    who: writers,
    input: of('owed', 1, () => ({ rows: [{ cells: { reached: '7' } }] })),
    beside: scene => [rowOf(scene, 7)],
  },
  'reporting.submit-report': { who: writers, input: of('written', 3) },
  'reporting.submit-no-activity': { who: organisation, input: of('owed', 1) },
  'reporting.withdraw-report': { who: writers, input: of('sent', 3) },
  'reporting.send-back-report': { who: reviewers, input: of('sent', 3, reason) },
  'reporting.accept-report': { who: reviewers, input: of('sent', 3) },
  'reporting.repair-cell': {
    who: reviewers,
    input: of('sent', 3, scene => ({ rowId: scene.reporting.sentRowId, field: 'reached', row: { cells: { reached: '4' } } })),
    beside: scene => [rowOf(scene, 4)],
  },
  'reporting.comment-on-report': {
    who: [...organisation, 'taskManager'],
    input: of('sent', null, () => ({ text: 'And the others?' })),
  },
  'reporting.resolve-comment': {
    who: [...organisation, 'taskManager'],
    input: ofOperation(({ reporting }) => ({ id: reporting.commentId })),
  },
  'reporting.reopen-report': { who: reviewers, input: of('accepted', 3, reason) },
  'reporting.waive-report': { who: reviewers, input: of('owed', 1, reason) },
  'reporting.add-photo': {
    who: [...organisation, 'fieldStaff', 'otherFieldStaff'],
    input: of('written', 3, () => photo),
  },
  'reporting.remove-photo': {
    who: [...organisation, 'fieldStaff', 'otherFieldStaff'],
    input: of('written', 3, ({ reporting }) => ({ id: reporting.photoId })),
  },
  'reporting.store-illustrative': {
    who: ['administrator'],
    input: ofOperation(() => ({ calendars: [], duties: [], reports: [] })),
  },
  'reporting.remove-illustrative': { who: keepers, input: ofOperation() },

  'reporting.reports': {
    who: lineReaders,
    input: ofOperation(),
    rows: ({ reports }: { reports: unknown[] }) => reports.length,
    sees: {
      ...{ administrator: 5, coordinator: 5, taskManager: 4, ministryCounterpart: 4, focalPoint: 4, fieldStaff: 4 },
      ...{ otherTaskManager: 1, otherFocalPoint: 1 },
    },
  },
  // Before it is sent, what is in a report is its organisation's: others see that it is owed.
  'reporting.report': {
    who: readers,
    input: of('written', null),
    rows: ({ rows }: { rows: unknown[] }) => rows.length,
    sees: { focalPoint: 1, fieldStaff: 1, otherFieldStaff: 1, informationOfficer: 1, taskManager: 0, ministryCounterpart: 0 },
  },
  'reporting.photo': { who: readers, input: of('sent', null, ({ reporting }) => ({ id: reporting.sentPhotoId })) },
  'reporting.prefill': { who: [...writers, 'otherFieldStaff'], input: of('owed', null, () => ({ from: 'last' })) },
  'reporting.on-time': { who: members, input: ofOperation(() => ({ from: '2005-01', to: '2005-12' })) },
  'reporting.calendars': { who: members, input: ofOperation() },
  'reporting.duties': { who: members, input: ofOperation() },
  'reporting.suggested-duties': {
    who: reviewers,
    input: ofOperation(({ reporting, health }) => ({ calendarId: reporting.calendarId, clusterId: health })),
  },
  'reporting.expected': { who: members, input: ofOperation(() => ({ month: '2005-01' })) },
  'reporting.silent-partners': { who: members, input: ofOperation(() => ({ period: '2005-01' })) },
  'reporting.accepted-texts': {
    who: lineReaders,
    input: ofOperation(() => ({ from: '2005-01', to: '2005-12' })),
    rows: (texts: unknown[]) => texts.length,
    sees: {
      ...{ administrator: 1, taskManager: 1, ministryCounterpart: 1, focalPoint: 1, fieldStaff: 1 },
      ...{ otherTaskManager: 0, otherFocalPoint: 0, strangeFieldStaff: 0 },
    },
  },
}
