/** Texts of the pages on which files of money are looked at, stored and taken back. */
import { sayer, text } from './text.ts'

const moneyFileMessages = {
  flows: text(
    'Money: pledges, payments, allocations, expenditure',
    'أموال: تعهدات ودفعات وتخصيصات وإنفاق',
    'پارە: بەڵێن، پارەدان، تەرخانکردن، خەرجی',
  ),
  fts: text(
    'Flows of the Financial Tracking Service (JSON; all pages together)',
    'تدفقات خدمة التتبع المالي (JSON؛ كل الصفحات معًا)',
    'جووڵەکانی خزمەتگوزاری چاودێری دارایی (JSON؛ هەموو پەڕەکان پێکەوە)',
  ),
  rates: text('Exchange rates of the United Nations', 'أسعار الصرف لدى الأمم المتحدة', 'نرخەکانی ئاڵوگۆڕی نەتەوە یەکگرتووەکان'),
  flowsShort: text('money', 'أموال', 'پارە'),
  ftsShort: text('FTS', 'FTS', 'FTS'),
  ratesShort: text('exchange rates', 'أسعار صرف', 'نرخی ئاڵوگۆڕ'),
  template: text('Workbook for money (XLSX)', 'مصنف للأموال (XLSX)', 'فایل بۆ پارە (XLSX)'),
  exportLabel: text('All money as', 'كل الأموال بصيغة', 'هەموو پارەکان وەک'),
  rows: text('Rows', 'الصفوف', 'ڕیزەکان'),
  newFlows: text('New movements', 'حركات جديدة', 'جووڵەی نوێ'),
  changedFlows: text('Corrected movements', 'حركات مصححة', 'جووڵەی ڕاستکراوە'),
  unchangedFlows: text('Movements already stored', 'حركات مخزنة من قبل', 'جووڵەی پێشتر پاشەکەوتکراو'),
  newRates: text('New rates', 'أسعار جديدة', 'نرخی نوێ'),
  changedRates: text('Corrected rates', 'أسعار مصححة', 'نرخی ڕاستکراوە'),
  unchangedRates: text('Rates already stored', 'أسعار مخزنة من قبل', 'نرخی پێشتر پاشەکەوتکراو'),
  rejected: text('Rows not taken', 'صفوف لم تُؤخذ', 'ڕیزی وەرنەگیراو'),
  repaired: text('Rows repaired', 'صفوف أُصلحت', 'ڕیزی چاککراو'),
  store: text('Store', 'تخزين', 'پاشەکەوتکردن'),
  storePartly: text(
    '{rejected} rows are not taken; all others are stored.',
    'لم تُؤخذ {rejected} من الصفوف وتُخزن كل الأخرى.',
    '{rejected} ڕیز وەرناگیرێن؛ هەموو ئەوانی تر پاشەکەوت دەکرێن.',
  ),
  nothing: text(
    'Nothing of this file can be stored yet: mend what is listed below and send it again.',
    'لا يمكن تخزين شيء من هذا الملف بعد: أصلح المذكور أدناه وأرسله مجددًا.',
    'هێشتا هیچ شتێکی ئەم فایلە پاشەکەوت ناکرێت: ئەوەی لە خوارەوە نووسراوە چاک بکە و دووبارە بینێرە.',
  ),
  same: text(
    'The file says what is stored already: there is no new money.',
    'يقول الملف ما هو مخزن من قبل: لا مال جديد.',
    'فایلەکە ئەوە دەڵێت کە پێشتر پاشەکەوت کراوە: پارەی نوێ نییە.',
  ),
  corrected: text('The sheet with its problems marked', 'الجدول مع تعليم مشكلاته', 'خشتەکە بە نیشانەکردنی کێشەکانییەوە'),
  sendAnother: text('Send another file', 'إرسال ملف آخر', 'ناردنی فایلێکی تر'),
  wouldBring: text('What it would bring', 'ما الذي سيضيفه', 'چی دەهێنێت'),
  kind: text('Kind', 'النوع', 'جۆر'),
  count: text('Movements', 'الحركات', 'جووڵەکان'),
  amount: text('Amount', 'المبلغ', 'بڕ'),
  currency: text('Currency', 'العملة', 'دراو'),
  agreements: text(
    'Agreements that begin or say something else: {codes}',
    'اتفاقيات تبدأ أو تقول شيئًا آخر: {codes}',
    'ئەو ڕێککەوتنانەی دەست پێدەکەن یان شتێکی تر دەڵێن: {codes}',
  ),
  ftsTotals: text(
    'Incoming funding: {found} US dollars; {storable} can be stored.',
    'التمويل الوارد: {found} دولار أمريكي؛ يمكن تخزين {storable}.',
    'دارایی هاتوو: {found} دۆلاری ئەمریکی؛ {storable} پاشەکەوت دەکرێت.',
  ),
  ftsStated: text('The service states {stated}.', 'تذكر الخدمة {stated}.', 'خزمەتگوزارییەکە {stated} دەڵێت.'),
  ftsApart: text(
    '{count} flows are shared with what lies outside of the operation ({amount} US dollars): they are kept, and in no total.',
    '{count} من التدفقات مشتركة مع ما يقع خارج العملية ({amount} دولار): تُحفظ ولا تدخل في أي مجموع.',
    '{count} جووڵە لەگەڵ دەرەوەی ئۆپەراسیۆنەکە هاوبەشن ({amount} دۆلار): هەڵدەگیرێن و لە هیچ کۆیەکدا نین.',
  ),
  learn: text(
    'Take in organisations that nobody knows, as unreviewed',
    'اقبل المنظمات غير المعروفة على أنها غير مراجعة',
    'ئەو ڕێکخراوانە وەربگرە کە کەس نایانناسێت، وەک پێداچوونەوە نەکراو',
  ),
  checkAgain: text('Look again', 'راجع مجددًا', 'دووبارە سەیری بکە'),
  newOrganisations: text(
    '{count} organisations are taken in as unreviewed.',
    'تُقبل {count} من المنظمات غير المراجعة.',
    '{count} ڕێکخراو وەک پێداچوونەوە نەکراو وەردەگیرێن.',
  ),
  isStored: text('The file is stored.', 'خُزّن الملف.', 'فایلەکە پاشەکەوت کرا.'),
  isUndone: text(
    'This import was taken back: its entries are reversed.',
    'أُلغي هذا الاستيراد: عُكست قيوده.',
    'ئەم هاوردەکردنە هەڵوەشێنرایەوە: تۆمارەکانی پێچەوانە کرانەوە.',
  ),
  undo: text('Take the import back', 'إلغاء الاستيراد', 'هەڵوەشاندنەوەی هاوردەکردنەکە'),
  undoNote: text(
    'Nothing is deleted: every entry that it brought is reversed, and what it corrected stands again as before.',
    'لا يُحذف شيء: يُعكس كل قيد أضافه ويعود ما صححه كما كان.',
    'هیچ ناسڕدرێتەوە: هەموو تۆمارێک کە هێناویەتی پێچەوانە دەکرێتەوە، و ئەوەی ڕاستی کردووەتەوە وەک پێشوو دەبێتەوە.',
  ),
  notYours: text('You may not store this file.', 'لا يجوز لك تخزين هذا الملف.', 'ناتوانیت ئەم فایلە پاشەکەوت بکەیت.'),
}

/** Says a text of the pages about files of money. */
export const sayMoneyFile = sayer(moneyFileMessages)
