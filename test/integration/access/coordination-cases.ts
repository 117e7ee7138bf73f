/** Who may run meetings and action points, of a cluster and an organisation; and what there is of them in the scene. */
import {
  addActionPoint,
  addDocument,
  callMeeting,
  dropActionPoint,
  holdMeeting,
  recordMeeting,
} from '../../../src/modules/coordination/index.ts'
import type { TestHouse } from '../../support/house.ts'
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

const meeting = {
  ...{ title: 'Monthly meeting', startsAt: '2005-03-01T07:00:00.000Z', endsAt: '2005-03-01T09:00:00.000Z' },
  timeZone: 'Asia/Baghdad',
}

const file = { fileName: 'guidance.pdf', content: 'JVBERg==' }

/** Meetings in every state that something can be done in, and points that are open and dropped. */
export async function openCoordination(house: TestHouse, operationId: string, { cluster, organisation }: Record<string, string>) {
  const run = house.runner.run.bind(house.runner)
  const called = async () => (await run(callMeeting, { operationId, clusterId: cluster, ...meeting }, house.system)).id
  const held = async () => {
    const id = await called()
    await run(holdMeeting, { operationId, id, version: 1 }, house.system)
    return id
  }
  const point = async () => {
    const input = { operationId, clusterId: cluster, organisationId: organisation, what: 'Share the list', due: '2005-04-01' }
    return (await run(addActionPoint, input, house.system)).id
  }
  const recorded = await held()
  const record = { operationId, id: recorded, version: 2, attendance: [], minutes: 'As agreed.' }
  await run(recordMeeting, record, house.system)
  const dropped = await point()
  await run(dropActionPoint, { operationId, id: dropped, version: 1, reason: 'Not needed' }, house.system)
  const document = await run(addDocument, { operationId, clusterId: cluster, ...file, title: 'Guidance' }, house.system)
  return { document: document.id, called: await called(), held: await held(), recorded, open: await point(), dropped }
}

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const conveners: Who[] = ['administrator', 'coordinator', 'informationOfficer', 'taskManager']
const members: Who[] = [
  ...conveners,
  ...(['otherTaskManager', 'focalPoint', 'otherFocalPoint', 'fieldStaff', 'otherFieldStaff', 'strangeFieldStaff'] as const),
  ...(['financeOfficer', 'donor', 'ministryCounterpart'] as const),
]

type Thing = keyof Scene['coordination']
const of =
  (thing: Thing, more: (scene: Scene) => object = () => ({})) =>
  (scene: Scene) => ({ operationId: scene.operationId, id: scene.coordination[thing], ...more(scene) })
const point = ({ iom }: Scene) => ({ what: 'Share the new list', organisationId: iom, due: '2005-05-01' })

export const coordinationCases: Record<string, AccessCase> = {
  'coordination.hand-over-cluster': {
    who: conveners,
    input: ({ operationId, health, personId }) => ({
      operationId,
      clusterId: health,
      fromPersonId: personId('ministryCounterpart'),
      toPersonId: personId('taskManager'),
    }),
  },
  'coordination.handovers': { who: conveners, input: ({ operationId, health }) => ({ operationId, clusterId: health }) },
  'coordination.add-document': {
    who: conveners,
    input: ({ operationId, health }) => ({ operationId, clusterId: health, title: 'Guidance', ...file }),
  },
  'coordination.add-document-version': { who: conveners, input: of('document', () => ({ version: 1, ...file })) },
  'coordination.end-document': { who: conveners, input: of('document', () => ({ version: 1, reason: 'Replaced' })) },
  'coordination.documents': { who: members, input: ({ operationId }) => ({ operationId }) },
  'coordination.document-file': { who: members, input: of('document', () => ({ no: 1 })) },
  'coordination.call-meeting': {
    who: conveners,
    input: ({ operationId, health }) => ({ operationId, clusterId: health, ...meeting }),
  },
  'coordination.change-meeting': {
    who: conveners,
    input: of('called', () => ({ version: 1, ...meeting, title: 'Extra meeting' })),
  },
  'coordination.hold-meeting': { who: conveners, input: of('called', () => ({ version: 1 })) },
  'coordination.cancel-meeting': { who: conveners, input: of('called', () => ({ version: 1, reason: 'Roads are closed' })) },
  'coordination.record-meeting': {
    who: conveners,
    input: of('held', ({ iom }) => ({ version: 2, attendance: [{ organisationId: iom }], minutes: 'As agreed.' })),
  },
  'coordination.agree-minutes': { who: conveners, input: of('recorded', () => ({ version: 3 })) },
  'coordination.add-action-point': {
    who: conveners,
    input: scene => ({ operationId: scene.operationId, meetingId: scene.coordination.held, ...point(scene) }),
  },
  'coordination.change-action-point': { who: conveners, input: of('open', scene => ({ version: 1, ...point(scene) })) },
  'coordination.finish-action-point': { who: [...conveners, 'focalPoint'], input: of('open', () => ({ version: 1 })) },
  'coordination.drop-action-point': { who: conveners, input: of('open', () => ({ version: 1, reason: 'Not needed' })) },
  'coordination.reopen-action-point': {
    who: conveners,
    input: of('dropped', () => ({ version: 2, reason: 'Needed after all' })),
  },
  'coordination.store-illustrative': {
    who: keepers,
    input: ({ operationId, health, iom }) => ({
      operationId,
      meetings: [{ clusterId: health, ...meeting, organisationIds: [iom], minutes: 'Made up.' }],
    }),
  },
  'coordination.remove-illustrative': { who: keepers, input: ({ operationId }) => ({ operationId }) },
  'coordination.meetings': {
    who: members,
    input: ({ operationId }) => ({ operationId }),
    rows: (rows: unknown[]) => rows.length,
    sees: { taskManager: 3, donor: 3 },
  },
  'coordination.meeting': { who: members, input: of('held') },
  'coordination.action-points': { who: members, input: ({ operationId }) => ({ operationId, which: 'all' }) },
  'coordination.action-point': { who: members, input: of('open') },
  'coordination.action-counts': { who: members, input: ({ operationId }) => ({ operationId }) },
}
