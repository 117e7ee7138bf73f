/**
 * The kinds of notices. A mail says of a notice only what stands here: a subject and one sentence that are the same for everybody. What it
 * is about, whom it names and every figure stand behind the link, where the reader signs in.
 */
import type { Language } from '../../kernel/pure/languages.ts'

interface Words {
  /** As it is listed among the choices of mails. */
  name: string
  subject: string
  sentence: string
}

const words = (en: Words, ar: Words, ckb: Words): Record<Language, Words> => ({ en, ar, ckb })

export const noticeKinds = {
  'meeting-called': words(
    { name: 'A meeting is called', subject: 'A meeting was called', sentence: 'You are expected at a meeting.' },
    { name: 'دعوة إلى اجتماع', subject: 'دعوة إلى اجتماع', sentence: 'أنت مدعو إلى اجتماع.' },
    {
      name: 'بانگکردن بۆ کۆبوونەوە',
      subject: 'بانگکرایت بۆ کۆبوونەوە',
      sentence: 'چاوەڕوانی ئامادەبوونت لە کۆبوونەوەیەک دەکرێت.',
    },
  ),
  'meeting-changed': words(
    { name: 'A meeting is moved', subject: 'A meeting was moved', sentence: 'The time or place of a meeting changed.' },
    { name: 'تغيير موعد اجتماع', subject: 'تغيّر موعد اجتماع', sentence: 'تغيّر وقت اجتماع أو مكانه.' },
    { name: 'گۆڕینی کاتی کۆبوونەوە', subject: 'کۆبوونەوەیەک گۆڕدرا', sentence: 'کات یان شوێنی کۆبوونەوەیەک گۆڕدرا.' },
  ),
  'meeting-cancelled': words(
    { name: 'A meeting is cancelled', subject: 'A meeting was cancelled', sentence: 'A meeting will not be held.' },
    { name: 'إلغاء اجتماع', subject: 'أُلغي اجتماع', sentence: 'لن يُعقد اجتماع كان مقررًا.' },
    { name: 'هەڵوەشاندنەوەی کۆبوونەوە', subject: 'کۆبوونەوەیەک هەڵوەشێنرایەوە', sentence: 'کۆبوونەوەیەکی دیاریکراو ناکرێت.' },
  ),
  'action-given': words(
    {
      name: 'An action point is given to you',
      subject: 'Something was given to you to do',
      sentence: 'You or your organisation have a new action point.',
    },
    { name: 'نقطة متابعة جديدة لك', subject: 'لديك نقطة متابعة جديدة', sentence: 'أُسندت إليك أو إلى منظمتك نقطة متابعة جديدة.' },
    {
      name: 'خاڵێکی بەدواداچوونت پێ دەدرێت',
      subject: 'خاڵێکی نوێی بەدواداچوونت هەیە',
      sentence: 'خاڵێکی نوێی بەدواداچوون بە تۆ یان ڕێکخراوەکەت سپێردرا.',
    },
  ),
  'action-due': words(
    {
      name: 'An action point is due or late',
      subject: 'An action point is due',
      sentence: 'An action point of yours or your organisation is due or late.',
    },
    {
      name: 'حلول موعد نقطة متابعة أو تأخرها',
      subject: 'حان موعد نقطة متابعة',
      sentence: 'حان موعد نقطة متابعة لك أو لمنظمتك، أو فات.',
    },
    {
      name: 'وادەی خاڵێکی بەدواداچوون هاتووە یان دواکەوتووە',
      subject: 'وادەی خاڵێکی بەدواداچوون هات',
      sentence: 'وادەی خاڵێکی بەدواداچوونی تۆ یان ڕێکخراوەکەت هاتووە یان تێپەڕیوە.',
    },
  ),
  'report-due': words(
    {
      name: 'A report is due or overdue',
      subject: 'A report is due',
      sentence: 'A report of your organisation is due or overdue.',
    },
    { name: 'حلول موعد تقرير أو تأخره', subject: 'حان موعد تقرير', sentence: 'حان موعد تقرير من منظمتك، أو فات.' },
    {
      name: 'وادەی ڕاپۆرتێک هاتووە یان دواکەوتووە',
      subject: 'وادەی ڕاپۆرتێک هات',
      sentence: 'وادەی ڕاپۆرتێکی ڕێکخراوەکەت هاتووە یان تێپەڕیوە.',
    },
  ),
  'review-due': words(
    { name: 'A report waits for your review', subject: 'A report waits for review', sentence: 'A report waits for your review.' },
    { name: 'تقرير ينتظر مراجعتك', subject: 'تقرير ينتظر المراجعة', sentence: 'هناك تقرير ينتظر مراجعتك.' },
    {
      name: 'ڕاپۆرتێک چاوەڕێی پێداچوونەوەتە',
      subject: 'ڕاپۆرتێک چاوەڕێی پێداچوونەوەیە',
      sentence: 'ڕاپۆرتێک چاوەڕێی پێداچوونەوەی تۆ دەکات.',
    },
  ),
  'report-reviewed': words(
    {
      name: 'Your report is sent back, accepted or opened again',
      subject: 'A report was reviewed',
      sentence: 'A report of your organisation was sent back, accepted or opened again.',
    },
    {
      name: 'إعادة تقريرك أو قبوله أو إعادة فتحه',
      subject: 'روجع تقرير',
      sentence: 'أُعيد تقرير من منظمتك أو قُبل أو أُعيد فتحه.',
    },
    {
      name: 'ڕاپۆرتەکەت گەڕێنراوەتەوە، قبوڵکراوە یان کراوەتەوە',
      subject: 'پێداچوونەوە بۆ ڕاپۆرتێک کرا',
      sentence: 'ڕاپۆرتێکی ڕێکخراوەکەت گەڕێنرایەوە، قبوڵکرا یان کرایەوە.',
    },
  ),
  'duty-due': words(
    {
      name: 'What an agreement asks for is due or overdue',
      subject: 'A duty of an agreement is due',
      sentence: 'A report or condition of an agreement of your organisation is due or overdue.',
    },
    {
      name: 'حلول موعد ما تطلبه اتفاقية أو تأخره',
      subject: 'حان موعد التزام في اتفاقية',
      sentence: 'حان موعد تقرير أو شرط في اتفاقية لمنظمتك، أو فات.',
    },
    {
      name: 'وادەی ئەوەی ڕێککەوتنێک داوای دەکات هاتووە یان تێپەڕیوە',
      subject: 'وادەی ئەرکێکی ڕێککەوتن هات',
      sentence: 'وادەی ڕاپۆرتێک یان مەرجێکی ڕێککەوتنێکی ڕێکخراوەکەت هاتووە یان تێپەڕیوە.',
    },
  ),
  'cluster-handed-over': words(
    {
      name: 'A cluster is handed over to you',
      subject: 'A cluster was handed over to you',
      sentence: 'You have taken a cluster over.',
    },
    { name: 'تسليم مجموعة إليك', subject: 'سُلّمت إليك مجموعة', sentence: 'تسلّمت مجموعة.' },
    { name: 'کڵەستەرێکت ڕادەست دەکرێت', subject: 'کڵەستەرێکت ڕادەست کرا', sentence: 'کڵەستەرێکت وەرگرت.' },
  ),
} as const satisfies Record<string, Record<Language, Words>>

export type NoticeKind = keyof typeof noticeKinds
export const noticeKindNames = Object.keys(noticeKinds) as NoticeKind[]

export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(noticeKinds, kind)

/** How mails of a kind come; in the app every notice is shown, whatever was chosen here. */
export const mailChoices = ['at-once', 'weekly', 'never'] as const
export type MailChoice = (typeof mailChoices)[number]

export const mailStates = ['queued', 'sent', 'failed', 'given-up'] as const
export type MailState = (typeof mailStates)[number]

/** Days from today to a deadline, from which a reminder follows: a week before, on the day, and 1, 7 and 14 days after. */
const stages = [
  [-14, 'late-14'],
  [-7, 'late-7'],
  [-1, 'late-1'],
  [0, 'today'],
  [7, 'week'],
] as const
export type ReminderStage = (typeof stages)[number][1]

/** Days after the last reminder in which it is still given: a site that stood still tells it late, and nobody is told of last year. */
const lastReminderDays = 7

/** The latest reminder that is to be given on a day for something due on another (both ISO dates); null when there is none. */
export function reminderOn(today: string, due: string): ReminderStage | null {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000)
  if (days < stages[0][0] - lastReminderDays) return null
  return stages.find(([from]) => days <= from)?.[1] ?? null
}
