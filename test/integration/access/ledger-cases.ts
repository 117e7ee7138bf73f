/** The ledger: kept, read entry by entry and proven by those who keep the operation; rates and closed months are for all its members. */
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const members: Who[] = [
  ...keepers,
  ...(['taskManager', 'otherTaskManager', 'focalPoint', 'otherFocalPoint'] as const),
  ...(['fieldStaff', 'otherFieldStaff', 'strangeFieldStaff', 'financeOfficer', 'donor', 'ministryCounterpart'] as const),
]
const of =
  (more: object = {}) =>
  ({ operationId }: Scene) => ({ operationId, ...more })
const rate = { currency: 'IQD', day: '2005-01-01', unitsPerBase: '1460.5', source: 'UN operational rates' }

export const ledgerCases: Record<string, AccessCase> = {
  'ledger.store-rates': { who: keepers, input: of({ rates: [rate] }) },
  'ledger.close-period': { who: keepers, input: of({ month: '2004-06' }) },
  'ledger.entries': { who: keepers, input: of() },
  'ledger.verify': { who: keepers, input: of() },
  'ledger.rates': { who: members, input: of() },
  'ledger.periods': { who: members, input: of() },
}
