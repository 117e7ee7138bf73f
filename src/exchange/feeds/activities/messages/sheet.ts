/** The sheet itself: its columns, rows that are no reports, cells that are merged or hidden, and the template it was made from. */
import { addColumn, type Entries, entry, nothingToDo } from './text.ts'

export const sheetTexts: Entries = {
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
      'The column “{column}” holds {field} once more; “{first}” holds it already.',
      'العمود «{column}» يحوي {field} مرة أخرى؛ وهو في «{first}».',
      'ستوونی «{column}» دووبارە {field}ی تێدایە؛ لە «{first}»دا هەیە.',
    ],
    [
      '“{first}” is used. Remove the one that is wrong.',
      'يُستخدم «{first}». احذف الخاطئ.',
      '«{first}» بەکاردێت. ئەوەی هەڵەیە لایبە.',
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
  'change-unknown': entry(
    ['“{value}” is no change.', '«{value}» ليس تغييرًا.', '«{value}» گۆڕان نییە.'],
    [
      'Write new, update or delete, or leave the cell blank.',
      'اكتب new أو update أو delete أو اترك الخلية فارغة.',
      'new یان update یان delete بنووسە، یان خانەکە بەتاڵ بهێڵەوە.',
    ],
  ),
  'column-hidden': entry(
    [
      'The column “{column}” is hidden in the workbook; it was read all the same.',
      'العمود «{column}» مخفي في المصنف وقد قُرئ مع ذلك.',
      'ستوونی «{column}» لە فایلەکەدا شاراوەیە؛ لەگەڵ ئەوەشدا خوێندرایەوە.',
    ],
    [
      'Show the column and look whether it is up to date.',
      'أظهر العمود وتحقق من أنه محدّث.',
      'ستوونەکە پیشان بدە و سەیر بکە نوێ کراوەتەوە یان نا.',
    ],
  ),
  'column-renamed': entry(
    [
      'The column “{column}” was read as {field}.',
      'قُرئ العمود «{column}» على أنه {field}.',
      'ستوونی «{column}» وەک {field} خوێندرایەوە.',
    ],
    [
      'Name the column as in the template, so that nobody has to guess.',
      'سمِّ العمود كما في النموذج كي لا يضطر أحد إلى التخمين.',
      'ستوونەکە وەک قاڵبەکە ناوبنێ، بۆ ئەوەی کەس ناچار نەبێت گریمانە بکات.',
    ],
  ),
  'instruction-row': entry(
    [
      'This row explains how to fill the sheet (“{text}”) and was left out.',
      'يشرح هذا الصف كيفية ملء الجدول («{text}») وقد تُرك.',
      'ئەم ڕیزە ڕوونی دەکاتەوە چۆن خشتەکە پڕبکرێتەوە («{text}») و لێی گەڕاین.',
    ],
    nothingToDo,
  ),
  'section-row': entry(
    [
      'This row holds one text alone (“{text}”) and was left out as a title.',
      'في هذا الصف نص واحد فقط («{text}») وقد تُرك باعتباره عنوانًا.',
      'ئەم ڕیزە تەنها یەک دەقی تێدایە («{text}») و وەک ناونیشان لێی گەڕاین.',
    ],
    [
      'Nothing to do, unless it is a report: then fill its other cells.',
      'لا يلزم شيء إلا إذا كان تقريرًا: املأ خلاياه الأخرى عندئذ.',
      'هیچ پێویست ناکات، مەگەر ڕاپۆرت بێت: ئەوسا خانەکانی تری پڕبکەرەوە.',
    ],
  ),
  'merged-cell': entry(
    [
      'The cell is merged with a cell above; “{value}” was taken from there.',
      'الخلية مدموجة مع خلية فوقها؛ أُخذت «{value}» منها.',
      'خانەکە لەگەڵ خانەیەکی سەرەوەدا یەکخراوە؛ «{value}» لەوێوە وەرگیرا.',
    ],
    [
      'Nothing to do, unless it holds for the first row only.',
      'لا يلزم شيء إلا إذا كان يخص الصف الأول وحده.',
      'هیچ پێویست ناکات، مەگەر تەنها هی یەکەم ڕیز بێت.',
    ],
  ),
  'merged-figure': entry(
    [
      'The cell is merged with a figure above. The figure counts for the first row only.',
      'الخلية مدموجة مع رقم فوقها. يُحسب الرقم للصف الأول فقط.',
      'خانەکە لەگەڵ ژمارەیەکی سەرەوەدا یەکخراوە. ژمارەکە تەنها بۆ یەکەم ڕیز دەژمێردرێت.',
    ],
    [
      'Unmerge the cells and write a figure into each row, or leave it blank where it is not known.',
      'ألغِ دمج الخلايا واكتب رقمًا في كل صف أو اتركه فارغًا حيث لا يُعرف.',
      'یەکخستنی خانەکان هەڵبوەشێنەوە و ژمارەیەک لە هەر ڕیزێکدا بنووسە، یان ئەگەر نەزانراوە بەتاڵی بهێڵەوە.',
    ],
  ),
  'formula-error': entry(
    [
      'The formula in this cell gives the error {text}; it was read as not known.',
      'تعطي المعادلة في هذه الخلية الخطأ {text}؛ قُرئت على أنها غير معروفة.',
      'هاوکێشەی ئەم خانەیە هەڵەی {text} دەدات؛ وەک نەزانراو خوێندرایەوە.',
    ],
    [
      'Mend the formula, or write the value itself.',
      'أصلح المعادلة أو اكتب القيمة نفسها.',
      'هاوکێشەکە چاک بکە، یان خودی بەهاکە بنووسە.',
    ],
  ),
  'title-of-other-month': entry(
    [
      'The title “{value}” names {months}, the rows are of {periods}: an older month’s template may have been used.',
      'يذكر العنوان «{value}» {months} بينما الصفوف عن {periods}: ربما استُخدم نموذج شهر أقدم.',
      'ناونیشانی «{value}» ناوی {months} دەهێنێت، بەڵام ڕیزەکان هی {periods}ن: لەوانەیە قاڵبی مانگێکی کۆنتر بەکارهاتبێت.',
    ],
    [
      'Check that nothing of the older month was left in the sheet, or download the present template.',
      'تحقق من أنه لم يبق في الجدول شيء من الشهر الأقدم، أو نزّل النموذج الحالي.',
      'دڵنیابە هیچی مانگە کۆنەکە لە خشتەکەدا نەماوەتەوە، یان قاڵبی ئێستا دابگرە.',
    ],
  ),
  'plan-of-other-year': entry(
    [
      'The plan “{value}” is not of {year}, the year of the month; {rows} rows name it.',
      'الخطة «{value}» ليست لسنة {year} التي منها الشهر؛ تذكرها {rows} صفوف.',
      'پلانی «{value}» هی {year} نییە کە ساڵی مانگەکەیە؛ {rows} ڕیز ناوی دەهێنن.',
    ],
    [
      'Write the present plan, or correct the month. An older plan’s template may have been used.',
      'اكتب الخطة الحالية أو صحّح الشهر. ربما استُخدم نموذج خطة أقدم.',
      'پلانی ئێستا بنووسە، یان مانگەکە ڕاست بکەرەوە. لەوانەیە قاڵبی پلانێکی کۆنتر بەکارهاتبێت.',
    ],
  ),
}
