/** Texts of figures: of the overview's pictures and tables, and of the files and pages they are taken away as. */
import { sayer, type Text, text } from './text.ts'

const figureMessages = {
  figures: text('Key figures', 'الأرقام الرئيسية', 'ژمارە سەرەکییەکان'),
  trend: text('People reached by month', 'من وصلت إليهم المساعدة حسب الشهر', 'کەسانی پێگەیشتوو بەپێی مانگ'),
  trendOfOrganisations: text('Organisations present by month', 'المنظمات الحاضرة حسب الشهر', 'ڕێکخراوە ئامادەکان بەپێی مانگ'),
  openGapsNote: text('places, counted for each cluster', 'أماكن، تُحسب لكل مجموعة', 'شوێن، بۆ هەر کڵەستەرێک دەژمێردرێت'),
  asOf: text('as of {date}', 'حتى {date}', 'تا {date}'),
  shareOfNeed: text('{share} % of those in need', '{share} ٪ من المحتاجين', '{share} ٪ لە کەسانی پێویستدار'),
  shareOfTarget: text('{share} % of target', '{share} ٪ من المستهدف', '{share} ٪ لە ئامانج'),
  overTarget: text('{share} % of target: over it', '{share} ٪ من المستهدف: فوقه', '{share} ٪ لە ئامانج: لە سەرووی'),
  inAreas: text('in {present} of {all} areas', 'في {present} من {all} منطقة', 'لە {present} لە {all} ناوچە'),
  peopleUnsaid: text(
    '{unknown} of {lines} lines say no number',
    '{unknown} من {lines} سطرًا لا تذكر عددًا',
    '{unknown} لە {lines} دێڕ ژمارە ناڵێن',
  ),
  noFigure: text('no figure for this choice', 'لا رقم لهذا الاختيار', 'بۆ ئەم هەڵبژاردنە ژمارە نییە'),
  inThousands: text('in thousands', 'بالآلاف', 'بە هەزار'),
  inMillions: text('in millions', 'بالملايين', 'بە ملیۆن'),
  inPercent: text('in per cent', 'بالنسبة المئوية', 'بە سەدی'),
  equalCount: text(
    'The values are very unequal: each class holds about as many of them.',
    'القيم متفاوتة جدًا: في كل فئة عدد متقارب منها.',
    'نرخەکان زۆر جیاوازن: هەر پۆلێک نزیکەی هەمان ژمارەیان تێدایە.',
  ),
  moreThan: text('>{bound}', '>{bound}', '>{bound}'),
  wholeOperation: text('The whole operation', 'العملية كلها', 'هەموو ئۆپەراسیۆنەکە'),
  leaveOut: text('Take off: {name}', 'أزل: {name}', 'لابردنی: {name}'),
  shownOnly: text('Only', 'فقط', 'تەنها'),
  openLinesCount: text('Open the {count} report lines', 'افتح سطور التقارير ({count})', '{count} دێڕی ڕاپۆرتەکە بکەرەوە'),
  chooseCluster: text('Cluster: {name}', 'المجموعة: {name}', 'کڵەستەر: {name}'),
  tilesNote: text(
    'Every area is a tile of one size, laid out roughly like the country.',
    'كل منطقة مربع بالحجم نفسه، مرتبة تقريبًا كشكل البلد.',
    'هەر ناوچەیەک چوارگۆشەیەکی هەمان قەبارەیە، نزیکەی وەک وڵاتەکە ڕیزکراون.',
  ),
  noMap: text(
    'Neither boundaries nor coordinates of these areas are known here, so they are listed.',
    'لا حدود ولا إحداثيات معروفة هنا لهذه المناطق، لذلك تظهر كقائمة.',
    'نە سنوور و نە خاڵی جوگرافیی ئەم ناوچانە لێرە نازانرێن، بۆیە وەک لیست پیشان دەدرێن.',
  ),
  schematicOf: text('Schematic boundaries ({source}).', 'حدود تخطيطية ({source}).', 'سنووری هێڵکاری ({source}).'),
  boundariesOf: text('Boundaries: {source}.', 'الحدود: {source}.', 'سنوورەکان: {source}.'),
  noEndorsement: text(
    'Boundaries and names do not imply endorsement or acceptance.',
    'لا تعني الحدود والأسماء أي تأييد أو قبول.',
    'سنوور و ناوەکان واتای پشتگیری یان پەسەندکردن نادەن.',
  ),
  sourceUnknown: text('source not stated', 'المصدر غير مذكور', 'سەرچاوە نەوتراوە'),
  inTheMonth: text('In the month', 'في الشهر', 'لە مانگەکەدا'),
  soFar: text('Since {month}', 'منذ {month}', 'لە {month}ەوە'),
  soFarHead: text('Reached since the first month', 'من وصلت إليهم المساعدة منذ الشهر الأول', 'پێگەیشتوو لە یەکەم مانگەوە'),
  targetLine: text('Target', 'المستهدف', 'ئامانج'),
  trendNote: text(
    'Columns: different people reached in the month. Line: different people reached since the first month; it never counts one twice. A month without reports leaves a gap.',
    'الأعمدة: أشخاص مختلفون وصلت إليهم المساعدة في الشهر. الخط: أشخاص مختلفون منذ الشهر الأول، ولا يُحسب أحد مرتين. الشهر بلا تقارير يترك فراغًا.',
    'ستوونەکان: کەسانی جیاواز کە لە مانگەکەدا پێیان گەیشتووە. هێڵ: کەسانی جیاواز لە یەکەم مانگەوە؛ هیچ کەس دوو جار ناژمێردرێت. مانگێک بەبێ ڕاپۆرت بۆشایی جێدەهێڵێت.',
  ),
  trendOfOrganisationsNote: text(
    'Nothing is known about how many people were reached, so organisations are shown. A month without reports leaves a gap.',
    'لا يُعرف عدد من وصلت إليهم المساعدة، لذلك تظهر المنظمات. الشهر بلا تقارير يترك فراغًا.',
    'نازانرێت چەند کەس پێیان گەیشتووە، بۆیە ڕێکخراوەکان پیشان دەدرێن. مانگێک بەبێ ڕاپۆرت بۆشایی جێدەهێڵێت.',
  ),
  noReports: text('no reports', 'لا تقارير', 'ڕاپۆرت نییە'),
  asTable: text('As a table', 'كجدول', 'وەک خشتە'),
  takeAway: text('Take away: {figure}', 'خذ معك: {figure}', 'لەگەڵ خۆت ببە: {figure}'),
  takeAwayAs: text('{figure} as {format}', '{figure} بصيغة {format}', '{figure} وەک {format}'),
  filtersWere: text('Filters: {filters}', 'عوامل التصفية: {filters}', 'پاڵاوتنەکان: {filters}'),
  noFilters: text('none', 'لا شيء', 'هیچ'),
  figureSource: text('Source: {url}', 'المصدر: {url}', 'سەرچاوە: {url}'),
  illustrativeFigures: text(
    'Illustrative: these figures are made up to show how the platform works. They are no facts.',
    'توضيحي: هذه الأرقام مصطنعة لإظهار كيفية عمل المنصة، وليست حقائق.',
    'نموونەیی: ئەم ژمارانە دروستکراون بۆ پیشاندانی کارکردنی پلاتفۆرمەکە. ڕاستی نین.',
  ),
  moreInCsv: text(
    'The first {shown} of {count}. The CSV has all.',
    'أول {shown} من {count}. ملف CSV يضمها كلها.',
    'یەکەم {shown} لە {count}. فایلی CSV هەموویانی تێدایە.',
  ),
  figure: text('Figure', 'الرقم', 'ژمارە'),
  value: text('Value', 'القيمة', 'نرخ'),
  share: text('Share, %', 'النسبة، ٪', 'ڕێژە، ٪'),
  shareOf: text('Share of', 'نسبة من', 'ڕێژە لە'),
  code: text('Code', 'الرمز', 'کۆد'),
  pcode: text('P-code', 'رمز المكان', 'P-کۆد'),
  shown: text('What is shown', 'ما يظهر', 'چی پیشان دەدرێت'),
  known: text('known', 'معروف', 'زانراو'),
  linesUnsaid: text('Lines that do not say how many people', 'سطور لا تذكر عدد الأشخاص', 'دێڕ کە ژمارەی کەسان ناڵێن'),
  highestReport: text('People of the highest report', 'أشخاص أعلى تقرير', 'کەسانی بەرزترین ڕاپۆرت'),
  allReports: text('People of all reports together', 'أشخاص كل التقارير معًا', 'کەسانی هەموو ڕاپۆرتەکان پێکەوە'),
} satisfies Record<string, Text>

export type FigureMessage = keyof typeof figureMessages

/** A text about figures in a language, placeholders filled. */
export const sayFigure = sayer(figureMessages)
