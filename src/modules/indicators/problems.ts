/** What can be wrong with indicators, in every language. */
import { defineProblem } from '../../kernel/problems.ts'

export const ratioNeverAveraged = defineProblem('ratio-never-averaged', 422, {
  en: 'A ratio or percentage ({code}) is never averaged: its numerators are added up and divided by the sum of its denominators. Choose “sum”.',
  ar: 'لا يُحسب متوسط النسبة أو النسبة المئوية ({code}) أبدًا: تُجمع البسوط وتُقسم على مجموع المقامات. اختر «مجموع».',
  ckb: 'تێکڕای ڕێژە یان ڕێژەی سەدی ({code}) هەرگیز وەرناگیرێت: سەرژمێرەکان کۆدەکرێنەوە و دابەشی کۆی ژێرژمێرەکان دەکرێن. «کۆ» هەڵبژێرە.',
})
export const unitsDiffer = defineProblem('units-differ', 422, {
  en: '{part} cannot roll up into {whole}: they are not counted in the same unit.',
  ar: 'لا يمكن أن يُجمَّع {part} في {whole}: لا يُحسبان بالوحدة نفسها.',
  ckb: '{part} ناتوانرێت لە {whole}دا کۆبکرێتەوە: بە هەمان یەکە ناژمێردرێن.',
})
export const rollsUpIntoItself = defineProblem('rolls-up-into-itself', 422, {
  en: '{code} would roll up into itself. Choose another indicator for it to roll up into.',
  ar: 'سيُجمَّع {code} في نفسه. اختر مؤشرًا آخر ليُجمَّع فيه.',
  ckb: '{code} لە خۆیدا کۆدەبێتەوە. نیشاندەرێکی تر هەڵبژێرە بۆ کۆکردنەوەی.',
})
export const indicatorEnded = defineProblem('indicator-ended', 422, {
  en: 'The indicator {code} is ended and is not taken into the plan any more.',
  ar: 'انتهى المؤشر {code} ولا يُدرج في الخطة بعد الآن.',
  ckb: 'نیشاندەری {code} کۆتایی هاتووە و چیتر ناخرێتە پلانەوە.',
})
export const valuesRefused = defineProblem('values-refused', 422, {
  en: '{count} figures cannot be stored. Each one is listed with what it needs.',
  ar: 'لا يمكن تخزين {count} من الأرقام. كل منها مذكور مع ما يلزمه.',
  ckb: '{count} ژمارە پاشەکەوت ناکرێن. هەر یەکەیان لەگەڵ ئەوەی پێویستیەتی نووسراوە.',
})
export const monthClosed = defineProblem('period-closed', 422, {
  en: 'The month {period} is closed for reports. Ask the information officer to open it again.',
  ar: 'الشهر {period} مغلق أمام التقارير. اطلب من مسؤول المعلومات إعادة فتحه.',
  ckb: 'مانگی {period} بۆ ڕاپۆرت داخراوە. داوا لە بەرپرسی زانیاری بکە دووبارە بیکاتەوە.',
})
export const partsEnded = defineProblem('category-missing', 422, {
  en: 'A category that figures were said for ({category}) is missing. End it instead: what was said stays.',
  ar: 'فئة ذُكرت لها أرقام ({category}) مفقودة. أنهِها بدلًا من ذلك: يبقى ما ذُكر.',
  ckb: 'پۆلێک کە ژمارەی بۆ وتراوە ({category}) نییە. لەجیاتی ئەوە کۆتایی پێ بهێنە: ئەوەی وتراوە دەمێنێت.',
})
export const unitInUse = defineProblem('unit-in-use', 422, {
  en: 'Figures were said for {code} in its unit, and would mean something else in another. End it, and plan a new indicator with the other unit.',
  ar: 'ذُكرت أرقام للمؤشر {code} بوحدته، وستعني شيئًا آخر بوحدة أخرى. أنهِه وخطِّط مؤشرًا جديدًا بالوحدة الأخرى.',
  ckb: 'ژمارە بۆ {code} بە یەکەی خۆی وتراون و بە یەکەیەکی تر واتایەکی تریان دەبێت. کۆتایی پێ بهێنە و نیشاندەرێکی نوێ بە یەکەکەی تر پلان بکە.',
})
export const plannedAlready = defineProblem('planned-already', 409, {
  en: 'The cluster has planned {code} already. Edit the one it has, or end it first.',
  ar: 'خطّطت المجموعة للمؤشر {code} من قبل. عدّل الموجود أو أنهِه أولًا.',
  ckb: 'کڵەستەرەکە پێشتر {code}ی پلان کردووە. ئەوەی هەیە دەستکاری بکە، یان سەرەتا کۆتایی پێ بهێنە.',
})
export const clusterNotInUse = defineProblem('cluster-not-in-use', 422, {
  en: 'This operation has no such cluster in use. Choose another one.',
  ar: 'لا توجد في هذه العملية مجموعة مستعملة كهذه. اختر مجموعة أخرى.',
  ckb: 'ئەم ئۆپەراسیۆنە کڵەستەرێکی وای بەکارهاتووی نییە. یەکێکی تر هەڵبژێرە.',
})
export const targetsRefused = defineProblem('targets-refused', 422, {
  en: '{count} targets cannot be stored. Each one is listed with what it needs.',
  ar: 'لا يمكن تخزين {count} من الأهداف. كل منها مذكور مع ما يلزمه.',
  ckb: '{count} ئامانج پاشەکەوت ناکرێن. هەر یەکەیان لەگەڵ ئەوەی پێویستیەتی نووسراوە.',
})
