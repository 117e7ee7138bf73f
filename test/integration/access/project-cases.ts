/** Projects: whose sheets and steps are whose. */
import { newId } from '../../../src/kernel/pure/ids.ts'
import { defaultPath } from '../../../src/modules/projects/default-path.ts'
import { commentProject, startProject } from '../../../src/modules/projects/index.ts'
import type { TestHouse } from '../../support/house.ts'
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

const code = 'D9-01'
const sheetOf = ({ iom, health }: { iom: string; health: string }) => ({
  names: { en: 'Clinics' },
  clusterId: health,
  partners: [{ role: 'lead' as const, organisationId: iom }],
})

/** A project in its first state, with a comment on it. */
export async function openProject(house: TestHouse, operationId: string, of: { iom: string; health: string }) {
  await house.runner.run(startProject, { operationId, code, sheet: sheetOf(of) }, house.system)
  const comment = await house.runner.run(commentProject, { operationId, code, words: 'Where?' }, house.system)
  return { projectCode: code, projectComment: comment.id }
}

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const members: Who[] = [
  ...keepers,
  ...(['taskManager', 'otherTaskManager', 'focalPoint', 'otherFocalPoint'] as const),
  ...(['fieldStaff', 'otherFieldStaff', 'strangeFieldStaff', 'financeOfficer', 'donor', 'ministryCounterpart'] as const),
]
const writers: Who[] = [...keepers, 'taskManager', 'focalPoint']
const ofProject =
  (more: object = {}) =>
  (scene: Scene) => ({ operationId: scene.operationId, code: scene.projectCode, ...more })

export const projectCases: Record<string, AccessCase> = {
  'projects.projects': { who: members, input: ({ operationId }) => ({ operationId }) },
  'projects.project': { who: members, input: ofProject() },
  'projects.path': { who: members, input: ({ operationId }) => ({ operationId }) },
  'projects.start-project': {
    who: writers,
    input: scene => ({ operationId: scene.operationId, code: `D9-${newId()}`, sheet: sheetOf(scene) }),
  },
  'projects.edit-project': {
    who: writers,
    input: scene => ({ ...ofProject({ version: 1 })(scene), sheet: { ...sheetOf(scene), objective: 'Health for all' } }),
  },
  // The path names the ministry's counterpart and the coordinator; an administrator stands in for anybody.
  'projects.take-step': {
    who: ['administrator', 'coordinator', 'ministryCounterpart'],
    input: ofProject({ step: 'agree', from: 'drafted' }),
  },
  'projects.state-standing': {
    who: keepers,
    input: ({ operationId }) => ({ operationId, code: 'A5-02', state: 'implementing', reason: 'A letter of the agency' }),
  },
  'projects.comment': { who: [...writers, 'ministryCounterpart'], input: ofProject({ words: 'Which clinics?' }) },
  'projects.settle-comment': {
    who: [...writers, 'ministryCounterpart'],
    input: scene => ofProject({ id: scene.projectComment, resolved: true })(scene),
  },
  'projects.sheets': { who: members, input: ({ operationId }) => ({ operationId }) },
  'projects.store-sheets': {
    who: writers,
    input: scene => ({
      operationId: scene.operationId,
      projects: [{ code: scene.projectCode, version: 1, sheet: { ...sheetOf(scene), objective: 'Clinics for all' } }],
    }),
  },
  'projects.undo-import': {
    who: keepers,
    input: ({ operationId, committedProjects }) => ({ operationId, importId: committedProjects }),
  },
  'projects.remove-illustrative': { who: keepers, input: ({ operationId }) => ({ operationId }) },
  'projects.set-path': { who: keepers, input: ({ operationId }) => ({ operationId, version: 1, path: pathWithAll }) },
}

/** A path that has the state in which the scene's project is. */
const pathWithAll = defaultPath
