/** Who may make, review and publish situation reports: what the machine says, within the cluster that the role is limited to. */
import { type Policy, within } from '../../kernel/access.ts'
import { roleDimensions } from '../operations/index.ts'
import { type SitrepStep, sitrepMachine } from './rules.ts'

/** Who may take a step. Of the country team's report no cluster's task manager is one. */
export function sitrepPolicy(step: SitrepStep): Policy {
  const roles = sitrepMachine.steps.find(({ name }) => name === step)?.by ?? []
  return roles.flatMap(role => within(roleDimensions[role], role))
}

/** Who may make a report and write in it; they alone see it before it is published. */
export const makers: Policy = sitrepPolicy('write')
