/** Rows and months beside each other, and beside what is stored. */
import { type Entries, entry, lookAtIt, silence, type Text } from './text.ts'

const sendInParts: Text = [
  'Nothing has to be done to store it. To have it compared, send it in parts: by month, by organisation or by cluster.',
  'لا يلزم شيء لتخزينه. ولمقارنته أرسله على أجزاء: حسب الشهر أو المنظمة أو المجموعة.',
  'بۆ پاشەکەوتکردنی هیچ پێویست ناکات. بۆ بەراوردکردنی بە چەند بەش بینێرە: بەپێی مانگ، ڕێکخراو یان کڵەستەر.',
]

export const besideTexts: Entries = {
  'sheet-lines-not-compared': entry(
    [
      'The sheet has more than {limit} lines: its figures were not compared with the months that are stored, nor with what others reported of the same work.',
      'في الجدول أكثر من {limit} سطر: لم تُقارن أرقامه بالأشهر المخزنة ولا بما أبلغه آخرون عن العمل نفسه.',
      'خشتەکە زیاتر لە {limit} دێڕی هەیە: ژمارەکانی نە لەگەڵ مانگە پاشەکەوتکراوەکان بەراورد کراون، نە لەگەڵ ئەوەی کەسانی تر لەسەر هەمان کار ڕاپۆرتیان کردووە.',
    ],
    sendInParts,
  ),
  'sheet-organisations-not-compared': entry(
    [
      'The sheet names more than {limit} organisations: it was not compared with what is stored.',
      'يذكر الجدول أكثر من {limit} منظمة: لم يُقارن بما هو مخزن.',
      'خشتەکە ناوی زیاتر لە {limit} ڕێکخراو دەهێنێت: لەگەڵ ئەوەی پاشەکەوتکراوە بەراورد نەکراوە.',
    ],
    sendInParts,
  ),
  'repeated-row': entry(
    ['This row says the same as row {row}.', 'هذا الصف مطابق للصف {row}.', 'ئەم ڕیزە هەمان ڕیزی {row}ـە.'],
    [
      'People are counted once all the same. Delete one of the rows if it is there by mistake.',
      'يُحسب الناس مرة واحدة على أي حال. احذف أحد الصفين إن تكرر خطأً.',
      'خەڵک هەر یەک جار دەژمێردرێن. ئەگەر بە هەڵەیە یەکێک لە ڕیزەکان بسڕەوە.',
    ],
  ),
  'row-with-other-figures': entry(
    [
      'This row is about the same work as row {row}, with other figures.',
      'هذا الصف عن العمل نفسه في الصف {row} بأرقام أخرى.',
      'ئەم ڕیزە هەمان کاری ڕیزی {row}ـە بە ژمارەی تر.',
    ],
    [
      'The higher figure counts. Delete the row that is out of date.',
      'يُحسب الرقم الأعلى. احذف الصف القديم.',
      'ژمارەی بەرزتر دەژمێردرێت. ڕیزە کۆنەکە بسڕەوە.',
    ],
  ),
  'same-work-reported-twice': entry(
    [
      'Row {row} reports the same work: once by who leads it and once by who implements it.',
      'يبلّغ الصف {row} عن العمل نفسه: مرة من المنظمة الرائدة ومرة من المنفذة.',
      'ڕیزی {row} هەمان کار ڕاپۆرت دەکات: جارێک لەلایەن سەرکردە و جارێک لەلایەن جێبەجێکارەوە.',
    ],
    [
      'Keep the row that names both organisations.',
      'أبقِ الصف الذي يذكر المنظمتين كلتيهما.',
      'ئەو ڕیزە بهێڵەوە کە ناوی هەردوو ڕێکخراوەکە دەهێنێت.',
    ],
  ),
  'month-copied': entry(
    [
      'All figures of {organisation} for {period} ({rows}) are those of {before}.',
      'كل أرقام {organisation} لشهر {period} ({rows}) هي أرقام {before}.',
      'هەموو ژمارەکانی {organisation} بۆ {period} ({rows}) هی {before}ن.',
    ],
    [
      'Check that the month was not copied unchanged.',
      'تحقق من أن الشهر لم يُنسخ دون تغيير.',
      'دڵنیابە مانگەکە بەبێ گۆڕان کۆپی نەکراوە.',
    ],
  ),
  'looks-cumulative': entry(
    [
      'The figure has grown over {months} months, from {first}: it may count from the beginning of the year.',
      'نما الرقم على مدى {months} أشهر من {first}: ربما يُحسب من بداية السنة.',
      'ژمارەکە بە درێژایی {months} مانگ لە {first}ەوە زیادی کردووە: لەوانەیە لە سەرەتای ساڵەوە بژمێردرێت.',
    ],
    ['Report the people of the month alone.', 'أبلغ عن أشخاص الشهر وحده.', 'تەنها کەسانی ئەو مانگە ڕاپۆرت بکە.'],
  ),
  'near-duplicate': entry(
    ['This row is nearly the same as row {row}.', 'يكاد هذا الصف يطابق الصف {row}.', 'ئەم ڕیزە نزیکەی هەمان ڕیزی {row}ـە.'],
    [
      'Delete one of the rows if both are the same work.',
      'احذف أحد الصفين إن كانا العمل نفسه.',
      'ئەگەر هەردووکیان هەمان کارن یەکێکیان بسڕەوە.',
    ],
  ),
  'same-work-swapped': entry(
    [
      'Row {row} reports the same work with lead and implementing partner swapped.',
      'يبلّغ الصف {row} عن العمل نفسه مع تبديل المنظمة الرائدة والشريك المنفذ.',
      'ڕیزی {row} هەمان کار ڕاپۆرت دەکات بە گۆڕینەوەی سەرکردە و هاوبەشی جێبەجێکار.',
    ],
    [
      'Keep the row in which the lead stands first.',
      'أبقِ الصف الذي ترد فيه المنظمة الرائدة أولًا.',
      'ئەو ڕیزە بهێڵەوە کە سەرکردەکە یەکەمە.',
    ],
  ),
  'same-work-stored': entry(
    [
      'The other organisation has already reported the same work for {period}.',
      'أبلغت المنظمة الأخرى عن العمل نفسه لشهر {period} من قبل.',
      'ڕێکخراوەکەی تر پێشتر هەمان کاری بۆ {period} ڕاپۆرت کردووە.',
    ],
    [
      'Agree which of the two reports it: the lead or the implementing partner.',
      'اتفقا على من يبلّغ عنه: المنظمة الرائدة أو الشريك المنفذ.',
      'ڕێک بکەون کامتان ڕاپۆرتی دەدات: سەرکردە یان هاوبەشی جێبەجێکار.',
    ],
  ),
  'same-people-several-activities': entry(
    [
      '{organisation} reports the same figure for several activities of the same place in {period} ({count} rows: {rows}). People are counted once.',
      'تبلّغ {organisation} عن الرقم نفسه لعدة أنشطة في المكان نفسه في {period} ({count} صفوف: {rows}). يُحسب الناس مرة واحدة.',
      '{organisation} هەمان ژمارە بۆ چەند چالاکییەک لە هەمان شوێن لە {period} ڕاپۆرت دەکات ({count} ڕیز: {rows}). خەڵک یەک جار دەژمێردرێن.',
    ],
    [
      'Nothing to do if they are the same people. If not, tell them apart by population group or site.',
      'لا يلزم شيء إن كانوا الأشخاص أنفسهم. وإلا فميّزهم بالفئة السكانية أو الموقع.',
      'ئەگەر هەمان خەڵکن هیچ پێویست ناکات. ئەگینا بە گروپی دانیشتووان یان شوێن جیایان بکەرەوە.',
    ],
  ),
  'recurrent-summed': entry(
    [
      'This service reaches the same people every month, and the figure is what {months} months add up to; the highest month was {highest}.',
      'تصل هذه الخدمة إلى الأشخاص أنفسهم كل شهر، والرقم هو مجموع {months} أشهر؛ أعلى شهر كان {highest}.',
      'ئەم خزمەتگوزارییە هەموو مانگێک بە هەمان خەڵک دەگات، و ژمارەکە کۆی {months} مانگە؛ بەرزترین مانگ {highest} بوو.',
    ],
    [
      'Report the people of the month alone; months of a recurrent service are never added up.',
      'أبلغ عن أشخاص الشهر وحده؛ لا تُجمع أشهر خدمة متكررة.',
      'تەنها کەسانی ئەو مانگە ڕاپۆرت بکە؛ مانگەکانی خزمەتگوزاریی بەردەوام هەرگیز کۆ ناکرێنەوە.',
    ],
  ),
  'ten-times-last-month': entry(
    [
      'Ten times as many people as in {period} ({before}).',
      'عشرة أضعاف عدد الأشخاص في {period} ({before}).',
      'دە هێندەی کەسانی {period} ({before}).',
    ],
    lookAtIt,
  ),
  'silent-cluster': entry(
    [
      '{organisation} reported for {cluster} in {before}, and this sheet says nothing of it for {period}.',
      'أبلغت {organisation} عن {cluster} في {before}، ولا يذكر هذا الجدول شيئًا عنها لشهر {period}.',
      '{organisation} لە {before} بۆ {cluster} ڕاپۆرتی دا، و ئەم خشتەیە بۆ {period} هیچی لەسەر ناڵێت.',
    ],
    silence,
  ),
  'silent-activity': entry(
    [
      '{organisation} reported “{activity}” ({cluster}) in {before}, and this sheet says nothing of it for {period}.',
      'أبلغت {organisation} عن «{activity}» ({cluster}) في {before}، ولا يذكر هذا الجدول شيئًا عنه لشهر {period}.',
      '{organisation} لە {before} ڕاپۆرتی «{activity}» ({cluster})ی دا، و ئەم خشتەیە بۆ {period} هیچی لەسەر ناڵێت.',
    ],
    silence,
  ),
}
