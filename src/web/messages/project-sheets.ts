/** Texts of the pages on which sheets of projects are sent, looked at, stored and taken back. */
import { sayer, text } from './text.ts'

const projectSheetMessages = {
  send: text('Import a sheet of projects', 'استيراد جدول مشاريع', 'هاوردەکردنی خشتەی پڕۆژەکان'),
  introduction: text(
    'Rows with the same project code are one project: each row may add a partner, a donor with its amount, a place, a group, a risk or a contract. One row a project, with lists in a cell, is understood as well. Columns may be renamed and reordered; HXL tags are understood.',
    'الصفوف ذات رمز المشروع نفسه مشروع واحد: لكل صف أن يضيف شريكًا أو مانحًا مع مبلغه أو مكانًا أو فئة أو خطرًا أو عقدًا. ويُفهم كذلك صف واحد لكل مشروع مع قوائم في الخلية. يمكن تغيير أسماء الأعمدة وترتيبها، وتُفهم وسوم HXL.',
    'ئەو ڕیزانەی هەمان کۆدی پڕۆژەیان هەیە یەک پڕۆژەن: هەر ڕیزێک دەتوانێت هاوبەشێک، بەخشەرێک لەگەڵ بڕەکەی، شوێنێک، گروپێک، مەترسییەک یان گرێبەستێک زیاد بکات. یەک ڕیز بۆ هەر پڕۆژەیەک، بە لیست لە خانەدا، هەروەها تێدەگەیشترێت. دەکرێت ناو و ڕیزبەندی ستوونەکان بگۆڕدرێن؛ تاگی HXL تێدەگەیشترێت.',
  ),
  startFrom: text(
    'The easiest way to begin is the sheet of all projects as they are now:',
    'أسهل بداية هي جدول كل المشاريع كما هي الآن:',
    'ئاسانترین دەستپێک خشتەی هەموو پڕۆژەکانە وەک ئێستا:',
  ),
  states: text(
    'A sheet takes no step on the approval path: a state that differs is told and left.',
    'لا يتخذ الجدول خطوة في مسار الموافقة: تُذكر الحالة المختلفة وتُترك.',
    'خشتە هیچ هەنگاوێک لە ڕێڕەوی پەسەندکردن نانێت: دۆخی جیاواز دەوترێت و بەجێ دەهێڵرێت.',
  ),
  file: text('Sheet (XLSX or CSV)', 'الجدول (XLSX أو CSV)', 'خشتە (XLSX یان CSV)'),
  look: text('Look at it', 'معاينته', 'سەیری بکە'),
  chooseFile: text('Choose a file first.', 'اختر ملفًا أولًا.', 'سەرەتا فایلێک هەڵبژێرە.'),
  sendAnother: text('Send another sheet', 'إرسال جدول آخر', 'ناردنی خشتەیەکی تر'),
  allProjects: text('All projects', 'كل المشاريع', 'هەموو پڕۆژەکان'),
  importLink: text('Import', 'استيراد', 'هاوردەکردن'),
  exportLabel: text('All sheets as', 'كل الأوراق بصيغة', 'هەموو پەڕەکان وەک'),
  rows: text('Rows', 'الصفوف', 'ڕیزەکان'),
  new: text('New projects', 'مشاريع جديدة', 'پڕۆژەی نوێ'),
  changed: text('Changed projects', 'مشاريع متغيرة', 'پڕۆژەی گۆڕاو'),
  unchanged: text('Unchanged projects', 'مشاريع كما هي', 'پڕۆژەی نەگۆڕاو'),
  rejected: text('Rows not taken', 'صفوف لم تُؤخذ', 'ڕیزی وەرنەگیراو'),
  repaired: text('Rows repaired', 'صفوف أُصلحت', 'ڕیزی چاککراو'),
  store: text('Store', 'تخزين', 'پاشەکەوتکردن'),
  storePartly: text(
    'Projects with a wrong row are left as they are; the others are stored. {rejected} rows are not taken.',
    'تُترك المشاريع ذات الصفوف الخاطئة كما هي وتُخزن الأخرى. لم تُؤخذ {rejected} من الصفوف.',
    'ئەو پڕۆژانەی ڕیزی هەڵەیان هەیە وەک خۆیان دەهێڵدرێنەوە؛ ئەوانی تر پاشەکەوت دەکرێن. {rejected} ڕیز وەرناگیرێن.',
  ),
  nothing: text(
    'Nothing of this sheet can be stored yet: mend the rows below and send it again.',
    'لا يمكن تخزين شيء من هذا الجدول بعد: أصلح الصفوف أدناه وأرسله مجددًا.',
    'هێشتا هیچ شتێکی ئەم خشتەیە پاشەکەوت ناکرێت: ڕیزەکانی خوارەوە چاک بکە و دووبارە بینێرە.',
  ),
  same: text(
    'The sheet says what is stored already: there is nothing to change.',
    'يقول الجدول ما هو مخزّن من قبل: لا شيء يتغير.',
    'خشتەکە ئەوە دەڵێت کە پێشتر پاشەکەوت کراوە: هیچ ناگۆڕدرێت.',
  ),
  corrected: text('The sheet with its problems marked', 'الجدول مع تعليم مشكلاته', 'خشتەکە بە نیشانەکردنی کێشەکانییەوە'),
  wouldChange: text('What it changes', 'ما الذي يغيره', 'چی دەگۆڕێت'),
  newOne: text('new', 'جديد', 'نوێ'),
  newVersion: text('new version', 'نسخة جديدة', 'وەشانی نوێ'),
  stored: text('now stored', 'المخزّن الآن', 'ئێستا پاشەکەوتکراو'),
  inSheet: text('in the sheet', 'في الجدول', 'لە خشتەکەدا'),
  more: text('and {count} more', 'و{count} غيرها', 'و {count}ی تر'),
  isStored: text('The sheet is stored.', 'خُزّن الجدول.', 'خشتەکە پاشەکەوت کرا.'),
  isUndone: text(
    'This import was taken back: sheets say again what they said before it.',
    'أُلغي هذا الاستيراد: تقول الأوراق مجددًا ما قالته قبله.',
    'ئەم هاوردەکردنە هەڵوەشێنرایەوە: پەڕەکان دووبارە ئەوە دەڵێن کە پێشی وتیان.',
  ),
  undo: text('Take the import back', 'إلغاء الاستيراد', 'هەڵوەشاندنەوەی هاوردەکردنەکە'),
  undoNote: text(
    'Changed sheets say again what they said before, as a new version; projects that it started end. What was changed since then stays.',
    'تقول الأوراق المتغيرة مجددًا ما قالته قبل ذلك كنسخة جديدة، وتنتهي المشاريع التي بدأها. ويبقى ما تغيّر بعده.',
    'پەڕە گۆڕاوەکان وەک وەشانێکی نوێ دووبارە ئەوە دەڵێن کە پێشتر وتیان، و ئەو پڕۆژانەی دەستی پێکردن کۆتایییان دێت. ئەوەی دوای ئەوە گۆڕدرا دەمێنێتەوە.',
  ),
  resolve: text('Resolve', 'معالجة', 'یەکلاکردنەوە'),
  reopen: text('Reopen', 'إعادة الفتح', 'کردنەوەی دووبارە'),
  resolved: text('Resolved', 'عولج', 'یەکلا کرایەوە'),
  reopened: text('Reopened', 'أُعيد فتحه', 'کرایەوە'),
}

/** Says a text of the pages about sheets of projects, and of comments that are resolved. */
export const sayProjectSheet = sayer(projectSheetMessages)
