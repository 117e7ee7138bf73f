/** Places, sites and points. */
import { chooseKnown, correctPlace, type Entries, entry, nothingToDo } from './text.ts'

export const whereTexts: Entries = {
  'place-missing': entry(
    [
      'No place is named: the line counts for the whole operation only.',
      'لم يُذكر مكان: يُحسب السطر للعملية ككل فقط.',
      'هیچ شوێنێک نەناسێنراوە: دێڕەکە تەنها بۆ هەموو ئۆپەراسیۆنەکە دەژمێردرێت.',
    ],
    ['Write at least the governorate.', 'اكتب المحافظة على الأقل.', 'لانیکەم پارێزگاکە بنووسە.'],
  ),
  'place-unknown': entry(
    ['The place “{value}” is not known here.', 'المكان «{value}» غير معروف هنا.', 'شوێنی «{value}» لێرە نەناسراوە.'],
    chooseKnown,
  ),
  'place-unknown-inside': entry(
    [
      '“{value}” is not known in {above}; the line was put on {above}.',
      '«{value}» غير معروف في {above}؛ وُضع السطر على {above}.',
      '«{value}» لە {above} نەناسراوە؛ دێڕەکە لەسەر {above} دانرا.',
    ],
    [
      'Correct the name or its P-code. Similar names: {suggestions}',
      'صحّح الاسم أو رمزه المكاني. أسماء مشابهة: {suggestions}',
      'ناوەکە یان P-codeەکەی ڕاست بکەرەوە. ناوی هاوشێوە: {suggestions}',
    ],
  ),
  'place-code-unknown': entry(
    [
      'The P-code “{value}” is not known; the place was found by its name ({place}).',
      'الرمز المكاني «{value}» غير معروف؛ عُثر على المكان باسمه ({place}).',
      'P-codeی «{value}» نەناسراوە؛ شوێنەکە بە ناوەکەی دۆزرایەوە ({place}).',
    ],
    ['Correct the P-code: {now}', 'صحّح الرمز المكاني: {now}', 'P-codeەکە ڕاست بکەرەوە: {now}'],
  ),
  'place-code-other-system': entry(
    [
      '“{value}” is a P-code of another system or year; it stands for {place} (now {now}).',
      '«{value}» رمز مكاني من نظام أو سنة أخرى يدل على {place} (الآن {now}).',
      '«{value}» P-codeی سیستەم یان ساڵێکی ترە؛ واتای {place} (ئێستا {now}).',
    ],
    nothingToDo,
  ),
  'place-code-mended': entry(
    [
      'The P-code “{value}” was mended; it stands for {place} ({now}).',
      'أُصلح الرمز المكاني «{value}»؛ يدل على {place} ({now}).',
      'P-codeی «{value}» چاککرا؛ واتای {place} ({now}).',
    ],
    [
      'Nothing to do. Set the column to text, so that zeros stay.',
      'لا يلزم شيء. اجعل العمود نصًا كي تبقى الأصفار.',
      'هیچ پێویست ناکات. ستوونەکە بکە بە دەق، بۆ ئەوەی سفرەکان بمێننەوە.',
    ],
  ),
  'place-wrong-column': entry(
    [
      '“{value}” stands in the column of another level; it was read as {place}.',
      '«{value}» في عمود مستوى آخر؛ قُرئ على أنه {place}.',
      '«{value}» لە ستوونی ئاستێکی تردایە؛ وەک {place} خوێندرایەوە.',
    ],
    [
      'Nothing to do, unless another place was meant.',
      'لا يلزم شيء إلا إذا قُصد مكان آخر.',
      'هیچ پێویست ناکات، مەگەر مەبەست شوێنێکی تر بێت.',
    ],
  ),
  'place-not-inside': entry(
    [
      '{place} lies in {within}, not in {above}.',
      '{place} يقع في {within} لا في {above}.',
      '{place} لە {within}دایە، نەک لە {above}.',
    ],
    [
      'Write {within} above it, or correct the name or the P-code of the place.',
      'اكتب {within} فوقه، أو صحّح اسم المكان أو رمزه المكاني.',
      '{within} لەسەروویەوە بنووسە، یان ناو یان P-codeی شوێنەکە ڕاست بکەرەوە.',
    ],
  ),
  'coordinates-unreadable': entry(
    ['“{value}” is no latitude or longitude.', '«{value}» ليس خط عرض أو طول.', '«{value}» هێڵی پانی یان درێژی نییە.'],
    ['Write decimal degrees, such as 36.3400.', 'اكتب درجات عشرية مثل 36.3400.', 'پلەی دەهی بنووسە، وەک 36.3400.'],
  ),
  'coordinates-mended': entry(
    ['“{value}” was read as {now} degrees.', 'قُرئت «{value}» على أنها {now} درجة.', '«{value}» وەک {now} پلە خوێندرایەوە.'],
    nothingToDo,
  ),
  'coordinates-zero': entry(
    [
      'The point 0, 0 lies in the sea; it was left out.',
      'النقطة 0، 0 تقع في البحر وقد تُركت.',
      'خاڵی 0، 0 لە دەریادایە؛ لێی گەڕاین.',
    ],
    nothingToDo,
  ),
  'coordinates-swapped': entry(
    [
      'Latitude and longitude were swapped; the point was read as {now}.',
      'كان خطا العرض والطول معكوسين؛ قُرئت النقطة على أنها {now}.',
      'هێڵی پانی و درێژی گۆڕابوونەوە؛ خاڵەکە وەک {now} خوێندرایەوە.',
    ],
    nothingToDo,
  ),
  'coordinates-impossible': entry(
    ['There is no such point on earth.', 'لا توجد نقطة كهذه على الأرض.', 'خاڵێکی وا لەسەر زەوی نییە.'],
    [
      'Write decimal degrees, latitude from -90 to 90.',
      'اكتب درجات عشرية، وخط العرض من -90 إلى 90.',
      'پلەی دەهی بنووسە، هێڵی پانی لە -90 بۆ 90.',
    ],
  ),
  'coordinates-outside': entry(
    ['The point lies outside {place}.', 'تقع النقطة خارج {place}.', 'خاڵەکە لە دەرەوەی {place}ـە.'],
    ['Check the coordinates and the place.', 'تحقق من الإحداثيات والمكان.', 'کۆئۆردینات و شوێنەکە بپشکنە.'],
  ),
  'place-code-missing': entry(
    [
      'The P-code is missing; the place was found by its name ({now}).',
      'الرمز المكاني ناقص؛ عُثر على المكان باسمه ({now}).',
      'P-code نییە؛ شوێنەکە بە ناوەکەی دۆزرایەوە ({now}).',
    ],
    nothingToDo,
  ),
  'place-code-spoiled': entry(
    [
      'A spreadsheet has taken the P-code for a number (“{value}”); the place was found by its name ({place}, {now}).',
      'عدّ برنامج الجداول الرمز المكاني رقمًا («{value}»)؛ عُثر على المكان باسمه ({place}، {now}).',
      'بەرنامەی خشتە P-codeەکەی بە ژمارە وەرگرتووە («{value}»)؛ شوێنەکە بە ناوەکەی دۆزرایەوە ({place}، {now}).',
    ],
    [
      'Nothing to do. Set the column to text before pasting codes.',
      'لا يلزم شيء. اجعل العمود نصًا قبل لصق الرموز.',
      'هیچ پێویست ناکات. پێش لکاندنی کۆدەکان ستوونەکە بکە بە دەق.',
    ],
  ),
  'place-code-lost': entry(
    [
      'A spreadsheet has taken the P-code for a number and lost its digits (“{value}”).',
      'عدّ برنامج الجداول الرمز المكاني رقمًا ففُقدت أرقامه («{value}»).',
      'بەرنامەی خشتە P-codeەکەی بە ژمارە وەرگرتووە و ژمارەکانی لەدەستچوون («{value}»).',
    ],
    [
      'Set the column to text and paste the codes again, or write the name of the place.',
      'اجعل العمود نصًا والصق الرموز مجددًا، أو اكتب اسم المكان.',
      'ستوونەکە بکە بە دەق و کۆدەکان دووبارە بلکێنە، یان ناوی شوێنەکە بنووسە.',
    ],
  ),
  'place-code-larger': entry(
    [
      'The P-code “{value}” is of a larger area ({place}).',
      'الرمز المكاني «{value}» لمنطقة أكبر ({place}).',
      'P-codeی «{value}» هی ناوچەیەکی گەورەترە ({place}).',
    ],
    [
      'Write the P-code of the place itself, or leave the cell blank.',
      'اكتب الرمز المكاني للمكان نفسه أو اترك الخلية فارغة.',
      'P-codeی خودی شوێنەکە بنووسە، یان خانەکە بەتاڵ بهێڵەوە.',
    ],
  ),
  'place-code-and-name-differ': entry(
    [
      'The P-code “{value}” stands for {place}, the name for {name}.',
      'الرمز المكاني «{value}» يدل على {place} والاسم على {name}.',
      'P-codeی «{value}» واتای {place} و ناوەکە واتای {name}.',
    ],
    [
      'Correct the P-code or the name. P-codes of another year may name other places.',
      'صحّح الرمز المكاني أو الاسم. قد تدل رموز سنة أخرى على أماكن أخرى.',
      'P-codeەکە یان ناوەکە ڕاست بکەرەوە. کۆدی ساڵێکی تر لەوانەیە ناوی شوێنی تر بێت.',
    ],
  ),
  'place-larger': entry(
    [
      '“{value}” names the larger area {place} once more; the line counts for it.',
      '«{value}» يعيد ذكر المنطقة الأكبر {place}؛ يُحسب السطر لها.',
      '«{value}» ناوی ناوچەی گەورەتری {place} دووبارە دەکاتەوە؛ دێڕەکە بۆ ئەو دەژمێردرێت.',
    ],
    [
      'Nothing to do, unless a smaller place is known.',
      'لا يلزم شيء إلا إذا عُرف مكان أصغر.',
      'هیچ پێویست ناکات، مەگەر شوێنێکی بچووکتر زانراو بێت.',
    ],
  ),
  'place-also-elsewhere': entry(
    [
      '{place} stands under {within} in other rows, here under {above}. The line counts for {within}.',
      'يرد {place} تحت {within} في صفوف أخرى وهنا تحت {above}. يُحسب السطر لـ{within}.',
      '{place} لە ڕیزەکانی تردا لەژێر {within}ە، لێرە لەژێر {above}. دێڕەکە بۆ {within} دەژمێردرێت.',
    ],
    correctPlace,
  ),
  'place-same-name-elsewhere': entry(
    [
      '“{value}” is not known in {above}; a place of this name lies in {within}. It was taken in as a new place.',
      '«{value}» غير معروف في {above}؛ يوجد مكان بهذا الاسم في {within}. أُدخل مكانًا جديدًا.',
      '«{value}» لە {above} نەناسراوە؛ شوێنێک بەم ناوە لە {within} هەیە. وەک شوێنێکی نوێ وەرگیرا.',
    ],
    correctPlace,
  ),
  'place-not-there-then': entry(
    [
      '{place} is a place from {from} to {to} only.',
      '{place} مكان من {from} إلى {to} فقط.',
      '{place} تەنها لە {from} بۆ {to} شوێنێکە.',
    ],
    [
      'Write the place as it was in the month reported on.',
      'اكتب المكان كما كان في الشهر المبلّغ عنه.',
      'شوێنەکە بەو شێوەیە بنووسە کە لە مانگی ڕاپۆرتەکەدا بووە.',
    ],
  ),
  'site-spelled-otherwise': entry(
    [
      '“{value}” is the site that was written {now} before; it was read as that.',
      '«{value}» هو الموقع الذي كُتب من قبل {now}؛ قُرئ كذلك.',
      '«{value}» ئەو شوێنەیە کە پێشتر {now} نووسراوە؛ وەک ئەو خوێندرایەوە.',
    ],
    nothingToDo,
  ),
  'coordinates-in-one-cell': entry(
    [
      'Latitude and longitude stood in one cell; they were read as {now}.',
      'كان خطا العرض والطول في خلية واحدة؛ قُرئا على أنهما {now}.',
      'هێڵی پانی و درێژی لە یەک خانەدا بوون؛ وەک {now} خوێندرانەوە.',
    ],
    nothingToDo,
  ),
  'coordinates-incomplete': entry(
    [
      'One of latitude and longitude is missing: there is no point.',
      'أحد خطي العرض والطول ناقص: لا توجد نقطة.',
      'یەکێک لە هێڵی پانی و درێژی نییە: خاڵ نییە.',
    ],
    ['Write both, or leave both blank.', 'اكتب كليهما أو اترك كليهما فارغًا.', 'هەردووکیان بنووسە، یان هەردووکیان بەتاڵ بهێڵەوە.'],
  ),
  'coordinates-sign': entry(
    [
      'A minus was missing or too many; the point was read as {now}.',
      'كانت إشارة ناقص ناقصة أو زائدة؛ قُرئت النقطة على أنها {now}.',
      'نیشانەی کەم نەبوو یان زیادە بوو؛ خاڵەکە وەک {now} خوێندرایەوە.',
    ],
    nothingToDo,
  ),
  'coordinates-point-lost': entry(
    [
      'The decimal point was lost; the point was read as {now}.',
      'فُقدت الفاصلة العشرية؛ قُرئت النقطة على أنها {now}.',
      'خاڵی دەهی لەدەستچووە؛ خاڵەکە وەک {now} خوێندرایەوە.',
    ],
    nothingToDo,
  ),
  'coordinates-projected': entry(
    [
      '“{value}” is a coordinate in metres (UTM), not in degrees.',
      '«{value}» إحداثية بالأمتار (UTM) لا بالدرجات.',
      '«{value}» کۆئۆردیناتی مەترە (UTM)، نەک پلە.',
    ],
    [
      'Turn it into decimal degrees, such as 36.3400 and 43.1300.',
      'حوّلها إلى درجات عشرية مثل 36.3400 و43.1300.',
      'بیگۆڕە بۆ پلەی دەهی، وەک 36.3400 و 43.1300.',
    ],
  ),
  'coordinates-outside-country': entry(
    ['The point lies outside the country.', 'تقع النقطة خارج البلد.', 'خاڵەکە لە دەرەوەی وڵاتە.'],
    ['Check the coordinates.', 'تحقق من الإحداثيات.', 'کۆئۆردینات بپشکنە.'],
  ),
}
