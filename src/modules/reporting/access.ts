/** Who may do what with reports: what the machine says, within the cluster or organisation that each role is limited to. */
import { type Actor, isAllowed, type Policy, within } from '../../kernel/access.ts'
import { keepers, type Role, roleDimensions, rowLimitsOf } from '../operations/index.ts'
import { awaited, type ReportState, type ReportStep, reportMachine } from './rules.ts'

/** Who may take a step of a report. */
export const stepPolicy = (name: ReportStep): Policy => {
  const taking: readonly (Role | 'system')[] = reportMachine.steps.find(step => step.name === name)?.by ?? []
  return taking.flatMap(role => (role === 'system' ? [] : within(roleDimensions[role], role)))
}

/** Those who write and send an organisation's report. */
export const senders: Policy = stepPolicy('submit')
/** Those who review a cluster's reports, and say who is to report there. */
export const reviewers: Policy = stepPolicy('accept')
/** Both. */
export const eitherSide: Policy = [...senders, ...within(roleDimensions['task-manager'], 'task-manager')]
/** Those who say when everybody reports. */
export const calendarKeepers: Policy = keepers

/** What access to a report is decided on. */
export const scopeOf = (operationId: string, { clusterId, organisationId }: { clusterId: string; organisationId: string }) => ({
  operation: operationId,
  cluster: clusterId,
  organisation: organisationId,
})

interface Owned {
  clusterId: string
  organisationId: string
}

/** Whether an actor is of the organisation of a report, or keeps the operation's data: they see it before it is sent. */
export function isSender(actor: Actor, operationId: string, report: Owned): boolean {
  const scope = scopeOf(operationId, report)
  if (isAllowed(actor, senders, [scope])) return true
  return actor.grants.some(
    grant =>
      grant.role === 'field-staff' && grant.scope.operation === operationId && grant.scope.organisation === report.organisationId,
  )
}

/** Whether an actor may see a report at all: see `rowLimitsOf`; the places of field staff do not matter for their organisation's report. */
export function seesReport(actor: Actor, operationId: string, report: Owned): boolean {
  const limits = rowLimitsOf(actor, operationId)
  return (
    limits === null ||
    limits.some(
      ({ cluster, organisation }) =>
        (cluster !== undefined || organisation !== undefined) &&
        (cluster === undefined || cluster === report.clusterId) &&
        (organisation === undefined || organisation === report.organisationId),
    )
  )
}

/**
 * What of a report an actor sees: what its organisation typed (`all`); of a correction that is not sent yet, what was sent last (`sent`);
 * of a first report that is not sent yet, that it is owed (`nothing`).
 */
export function seenOf(actor: Actor, operationId: string, report: Owned & { state: ReportState }): 'all' | 'sent' | 'nothing' {
  if (isSender(actor, operationId, report)) return 'all'
  if (awaited.some(state => state === report.state)) return 'nothing'
  return report.state === 'sent-back' || report.state === 'reopened' ? 'sent' : 'all'
}
