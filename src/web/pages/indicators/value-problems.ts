/** What is wrong with a figure, in every language, for the form it was written in. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ValueProblem } from '../../../modules/indicators/index.ts'
import { sayer, type Text, text } from '../../messages/text.ts'

const texts: Record<ValueProblem, Text> = {
  'indicator-unknown': text('There is no such indicator.', 'لا يوجد مؤشر كهذا.', 'نیشاندەرێکی وا نییە.'),
  'indicator-ended': text(
    'The indicator takes no figures for this month any more.',
    'لم يعد المؤشر يقبل أرقامًا لهذا الشهر.',
    'نیشاندەرەکە چیتر ژمارە بۆ ئەم مانگە وەرناگرێت.',
  ),
  'place-unknown': text('There is no such place.', 'لا يوجد مكان كهذا.', 'شوێنێکی وا نییە.'),
  'organisation-unknown': text('There is no such organisation.', 'لا توجد منظمة كهذه.', 'ڕێکخراوێکی وا نییە.'),
  'part-unknown': text(
    'The indicator is not broken down by this in this month.',
    'لا يُفصَّل المؤشر حسب هذا في هذا الشهر.',
    'نیشاندەرەکە لەم مانگەدا بەپێی ئەمە جیاناکرێتەوە.',
  ),
  'figure-not-whole': text('Write a whole number.', 'اكتب عددًا صحيحًا.', 'ژمارەیەکی تەواو بنووسە.'),
  'denominator-missing': text(
    'A ratio needs its numerator and its denominator.',
    'تحتاج النسبة إلى بسطها ومقامها.',
    'ڕێژە پێویستی بە سەرژمێر و ژێرژمێری خۆیەتی.',
  ),
  'denominator-not-asked': text(
    'Only a ratio or a percentage has a denominator.',
    'وحدها النسبة أو النسبة المئوية لها مقام.',
    'تەنها ڕێژە یان ڕێژەی سەدی ژێرژمێری هەیە.',
  ),
  'said-twice': text('The same figure is given twice.', 'ذُكر الرقم نفسه مرتين.', 'هەمان ژمارە دوو جار دراوە.'),
}
const say = sayer(texts)

export const valueProblemText = (code: ValueProblem, language: Language): string => say(language, code)
