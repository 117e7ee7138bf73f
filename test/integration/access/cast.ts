/** Everybody who may knock at a door of the house, and what there is behind the doors. */
import { type Actor, visitor } from '../../../src/kernel/access.ts'
import { newId } from '../../../src/kernel/pure/ids.ts'
import {
  bearing,
  grantRole,
  identifyPerson,
  invitePerson,
  makeRecoveryLink,
  makeToken,
  newSecret,
  newTokenSecret,
  type RoleScope,
} from '../../../src/modules/accounts/index.ts'
import { storeActivityReports } from '../../../src/modules/delivery/index.ts'
import { receiveFile, rememberColumns } from '../../../src/modules/imports/index.ts'
import { createOperation } from '../../../src/modules/operations/index.ts'
import { putPlanInForce, revisePlan, startStrategicPlan, storeObjectivesCommand } from '../../../src/modules/plan/index.ts'
import { loadShipped, type TestHouse } from '../../support/house.ts'
import { addPerson } from '../../support/people.ts'
import { openContacts } from './contact-cases.ts'
import { openCoordination } from './coordination-cases.ts'
import { openFunding } from './funding-cases.ts'
import { openIndicators } from './indicator-cases.ts'
import { openNames } from './names-cases.ts'
import { openNotices } from './notice-cases.ts'
import { openProject } from './project-cases.ts'
import { openReporting } from './reporting-cases.ts'
import { openSitreps } from './sitrep-cases.ts'

export const everybody = [
  'visitor',
  // Leads another operation.
  'stranger',
  'administrator',
  'coordinator',
  'informationOfficer',
  // Of the cluster that the cases are about, and of another one.
  'taskManager',
  'otherTaskManager',
  // Of the organisation that the cases are about, and of another one.
  'focalPoint',
  'otherFocalPoint',
  // Of that organisation in the place that the cases are about, in another place, and of another organisation in that place.
  'fieldStaff',
  'otherFieldStaff',
  'strangeFieldStaff',
  // Of the organisation that the cases are about.
  'financeOfficer',
  'donor',
  'ministryCounterpart',
] as const
export type Who = (typeof everybody)[number]

export type Scene = Awaited<ReturnType<typeof openScene>>

/** The shipped operation with everybody in it, and one of everything that can be changed. */
export async function openScene(house: TestHouse) {
  const loaded = await loadShipped(house, { illustrative: false })
  const { operationId } = loaded
  const need = (ids: Map<string, string>, code: string): string => {
    const id = ids.get(code)
    if (!id) throw new Error(`The shipped operation has no ${code}.`)
    return id
  }
  const ids = {
    elsewhere: (
      await house.runner.run(createOperation, { code: 'ELSEWHERE', names: { en: 'Elsewhere' }, country: 'JO' }, house.system)
    ).id,
    ninewa: need(loaded.places, 'IQG15'),
    mosul: [...loaded.places].find(([code]) => code.startsWith('IQG15Q'))?.[1] ?? '',
    basrah: need(loaded.places, 'IQG02'),
    iom: need(loaded.organisations, 'IOM'),
    who: need(loaded.organisations, 'WHO'),
    health: need(loaded.clusters, 'D'),
    displacement: need(loaded.clusters, 'F'),
    kuwait: need(loaded.organisations, 'Kuwait'),
    reportKey: newId(),
  }

  const people = new Map<Who, string>()
  async function somebody(who: Who, role: Partial<RoleScope> & Pick<RoleScope, 'role'>): Promise<void> {
    people.set(who, await addPerson(house, role))
  }
  await somebody('stranger', { role: 'coordinator', operationId: ids.elsewhere })
  await somebody('administrator', { role: 'administrator' })
  await somebody('coordinator', { role: 'coordinator', operationId })
  await somebody('informationOfficer', { role: 'information-officer', operationId })
  await somebody('taskManager', { role: 'task-manager', operationId, clusterId: ids.health })
  await somebody('otherTaskManager', { role: 'task-manager', operationId, clusterId: ids.displacement })
  await somebody('focalPoint', { role: 'focal-point', operationId, organisationId: ids.iom })
  await somebody('otherFocalPoint', { role: 'focal-point', operationId, organisationId: ids.who })
  const staff = { role: 'field-staff', operationId } as const
  await somebody('fieldStaff', { ...staff, organisationId: ids.iom, placeId: ids.ninewa })
  await somebody('otherFieldStaff', { ...staff, organisationId: ids.iom, placeId: ids.basrah })
  await somebody('strangeFieldStaff', { ...staff, organisationId: ids.who, placeId: ids.ninewa })
  await somebody('financeOfficer', { role: 'finance-officer', operationId, organisationId: ids.iom })
  await somebody('donor', { role: 'donor', operationId, organisationId: ids.kuwait })
  await somebody('ministryCounterpart', { role: 'ministry-counterpart', operationId, clusterId: ids.health })

  const personId = (who: Who) => people.get(who) ?? ''
  /** Who it is, with the roles and rights of now. */
  async function actorOf(who: Who): Promise<Actor> {
    if (who === 'visitor') return visitor
    const known = await identifyPerson(house.db, personId(who), new Date())
    if (!known) throw new Error(`${who} is not known.`)
    return known.actor
  }

  // One of everything that can be changed.
  const report = (lineKey: string, organisation: string, cluster: string, place: string) => ({
    lineKey,
    contentHash: newId(),
    period: '2005-03',
    leadOrganisationId: organisation,
    clusterId: cluster,
    placeId: place,
    reached: 10,
  })
  await house.runner.run(
    storeActivityReports,
    {
      operationId,
      lines: [report(ids.reportKey, ids.iom, ids.health, ids.mosul), report(newId(), ids.who, ids.displacement, ids.basrah)],
    },
    house.system,
  )
  const { projectCode, projectComment } = await openProject(house, operationId, ids)
  const named = await openNames(house, operationId, { place: ids.ninewa, organisation: ids.who, cluster: ids.health })
  const funding = await openFunding(house, operationId, ids)
  const coordination = await openCoordination(house, operationId, { cluster: ids.health, organisation: ids.iom })
  const focalPoint = { actor: await actorOf('focalPoint') }
  const contacts = await openContacts(house, operationId, { cluster: ids.health, organisation: ids.iom })
  const reporting = await openReporting(house, operationId, ids, {
    focalPoint,
    taskManager: { actor: await actorOf('taskManager') },
  })
  const content = Buffer.from('a,b\n1,2').toString('base64')
  const file = { operationId, feed: 'activities', fileName: 'sheet.csv', content }
  const received = (await house.runner.run(receiveFile, file, focalPoint)).id
  const committed = (await house.runner.run(receiveFile, file, focalPoint)).id
  const needsFile = { ...file, feed: 'needs' }
  const committedNeeds = (await house.runner.run(receiveFile, needsFile, house.system)).id
  const indicatorsFile = { ...file, feed: 'indicators' }
  const committedIndicators = (await house.runner.run(receiveFile, indicatorsFile, house.system)).id
  const projectsFile = { ...file, feed: 'projects' }
  const committedProjects = (await house.runner.run(receiveFile, projectsFile, house.system)).id
  const stored = [committed, committedNeeds, committedIndicators, committedProjects]
  await house.pool.query(`update import set status = 'committed' where id = any($1)`, [stored])
  const indicator = await openIndicators(house, operationId, {
    clusterId: ids.health,
    said: [
      { organisationId: ids.iom, placeId: ids.mosul },
      { organisationId: ids.who, placeId: ids.basrah },
    ],
  })
  const lines = await house.pool.query('select id from activity_report where operation_id = $1 and line_key = $2', [
    operationId,
    ids.reportKey,
  ])
  const columns = [{ key: 'heading', heading: 'Heading', target: 'comments' }]
  await house.runner.run(rememberColumns, { operationId, feed: 'activities', columns }, focalPoint)
  const remembered = await house.pool.query('select id from remembered_column where operation_id = $1', [operationId])
  const levels = [{ en: 'Objective' }]
  const plan = (code: string) => ({ operationId, code, names: { en: code }, levels })
  const { id: draftPlan } = await house.runner.run(startStrategicPlan, plan('DRAFT'), house.system)
  const { id: planInForce } = await house.runner.run(startStrategicPlan, plan('IN-FORCE'), house.system)
  await house.runner.run(putPlanInForce, { operationId, planId: planInForce, from: '2005-01-01' }, house.system)
  const { id: revisedPlan } = await house.runner.run(startStrategicPlan, plan('REVISED'), house.system)
  await house.runner.run(putPlanInForce, { operationId, planId: revisedPlan, from: '2005-01-01' }, house.system)
  await house.runner.run(revisePlan, { operationId, planId: revisedPlan }, house.system)
  const objectives = [{ id: newId(), level: 1, code: '1', names: { en: 'Health for all' }, clusterId: ids.health }]
  await house.runner.run(storeObjectivesCommand, { operationId, planId: draftPlan, objectives }, house.system)

  const helped = personId('fieldStaff')
  const grant = await house.runner.run(
    grantRole,
    { personId: helped, ...staff, organisationId: ids.iom, placeId: ids.ninewa },
    house.system,
  )
  const secrets = { invitation: newSecret(), recovery: newSecret(), fresh: newSecret(), token: newTokenSecret() }
  const invitation = await house.runner.run(
    invitePerson,
    { ...staff, organisationId: ids.iom, placeId: ids.ninewa, secret: secrets.invitation },
    house.system,
  )
  await house.runner.run(makeRecoveryLink, { personId: helped, secret: secrets.recovery }, house.system)
  const tokenInput = { personId: helped, name: 'pull', secret: secrets.token, write: false }
  const token = await house.runner.run(makeToken, tokenInput, house.system)
  await openNotices(house, helped, newSecret())

  return {
    ...ids,
    operationId,
    code: loaded.code,
    named,
    funding,
    coordination,
    contacts,
    reporting,
    sitreps: await openSitreps(house, operationId, ids.health),
    /** Drafted, of the organisation and the cluster that the cases are about. */
    projectCode,
    received,
    committed,
    committedNeeds,
    committedIndicators,
    committedProjects,
    projectComment,
    indicator,
    lineId: String(lines.rows[0]?.id),
    rememberedId: String(remembered.rows[0]?.id),
    draftPlan,
    planInForce,
    revisedPlan,
    /** In the draft, of the cluster that the cases are about. */
    objectiveId: objectives[0]?.id ?? '',
    /** Whoever the cases about one person are about: the field staff. */
    helped,
    grantId: grant.id,
    invitationId: invitation.id,
    tokenId: token.id,
    secrets,
    report,
    actorOf,
    personId,
    /** The actor, holding the one-time link too. */
    bearing,
  }
}
