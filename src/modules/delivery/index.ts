import type { Room } from '../../kernel/registry.ts'
import { recomputeTotals } from './commands/recompute-totals.ts'
import { removeIllustrativeReports } from './commands/remove-illustrative.ts'
import { storeActivityReports } from './commands/store-activity-reports.ts'
import { undoImport } from './commands/undo-import.ts'
import { verifyTotals } from './commands/verify-totals.ts'
import { reactions } from './reactions.ts'
import { listOverlaps, listSilentPartners } from './views/attention.ts'
import { listReportedBefore } from './views/before.ts'
import { compareLines } from './views/compare.ts'
import { showIllustrative } from './views/illustrative.ts'
import { showLine } from './views/line.ts'
import { exportLines, listLines } from './views/lines.ts'
import { showMonths } from './views/months.ts'
import { listNameUsage } from './views/name-usage.ts'
import { showObjectiveReach } from './views/objectives.ts'
import { listLastReports, showOrganisationWork } from './views/organisation-work.ts'
import { showPeriods, showReach } from './views/overview.ts'
import { listOwnLineKeys } from './views/own-lines.ts'
import { showProjectReach } from './views/project-reach.ts'
import { listReportedProjects } from './views/projects.ts'

export { activitiesInUse, activitiesReported } from './activities-reported.ts'
export { type BoundReach, boundReach, type ReachCell, reachedByObjective } from './bound-reach.ts'
export { recomputeTotals } from './commands/recompute-totals.ts'
export { removeIllustrativeReports } from './commands/remove-illustrative.ts'
export { type RefusedLine, storeActivityReports } from './commands/store-activity-reports.ts'
export { undoImport } from './commands/undo-import.ts'
export { verifyTotals } from './commands/verify-totals.ts'
export { columnLevel, type Figure, type Picture, type PictureInput, pictureOf, validIn } from './picture.ts'
export { withoutSmall } from './pure/small-numbers.ts'
export { linesReportedBy, storeReportLines, whoReported } from './report-lines.ts'
export { type AreaNode, type PeopleCell, peopleByArea } from './rules.ts'
export { smallNumbersAreKeptFrom } from './small-numbers.ts'
export { agree } from './totals.ts'
export { monthsBetween, type TrendPoint, trendOf } from './trend.ts'
export { listOverlaps, listSilentPartners, type Overlap, overlapsMax, type SilentPartner } from './views/attention.ts'
export { listReportedBefore } from './views/before.ts'
export { compareLines } from './views/compare.ts'
export { showIllustrative } from './views/illustrative.ts'
export { type LineLabels, type LineRecord, type LineVersion, showLine } from './views/line.ts'
export { exportLines, type FullLine, type Line, listLines } from './views/lines.ts'
export { showMonths } from './views/months.ts'
export { listNameUsage } from './views/name-usage.ts'
export { showObjectiveReach } from './views/objectives.ts'
export {
  listLastReports,
  type OrganisationWork,
  showOrganisationWork,
} from './views/organisation-work.ts'
export { showPeriods, showReach } from './views/overview.ts'
export { listOwnLineKeys } from './views/own-lines.ts'
export { type ProjectReach, showProjectReach } from './views/project-reach.ts'
export { listReportedProjects, type ReportedProject } from './views/projects.ts'

export const deliveryRoom: Room = {
  name: 'delivery',
  commands: [storeActivityReports, undoImport, removeIllustrativeReports, verifyTotals, recomputeTotals],
  views: [
    showReach,
    showObjectiveReach,
    showProjectReach,
    showPeriods,
    showMonths,
    showOrganisationWork,
    listLastReports,
    listReportedProjects,
    listLines,
    showLine,
    exportLines,
    compareLines,
    listOwnLineKeys,
    listReportedBefore,
    listOverlaps,
    listSilentPartners,
    showIllustrative,
    listNameUsage,
  ],
  reactions,
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
