import type { Room } from '../../kernel/registry.ts'
import { acceptReport } from './commands/accept-report.ts'
import { addPhoto } from './commands/add-photo.ts'
import { commentOnReport } from './commands/comment-on-report.ts'
import { endCalendar } from './commands/end-calendar.ts'
import { endDuty } from './commands/end-duty.ts'
import { generateReports } from './commands/generate-reports.ts'
import { removeIllustrativeReporting } from './commands/remove-illustrative.ts'
import { removePhoto } from './commands/remove-photo.ts'
import { reopenReport } from './commands/reopen-report.ts'
import { repairCell } from './commands/repair-cell.ts'
import { resolveComment } from './commands/resolve-comment.ts'
import { saveDraft } from './commands/save-draft.ts'
import { sendBackReport } from './commands/send-back-report.ts'
import { setCalendar } from './commands/set-calendar.ts'
import { setDuties } from './commands/set-duties.ts'
import { storeIllustrativeReporting } from './commands/store-illustrative.ts'
import { submitNoActivity } from './commands/submit-no-activity.ts'
import { submitReport } from './commands/submit-report.ts'
import { waiveReport } from './commands/waive-report.ts'
import { withdrawReport } from './commands/withdraw-report.ts'
import { reactions } from './reactions.ts'
import { remindDaily } from './remind-daily.ts'
import { listCalendars, listDuties, suggestDuties } from './views/calendars.ts'
import { listAcceptedTexts, listExpected } from './views/expected.ts'
import { showOnTime } from './views/on-time.ts'
import { prefillReport } from './views/prefill.ts'
import { showPhoto, showReport } from './views/report.ts'
import { listReports } from './views/reports.ts'
import { listSilent } from './views/silent.ts'

export { acceptReport } from './commands/accept-report.ts'
export { addPhoto } from './commands/add-photo.ts'
export { commentOnReport } from './commands/comment-on-report.ts'
export { endCalendar } from './commands/end-calendar.ts'
export { endDuty } from './commands/end-duty.ts'
export { generateReports } from './commands/generate-reports.ts'
export { removeIllustrativeReporting } from './commands/remove-illustrative.ts'
export { removePhoto } from './commands/remove-photo.ts'
export { reopenReport } from './commands/reopen-report.ts'
export { repairCell } from './commands/repair-cell.ts'
export { resolveComment } from './commands/resolve-comment.ts'
export { saveDraft } from './commands/save-draft.ts'
export { sendBackReport } from './commands/send-back-report.ts'
export { setCalendar } from './commands/set-calendar.ts'
export { setDuties } from './commands/set-duties.ts'
export { storeIllustrativeReporting } from './commands/store-illustrative.ts'
export { submitNoActivity } from './commands/submit-no-activity.ts'
export { submitReport } from './commands/submit-report.ts'
export { waiveReport } from './commands/waive-report.ts'
export { withdrawReport } from './commands/withdraw-report.ts'
export {
  listCalendars,
  listDuties,
  type ReportCalendar,
  type ReportDuty,
  type SuggestedDuty,
  suggestDuties,
} from './views/calendars.ts'
export { acceptedTexts, listAcceptedTexts, listExpected } from './views/expected.ts'
export { type OnTimeOfOrganisation, type OnTimeOfReviewer, showOnTime } from './views/on-time.ts'
export { prefillReport } from './views/prefill.ts'
export { type ReportRecord, showPhoto, showReport } from './views/report.ts'
export { listReports, type ReportSummary } from './views/reports.ts'
export { listSilent } from './views/silent.ts'

/** Who owes which report by when, what they report, and how it is reviewed. */
export const reportingRoom: Room = {
  name: 'reporting',
  commands: [
    setCalendar,
    endCalendar,
    setDuties,
    endDuty,
    generateReports,
    saveDraft,
    submitReport,
    submitNoActivity,
    withdrawReport,
    sendBackReport,
    acceptReport,
    repairCell,
    commentOnReport,
    resolveComment,
    reopenReport,
    waiveReport,
    addPhoto,
    removePhoto,
    storeIllustrativeReporting,
    removeIllustrativeReporting,
  ],
  views: [
    listReports,
    showReport,
    showPhoto,
    prefillReport,
    showOnTime,
    listCalendars,
    listDuties,
    suggestDuties,
    listExpected,
    listSilent,
    listAcceptedTexts,
  ],
  reactions,
  jobs: [remindDaily],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
