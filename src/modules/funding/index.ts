import type { Room } from '../../kernel/registry.ts'
import { amendAgreement } from './commands/amend-agreement.ts'
import { closeFund } from './commands/close-fund.ts'
import { endAgreement } from './commands/end-agreement.ts'
import { finishDuty } from './commands/finish-duty.ts'
import { openFund } from './commands/open-fund.ts'
import { postMoney } from './commands/post-money.ts'
import { proposeAgreement } from './commands/propose-agreement.ts'
import { removeIllustrativeFunding } from './commands/remove-illustrative.ts'
import { reverseEntry } from './commands/reverse-entry.ts'
import { setBudgetLines } from './commands/set-budget-lines.ts'
import { setDuties } from './commands/set-duties.ts'
import { setPlannedPayments } from './commands/set-planned-payments.ts'
import { setRequirements } from './commands/set-requirements.ts'
import { signAgreement } from './commands/sign-agreement.ts'
import { storeFlows } from './commands/store-flows.ts'
import { storeIllustrativeFunding } from './commands/store-illustrative.ts'
import { undoFlowsImport } from './commands/undo-flows-import.ts'
import { remindDaily } from './telling.ts'
import { showAgreement } from './views/agreement.ts'
import { listAgreements } from './views/agreements.ts'
import { showDonor } from './views/donor.ts'
import { listFundingEntries } from './views/entries.ts'
import { showFlow } from './views/flow.ts'
import { showFlowSheet } from './views/flow-sheet.ts'
import { showForecast } from './views/forecast.ts'
import { listKnownFunding } from './views/known.ts'
import { listDeadlines, listFunds, listRequirements } from './views/lists.ts'
import { showOverview } from './views/overview.ts'
import { showProjectMoney } from './views/project.ts'

export { moneyWriters, organisationReaders, seenAs, sightOf } from './access.ts'
export { amendAgreement } from './commands/amend-agreement.ts'
export { closeFund } from './commands/close-fund.ts'
export { endAgreement } from './commands/end-agreement.ts'
export { finishDuty } from './commands/finish-duty.ts'
export { openFund } from './commands/open-fund.ts'
export { postMoney, sideOf } from './commands/post-money.ts'
export { proposeAgreement } from './commands/propose-agreement.ts'
export { removeIllustrativeFunding } from './commands/remove-illustrative.ts'
export { reverseEntry } from './commands/reverse-entry.ts'
export { setBudgetLines } from './commands/set-budget-lines.ts'
export { setDuties } from './commands/set-duties.ts'
export { setPlannedPayments } from './commands/set-planned-payments.ts'
export { setRequirements } from './commands/set-requirements.ts'
export { signAgreement } from './commands/sign-agreement.ts'
export { storeFlows } from './commands/store-flows.ts'
export { storeIllustrativeFunding } from './commands/store-illustrative.ts'
export { undoFlowsImport } from './commands/undo-flows-import.ts'
export type { Figure } from './figures.ts'
export type { StoreIllustrativeFunding } from './illustrative.ts'
export type { FlowsStored } from './schema.ts'
export { type Agreement, allAgreements, allFunds, followingOf } from './store.ts'
export { type ShownAgreement, showAgreement } from './views/agreement.ts'
export { type ListedAgreement, listAgreements } from './views/agreements.ts'
export { type DonorPage, showDonor } from './views/donor.ts'
export { type ListedEntry, listFundingEntries } from './views/entries.ts'
export { type MoneyFlow, showFlow } from './views/flow.ts'
export { type FlowSheet, showFlowSheet } from './views/flow-sheet.ts'
export { type Forecast, showForecast } from './views/forecast.ts'
export { type KnownFunding, listKnownFunding } from './views/known.ts'
export { type Deadline, type ListedFund, listDeadlines, listFunds, listRequirements } from './views/lists.ts'
export { type ClusterFunding, type FundingOverview, showOverview } from './views/overview.ts'
export { type ProjectMoney, showProjectMoney } from './views/project.ts'

/** Who gives money to whom on which terms, and how it moves. */
export const fundingRoom: Room = {
  name: 'funding',
  commands: [
    openFund,
    closeFund,
    proposeAgreement,
    signAgreement,
    amendAgreement,
    endAgreement,
    setBudgetLines,
    setDuties,
    finishDuty,
    setPlannedPayments,
    postMoney,
    reverseEntry,
    setRequirements,
    storeFlows,
    undoFlowsImport,
    storeIllustrativeFunding,
    removeIllustrativeFunding,
  ],
  views: [
    showFlowSheet,
    showOverview,
    listAgreements,
    showAgreement,
    listFundingEntries,
    showFlow,
    showDonor,
    showProjectMoney,
    showForecast,
    listRequirements,
    listFunds,
    listDeadlines,
    listKnownFunding,
  ],
  jobs: [remindDaily],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
