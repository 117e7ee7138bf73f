import type { Room } from '../../kernel/registry.ts'
import { chooseMails } from './commands/choose-mails.ts'
import { makeCalendarFeed } from './commands/make-calendar-feed.ts'
import { markRead } from './commands/mark-read.ts'
import { retryMails } from './commands/retry-mails.ts'
import { revokeCalendarFeed } from './commands/revoke-calendar-feed.ts'
import { weeklyDigest } from './jobs.ts'
import { reactions } from './reactions.ts'
import { listCalendar } from './views/calendar.ts'
import { countUnread, listNotices } from './views/notices.ts'
import { showOutbox } from './views/outbox.ts'
import { showPreferences } from './views/preferences.ts'

export { calendarFile } from './calendar.ts'
export { chooseMails } from './commands/choose-mails.ts'
export { makeCalendarFeed } from './commands/make-calendar-feed.ts'
export { markRead } from './commands/mark-read.ts'
export { retryMails } from './commands/retry-mails.ts'
export { revokeCalendarFeed } from './commands/revoke-calendar-feed.ts'
export { sendMail } from './jobs.ts'
export {
  isNoticeKind,
  type MailState,
  mailChoices,
  mailStates,
  noticeKindNames,
  noticeKinds,
  reminderOn,
} from './kinds.ts'
export { smtpMailer } from './mailer.ts'
export { notify, putCalendarEntries, putCalendarEntry } from './store.ts'
export { type CalendarEntry, calendarOfFeed, listCalendar } from './views/calendar.ts'
export { countUnread, listNotices, type Notice } from './views/notices.ts'
export { type Outbox, showOutbox } from './views/outbox.ts'
export { type MailPreferences, showPreferences } from './views/preferences.ts'

/** What people are told, in the app, by mail and in their calendars. */
export const noticesRoom: Room = {
  name: 'notices',
  commands: [markRead, chooseMails, makeCalendarFeed, revokeCalendarFeed, retryMails],
  views: [listNotices, countUnread, showPreferences, listCalendar, showOutbox],
  reactions,
  jobs: [weeklyDigest],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
