/**
 * Who may give each command and read each view. A new command or view needs its line here: an input that works on the scene, and
 * everybody who may; all others of the cast must be refused. `sees` says how much of it each sees, where rows are limited by role.
 */
import type { Actor } from '../../../src/kernel/access.ts'
import { bearing } from '../../../src/modules/accounts/index.ts'
import { everybody, type Scene, type Who } from './cast.ts'
import { contactCases } from './contact-cases.ts'
import { coordinationCases } from './coordination-cases.ts'
import { fundingCases } from './funding-cases.ts'
import { indicatorCases } from './indicator-cases.ts'
import { ledgerCases } from './ledger-cases.ts'
import { namesCases } from './names-cases.ts'
import { noticeCases } from './notice-cases.ts'
import { projectCases } from './project-cases.ts'
import { reportingCases } from './reporting-cases.ts'
import { sitrepCases } from './sitrep-cases.ts'

export interface AccessCase {
  who: readonly Who[]
  input(scene: Scene): object
  /** What a door inside the house gives beside the input; see `Giving.rows`. */
  beside?(scene: Scene): unknown
  /** The actor as they knock, such as with a one-time link in hand. */
  as?(actor: Actor, scene: Scene): Actor
  /** How many rows each of `who` sees; counted by `rows`. */
  sees?: Partial<Record<Who, number>>
  rows?(answer: never): number
}

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const managers: Who[] = ['taskManager', 'otherTaskManager']
const focalPoints: Who[] = ['focalPoint', 'otherFocalPoint']
const fieldStaff: Who[] = ['fieldStaff', 'otherFieldStaff', 'strangeFieldStaff']
const members: Who[] = [...keepers, ...managers, ...focalPoints, ...fieldStaff, 'financeOfficer', 'donor', 'ministryCounterpart']
const senders: Who[] = [...keepers, ...managers, ...focalPoints, ...fieldStaff, 'financeOfficer']
/** Who may give a role of field staff of the organisation that the cases are about. */
const giversOfFieldStaff: Who[] = ['administrator', 'coordinator', 'focalPoint']
const oneself: Who[] = ['fieldStaff']
const signedIn: Who[] = everybody.filter(who => who !== 'visitor')

const ofOperation =
  (more: object = {}) =>
  (scene: Scene) => ({ operationId: scene.operationId, ...more })
const role = (scene: Scene) => ({
  role: 'field-staff',
  operationId: scene.operationId,
  organisationId: scene.iom,
  placeId: scene.ninewa,
})
const length = (rows: unknown[]) => rows.length

export const accessCases: Record<string, AccessCase> = {
  ...namesCases,
  ...indicatorCases,
  ...coordinationCases,
  ...contactCases,
  ...noticeCases,
  ...projectCases,
  ...fundingCases,
  ...ledgerCases,
  ...reportingCases,
  ...sitrepCases,
  'operations.create-operation': { who: ['administrator'], input: () => ({ code: 'NEW', names: { en: 'New' }, country: 'SY' }) },
  'operations.close-period': { who: keepers, input: ofOperation({ period: '2004-01', closed: true }) },
  'operations.operations': {
    who: signedIn,
    input: () => ({}),
    rows: length,
    sees: { administrator: 2, stranger: 1, coordinator: 1, donor: 1 },
  },
  'operations.operation': { who: members, input: scene => ({ code: scene.code }) },

  'operations.money-facts': { who: members, input: ofOperation() },

  'operations.journal': { who: keepers, input: ofOperation() },
  'operations.journal-verdict': { who: keepers, input: ofOperation() },

  'places.place': { who: members, input: scene => ({ operationId: scene.operationId, placeId: scene.ninewa }) },
  'places.store-places': { who: keepers, input: ofOperation({ places: [{ level: 1, names: { en: 'New' }, codes: [] }] }) },
  'places.places': { who: members, input: ofOperation() },
  'places.map': { who: members, input: ofOperation() },

  'organisations.store-organisations': { who: keepers, input: ofOperation({ organisations: [{ names: { en: 'New' } }] }) },
  'organisations.organisations': { who: members, input: ofOperation() },

  'imports.receive-file': { who: senders, input: ofOperation({ feed: 'activities', fileName: 'a.csv', content: 'YSxi' }) },
  'imports.imports': {
    who: members,
    input: ofOperation(),
    rows: length,
    sees: { administrator: 6, informationOfficer: 6, focalPoint: 2, otherFocalPoint: 0, taskManager: 0, donor: 0 },
  },
  'imports.import': { who: [...keepers, 'focalPoint'], input: scene => ({ ...ofOperation()(scene), id: scene.received }) },

  'imports.choose-reading': {
    who: [...keepers, 'focalPoint'],
    input: scene => ({ operationId: scene.operationId, id: scene.received, options: { learn: true } }),
  },
  'imports.remember-columns': {
    who: senders,
    input: ofOperation({ feed: 'activities', columns: [{ key: 'k', heading: 'K', target: 'comments' }] }),
  },
  'imports.forget-columns': {
    who: [...keepers, 'focalPoint'],
    input: scene => ({ operationId: scene.operationId, ids: [scene.rememberedId] }),
  },
  'imports.remembered-columns': {
    who: members,
    input: ofOperation(),
    rows: length,
    sees: { coordinator: 1, focalPoint: 1, otherFocalPoint: 0, donor: 0 },
  },

  'plan.plans': { who: members, input: ofOperation(), rows: length, sees: { donor: 4 } },
  'plan.framework': { who: members, input: scene => ({ operationId: scene.operationId, planId: scene.draftPlan }) },
  'plan.changes': {
    who: members,
    input: scene => ({ operationId: scene.operationId, planId: scene.draftPlan, from: 1, to: 1 }),
  },
  'plan.start-strategic-plan': {
    who: keepers,
    input: ofOperation({ code: 'NEW-PLAN', names: { en: 'New' }, levels: [{ en: 'Objective' }] }),
  },
  'plan.store-objectives': {
    who: [...keepers, 'taskManager'],
    input: scene => ({
      operationId: scene.operationId,
      planId: scene.draftPlan,
      objectives: [{ level: 1, code: '2', names: { en: 'New' }, clusterId: scene.health }],
    }),
  },
  'plan.set-caseload': {
    who: [...keepers, 'taskManager'],
    input: scene => ({
      operationId: scene.operationId,
      caseloads: [{ objectiveId: scene.objectiveId, version: 1, figures: [{ inNeed: 5, targeted: null }] }],
    }),
  },
  'plan.store-framework': {
    who: [...keepers, 'taskManager'],
    input: scene => ({
      operationId: scene.operationId,
      planId: scene.draftPlan,
      objectives: [{ level: 1, code: '2', names: { en: 'New' }, clusterId: scene.health }],
      caseloads: [{ objectiveId: scene.objectiveId, version: 1, figures: [{ inNeed: 5, targeted: null }] }],
    }),
  },
  'plan.end-objective': {
    who: [...keepers, 'taskManager'],
    input: scene => ({ operationId: scene.operationId, id: scene.objectiveId, version: 1, reason: 'Reached' }),
  },
  'plan.put-plan-in-force': {
    who: keepers,
    input: scene => ({ operationId: scene.operationId, planId: scene.draftPlan, from: '2005-01-01' }),
  },
  'plan.withdraw-draft': {
    who: keepers,
    input: scene => ({ operationId: scene.operationId, planId: scene.revisedPlan, reason: 'Not wanted after all' }),
  },
  'plan.revise-plan': { who: keepers, input: scene => ({ operationId: scene.operationId, planId: scene.planInForce }) },
  'plan.cluster': { who: members, input: scene => ({ operationId: scene.operationId, clusterId: scene.health }) },
  'plan.memberships': { who: members, input: ofOperation() },
  'plan.compare-needs': { who: members, input: ofOperation({ needs: [] }) },
  'plan.undo-needs-import': {
    who: keepers,
    input: scene => ({ operationId: scene.operationId, importId: scene.committedNeeds }),
  },
  'plan.store-plan': { who: keepers, input: ofOperation({ groups: [{ code: 'new', names: { en: 'New' } }] }) },
  'plan.store-needs': {
    who: keepers,
    input: scene => ({
      operationId: scene.operationId,
      needs: [{ placeId: scene.ninewa, clusterId: scene.health, groupId: null, period: '2005-01', inNeed: 5, targeted: null }],
    }),
  },
  'plan.remove-illustrative-needs': { who: keepers, input: ofOperation() },
  'plan.remove-illustrative-plan': { who: keepers, input: ofOperation() },
  'plan.plan': { who: members, input: ofOperation() },
  'plan.structure': { who: members, input: ofOperation() },
  'plan.needs': { who: members, input: ofOperation() },

  // The line that the scene has, of the organisation, the cluster and a district of the place that the cases are about.
  'delivery.store-activity-reports': {
    who: [...keepers, 'taskManager', 'focalPoint', 'fieldStaff'],
    input: scene => ({
      operationId: scene.operationId,
      lines: [scene.report(scene.reportKey, scene.iom, scene.health, scene.mosul)],
    }),
  },
  'delivery.undo-import': { who: keepers, input: scene => ({ ...ofOperation()(scene), importId: scene.committed }) },
  'delivery.remove-illustrative-reports': { who: keepers, input: ofOperation() },
  'delivery.verify-totals': { who: keepers, input: ofOperation() },
  'delivery.recompute-totals': { who: keepers, input: ofOperation() },
  'delivery.line': {
    who: [...keepers, 'taskManager', 'focalPoint', 'fieldStaff', 'ministryCounterpart'],
    input: scene => ({ operationId: scene.operationId, lineId: scene.lineId }),
  },
  'delivery.months': { who: members, input: ofOperation() },
  'delivery.last-reports': { who: members, input: ofOperation() },
  'delivery.organisation-work': {
    who: members,
    input: scene => ({ operationId: scene.operationId, organisationId: scene.iom }),
  },
  'delivery.reported-before': {
    who: members,
    input: scene => ({ operationId: scene.operationId, organisationIds: [scene.iom], from: '2005-01', to: '2005-12' }),
    rows: length,
    sees: { coordinator: 1, focalPoint: 1, otherFocalPoint: 0, fieldStaff: 1, otherFieldStaff: 0, donor: 0 },
  },
  'delivery.reported-projects': { who: members, input: ofOperation({ from: '2005-01', to: '2005-12' }) },
  'delivery.reach': { who: members, input: ofOperation() },
  'delivery.illustrative': { who: members, input: ofOperation() },
  'delivery.periods': { who: members, input: ofOperation() },
  'delivery.lines': {
    who: members.filter(who => who !== 'donor' && who !== 'financeOfficer'),
    input: ofOperation(),
    rows: ({ count }: { count: number }) => count,
    sees: {
      coordinator: 2,
      taskManager: 1,
      otherTaskManager: 1,
      focalPoint: 1,
      otherFocalPoint: 1,
      fieldStaff: 1,
      otherFieldStaff: 0,
      strangeFieldStaff: 0,
      ministryCounterpart: 1,
    },
  },
  'delivery.export-lines': {
    who: members.filter(who => who !== 'donor' && who !== 'financeOfficer'),
    input: ofOperation(),
    rows: length,
    sees: { informationOfficer: 2, taskManager: 1, otherFocalPoint: 1, fieldStaff: 1, otherFieldStaff: 0, strangeFieldStaff: 0 },
  },
  'delivery.compare-lines': { who: members, input: ofOperation({ keys: [], hashes: [], withdrawn: [] }) },
  'delivery.project-reach': {
    who: members.filter(who => who !== 'donor' && who !== 'financeOfficer'),
    input: ofOperation({ projects: ['S-02'] }),
  },
  'delivery.objective-reach': { who: members, input: ofOperation({ from: '2005-01', to: '2005-12' }) },
  'delivery.own-line-keys': { who: senders, input: ofOperation() },
  'delivery.overlaps': { who: members, input: ofOperation({ from: '2005-01', to: '2005-12' }) },
  'delivery.silent-partners': { who: members, input: ofOperation({ period: '2005-04' }) },

  'accounts.actors': { who: members, input: scene => ({ operationId: scene.operationId, ids: [scene.helped] }) },
  'accounts.invite-person': { who: giversOfFieldStaff, input: scene => ({ ...role(scene), secret: scene.secrets.fresh }) },
  'accounts.withdraw-invitation': { who: giversOfFieldStaff, input: scene => ({ invitationId: scene.invitationId }) },
  'accounts.grant-role': { who: giversOfFieldStaff, input: scene => ({ ...role(scene), personId: scene.helped }) },
  'accounts.end-role': { who: giversOfFieldStaff, input: scene => ({ grantId: scene.grantId }) },
  'accounts.suspend-person': { who: ['administrator'], input: scene => ({ personId: scene.helped, suspended: true }) },
  'accounts.make-recovery-link': {
    who: giversOfFieldStaff,
    input: scene => ({ personId: scene.helped, secret: scene.secrets.fresh }),
  },
  'accounts.end-sessions': { who: ['administrator', ...oneself], input: scene => ({ personId: scene.helped }) },
  'accounts.sessions': { who: ['administrator', ...oneself], input: scene => ({ personId: scene.helped }) },
  'accounts.make-token': {
    who: oneself,
    input: scene => ({ personId: scene.helped, name: 'x', secret: scene.secrets.fresh, write: false }),
  },
  'accounts.revoke-token': { who: ['administrator', ...oneself], input: scene => ({ tokenId: scene.tokenId }) },
  'accounts.tokens': { who: ['administrator', ...oneself], input: scene => ({ personId: scene.helped }) },
  'accounts.choose-language': { who: oneself, input: scene => ({ personId: scene.helped, language: 'ar' }) },
  // Links: whoever holds one may use it, and nobody else, whatever their roles.
  'accounts.accept-invitation': {
    who: everybody,
    as: (actor, scene) => bearing(actor, scene.secrets.invitation),
    input: scene => ({
      secret: scene.secrets.invitation,
      person: { name: 'New', email: 'new@example.org', password: 'water sanitation hygiene' },
    }),
  },
  'accounts.invitation': {
    who: everybody,
    as: (actor, scene) => bearing(actor, scene.secrets.invitation),
    input: scene => ({ secret: scene.secrets.invitation }),
  },
  'accounts.recover-account': {
    who: everybody,
    as: (actor, scene) => bearing(actor, scene.secrets.recovery),
    input: scene => ({ secret: scene.secrets.recovery, password: 'a river that carries ships' }),
  },
  'accounts.recovery': {
    who: everybody,
    as: (actor, scene) => bearing(actor, scene.secrets.recovery),
    input: scene => ({ secret: scene.secrets.recovery }),
  },
  'accounts.renew-administrator-link': { who: [], input: scene => ({ secret: scene.secrets.fresh }) },
  'accounts.people': {
    who: ['administrator', 'coordinator', ...managers, ...focalPoints],
    input: ofOperation(),
    rows: length,
    sees: { administrator: 12, coordinator: 12, taskManager: 2, otherTaskManager: 1, focalPoint: 4, otherFocalPoint: 2 },
  },
  'accounts.invitations': {
    who: ['administrator', 'coordinator', ...managers, ...focalPoints],
    input: ofOperation(),
    rows: length,
    sees: { administrator: 1, coordinator: 1, taskManager: 0, focalPoint: 1, otherFocalPoint: 0 },
  },
  'accounts.roles-of-me': { who: signedIn, input: () => ({}) },
  'accounts.permissions': { who: ['administrator'], input: () => ({}) },
}
