/** Money: whose agreements are whose, who moves it, and that totals are everybody's who has a role. */
import type { AnyCommand } from '../../../src/kernel/command.ts'
import { newId } from '../../../src/kernel/pure/ids.ts'
import {
  openFund,
  postMoney,
  proposeAgreement,
  setBudgetLines,
  setDuties,
  signAgreement,
} from '../../../src/modules/funding/index.ts'
import { receiveFile } from '../../../src/modules/imports/index.ts'
import type { TestHouse } from '../../support/house.ts'
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

const agreement = {
  gift: 'ACC-GIFT',
  proposed: 'ACC-PROPOSED',
  passedOn: 'ACC-PASSED-ON',
  empty: 'ACC-EMPTY',
}
const fund = 'ACC-FUND'

/** Kuwait gives to IOM, which passes on to WHO; a fund of IOM, and an import of money. */
export async function openFunding(
  house: TestHouse,
  operationId: string,
  of: { iom: string; who: string; kuwait: string; health: string },
) {
  const run = (command: AnyCommand, input: object) => house.runner.run(command, input, house.system)
  const common = { operationId, currency: 'USD', names: { en: 'For clinics' }, clusterId: of.health }
  const gift = { ...common, kind: 'contribution', giverId: of.kuwait, receiverId: of.iom }
  for (const code of [agreement.gift, agreement.proposed, agreement.empty])
    await run(proposeAgreement, { ...gift, code, knownApart: 'Of the cases' })
  await run(proposeAgreement, {
    ...common,
    code: agreement.passedOn,
    kind: 'sub-grant',
    receiverId: of.who,
    parent: agreement.gift,
  })
  for (const code of [agreement.gift, agreement.empty, agreement.passedOn])
    await run(signAgreement, { operationId, code, signedOn: '2005-01-01' })
  await run(openFund, { operationId, code: fund, organisationId: of.iom, names: { en: 'A fund' } })
  const line = { code: 'STAFF', names: { en: 'Staff' }, amountMinor: '10' }
  await run(setBudgetLines, { operationId, code: agreement.gift, lines: [line] })
  const duty = { kind: 'report', names: { en: 'Final report' }, dueOn: '2005-12-31' }
  const { ids } = await run(setDuties, { operationId, code: agreement.gift, duties: [duty] })
  const move = (code: string, kind: string) => ({ agreement: code, kind, happened: '2005-02-01', amountMinor: '100' })
  const moves = [move(agreement.gift, 'commitment'), move(agreement.gift, 'payment'), move(agreement.passedOn, 'allocation')]
  await run(postMoney, { operationId, postings: [...moves, { ...move(agreement.passedOn, 'disbursement'), amountMinor: '60' }] })
  const spent = { ...move(agreement.passedOn, 'expenditure'), amountMinor: '20', happened: '2005-03-01' }
  const { entryIds } = await run(postMoney, { operationId, postings: [spent] })
  const file = { operationId, feed: 'activities', fileName: 'money.csv', content: Buffer.from('money').toString('base64') }
  const { id: committedMoney } = await run(receiveFile, file)
  await house.pool.query(`update import set feed = 'flows', status = 'committed' where id = $1`, [committedMoney])
  return { dutyId: ids[0] ?? '', expenditureId: entryIds[0] ?? '', committedMoney }
}

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const members: Who[] = [
  ...keepers,
  ...(['taskManager', 'otherTaskManager', 'focalPoint', 'otherFocalPoint'] as const),
  ...(['fieldStaff', 'otherFieldStaff', 'strangeFieldStaff', 'financeOfficer', 'donor', 'ministryCounterpart'] as const),
]
const writers: Who[] = [...keepers, 'financeOfficer']
const of =
  (more: object | ((scene: Scene) => object) = {}) =>
  (scene: Scene) => ({ operationId: scene.operationId, ...(typeof more === 'function' ? more(scene) : more) })
const gift = ({ iom, kuwait }: Scene) => ({ giverId: kuwait, receiverId: iom })
const rows = ({ rows: found }: { rows: unknown[] }) => found.length
const length = (found: unknown[]) => found.length
/** Who gave, who receives, who is of the cluster that it is for, and who keeps the lists. */
const ofGift: Who[] = [...keepers, 'taskManager', 'focalPoint', 'financeOfficer', 'donor']

export const fundingCases: Record<string, AccessCase> = {
  'funding.open-fund': { who: writers, input: of(({ iom }) => ({ code: newId(), organisationId: iom, names: { en: 'New' } })) },
  'funding.close-fund': { who: writers, input: of({ code: fund, closed: '2005-12-31' }) },
  'funding.propose-agreement': {
    who: writers,
    input: of(scene => ({ ...gift(scene), code: newId(), kind: 'contribution', currency: 'USD', names: { en: 'New' } })),
  },
  'funding.sign-agreement': { who: writers, input: of({ code: agreement.proposed, signedOn: '2005-01-01' }) },
  'funding.amend-agreement': {
    who: writers,
    input: of({
      ...{ code: agreement.gift, newCode: 'ACC-NEXT', signedOn: '2005-06-01', reason: 'Longer', names: { en: 'Longer' } },
      ...{ currency: 'USD', carryOver: true },
    }),
  },
  'funding.end-agreement': { who: writers, input: of({ code: agreement.empty, reason: 'Over', ended: '2005-12-31' }) },
  'funding.set-budget-lines': { who: writers, input: of({ code: agreement.gift, lines: [] }) },
  'funding.set-duties': { who: writers, input: of({ code: agreement.gift, duties: [] }) },
  'funding.finish-duty': {
    who: writers,
    input: of(({ funding }) => ({ code: agreement.gift, id: funding.dutyId, doneOn: '2005-12-01' })),
  },
  'funding.set-planned-payments': { who: writers, input: of({ code: agreement.gift, payments: [] }) },
  'funding.post-money': {
    who: writers,
    input: of({ postings: [{ agreement: agreement.gift, kind: 'commitment', happened: '2005-02-02', amountMinor: '7' }] }),
  },
  // Spent by another organisation: who passed the money on does not take it back.
  'funding.reverse-entry': {
    who: keepers,
    input: of(({ funding }) => ({ entryId: funding.expenditureId, reason: 'Twice' })),
  },
  'funding.set-requirements': {
    who: keepers,
    input: of({ requirements: [{ year: 2005, currency: 'USD', amountMinor: '1' }] }),
  },
  'funding.store-flows': {
    who: writers,
    input: of(scene => ({
      source: 'A file',
      agreements: [{ ...gift(scene), externalId: 'acc:1', kind: 'contribution', currency: 'USD', names: { en: 'New' } }],
    })),
  },
  'funding.undo-import': { who: keepers, input: of(({ funding }) => ({ importId: funding.committedMoney })) },
  'funding.store-illustrative': {
    who: keepers,
    input: of({ funds: [{ code: 'MADE-UP', names: { en: 'Made up' } }], agreements: [] }),
  },
  'funding.remove-illustrative': { who: keepers, input: of() },
  'funding.overview': { who: members, input: of() },
  'funding.agreements': {
    who: members,
    input: of(),
    rows,
    sees: {
      ...{ coordinator: 5, taskManager: 4, otherTaskManager: 0, focalPoint: 4, otherFocalPoint: 1, financeOfficer: 4 },
      ...{ donor: 4, ministryCounterpart: 0 },
    },
  },
  'funding.agreement': { who: ofGift, input: of({ code: agreement.gift }) },
  'funding.entries': {
    who: members,
    input: of(),
    rows,
    sees: { coordinator: 6, financeOfficer: 5, otherFocalPoint: 3, donor: 5, otherTaskManager: 0, ministryCounterpart: 0 },
  },
  'funding.flow': { who: members, input: of() },
  'funding.donor': { who: [...keepers, 'donor'], input: of(({ kuwait }) => ({ organisationId: kuwait })) },
  'funding.project': { who: members, input: of(({ projectCode }) => ({ code: projectCode })) },
  'funding.forecast': { who: members, input: of() },
  'funding.requirements': { who: members, input: of() },
  'funding.funds': { who: members, input: of() },
  'funding.deadlines': {
    who: members,
    input: of(),
    rows: length,
    sees: { coordinator: 1, financeOfficer: 1, donor: 1, otherFocalPoint: 0, ministryCounterpart: 0 },
  },
  'funding.known': { who: members, input: of() },
  'funding.flow-sheet': { who: [...keepers, 'financeOfficer'], input: of() },
  'tracing.forward': { who: ofGift, input: of({ contribution: agreement.gift }) },
  'tracing.back': { who: members, input: of(({ projectCode }) => ({ projectCode })) },
  'tracing.promptness': { who: members, input: of() },
}
