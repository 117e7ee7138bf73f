import { dailyAt, type Job } from '../../kernel/jobs.ts'
import type { Room } from '../../kernel/registry.ts'
import { addActionPoint } from './commands/add-action-point.ts'
import { addDocument } from './commands/add-document.ts'
import { addDocumentVersion } from './commands/add-document-version.ts'
import { agreeMinutes } from './commands/agree-minutes.ts'
import { callMeeting } from './commands/call-meeting.ts'
import { cancelMeeting } from './commands/cancel-meeting.ts'
import { changeActionPoint } from './commands/change-action-point.ts'
import { changeMeeting } from './commands/change-meeting.ts'
import { checkIn } from './commands/check-in.ts'
import { checkOut } from './commands/check-out.ts'
import { dropActionPoint } from './commands/drop-action-point.ts'
import { endContact } from './commands/end-contact.ts'
import { endDocument } from './commands/end-document.ts'
import { endResponsibility } from './commands/end-responsibility.ts'
import { eraseContact } from './commands/erase-contact.ts'
import { finishActionPoint } from './commands/finish-action-point.ts'
import { giveResponsibility } from './commands/give-responsibility.ts'
import { handOverCluster } from './commands/hand-over-cluster.ts'
import { holdMeeting } from './commands/hold-meeting.ts'
import { recordMeeting } from './commands/record-meeting.ts'
import { removeIllustrativeMeetings } from './commands/remove-illustrative.ts'
import { reopenActionPoint } from './commands/reopen-action-point.ts'
import { rotateKey } from './commands/rotate-key.ts'
import { setContactVisibility } from './commands/set-contact-visibility.ts'
import { storeContact } from './commands/store-contact.ts'
import { storeContacts } from './commands/store-contacts.ts'
import { storeIllustrativeMeetings } from './commands/store-illustrative.ts'
import { undoContactImport } from './commands/undo-contact-import.ts'
import { reactions } from './reactions.ts'
import { remindOfActions } from './telling.ts'
import { countActionPoints, listActionPoints, showActionPoint } from './views/action-points.ts'
import { contactsForFile, listContactImports, listContacts, showContact, showOwnContact } from './views/contacts.ts'
import { listDocuments, showDocumentFile } from './views/documents.ts'
import { listHandovers } from './views/handovers.ts'
import { listMeetings, showMeeting } from './views/meetings.ts'
import { listResponsibilities } from './views/responsibilities.ts'

export { addActionPoint } from './commands/add-action-point.ts'
export { addDocument } from './commands/add-document.ts'
export { addDocumentVersion } from './commands/add-document-version.ts'
export { agreeMinutes } from './commands/agree-minutes.ts'
export { callMeeting } from './commands/call-meeting.ts'
export { cancelMeeting } from './commands/cancel-meeting.ts'
export { changeActionPoint } from './commands/change-action-point.ts'
export { changeMeeting } from './commands/change-meeting.ts'
export { checkIn } from './commands/check-in.ts'
export { checkOut } from './commands/check-out.ts'
export { dropActionPoint } from './commands/drop-action-point.ts'
export { endContact } from './commands/end-contact.ts'
export { endDocument } from './commands/end-document.ts'
export { endResponsibility } from './commands/end-responsibility.ts'
export { eraseContact } from './commands/erase-contact.ts'
export { finishActionPoint } from './commands/finish-action-point.ts'
export { giveResponsibility } from './commands/give-responsibility.ts'
export { handOverCluster } from './commands/hand-over-cluster.ts'
export { holdMeeting } from './commands/hold-meeting.ts'
export { recordMeeting } from './commands/record-meeting.ts'
export { removeIllustrativeMeetings } from './commands/remove-illustrative.ts'
export { reopenActionPoint } from './commands/reopen-action-point.ts'
export { rotateKey } from './commands/rotate-key.ts'
export { setContactVisibility } from './commands/set-contact-visibility.ts'
export { storeContact } from './commands/store-contact.ts'
export { contactsPerSheetMax, storeContacts } from './commands/store-contacts.ts'
export { storeIllustrativeMeetings } from './commands/store-illustrative.ts'
export { undoContactImport } from './commands/undo-contact-import.ts'
export { mayKeep as mayKeepContact } from './contacts/access.ts'
export { documentBytesMax } from './documents.ts'

export {
  type ActionCount,
  type ActionRecord,
  type ActionSelection,
  actionSelections,
  countActionPoints,
  listActionPoints,
  showActionPoint,
} from './views/action-points.ts'
export {
  type ContactImport,
  type ContactRecord,
  contactsForFile,
  contactsOpenedMax,
  listContactImports,
  listContacts,
  type Stay,
  showContact,
  showOwnContact,
} from './views/contacts.ts'
export { type DocumentVersion, type LibraryDocument, listDocuments, showDocumentFile } from './views/documents.ts'
export { type Handover, listHandovers } from './views/handovers.ts'
export { listMeetings, type Meeting, type MeetingRecord, showMeeting } from './views/meetings.ts'
export type { ActionPoint } from './views/read-actions.ts'
export { listResponsibilities, type Responsibility } from './views/responsibilities.ts'

/** Before offices of the region open. */
const remind: Job = {
  kind: 'coordination.remind-of-action-points',
  next: dailyAt(3),
  run: (tx, _payload, { now }) => remindOfActions(tx, now),
}

/** Meetings, what they decide, what is to be done by whom, and whom to talk to. */
export const coordinationRoom: Room = {
  name: 'coordination',
  commands: [
    callMeeting,
    changeMeeting,
    holdMeeting,
    recordMeeting,
    agreeMinutes,
    cancelMeeting,
    addActionPoint,
    changeActionPoint,
    finishActionPoint,
    dropActionPoint,
    reopenActionPoint,
    addDocument,
    addDocumentVersion,
    endDocument,
    handOverCluster,
    checkIn,
    checkOut,
    endContact,
    endResponsibility,
    eraseContact,
    giveResponsibility,
    rotateKey,
    setContactVisibility,
    storeContact,
    storeContacts,
    undoContactImport,
    storeIllustrativeMeetings,
    removeIllustrativeMeetings,
  ],
  views: [
    listMeetings,
    showMeeting,
    listActionPoints,
    showActionPoint,
    countActionPoints,
    listDocuments,
    showDocumentFile,
    listHandovers,
    listContacts,
    contactsForFile,
    showContact,
    showOwnContact,
    listContactImports,
    listResponsibilities,
  ],
  reactions,
  jobs: [remind],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
