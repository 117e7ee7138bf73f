/** Organisations and donors. */
import { chooseKnown, type Entries, entry, nothingToDo } from './text.ts'

export const whoTexts: Entries = {
  'organisation-missing': entry(
    ['No organisation is named.', 'لم تُذكر أي منظمة.', 'هیچ ڕێکخراوێک نەناسێنراوە.'],
    ['Write who does the work.', 'اكتب من يقوم بالعمل.', 'بنووسە کێ کارەکە دەکات.'],
  ),
  'organisation-unknown': entry(
    ['The organisation “{value}” is not known here.', 'المنظمة «{value}» غير معروفة هنا.', 'ڕێکخراوی «{value}» لێرە نەناسراوە.'],
    chooseKnown,
  ),
  'donor-unknown': entry(
    ['The donor “{value}” is not known here.', 'الجهة المانحة «{value}» غير معروفة هنا.', 'بەخشەری «{value}» لێرە نەناسراوە.'],
    chooseKnown,
  ),
  'donor-in-comments': entry(
    [
      'The text names the donor {donor}, but the donor’s cell is blank.',
      'يذكر النص المانح {donor} لكن خلية المانح فارغة.',
      'دەقەکە ناوی بەخشەر {donor} دەهێنێت، بەڵام خانەی بەخشەر بەتاڵە.',
    ],
    ['Write the donor into its own column.', 'اكتب المانح في عموده.', 'بەخشەرەکە لە ستوونی خۆیدا بنووسە.'],
  ),
  'name-spelled-otherwise': entry(
    ['“{value}” was read as {now}.', 'قُرئت «{value}» على أنها {now}.', '«{value}» وەک {now} خوێندرایەوە.'],
    nothingToDo,
  ),
  'organisation-several': entry(
    [
      '“{value}” names several organisations ({names}).',
      '«{value}» يذكر عدة منظمات ({names}).',
      '«{value}» ناوی چەند ڕێکخراوێک دەهێنێت ({names}).',
    ],
    [
      'Write one organisation in a row: one row for each, or the lead and the implementing partner in their own columns.',
      'اكتب منظمة واحدة في الصف: صف لكل منها، أو المنظمة الرائدة والشريك المنفذ كلٌّ في عموده.',
      'لە ڕیزێکدا یەک ڕێکخراو بنووسە: بۆ هەریەکە ڕیزێک، یان سەرکردە و هاوبەشی جێبەجێکار هەریەکە لە ستوونی خۆیدا.',
    ],
  ),
  'organisation-acronym-differs': entry(
    [
      'The acronym is {acronym}’s, the name is {name}’s. The name was taken.',
      'المختصر لـ{acronym} والاسم لـ{name}. أُخذ الاسم.',
      'کورتکراوەکە هی {acronym} و ناوەکە هی {name}ە. ناوەکە وەرگیرا.',
    ],
    ['Correct the acronym or the name.', 'صحّح المختصر أو الاسم.', 'کورتکراوەکە یان ناوەکە ڕاست بکەرەوە.'],
  ),
  'lead-and-implementer-swapped': entry(
    [
      '{lead} leads and {implementing} implements for it: the two may be swapped.',
      '{lead} رائدة و{implementing} تنفّذ لها: ربما عُكستا.',
      '{lead} سەرکردایەتی دەکات و {implementing} بۆی جێبەجێ دەکات: لەوانەیە گۆڕابنەوە.',
    ],
    [
      'Write who is responsible as lead, and who does the work as implementing partner.',
      'اكتب المسؤول منظمةً رائدة ومن يقوم بالعمل شريكًا منفذًا.',
      'بەرپرسیارەکە وەک سەرکردە بنووسە، و ئەوەی کارەکە دەکات وەک هاوبەشی جێبەجێکار.',
    ],
  ),
  'organisation-not-yours': entry(
    [
      'The row is reported for “{value}”, and you report for {own}.',
      'الصف مُبلَّغ عن «{value}»، وأنت تبلّغ عن {own}.',
      'ڕیزەکە بۆ «{value}» ڕاپۆرت کراوە، و تۆ بۆ {own} ڕاپۆرت دەدەیت.',
    ],
    [
      'Remove the row, or ask the task manager of its cluster to report it. A row is its lead organisation’s; where none is named, the implementing partner’s.',
      'احذف الصف، أو اطلب من مدير مهام مجموعته أن يبلّغ عنه. الصف لمنظمته الرائدة، وإن لم تُذكر فللشريك المنفذ.',
      'ڕیزەکە لابە، یان داوا لە بەڕێوەبەری ئەرکی کڵەستەرەکەی بکە ڕاپۆرتی بکات. ڕیز هی ڕێکخراوە سەرکردەکەیەتی؛ ئەگەر ناوی نەهاتبێت، هی هاوبەشی جێبەجێکارە.',
    ],
  ),
  'record-not-yours': entry(
    [
      'No line that you may change has the record ID “{value}”.',
      'لا يوجد سطر يمكنك تغييره برقم السجل «{value}».',
      'هیچ دێڕێک کە بتوانیت بیگۆڕیت ناسنامەی تۆماری «{value}»ی نییە.',
    ],
    [
      'Leave the cell blank to report the row as a new one, or download your lines again and correct them there.',
      'اترك الخلية فارغة للإبلاغ عن الصف كصف جديد، أو نزّل سطورك من جديد وصحّحها فيها.',
      'خانەکە بەتاڵ بهێڵەوە بۆ ئەوەی ڕیزەکە وەک نوێ ڕاپۆرت بکرێت، یان دووبارە دێڕەکانت دابگرە و لەوێ ڕاستیان بکەرەوە.',
    ],
  ),
  'record-elsewhere': entry(
    [
      'The line with the record ID “{value}” is stored for another cluster or place than those you report for.',
      'السطر ذو رقم السجل «{value}» محفوظ لمجموعة أو مكان غير ما تبلّغ عنه.',
      'ئەو دێڕەی ناسنامەی تۆماری «{value}»ی هەیە، بۆ کڵەستەر یان شوێنێکی تر پاشەکەوت کراوە کە تۆ ڕاپۆرتی بۆ نادەیت.',
    ],
    [
      'Remove the row, or ask the task manager of the cluster it was reported in to change it. To report other work, give the row a record ID of its own.',
      'احذف الصف، أو اطلب من مدير مهام المجموعة التي أُبلغ عنه فيها أن يغيّره. وللإبلاغ عن عمل آخر أعطِ الصف رقم سجل خاصًا به.',
      'ڕیزەکە لابە، یان داوا لە بەڕێوەبەری ئەرکی ئەو کڵەستەرە بکە کە تێیدا ڕاپۆرت کراوە بیگۆڕێت. بۆ ڕاپۆرتی کارێکی تر، ناسنامەیەکی تایبەت بە ڕیزەکە بدە.',
    ],
  ),
  'cluster-not-yours': entry(
    [
      'The row is of the cluster “{value}”, and you report for {own}.',
      'الصف للمجموعة «{value}»، وأنت تبلّغ عن {own}.',
      'ڕیزەکە هی کڵەستەری «{value}»ە، و تۆ بۆ {own} ڕاپۆرت دەدەیت.',
    ],
    [
      'Remove the row, or ask the task manager of that cluster to report it.',
      'احذف الصف، أو اطلب من مدير مهام تلك المجموعة أن يبلّغ عنه.',
      'ڕیزەکە لابە، یان داوا لە بەڕێوەبەری ئەرکی ئەو کڵەستەرە بکە ڕاپۆرتی بکات.',
    ],
  ),
  'place-not-yours': entry(
    [
      'The row is of a place outside {own}, for which you report.',
      'الصف لمكان خارج {own} الذي تبلّغ عنه.',
      'ڕیزەکە هی شوێنێکە لە دەرەوەی {own} کە ڕاپۆرتی بۆ دەدەیت.',
    ],
    [
      'Correct the place, or ask the focal point of your organisation to report the row.',
      'صحّح المكان، أو اطلب من جهة اتصال منظمتك أن تبلّغ عن الصف.',
      'شوێنەکە ڕاست بکەرەوە، یان داوا لە خاڵی پەیوەندیی ڕێکخراوەکەت بکە ڕیزەکە ڕاپۆرت بکات.',
    ],
  ),
  'donor-in-comments-no-column': entry(
    [
      'The text names the donor {donor}, and the sheet has no column for donors.',
      'يذكر النص المانح {donor} وليس في الجدول عمود للمانحين.',
      'دەقەکە ناوی بەخشەر {donor} دەهێنێت، و خشتەکە ستوونی بەخشەری نییە.',
    ],
    [
      'Add a column for donors and write the donor into it.',
      'أضف عمودًا للمانحين واكتب المانح فيه.',
      'ستوونێکی بەخشەر زیاد بکە و بەخشەرەکەی تێدا بنووسە.',
    ],
  ),
}
