/** Which lines are a report's: those of its organisation, in its cluster, of a month of its period. */
import { holderOf } from '../../delivery/pure/packed-lines.ts'
import type { ReportLine } from '../../delivery/schema.ts'

/** Why a line is none of a report's. */
export type Foreign = 'row-of-another-organisation' | 'row-of-another-cluster' | 'row-outside-period'

interface Owner {
  organisationId: string
  clusterId: string
  /** Months of its period, YYYY-MM. */
  months: readonly string[]
}

/** Why a line is none of a report's; empty when it is. */
export function whyForeign(line: ReportLine, { organisationId, clusterId, months }: Owner): Foreign[] {
  const why: Foreign[] = []
  if (holderOf(line).organisation !== organisationId) why.push('row-of-another-organisation')
  if (line.clusterId !== clusterId && line.subclusterId !== clusterId) why.push('row-of-another-cluster')
  if (!months.includes(line.period)) why.push('row-outside-period')
  return why
}
