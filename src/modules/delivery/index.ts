import type { Room } from '../../kernel/registry.ts'
import { removeIllustrativeReports } from './commands/remove-illustrative.ts'
import { storeActivityReports } from './commands/store-activity-reports.ts'
import { undoImport } from './commands/undo-import.ts'
import { verifyTotals } from './commands/verify-totals.ts'
import { reactions } from './reactions.ts'
import { listOverlaps, listSilentPartners } from './views/attention.ts'
import { compareLines } from './views/compare.ts'
import { exportLines, listLines } from './views/lines.ts'
import { showMonths } from './views/months.ts'
import { listNameUsage } from './views/name-usage.ts'
import { showPeriods, showReach } from './views/overview.ts'

export { removeIllustrativeReports } from './commands/remove-illustrative.ts'
export { storeActivityReports } from './commands/store-activity-reports.ts'
export { undoImport } from './commands/undo-import.ts'
export { verifyTotals } from './commands/verify-totals.ts'
export { contentHashOf, identityOf, keyOf, keyOfRecordId, lineKeyOf, recordIdOfKey, shortKeyOf } from './keys.ts'
export { createLinePacker, type PackedLines, type PackedSummary, type PackedText } from './packed-lines.ts'
export { type AreaNode, type PeopleCell, peopleByArea } from './rules.ts'
export type { ReportLine } from './schema.ts'
export { listOverlaps, listSilentPartners, type Overlap, type SilentPartner } from './views/attention.ts'
export { compareLines } from './views/compare.ts'
export { exportLines, type FullLine, type Line, listLines } from './views/lines.ts'
export { type MonthCell, type MonthCount, showMonths } from './views/months.ts'
export { listNameUsage } from './views/name-usage.ts'
export { type Presence, type ReachFigure, showPeriods, showReach } from './views/overview.ts'

export const deliveryRoom: Room = {
  name: 'delivery',
  commands: [storeActivityReports, undoImport, removeIllustrativeReports, verifyTotals],
  views: [
    showReach,
    showMonths,
    showPeriods,
    listLines,
    exportLines,
    compareLines,
    listOverlaps,
    listSilentPartners,
    listNameUsage,
  ],
  reactions,
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
