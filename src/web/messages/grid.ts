/** Texts of the editable grid, sent with its data. */
import type { Language } from '../../kernel/pure/languages.ts'
import type { GridTexts } from '../islands/grid/data.ts'
import { sayer, text } from './text.ts'

const gridMessages = {
  label: text('Activity lines', 'أسطر الأنشطة', 'دێڕەکانی چالاکی'),
  row: text('Row', 'الصف', 'ڕیز'),
  columns: text('Columns', 'الأعمدة', 'ستوونەکان'),
  empty: text('empty', 'فارغة', 'بەتاڵ'),
  help: text(
    'Arrows move, Enter or typing edits, Shift with arrows chooses several cells. Copy and paste work with spreadsheets, also with a row of headings. F8 goes to the next problem, Escape leaves the table.',
    'تنقلك الأسهم، ويفتح Enter أو الكتابة الخلية، ويختار Shift مع الأسهم عدة خلايا. يعمل النسخ واللصق مع جداول البيانات، ومع صف العناوين أيضًا. ينقلك F8 إلى المشكلة التالية، ويخرجك Escape من الجدول.',
    'تیرەکان دەجووڵێنن، Enter یان نووسین دەستکاری دەکات، Shift لەگەڵ تیر چەند خانەیەک هەڵدەبژێرێت. لەبەرگرتنەوە و لکاندن لەگەڵ خشتەکان کار دەکات، بە ڕیزی سەردێڕیشەوە. F8 بۆ کێشەی دواتر، Escape لە خشتەکە دەرت دەکات.',
  ),
  undo: text('Undo', 'تراجع', 'گەڕانەوە'),
  redo: text('Redo', 'أعد', 'دووبارە'),
  insert: text('Insert row', 'أدرج صفًا', 'ڕیز زیاد بکە'),
  remove: text('Delete rows', 'احذف الصفوف', 'ڕیزەکان بسڕەوە'),
  fill: text('Fill down', 'املأ للأسفل', 'بۆ خوارەوە پڕ بکەرەوە'),
  next: text('Next problem', 'المشكلة التالية', 'کێشەی دواتر'),
  noProblems: text('No problems.', 'لا مشكلات.', 'هیچ کێشەیەک نییە.'),
  saving: text('Saving…', 'جارٍ الحفظ…', 'پاشەکەوت دەکرێت…'),
  saved: text('Saved', 'حُفظ', 'پاشەکەوت کرا'),
  unsaved: text('Not saved yet', 'لم يُحفظ بعد', 'هێشتا پاشەکەوت نەکراوە'),
  offline: text(
    'No connection: kept on this device until it is back.',
    'لا اتصال: محفوظ على هذا الجهاز حتى يعود.',
    'پەیوەندی نییە: لەم ئامێرەدا دەپارێزرێت تا دەگەڕێتەوە.',
  ),
  conflict: text(
    'Somebody else changed this report. Your changes are kept on this device.',
    'غيّر شخص آخر هذا التقرير. تغييراتك محفوظة على هذا الجهاز.',
    'کەسێکی تر ئەم ڕاپۆرتەی گۆڕیوە. گۆڕانکارییەکانت لەم ئامێرەدا پارێزراون.',
  ),
  openAnew: text('Open it anew', 'افتحه من جديد', 'سەرلەنوێ بیکەرەوە'),
  kept: text(
    'Changes of yours from last time did not arrive.',
    'لم تصل تغييراتك من المرة السابقة.',
    'گۆڕانکارییەکانی جاری پێشووت نەگەیشتن.',
  ),
  keptApply: text('Put them in', 'أدخلها', 'بیانخەرەوە ناو'),
  keptDrop: text('Drop them', 'تخلَّ عنها', 'وازیان لێ بهێنە'),
  noRoom: text('There is no room for more rows.', 'لا مكان لمزيد من الصفوف.', 'جێی ڕیزی زیاتر نییە.'),
  error: text('Error', 'خطأ', 'هەڵە'),
  warning: text('To look at', 'للنظر', 'سەیری بکە'),
  repair: text('Repaired', 'أُصلح', 'چاککرا'),
  comment: text('Comment', 'تعليق', 'لێدوان'),
}

const say = sayer(gridMessages)

/** All of them in one language. */
export function gridTexts(language: Language): GridTexts {
  const names = Object.keys(gridMessages) as (keyof typeof gridMessages)[]
  return Object.fromEntries(names.map(name => [name, say(language, name)])) as GridTexts
}
