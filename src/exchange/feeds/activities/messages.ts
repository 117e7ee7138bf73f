/** Every problem of a sheet in words, with its remedy, in every language. `{name}` is filled from the problem's details. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { RowProblem } from '../problem.ts'

type Text = readonly [en: string, ar: string, ckb: string]
interface Entry {
  message: Text
  remedy: Text
}
const entry = (message: Text, remedy: Text): Entry => ({ message, remedy })

const nothingToDo: Text = ['Nothing to do.', 'لا يلزم شيء.', 'هیچ پێویست ناکات.']
const lookAtIt: Text = [
  'The row is stored; look whether the figure is right.',
  'خُزّن الصف؛ تحقق من صحة الرقم.',
  'ڕیزەکە پاشەکەوت دەکرێت؛ سەیر بکە ژمارەکە ڕاستە یان نا.',
]
const chooseKnown: Text = [
  'Write a name of the operation’s list, or check again taking in unknown names. Similar names: {suggestions}',
  'اكتب اسمًا من قائمة العملية، أو افحص مجددًا مع إدخال الأسماء غير المعروفة. أسماء مشابهة: {suggestions}',
  'ناوێک لە لیستی ئۆپەراسیۆنەکە بنووسە، یان دووبارە بپشکنە و ناوە نەناسراوەکان وەربگرە. ناوی هاوشێوە: {suggestions}',
]
const wholeNumber: Text = [
  'Write a whole number, or leave the cell blank when it is not known.',
  'اكتب عددًا صحيحًا، أو اترك الخلية فارغة إن لم يُعرف.',
  'ژمارەیەکی تەواو بنووسە، یان ئەگەر نەزانراوە خانەکە بەتاڵ بهێڵەوە.',
]
const writeDate: Text = ['Write the date as YYYY-MM-DD.', 'اكتب التاريخ بصيغة YYYY-MM-DD.', 'بەروار بە شێوەی YYYY-MM-DD بنووسە.']
const writeMonth: Text = ['Write the month as YYYY-MM.', 'اكتب الشهر بصيغة YYYY-MM.', 'مانگ بە شێوەی YYYY-MM بنووسە.']
const addColumn: Text = [
  'Add the column, named as in the template or with its HXL tag.',
  'أضف العمود باسمه في النموذج أو بوسم HXL الخاص به.',
  'ستوونەکە زیاد بکە، بە ناوی قاڵبەکە یان بە تاگی HXL.',
]
const correctPlace: Text = [
  'Correct the name or the P-code of the place.',
  'صحّح اسم المكان أو رمزه المكاني (P-code).',
  'ناوی شوێنەکە یان P-codeەکەی ڕاست بکەرەوە.',
]

const table: Record<string, Entry> = {
  // The sheet
  'column-not-used': entry(
    ['The column “{column}” is not used.', 'العمود «{column}» غير مستخدم.', 'ستوونی «{column}» بەکارنەهاتووە.'],
    [
      'Nothing to do, unless it holds something a report needs: then name it as in the template.',
      'لا يلزم شيء إلا إذا كان فيه ما يحتاجه التقرير: سمِّه عندئذ كما في النموذج.',
      'هیچ پێویست ناکات، مەگەر شتێکی پێویستی ڕاپۆرتی تێدابێت: ئەوسا وەک قاڵبەکە ناوی بنێ.',
    ],
  ),
  'column-doubled': entry(
    [
      'The column “{column}” says once more what another column says.',
      'العمود «{column}» يكرر ما يقوله عمود آخر.',
      'ستوونی «{column}» هەمان شتی ستوونێکی تر دەڵێتەوە.',
    ],
    [
      'The first of them is used. Remove the one that is wrong.',
      'يُستخدم الأول منهما. احذف الخاطئ.',
      'یەکەمیان بەکاردێت. ئەوەی هەڵەیە لایبە.',
    ],
  ),
  'column-organisation-missing': entry(
    ['There is no column for the organisation.', 'لا يوجد عمود للمنظمة.', 'ستوونی ڕێکخراو نییە.'],
    addColumn,
  ),
  'column-cluster-missing': entry(
    ['There is no column for the cluster.', 'لا يوجد عمود للمجموعة.', 'ستوونی کڵەستەر نییە.'],
    addColumn,
  ),
  'column-place-missing': entry(
    [
      'There is no column for the place: the lines count for the whole operation only.',
      'لا يوجد عمود للمكان: تُحسب السطور للعملية ككل فقط.',
      'ستوونی شوێن نییە: دێڕەکان تەنها بۆ هەموو ئۆپەراسیۆنەکە دەژمێردرێن.',
    ],
    addColumn,
  ),
  'column-period-missing': entry(
    [
      'The sheet does not say which month it reports on.',
      'لا يذكر الجدول الشهر الذي يبلّغ عنه.',
      'خشتەکە ناڵێت ڕاپۆرتی کام مانگە.',
    ],
    [
      'Say the month when sending the sheet, or add a column for it.',
      'حدد الشهر عند إرسال الجدول أو أضف عمودًا له.',
      'کاتی ناردنی خشتەکە مانگەکە دیاری بکە، یان ستوونێکی بۆ زیاد بکە.',
    ],
  ),
  'column-reached-missing': entry(
    [
      'There is no column for people reached: the sheet shows who is where, and the people stay unknown.',
      'لا يوجد عمود لمن وصلت إليهم المساعدة: يُظهر الجدول من يعمل أين ويبقى عدد الناس غير معروف.',
      'ستوونی کەسانی پێگەیشتوو نییە: خشتەکە پیشانی دەدات کێ لە کوێیە و ژمارەی خەڵک نەزانراو دەمێنێت.',
    ],
    addColumn,
  ),
  'total-row': entry(
    ['This row is a total and was left out.', 'هذا الصف مجموع وقد تُرك.', 'ئەم ڕیزە کۆیە و لێی گەڕاین.'],
    nothingToDo,
  ),
  'heading-row': entry(
    [
      'This row repeats the headings and was left out.',
      'هذا الصف يكرر العناوين وقد تُرك.',
      'ئەم ڕیزە سەردێڕەکان دووبارە دەکاتەوە و لێی گەڕاین.',
    ],
    nothingToDo,
  ),
  'row-hidden': entry(
    [
      'This row is hidden in the workbook; it was read all the same.',
      'هذا الصف مخفي في المصنف وقد قُرئ مع ذلك.',
      'ئەم ڕیزە لە فایلەکەدا شاراوەیە؛ لەگەڵ ئەوەشدا خوێندرایەوە.',
    ],
    ['Delete the row if it should not count.', 'احذف الصف إن كان لا ينبغي أن يُحسب.', 'ئەگەر نابێت بژمێردرێت، ڕیزەکە بسڕەوە.'],
  ),
  // Numbers
  'number-unreadable': entry(['“{value}” is no number.', '«{value}» ليس عددًا.', '«{value}» ژمارە نییە.'], wholeNumber),
  'number-below-zero': entry(['“{value}” is below zero.', '«{value}» أقل من الصفر.', '«{value}» لە سفر کەمترە.'], wholeNumber),
  'people-not-whole': entry(
    ['“{value}” is not a whole number of people.', '«{value}» ليس عددًا صحيحًا من الناس.', '«{value}» ژمارەی تەواوی خەڵک نییە.'],
    wholeNumber,
  ),
  'number-rounded': entry(
    ['“{value}” was read as {now}.', 'قُرئت «{value}» على أنها {now}.', '«{value}» وەک {now} خوێندرایەوە.'],
    nothingToDo,
  ),
  'number-grouping': entry(
    ['“{value}” was read as {now}.', 'قُرئت «{value}» على أنها {now}.', '«{value}» وەک {now} خوێندرایەوە.'],
    [
      'Nothing to do, unless a decimal was meant.',
      'لا يلزم شيء إلا إذا قُصد كسر عشري.',
      'هیچ پێویست ناکات، مەگەر مەبەست ژمارەی دەهی بووبێت.',
    ],
  ),
  'digits-mended': entry(
    ['“{value}” was read as {now}.', 'قُرئت «{value}» على أنها {now}.', '«{value}» وەک {now} خوێندرایەوە.'],
    nothingToDo,
  ),
  'blank-word': entry(
    ['“{value}” was read as not known.', 'قُرئت «{value}» على أنها غير معروفة.', '«{value}» وەک نەزانراو خوێندرایەوە.'],
    [
      'Nothing to do. Write 0 when nobody was meant.',
      'لا يلزم شيء. اكتب 0 إن قُصد لا أحد.',
      'هیچ پێویست ناکات. ئەگەر مەبەست هیچ کەس بوو 0 بنووسە.',
    ],
  ),
  'currency-missing': entry(
    ['The amount has no currency.', 'المبلغ بلا عملة.', 'بڕە پارەکە دراوی نییە.'],
    [
      'Write the currency as its code of three letters, such as USD or IQD.',
      'اكتب العملة برمزها من ثلاثة أحرف مثل USD أو IQD.',
      'دراوەکە بە کۆدی سێ پیت بنووسە، وەک USD یان IQD.',
    ],
  ),
  'amount-too-fine': entry(
    [
      'The amount has more digits after the point than its currency.',
      'في المبلغ أرقام بعد الفاصلة أكثر مما في عملته.',
      'بڕەکە لەدوای خاڵ ژمارەی زیاتری هەیە لە دراوەکەی.',
    ],
    [
      'Write at most {digits} digits after the point.',
      'اكتب {digits} أرقام على الأكثر بعد الفاصلة.',
      'زۆرترین {digits} ژمارە لەدوای خاڵ بنووسە.',
    ],
  ),
  // Dates and months
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
  // Who
  'organisation-missing': entry(
    ['No organisation is named.', 'لم تُذكر أي منظمة.', 'هیچ ڕێکخراوێک نەناسێنراوە.'],
    ['Write who does the work.', 'اكتب من يقوم بالعمل.', 'بنووسە کێ کارەکە دەکات.'],
  ),
  'organisation-unknown': entry(
    ['The organisation “{value}” is not known here.', 'المنظمة «{value}» غير معروفة هنا.', 'ڕێکخراوی «{value}» لێرە نەناسراوە.'],
    chooseKnown,
  ),
  'donor-unknown': entry(
    ['The donor “{value}” is not known here.', 'الجهة المانحة «{value}» غير معروفة هنا.', 'بەخشەری «{value}» لێرە نەناسراوە.'],
    chooseKnown,
  ),
  'donor-in-comments': entry(
    [
      'The comments name the donor {donor}, but the donor’s cell is blank.',
      'تذكر الملاحظات المانح {donor} لكن خلية المانح فارغة.',
      'تێبینییەکان ناوی بەخشەر {donor} دەهێنن، بەڵام خانەی بەخشەر بەتاڵە.',
    ],
    ['Write the donor into its own column.', 'اكتب المانح في عموده.', 'بەخشەرەکە لە ستوونی خۆیدا بنووسە.'],
  ),
  'name-spelled-otherwise': entry(
    ['“{value}” was read as {now}.', 'قُرئت «{value}» على أنها {now}.', '«{value}» وەک {now} خوێندرایەوە.'],
    nothingToDo,
  ),
  // What
  'cluster-missing': entry(
    ['No cluster is named.', 'لم تُذكر أي مجموعة.', 'هیچ کڵەستەرێک نەناسێنراوە.'],
    ['Write the cluster of the activity.', 'اكتب مجموعة النشاط.', 'کڵەستەری چالاکییەکە بنووسە.'],
  ),
  'cluster-unknown': entry(
    ['The cluster “{value}” is not known here.', 'المجموعة «{value}» غير معروفة هنا.', 'کڵەستەری «{value}» لێرە نەناسراوە.'],
    chooseKnown,
  ),
  'subcluster-elsewhere': entry(
    [
      '“{value}” does not belong to the cluster of this row.',
      '«{value}» لا تتبع مجموعة هذا الصف.',
      '«{value}» سەر بە کڵەستەری ئەم ڕیزە نییە.',
    ],
    ['Correct the cluster or the sub-cluster.', 'صحّح المجموعة أو المجموعة الفرعية.', 'کڵەستەر یان لقە کڵەستەر ڕاست بکەرەوە.'],
  ),
  'activity-unknown': entry(
    [
      'The activity “{value}” is not in the catalogue; it is kept as written.',
      'النشاط «{value}» ليس في الفهرس؛ حُفظ كما كُتب.',
      'چالاکیی «{value}» لە کەتەلۆگدا نییە؛ وەک نووسراوە هێڵرایەوە.',
    ],
    [
      'Choose an activity of the catalogue. Similar: {suggestions}',
      'اختر نشاطًا من الفهرس. مشابه: {suggestions}',
      'چالاکییەک لە کەتەلۆگ هەڵبژێرە. هاوشێوە: {suggestions}',
    ],
  ),
  'activity-retired': entry(
    ['The activity “{value}” is no longer used.', 'النشاط «{value}» لم يعد مستخدمًا.', 'چالاکیی «{value}» ئیتر بەکارنایەت.'],
    ['Choose an activity of the present catalogue.', 'اختر نشاطًا من الفهرس الحالي.', 'چالاکییەک لە کەتەلۆگی ئێستا هەڵبژێرە.'],
  ),
  'activity-of-other-cluster': entry(
    [
      'The activity “{value}” belongs to another cluster.',
      'النشاط «{value}» يتبع مجموعة أخرى.',
      'چالاکیی «{value}» سەر بە کڵەستەرێکی ترە.',
    ],
    ['Correct the cluster or the activity.', 'صحّح المجموعة أو النشاط.', 'کڵەستەر یان چالاکییەکە ڕاست بکەرەوە.'],
  ),
  'project-unknown': entry(
    ['There is no project “{value}”.', 'لا يوجد مشروع «{value}».', 'پڕۆژەی «{value}» نییە.'],
    ['Correct the project code.', 'صحّح رمز المشروع.', 'کۆدی پڕۆژەکە ڕاست بکەرەوە.'],
  ),
  'project-of-other-organisation': entry(
    ['The project “{value}” is another organisation’s.', 'المشروع «{value}» لمنظمة أخرى.', 'پڕۆژەی «{value}» هی ڕێکخراوێکی ترە.'],
    ['Correct the project code or the organisation.', 'صحّح رمز المشروع أو المنظمة.', 'کۆدی پڕۆژە یان ڕێکخراوەکە ڕاست بکەرەوە.'],
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
  'change-unknown': entry(
    ['“{value}” is no change.', '«{value}» ليس تغييرًا.', '«{value}» گۆڕان نییە.'],
    [
      'Write new, update or delete, or leave the cell blank.',
      'اكتب new أو update أو delete أو اترك الخلية فارغة.',
      'new یان update یان delete بنووسە، یان خانەکە بەتاڵ بهێڵەوە.',
    ],
  ),
  // Where
  'place-missing': entry(
    [
      'No place is named: the line counts for the whole operation only.',
      'لم يُذكر مكان: يُحسب السطر للعملية ككل فقط.',
      'هیچ شوێنێک نەناسێنراوە: دێڕەکە تەنها بۆ هەموو ئۆپەراسیۆنەکە دەژمێردرێت.',
    ],
    ['Write at least the governorate.', 'اكتب المحافظة على الأقل.', 'لانیکەم پارێزگاکە بنووسە.'],
  ),
  'place-unknown': entry(
    ['The place “{value}” is not known here.', 'المكان «{value}» غير معروف هنا.', 'شوێنی «{value}» لێرە نەناسراوە.'],
    chooseKnown,
  ),
  'place-unknown-inside': entry(
    [
      '“{value}” is not known in {above}; the line was put on {above}.',
      '«{value}» غير معروف في {above}؛ وُضع السطر على {above}.',
      '«{value}» لە {above} نەناسراوە؛ دێڕەکە لەسەر {above} دانرا.',
    ],
    [
      'Correct the name or its P-code. Similar names: {suggestions}',
      'صحّح الاسم أو رمزه المكاني. أسماء مشابهة: {suggestions}',
      'ناوەکە یان P-codeەکەی ڕاست بکەرەوە. ناوی هاوشێوە: {suggestions}',
    ],
  ),
  'place-code-unknown': entry(
    [
      'The P-code “{value}” is not known; the place was found by its name ({place}).',
      'الرمز المكاني «{value}» غير معروف؛ عُثر على المكان باسمه ({place}).',
      'P-codeی «{value}» نەناسراوە؛ شوێنەکە بە ناوەکەی دۆزرایەوە ({place}).',
    ],
    ['Correct the P-code.', 'صحّح الرمز المكاني.', 'P-codeەکە ڕاست بکەرەوە.'],
  ),
  'place-code-other-system': entry(
    [
      '“{value}” is a P-code of another system; it stands for {place}.',
      '«{value}» رمز مكاني من نظام آخر يدل على {place}.',
      '«{value}» P-codeی سیستەمێکی ترە؛ واتای {place}.',
    ],
    nothingToDo,
  ),
  'place-code-mended': entry(
    [
      'The P-code “{value}” was mended; it stands for {place}.',
      'أُصلح الرمز المكاني «{value}»؛ يدل على {place}.',
      'P-codeی «{value}» چاککرا؛ واتای {place}.',
    ],
    nothingToDo,
  ),
  'place-wrong-column': entry(
    [
      '“{value}” stands in the column of a larger area; it was read as {place}.',
      '«{value}» في عمود منطقة أكبر؛ قُرئ على أنه {place}.',
      '«{value}» لە ستوونی ناوچەیەکی گەورەتردایە؛ وەک {place} خوێندرایەوە.',
    ],
    [
      'Nothing to do, unless another place was meant.',
      'لا يلزم شيء إلا إذا قُصد مكان آخر.',
      'هیچ پێویست ناکات، مەگەر مەبەست شوێنێکی تر بێت.',
    ],
  ),
  'place-not-inside': entry(
    ['{place} does not lie in {above}.', '{place} لا يقع في {above}.', '{place} لەناو {above} نییە.'],
    correctPlace,
  ),
  'coordinates-unreadable': entry(
    ['“{value}” is no latitude or longitude.', '«{value}» ليس خط عرض أو طول.', '«{value}» هێڵی پانی یان درێژی نییە.'],
    ['Write decimal degrees, such as 36.3400.', 'اكتب درجات عشرية مثل 36.3400.', 'پلەی دەهی بنووسە، وەک 36.3400.'],
  ),
  'coordinates-mended': entry(
    ['“{value}” was read as {now} degrees.', 'قُرئت «{value}» على أنها {now} درجة.', '«{value}» وەک {now} پلە خوێندرایەوە.'],
    nothingToDo,
  ),
  'coordinates-zero': entry(
    [
      'The point 0, 0 lies in the sea; it was left out.',
      'النقطة 0، 0 تقع في البحر وقد تُركت.',
      'خاڵی 0، 0 لە دەریادایە؛ لێی گەڕاین.',
    ],
    nothingToDo,
  ),
  'coordinates-swapped': entry(
    [
      'Latitude and longitude were swapped; they were put right.',
      'كان خطا العرض والطول معكوسين وقد صُحّحا.',
      'هێڵی پانی و درێژی گۆڕابوونەوە؛ ڕاستکرانەوە.',
    ],
    nothingToDo,
  ),
  'coordinates-impossible': entry(
    ['There is no such point on earth.', 'لا توجد نقطة كهذه على الأرض.', 'خاڵێکی وا لەسەر زەوی نییە.'],
    [
      'Write decimal degrees, latitude from -90 to 90.',
      'اكتب درجات عشرية، وخط العرض من -90 إلى 90.',
      'پلەی دەهی بنووسە، هێڵی پانی لە -90 بۆ 90.',
    ],
  ),
  'coordinates-outside': entry(
    [
      'The point lies outside {place} or the country.',
      'تقع النقطة خارج {place} أو البلد.',
      'خاڵەکە لە دەرەوەی {place} یان وڵاتە.',
    ],
    ['Check the coordinates and the place.', 'تحقق من الإحداثيات والمكان.', 'کۆئۆردینات و شوێنەکە بپشکنە.'],
  ),
  // For whom
  'group-unknown': entry(
    [
      'The population group “{value}” is not known here.',
      'الفئة السكانية «{value}» غير معروفة هنا.',
      'گروپی دانیشتووانی «{value}» لێرە نەناسراوە.',
    ],
    chooseKnown,
  ),
  'parts-do-not-sum': entry(
    [
      'The parts by sex and age add up to {sum}, the total says {total}.',
      'مجموع الأجزاء حسب الجنس والعمر {sum} بينما الإجمالي {total}.',
      'بەشەکان بەپێی ڕەگەز و تەمەن دەبنە {sum}، کۆکە دەڵێت {total}.',
    ],
    ['Correct the parts or the total.', 'صحّح الأجزاء أو الإجمالي.', 'بەشەکان یان کۆکە ڕاست بکەرەوە.'],
  ),
  'reached-from-parts': entry(
    [
      'People reached were added up from the parts: {now}.',
      'جُمع من وصلت إليهم المساعدة من الأجزاء: {now}.',
      'کەسانی پێگەیشتوو لە بەشەکانەوە کۆکرانەوە: {now}.',
    ],
    nothingToDo,
  ),
  'adults-in-children-activity': entry(
    [
      '{people} adults are reported for an activity for children.',
      'أُبلغ عن {people} بالغًا في نشاط للأطفال.',
      '{people} گەورەساڵ بۆ چالاکییەکی منداڵان ڕاپۆرت کراون.',
    ],
    [
      'Correct the activity or the figures by age.',
      'صحّح النشاط أو الأرقام حسب العمر.',
      'چالاکییەکە یان ژمارەکان بەپێی تەمەن ڕاست بکەرەوە.',
    ],
  ),
  'planned-with-reached': entry(
    [
      'People are reported as reached by a planned activity; they are not counted.',
      'أُبلغ عن أناس وصل إليهم نشاط مخطط؛ لا يُحسبون.',
      'خەڵک وەک پێگەیشتووی چالاکییەکی پلان‌بۆدانراو ڕاپۆرت کراون؛ ناژمێردرێن.',
    ],
    [
      'Correct the status, or move the figure to people targeted.',
      'صحّح الحالة أو انقل الرقم إلى المستهدفين.',
      'دۆخ ڕاست بکەرەوە، یان ژمارەکە بگوازەرەوە بۆ بەئامانجگیراوان.',
    ],
  ),
  'new-above-reached': entry(
    [
      'More people are new than were reached ({reached}).',
      'عدد الجدد أكبر ممن وصلت إليهم المساعدة ({reached}).',
      'ژمارەی نوێکان لە پێگەیشتووەکان ({reached}) زیاترە.',
    ],
    ['Correct one of the two figures.', 'صحّح أحد الرقمين.', 'یەکێک لە دوو ژمارەکە ڕاست بکەرەوە.'],
  ),
  'household-size': entry(
    [
      '{reached} people in {value} households is unusual.',
      '{reached} شخصًا في {value} أسرة أمر غير معتاد.',
      '{reached} کەس لە {value} خێزاندا ئاسایی نییە.',
    ],
    lookAtIt,
  ),
  'counted-as-people': entry(
    [
      'The figure equals the quantity, which is counted in {unit}, not in people.',
      'الرقم يساوي الكمية المحسوبة بوحدة {unit} لا بالأشخاص.',
      'ژمارەکە یەکسانە بە بڕەکە کە بە {unit} دەژمێردرێت نەک بە کەس.',
    ],
    [
      'Write how many people were reached, or leave the cell blank.',
      'اكتب عدد من وصلت إليهم المساعدة أو اترك الخلية فارغة.',
      'بنووسە چەند کەس پێگەیشتوون، یان خانەکە بەتاڵ بهێڵەوە.',
    ],
  ),
  'reached-ten-times-target': entry(
    [
      'More than ten times the target ({targeted}) were reached.',
      'وصلت المساعدة إلى أكثر من عشرة أضعاف المستهدف ({targeted}).',
      'زیاتر لە دە هێندەی ئامانج ({targeted}) پێگەیشتوون.',
    ],
    lookAtIt,
  ),
  'reached-above-population': entry(
    [
      'More people were reached than live there ({population}).',
      'وصلت المساعدة إلى أكثر من السكان هناك ({population}).',
      'زیاتر لە دانیشتووانی ئەوێ ({population}) پێگەیشتوون.',
    ],
    lookAtIt,
  ),
  'reached-above-need': entry(
    [
      'More people were reached than are in need there ({need}).',
      'وصلت المساعدة إلى أكثر من المحتاجين هناك ({need}).',
      'زیاتر لە پێویستدارانی ئەوێ ({need}) پێگەیشتوون.',
    ],
    lookAtIt,
  ),
  // Rows beside each other
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
  'month-copied': entry(
    [
      'All figures of {organisation} for {period} are those of the month before.',
      'كل أرقام {organisation} لشهر {period} هي أرقام الشهر السابق.',
      'هەموو ژمارەکانی {organisation} بۆ {period} هی مانگی پێشوون.',
    ],
    [
      'Check that the month was not copied unchanged.',
      'تحقق من أن الشهر لم يُنسخ دون تغيير.',
      'دڵنیابە مانگەکە بەبێ گۆڕان کۆپی نەکراوە.',
    ],
  ),
  'looks-cumulative': entry(
    [
      'The figure has grown over {months} months: it may count from the beginning of the year.',
      'نما الرقم على مدى {months} أشهر: ربما يُحسب من بداية السنة.',
      'ژمارەکە بە درێژایی {months} مانگ زیادی کردووە: لەوانەیە لە سەرەتای ساڵەوە بژمێردرێت.',
    ],
    ['Report the people of the month alone.', 'أبلغ عن أشخاص الشهر وحده.', 'تەنها کەسانی ئەو مانگە ڕاپۆرت بکە.'],
  ),
}

const column: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

export const problemCodes: readonly string[] = Object.keys(table)

/** The problem in words. @throws Error for a code without words: a defect of ours. */
export function problemText(
  problem: Pick<RowProblem, 'code' | 'column' | 'value' | 'details'>,
  language: Language,
): { message: string; remedy: string } {
  const texts = table[problem.code]
  if (!texts) throw new Error(`The problem ${problem.code} has no words.`)
  const values: Record<string, string | number> = { column: problem.column ?? '', value: problem.value ?? '', ...problem.details }
  const fill = (text: Text) =>
    text[column[language]].replace(/\{(\w+)\}/g, (_, name: string) =>
      values[name] === undefined || values[name] === '' ? '–' : String(values[name]),
    )
  return { message: fill(texts.message), remedy: fill(texts.remedy) }
}
