/** Who may make, review and publish situation reports of a cluster; and what there is of them in the scene. */
import { makeSitrep, publishSitrep, reviewSitrep } from '../../../src/modules/sitreps/index.ts'
import type { TestHouse } from '../../support/house.ts'
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

/** Reports of a cluster in every state that something can be done in, and one of the whole operation. */
export async function openSitreps(house: TestHouse, operationId: string, clusterId: string) {
  const make = async (month: string, cluster: string | null = clusterId) =>
    (await house.runner.run(makeSitrep, { operationId, clusterId: cluster, from: month, to: month }, house.system)).id
  const review = async (id: string) => {
    await house.runner.run(reviewSitrep, { operationId, id, version: 1 }, house.system)
    return id
  }
  const published = await review(await make('2005-01'))
  await house.runner.run(publishSitrep, { operationId, id: published, version: 2 }, house.system)
  return {
    ...{ drafted: await make('2005-02'), reviewed: await review(await make('2005-03')), published },
    countryTeam: await make('2005-04', null),
  }
}

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const makers: Who[] = [...keepers, 'taskManager']
const members: Who[] = [
  ...makers,
  ...(['otherTaskManager', 'focalPoint', 'otherFocalPoint', 'fieldStaff', 'otherFieldStaff', 'strangeFieldStaff'] as const),
  ...(['financeOfficer', 'donor', 'ministryCounterpart'] as const),
]

const of =
  (state: keyof Scene['sitreps'], version: number, more: object = {}) =>
  ({ operationId, sitreps }: Scene) => ({ operationId, id: sitreps[state], version, ...more })

export const sitrepCases: Record<string, AccessCase> = {
  'sitreps.make-sitrep': {
    who: makers,
    input: ({ operationId, health }) => ({ operationId, clusterId: health, from: '2005-01', to: '2005-06' }),
  },
  'sitreps.take-figures': { who: makers, input: of('drafted', 1) },
  'sitreps.write-texts': { who: makers, input: of('drafted', 1, { language: 'en', texts: { highlights: 'Clinics opened.' } }) },
  'sitreps.review-sitrep': { who: makers, input: of('drafted', 1) },
  'sitreps.send-back-sitrep': { who: makers, input: of('reviewed', 2, { reason: 'A number is missing' }) },
  'sitreps.publish-sitrep': { who: makers, input: of('reviewed', 2) },
  'sitreps.withdraw-sitrep': { who: keepers, input: of('countryTeam', 1, { reason: 'Wrong month' }) },
  'sitreps.correct-sitrep': { who: makers, input: of('published', 3, { correction: 'A line came late' }) },
  // What is not published is for its makers alone: the country team's for those who keep the whole operation.
  'sitreps.sitreps': {
    who: members,
    input: ({ operationId }) => ({ operationId }),
    rows: (rows: unknown[]) => rows.length,
    sees: { coordinator: 4, taskManager: 3, otherTaskManager: 1, focalPoint: 1, donor: 1, ministryCounterpart: 1 },
  },
  'sitreps.sitrep': { who: makers, input: ({ operationId, sitreps }) => ({ operationId, id: sitreps.drafted }) },
  'sitreps.changes': { who: members, input: ({ operationId, sitreps }) => ({ operationId, id: sitreps.published }) },
}
