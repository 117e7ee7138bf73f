/** Months, dates and how far the work is. */
import { type Entries, entry, nothingToDo, writeDate, writeMonth } from './text.ts'

export const datesTexts: Entries = {
  'date-unreadable': entry(['“{value}” is no date.', '«{value}» ليس تاريخًا.', '«{value}» بەروار نییە.'], writeDate),
  'date-order-assumed': entry(
    [
      '“{value}” was read as {now}: the day first.',
      'قُرئت «{value}» على أنها {now}: اليوم أولًا.',
      '«{value}» وەک {now} خوێندرایەوە: ڕۆژ یەکەم.',
    ],
    [
      'Write the date as YYYY-MM-DD if the month comes first.',
      'اكتب التاريخ بصيغة YYYY-MM-DD إن كان الشهر أولًا.',
      'ئەگەر مانگ یەکەمە، بەروار بە شێوەی YYYY-MM-DD بنووسە.',
    ],
  ),
  'date-from-serial': entry(
    [
      'The number {value} was read as the date {now}.',
      'قُرئ الرقم {value} على أنه التاريخ {now}.',
      'ژمارەی {value} وەک بەرواری {now} خوێندرایەوە.',
    ],
    nothingToDo,
  ),
  'period-unreadable': entry(['“{value}” is no month.', '«{value}» ليس شهرًا.', '«{value}» مانگ نییە.'], writeMonth),
  'period-without-year': entry(
    ['“{value}” is a month without a year.', '«{value}» شهر بلا سنة.', '«{value}» مانگێکە بەبێ ساڵ.'],
    [
      'Write the month as YYYY-MM, or say the month when sending the sheet: its year counts.',
      'اكتب الشهر بصيغة YYYY-MM، أو حدد الشهر عند إرسال الجدول: تُعتمد سنته.',
      'مانگ بە شێوەی YYYY-MM بنووسە، یان کاتی ناردن مانگەکە دیاری بکە: ساڵەکەی دەژمێردرێت.',
    ],
  ),
  'period-missing': entry(['The row does not say its month.', 'لا يذكر الصف شهره.', 'ڕیزەکە مانگەکەی ناڵێت.'], writeMonth),
  'period-differs': entry(
    ['The row is of another month than {asked}.', 'الصف من شهر غير {asked}.', 'ڕیزەکە هی مانگێکی ترە نەک {asked}.'],
    [
      'The row’s own month counts. Correct it if an older sheet was reused.',
      'يُعتمد شهر الصف نفسه. صحّحه إن أُعيد استخدام جدول أقدم.',
      'مانگی ڕیزەکە خۆی دەژمێردرێت. ئەگەر خشتەیەکی کۆن بەکارهاتووە ڕاستی بکەرەوە.',
    ],
  ),
  'period-closed': entry(
    ['The month {period} is closed for reports.', 'الشهر {period} مغلق أمام التقارير.', 'مانگی {period} بۆ ڕاپۆرت داخراوە.'],
    [
      'Ask the information officer to open it again.',
      'اطلب من مسؤول المعلومات إعادة فتحه.',
      'داوا لە بەرپرسی زانیاری بکە دووبارە بیکاتەوە.',
    ],
  ),
  'period-in-future': entry(
    ['The month {period} has not come yet.', 'الشهر {period} لم يأت بعد.', 'مانگی {period} هێشتا نەهاتووە.'],
    writeMonth,
  ),
  'end-before-start': entry(
    [
      'The activity ends before it starts ({start}).',
      'ينتهي النشاط قبل أن يبدأ ({start}).',
      'چالاکییەکە پێش دەستپێکی ({start}) کۆتایی دێت.',
    ],
    ['Correct one of the two dates.', 'صحّح أحد التاريخين.', 'یەکێک لە دوو بەروارەکە ڕاست بکەرەوە.'],
  ),
  'completed-in-future': entry(
    [
      'The activity is completed, but ends on {end}.',
      'النشاط مكتمل لكنه ينتهي في {end}.',
      'چالاکییەکە تەواو بووە، بەڵام لە {end} کۆتایی دێت.',
    ],
    ['Correct the status or the end date.', 'صحّح الحالة أو تاريخ الانتهاء.', 'دۆخ یان بەرواری کۆتایی ڕاست بکەرەوە.'],
  ),
  'status-unknown': entry(
    [
      'The status “{value}” is not understood and was left out.',
      'الحالة «{value}» غير مفهومة وقد تُركت.',
      'دۆخی «{value}» تێناگەیەنرێت و لێی گەڕاین.',
    ],
    [
      'Write planned, ongoing, completed, suspended or cancelled.',
      'اكتب: مخطط أو جار أو مكتمل أو متوقف أو ملغى.',
      'بنووسە: planned، ongoing، completed، suspended یان cancelled.',
    ],
  ),
  'date-from-text': entry(
    [
      'The text “{value}” was read as the date {now}.',
      'قُرئ النص «{value}» على أنه التاريخ {now}.',
      'دەقی «{value}» وەک بەرواری {now} خوێندرایەوە.',
    ],
    nothingToDo,
  ),
  'date-month-only': entry(
    [
      '“{value}” names a month; it was read as {now}.',
      '«{value}» شهر بلا يوم؛ قُرئ على أنه {now}.',
      '«{value}» تەنها مانگە؛ وەک {now} خوێندرایەوە.',
    ],
    [
      'Nothing to do, unless another day is known.',
      'لا يلزم شيء إلا إذا عُرف يوم آخر.',
      'هیچ پێویست ناکات، مەگەر ڕۆژێکی تر زانراو بێت.',
    ],
  ),
  'date-empty': entry(
    [
      '“{value}” is what programs write for no date; it was read as not known.',
      '«{value}» هو ما تكتبه البرامج حين لا يوجد تاريخ؛ قُرئ على أنه غير معروف.',
      '«{value}» ئەوەیە کە بەرنامەکان بۆ نەبوونی بەروار دەینووسن؛ وەک نەزانراو خوێندرایەوە.',
    ],
    nothingToDo,
  ),
  'date-other-calendar': entry(
    ['“{value}” is a date of another calendar.', '«{value}» تاريخ من تقويم آخر.', '«{value}» بەرواری ڕۆژژمێرێکی ترە.'],
    [
      'Write the Gregorian date as YYYY-MM-DD.',
      'اكتب التاريخ الميلادي بصيغة YYYY-MM-DD.',
      'بەرواری زایینی بە شێوەی YYYY-MM-DD بنووسە.',
    ],
  ),
  'period-is-several': entry(
    ['“{value}” names more than one month.', '«{value}» يذكر أكثر من شهر.', '«{value}» زیاتر لە مانگێک دەناسێنێت.'],
    [
      'Report each month in rows of its own, written as YYYY-MM.',
      'أبلغ عن كل شهر في صفوف خاصة به بصيغة YYYY-MM.',
      'هەر مانگێک لە ڕیزی خۆیدا ڕاپۆرت بکە، بە شێوەی YYYY-MM.',
    ],
  ),
  'period-outside-operation': entry(
    [
      'The month {period} lies outside the operation ({start} to {end}).',
      'الشهر {period} خارج مدة العملية ({start} إلى {end}).',
      'مانگی {period} لە دەرەوەی ماوەی ئۆپەراسیۆنەکەیە ({start} بۆ {end}).',
    ],
    [
      'Correct the month, or ask the information officer to change the dates of the operation.',
      'صحّح الشهر أو اطلب من مسؤول المعلومات تغيير تواريخ العملية.',
      'مانگەکە ڕاست بکەرەوە، یان داوا لە بەرپرسی زانیاری بکە بەروارەکانی ئۆپەراسیۆنەکە بگۆڕێت.',
    ],
  ),
  'dates-outside-operation': entry(
    [
      'The activity lies outside the operation ({start} to {end}).',
      'النشاط خارج مدة العملية ({start} إلى {end}).',
      'چالاکییەکە لە دەرەوەی ماوەی ئۆپەراسیۆنەکەیە ({start} بۆ {end}).',
    ],
    writeDate,
  ),
  'dates-outside-project': entry(
    [
      'The activity lies outside its project ({start} to {end}).',
      'النشاط خارج مدة مشروعه ({start} إلى {end}).',
      'چالاکییەکە لە دەرەوەی ماوەی پڕۆژەکەیەتی ({start} بۆ {end}).',
    ],
    ['Correct the dates or the project code.', 'صحّح التواريخ أو رمز المشروع.', 'بەروارەکان یان کۆدی پڕۆژەکە ڕاست بکەرەوە.'],
  ),
  'dates-of-other-system': entry(
    [
      '“{value}” lies four years before the month: dates were copied between workbooks that count from 1900 and from 1904. {now} may be meant.',
      '«{value}» قبل الشهر بأربع سنوات: نُسخت تواريخ بين مصنفين يعدّان من 1900 ومن 1904. ربما المقصود {now}.',
      '«{value}» چوار ساڵ پێش مانگەکەیە: بەروارەکان لە نێوان فایلی ١٩٠٠ و ١٩٠٤دا کۆپی کراون. لەوانەیە مەبەست {now} بێت.',
    ],
    writeDate,
  ),
  'ended-before-month': entry(
    [
      'The activity ended before the month {period} that it is reported for.',
      'انتهى النشاط قبل الشهر {period} الذي يُبلّغ عنه.',
      'چالاکییەکە پێش مانگی {period} کە ڕاپۆرتی بۆ دەکرێت کۆتایی هاتووە.',
    ],
    [
      'Correct the end date, or delete the row if nothing was done in this month.',
      'صحّح تاريخ الانتهاء أو احذف الصف إن لم يُنجز شيء في هذا الشهر.',
      'بەرواری کۆتایی ڕاست بکەرەوە، یان ئەگەر لەم مانگەدا هیچ نەکراوە ڕیزەکە بسڕەوە.',
    ],
  ),
  'starts-after-month': entry(
    [
      'The activity starts after the month {period} that it is reported for.',
      'يبدأ النشاط بعد الشهر {period} الذي يُبلّغ عنه.',
      'چالاکییەکە دوای مانگی {period} کە ڕاپۆرتی بۆ دەکرێت دەست پێدەکات.',
    ],
    [
      'Correct the start date, or write the status planned.',
      'صحّح تاريخ البدء أو اكتب الحالة «مخطط».',
      'بەرواری دەستپێک ڕاست بکەرەوە، یان دۆخەکە بکە planned.',
    ],
  ),
  'planned-but-begun': entry(
    [
      'The activity is planned, but started on {start}.',
      'النشاط مخطط لكنه بدأ في {start}.',
      'چالاکییەکە پلان‌بۆدانراوە، بەڵام لە {start} دەستی پێکردووە.',
    ],
    ['Correct the status or the start date.', 'صحّح الحالة أو تاريخ البدء.', 'دۆخ یان بەرواری دەستپێک ڕاست بکەرەوە.'],
  ),
}
