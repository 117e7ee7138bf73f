/** Texts of the page about an operation, in every language of the interface. What sources say stays in their words. */
import type { Language } from '../../kernel/pure/languages.ts'
import type { FactTopic } from '../../modules/operations/index.ts'
import { sayer, type Text, text } from './text.ts'

export const sayOfAbout = sayer({
  about: text('About this operation', 'عن هذه العملية', 'دەربارەی ئەم ئۆپەراسیۆنە'),
  aboutShort: text('About', 'عن العملية', 'دەربارە'),
  intro: text(
    'What is known of it, each fact with its source. What no source says is shown as unknown. Texts of sources stay in their language.',
    'ما هو معروف عنها، ولكل معلومة مصدرها. ما لم يقله مصدر يظهر مجهولًا. وتبقى نصوص المصادر بلغتها.',
    'ئەوەی لێی زانراوە، هەر زانیارییەک لەگەڵ سەرچاوەکەی. ئەوەی هیچ سەرچاوەیەک نایڵێت وەک نەزانراو پیشان دەدرێت. دەقی سەرچاوەکان بە زمانی خۆیان دەمێننەوە.',
  ),
  plan: text('Plan', 'الخطة', 'پلان'),
  dates: text('From – to', 'من – إلى', 'لە – تا'),
  country: text('Country', 'البلد', 'وڵات'),
  clustersCount: text('clusters in force', 'مجموعات سارية', 'کڵەستەری کارپێکراو'),
  placesCount: text('governorates, {districts} districts', 'محافظة و{districts} قضاءً', 'پارێزگا، {districts} قەزا'),
  teamStated: text(
    'agencies in the Country Team, as stated',
    'وكالة في الفريق القطري كما ذُكر',
    'ئاژانس لە تیمی وڵاتدا وەک گوتراوە',
  ),
  teamNamed: text('of them named by sources', 'منها تسمّيها المصادر', 'لەوان سەرچاوەکان ناویان دەبەن'),
  donorsCount: text('donors named', 'جهات مانحة مسمّاة', 'بەخشەری ناوبراو'),
  donorsNamedBy: text('{count} named by', '{count} يسمّيها', '{count} کە ناویان هاتووە لە'),
  planAndHubs: text('Plan and places it is run from', 'الخطة وأماكن الإدارة', 'پلان و ئەو شوێنانەی لێوەی بەڕێوە دەبرێت'),
  runFrom: text('Run from {place}', 'تُدار من {place}', 'لە {place}ەوە بەڕێوە دەبرێت'),
  clustersFrom: text('Clusters {codes}', 'المجموعات {codes}', 'کڵەستەرەکانی {codes}'),
  hub: text('Hub', 'مركز', 'ناوەند'),
  formerHub: text('Former hub', 'مركز سابق', 'ناوەندی پێشوو'),
  activeHub: text('Active hub', 'المركز النشط', 'ناوەندی چالاک'),
  since: text('since {date}', 'منذ {date}', 'لە {date}'),
  until: text('until {date}', 'حتى {date}', 'تا {date}'),
  timeline: text('Timeline', 'التسلسل الزمني', 'هێڵی کات'),
  clusters: text('Clusters', 'المجموعات', 'کڵەستەرەکان'),
  clustersBefore: text('Clusters before', 'المجموعات السابقة', 'کڵەستەرەکانی پێشتر'),
  name: text('Name', 'الاسم', 'ناو'),
  heads: text('Task manager, deputy', 'مدير المهام ونائبه', 'بەڕێوەبەری ئەرک، جێگر'),
  membersNamed: text('Members named', 'الأعضاء المذكورون', 'ئەندامانی ناوبراو'),
  cameFrom: text('Came from', 'نشأ من', 'لەمەوە هاتووە'),
  wentInto: text('Went into', 'انتقل إلى', 'چووە ناو'),
  valid: text('In force', 'سارٍ', 'کارپێکراو'),
  generalKnowledge: text('general knowledge', 'معرفة عامة', 'زانیاریی گشتی'),
  team: text('UN Country Team', 'فريق الأمم المتحدة القطري', 'تیمی وڵاتی نەتەوە یەکگرتووەکان'),
  teamText: text(
    'A source states {stated} agencies; sources name {named}. Neither list is filled up to fit the other.',
    'يذكر مصدرٌ {stated} وكالة، وتسمّي المصادر {named}. ولم تُكمَّل أي قائمة لتوافق الأخرى.',
    'سەرچاوەیەک {stated} ئاژانس دەڵێت؛ سەرچاوەکان ناوی {named} دەبەن. هیچ لیستێک پڕ نەکراوەتەوە بۆ ئەوەی لەگەڵ ئەوی تر بگونجێت.',
  ),
  donors: text('Donors', 'الجهات المانحة', 'بەخشەران'),
  donorsText: text(
    'Amounts given by each are not known.',
    'المبالغ التي قدّمتها كل جهة غير معروفة.',
    'بڕی ئەوەی هەریەکەیان بەخشیویەتی نازانرێت.',
  ),
  operation: text('Set-up', 'التكوين', 'پێکهاتە'),
  project: text('Project', 'المشروع', 'پڕۆژە'),
  projectsSourced: text('projects that sources name', 'مشاريع تسمّيها المصادر', 'پڕۆژە کە سەرچاوەکان ناویان دەبەن'),
  budgetsStated: text('with a stated budget', 'بميزانية مذكورة', 'بودجەکەیان گوتراوە'),
  budgetsUnknown: text('with an unknown budget', 'بميزانية غير معروفة', 'بودجەکەیان نەزانراوە'),
  budgetsTogether: text('stated budgets together', 'مجموع الميزانيات المذكورة', 'کۆی بودجە گوتراوەکان'),
  clusterAsIn: text('Cluster as in', 'المجموعة كما في', 'کڵەستەر وەک لە'),
  noProjects: text('No projects are known of.', 'لا مشاريع معروفة.', 'هیچ پڕۆژەیەک نەزانراوە.'),
  noFacts: text('No facts are known of.', 'لا حقائق معروفة.', 'هیچ ڕاستییەک نەزانراوە.'),
  projects: text('Projects', 'المشاريع', 'پڕۆژەکان'),
  ourCode: text('code is ours', 'الرمز من عندنا', 'کۆدەکە هی ئێمەیە'),
  budget: text('Budget', 'الميزانية', 'بودجە'),
  agencies: text('Agencies', 'الوكالات', 'ئاژانسەکان'),
  areas: text('Areas', 'المناطق', 'ناوچەکان'),
  result: text('Result', 'النتيجة', 'ئەنجام'),
  facts: text('Facts', 'الحقائق', 'ڕاستییەکان'),
  unknown: text('unknown', 'غير معروف', 'نەزانراو'),
  notSourced: text('no source', 'بلا مصدر', 'بێ سەرچاوە'),
  asOf: text('as of {date}', 'حتى {date}', 'تا {date}'),
  sources: text('Sources', 'المصادر', 'سەرچاوەکان'),
  source: text('Source {number}: {title}', 'المصدر {number}: {title}', 'سەرچاوەی {number}: {title}'),
  noAddress: text('no address', 'بلا عنوان', 'بێ ناونیشان'),
  contents: text('On this page', 'في هذه الصفحة', 'لەم پەڕەیەدا'),
})

const topics: Record<FactTopic, Text> = {
  mission: text('The mission', 'البعثة', 'نێردەکە'),
  relocation: text('The move of coordination', 'انتقال التنسيق', 'گواستنەوەی هەماهەنگی'),
  'country-team': text('The Country Team', 'الفريق القطري', 'تیمی وڵات'),
  rules: text('Rules of counting and naming', 'قواعد العدّ والتسمية', 'یاساکانی ژماردن و ناونان'),
  'trust-fund': text('Trust fund', 'الصندوق الاستئماني', 'سندوقی متمانە'),
  'transition-initiative': text('Transition initiative', 'مبادرة الانتقال', 'دەستپێشخەریی گواستنەوە'),
  'property-claims': text('Property claims', 'مطالبات الملكية', 'داواکارییەکانی موڵک'),
  'out-of-country-voting': text('Out-of-country voting', 'التصويت خارج البلاد', 'دەنگدان لە دەرەوەی وڵات'),
  displacement: text('Displacement', 'النزوح', 'ئاوارەبوون'),
  population: text('Population', 'السكان', 'دانیشتووان'),
  conflicts: text('Where sources disagree', 'حيث تختلف المصادر', 'لە کوێ سەرچاوەکان ناکۆکن'),
  limits: text('What could not be found', 'ما تعذّر العثور عليه', 'ئەوەی نەدۆزرایەوە'),
}
export const sayTopic = sayer(topics)

/** Short phrases that many sources share, so that a figure reads whole in every language. */
const phrases: Record<string, Omit<Text, 'en'>> = {
  over: { ar: 'أكثر من', ckb: 'زیاتر لە' },
  'more than': { ar: 'أكثر من', ckb: 'زیاتر لە' },
  'fewer than': { ar: 'أقل من', ckb: 'کەمتر لە' },
  around: { ar: 'نحو', ckb: 'نزیکەی' },
  'cluster inferred from subject': { ar: 'المجموعة مستنتجة من الموضوع', ckb: 'کڵەستەر لە بابەتەکەوە دەرهێنراوە' },
  'Communities supported': { ar: 'مجتمعات جرى دعمها', ckb: 'کۆمەڵگەی پشتگیریکراو' },
  Returned: { ar: 'العائدون', ckb: 'گەڕاوەکان' },
  Returnees: { ar: 'العائدون', ckb: 'گەڕاوەکان' },
  'Countries they returned from': { ar: 'البلدان التي عادوا منها', ckb: 'ئەو وڵاتانەی لێیان گەڕانەوە' },
  Applications: { ar: 'الطلبات', ckb: 'داواکارییەکان' },
  'Applications accepted': { ar: 'الطلبات المقبولة', ckb: 'داواکارییە پەسەندکراوەکان' },
  'Third-country nationals returned': { ar: 'رعايا بلدان ثالثة أُعيدوا', ckb: 'هاووڵاتیانی وڵاتی سێیەم کە گەڕێندرانەوە' },
  'Newly displaced people assisted': { ar: 'نازحون جدد تلقّوا المساعدة', ckb: 'ئاوارە نوێیەکان کە یارمەتی دران' },
  'Host countries': { ar: 'البلدان المضيفة', ckb: 'وڵاتانی میواندار' },
  'First placements': { ar: 'أولى التعيينات', ckb: 'یەکەم دامەزراندنەکان' },
  'Returns facilitated': { ar: 'عودات جرى تيسيرها', ckb: 'گەڕانەوەی ئاسانکراو' },
  Evacuated: { ar: 'من جرى إجلاؤهم', ckb: 'گواستراوەکان' },
  'Spontaneous returns since May 2003': { ar: 'عودات تلقائية منذ أيار ٢٠٠٣', ckb: 'گەڕانەوەی خۆبەخۆ لە ئایاری ٢٠٠٣ەوە' },
  'Being selected': { ar: 'قيد الاختيار', ckb: 'لە هەڵبژاردندان' },
}

/** A phrase of sources in the reader's language; undefined where it stays as it was written. */
export function phraseIn(phrase: string, language: Language): string | undefined {
  return language === 'en' ? undefined : phrases[phrase]?.[language]
}
