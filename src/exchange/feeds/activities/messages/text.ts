/** What the texts of problems are made of, and remedies that many share. `{name}` is filled from the problem’s details. */

export type Text = readonly [en: string, ar: string, ckb: string]
export interface Entry {
  message: Text
  remedy: Text
}
export type Entries = Readonly<Record<string, Entry>>
export const entry = (message: Text, remedy: Text): Entry => ({ message, remedy })

export const nothingToDo: Text = ['Nothing to do.', 'لا يلزم شيء.', 'هیچ پێویست ناکات.']
export const lookAtIt: Text = [
  'The row is stored; look whether the figure is right.',
  'خُزّن الصف؛ تحقق من صحة الرقم.',
  'ڕیزەکە پاشەکەوت دەکرێت؛ سەیر بکە ژمارەکە ڕاستە یان نا.',
]
export const chooseKnown: Text = [
  'Write a name of the operation’s list, or check again taking in unknown names. Similar names: {suggestions}',
  'اكتب اسمًا من قائمة العملية، أو افحص مجددًا مع إدخال الأسماء غير المعروفة. أسماء مشابهة: {suggestions}',
  'ناوێک لە لیستی ئۆپەراسیۆنەکە بنووسە، یان دووبارە بپشکنە و ناوە نەناسراوەکان وەربگرە. ناوی هاوشێوە: {suggestions}',
]
export const wholeNumber: Text = [
  'Write a whole number, or leave the cell blank when it is not known.',
  'اكتب عددًا صحيحًا، أو اترك الخلية فارغة إن لم يُعرف.',
  'ژمارەیەکی تەواو بنووسە، یان ئەگەر نەزانراوە خانەکە بەتاڵ بهێڵەوە.',
]
export const writeDate: Text = [
  'Write the date as YYYY-MM-DD.',
  'اكتب التاريخ بصيغة YYYY-MM-DD.',
  'بەروار بە شێوەی YYYY-MM-DD بنووسە.',
]
export const writeMonth: Text = ['Write the month as YYYY-MM.', 'اكتب الشهر بصيغة YYYY-MM.', 'مانگ بە شێوەی YYYY-MM بنووسە.']
export const addColumn: Text = [
  'Add the column, named as in the template or with its HXL tag.',
  'أضف العمود باسمه في النموذج أو بوسم HXL الخاص به.',
  'ستوونەکە زیاد بکە، بە ناوی قاڵبەکە یان بە تاگی HXL.',
]
export const correctPlace: Text = [
  'Correct the name or the P-code of the place.',
  'صحّح اسم المكان أو رمزه المكاني (P-code).',
  'ناوی شوێنەکە یان P-codeەکەی ڕاست بکەرەوە.',
]

export const peopleOrBlank: Text = [
  'Write how many people were reached, or leave the cell blank.',
  'اكتب عدد من وصلت إليهم المساعدة أو اترك الخلية فارغة.',
  'بنووسە چەند کەس پێگەیشتوون، یان خانەکە بەتاڵ بهێڵەوە.',
]
export const silence: Text = [
  'Is there no activity, or was it not reported? If there was none, write a row with 0 people; if it was forgotten, add it.',
  'ألا يوجد نشاط أم لم يُبلّغ عنه؟ إن لم يوجد فاكتب صفًا بعدد 0، وإن نُسي فأضفه.',
  'ئایا چالاکی نەبووە، یان ڕاپۆرت نەکراوە؟ ئەگەر نەبووە ڕیزێک بە 0 کەس بنووسە؛ ئەگەر لەبیرکراوە زیادی بکە.',
]
