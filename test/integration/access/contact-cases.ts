/** Who keeps and sees contacts of an organisation and a cluster, and who gives responsibilities; and what there is of them in the scene. */
import { checkIn, giveResponsibility, storeContact, storeContacts } from '../../../src/modules/coordination/index.ts'
import type { TestHouse } from '../../support/house.ts'
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

/** Two contacts, one of them checked in; a sheet that made a third; and a deputy of the cluster. */
export async function openContacts(house: TestHouse, operationId: string, { cluster, organisation }: Record<string, string>) {
  const run = house.runner.run.bind(house.runner)
  const contact = { organisationId: organisation, clusterIds: [cluster], details: { name: 'Somebody' } }
  const { id } = await run(storeContact, { operationId, ...contact }, house.system)
  const { id: here } = await run(storeContact, { operationId, ...contact }, house.system)
  await run(checkIn, { operationId, contactId: here }, house.system)
  const { importId } = await run(storeContacts, { operationId, contacts: [contact] }, house.system)
  const deputy = { operationId, kind: 'deputy', clusterId: cluster, contactId: here, starts: '2005-01-01' }
  const responsibility = await run(giveResponsibility, deputy, house.system)
  return { id, here, importId, responsibilityId: responsibility.id }
}

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const keeping: Who[] = [...keepers, 'taskManager', 'focalPoint']
const seeing: Who[] = [...keeping, 'fieldStaff', 'otherFieldStaff']
const others: Who[] = [
  'otherTaskManager',
  'otherFocalPoint',
  'strangeFieldStaff',
  'financeOfficer',
  'donor',
  'ministryCounterpart',
]
const members: Who[] = [...seeing, ...others]
const details = { name: 'Somebody', email: 'somebody@example.org' }

const ofOne =
  (more: object = {}) =>
  ({ operationId, contacts }: Scene) => ({ operationId, id: contacts.id, version: 1, ...more })
const ofOperation = ({ operationId }: Scene) => ({ operationId })

export const contactCases: Record<string, AccessCase> = {
  'coordination.store-contact': {
    who: keeping,
    input: ({ operationId, iom, health }) => ({ operationId, organisationId: iom, clusterIds: [health], details }),
  },
  'coordination.set-visibility': { who: keeping, input: ofOne({ visibility: 'all' }) },
  'coordination.end-contact': { who: keeping, input: ofOne() },
  'coordination.erase-contact': { who: keeping, input: ofOne() },
  'coordination.check-in': { who: keeping, input: ({ operationId, contacts }) => ({ operationId, contactId: contacts.id }) },
  'coordination.check-out': { who: keeping, input: ({ operationId, contacts }) => ({ operationId, contactId: contacts.here }) },
  'coordination.store-contacts': {
    who: keeping,
    input: ({ operationId, iom, health }) => ({
      operationId,
      contacts: [{ organisationId: iom, clusterIds: [health], details }],
    }),
  },
  'coordination.undo-contact-import': {
    who: keepers,
    input: ({ operationId, contacts }) => ({ operationId, importId: contacts.importId }),
  },
  'coordination.give-responsibility': {
    who: [...keepers, 'taskManager'],
    input: ({ operationId, health, personId }) => ({
      ...{ operationId, kind: 'information-officer', clusterId: health, personId: personId('focalPoint'), starts: '2005-01-01' },
    }),
  },
  'coordination.end-responsibility': {
    who: [...keepers, 'taskManager'],
    input: ({ operationId, contacts }) => ({ operationId, id: contacts.responsibilityId, version: 1 }),
  },
  // The key comes from the server: no role has it.
  'coordination.rotate-key': { who: [], input: () => ({}) },
  'coordination.contacts': {
    who: members,
    input: ofOperation,
    sees: Object.fromEntries([...seeing.map(who => [who, 3]), ...others.map(who => [who, 0])]),
    rows: (rows: unknown[]) => rows.length,
  },
  'coordination.contacts-for-file': {
    who: keepers,
    input: ofOperation,
    sees: { coordinator: 3 },
    rows: (rows: unknown[]) => rows.length,
  },
  'coordination.contact': { who: seeing, input: ({ operationId, contacts }) => ({ operationId, id: contacts.id }) },
  'coordination.own-contact': { who: members, input: ofOperation },
  'coordination.contact-imports': {
    who: members,
    input: ofOperation,
    sees: { coordinator: 0, focalPoint: 0 },
    rows: (rows: unknown[]) => rows.length,
  },
  'coordination.responsibilities': {
    who: members,
    input: ofOperation,
    // Everybody reads that there is a deputy; who it is, those who see the contact.
    sees: Object.fromEntries([...seeing.map(who => [who, 1]), ...others.map(who => [who, 0])]),
    rows: (rows: { name: string | null }[]) => rows.filter(({ name }) => name !== null).length,
  },
}
