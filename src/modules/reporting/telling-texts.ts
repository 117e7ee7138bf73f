/** What people are told of reports, in every language. */
import { type Language, languages } from '../../kernel/pure/languages.ts'
import type { NoticeTexts } from '../notices/schema.ts'
import type { ReminderKind } from './reminders.ts'

type Words = Record<Language, string>

const subjects: Record<ReminderKind | 'accepted' | 'entry', Words> = {
  'due-soon': { en: 'Report due soon', ar: 'تقرير يحل موعده قريبًا', ckb: 'وادەی ڕاپۆرت نزیکە' },
  'due-today': { en: 'Report due today', ar: 'تقرير موعده اليوم', ckb: 'وادەی ڕاپۆرت ئەمڕۆیە' },
  'one-day-late': { en: 'Report overdue', ar: 'تقرير متأخر', ckb: 'ڕاپۆرت دواکەوتووە' },
  'seven-days-late': {
    en: 'Report overdue for a week',
    ar: 'تقرير متأخر منذ أسبوع',
    ckb: 'ڕاپۆرت هەفتەیەکە دواکەوتووە',
  },
  'fourteen-days-late': {
    en: 'Report overdue for two weeks',
    ar: 'تقرير متأخر منذ أسبوعين',
    ckb: 'ڕاپۆرت دوو هەفتەیە دواکەوتووە',
  },
  'sent-back': { en: 'Report sent back to be corrected', ar: 'أُعيد تقرير لتصحيحه', ckb: 'ڕاپۆرت بۆ ڕاستکردنەوە گەڕێنرایەوە' },
  reopened: { en: 'Report opened again', ar: 'أُعيد فتح تقرير', ckb: 'ڕاپۆرت کرایەوە' },
  accepted: { en: 'Report accepted', ar: 'قُبل تقرير', ckb: 'ڕاپۆرت پەسەند کرا' },
  'to-review': { en: 'Report to review', ar: 'تقرير للمراجعة', ckb: 'ڕاپۆرت بۆ پێداچوونەوە' },
  'review-due': { en: 'Review due today', ar: 'مراجعة موعدها اليوم', ckb: 'وادەی پێداچوونەوە ئەمڕۆیە' },
  'review-late': { en: 'Review overdue', ar: 'مراجعة متأخرة', ckb: 'پێداچوونەوە دواکەوتووە' },
  entry: { en: 'Report due', ar: 'موعد تقرير', ckb: 'وادەی ڕاپۆرت' },
}

const dueBy: Words = { en: 'Due {due}', ar: 'الموعد {due}', ckb: 'وادە {due}' }

interface Said {
  /** Code of the cluster, the organisation as people call it, and the period as it is labelled. */
  cluster: string
  organisation: string
  period: string
  due: string
}

export function reportTexts(kind: keyof typeof subjects, { cluster, organisation, period, due }: Said): NoticeTexts {
  const of = (language: Language) => ({
    subject: `${subjects[kind][language]}: ${cluster} · ${period}`,
    body: `${organisation} · ${dueBy[language].replace('{due}', due)}`,
  })
  return Object.fromEntries(languages.map(language => [language, of(language)])) as NoticeTexts
}
