/** Texts of the document library. */
import { sayer, type Text, text } from './text.ts'

const documentMessages = {
  documents: text('Documents', 'الوثائق', 'بەڵگەنامەکان'),
  document: text('Document', 'الوثيقة', 'بەڵگەنامە'),
  library: text(
    'Guidance, forms, maps and minutes of clusters and of the whole operation. Everybody with a role in the operation can read them: put nothing here that could endanger somebody.',
    'إرشادات واستمارات وخرائط ومحاضر للمجموعات وللعملية كلها. يقرؤها كل من له دور في العملية: لا تضع هنا ما قد يعرّض أحدًا للخطر.',
    'ڕێنمایی، فۆرم، نەخشە و کۆنووسی کڵەستەرەکان و هەموو ئۆپەراسیۆنەکە. هەرکەسێک ڕۆڵی لە ئۆپەراسیۆنەکەدا هەبێت دەتوانێت بیانخوێنێتەوە: شتێک لێرە دامەنێ کەسێک بخاتە مەترسییەوە.',
  ),
  none: text('There is no document here yet.', 'لا وثائق هنا بعد.', 'هێشتا هیچ بەڵگەنامەیەک لێرە نییە.'),
  cluster: text('Cluster', 'المجموعة', 'کڵەستەر'),
  show: text('Show', 'اعرض', 'پیشان بدە'),
  latest: text('Latest version', 'آخر نسخة', 'دوایین وەشان'),
  version: text('Version {no}', 'النسخة {no}', 'وەشانی {no}'),
  earlier: text('Earlier versions', 'نسخ سابقة', 'وەشانەکانی پێشوو'),
  added: text('Added', 'أُضيفت', 'زیادکرا'),
  size: text('Size', 'الحجم', 'قەبارە'),
  kilobytes: text('{count} kB', '{count} كيلوبايت', '{count} کیلۆبایت'),
  notValid: text('Not valid any more: {reason}', 'لم تعد سارية: {reason}', 'چیتر کارا نییە: {reason}'),
  add: text('Add a document', 'أضف وثيقة', 'بەڵگەنامەیەک زیاد بکە'),
  title: text('Title', 'العنوان', 'ناونیشان'),
  file: text('File, 20 MB at most', 'ملف، 20 ميغابايت كحد أقصى', 'فایل، ئەوپەڕی ٢٠ مێگابایت'),
  note: text('What is new in it (optional)', 'ما الجديد فيها (اختياري)', 'چی تێدا نوێیە (ئارەزوومەندانە)'),
  addVersion: text('Add a new version', 'أضف نسخة جديدة', 'وەشانێکی نوێ زیاد بکە'),
  end: text('Say that it is not valid any more', 'اذكر أنها لم تعد سارية', 'بڵێ کە چیتر کارا نییە'),
  reason: text('Reason', 'السبب', 'هۆکار'),
  fileMissing: text('Choose a file.', 'اختر ملفًا.', 'فایلێک هەڵبژێرە.'),
  wholeOperation: text('Whole operation', 'العملية كلها', 'هەموو ئۆپەراسیۆنەکە'),
} as const satisfies Record<string, Text>

export const sayDocument = sayer(documentMessages)
