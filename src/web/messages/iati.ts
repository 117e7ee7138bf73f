/** Texts of the pages on which published activities (IATI) are looked at, stored and taken back. */
import { sayer, text } from './text.ts'

const iatiMessages = {
  iati: text('Published activities (IATI)', 'أنشطة منشورة (IATI)', 'چالاکیی بڵاوکراوە (IATI)'),
  rows: text('Activities', 'الأنشطة', 'چالاکییەکان'),
  new: text('New projects', 'مشاريع جديدة', 'پڕۆژەی نوێ'),
  changed: text('Changed projects', 'مشاريع متغيرة', 'پڕۆژەی گۆڕاو'),
  unchanged: text('Unchanged projects', 'مشاريع كما هي', 'پڕۆژەی نەگۆڕاو'),
  rejected: text('Activities left out', 'أنشطة تُركت', 'چالاکیی لێهێنراو'),
  repaired: text('Taken otherwise than written', 'أُخذ بغير ما كُتب', 'جیاواز لە نووسراو وەرگیرا'),
  money: text('Money that it tells of', 'المال الذي يذكره', 'ئەو پارەیەی باسی دەکات'),
  kind: text('Movement', 'الحركة', 'جووڵە'),
  currency: text('Currency', 'العملة', 'دراو'),
  amount: text('Amount', 'المبلغ', 'بڕ'),
  count: text('Count', 'العدد', 'ژمارە'),
  notAdded: text(
    'Currencies are not added to each other. A giver whom the file does not state is shown as not stated.',
    'لا تُجمع العملات معًا. والمانح الذي لا يذكره الملف يظهر غير مذكور.',
    'دراوەکان لەگەڵ یەک کۆناکرێنەوە. ئەو بەخشەرەی فایلەکە ناوی نابات وەک نەوتراو پیشان دەدرێت.',
  ),
  organisations: text(
    'Organisations that the operation does not know and takes in as unreviewed: {count}.',
    'منظمات لا تعرفها العملية وتؤخذ دون مراجعة: {count}.',
    'ئەو ڕێکخراوانەی ئۆپەراسیۆنەکە نایانناسێت و وەک پێداچوونەوە‌نەکراو وەردەگیرێن: {count}.',
  ),
  store: text('Store projects and money', 'تخزين المشاريع والمال', 'پاشەکەوتکردنی پڕۆژە و پارە'),
  keepersStore: text(
    'Those who keep the lists of the operation can store it.',
    'يمكن لمن يديرون قوائم العملية تخزينه.',
    'ئەوانەی لیستەکانی ئۆپەراسیۆنەکە بەڕێوەدەبەن دەتوانن پاشەکەوتی بکەن.',
  ),
  nothing: text('There is nothing in it to store.', 'ليس فيه ما يُخزن.', 'هیچی تێدا نییە پاشەکەوت بکرێت.'),
  isStored: text('Its projects and its money are stored.', 'خُزنت مشاريعه وماله.', 'پڕۆژە و پارەکەی پاشەکەوت کران.'),
  isUndone: text('It was taken back.', 'سُحب.', 'گەڕێندرایەوە.'),
  undo: text('Take it back', 'سحبه', 'گەڕاندنەوەی'),
  undoNote: text(
    'Its money is reversed and its projects become what they were before. Organisations stay, as unreviewed.',
    'يُعكس ماله وتعود مشاريعه كما كانت. تبقى المنظمات دون مراجعة.',
    'پارەکەی هەڵدەوەشێندرێتەوە و پڕۆژەکانی دەبنەوە بەوەی پێشتر بوون. ڕێکخراوەکان بە پێداچوونەوە‌نەکراوی دەمێننەوە.',
  ),
  pledge: text('Pledged', 'تعهدات', 'بەڵێندراو'),
  commitment: text('Committed', 'التزامات', 'پابەندبوو'),
  payment: text('Received', 'مستلم', 'وەرگیراو'),
  allocation: text('Allocated to partners', 'مخصص للشركاء', 'تەرخانکراو بۆ هاوبەشان'),
  disbursement: text('Passed on to partners', 'محوّل إلى الشركاء', 'دراو بە هاوبەشان'),
  expenditure: text('Spent', 'مُنفق', 'خەرجکراو'),
  interest: text('Interest', 'فوائد', 'سوود'),
}

export type IatiMessage = keyof typeof iatiMessages
export const sayIati = sayer(iatiMessages)
/** Whether a kind of movement has a word here. */
export const isIatiMessage = (word: string): word is IatiMessage => Object.hasOwn(iatiMessages, word)
