/** The template that a sheet was filled in. */
import { type Entries, entry, type Text } from './text.ts'

const newTemplate: Text = [
  'The sheet is read all the same. Download the new template for the next report.',
  'يُقرأ الجدول مع ذلك. نزّل النموذج الجديد للتقرير القادم.',
  'خشتەکە هەر دەخوێندرێتەوە. بۆ ڕاپۆرتی داهاتوو قاڵبە نوێیەکە دابگرە.',
]
const changed = (en: string, ar: string, ckb: string) =>
  entry(
    [
      `Since the template of {date} ${en} changed: {added} added, {renamed} renamed, {removed} taken out.`,
      `تغيّرت ${ar} منذ نموذج {date}: أُضيف {added}، وأُعيدت تسمية {renamed}، وأُخرج {removed}.`,
      `لە دوای قاڵبەی {date} ${ckb} گۆڕاوە: {added} زیادکراوە، {renamed} ناوی گۆڕاوە، {removed} لابراوە.`,
    ],
    newTemplate,
  )

export const templateTexts: Entries = {
  'template-organisations-changed': changed('the list of organisations', 'قائمة المنظمات', 'لیستی ڕێکخراوەکان'),
  'template-clusters-changed': changed('the list of clusters', 'قائمة المجموعات', 'لیستی کڵەستەرەکان'),
  'template-places-changed': changed('the list of places', 'قائمة الأماكن', 'لیستی شوێنەکان'),
  'template-groups-changed': changed('the list of population groups', 'قائمة الفئات السكانية', 'لیستی گروپەکانی دانیشتووان'),
  'template-older': entry(
    [
      'The template of {date} is older than the present one, which asks for other columns.',
      'نموذج {date} أقدم من النموذج الحالي الذي يطلب أعمدة أخرى.',
      'قاڵبەی {date} کۆنترە لە قاڵبەی ئێستا، کە داوای ستوونی تر دەکات.',
    ],
    newTemplate,
  ),
  'template-of-other-operation': entry(
    [
      'The sheet was filled in a template of another operation ({operation}).',
      'مُلئ الجدول في نموذج عملية أخرى ({operation}).',
      'خشتەکە لە قاڵبەی ئۆپەراسیۆنێکی تردا ({operation}) پڕکراوەتەوە.',
    ],
    [
      'Look whether it belongs here. Otherwise send it to that operation, and download the template of this one.',
      'تحقق من أنه يخص هذه العملية. وإلا فأرسله إلى تلك العملية ونزّل نموذج هذه.',
      'سەیر بکە ئایا هی ئێرەیە. ئەگەر نا، بۆ ئەو ئۆپەراسیۆنە بینێرە و قاڵبەی ئەمە دابگرە.',
    ],
  ),
}
