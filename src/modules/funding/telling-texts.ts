/** What people are told of duties, in every language. */
import { type Language, languages, type Names, nameIn } from '../../kernel/pure/languages.ts'
import type { NoticeTexts } from '../notices/schema.ts'
import type { DutyStage } from './reminders.ts'
import type { Duty } from './store.ts'

type Words = Record<Language, string>

const kinds: Record<Duty['kind'], Words> = {
  report: { en: 'Report to the donor', ar: 'تقرير إلى الجهة المانحة', ckb: 'ڕاپۆرت بۆ بەخشەر' },
  'financial-report': { en: 'Financial report', ar: 'تقرير مالي', ckb: 'ڕاپۆرتی دارایی' },
  condition: { en: 'Condition', ar: 'شرط', ckb: 'مەرج' },
}
const stages: Record<DutyStage | 'entry', Words> = {
  month: { en: 'due within 30 days', ar: 'مستحق خلال 30 يومًا', ckb: 'لە ماوەی ٣٠ ڕۆژدا وادەی دێت' },
  week: { en: 'due within a week', ar: 'مستحق خلال أسبوع', ckb: 'لە ماوەی هەفتەیەکدا وادەی دێت' },
  today: { en: 'due today', ar: 'مستحق اليوم', ckb: 'ئەمڕۆ وادەیەتی' },
  late: { en: 'overdue', ar: 'متأخر', ckb: 'دواکەوتووە' },
  entry: { en: 'due', ar: 'موعد الاستحقاق', ckb: 'وادە' },
}

export function dutyTexts(
  stage: DutyStage | 'entry',
  { kind, names, agreement, due }: { kind: Duty['kind']; names: Names; agreement: string; due: string },
): NoticeTexts {
  const of = (language: Language) => ({
    subject: `${kinds[kind][language]}: ${stages[stage][language]}`,
    body: `${agreement} · ${nameIn(names, language)} · ${due}`,
  })
  return Object.fromEntries(languages.map(language => [language, of(language)])) as NoticeTexts
}
