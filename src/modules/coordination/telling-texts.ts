/** What people are told of meetings and action points, in every language. */
import { fill } from '../../kernel/pure/fill.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import type { NoticeTexts } from '../notices/schema.ts'

export type MeetingHappened = 'called' | 'changed' | 'cancelled'

type Words = Record<Language, string>

const meetingSubjects: Record<MeetingHappened | 'entry', Words> = {
  called: { en: 'Meeting called: {title}', ar: 'دعوة إلى اجتماع: {title}', ckb: 'بانگکردن بۆ کۆبوونەوە: {title}' },
  changed: { en: 'Meeting moved: {title}', ar: 'تغيّر اجتماع: {title}', ckb: 'کۆبوونەوە گۆڕدرا: {title}' },
  cancelled: { en: 'Meeting cancelled: {title}', ar: 'أُلغي اجتماع: {title}', ckb: 'کۆبوونەوە هەڵوەشێنرایەوە: {title}' },
  entry: { en: 'Meeting: {title}', ar: 'اجتماع: {title}', ckb: 'کۆبوونەوە: {title}' },
}

const actionSubjects: Record<'given' | 'due' | 'late' | 'entry', Words> = {
  given: { en: 'New action point: {what}', ar: 'نقطة متابعة جديدة: {what}', ckb: 'خاڵی نوێی بەدواداچوون: {what}' },
  due: { en: 'Due soon: {what}', ar: 'حان موعدها: {what}', ckb: 'وادەی نزیکە: {what}' },
  late: { en: 'Late: {what}', ar: 'متأخرة: {what}', ckb: 'دواکەوتوو: {what}' },
  entry: { en: 'Due: {what}', ar: 'موعد: {what}', ckb: 'وادە: {what}' },
}

const byDay: Words = { en: 'To be done by {due}.', ar: 'تُنجز حتى {due}.', ckb: 'تا {due} تەواو بکرێت.' }

const textsOf = (subject: Words, body: (language: Language) => string, values: Record<string, string>): NoticeTexts => {
  const of = (language: Language) => ({ subject: fill(subject[language], language, values), body: body(language) })
  return { en: of('en'), ar: of('ar'), ckb: of('ckb') }
}

/** When, where and why, in the order in which they are read. */
export function meetingTexts(
  happened: MeetingHappened | 'entry',
  { title, when, place, reason }: { title: string; when: string; place: string | null; reason: string | null },
): NoticeTexts {
  const body = [when, place, reason].filter(part => part !== null).join(' · ')
  return textsOf(meetingSubjects[happened], () => body, { title })
}

export function actionTexts(happened: keyof typeof actionSubjects, said: { what: string; due: string }): NoticeTexts {
  return textsOf(actionSubjects[happened], language => fill(byDay[language], language, said), said)
}

const handedOver: Words = {
  en: 'Cluster {cluster} was handed over to you',
  ar: 'سُلّمت إليك المجموعة {cluster}',
  ckb: 'کڵەستەری {cluster} ڕادەستی تۆ کرا',
}
const stillOpen: Words = {
  en: 'Meetings to be held: {meetings}. Open action points: {actionPoints}, of which yours now: {moved}.',
  ar: 'اجتماعات مقبلة: {meetings}. نقاط متابعة مفتوحة: {actionPoints}، منها لك الآن: {moved}.',
  ckb: 'کۆبوونەوەی داهاتوو: {meetings}. خاڵی بەدواداچوونی کراوە: {actionPoints}، لەوانە ئێستا هی تۆ: {moved}.',
}

export function handoverTexts(said: { cluster: string; meetings: number; actionPoints: number; moved: number }): NoticeTexts {
  const { cluster } = said
  return textsOf(handedOver, language => fill(stillOpen[language], language, said), { cluster })
}
