/** What to tell somebody whose file cannot be read, in every language. */
import { fill } from '../../kernel/pure/fill.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { iatiFileTexts } from './iati/file-texts.ts'
import type { FileProblem, FileProblemCode } from './table.ts'

const texts: Record<FileProblemCode, Record<Language, string>> = {
  ...iatiFileTexts,
  'file-empty': {
    en: 'The file is empty. Save the sheet again and send that file.',
    ar: 'الملف فارغ. احفظ الجدول من جديد وأرسل ذلك الملف.',
    ckb: 'فایلەکە بەتاڵە. خشتەکە دووبارە پاشەکەوت بکە و ئەو فایلە بنێرە.',
  },
  'file-not-a-table': {
    en: 'This is not a sheet. Send an Excel workbook (.xlsx) or a text file with separated columns (.csv).',
    ar: 'هذا ليس جدولًا. أرسل مصنف Excel ‏(.xlsx) أو ملفًا نصيًا بأعمدة مفصولة (.csv).',
    ckb: 'ئەمە خشتە نییە. فایلی Excel ‏(.xlsx) یان فایلی دەقی ستوون‌جیاکراوە (.csv) بنێرە.',
  },
  'file-encrypted': {
    en: 'The workbook is protected by a password. Open it, remove the password under File, Info, Protect Workbook, save it and send it again.',
    ar: 'المصنف محمي بكلمة مرور. افتحه وأزل كلمة المرور من ملف ثم معلومات ثم حماية المصنف، واحفظه وأرسله مجددًا.',
    ckb: 'فایلەکە بە وشەی نهێنی پارێزراوە. بیکەرەوە، وشە نهێنییەکە لابەرە لە File، Info، Protect Workbook، پاشەکەوتی بکە و دووبارە بینێرە.',
  },
  'file-old-excel': {
    en: 'This is a workbook of an Excel older than 2007 (.xls). Open it, choose Save As, Excel Workbook (.xlsx), and send that file.',
    ar: 'هذا مصنف من إصدار Excel أقدم من 2007 ‏(.xls). افتحه واختر حفظ باسم مصنف Excel ‏(.xlsx) وأرسل ذلك الملف.',
    ckb: 'ئەمە فایلی Excelی کۆنتر لە 2007ـە (.xls). بیکەرەوە، Save As و Excel Workbook ‏(.xlsx) هەڵبژێرە و ئەو فایلە بنێرە.',
  },
  'file-macro': {
    en: 'The workbook holds macros, which are not taken in. Choose Save As, Excel Workbook (.xlsx, without macros), and send that file.',
    ar: 'يحتوي المصنف على وحدات ماكرو لا تُقبل. اختر حفظ باسم مصنف Excel ‏(.xlsx دون ماكرو) وأرسل ذلك الملف.',
    ckb: 'فایلەکە ماکرۆی تێدایە کە وەرناگیرێت. Save As و Excel Workbook ‏(.xlsx بەبێ ماکرۆ) هەڵبژێرە و ئەو فایلە بنێرە.',
  },
  'file-damaged': {
    en: 'The file is damaged or was cut off on its way. Open it on your computer, save it again and send that file.',
    ar: 'الملف تالف أو انقطع أثناء الإرسال. افتحه على حاسوبك واحفظه من جديد وأرسل ذلك الملف.',
    ckb: 'فایلەکە تێکچووە یان لە ڕێگا بڕدراوە. لەسەر کۆمپیوتەرەکەت بیکەرەوە، دووبارە پاشەکەوتی بکە و بینێرە.',
  },
  'file-too-large': {
    en: 'The file has {megabytes} MB; {limit} MB are the most. Remove pictures and unused sheets, or send it in parts.',
    ar: 'حجم الملف {megabytes} ميغابايت والحد الأقصى {limit}. أزل الصور والأوراق غير المستخدمة أو أرسله على أجزاء.',
    ckb: 'فایلەکە {megabytes} مێگابایتە؛ زۆرترین {limit}ـە. وێنە و لاپەڕە بەکارنەهاتووەکان لابەرە یان بە چەند بەش بینێرە.',
  },
  'file-unpacks-too-large': {
    en: 'The workbook unpacks to {megabytes} MB, far more than a sheet of reports needs. Copy the rows into a new workbook and send that.',
    ar: 'يتوسع المصنف إلى {megabytes} ميغابايت، وهو أكثر بكثير مما يحتاجه جدول تقارير. انسخ الصفوف إلى مصنف جديد وأرسله.',
    ckb: 'فایلەکە دەبێتە {megabytes} مێگابایت، زۆر زیاتر لەوەی خشتەی ڕاپۆرت پێویستیەتی. ڕیزەکان بۆ فایلێکی نوێ کۆپی بکە و ئەوە بنێرە.',
  },
  'file-too-many-rows': {
    en: 'The sheet has more than {limit} rows. Send it in parts.',
    ar: 'في الجدول أكثر من {limit} صف. أرسله على أجزاء.',
    ckb: 'خشتەکە زیاتر لە {limit} ڕیزی هەیە. بە چەند بەش بینێرە.',
  },
  'file-too-many-columns': {
    en: 'The sheet has {columns} columns; {limit} are the most. Remove columns that hold nothing.',
    ar: 'في الجدول {columns} عمودًا والحد الأقصى {limit}. أزل الأعمدة الفارغة.',
    ckb: 'خشتەکە {columns} ستوونی هەیە؛ زۆرترین {limit}ـە. ستوونە بەتاڵەکان لابەرە.',
  },
  'file-no-header': {
    en: 'No row of headings was found. Put the names of the columns into one row above the data.',
    ar: 'لم يُعثر على صف عناوين. ضع أسماء الأعمدة في صف واحد فوق البيانات.',
    ckb: 'ڕیزی سەردێڕ نەدۆزرایەوە. ناوی ستوونەکان لە یەک ڕیزدا لەسەرووی زانیارییەکان دابنێ.',
  },
}

/** The problem in words, with what to change. */
export function fileProblemText(problem: FileProblem, language: Language): string {
  return fill(texts[problem.code][language], language, problem.details)
}
