/** Problems of workbooks of indicators in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'

export const indicatorProblemTexts: Record<string, ProblemText> = {
  'indicator-code-missing': {
    message: [
      'The row does not say which indicator it is about.',
      'لا يذكر الصف المؤشر الذي يخصه.',
      'ڕیزەکە ناڵێت دەربارەی کام نیشاندەرە.',
    ],
    remedy: ['Write the code of the indicator.', 'اكتب رمز المؤشر.', 'کۆدی نیشاندەرەکە بنووسە.'],
  },
  'indicator-unit-unknown': {
    message: ['“{value}” is no unit.', '«{value}» ليست وحدة.', '«{value}» یەکە نییە.'],
    remedy: ['Write one of: {offered}.', 'اكتب واحدة من: {offered}.', 'یەکێک لەمانە بنووسە: {offered}.'],
  },
  'indicator-unit-missing': {
    message: ['The indicator is new and has no unit.', 'المؤشر جديد وبلا وحدة.', 'نیشاندەرەکە نوێیە و یەکەی نییە.'],
    remedy: ['Write one of: {offered}.', 'اكتب واحدة من: {offered}.', 'یەکێک لەمانە بنووسە: {offered}.'],
  },
  'indicator-unit-in-use': {
    message: [
      'Figures were said for this indicator in another unit.',
      'ذُكرت أرقام لهذا المؤشر بوحدة أخرى.',
      'ژمارە بۆ ئەم نیشاندەرە بە یەکەیەکی تر وتراون.',
    ],
    remedy: [
      'Leave the unit as it is, or plan a new indicator with a code of its own.',
      'اترك الوحدة كما هي أو خطّط مؤشرًا جديدًا برمز خاص.',
      'یەکەکە وەک خۆی بهێڵەوە، یان نیشاندەرێکی نوێ بە کۆدی خۆی پلان بکە.',
    ],
  },
  'indicator-rule-assumed': {
    message: [
      'It is not said how figures add up over months or places; they are added up.',
      'لم يُذكر كيف تُجمع الأرقام عبر الأشهر أو الأماكن؛ فجُمعت.',
      'نەوتراوە ژمارەکان چۆن بەسەر مانگ یان شوێنەکاندا کۆدەکرێنەوە؛ کۆدەکرێنەوە.',
    ],
    remedy: [
      'Write sum, highest, average or last where another rule holds.',
      'اكتب sum أو highest أو average أو last حيث تسري قاعدة أخرى.',
      'کاتێک ڕێسایەکی تر هەیە sum یان highest یان average یان last بنووسە.',
    ],
  },
  'indicator-rule-unknown': {
    message: ['“{value}” is no rule for adding up.', '«{value}» ليست قاعدة للجمع.', '«{value}» ڕێسای کۆکردنەوە نییە.'],
    remedy: ['Write one of: {offered}.', 'اكتب واحدة من: {offered}.', 'یەکێک لەمانە بنووسە: {offered}.'],
  },
  'indicator-ratio-averaged': {
    message: [
      'A ratio or percentage is never averaged.',
      'لا يُحسب متوسط النسبة أو النسبة المئوية أبدًا.',
      'تێکڕای ڕێژە یان ڕێژەی سەدی هەرگیز وەرناگیرێت.',
    ],
    remedy: [
      'Write sum: numerators are added up and divided by the sum of denominators.',
      'اكتب sum: تُجمع البسوط وتُقسم على مجموع المقامات.',
      'sum بنووسە: سەرژمێرەکان کۆدەکرێنەوە و دابەشی کۆی ژێرژمێرەکان دەکرێن.',
    ],
  },
  'indicator-ambiguous': {
    message: [
      'Several clusters have planned this indicator.',
      'خطّطت عدة مجموعات لهذا المؤشر.',
      'چەند کڵەستەرێک ئەم نیشاندەرەیان پلان کردووە.',
    ],
    remedy: ['Write the code of the cluster.', 'اكتب رمز المجموعة.', 'کۆدی کڵەستەرەکە بنووسە.'],
  },
  'indicator-cluster-missing': {
    message: [
      'It is not said for which cluster the indicator is planned.',
      'لم يُذكر لأي مجموعة خُطِّط المؤشر.',
      'نەوتراوە نیشاندەرەکە بۆ کام کڵەستەر پلان کراوە.',
    ],
    remedy: ['Write the code of the cluster.', 'اكتب رمز المجموعة.', 'کۆدی کڵەستەرەکە بنووسە.'],
  },
  'indicator-name-missing': {
    message: ['The indicator has no name in any language.', 'ليس للمؤشر اسم بأي لغة.', 'نیشاندەرەکە بە هیچ زمانێک ناوی نییە.'],
    remedy: [
      'Write its name in at least one language.',
      'اكتب اسمه بلغة واحدة على الأقل.',
      'ناوەکەی لانیکەم بە یەک زمان بنووسە.',
    ],
  },
  'indicator-twice': {
    message: [
      'The sheet plans this indicator for this cluster twice.',
      'يخطط الجدول هذا المؤشر لهذه المجموعة مرتين.',
      'خشتەکە ئەم نیشاندەرەی بۆ ئەم کڵەستەرە دوو جار پلان کردووە.',
    ],
    remedy: ['Leave one of the rows.', 'أبقِ أحد الصفين.', 'یەکێک لە ڕیزەکان بهێڵەوە.'],
  },
  'indicator-dimension-unknown': {
    message: [
      'This operation breaks no figures down by “{word}”.',
      'لا تُفصّل هذه العملية أرقامًا حسب «{word}».',
      'ئەم ئۆپەراسیۆنە هیچ ژمارەیەک بەپێی «{word}» جیاناکاتەوە.',
    ],
    remedy: [
      'Write codes of: {offered}. New ones are added on the page of indicators.',
      'اكتب رموزًا من: {offered}. تُضاف الجديدة في صفحة المؤشرات.',
      'کۆدەکانی ئەمانە بنووسە: {offered}. هی نوێ لە پەڕەی نیشاندەرەکان زیاد دەکرێن.',
    ],
  },
  'indicator-parent-unknown': {
    message: [
      'The indicator that it rolls up into, {value}, is neither in the sheet nor in the plan.',
      'المؤشر الذي يُجمَّع فيه، {value}، ليس في الجدول ولا في الخطة.',
      'ئەو نیشاندەرەی تێیدا کۆدەکرێتەوە، {value}، نە لە خشتەکەدایە نە لە پلاندا.',
    ],
    remedy: [
      'Write the code of a planned indicator, or leave it blank.',
      'اكتب رمز مؤشر مخطط أو اتركه فارغًا.',
      'کۆدی نیشاندەرێکی پلانکراو بنووسە، یان بەتاڵی بهێڵەوە.',
    ],
  },
  'indicator-parent-unit-differs': {
    message: [
      'It cannot roll up into {parent}, which is counted in another unit.',
      'لا يمكن تجميعه في {parent} الذي يُحسب بوحدة أخرى.',
      'ناتوانرێت لە {parent}دا کۆبکرێتەوە کە بە یەکەیەکی تر دەژمێردرێت.',
    ],
    remedy: ['Choose one of the same unit.', 'اختر واحدًا بالوحدة نفسها.', 'یەکێک بە هەمان یەکە هەڵبژێرە.'],
  },
  'indicator-parent-circle': {
    message: ['The indicator would roll up into itself.', 'سيُجمَّع المؤشر في نفسه.', 'نیشاندەرەکە لە خۆیدا کۆدەبێتەوە.'],
    remedy: ['Choose another one for it to roll up into.', 'اختر مؤشرًا آخر ليُجمَّع فيه.', 'یەکێکی تر بۆ کۆکردنەوەی هەڵبژێرە.'],
  },
  'indicator-definition-not-yours': {
    message: [
      'The definition is kept by others, and the row would change it.',
      'يحفظ التعريفَ آخرون، وسيغيّره الصف.',
      'پێناسەکە لای کەسانی تر پارێزراوە و ڕیزەکە دەیگۆڕێت.',
    ],
    remedy: [
      'Leave the definition as it is, or ask those who keep it.',
      'اترك التعريف كما هو أو اطلب ممن يحفظونه.',
      'پێناسەکە وەک خۆی بهێڵەوە، یان داوا لە پارێزەرەکانی بکە.',
    ],
  },
  'indicator-plan-not-yours': {
    message: [
      'The plan and targets of this cluster are kept by its task manager and by those who keep the operation.',
      'يحفظ خطةَ هذه المجموعة وأهدافها مديرُ مهامها والقائمون على العملية.',
      'پلان و ئامانجەکانی ئەم کڵەستەرە لای بەڕێوەبەری ئەرکەکەی و پارێزەرانی ئۆپەراسیۆنەکەن.',
    ],
    remedy: [
      'Leave the row out, or ask the task manager of the cluster.',
      'احذف الصف أو اطلب من مدير مهام المجموعة.',
      'ڕیزەکە لابە، یان داوا لە بەڕێوەبەری ئەرکی کڵەستەرەکە بکە.',
    ],
  },
  'planned-indicator-unknown': {
    message: [
      'No cluster of this operation has planned an indicator {value}. Alike: {suggestions}.',
      'لم تخطط أي مجموعة في هذه العملية لمؤشر {value}. المشابه: {suggestions}.',
      'هیچ کڵەستەرێکی ئەم ئۆپەراسیۆنە نیشاندەری {value}ی پلان نەکردووە. هاوشێوە: {suggestions}.',
    ],
    remedy: [
      'Write a code from the plan, or plan the indicator in the sheet of indicators.',
      'اكتب رمزًا من الخطة أو خطّط المؤشر في ورقة المؤشرات.',
      'کۆدێک لە پلانەکە بنووسە، یان نیشاندەرەکە لە لاپەڕەی نیشاندەرەکاندا پلان بکە.',
    ],
  },
  'indicator-not-of-cluster': {
    message: [
      'The cluster that the row names has not planned this indicator.',
      'المجموعة المذكورة في الصف لم تخطط لهذا المؤشر.',
      'ئەو کڵەستەرەی ڕیزەکە ناوی دەبات ئەم نیشاندەرەی پلان نەکردووە.',
    ],
    remedy: [
      'Write the cluster whose indicator it is.',
      'اكتب المجموعة صاحبة المؤشر.',
      'ئەو کڵەستەرە بنووسە کە نیشاندەرەکە هی ئەوە.',
    ],
  },
  'indicator-category-unknown': {
    message: ['“{value}” is none of the categories.', '«{value}» ليس من الفئات.', '«{value}» هیچ یەکێک لە پۆلەکان نییە.'],
    remedy: [
      'Write one of: {offered}, or leave it blank for the total.',
      'اكتب واحدة من: {offered}، أو اتركه فارغًا للمجموع.',
      'یەکێک لەمانە بنووسە: {offered}، یان بۆ کۆی گشتی بەتاڵی بهێڵەوە.',
    ],
  },
  'indicator-part-not-asked': {
    message: [
      '{indicator} is not broken down by this in this month.',
      'لا يُفصَّل {indicator} حسب هذا في هذا الشهر.',
      '{indicator} لەم مانگەدا بەپێی ئەمە جیاناکرێتەوە.',
    ],
    remedy: [
      'Leave the cell blank and give the total, or have the breakdown added.',
      'اترك الخلية فارغة واذكر المجموع، أو اطلب إضافة التفصيل.',
      'خانەکە بەتاڵ بهێڵەوە و کۆی گشتی بدە، یان داوای زیادکردنی جیاکردنەوەکە بکە.',
    ],
  },
  'indicator-target-place-missing': {
    message: [
      'A target here is of an area or of a part; the row names neither.',
      'الهدف هنا لمنطقة أو لجزء؛ ولا يذكر الصف أيًا منهما.',
      'ئامانج لێرە هی ناوچەیەک یان بەشێکە؛ ڕیزەکە ناوی هیچیان نابات.',
    ],
    remedy: [
      'Write the area. The target of the whole operation stands in the sheet of indicators.',
      'اكتب المنطقة. هدف العملية كلها في ورقة المؤشرات.',
      'ناوچەکە بنووسە. ئامانجی هەموو ئۆپەراسیۆنەکە لە لاپەڕەی نیشاندەرەکاندایە.',
    ],
  },
  'indicator-target-twice': {
    message: [
      'Row {row} states a target of the same area and part.',
      'يذكر الصف {row} هدفًا للمنطقة والجزء نفسيهما.',
      'ڕیزی {row} ئامانجی هەمان ناوچە و بەش دەڵێت.',
    ],
    remedy: ['Leave one of the rows.', 'أبقِ أحد الصفين.', 'یەکێک لە ڕیزەکان بهێڵەوە.'],
  },
  'figure-ratio-needs-both': {
    message: [
      'A ratio needs its numerator and its denominator; a quotient alone cannot be added up.',
      'تحتاج النسبة إلى بسطها ومقامها؛ ولا يُجمع ناتج القسمة وحده.',
      'ڕێژە پێویستی بە سەرژمێر و ژێرژمێری خۆیەتی؛ ئەنجامی دابەشکردن بە تەنها کۆناکرێتەوە.',
    ],
    remedy: ['Write both numbers in their columns.', 'اكتب العددين في عموديهما.', 'هەردوو ژمارەکە لە ستوونی خۆیاندا بنووسە.'],
  },
  'figure-percentage-above-hundred': {
    message: [
      'The numerator is larger than the denominator: more than 100 per cent.',
      'البسط أكبر من المقام: أكثر من 100 بالمئة.',
      'سەرژمێرەکە لە ژێرژمێرەکە گەورەترە: زیاتر لە سەدا ١٠٠.',
    ],
    remedy: [
      'Look whether the two are exchanged.',
      'تحقق مما إذا تبادل العددان موضعيهما.',
      'سەیر بکە ئایا هەردووکیان ئاڵوگۆڕ کراون.',
    ],
  },
  'indicator-takes-no-figures': {
    message: [
      'The indicator takes no figures after {ended}.',
      'لا يقبل المؤشر أرقامًا بعد {ended}.',
      'نیشاندەرەکە دوای {ended} ژمارە وەرناگرێت.',
    ],
    remedy: [
      'Leave the row out, or have the indicator taken up again.',
      'احذف الصف أو اطلب استئناف المؤشر.',
      'ڕیزەکە لابە، یان داوا بکە نیشاندەرەکە دووبارە دەستی پێبکرێتەوە.',
    ],
  },
  'figure-repeated': {
    message: ['Row {row} says the same figure.', 'يذكر الصف {row} الرقم نفسه.', 'ڕیزی {row} هەمان ژمارە دەڵێت.'],
    remedy: ['Nothing to do.', 'لا يلزم شيء.', 'هیچ پێویست ناکات.'],
  },
  'figure-said-twice': {
    message: [
      'Row {row} says another figure for the same month, place, organisation and part.',
      'يذكر الصف {row} رقمًا آخر للشهر والمكان والمنظمة والجزء نفسها.',
      'ڕیزی {row} بۆ هەمان مانگ و شوێن و ڕێکخراو و بەش ژمارەیەکی تر دەڵێت.',
    ],
    remedy: ['Leave the row that is right.', 'أبقِ الصف الصحيح.', 'ڕیزە ڕاستەکە بهێڵەوە.'],
  },
  'figure-not-yours': {
    message: [
      'This figure is another organisation’s, or of a place outside those you report for.',
      'هذا الرقم لمنظمة أخرى أو لمكان خارج الأماكن التي تبلّغ عنها.',
      'ئەم ژمارەیە هی ڕێکخراوێکی ترە، یان هی شوێنێکە لە دەرەوەی ئەوانەی ڕاپۆرتیان بۆ دەدەیت.',
    ],
    remedy: [
      'Leave the row out, or ask the task manager of the cluster to report it.',
      'احذف الصف أو اطلب من مدير مهام المجموعة أن يبلّغ عنه.',
      'ڕیزەکە لابە، یان داوا لە بەڕێوەبەری ئەرکی کڵەستەرەکە بکە ڕاپۆرتی بکات.',
    ],
  },
}
