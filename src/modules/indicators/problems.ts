/** What can be wrong with indicators, in every language. */
import { defineProblem } from '../../kernel/problems.ts'

export const changedMeanwhile = defineProblem('changed-meanwhile', 409, {
  en: 'Somebody changed this while you were looking at it. Look at it again; your change is not stored.',
  ar: 'غيّر شخص آخر هذا أثناء اطلاعك عليه. راجعه مجددًا؛ لم يُخزَّن تغييرك.',
  ckb: 'کەسێک ئەمەی گۆڕی لەکاتێکدا تۆ سەیرت دەکرد. دووبارە سەیری بکە؛ گۆڕانکارییەکەت پاشەکەوت نەکراوە.',
})
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
export const importNotOpen = defineProblem('import-not-open', 409, {
  en: 'This import is already committed or undone. Send the file again to import it once more.',
  ar: 'هذا الاستيراد نُفّذ أو أُلغي من قبل. أرسل الملف مجددًا لاستيراده مرة أخرى.',
  ckb: 'ئەم هاوردەکردنە پێشتر جێبەجێ کراوە یان هەڵوەشێنراوەتەوە. فایلەکە دووبارە بنێرە.',
})
export const partsEnded = defineProblem('category-missing', 422, {
  en: 'A category that figures were said for ({category}) is missing. End it instead: what was said stays.',
  ar: 'فئة ذُكرت لها أرقام ({category}) مفقودة. أنهِها بدلًا من ذلك: يبقى ما ذُكر.',
  ckb: 'پۆلێک کە ژمارەی بۆ وتراوە ({category}) نییە. لەجیاتی ئەوە کۆتایی پێ بهێنە: ئەوەی وتراوە دەمێنێت.',
})
