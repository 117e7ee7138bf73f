/** Words of the field for the codes of money: kinds, states, accounts and strengths. */
import type { Language } from '../../kernel/pure/languages.ts'
import { type Text, text } from './text.ts'

const words = {
  agreement: {
    contribution: text('Contribution', 'مساهمة', 'بەخشین'),
    allocation: text('Allocation', 'تخصيص', 'تەرخانکردن'),
    'sub-grant': text('Sub-grant', 'منحة فرعية', 'بەخشینی لاوەکی'),
    fund: text('Fund', 'صندوق', 'سندوق'),
  },
  state: {
    proposed: text('Proposed', 'مقترحة', 'پێشنیارکراو'),
    'in-force': text('In force', 'سارية', 'کارا'),
    ended: text('Ended', 'منتهية', 'کۆتاییهاتوو'),
  },
  entry: {
    pledge: text('Pledge', 'تعهد', 'بەڵێن'),
    commitment: text('Commitment', 'التزام', 'پابەندبوون'),
    payment: text('Payment received', 'دفعة مستلَمة', 'پارەدانی وەرگیراو'),
    disbursement: text('Disbursement', 'صرف دفعة', 'دابەشکردن'),
    reduction: text('Reduction', 'تخفيض', 'کەمکردنەوە'),
    allocation: text('Allocation', 'تخصيص', 'تەرخانکردن'),
    expenditure: text('Expenditure', 'نفقة', 'خەرجی'),
    refund: text('Refund', 'إعادة مال', 'گەڕاندنەوە'),
    interest: text('Interest', 'فائدة', 'سوود'),
    overheads: text('Overheads', 'تكاليف عامة', 'تێچووی گشتی'),
    'carry-over': text('Carry-over', 'ترحيل', 'گواستنەوە'),
    exchange: text('Exchange', 'صرف عملة', 'گۆڕینەوەی دراو'),
    'not-stated': text('Origin not stated', 'مصدر غير مذكور', 'سەرچاوە نەوتراوە'),
  },
  account: {
    pledged: text('Promised', 'متعهَّد به', 'بەڵێندراو'),
    committed: text('Committed', 'ملتزَم به', 'پابەندبوو'),
    held: text('Held', 'في اليد', 'لەبەردەستدا'),
    advanced: text('Advanced', 'سلفة', 'پێشەکی'),
    spent: text('Spent', 'منفَق', 'خەرجکراو'),
    overheads: text('Overheads', 'تكاليف عامة', 'تێچووی گشتی'),
  },
  strength: {
    unearmarked: text('Not earmarked', 'غير مشروط', 'بێ مەرج'),
    soft: text('Softly earmarked: outside it is remarked', 'تخصيص مرن: ما خرج عنه يُلاحظ', 'مەرجی نەرم: دەرەوەی تێبینی دەکرێت'),
    earmarked: text('Earmarked: outside it is refused', 'مخصص: ما خرج عنه يُرفض', 'مەرجدار: دەرەوەی ڕەتدەکرێتەوە'),
    hard: text('Tightly earmarked: outside it is refused', 'مخصص بإحكام: ما خرج عنه يُرفض', 'مەرجی توند: دەرەوەی ڕەتدەکرێتەوە'),
  },
  duty: {
    report: text('Narrative report', 'تقرير سردي', 'ڕاپۆرتی گێڕانەوە'),
    'financial-report': text('Financial report', 'تقرير مالي', 'ڕاپۆرتی دارایی'),
    condition: text('Condition', 'شرط', 'مەرج'),
  },
  dimension: {
    cluster: text('cluster', 'المجموعة', 'کڵەستەر'),
    project: text('project', 'المشروع', 'پڕۆژە'),
    place: text('place', 'المكان', 'شوێن'),
    group: text('group of people', 'فئة الناس', 'گرووپی خەڵک'),
  },
} satisfies Record<string, Record<string, Text>>

/** The word of the field for a code; the code itself where there is none. */
export function wordOf(of: keyof typeof words, code: string, language: Language): string {
  const list: Record<string, Text> = words[of]
  return list[code]?.[language] ?? code
}
