/** What the sheets of a file are, by their columns. */
import type { FeedName } from '../../modules/imports/index.ts'
import type { SheetSummary } from '../formats/table.ts'
import { mapColumns, sheetFit } from './activities/columns.ts'
import { looksLikeFlows } from './flows/columns.ts'
import { mapSheet } from './indicators/columns.ts'
import { needsFit } from './needs/columns.ts'
import { looksLikePlan } from './plan/columns.ts'
import { looksLikeProjects, mapProjectColumns } from './projects/columns.ts'
import { looksLikeRates } from './rates/columns.ts'

/** Who and what together make reports of activities; people counted by place without them are needs. */
function reports(sheet: SheetSummary): boolean {
  const { at } = mapColumns(sheet)
  const who = at.leadOrganisation ?? at.leadAcronym ?? at.implementingOrganisation ?? at.implementingAcronym
  const what = at.cluster ?? at.clusterCode ?? at.activity
  return who !== undefined && what !== undefined
}

/** What is done, for how many people, in which month: projects are told of as a whole, and have none of it. */
function reportsWork(sheet: SheetSummary): boolean {
  const { at, parts } = mapColumns(sheet)
  const { nameEn, nameAr, nameCkb } = mapProjectColumns(sheet).at
  // The title of a project may be taken for an activity, and is none.
  const activity = [nameEn, nameAr, nameCkb].includes(at.activity) ? undefined : at.activity
  return [activity, at.reached, at.period].some(index => index !== undefined) || parts.length > 0
}

/** Money is of a day and may name what it is for; people are counted in reports alone. */
function reportsPeople(sheet: SheetSummary): boolean {
  const { at, parts } = mapColumns(sheet)
  return at.reached !== undefined || at.targeted !== undefined || parts.length > 0
}

/**
 * Guesses the feed; reports of activities when nothing speaks for another. Sheets of projects name partners and clusters as reports do,
 * and are known by what only they have; those of a plan and of indicators by their own columns, where they report nothing.
 */
export function guessFeed(sheets: readonly SheetSummary[]): FeedName {
  const shown = sheets.filter(sheet => !sheet.hidden)
  const best = (fit: (sheet: SheetSummary) => number) => Math.max(0, ...sheets.map(fit))
  if (shown.some(looksLikeRates)) return 'rates'
  if (shown.some(sheet => looksLikeProjects(sheet) && !reportsWork(sheet))) return 'projects'
  if (shown.some(sheet => looksLikeFlows(sheet) && !reportsPeople(sheet))) return 'flows'
  if (shown.some(sheet => reports(sheet) && sheetFit(sheet) > 0)) return 'activities'
  if (shown.some(looksLikePlan)) return 'plan'
  if (shown.some(sheet => mapSheet(sheet, []) !== null && hasIndicatorCode(sheet))) return 'indicators'
  return best(sheet => needsFit(sheet)) > 0 ? 'needs' : 'activities'
}

/** Codes alone are of anything: a sheet of indicators says that its are of them. */
const hasIndicatorCode = ({ columns }: SheetSummary) =>
  columns.some(({ tag, header }) => (tag ?? '').startsWith('#indicator+code') || namesIndicator.test(header))
const namesIndicator = /^(?:indicator (?:code|id)|رمز المؤشر|کۆدی نیشاندەر)$/i
