/** Problems of sheets of a plan in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'

const nothingToDo = ['Nothing to do.', 'لا يلزم شيء.', 'هیچ پێویست ناکات.'] as const

export const planProblemTexts: Record<string, ProblemText> = {
  'plan-code-missing': {
    message: [
      'The row does not say which objective it is about.',
      'لا يذكر الصف الهدف الذي يخصه.',
      'ڕیزەکە ناڵێت دەربارەی کام ئامانجە.',
    ],
    remedy: [
      'Write the code of the objective, also in rows of people.',
      'اكتب رمز الهدف، وفي صفوف الأشخاص أيضًا.',
      'کۆدی ئامانجەکە بنووسە، لە ڕیزەکانی خەڵکیشدا.',
    ],
  },
  'plan-code-is-date': {
    message: [
      'The spreadsheet has turned the code into the date {value}.',
      'حوّل برنامج الجداول الرمز إلى التاريخ {value}.',
      'بەرنامەی خشتەکە کۆدەکەی کردووە بە بەرواری {value}.',
    ],
    remedy: [
      'Format the column as text, and write the code again.',
      'نسّق العمود كنص واكتب الرمز مجددًا.',
      'ستوونەکە وەک دەق ڕێکبخە و کۆدەکە دووبارە بنووسە.',
    ],
  },
  'plan-text-too-long': {
    message: ['The text is longer than {limit} characters.', 'النص أطول من {limit} حرف.', 'دەقەکە لە {limit} پیت درێژترە.'],
    remedy: ['Shorten it.', 'اختصره.', 'کورتی بکەرەوە.'],
  },
  'plan-name-missing': {
    message: ['The objective has no name in any language.', 'ليس للهدف اسم بأي لغة.', 'ئامانجەکە بە هیچ زمانێک ناوی نییە.'],
    remedy: [
      'Write what is to be reached, in at least one language.',
      'اكتب ما يُراد بلوغه بلغة واحدة على الأقل.',
      'بنووسە دەبێت بە چی بگەیت، لانیکەم بە یەک زمان.',
    ],
  },
  'plan-level-unknown': {
    message: [
      'The objective is of no level of the plan.',
      'لا ينتمي الهدف إلى أي مستوى في الخطة.',
      'ئامانجەکە هی هیچ ئاستێکی پلانەکە نییە.',
    ],
    remedy: [
      'Write the number or the name of a level: {levels}.',
      'اكتب رقم مستوى أو اسمه: {levels}.',
      'ژمارە یان ناوی ئاستێک بنووسە: {levels}.',
    ],
  },
  'plan-parent-unknown': {
    message: [
      'The objective above, {parent}, is neither in the sheet nor in the draft.',
      'الهدف الأعلى {parent} ليس في الجدول ولا في المسودة.',
      'ئامانجی سەروو، {parent}، نە لە خشتەکەدایە نە لە ڕەشنووسەکەدا.',
    ],
    remedy: [
      'Correct its code, or add a row for it.',
      'صحّح رمزه أو أضف صفًا له.',
      'کۆدەکەی ڕاست بکەرەوە، یان ڕیزێکی بۆ زیاد بکە.',
    ],
  },
  'plan-parent-missing': {
    message: [
      'An objective of this level stands below another, and none is said.',
      'هدف هذا المستوى يقع تحت هدف آخر، ولم يُذكر.',
      'ئامانجی ئەم ئاستە لەژێر ئامانجێکی تردایە و هیچ نەوتراوە.',
    ],
    remedy: ['Write the code of the objective above.', 'اكتب رمز الهدف الأعلى.', 'کۆدی ئامانجی سەروو بنووسە.'],
  },
  'plan-parent-not-above': {
    message: [
      'The objective {parent} is not of a higher level than this one.',
      'الهدف {parent} ليس من مستوى أعلى من هذا.',
      'ئامانجی {parent} لە ئاستێکی بەرزتری ئەمەدا نییە.',
    ],
    remedy: [
      'Correct the level, or name another objective above.',
      'صحّح المستوى أو اذكر هدفًا أعلى آخر.',
      'ئاستەکە ڕاست بکەرەوە، یان ئامانجێکی تری سەروو ناو ببە.',
    ],
  },
  'plan-part-not-below': {
    message: [
      'With this level, these objectives would no longer stand below it: {parts}.',
      'بهذا المستوى لن تبقى هذه الأهداف تحته: {parts}.',
      'بەم ئاستە ئەم ئامانجانە چیتر لەژێریدا نابن: {parts}.',
    ],
    remedy: ['Move or end those first.', 'انقل تلك الأهداف أو أنهِها أولًا.', 'سەرەتا ئەوانە بگوازەرەوە یان کۆتایییان پێبهێنە.'],
  },
  'plan-code-doubled': {
    message: [
      'Row {row} says something else about the same objective.',
      'يقول الصف {row} شيئًا آخر عن الهدف نفسه.',
      'ڕیزی {row} شتێکی تر دەربارەی هەمان ئامانج دەڵێت.',
    ],
    remedy: [
      'Correct the code, or remove one of the rows.',
      'صحّح الرمز أو احذف أحد الصفين.',
      'کۆدەکە ڕاست بکەرەوە، یان یەکێک لە ڕیزەکان لابە.',
    ],
  },
  'plan-figure-doubled': {
    message: [
      'Row {row} has people of the same objective, place and group.',
      'في الصف {row} أشخاص للهدف والمكان والفئة أنفسها.',
      'ڕیزی {row} خەڵکی هەمان ئامانج و شوێن و گروپی تێدایە.',
    ],
    remedy: ['Keep one of the rows.', 'أبقِ أحد الصفين.', 'یەکێک لە ڕیزەکان بهێڵەوە.'],
  },
  'plan-objective-unknown': {
    message: [
      'There is no objective {value}, neither in the sheet nor in the draft.',
      'لا يوجد هدف {value} لا في الجدول ولا في المسودة.',
      'ئامانجی {value} نییە، نە لە خشتەکەدا نە لە ڕەشنووسەکەدا.',
    ],
    remedy: [
      'Correct the code, or add a row for the objective.',
      'صحّح الرمز أو أضف صفًا للهدف.',
      'کۆدەکە ڕاست بکەرەوە، یان ڕیزێک بۆ ئامانجەکە زیاد بکە.',
    ],
  },
  'plan-place-unknown': {
    message: [
      '“{value}” is no P-code of the operation, and not the name of one place alone.',
      '«{value}» ليس رمزًا مكانيًا في العملية ولا اسم مكان واحد بعينه.',
      '«{value}» نە P-codeی ئۆپەراسیۆنەکەیە نە ناوی تەنها یەک شوێن.',
    ],
    remedy: [
      'Write the P-code. Places of this name: {suggestions}',
      'اكتب الرمز المكاني. أماكن بهذا الاسم: {suggestions}',
      'P-codeەکە بنووسە. شوێنەکانی ئەم ناوە: {suggestions}',
    ],
  },
  'plan-target-above-need': {
    message: [
      'More people are targeted ({value}) than are in need ({inNeed}).',
      'المستهدفون ({value}) أكثر من المحتاجين ({inNeed}).',
      'بەئامانجگیراوان ({value}) لە پێویستداران ({inNeed}) زیاترن.',
    ],
    remedy: ['Look whether both figures are right.', 'تحقق من صحة الرقمين.', 'سەیر بکە هەردوو ژمارەکە ڕاستن یان نا.'],
  },
  'plan-row-empty': {
    message: [
      'The row has a code and says nothing of it.',
      'في الصف رمز ولا يقول عنه شيئًا.',
      'ڕیزەکە کۆدی تێدایە و هیچی دەربارە ناڵێت.',
    ],
    remedy: nothingToDo,
  },
  'plan-objectives-left': {
    message: [
      '{count} objectives of the draft are not in the sheet. They stay as they are.',
      '{count} من أهداف المسودة ليست في الجدول. تبقى كما هي.',
      '{count} ئامانجی ڕەشنووسەکە لە خشتەکەدا نین. وەک خۆیان دەمێننەوە.',
    ],
    remedy: [
      'End on its page what is no longer an objective, with the reason.',
      'أنهِ في صفحته ما لم يعد هدفًا مع ذكر السبب.',
      'ئەوەی چیتر ئامانج نییە لە پەڕەی خۆیدا لەگەڵ هۆکارەکەی کۆتایی پێبهێنە.',
    ],
  },
  'cluster-not-listed': {
    message: [
      'The cluster “{value}” is not in the list of the operation.',
      'المجموعة «{value}» ليست في قائمة العملية.',
      'کڵەستەری «{value}» لە لیستی ئۆپەراسیۆنەکەدا نییە.',
    ],
    remedy: [
      'Write its code or name as the page Clusters has it. Similar: {suggestions}',
      'اكتب رمزها أو اسمها كما في صفحة المجموعات. مشابه: {suggestions}',
      'کۆد یان ناوەکەی وەک لە پەڕەی کڵەستەرەکاندایە بنووسە. هاوشێوە: {suggestions}',
    ],
  },
  'plan-not-yours': {
    message: [
      'Your roles do not let you change objectives of this cluster.',
      'لا تتيح لك أدوارك تغيير أهداف هذه المجموعة.',
      'ڕۆڵەکانت ڕێگەت پێ نادەن ئامانجەکانی ئەم کڵەستەرە بگۆڕیت.',
    ],
    remedy: [
      'Remove the row, or ask the cluster’s task manager.',
      'احذف الصف أو اسأل مدير مهام المجموعة.',
      'ڕیزەکە لابە، یان لە بەڕێوەبەری ئەرکی کڵەستەرەکە بپرسە.',
    ],
  },
  'plan-too-many-figures': {
    message: [
      'The objective has more than {limit} figures of people.',
      'للهدف أكثر من {limit} رقم للأشخاص.',
      'ئامانجەکە لە {limit} ژمارەی خەڵک زیاتری هەیە.',
    ],
    remedy: ['Add up places or groups.', 'اجمع الأماكن أو الفئات.', 'شوێن یان گروپەکان کۆبکەرەوە.'],
  },
}
