/** The feeds of sheets, for pages: their checks and their commands. */
import { activityFeed } from '../../../exchange/feeds/activities/columns.ts'
import { checkImport, commitImport, type ImportOutcome } from '../../../exchange/feeds/activities/import.ts'
import type { MappedColumn } from '../../../exchange/feeds/column-rules.ts'
import type { NeedCell } from '../../../exchange/feeds/needs/cells.ts'
import { needsFeed } from '../../../exchange/feeds/needs/columns.ts'
import { checkNeedsImport, commitNeedsImport } from '../../../exchange/feeds/needs/import.ts'
import { lookAtFile } from '../../../exchange/feeds/reading.ts'
import { undoImport } from '../../../modules/delivery/index.ts'
import type { FeedName } from '../../../modules/imports/index.ts'
import { undoNeedsImport } from '../../../modules/plan/index.ts'

/** What a check found, whichever the feed. */
export interface Outcome extends Pick<ImportOutcome, 'sheet' | 'sheets' | 'samples' | 'counts'> {
  mapping: { columns: MappedColumn[] }
  check: Pick<ImportOutcome['check'], 'problems' | 'problemCount' | 'newEntries' | 'unknownNames' | 'good'> & {
    cells?: NeedCell[]
  }
}

type Looking = Parameters<typeof lookAtFile>

/** Looks at a file as one of a feed, without checking its rows. @throws FileProblem */
export const lookAs = (feed: FeedName, house: Looking[0], asking: Looking[1], given: Looking[3]) =>
  feed === 'needs' ? lookAtFile(house, asking, needsFeed, given) : lookAtFile(house, asking, activityFeed, given)

/** Feeds whose sheets are looked at beside what they are about, and where that is below the operation. */
const pagesElsewhere = ['plan', 'indicators', 'projects', 'flows', 'fts', 'rates', 'iati'] as const
type FeedElsewhere = (typeof pagesElsewhere)[number]
/** Feeds whose sheets have pages here. */
type SheetFeed = Exclude<FeedName, FeedElsewhere>

export const isElsewhere = (feed: FeedName): feed is FeedElsewhere => pagesElsewhere.some(each => each === feed)

export const checks = { activities: checkImport, needs: checkNeedsImport } satisfies Record<SheetFeed, unknown>
export const commits = { activities: commitImport, needs: commitNeedsImport } satisfies Record<SheetFeed, unknown>
export const undos = { activities: undoImport, needs: undoNeedsImport } satisfies Record<SheetFeed, unknown>
