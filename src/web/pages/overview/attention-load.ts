/** Reads overlaps and silent partners for what the overview shows. */
import type { Actor } from '../../../kernel/access.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { listOverlaps, type Overlap, type SilentPartner } from '../../../modules/delivery/index.ts'
import { listSilent } from '../../../modules/reporting/index.ts'
import type { Overview } from './load.ts'

export type Asking = { actor: Actor; language: Language }

/** What the overview is narrowed to, as the views take it. */
export const narrowedTo = ({ operation, leafIds, placeIds, organisation }: Overview) => ({
  operationId: operation.id,
  leafIds,
  placeIds,
  organisationId: organisation?.id ?? null,
})

export function readOverlaps(reader: ViewReader, asking: Asking, overview: Overview): Promise<Overlap[]> {
  const { from, to } = overview.months
  return reader.read(listOverlaps, { ...narrowedTo(overview), from, to }, asking)
}

export function readSilent(reader: ViewReader, asking: Asking, overview: Overview): Promise<SilentPartner[]> {
  return reader.read(listSilent, { ...narrowedTo(overview), period: overview.months.to }, asking)
}
