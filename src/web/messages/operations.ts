/** Texts of the pages where operations are listed and started. */
import { sayer, text } from './text.ts'

export const operationsMessages = {
  start: text('Start an operation', 'ابدأ عملية', 'ئۆپەراسیۆنێک دەستپێبکە'),
  startNote: text(
    'An operation has its own clusters, places, organisations and reports. It begins with the clusters and areas of responsibility of the IASC.',
    'لكل عملية مجموعاتها وأماكنها ومنظماتها وتقاريرها. وتبدأ بمجموعات اللجنة الدائمة المشتركة بين الوكالات ومجالات مسؤوليتها.',
    'هەر ئۆپەراسیۆنێک کڵەستەر و شوێن و ڕێکخراو و ڕاپۆرتی خۆی هەیە. بە کڵەستەر و بوارەکانی بەرپرسیارێتیی IASC دەست پێدەکات.',
  ),
  country: text('Country', 'البلد', 'وڵات'),
  chooseCountry: text('— choose —', '— اختر —', '— هەڵبژێرە —'),
  name: text('Name in English', 'الاسم بالإنجليزية', 'ناو بە ئینگلیزی'),
  nameHint: text('Left empty: the name of the country.', 'إذا تُرك فارغًا: اسم البلد.', 'ئەگەر بەتاڵ بێت: ناوی وڵاتەکە.'),
  code: text('Code', 'الرمز', 'کۆد'),
  codeHint: text(
    '2 to 20 capital letters, digits and hyphens, such as IRQ-2022. It stands in every address and cannot be changed.',
    'من 2 إلى 20 من الحروف اللاتينية الكبيرة والأرقام والشرطات، مثل IRQ-2022. يظهر في كل عنوان ولا يمكن تغييره.',
    '٢ بۆ ٢٠ پیتی گەورەی لاتینی و ژمارە و هێڵ، وەک IRQ-2022. لە هەموو ناونیشانێکدا دەردەکەوێت و ناگۆڕدرێت.',
  ),
  places: text('Places of the country', 'أماكن البلد', 'شوێنەکانی وڵات'),
  placesFile: text(
    'File of places with P-codes (CSV, XLSX, HXL or GeoJSON)',
    'ملف أماكن برموز P-code (CSV أو XLSX أو HXL أو GeoJSON)',
    'فایلی شوێنەکان بە P-code (CSV، XLSX، HXL یان GeoJSON)',
  ),
  placesHint: text(
    'Without one, places are taken in from the sheets that name them and wait for review.',
    'من دونه تُؤخذ الأماكن من الجداول التي تذكرها وتنتظر المراجعة.',
    'بەبێ ئەوە، شوێنەکان لەو خشتانەوە وەردەگیرێن کە ناویان دەهێنن و چاوەڕێی پێداچوونەوە دەکەن.',
  ),
  placesOf: text(
    'Take the places and P-codes that {name} knows',
    'خذ الأماكن ورموزها المعروفة في {name}',
    'ئەو شوێن و P-codeانە وەربگرە کە {name} دەیانناسێت',
  ),
  sheet: text('First sheet of reports', 'أول جدول تقارير', 'یەکەم خشتەی ڕاپۆرت'),
  sheetHint: text(
    'It is checked at once; unknown names are taken in for review. Nothing is stored before you say so.',
    'يُفحص فورًا وتُدخل الأسماء غير المعروفة للمراجعة. لا يُخزَّن شيء قبل أن تطلب ذلك.',
    'دەستبەجێ دەپشکنرێت؛ ناوە نەناسراوەکان بۆ پێداچوونەوە وەردەگیرێن. هیچ پاشەکەوت ناکرێت تا نەیڵێیت.',
  ),
  withSheet: text('The sheet {file} goes in with it.', 'يدخل الجدول {file} معها.', 'خشتەی {file} لەگەڵیدا دەچێتە ناو.'),
  begin: text('Start the operation', 'ابدأ العملية', 'ئۆپەراسیۆنەکە دەستپێبکە'),
  refused: text('The operation was not started.', 'لم تبدأ العملية.', 'ئۆپەراسیۆنەکە دەستی پێنەکرد.'),
  elsewhereTitle: text(
    'This sheet is of another time than this operation',
    'هذا الجدول من زمن غير زمن هذه العملية',
    'ئەم خشتەیە هی کاتێکی ترە، نەک هی ئەم ئۆپەراسیۆنە',
  ),
  elsewhere: text(
    'Its months are {from} to {to}; the operation runs from {start} to {end}. It can begin an operation of its own.',
    'أشهره من {from} إلى {to}، والعملية من {start} إلى {end}. يمكنه أن يبدأ عملية خاصة به.',
    'مانگەکانی لە {from} بۆ {to}ن؛ ئۆپەراسیۆنەکە لە {start} بۆ {end}ە. دەتوانێت ئۆپەراسیۆنێکی خۆی دەستپێبکات.',
  ),
  elsewhereAsk: text(
    'An administrator can start an operation with it.',
    'يستطيع مسؤول النظام أن يبدأ به عملية.',
    'بەڕێوەبەری سیستەم دەتوانێت ئۆپەراسیۆنێکی پێ دەستپێبکات.',
  ),
  elsewhereStart: text('Start an operation with this sheet', 'ابدأ عملية بهذا الجدول', 'بەم خشتەیە ئۆپەراسیۆنێک دەستپێبکە'),
}
export const sayOfOperations = sayer(operationsMessages)
