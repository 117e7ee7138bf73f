import type { Tx } from '../../kernel/database/sql.ts'
import type { MergedEntry } from '../operations/index.ts'
import { mergedOrganisations } from '../organisations/index.ts'
import { mergedEntries } from '../plan/index.ts'

/** What an entry was merged into, through as many merges as there were. */
function followed(merged: readonly MergedEntry[], id: string): string {
  const into = new Map(merged.map(entry => [entry.id, entry.intoId]))
  let standing = id
  for (let next = into.get(standing); next !== undefined; next = into.get(standing)) standing = next
  return standing
}

/**
 * A report with the organisation and cluster that its own are today: a report stays with a merged entry where the other has one of the same
 * period, and what is in it is of the one that stands.
 */
export async function withStandingOwner<Report extends { organisationId: string; clusterId: string }>(
  tx: Tx,
  operationId: string,
  report: Report,
): Promise<Report> {
  return {
    ...report,
    organisationId: followed(await mergedOrganisations(tx, operationId), report.organisationId),
    clusterId: followed(await mergedEntries(tx, 'cluster', operationId), report.clusterId),
  }
}
