/** What the sheets of a file are, by their columns. */
import type { FeedName } from '../../modules/imports/index.ts'
import type { SheetSummary } from '../formats/table.ts'
import { mapColumns, sheetFit } from './activities/columns.ts'
import { needsFit } from './needs/columns.ts'

/** Who and what together make reports of activities; people counted by place without them are needs. */
function reports(sheet: SheetSummary): boolean {
  const { at } = mapColumns(sheet)
  const who = at.leadOrganisation ?? at.leadAcronym ?? at.implementingOrganisation ?? at.implementingAcronym
  const what = at.cluster ?? at.clusterCode ?? at.activity
  return who !== undefined && what !== undefined
}

/** Guesses the feed; reports of activities when nothing speaks for needs. */
export function guessFeed(sheets: readonly SheetSummary[]): FeedName {
  const best = (fit: (sheet: SheetSummary) => number) => Math.max(0, ...sheets.map(fit))
  if (sheets.some(sheet => !sheet.hidden && reports(sheet) && sheetFit(sheet) > 0)) return 'activities'
  return best(sheet => needsFit(sheet)) > 0 ? 'needs' : 'activities'
}
