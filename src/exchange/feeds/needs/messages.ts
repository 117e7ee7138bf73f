/** Problems of lists of needs in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'

export const needsProblemTexts: Record<string, ProblemText> = {
  'column-people-missing': {
    message: [
      'There is no column for people in need, targeted or displaced.',
      'لا يوجد عمود للمحتاجين أو المستهدفين أو النازحين.',
      'ستوونی کەسانی پێویستدار، بەئامانجگیراو یان ئاوارە نییە.',
    ],
    remedy: ['Say which column holds them.', 'حدد العمود الذي يضمهم.', 'دیاری بکە کام ستوون ئەوانی تێدایە.'],
  },
  'column-area-missing': {
    message: [
      'There is no column for the place: the figures are of the country as a whole.',
      'لا يوجد عمود للمكان: الأرقام للبلد ككل.',
      'ستوونی شوێن نییە: ژمارەکان هی هەموو وڵاتەکەن.',
    ],
    remedy: ['Say which column holds it.', 'حدد العمود الذي يذكره.', 'دیاری بکە کام ستوون شوێنەکەی تێدایە.'],
  },
  'need-group-missing': {
    message: [
      'The operation has no population group for displaced people: the figures are stored without a group.',
      'ليس للعملية فئة سكانية للنازحين: تُخزن الأرقام دون فئة.',
      'ئۆپەراسیۆنەکە گروپی دانیشتووانی ئاوارەی نییە: ژمارەکان بەبێ گروپ پاشەکەوت دەکرێن.',
    ],
    remedy: [
      'Check again taking in unknown names, and the group is added.',
      'افحص مجددًا مع إدخال الأسماء غير المعروفة فتُضاف الفئة.',
      'دووبارە بپشکنە و ناوە نەناسراوەکان وەربگرە، گروپەکە زیاد دەکرێت.',
    ],
  },
  'need-month-taken': {
    message: [
      'The rows say months from {first} to {last}; the whole list was taken for {now}, as asked.',
      'تذكر الصفوف أشهرًا من {first} إلى {last}؛ أُخذت القائمة كلها لشهر {now} كما طُلب.',
      'ڕیزەکان مانگی {first} تا {last} دەڵێن؛ هەموو لیستەکە بۆ {now} وەرگیرا، وەک داواکرا.',
    ],
    remedy: [
      'Leave the month blank if each row should count for its own.',
      'اترك الشهر فارغًا إن كان ينبغي أن يُحسب كل صف لشهره.',
      'ئەگەر هەر ڕیزێک دەبێت بۆ مانگی خۆی بژمێردرێت، مانگەکە بەتاڵ بهێڵەوە.',
    ],
  },
  'need-months-differ': {
    message: [
      'The rows say different months, from {first} to {last}; each place is counted in each of them.',
      'تذكر الصفوف أشهرًا مختلفة من {first} إلى {last}؛ يُحسب كل مكان في كل منها.',
      'ڕیزەکان مانگی جیاواز دەڵێن، لە {first} تا {last}؛ هەر شوێنێک لە هەر یەکێکیاندا دەژمێردرێت.',
    ],
    remedy: [
      'If the list is one count, say its month: all rows then hold for it.',
      'إن كانت القائمة إحصاءً واحدًا فحدد شهرها: تُحسب عندئذ كل الصفوف له.',
      'ئەگەر لیستەکە یەک ژماردنە، مانگەکەی دیاری بکە: ئەوسا هەموو ڕیزەکان بۆ ئەوە دەژمێردرێن.',
    ],
  },
  'need-place-missing': {
    message: [
      'No place is named, and the operation has no entry for the country as a whole.',
      'لم يُذكر مكان، وليس للعملية قيد للبلد ككل.',
      'هیچ شوێنێک نەناسێنراوە، و ئۆپەراسیۆنەکە تۆماری هەموو وڵاتی نییە.',
    ],
    remedy: ['Write at least the governorate.', 'اكتب المحافظة على الأقل.', 'لانیکەم پارێزگاکە بنووسە.'],
  },
  'need-rows-without-figure': {
    message: [
      '{count} rows state no number of people; nothing is stored for them.',
      '{count} صفًا لا تذكر عدد الناس؛ لا يُخزن لها شيء.',
      '{count} ڕیز ژمارەی خەڵک ناڵێن؛ هیچیان بۆ پاشەکەوت ناکرێت.',
    ],
    remedy: [
      'Write the number where it is known; 0 when nobody is there.',
      'اكتب العدد حيث يُعرف؛ و0 إن لم يكن هناك أحد.',
      'لەو شوێنەی ژمارەکە دەزانرێت بینووسە؛ ئەگەر کەس نییە 0.',
    ],
  },
  'need-repeated': {
    message: ['This row says the same as row {row}.', 'هذا الصف مطابق للصف {row}.', 'ئەم ڕیزە هەمان ڕیزی {row}ـە.'],
    remedy: [
      'It is counted once. Delete one of the rows.',
      'يُحسب مرة واحدة. احذف أحد الصفين.',
      'یەک جار دەژمێردرێت. یەکێک لە ڕیزەکان بسڕەوە.',
    ],
  },
  'need-repeated-otherwise': {
    message: [
      'Row {row} counts the people of the same place, cluster, group and month, with other figures.',
      'يحصي الصف {row} الناس في المكان والمجموعة والفئة والشهر نفسها بأرقام أخرى.',
      'ڕیزی {row} خەڵکی هەمان شوێن و کڵەستەر و گروپ و مانگ دەژمێرێت، بە ژمارەی تر.',
    ],
    remedy: [
      'Row {row} is stored. Keep the row that is right, or say in which they differ.',
      'يُخزن الصف {row}. أبقِ الصف الصحيح أو بيّن ما يختلفان فيه.',
      'ڕیزی {row} پاشەکەوت دەکرێت. ڕیزە ڕاستەکە بهێڵەوە، یان بڵێ لە چیدا جیاوازن.',
    ],
  },
  'need-parts-left-out': {
    message: [
      '{count} rows count a part of the people by sex, age, disability or category; the totals beside them are stored.',
      '{count} صفًا تحصي جزءًا من الناس حسب الجنس أو العمر أو الإعاقة أو الصنف؛ تُخزن المجاميع بجانبها.',
      '{count} ڕیز بەشێک لە خەڵک بەپێی ڕەگەز، تەمەن، پێداویستی تایبەت یان پۆل دەژمێرن؛ کۆکانی تەنیشتیان پاشەکەوت دەکرێن.',
    ],
    remedy: ['Nothing to do.', 'لا يلزم شيء.', 'هیچ پێویست ناکات.'],
  },
  'need-summed': {
    message: [
      'There is no total: women and men of all ages were added up to {now}.',
      'لا يوجد مجموع: جُمع النساء والرجال من كل الأعمار فكانوا {now}.',
      'کۆ نییە: ژن و پیاوی هەموو تەمەنێک کۆکرانەوە بۆ {now}.',
    ],
    remedy: [
      'Add a row with the total if this is not right.',
      'أضف صفًا بالمجموع إن لم يكن هذا صحيحًا.',
      'ئەگەر ئەمە ڕاست نییە ڕیزێک بە کۆکە زیاد بکە.',
    ],
  },
  'need-only-parts': {
    message: [
      'This row and those like it count a part of the people, and there is no total; they are not stored.',
      'هذا الصف وأمثاله يحصون جزءًا من الناس ولا يوجد مجموع؛ فلا تُخزن.',
      'ئەم ڕیزە و هاوشێوەکانی بەشێک لە خەڵک دەژمێرن و کۆ نییە؛ پاشەکەوت ناکرێن.',
    ],
    remedy: ['Add a row with the total.', 'أضف صفًا بالمجموع.', 'ڕیزێک بە کۆکە زیاد بکە.'],
  },
  'severity-out-of-range': {
    message: [
      'The severity “{value}” is no whole number from 1 to 5; it is left out.',
      'الشدة «{value}» ليست عددًا صحيحًا من 1 إلى 5؛ فتُركت.',
      'توندیی «{value}» ژمارەی تەواوی 1 تا 5 نییە؛ لێی گەڕاین.',
    ],
    remedy: ['Write 1, 2, 3, 4 or 5.', 'اكتب 1 أو 2 أو 3 أو 4 أو 5.', '1، 2، 3، 4 یان 5 بنووسە.'],
  },
}
